"""`where --changed`: which changes of hands are listed, for which days, places and filters."""

from datetime import date, timedelta
from typing import Any

import pytest

from kharkivctl.errors import Nothing
from kharkivctl.rows import ChangeRow, PlaceRow
from kharkivctl.store import load
from kharkivctl.store.model import Event
from tests import made_up
from tests.asking import ask


def event(id: str, day: str, place: str, control: Any, **more: Any) -> Event:
    return made_up.event(id, date=day, places=(place,), control=control, **{"kind": "capture"} | more)


STORE = made_up.store(
    sources=(made_up.source(issued="2022-12-01"), made_up.source("wire", issued="2022-03-05")),
    places=(
        made_up.place("raion", kind="raion"),
        made_up.place("lake", kind="village", within="raion"),
        made_up.place("hill"),
        made_up.place("dale"),
        made_up.place("ford"),
        made_up.place("mill"),
    ),
    organizations=(made_up.organization("army", side="russia"),),
    people=(made_up.person("ann"),),
    events=(
        event("hill-taken", "2022-03-01", "hill", "russia", said_by=("army",), sources=("wire",)),
        event("hill-seen", "2022-08-01", "hill", "russia", kind="holding"),
        event("hill-retaken", "2022-09-10", "hill", "ukraine", standing="reported", people=("ann",)),
        event("lake-taken", "2022-03-02", "lake", "russia", questions=("q",)),
        event("lake-too", "2022-03-06", "lake", "russia", questions=("q",), standing="admitted"),
        event("dale-seen", "2022-03-04", "dale", "ukraine", kind="holding"),
        event("dale-lost", "2022-03-09", "dale", "russia", kind="holding", questions=("d",)),
        event(
            "dale-denied",
            "2022-03-10",
            "dale",
            "ukraine",
            kind="holding",
            standing="claimed",
            said_by=("army",),
            questions=("d",),
        ),
        event("ford-taken", "2022-03-03~", "ford", "russia"),
        event("mill-seen", "2022-03-03", "mill", "russia", kind="holding"),
    ),
    questions=(made_up.question("q"), made_up.question("d", text="Who held Dale?")),
)


def changed(*terms: str, **options: Any) -> list[ChangeRow]:
    rows = ask("where --changed", STORE, *terms, **options).rows
    return [row for row in rows if isinstance(row, ChangeRow)]


def lines(*terms: str, **options: Any) -> list[str]:
    """The changes found, "place from to date", those only possibly of these days with "?"."""
    return [
        f"{row.id} {row.from_} {row.to} {row.date}{' ?' if row.possible else ''}"
        for row in changed(*terms, **options)
    ]


HILL = "hill unrecorded russia 2022-03-01"
HILL_AGAIN = "hill russia ukraine 2022-09-10"
LAKE = "lake unrecorded russia [2022-03-02..2022-03-06]"
DALE = "dale ukraine russia [2022-03-05..2022-03-09]"
FORD = "ford unrecorded russia 2022-03-03~"


def test_without_days_all_that_changed_hands_by_day_and_what_is_about_a_day_last() -> None:
    assert lines() == [HILL, LAKE, DALE, HILL_AGAIN, f"{FORD} ?"]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ({"since": "2022-03-02", "until": "2022-03-06"}, [LAKE, f"{FORD} ?", f"{DALE} ?"]),
        ({"since": "2022-03-02"}, [LAKE, DALE, HILL_AGAIN, f"{FORD} ?"]),
        ({"until": "2022-03-05"}, [HILL, f"{LAKE} ?", f"{FORD} ?", f"{DALE} ?"]),
        ({"since": "2022-03-06", "until": "2022-03-06"}, [f"{LAKE} ?", f"{DALE} ?"]),
        ({"since": "2022-03-07", "until": "2022-03-07"}, [f"{DALE} ?"]),
        ({"on": "2022-09-10"}, [HILL_AGAIN]),
        ({"on": "2022-09"}, [HILL_AGAIN]),
    ],
    ids=str,
)
def test_what_may_have_been_on_other_days_comes_after(days: dict[str, str], found: list[str]) -> None:
    assert lines(**days) == found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"place": ("hill",)}, [HILL, HILL_AGAIN]),
        ({"kind": ("village",)}, [LAKE]),
        ({"person": ("ann",)}, [HILL, HILL_AGAIN]),
        ({"held_by": ("ukraine",)}, [HILL_AGAIN]),
        ({"standing": ("reported",)}, [HILL_AGAIN]),
        ({"standing": ("admitted",)}, [LAKE]),  # By another account of the change.
        ({"said_by": ("army",)}, [HILL]),
        ({"source": ("wire",)}, [HILL]),
        ({"question": ("q",)}, [LAKE]),
        ({"disputed": True}, [DALE]),
        ({"known_by": "2022-04-01"}, [HILL]),
    ],
    ids=str,
)
def test_each_filter_narrows(options: dict[str, Any], found: list[str]) -> None:
    assert lines(**options) == found


def test_terms_choose_places_and_a_date_among_them_the_days() -> None:
    assert lines("Hill", "2022-03") == [HILL]


def test_a_row_has_the_account_it_rests_on_and_the_others() -> None:
    [row] = changed("lake")
    assert (row.event.id, [account.id for account in row.other_accounts]) == ("lake-taken", ["lake-too"])
    assert (row.standing, [source.id for source in row.sources]) == ("stated", ["paper"])
    assert (str(row.earliest), str(row.latest), row.on) == (
        "2022-03-02",
        "2022-03-06",
        "2022-02-24/2024-02-29",
    )
    assert row.within and row.within.id == "raion"
    assert (row.certain, [question.id for question in row.questions]) == (False, ["q"])


def test_findings_that_bear_the_new_holder_out_are_no_accounts_of_the_change() -> None:
    assert changed("hill")[0].other_accounts == ()


def test_a_disputed_change_has_the_accounts_that_dispute_it_and_stands_under_its_question() -> None:
    answer = ask("where --changed", STORE, disputed=True)
    [row] = answer.rows
    assert isinstance(row, ChangeRow)
    assert ([account.id for account in row.disputed_by], row.certain) == (["dale-denied"], False)
    assert [(group.question.id, group.rows) for group in answer.groups] == [("d", (row.key,))]


def test_two_changes_of_one_place_have_keys_of_their_own() -> None:
    assert len({row.key for row in changed("hill")}) == 2


def test_notes_and_caption_say_which_days() -> None:
    answer = ask("where --changed", STORE, since="2022-03-02", until="2022-03-06")
    assert answer.notes == ("2 of 3 may have been on other days. They stand apart.",)
    assert answer.caption == "What changed hands: from 2 March 2022 to 6 March 2022."


@pytest.mark.parametrize(
    ("terms", "options", "said"),
    [
        ((), {"on": "2022-05"}, "No change of hands is recorded for May 2022, though 5 are on other days."),
        (
            ("lake", "2022-05"),
            {},
            "No change of hands of Lake is recorded for May 2022, though one is on other days.",
        ),
        (("mill",), {}, "No change of hands of Mill is recorded."),
        (("mill", "2022-05"), {}, "No change of hands of Mill is recorded for May 2022."),
        (
            (),
            {"until": "2021"},
            "No change of hands is recorded for the days up to 31 December 2021: the store covers the days "
            "from 24 February 2022 to 29 February 2024.",
        ),
        (
            ("hill",),
            {"held_by": ("contested",)},
            "No change of hands passes these filters together. Leave one out.",
        ),
        (("hull",), {}, 'Nothing in the store mentions "hull".'),
    ],
)
def test_nothing_found_is_said_of_what_was_asked(terms: Any, options: Any, said: str) -> None:
    with pytest.raises(Nothing) as nothing:
        changed(*terms, **options)
    assert str(nothing.value) == said


def test_of_two_places_the_changes_of_both() -> None:
    assert {row.id for row in changed("hill", "lake")} == {"hill", "lake"}


REAL = load.load(load.packaged_store())
CHANGES = [row for row in ask("where --changed", REAL).rows if isinstance(row, ChangeRow)]
CERTAIN = [row for row in CHANGES if row.certain]


def held_by(place: str, day: date) -> tuple[str, bool]:
    """Who held a place of the real store on a day, and whether that is certain."""
    [row] = ask("where", REAL, place, on=day.isoformat()).rows
    assert isinstance(row, PlaceRow)
    return row.held_by, row.certain


@pytest.mark.parametrize("row", CERTAIN, ids=lambda row: row.key.replace(" ", ","))
def test_where_says_so_on_the_day_before_a_certain_change_and_after_it(row: ChangeRow) -> None:
    assert held_by(row.id, row.latest) == (row.to, True)
    if row.from_ != "unrecorded":
        assert held_by(row.id, row.earliest - timedelta(1)) == (row.from_, True)


def test_enough_of_the_real_changes_are_certain_to_try() -> None:
    assert len(CERTAIN) > 60
