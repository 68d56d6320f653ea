"""Made-up records and stores for tests: each function fills in what the test does not care about.

    store = made_up.store(places=[made_up.place("izium")], events=[made_up.event("taken", kind="capture")])
    file.write_text(made_up.toml(store))

Every record rests on the source "paper", which every store has, so that what is made keeps the rules of
stores (kharkivctl.store.check) unless a test breaks one.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
import tomli_w

from kharkivctl.store.model import (
    About,
    Event,
    Figure,
    Organization,
    Person,
    Place,
    Post,
    Question,
    Source,
    Store,
)


def about(**fields: Any) -> About:
    """The head of a store that covers 24 February 2022 to 29 February 2024."""
    given = {
        "title": "A made-up store",
        "version": "2026.01.02",
        "covers": "2022-02-24/2024-02-29",
        "licence": "CC0-1.0",
        "origin": "paper",
    }
    return About(**given | fields)


def source(id: str = "paper", **fields: Any) -> Source:
    """A report without author or date."""
    return Source(**{"id": id, "type": "report", "title": "A made-up paper"} | fields)


def place(id: str = "izium", **fields: Any) -> Place:
    """A city named after its id, without coordinates."""
    return Place(**{"id": id, "name": _name(id), "kind": "city", "sources": ("paper",)} | fields)


def organization(id: str = "council", **fields: Any) -> Organization:
    """An administration named after its id, on no side."""
    return Organization(
        **{"id": id, "name": _name(id), "kind": "administration", "sources": ("paper",)} | fields
    )


def person(id: str = "ivan-probnyi", **fields: Any) -> Person:
    """A person named after the id, who holds no posts; make `posts` with `post`."""
    return Person(**{"id": id, "name": _name(id), "sources": ("paper",)} | fields)


def post(id: str = "post", **fields: Any) -> Post:
    """A post as head of nothing in particular, on unknown days."""
    return Post(**{"id": id, "role": "head", "standing": "stated", "sources": ("paper",)} | fields)


def event(id: str = "event", **fields: Any) -> Event:
    """An event of 1 March 2022; with `date=None` one of an unknown day."""
    given = {
        "id": id,
        "kind": "fighting",
        "text": f"Text of {id}.",
        "date": "2022-03-01",
        "date_words": None if fields.get("date", "2022-03-01") else "one day",
        "standing": "stated",
        "sources": ("paper",),
    }
    return Event(**given | fields)


def figure(measure: str = "bodies", **fields: Any) -> Figure:
    """A figure without a number: give it a `value`, `low` and `high`, or `words`."""
    return Figure(measure=measure, **fields)


def question(id: str = "question", **fields: Any) -> Question:
    """A question that no event and no post answers yet."""
    return Question(**{"id": id, "text": "What happened?"} | fields)


def store(
    *,
    store: About | None = None,
    sources: Sequence[Source] | None = None,
    places: Sequence[Place] = (),
    organizations: Sequence[Organization] = (),
    people: Sequence[Person] = (),
    events: Sequence[Event] = (),
    questions: Sequence[Question] = (),
) -> Store:
    """A store of these records; without `sources` it has the paper on which they all rest."""
    return Store(
        store=store or about(),
        sources=(source(),) if sources is None else tuple(sources),
        places=tuple(places),
        organizations=tuple(organizations),
        people=tuple(people),
        events=tuple(events),
        questions=tuple(questions),
    )


def toml(store: Store) -> str:
    """The store as the text of its file, in the one layout."""
    return tomli_w.dumps(msgspec.to_builtins(store))


def _name(id: str) -> str:
    """The id as a name, "Ivan Probnyi" for ivan-probnyi."""
    return id.replace("-", " ").title()
