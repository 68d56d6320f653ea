"""The columns of a chart: the days that a store covers in cells, from a quarter of a month upwards."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar

import msgspec

Drawn = TypeVar("Drawn")
Span = tuple[date, date]

# Cells of a month -> the days on which they begin.
PARTS = {4: (1, 8, 16, 23), 2: (1, 16), 1: (1,)}
LONG = (3, 12, 120, 1200, 12000)  # Months in a cell, where not even a cell a month has room.


class Months(msgspec.Struct, frozen=True):
    """The cells of whole months, each by its first day; `end` is the last day of all."""

    starts: tuple[date, ...]
    end: date

    @property
    def spans(self) -> list[Span]:
        """The first and the last day of each cell."""
        return [(start, following - timedelta(1)) for start, following in pairwise(self.starts)] + [
            (self.starts[-1], self.end)
        ]

    def cell(self, day: date) -> int:
        """The number of the cell that a day belongs to; the first or the last one for days outside."""
        return max(bisect_right(self.starts, day) - 1, 0)

    def heads(self, room: int, size: int = 1) -> tuple[str, str]:
        """Two lines above the cells, which are `size` columns wide each: years, and months by first letter.

        Letters stand at the end of a wide cell, where its number does. The lines are at most `room` wide.
        """
        years, letters = [" "] * room, [" "] * room
        is_monthly = len(self.starts) == 1 or (self.starts[1] - self.starts[0]).days < 32
        taken = 0
        for n, start in enumerate(self.starts):
            at = (n + 1) * size - 1
            year = str(start.year)
            is_new = n == 0 or start.year != self.starts[n - 1].year
            if is_new and taken <= at and at + len(year) <= room:
                years[at : at + len(year)] = year
                taken = at + len(year) + 1
            if start.day == 1 and at < room and is_monthly:
                letters[at] = "JFMAMJJASOND"[start.month - 1]
        return "".join(years).rstrip(), "".join(letters).rstrip()


def months(first: date, last: date, per_month: int) -> Months:
    """The months from one day to another, in so many cells each."""
    starts = [month.replace(day=day) for month in _each_month(first, last, 1) for day in PARTS[per_month]]
    return Months(tuple(starts), _month_end(last))


def fitting(first: date, last: date, room: int) -> Months:
    """The months from one day to another, as many of them in a cell as the room needs."""
    for several in LONG:
        starts = tuple(_each_month(first, last, several))
        if len(starts) <= room:
            break
    return Months(starts[:room], _month_end(last))


def _each_month(first: date, last: date, step: int) -> Iterator[date]:
    """The first day of every so manieth month."""
    count = (last.year - first.year) * 12 + last.month - first.month
    begin = first.month - 1 - (first.month - 1) % min(step, 12)
    for n in range(0, count + first.month - begin, step):
        year, month = divmod(first.year * 12 + begin + n, 12)
        if year <= date.max.year:
            yield date(year, month + 1, 1)


def _month_end(day: date) -> date:
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, 1) - timedelta(1) if year <= date.max.year else date.max


def shown_in_cells(bands: Sequence[tuple[date, date, Drawn]], grid: Months) -> list[Drawn | None]:
    """What each cell shows: what lasts the most of its days, but nothing is lost for being short.

    A band that has the most days of no cell takes the one in which it has the most, unless what is there
    has no other. None for a cell without any band.
    """
    shares: list[dict[int, int]] = [{} for _ in grid.starts]
    spans = grid.spans
    for number, (first, last, _) in enumerate(bands):
        for n in range(grid.cell(first), grid.cell(last) + 1):
            days = (min(last, spans[n][1]) - max(first, spans[n][0])).days + 1
            if days > 0:
                shares[n][number] = days
    owners = [max(share, key=lambda number: share[number], default=None) for share in shares]
    for number in range(len(bands)):
        if number not in owners:
            own = [n for n, share in enumerate(shares) if number in share and owners.count(owners[n]) > 1]
            if own:
                owners[max(own, key=lambda n: shares[n][number])] = number
    return [None if owner is None else bands[owner][2] for owner in owners]
