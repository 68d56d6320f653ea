"""The cells of a chart: every day covered has one, and no band is lost that has room."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kharkivctl.render.chart.months import PARTS, Months, fitting, months, shown_in_cells

DAYS = st.dates(date(2014, 1, 1), date(2030, 12, 31))


@given(DAYS, DAYS, st.sampled_from(sorted(PARTS)))
def test_the_cells_of_whole_months_follow_each_other(one: date, other: date, parts: int) -> None:
    first, last = sorted((one, other))
    grid = months(first, last, parts)
    assert grid.starts[0] == first.replace(day=1)
    assert (grid.end + timedelta(1)).day == 1
    assert len(grid.starts) % parts == 0
    for (_, end), (start, _) in pairwise(grid.spans):
        assert start == end + timedelta(1)
    for day in (first, last):
        begin, end = grid.spans[grid.cell(day)]
        assert begin <= day <= end


@given(st.dates(), st.dates(), st.integers(1, 60))
def test_as_many_months_are_in_a_cell_as_the_room_needs(one: date, other: date, room: int) -> None:
    first, last = sorted((one, other))
    grid = fitting(first, last, room)
    assert 1 <= len(grid.starts) <= room
    assert grid.starts[0] <= first
    assert grid.end >= last


def test_years_and_months_stand_above_their_cells() -> None:
    grid = months(date(2022, 11, 5), date(2023, 2, 1), 2)
    assert grid.heads(20) == ("202223", "N D J F") or grid.heads(20) == ("2022", "N D J F")
    assert months(date(2022, 10, 5), date(2023, 3, 1), 2).heads(20) == ("2022  2023", "O N D J F M")
    assert months(date(2022, 10, 5), date(2023, 3, 1), 1).heads(20, 3) == (
        "  2022     2023",
        "  O  N  D  J  F  M",
    )


@given(DAYS, DAYS, st.integers(1, 80), st.integers(1, 4))
def test_heads_are_no_wider_than_their_room(one: date, other: date, room: int, size: int) -> None:
    first, last = sorted((one, other))
    assert all(len(head) <= room for head in months(first, last, 1).heads(room, size))


def day(n: int) -> date:
    return date(2022, 1, 1) + timedelta(n)


GRID = months(date(2022, 1, 1), date(2022, 3, 31), 2)
WHOLE = "a six-cell band"


@pytest.mark.parametrize(
    ("bands", "shown"),
    [
        ([(day(0), day(89), "R")], "RRRRRR"),
        ([(day(0), day(20), "R"), (day(21), day(89), "U")], "RUUUUU"),
        # One day alone takes the cell it is in,
        ([(day(0), day(36), "R"), (day(37), day(37), "~"), (day(38), day(89), "U")], "RR~UUU"),
        # but not the only one of another.
        ([(day(0), day(13), "R"), (day(14), day(14), "~"), (day(15), day(89), "U")], "RUUUUU"),
        ([(day(20), day(50), "R")], " RRR  "),
    ],
)
def test_a_cell_shows_what_lasts_the_most_of_it_and_nothing_is_lost_for_being_short(
    bands: list[tuple[date, date, str]], shown: str
) -> None:
    assert "".join(cell or " " for cell in shown_in_cells(bands, GRID)) == shown


@given(st.lists(st.integers(1, 40), min_size=1, max_size=12))
def test_a_cell_shows_a_band_that_has_some_of_its_days(lengths: list[int]) -> None:
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    bands = [
        (day(s), day(s + length - 1), n) for n, (s, length) in enumerate(zip(starts, lengths, strict=True))
    ]
    grid = Months(GRID.starts, GRID.end)
    for (first, last), shown in zip(grid.spans, shown_in_cells(bands, grid), strict=True):
        if shown is None:
            assert all(end < first or last < begin for begin, end, _ in bands)
        else:
            begin, end, _ = bands[shown]
            assert max(first, begin) <= min(last, end)
