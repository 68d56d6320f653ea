"""`store info`: how much a store has, and what it covers."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from kharkivctl.store.model import TABLES, Event, Post, Store, voices


class Info(msgspec.Struct, frozen=True):
    """The counts of a store.

    `facts` are its events and posts. `months` counts the events by the month in which each begins, `raions`
    the events by the district in which a place of theirs lies, `outlets` the sources by where they appeared.
    """

    title: str
    version: str
    covers: str
    tables: dict[str, int]
    facts: int
    several_voices: int
    months: dict[str, int]
    raions: dict[str, int]
    outlets: dict[str, int]


def info(store: Store) -> Info:
    """The counts of a store: records by table, and facts by month, raion, outlet and number of voices."""
    facts = list(_facts(store))
    works = store.works()
    return Info(
        title=store.store.title,
        version=store.store.version,
        covers=store.store.covers,
        tables=_tables(store),
        facts=len(facts),
        several_voices=sum(len(voices(fact.said_by, fact.sources, works)) > 1 for fact in facts),
        months=dict(sorted(Counter(_months(store)).items())),
        raions=_most_first(_raions(store)),
        outlets=_most_first(source.outlet for source in store.sources if source.outlet),
    )


def _tables(store: Store) -> dict[str, int]:
    """How many records each table has, that of posts among them."""
    counts = {table: len(getattr(store, table)) for table in TABLES}
    return counts | {"posts": sum(len(person.posts) for person in store.people)}


def _facts(store: Store) -> Iterator[Event | Post]:
    yield from store.events
    for person in store.people:
        yield from person.posts


def _months(store: Store) -> Iterator[str]:
    """The month in which each event begins, or by which it was; the year of one that has no month."""
    for event in store.events:
        month = re.search(r"\d{4}(-\d\d)?", event.date or "")
        yield month[0] if month else "undated"


def _raions(store: Store) -> Iterator[str]:
    """The raions of each event, each once, by their ids."""
    raions = {place.id for place in store.places if place.kind == "raion"}
    lies_in = store.lies_in()
    for event in store.events:
        yield from {region for place in event.places for region in (place, *lies_in[place])} & raions


def _most_first(things: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(things).items(), key=lambda pair: (-pair[1], pair[0])))
