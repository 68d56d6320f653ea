"""What differs between two stores: records by their fields, and places with other holders, with the days."""

from datetime import date
from typing import Any

from kharkivctl.queries.difference import AnswerChange, FieldChange, RecordChange, difference
from kharkivctl.store.model import Event, Names, Store
from tests import made_up


def taken(id: str = "taken", **fields: Any) -> Event:
    """An account that Russia took Izium on 1 April 2022."""
    given = {"kind": "capture", "control": "russia", "places": ("izium",), "date": "2022-04-01"}
    return made_up.event(id, **given | fields)


def store(*events: Event, **tables: Any) -> Store:
    return made_up.store(**{"places": [made_up.place()], "events": events} | tables)


def test_a_store_does_not_differ_from_itself() -> None:
    one = store(taken(), people=[made_up.person(posts=[made_up.post()])])
    assert (difference(one, one).records, difference(one, one).answers) == ((), ())


def test_every_field_that_changed_is_told_as_the_file_has_it() -> None:
    old = store(
        taken(date_words="on the first", said_by=("council",)),
        places=[made_up.place(names=Names(uk="Ізюм"))],
        organizations=[made_up.organization()],
        people=[made_up.person(posts=[made_up.post(since="2022-06")])],
        store=made_up.about(version="2026.01.01"),
    )
    new = store(
        taken(said="2022-04-02", said_by=("council", "ivan-probnyi")),
        places=[made_up.place(names=Names(uk="Ізюм", ru="Изюм"))],
        organizations=[made_up.organization()],
        people=[made_up.person(posts=[made_up.post(since="2022-07")])],
    )
    found = difference(old, new)
    assert (found.old, found.new) == ("2026.01.01", "2026.01.02")
    assert found.records == (
        RecordChange(
            "changed",
            "store",
            "store",
            "A made-up store",
            (FieldChange("version", "2026.01.01", "2026.01.02"),),
        ),
        RecordChange(
            "changed",
            "places",
            "izium",
            "Izium",
            (FieldChange("names", {"uk": "Ізюм"}, {"uk": "Ізюм", "ru": "Изюм"}),),
        ),
        RecordChange("changed", "posts", "post", "head", (FieldChange("since", "2022-06", "2022-07"),)),
        RecordChange(
            "changed",
            "events",
            "taken",
            "Text of taken.",
            (
                FieldChange("date-words", "on the first", None),
                FieldChange("said-by", ("council",), ("council", "ivan-probnyi")),
                FieldChange("said", None, "2022-04-02"),
            ),
        ),
    )


def test_records_that_came_and_went_are_told_by_name() -> None:
    old = store(people=[made_up.person(posts=[made_up.post()])])
    new = store(people=[made_up.person()], sources=[made_up.source(), made_up.source("map", title="A map")])
    assert difference(old, new).records == (
        RecordChange("added", "sources", "map", "A map"),
        RecordChange("removed", "posts", "post", "head"),
    )


def test_an_order_of_records_is_no_difference() -> None:
    one, two = taken("one"), taken("two")
    assert difference(store(one, two), store(two, one)).records == ()


def test_a_place_with_another_holder_is_told_with_the_days() -> None:
    old = store(taken(), taken("retaken", kind="recapture", control="ukraine", date="2022-09-10"))
    new = store(
        taken(date="2022-04-03"), taken("retaken", kind="recapture", control="ukraine", date="2022-09-08")
    )
    assert difference(old, new).answers == (
        AnswerChange("izium", "Izium", date(2022, 4, 1), date(2022, 4, 2), "russia", "unrecorded"),
        AnswerChange("izium", "Izium", date(2022, 9, 8), date(2022, 9, 9), "russia", "ukraine"),
    )
    assert [(one.old, one.new) for one in difference(new, old).answers] == [
        ("unrecorded", "russia"),
        ("ukraine", "russia"),
    ]


def test_a_place_that_only_one_store_has_is_unrecorded_in_the_other() -> None:
    """Up to the last day covered, the first being 24 February 2022."""
    last = date(2024, 2, 29)
    assert difference(store(places=[]), store(taken())).answers == (
        AnswerChange("izium", "Izium", date(2022, 4, 1), last, "unrecorded", "russia"),
    )


def test_two_accounts_that_differ_make_a_dispute_of_the_answer() -> None:
    question = [made_up.question("q")]
    sources = [made_up.source(), made_up.source("map")]
    mine = taken(kind="holding", questions=("q",))
    other = taken("map-row", kind="holding", control="ukraine", questions=("q",), sources=("map",))
    old = store(mine, questions=question, sources=sources)
    new = store(mine, other, questions=question, sources=sources)
    (answer,) = difference(old, new).answers
    assert (answer.first, answer.old, answer.new) == (date(2022, 4, 1), "russia", "disputed")


def test_days_that_only_one_store_covers_count_as_unrecorded_in_the_other() -> None:
    shorter = made_up.about(covers="2022-02-24/2022-12-31")
    assert difference(store(taken(), store=shorter), store(taken())).answers == (
        AnswerChange("izium", "Izium", date(2023, 1, 1), date(2024, 2, 29), "unrecorded", "russia"),
    )


def test_a_change_of_who_says_so_alone_is_no_other_answer() -> None:
    old, new = taken(), taken(text="Izium was taken.", standing="reported")
    assert difference(store(old), store(new)).answers == ()
