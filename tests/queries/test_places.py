"""Which places `where` lists, by which names and filters, on a small made-up store."""

from typing import Any

import pytest

from kharkivctl.errors import Nothing
from kharkivctl.rows import Answer, PlaceRow
from kharkivctl.store.model import Event
from tests import made_up
from tests.asking import ask


def event(event_id: str, day: str, place: str, control: Any, **more: Any) -> Event:
    settings = {"kind": "capture", "text": "", "standing": "stated", "sources": ("paper",)} | more
    return made_up.event(id=event_id, date=day, places=(place,), control=control, **settings)


STORE = made_up.store(
    store=made_up.about(covers="2022-02-24/2022-12-31"),
    sources=(
        made_up.source(id="paper", type="report", title="A paper", issued="2022-12-01"),
        made_up.source(id="wire", type="webpage", title="A wire", issued="2022-05-01"),
    ),
    places=(
        made_up.place(id="district", name="District", kind="raion"),
        made_up.place(id="zeta", name="Alpha", kind="village", within="district"),
        made_up.place(id="alpha", name="Alpha", kind="village"),
        made_up.place(id="town", name="Town", kind="city", within="district", description="On a river."),
        made_up.place(id="old-town", name="Old Town", kind="village"),
    ),
    organizations=(made_up.organization(id="army", name="Army", kind="army"),),
    people=(made_up.person(id="ann", name="Ann Example"),),
    events=(
        event("taken", "2022-03-01", "town", "russia", said_by=("army",), standing="reported"),
        event("taken-too", "2022-03-01", "alpha", "russia", organizations=("army",), sources=("wire",)),
        event("claimed", "2022-04-01", "alpha", "ukraine", standing="claimed", said_by=("ann",)),
        event("first", "2022-06-01", "zeta", "russia", questions=("q",), said_by=("ann",)),
        event("second", "2022-06-02", "zeta", "ukraine", questions=("q",), said_by=("army",)),
        event("other", "2022-06-02", "old-town", "ukraine", questions=("q",)),
    ),
    questions=(made_up.question(id="q", text="Who held it in June?"),),
)


def where(*terms: str, **options: Any) -> Answer:
    return ask("where", STORE, *terms, **options)


def ids(*terms: str, **options: Any) -> list[str]:
    try:
        return [row.id for row in where(*terms, **options).rows]
    except Nothing:
        return []


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        # Without terms: the places with a record, by name, then id.
        ((), ["alpha", "zeta", "old-town", "town"]),
        # The surest reading: an id before a name, a whole name before a word of one.
        (("zeta",), ["zeta"]),
        (("ALPHA",), ["alpha"]),
        (("Town",), ["town"]),
        (("old",), ["old-town"]),
        (("river",), ["town"]),
        # Words that together are a name are that name; else all must match.
        (("old", "town"), ["old-town"]),
        (("river", "town"), ["town"]),
        # Names of their own are alternatives.
        (("alpha", "zeta"), ["alpha", "zeta"]),
        (("District",), ["district"]),
        # A word for a side chooses by the holder, unless a place is named.
        (("russian",), ["alpha", "town"]),
        (("ukrainian", "town"), ["town"]),
        (("disputed", "places"), ["zeta"]),
        (("who", "held", "town"), ["town"]),
    ],
)
def test_what_a_term_finds(terms: tuple[str, ...], found: list[str]) -> None:
    assert ids(*terms) == found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"place": ("district",)}, ["district"]),
        ({"place": ("alpha", "town")}, ["alpha", "town"]),
        ({"kind": ("raion",)}, ["district"]),
        ({"kind": ("city,raion",)}, ["district", "town"]),
        # Who is named in events there, or speaks in them.
        ({"organization": ("army",)}, ["alpha", "zeta", "town"]),
        ({"person": ("ann",)}, ["alpha", "zeta"]),
        ({"person": ("ann",), "organization": ("army",)}, []),
        # The account an answer rests on, and those it shows beside it.
        ({"standing": ("reported",)}, ["town"]),
        ({"standing": ("claimed",)}, ["alpha"]),
        ({"standing": ("claimed",), "on": "2022-03-15"}, []),
        ({"said_by": ("army",)}, ["zeta", "town"]),
        ({"said_by": ("ann",), "standing": ("claimed",)}, ["alpha"]),
        ({"source": ("wire",)}, ["alpha"]),
        ({"held_by": ("disputed",)}, ["zeta"]),
        ({"held_by": ("russia",)}, ["alpha", "town"]),
        # A question of which the place has two accounts.
        ({"question": ("q",)}, ["zeta"]),
        ({"disputed": True}, ["zeta"]),
    ],
)
def test_what_a_filter_keeps(options: dict[str, Any], found: list[str]) -> None:
    assert ids(**options) == found


def test_without_a_date_the_last_day_covered_is_meant() -> None:
    answer = where("town")
    assert [row.on for row in answer.rows if isinstance(row, PlaceRow)] == ["2022-12-31"]
    assert answer.caption == "As of 31 December 2022, the last day covered."


def test_up_to_a_day_begins_with_the_first_day_covered() -> None:
    answer = where("town", until="2022-02-28")
    assert [(row.on, row.held_by) for row in answer.rows if isinstance(row, PlaceRow)] == [
        ("2022-02-24/2022-02-28", "unrecorded")
    ]


@pytest.mark.parametrize(
    ("terms", "options", "notes"),
    [
        (
            ("town",),
            {"on": "2022-02-24"},
            (
                "Town is known, but nothing is recorded for 24 February 2022. "
                "The nearest record is taken (2022-03-01).",
            ),
        ),
        (
            ("district",),
            {},
            (
                "District has no holder as a whole; 2 places in it have records: "
                "kharkivctl where --within district",
            ),
        ),
        (("town",), {"on": "2022-03-01"}, ()),
        (("town", "river"), {"on": "2022-02-24", "known_by": "2022-05-01"}, None),
        (
            ("town",),
            {"on": "2023-05"},
            (
                "The store covers the days from 24 February 2022 to 31 December 2022; "
                "nothing is recorded outside it.",
                "Town is known, but nothing is recorded for May 2023. "
                "The nearest record is taken (2022-03-01).",
            ),
        ),
    ],
)
def test_silence_is_told_with_the_nearest_record(
    terms: tuple[str, ...], options: dict[str, Any], notes: tuple[str, ...] | None
) -> None:
    found = where(*terms, **options).notes
    assert found == notes if notes is not None else "nothing is recorded" in found[-1]


@pytest.mark.parametrize(
    ("terms", "options", "message"),
    [
        (("nowhere",), {}, 'Nothing in the store mentions "nowhere".'),
        (("river", "beach"), {}, 'Nothing in the store mentions "beach".'),
        (("town",), {"held_by": ("ukraine",)}, "No place passes these filters together."),
        ((), {"kind": ("river",)}, "No place passes these filters together."),
    ],
)
def test_nothing_found_says_why(terms: tuple[str, ...], options: dict[str, Any], message: str) -> None:
    with pytest.raises(Nothing) as nothing:
        where(*terms, **options)
    assert str(nothing.value) == message


def test_a_group_finding_is_told_in_words_of_each_place() -> None:
    shown = made_up.event(
        "map",
        kind="holding",
        date="2022-05-01",
        places=("town", "old-town"),
        control="russia",
        text="Shown as held on the map.",
        each="{place} was shown as held on the map.",
    )
    store = made_up.store(places=STORE.places, events=(shown,))
    rows = [row for row in ask("where", store, "2022-05-01").rows if isinstance(row, PlaceRow)]
    told = {row.name: [account.text for account in (row.event, *row.history) if account] for row in rows}
    assert told == {
        "Old Town": ["Old Town was shown as held on the map."] * 2,
        "Town": ["Town was shown as held on the map."] * 2,
    }
    later = ask("where", store, "town", on="2022-04-01").rows[0]
    assert isinstance(later, PlaceRow) and later.next
    assert later.next.text == "Town was shown as held on the map."


def test_places_that_lie_in_each_other_end_somewhere() -> None:
    known = made_up.store(
        places=[
            made_up.place("raion", kind="raion", within="hromada"),
            made_up.place("hromada", kind="hromada", within="raion"),
            made_up.place("town", within="hromada"),
        ],
        events=[made_up.event("taken", places=["town"], control="russia", kind="capture")],
    )
    assert known.lies_in() == {
        "raion": ("hromada",),
        "hromada": ("raion",),
        "town": ("hromada", "raion"),
    }
    (raion,) = ask("where", known, "raion").rows
    assert isinstance(raion, PlaceRow) and [ref.id for ref in raion.contains] == ["town"]
