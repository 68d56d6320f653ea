"""Bars over the months, as text: what a chart of places and one of posts have in common."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from kharkivctl.render import View
from kharkivctl.render.captions import for_terminal, short_days, wrapped
from kharkivctl.render.chart.months import PARTS, Months, fitting, months, shown_in_cells
from kharkivctl.render.holders import GAP, Look, dim, ink, legend_lines, mark

NARROWEST = 26  # Labels are not wrapped to less, as long as the cells can be coarser instead.
FEWEST = 6  # Cells of a chart on the narrowest paper.
LEAST = 30  # Columns that a chart takes at least.


class Band(msgspec.Struct, frozen=True):
    """Days in a row that look the same."""

    first: date
    last: date
    look: Look


class Words(msgspec.Struct, frozen=True):
    """What stands beside a bar, in the colour of what it speaks of."""

    text: str
    look: Look


class Bar(msgspec.Struct, frozen=True):
    """A line of the chart: its label, its days, and in words what they show, the most telling first.

    `heading` stands above the first of the bars that share it.
    """

    label: str
    bands: tuple[Band, ...]
    words: tuple[Words, ...]
    heading: str = ""


class Chart(msgspec.Struct, frozen=True):
    """Bars with what they share: the days shown and those marked, the title, and what is said below.

    `source` tells where it is taken from, and `credit` the same with the licence, for a picture.
    """

    title: str
    bars: tuple[Bar, ...]
    first: date
    last: date
    marked: tuple[date, date] | None = None
    notes: tuple[str, ...] = ()
    source: str = ""
    credit: str = ""


def looks_in(bars: Iterable[Bar], looks: Sequence[Look]) -> list[Look]:
    """Those of the looks that the bars show, in their order."""
    shown = {band.look for bar in bars for band in bar.bands}
    return [look for look in looks if look in shown]


def joined(bands: Iterable[Band]) -> tuple[Band, ...]:
    """The bands, neighbours that look the same as one."""
    found: list[Band] = []
    for band in bands:
        if found and found[-1].look == band.look:
            band = Band(found.pop().first, band.last, band.look)
        found.append(band)
    return tuple(found)


def as_text(chart: Chart, legend: Sequence[Look], view: View) -> str:
    """The chart in lines of at most the view's width."""
    width = max(view.width, LEAST)
    lines = [*wrapped(chart.title, width), ""]
    if not chart.bars:
        return _ended(lines, chart, width, view)
    labels, grid, beside = _columns(chart, width, view)
    indent = labels + GAP
    heads = grid.heads(width - indent)
    lines += [dim(f"{' ' * indent}{head}", view.colour) for head in heads if head]
    if chart.marked:
        lines.append(" " * indent + _pointer(chart.marked, grid, width - indent, view))
    heading = ""
    for bar in chart.bars:
        if bar.heading != heading:
            lines += wrapped(bar.heading, width)
            heading = bar.heading
        lines += _lines(bar, labels, grid, beside, view)
    lines += ["", *legend_lines(((look, "") for look in legend), width, view)]
    return _ended(lines, chart, width, view)


def _ended(lines: list[str], chart: Chart, width: int, view: View) -> str:
    """The lines with the notes below them."""
    for note in chart.notes:
        lines += wrapped(for_terminal(note, view), width)
    lines += (dim(line, view.colour) for line in wrapped(for_terminal(chart.source, view), width))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _columns(chart: Chart, width: int, view: View) -> tuple[int, Months, int]:
    """The columns of the labels, the cells, and the columns of the words: 0 where they have no room."""
    labels = [("  " if bar.heading else "") + bar.label for bar in chart.bars]
    longest = max(map(len, labels))
    least = min(longest, NARROWEST)
    beside = max((GAP + _room_for(bar.words, view) for bar in chart.bars if bar.words), default=0)
    for with_words in (beside, 0):
        for parts in PARTS:
            grid = months(chart.first, chart.last, parts)
            room = width - len(grid.starts) - GAP - with_words
            if room >= least and (with_words or parts < 4):
                taken = min(longest, room)
                return taken, grid, width - taken - GAP - len(grid.starts) if with_words else 0
    room = max(width - least - GAP, FEWEST)
    return width - room - GAP, fitting(chart.first, chart.last, room), 0


def _lines(bar: Bar, labels: int, grid: Months, beside: int, view: View) -> Iterator[str]:
    """The line of a bar; its label goes on below where it is too long."""
    indent = "  " if bar.heading else ""
    told = wrapped(bar.label, max(labels - len(indent), 1)) or [""]
    cells = "".join(_cells(bar, grid, view))
    yield f"{indent}{told[0]}".ljust(labels + GAP) + cells + _beside(bar, beside, view)
    yield from (f"{indent}  {line}" for line in told[1:])


def _cells(bar: Bar, grid: Months, view: View) -> Iterator[str]:
    bands = [(band.first, band.last, band.look) for band in bar.bands]
    for look in shown_in_cells(bands, grid):
        yield ink(mark(look, view), look.colour, view.colour) if look else " "


def _beside(bar: Bar, room: int, view: View) -> str:
    """As many of the words as there is room for; what has none is told of by an ellipsis."""
    told = ""
    for n, words in enumerate(bar.words):
        if GAP + _room_for(bar.words[n:], view) > room:
            return told + (" " * GAP + for_terminal("…", view) if told else "")
        text = f"{mark(words.look, view)} {for_terminal(words.text, view)}"
        told += " " * GAP + ink(text, words.look.colour, view.colour)
        room -= GAP + len(text)
    return told


def _room_for(words: Sequence[Words], view: View) -> int:
    """The columns of the first words, and of the ellipsis after them if they are not the only ones."""
    more = GAP + len(for_terminal("…", view)) if len(words) > 1 else 0
    return len("■ ") + len(for_terminal(words[0].text, view)) + more


def _pointer(days: tuple[date, date], grid: Months, room: int, view: View) -> str:
    """Marks above the cells of the days asked for, and beside them which these are."""
    first, last = map(grid.cell, days)
    signs = ("v" if view.ascii else "▼") * (last - first + 1)
    words = for_terminal(short_days(*days), view)
    return f"{' ' * first}{signs}" + (f" {words}" if last + 2 + len(words) <= room else "")
