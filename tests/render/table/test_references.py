"""The sources below a table: each by its number, issues of one work with numbers in a row as one line."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl.rows import SourceRef
from tests.render.answers import rendered
from tests.render.rows import PAPER, answer, event

GAZETTE = SourceRef("gazette", "Town falls?", "The Gazette", "2022-03-02", "https://example.org/a", "paper")


def issue(day: int, **fields: Any) -> SourceRef:
    given: dict[str, Any] = {"id": f"map-{day}", "title": "Map", "publisher": "Institute"}
    given |= {"issued": f"2022-06-{day:02}", "url": None, "known_through": None}
    return SourceRef(**given | fields)


def below(*sources: SourceRef, width: int = 80, **fields: Any) -> str:
    """The sources as they stand below events, each of which rests on one."""
    rows = [event(f"event-{n}", sources=(source,)) for n, source in enumerate(sources)]
    told = rendered("table", answer(*rows, event("last", sources=()), **fields), width=width)
    return re.search(r"\n\n( *\[1\].*?\n)\n\d+ events", told, re.S)[1]  # type: ignore[index]


def test_a_source_has_its_number_title_outlet_day_and_id() -> None:
    assert below(GAZETTE, PAPER, issue(1, title="Really!", publisher=None)) == (
        "[1] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper\n"
        "[2] A made-up paper. no date. paper\n"
        "[3] Really! 1 June 2022. map-1\n"
    )


def test_a_source_has_its_citation_if_there_is_one() -> None:
    told = below(GAZETTE, PAPER, citations={"gazette": "The Gazette (2022)."})
    assert told == (
        "[1] The Gazette (2022). gazette, as cited in paper\n[2] A made-up paper. no date. paper\n"
    )


def test_numbers_stand_right_and_a_long_title_goes_on_below_itself() -> None:
    titles = [issue(n, title=f"Work number {n} of many") for n in range(1, 11)]
    lines = below(*titles, width=38).splitlines()
    assert lines[:2] == [" [1] Work number 1 of many. Institute,", "     1 June 2022. map-1"]
    assert lines[-2:] == ["[10] Work number 10 of many.", "     Institute, 10 June 2022. map-10"]


def test_three_issues_with_numbers_in_a_row_are_one_line() -> None:
    assert below(issue(1), issue(2), issue(3), PAPER) == (
        "[1]-[3] Map. Institute, 3 issues, 1 June 2022 to 3 June 2022. map-1 to map-3\n"
        "    [4] A made-up paper. no date. paper\n"
    )


def test_the_first_issue_is_the_earliest_and_an_outlet_that_is_unknown_is_left_out() -> None:
    assert below(*(issue(day, publisher=None) for day in (5, 9, 2))) == (
        "[1]-[3] Map. 3 issues, 2 June 2022 to 9 June 2022. map-2 to map-9\n"
    )


def test_two_issues_are_a_line_each() -> None:
    assert below(issue(1), issue(2)) == (
        "[1] Map. Institute, 1 June 2022. map-1\n[2] Map. Institute, 2 June 2022. map-2\n"
    )


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Another map"},
        {"publisher": "Ministry"},
        {"publisher": None},
        {"issued": None},
        {"known_through": "paper"},
    ],
    ids=lambda other: "-".join(f"{key} {value}" for key, value in other.items()),
)
def test_works_that_differ_in_anything_but_their_day_are_a_line_each(other: dict[str, Any]) -> None:
    told = below(issue(1), issue(2), issue(3, **other), issue(4), issue(5))
    assert "issues" not in told
    assert re.findall(r"\[\d\]", told) == ["[1]", "[2]", "[3]", "[4]", "[5]"]


def test_issues_with_citations_are_a_line_each() -> None:
    citations = {f"map-{day}": f"Map of day {day}." for day in (1, 2, 3)}
    assert below(issue(1), issue(2), issue(3), citations=citations) == (
        "[1] Map of day 1. map-1\n[2] Map of day 2. map-2\n[3] Map of day 3. map-3\n"
    )


def test_issues_whose_numbers_are_not_in_a_row_are_a_line_each() -> None:
    """They stand at the foot of a page of which some were numbered before, between others."""
    maps = [issue(day) for day in range(1, 7)]
    old = [maps[0], PAPER, maps[1], GAZETTE, maps[2]]
    rows = [event(f"a{n}", date="2022-03", sources=(old[n % 5],)) for n in range(20)]
    rows += [event(f"b{n}", date="2022-04", sources=(old[n % 5 // 2 * 2],)) for n in range(20)]
    april = rendered("table", answer(*rows)).split("April 2022")[1]
    assert re.findall(r"^\[.*", april, re.M) == [
        "[1] Map. Institute, 1 June 2022. map-1",
        "[3] Map. Institute, 2 June 2022. map-2",
        "[5] Map. Institute, 3 June 2022. map-3",
    ]


def test_the_number_of_issues_is_that_of_the_line() -> None:
    assert "4 issues" in below(*(issue(day) for day in range(1, 5)), GAZETTE, issue(9))


def test_with_colour_only_the_title_is_a_link() -> None:
    told = rendered("table", answer(event(sources=(GAZETTE,))), colour=True)
    assert re.search(r"\x1b\]8;id=\d+;https://example\.org/a\x1b\\Town falls\?\x1b\]8;;\x1b\\", told)


WORKS = st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 28)), min_size=1, max_size=12, unique_by=str)


@settings(max_examples=100, deadline=None)
@given(WORKS)
def test_no_source_is_lost(works: list[tuple[str, int]]) -> None:
    sources = [issue(day, id=f"{title}-{day}", title=title) for title, day in works]
    told = below(*sources, width=140)
    numbers: list[int] = []
    for first, last in re.findall(r"^ *\[(\d+)\](?:-\[(\d+)\])?", told, re.M):
        numbers += range(int(first), int(last or first) + 1)
    assert numbers == list(range(1, len(sources) + 1))
