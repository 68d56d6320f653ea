"""The records of a place: a line each with holder and standing; findings that repeat each other are one."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl.rows import AccountRow, Ref, SourceRef
from tests.render.answers import rendered
from tests.render.rows import account, answer, place

MINISTRY, INSTITUTE = Ref("ministry", "Ministry"), Ref("institute", "Institute")
WHEN = Ref("q-when", "When was Town taken?")


def a_map(day: int) -> SourceRef:
    return SourceRef(f"map-{day}", "Map", "Institute", f"2022-06-{day:02}", None, None)


def found(day: int, **fields: Any) -> AccountRow:
    """Town, found Russian by the Institute on a day of June, by the map of that day."""
    given = {"kind": "holding", "date": f"2022-06-{day:02}", "standing": "estimated"}
    return account(f"found-{day}", **given | {"said_by": (INSTITUTE,), "sources": (a_map(day),)} | fields)


def records(*history: AccountRow, width: int = 80, **fields: Any) -> str:
    """The lines of the records on the card of a place."""
    told = rendered("table", answer(place(history=history, sources=(), **fields)), width=width)
    return told.partition("\nRecords\n")[2].partition("\n\n")[0] + "\n"


def test_a_record_has_its_day_holder_id_standing_owner_and_sources() -> None:
    assert records(
        account(standing="claimed", said_by=(MINISTRY,)),
        account("left", date="[..2022-09-10]", kind="recapture", control="ukraine", standing="admitted"),
        account("fought", date="2022-09~", kind="fighting", control="contested"),
        account("lost", date=None, date_words="late in 2022", control="unknown"),
        account("undated", date=None),
        account("lasted", date="2022-10-01/2022-10-05", kind="holding"),
    ) == (
        "1 Mar 2022       □ Russia    captured taken              claimed by Ministry [1]\n"
        "by 10 Sep 2022   ○ Ukraine   retaken left                           admitted [1]\n"
        "about Sep 2022   ▲ contested fighting fought                          stated [1]\n"
        "late in 2022     ? not known captured lost                            stated [1]\n"
        "no date          ■ Russia    captured undated                         stated [1]\n"
        "1 Oct 2022 to    ■ Russia    found so lasted                          stated [1]\n"
        "5 Oct 2022\n"
    )


def test_what_makes_no_holder_for_certain_has_the_hollow_mark() -> None:
    assert records(
        account("firm", standing="admitted"),
        account("claim", standing="claimed"),
        account("part", partial=True),
        account("undone", retracted="2022-05-03"),
    ) == (
        "1 Mar 2022       ■ Russia    captured firm                          admitted [1]\n"
        "1 Mar 2022       □ Russia    captured claim                          claimed [1]\n"
        "1 Mar 2022       □ Russia    captured, perhaps a part of the place only part\n"
        "                                                                      stated [1]\n"
        "1 Mar 2022       □ Russia    captured, taken back 3 May 2022 undone   stated [1]\n"
    )


def test_the_sign_stands_where_the_accounts_of_a_question_of_the_place_differ() -> None:
    other = Ref("q-other", "How many were there?")  # No two accounts of this place answer it.
    history = (
        account("a", questions=(WHEN,)),
        account("b", questions=(WHEN, other)),
        account("c", questions=(other,)),
    )
    assert records(*history, questions=(WHEN,)) == (
        "1 Mar 2022     ≠ ■ Russia    captured a                               stated [1]\n"
        "1 Mar 2022     ≠ ■ Russia    captured b                               stated [1]\n"
        "1 Mar 2022       ■ Russia    captured c                               stated [1]\n"
        "≠ When was Town taken?                         kharkivctl when --question q-when\n"
    )


def test_the_day_of_the_record_on_which_the_answer_rests_is_bold() -> None:
    history = (account("a", date="2022-03-01"), *(found(day) for day in (2, 3, 4)))
    told = rendered("table", answer(place(history=history, event=found(3))), colour=True)
    assert re.findall(r"\x1b\[1m(\d+ \w+ 2022)", told) == ["2 Jun 2022", "4 Jun 2022"]


def test_findings_that_only_repeat_each_other_are_one_line() -> None:
    assert records(*map(found, range(1, 5)), found(9, control="ukraine")) == (
        "1 Jun 2022 to    ■ Russia    found so 4 times found-1 to found-4\n"
        "4 Jun 2022                                        estimated by Institute [1]-[4]\n"
        "9 Jun 2022       ○ Ukraine   found so found-9         estimated by Institute [5]\n"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"control": "ukraine"},
        {"standing": "reported"},
        {"said_by": (MINISTRY,)},
        {"said_by": ()},
        {"partial": True},
        {"retracted": "2022-06-20"},
        {"kind": "capture"},
        {"questions": (WHEN,)},
        {"date": "2022-06-02/2022-06-09"},
        {"date": "[..2022-06-02]"},
        {"date": None, "date_words": "in summer"},
    ],
    ids=lambda other: "-".join(other),
)
def test_what_tells_anything_else_is_in_no_series(other: dict[str, Any]) -> None:
    lines = records(found(1), found(2, **other), found(3), questions=(WHEN,))
    assert "times" not in lines
    assert re.findall(r"found-\d", lines) == ["found-1", "found-2", "found-3"]


def test_findings_of_no_voice_are_told_each() -> None:
    assert "times" not in records(*(found(day, said_by=()) for day in (1, 2, 3)))


def test_a_series_of_findings_of_a_part_says_so_once() -> None:
    assert records(*(found(day, partial=True) for day in (1, 2, 3))) == (
        "1 Jun 2022 to    □ Russia    found so 3 times, perhaps a part of the place only\n"
        "3 Jun 2022                   found-1 to found-3   estimated by Institute [1]-[3]\n"
    )


def test_a_narrow_terminal_has_the_short_cells_in_a_line_of_their_own() -> None:
    assert records(found(1), account("b", questions=(WHEN,)), questions=(WHEN,), width=38) == (
        "1 Jun 2022  ■ Russia\nfound so found-1\n            estimated by Institute [1]\n"
    )


ACCOUNTS: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    kind=st.sampled_from(["holding", "capture"]),
    control=st.sampled_from(["russia", "ukraine"]),
    partial=st.booleans(),
    said_by=st.sampled_from([(), (INSTITUTE,), (MINISTRY,)]),
    questions=st.sampled_from([(), (), (WHEN,)]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(ACCOUNTS, min_size=1, max_size=12))
def test_no_record_is_lost_and_their_order_is_kept(kinds: list[dict[str, Any]]) -> None:
    history = [found(day, **fields) for day, fields in enumerate(kinds, 1)]
    told: list[int] = []
    lines = records(*history, width=140, questions=(WHEN,)).partition("\n≠ When")[0]
    for line in re.split(r"\n(?=.*[■□○◌])", lines.rstrip()):
        ids = [int(day) for day in re.findall(r"found-(\d+)", line)]
        many = re.search(r"(\d+) times", line)
        assert ids[-1] - ids[0] + 1 == int(many[1] if many else 1)
        series = history[ids[0] - 1 : ids[-1]]
        assert len({(row.kind, row.control, row.partial, row.said_by) for row in series}) == 1
        told += range(ids[0], ids[-1] + 1)
    assert told == list(range(1, len(history) + 1))
