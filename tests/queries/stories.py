"""Random histories of one made-up town: their days collide, and all that the rules speak of is in them."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec
from hypothesis import strategies as st

from kharkivctl.store.model import Event, Source

FIRST = date(2022, 3, 18)
COVERS = (date(2022, 3, 22), date(2022, 4, 16))  # Some accounts begin before the store does.
ALL_DAYS = [FIRST + timedelta(n) for n in range(32)]  # To two days after the store ends.

DAYS = st.integers(0, 29).map(lambda n: FIRST + timedelta(n))
TWO_DAYS = st.tuples(DAYS, DAYS).filter(lambda two: two[0] != two[1]).map(sorted)
DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day}~"),
    DAYS.map(lambda day: f"[..{day}]"),
    TWO_DAYS.map(lambda two: f"[{two[0]}..{two[1]}]"),
    TWO_DAYS.map(lambda two: f"{two[0]}/{two[1]}"),
    DAYS.map(lambda day: f"{day}/{day}"),
    DAYS.map(lambda day: f"{day}~/2022-04-16"),
    DAYS.map(lambda day: f"{day}/.."),
    st.sampled_from(["2022", "2022-03", "2022-04", "2022-04~", "2022~"]),
    st.sampled_from(["2022-03/2022-04-03", "2022-04/2022-04-05", "2022-03/..", "2022-03-25/2022-04"]),
)
SAID = st.one_of(st.none(), DAYS.map(str), st.sampled_from(["2022-03", "[..2022-04-02]"]))
RETRACTED = st.one_of(
    st.none(),
    st.none(),
    st.none(),
    DAYS.map(str),
    TWO_DAYS.map(lambda two: f"[{two[0]}..{two[1]}]"),
    st.just("2022-04"),
)
# The page has three states; nobody knows the day of the leaflet.
WORKS = ("page", "page-later", "page-last", "paper", "leaflet")


class Story(NamedTuple):
    """The events of the town, the works they rest on, and the day whose knowledge is asked for."""

    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    known_by: date | None


def account(kind: str, control: Any, standing: Any, **more: Any) -> Event:
    return Event(id="", kind=kind, text="", standing=standing, places=("town",), control=control, **more)


CONTROLS = st.sampled_from(["russia", "russia", "ukraine", "ukraine", "contested", "unknown"])
VOICES: dict[str, Any] = {
    "said": SAID,
    "said_by": st.sampled_from([(), (), ("one",), ("other",), ("one", "other"), ("third",)]),
    "questions": st.sampled_from([(), (), ("q",), ("q",), ("r",), ("q", "r")]),
    "sources": st.sampled_from(
        [("paper",), ("page",), ("page-later",), ("page-last",), ("leaflet",), ("page", "paper")]
    ),
}
MORE: dict[str, Any] = VOICES | {
    "date": st.one_of(*[DATES] * 9, st.none()),
    "standing": st.sampled_from(["stated", "reported", "claimed", "claimed", "admitted", "estimated"]),
    "partial": st.sampled_from([False, False, False, True]),
    "retracted": RETRACTED,
}
ACCOUNTS = st.builds(
    account,
    kind=st.sampled_from(["holding", "holding", "capture", "recapture", "fighting"]),
    control=CONTROLS,
    **MORE,
)
WITHDRAWALS = st.builds(
    account, kind=st.just("withdrawal"), control=st.one_of(st.none(), st.none(), CONTROLS), **MORE
)
# Plain accounts too, without which few days would be certain, disputed or left open by fighting.
WORK = st.sampled_from([("paper",), ("page",), ("leaflet",)])
SIDES = st.sampled_from(["russia", "ukraine"])
FINDINGS = st.builds(
    account,
    kind=st.just("holding"),
    control=SIDES,
    standing=st.just("stated"),
    date=DAYS.map(str),
    sources=WORK,
)
CHANGES = st.builds(
    account,
    kind=st.sampled_from(["capture", "recapture"]),
    control=SIDES,
    standing=st.sampled_from(["stated", "stated", "claimed"]),
    date=st.one_of(DAYS.map(str), DAYS.map(lambda day: f"[..{day}]")),
    sources=WORK,
)
FIGHTS = st.builds(
    account,
    kind=st.just("fighting"),
    control=st.just("contested"),
    standing=st.just("stated"),
    date=TWO_DAYS.map(lambda two: f"{two[0]}/{two[1]}"),
    sources=WORK,
)
ANSWERS = st.builds(
    account,
    kind=st.just("holding"),
    control=st.sampled_from(["russia", "ukraine", "contested", "unknown"]),
    standing=st.sampled_from(["stated", "claimed"]),
    date=DAYS.map(str),
    **(VOICES | {"questions": st.sampled_from([("q",), ("q",), ("r", "q")])}),
)
EVENTS = st.one_of(
    st.lists(st.one_of(ACCOUNTS, ACCOUNTS, ACCOUNTS, ACCOUNTS, WITHDRAWALS), min_size=1, max_size=8),
    st.lists(st.one_of(FINDINGS, CHANGES, FIGHTS, ANSWERS, ACCOUNTS), min_size=3, max_size=9),
    st.lists(st.one_of(FINDINGS, CHANGES, FIGHTS), min_size=2, max_size=9),
    st.lists(st.one_of(ANSWERS, ANSWERS, ANSWERS, FINDINGS), min_size=2, max_size=6),
    st.lists(CHANGES, min_size=2, max_size=4),
)


def source(name: str, day: tuple[str, str] | None) -> Source:
    version_of = {"page-later": "page", "page-last": "page-later"}.get(name)
    days = {day[0]: day[1]} if day else {}
    return Source(id=name, type="webpage", title=name, version_of=version_of, **days)  # type: ignore[arg-type]


SOURCE_DAYS = st.tuples(st.sampled_from(["issued", "archived", "accessed"]), DAYS.map(str))
SOURCES = st.tuples(*[st.none() if name == "leaflet" else SOURCE_DAYS for name in WORKS]).map(
    lambda days: tuple(map(source, WORKS, days))
)


def numbered(events: Sequence[Event]) -> tuple[Event, ...]:
    return tuple(msgspec.structs.replace(event, id=f"e{n}") for n, event in enumerate(events))


def allowed(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, no recapture under a question of a capture: `store check` refuses that."""
    asked = {question for event in events if event.kind == "capture" for question in event.questions}
    return tuple(
        msgspec.structs.replace(event, questions=tuple(q for q in event.questions if q not in asked))
        if event.kind == "recapture"
        else event
        for event in events
    )


STORIES = st.builds(Story, EVENTS.map(numbered).map(allowed), SOURCES, st.one_of(st.none(), st.none(), DAYS))
