"""The counts of `store info` in made-up stores."""

from typing import Any

import pytest

from kharkivctl.queries.info import info
from tests import made_up


def test_facts_count_in_the_raion_of_each_of_their_places_once() -> None:
    places = [
        made_up.place("izium-raion", kind="raion"),
        made_up.place("kupiansk-raion", kind="raion"),
        made_up.place("oskil-hromada", kind="hromada", within="izium-raion"),
        made_up.place("oskil", within="oskil-hromada"),
        made_up.place("izium", within="izium-raion"),
        made_up.place("kupiansk", within="kupiansk-raion"),
        made_up.place("donetsk"),
    ]
    events = [
        made_up.event("both", places=("oskil", "izium", "kupiansk")),
        made_up.event("itself", places=("izium-raion",)),
        made_up.event("elsewhere", places=("donetsk",)),
    ]
    assert info(made_up.store(places=places, events=events)).raions == {"izium-raion": 2, "kupiansk-raion": 1}


@pytest.mark.parametrize(
    ("date", "month"),
    [
        ("2022-09-10", "2022-09"),
        ("2022-09~", "2022-09"),
        ("2022", "2022"),
        ("2022-03-31/2022-04-02", "2022-03"),
        ("[2022-03-26..2022-04-01]", "2022-03"),
        ("[..2022-09-11]", "2022-09"),
        (None, "undated"),
    ],
)
def test_an_event_counts_in_the_month_in_which_it_begins(date: str | None, month: str) -> None:
    assert info(made_up.store(events=[made_up.event(date=date)])).months == {month: 1}


def test_voices_are_those_who_say_so_else_works() -> None:
    sources = [made_up.source(), made_up.source("state", version_of="paper"), made_up.source("map")]
    people = [made_up.person("ivan", posts=[made_up.post(sources=("paper", "map"))]), made_up.person("olha")]
    both: dict[str, Any] = {"sources": ("paper", "map")}
    events = [
        made_up.event("one-work", sources=("paper", "state")),
        made_up.event("two-works", **both),
        made_up.event("one-owner", said_by=("ivan",), **both),
        made_up.event("two-owners", said_by=("ivan", "olha")),
    ]
    found = info(made_up.store(sources=sources, people=people, events=events))
    assert (found.facts, found.several_voices) == (5, 3)


def test_outlets_come_with_the_most_works_first() -> None:
    outlets = ("Zeit", "Gazette", "Zeit", None)
    sources = [made_up.source(f"s{n}", container_title=outlet) for n, outlet in enumerate(outlets)]
    sources.append(made_up.source("s9", publisher="Bureau"))
    assert list(info(made_up.store(sources=sources)).outlets.items()) == [
        ("Zeit", 2),
        ("Bureau", 1),
        ("Gazette", 1),
    ]
