"""The chart of `when`: how many events of each kind there are of each month."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from kharkivctl import dates
from kharkivctl.render import View
from kharkivctl.render.captions import for_terminal, source_line, wrapped
from kharkivctl.render.chart.bars import LEAST
from kharkivctl.render.chart.months import Months, fitting, months
from kharkivctl.render.holders import GAP, dim
from kharkivctl.rows import Answer, EventRow
from kharkivctl.safety import one_line

ALL = "all kinds"
WIDEST = 4  # Columns of a month.
MOST_CELLS = 40  # Of a picture.
NONE = "No event has a date of a single month."
MONTH = timedelta(31)
# Blocks for 1, 2, up to 4, up to 8 events and so on, each step twice the one before.
BLOCKS, ASCII_BLOCKS = "▁▂▃▄▅▆▇█", ".:-=+*#@"


class Counts(msgspec.Struct, frozen=True):
    """Events by kind and cell of the months, the commonest kind first.

    `undated` have no date, and `vague` one that may be of any of several months.
    """

    grid: Months
    kinds: tuple[tuple[str, tuple[int, ...]], ...]
    undated: int
    vague: int

    @property
    def rows(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The kinds, and below them all kinds together if there are several."""
        every = tuple(map(sum, zip(*(cells for _, cells in self.kinds), strict=True)))
        return (*self.kinds, *([(ALL, every)] if len(self.kinds) > 1 else []))

    @property
    def title(self) -> str:
        """What the chart shows, and of which days."""
        first, last = (
            f"{dates.MONTHS[day.month - 1]} {day.year}" for day in (self.grid.starts[0], self.grid.end)
        )
        return f"Events of each month by kind, {first}{f' to {last}' if last != first else ''}"

    @property
    def left_out(self) -> str:
        """How many events are left out, and why; "" for none."""
        why = [
            f"{count} {words}"
            for count, words in ((self.undated, "without a date"), (self.vague, "of no single month"))
            if count
        ]
        return f"Left out: {', '.join(why)}." if why else ""


def counted(answer: Answer, room: int) -> Counts | None:
    """The events of an answer in at most so many cells; None if none has a date of a month.

    An event counts in the month of the first day on which it can have happened; "by D" in that of D.
    """
    rows = [row for row in answer.rows if isinstance(row, EventRow)]
    days = [(row.kind, _month(row.date)) for row in rows if row.date]
    dated = [(kind, day) for kind, day in days if day]
    if not dated:
        return None
    first, last = min(day for _, day in dated), max(day for _, day in dated)
    grid = months(first, last, 1)
    if len(grid.starts) > room:
        grid = fitting(first, last, room)
    found = Counter((kind, grid.cell(day)) for kind, day in dated)
    totals = Counter(kind for kind, _ in dated)
    kinds = tuple(
        (one_line(kind), tuple(found[kind, n] for n in range(len(grid.starts))))
        for kind, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    )
    return Counts(grid, kinds, len(rows) - len(days), len(days) - len(dated))


def _month(text: str) -> date | None:
    """A day of the month that an event belongs to; None for a date that may be of any of several months."""
    when = dates.parse(text)
    start = when.start or when
    first, last = start.order
    return first if last - first <= MONTH else None


def as_text(answer: Answer, view: View) -> str:
    """The counts as numbers, or as blocks by their size where numbers have no room."""
    width = max(view.width, LEAST)
    labels = max([len(ALL), *(len(one_line(row.kind)) for row in answer.rows if isinstance(row, EventRow))])
    totals = len(str(len(answer.rows))) + GAP
    room = max(width - labels - GAP - totals, 1)
    counts = counted(answer, room)
    if counts is None:
        return f"{NONE}\n"
    size = min(room // len(counts.grid.starts), WIDEST)
    lines = [*wrapped(counts.title, width), ""]
    for head in counts.grid.heads(room, size):
        lines += [dim(f"{' ' * (labels + GAP)}{head}", view.colour)] if head else []
    in_blocks = 0  # The most events that a block stands for.
    for row in (counts.kinds, counts.rows[len(counts.kinds) :]):
        most = max((max(cells) for _, cells in row), default=0)
        show = _number if len(str(most)) < size else _block
        in_blocks = max(in_blocks, most if show is _block else 0)
        for label, cells in row:
            told = "".join(show(n, view).rjust(size) for n in cells)
            lines.append(f"{label.ljust(labels + GAP)}{told}{str(sum(cells)).rjust(totals)}")
    lines += ["", *wrapped("  ".join(_steps(in_blocks, view)), width)] if in_blocks else []
    lines += wrapped(counts.left_out, width)
    lines += (dim(line, view.colour) for line in wrapped(source_line(answer), width))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _number(count: int, view: View) -> str:
    return str(count) if count else "." if view.ascii else "·"


def _block(count: int, view: View) -> str:
    blocks = ASCII_BLOCKS if view.ascii else BLOCKS
    return blocks[min((count - 1).bit_length(), len(blocks) - 1)] if count else " "


def _steps(most: int, view: View) -> Iterator[str]:
    """What each block stands for: "▃ 3–4"."""
    least = 1
    while least <= most:
        block, greatest = _block(least, view), 1 << (least - 1).bit_length()
        if block == _block(1 << 40, view):
            greatest = most
        yield for_terminal(f"{block} {least}" + (f"–{greatest}" if greatest > least else ""), view)
        least = greatest + 1
