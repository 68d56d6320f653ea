"""Which events belong to some days and in which order: the rules of `when`, on made-up events."""

from typing import Any

import msgspec
import pytest

from kharkivctl import dates
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.queries.timeline import order, relation
from kharkivctl.rows import Answer, EventRow
from kharkivctl.store.model import Event, Store
from tests import made_up
from tests.asking import ask


def event(id: str, date: str | None = "2022-03-01", **more: Any) -> Event:
    return made_up.event(id, date=date, **({"sources": ("gazette",)} | more))


def store(*events: Event) -> Store:
    return made_up.store(
        store=made_up.about(covers="2022-02-24/2022-12-31"),
        sources=[
            made_up.source("gazette", title="Daily news", issued="2022-03-31"),
            made_up.source("agency", title="Wire", issued="2022-03-02", known_through="gazette"),
            made_up.source("institute", title="Assessment", issued="2022-06-30"),
        ],
        places=[made_up.place("town", within="district"), made_up.place("district", kind="raion")],
        organizations=[made_up.organization("ministry", name="The Ministry", kind="ministry")],
        people=[made_up.person("ann-example")],
        events=events,
        questions=[
            made_up.question("q-first", text="What happened first?", note="Two accounts."),
            made_up.question("q-second", text="What happened then?"),
        ],
    )


def asked(*events: Event, terms: tuple[str, ...] = (), **options: Any) -> Answer:
    return ask("when", store(*events), *terms, **options)


def ids(*events: Event, terms: tuple[str, ...] = (), **options: Any) -> list[str]:
    return [row.id for row in asked(*events, terms=terms, **options).rows]


# Whether an event belongs to the days asked for

SURE, POSSIBLE, NOT = "sure", "possible", None


@pytest.mark.parametrize(
    ("happened", "days", "answer"),
    [
        # A day
        ("2022-09-10", "2022-09-10", SURE),
        ("2022-09-10", "2022-09", SURE),
        ("2022-09-10", "2022", SURE),
        ("2022-09-10", "2022-09-11", NOT),
        # A month, a year: coarser than a day
        ("2022-09", "2022-09-10", POSSIBLE),
        ("2022-09", "2022-09", SURE),
        ("2022-09", "2022-10-01", NOT),
        ("2022", "2022-09", POSSIBLE),
        ("2022", "2022", SURE),
        # About a day or a month
        ("2022-09-10~", "2022-09-10", POSSIBLE),
        ("2022-09~", "2022-09", POSSIBLE),
        # What lasted belongs to each of its days
        ("2022-09-06/2022-09-11", "2022-09-06", SURE),
        ("2022-09-06/2022-09-11", "2022-09-08", SURE),
        ("2022-09-06/2022-09-11", "2022-09-11", SURE),
        ("2022-09-06/2022-09-11", "2022-09-12", NOT),
        ("2022-09-06/2022-09-11", "2022-09", SURE),
        ("2022-04-01/..", "2023-01-01", SURE),
        ("2022-04-01/..", "2022-03-31", NOT),
        # One unknown day of several
        ("[2022-03-26..2022-03-28]", "2022-03-27", POSSIBLE),
        ("[2022-03-26..2022-03-28]", "2022-03", SURE),
        ("[2022-03-26..2022-03-28]", "2022-03-29", NOT),
        ("[2022-03-26..2022-04-02]", "2022-03", POSSIBLE),
        # By a day: only on that day
        ("[..2022-09-11]", "2022-09-11", SURE),
        ("[..2022-09-11]", "2022-09", SURE),
        ("[..2022-09-11]", "2022-09-10", NOT),
        ("[..2022-09-11]", "2022-08", NOT),
        # No date
        (None, "2022", NOT),
    ],
)
def test_an_event_belongs_to_days_surely_possibly_or_not(
    happened: str | None, days: str, answer: str | None
) -> None:
    assert relation(event("e", happened), dates.parse(days)) == answer


@pytest.mark.parametrize("happened", ["2022-09-10", "[..2022-09-11]", None])
def test_without_days_asked_for_every_event_belongs(happened: str | None) -> None:
    assert relation(event("e", happened), None) == SURE


@pytest.mark.parametrize(
    ("since", "until", "answer"),
    [
        ("2022-09", None, ["day", "lasted", "by"]),
        ("2022-09-11", None, ["lasted", "by"]),
        (None, "2022-09-10", ["early", "lasted", "day"]),
        ("2022-09-08", "2022-09-10", ["lasted", "day"]),
        ("2022", "2022", ["early", "lasted", "day", "by"]),
    ],
)
def test_since_and_until_are_the_first_and_last_day_of_their_dates(
    since: str | None, until: str | None, answer: list[str]
) -> None:
    events = [
        event("early", "2022-03-01"),
        event("day", "2022-09-10"),
        event("lasted", "2022-09-06/2022-09-12"),
        event("by", "[..2022-09-11]"),
        event("undated", None),
    ]
    assert sorted(ids(*events, since=since, until=until)) == sorted(answer)


def test_on_and_since_must_both_hold() -> None:
    events = [event("first", "2022-09-01"), event("second", "2022-09-20")]
    assert ids(*events, on="2022-09", since="2022-09-10") == ["second"]


def test_a_term_that_is_a_date_is_the_day_asked_for() -> None:
    events = [event("first", "2022-09-01"), event("second", "2022-09-20")]
    assert ids(*events, terms=("1", "September", "2022")) == ["first"]
    assert ids(*events, terms=("20.09.2022",)) == ["second"]


# Order


def test_events_come_by_first_day_then_last_day_then_id_and_undated_last() -> None:
    events = [
        event("undated", None),
        event("z-day", "2022-03-01"),
        event("a-day", "2022-03-01"),
        event("month", "2022-03"),
        event("by", "[..2022-03-02]"),
        event("open", "2022-03-01/.."),
        event("year", "2022"),
    ]
    in_order = ["year", "a-day", "z-day", "month", "open", "by", "undated"]
    assert [one.id for one in sorted(events, key=order)] == in_order
    assert ids(*events) == in_order


def test_events_only_possibly_of_the_day_come_last_and_are_marked_and_counted() -> None:
    answer = asked(
        event("year", "2022"),
        event("about", "2022-09-10~"),
        event("day", "2022-09-10"),
        event("lasted", "2022-09-06/2022-09-11"),
        on="2022-09-10",
    )
    rows = [row for row in answer.rows if isinstance(row, EventRow)]
    assert [(row.id, row.possible) for row in rows] == [
        ("lasted", False),
        ("day", False),
        ("year", True),
        ("about", True),
    ]
    assert answer.notes == (
        "2 more may belong to these days: their dates are less precise. They stand apart.",
    )


def test_a_day_on_which_nothing_happened_says_how_much_happened_on_others() -> None:
    with pytest.raises(Nothing) as outcome:
        asked(event("first"), event("second"), on="2022-09-10")
    assert str(outcome.value) == (
        "Nothing is recorded for 10 September 2022, though 2 events match on other days."
    )


def test_an_event_outside_the_days_covered_is_shown_with_a_note() -> None:
    answer = asked(event("late", "2023-05-01"), on="2023-05")
    assert [row.id for row in answer.rows] == ["late"]
    assert answer.notes == (
        "The store covers the days from 24 February 2022 to 31 December 2022; "
        "nothing is recorded outside it.",
    )


# Filters

EVENTS = (
    event("in-town", places=("town",), kind="capture", standing="claimed", said_by=("ministry",)),
    event("in-district", places=("district",), people=("ann-example",), sources=("agency",)),
    event("said-by-ann", said_by=("ann-example",), standing="reported", sources=("institute",)),
    event("of-the-ministry", organizations=("ministry",), questions=("q-first",)),
)


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ({}, ["in-district", "in-town", "of-the-ministry", "said-by-ann"]),
        ({"place": ("district",)}, ["in-district"]),
        ({"place": ("town", "district")}, ["in-district", "in-town"]),
        ({"person": ("ann",)}, ["in-district", "said-by-ann"]),
        ({"organization": ("ministry",)}, ["in-town", "of-the-ministry"]),
        ({"said_by": ("ann-example",)}, ["said-by-ann"]),
        ({"kind": ("capture",)}, ["in-town"]),
        ({"standing": ("claimed,reported",)}, ["in-town", "said-by-ann"]),
        ({"source": ("institute",)}, ["said-by-ann"]),
        ({"source": ("gazette",)}, ["in-district", "in-town", "of-the-ministry"]),
        ({"question": ("q-first",)}, ["of-the-ministry"]),
        ({"question": ("happened first",)}, ["of-the-ministry"]),
        ({"disputed": True}, ["of-the-ministry"]),
        ({"person": ("ann",), "standing": ("reported",)}, ["said-by-ann"]),
        ({"known_by": "2022-03-15"}, ["in-district"]),
    ],
)
def test_each_filter_keeps_what_it_names_and_all_must_hold(options: Any, answer: list[str]) -> None:
    assert ids(*EVENTS, **options) == answer


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"kind": ("capture",), "standing": ("stated",)},
            "No event passes these filters together.",
        ),
        (
            {"terms": ("town",), "kind": ("fighting",)},
            'No event on "town" passes these filters.',
        ),
        ({"terms": ("zzz",)}, 'Nothing in the store mentions "zzz".'),
        ({"question": ("zzz",)}, "--question zzz: no question of the store has this id or these words."),
    ],
)
def test_nothing_found_says_why(options: Any, message: str) -> None:
    with pytest.raises(Nothing) as outcome:
        asked(*EVENTS, **options)
    assert str(outcome.value) == message


def test_a_standing_that_does_not_exist_is_wrong_use() -> None:
    with pytest.raises(WrongUse) as outcome:
        asked(*EVENTS, standing=("sure",))
    assert str(outcome.value) == (
        "--standing sure: choose from stated, reported, claimed, admitted, estimated."
    )


def test_a_term_is_a_name_an_id_or_a_word_of_the_text() -> None:
    events = (
        event("named", places=("town",)),
        event("told", text="Shells fell near Town."),
        event("other", text="Graves were found."),
    )
    # A whole name means what is told of it; a mere mention counts where nothing else is found.
    assert ids(*events, terms=("town",)) == ["named"]
    assert ids(*events, terms=("grave",)) == ["other"]
    assert ids(*events, terms=("told",)) == ["told"]
    assert ids(*events, terms=("town", "shells")) == ["told"]


# Questions, side by side


def test_disputed_groups_the_events_under_their_questions_in_the_order_of_the_store() -> None:
    answer = asked(
        event("b", "2022-03-02", questions=("q-second",)),
        event("a", "2022-03-01", questions=("q-second", "q-first")),
        event("c", "2022-03-03", questions=("q-first",)),
        event("d", "2022-03-04"),
        disputed=True,
    )
    assert [row.id for row in answer.rows] == ["a", "b", "c"]
    assert [(group.question.id, group.note, group.rows) for group in answer.groups] == [
        ("q-first", "Two accounts.", ("a", "c")),
        ("q-second", None, ("a", "b")),
    ]


def test_an_event_shows_the_other_accounts_of_what_it_tells() -> None:
    answer = asked(
        event("a", questions=("q-first",)),
        event("b", questions=("q-first", "q-second")),
        event("c", questions=("q-second",)),
    )
    rows = [row for row in answer.rows if isinstance(row, EventRow)]
    assert {row.id: [other.id for other in row.other_accounts] for row in rows} == {
        "a": ["b"],
        "b": ["a", "c"],
        "c": ["b"],
    }
    assert answer.groups == ()


# In words of the place asked for

MAP = event(
    "map",
    places=("town", "district"),
    text="Shown as held on the map.",
    each="{place} was shown as held on the map.",
    questions=("q-first",),
)


def texts(*terms: str, **options: Any) -> list[str]:
    rows = asked(MAP, event("other", places=("town",), questions=("q-first",)), terms=terms, **options).rows
    return [row.text for row in rows if isinstance(row, EventRow) and row.id == "map"]


@pytest.mark.parametrize(
    ("terms", "options"),
    [
        (("town",), {}),
        (("Town", "2022-03"), {}),
        (("town", "held"), {}),
        (("map",), {"place": ("town",)}),
        (("on", "the", "Town"), {}),
        (("town",), {"place": ("town",)}),
        (("-", "town"), {}),
    ],
    ids=str,
)
def test_what_shows_several_places_is_told_in_words_of_the_one_asked_for(terms: Any, options: Any) -> None:
    assert texts(*terms, **options) == ["Town was shown as held on the map."]


@pytest.mark.parametrize(
    ("terms", "options"),
    [
        ((), {}),
        (("held",), {}),
        (("map",), {}),
        (("town", "district"), {}),
        ((), {"place": ("town", "district")}),
        (("-", "town", "map"), {}),
        (("-", "town", "district"), {}),
    ],
    ids=str,
)
def test_and_as_it_is_where_no_place_or_several_are_asked_for(terms: Any, options: Any) -> None:
    assert texts(*terms, **options) == ["Shown as held on the map."]


def test_a_name_of_several_words_asks_for_one_place() -> None:
    seen = event("seen", places=("town", "old-town"), each="{place} was seen.")
    towns = [made_up.place("town"), made_up.place("old-town")]
    whole = msgspec.structs.replace(store(seen), places=tuple(towns))
    [row] = ask("when", whole, "old", "town").rows
    assert isinstance(row, EventRow)
    assert row.text == "Old Town was seen."


def test_another_account_is_told_in_words_of_the_place_too() -> None:
    rows = asked(MAP, event("other", places=("town",), questions=("q-first",)), terms=("town",)).rows
    [other] = [row for row in rows if isinstance(row, EventRow) and row.id == "other"]
    assert [account.text for account in other.other_accounts] == ["Town was shown as held on the map."]
