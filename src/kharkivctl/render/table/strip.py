"""The strip of a place: who held it over the months, in a line of marks with its legend beside."""

from collections.abc import Iterator, Sequence
from datetime import date

from rich.text import Text

from kharkivctl.render import View
from kharkivctl.render.chart.bars import Band, joined
from kharkivctl.render.chart.months import Months, fitting, months, shown_in_cells
from kharkivctl.render.holders import GAP, LOOKS, Look, look_of, mark
from kharkivctl.render.table.text import DIM, colour_of, in_lines, signed
from kharkivctl.rows import TurnRow

INDENT = 2
LEAST_LEGEND = 22  # Columns that a legend beside the strip needs.
MOST_LINES = 4

Days = tuple[date, date]


def strip(turns: Sequence[TurnRow], covered: Days, asked: Days | None, answer: Look, view: View) -> Text:
    """The turns over the days covered: the months, a mark for each half of one, the days asked for below.

    Above a single day stands the answer, though its half of a month may have been another's for longer.
    """
    bands = joined(Band(turn.first, turn.last, look_of(turn.held_by, turn.certain)) for turn in turns)
    grid = _grid(covered, view.width - INDENT)
    cells = shown_in_cells([(band.first, band.last, band.look) for band in bands], grid)
    if asked and asked[0] == asked[1]:
        cells[grid.cell(asked[0])] = answer
    lines = [Text(head, DIM) for head in grid.heads(len(grid.starts)) if head]
    lines.append(Text.assemble(*((mark(look, view), colour_of(look)) if look else " " for look in cells)))
    if asked:
        first, last = map(grid.cell, asked)
        lines.append(Text(" " * first + "^" * (last - first + 1)))
    shown = [look for look in LOOKS if look in cells]
    return Text("\n").join(_beside(lines, shown, len(grid.starts), view))


def _grid(covered: Days, room: int) -> Months:
    """The finest cells for which there is room."""
    for per_month in (2, 1):
        grid = months(*covered, per_month)
        if len(grid.starts) <= room:
            return grid
    return fitting(*covered, room)


def _beside(lines: Sequence[Text], looks: Sequence[Look], taken: int, view: View) -> Iterator[Text]:
    """The lines with the legend at their right, or below them where that has no room."""
    room = view.width - INDENT - taken - GAP
    entries = [signed(look, view) for look in looks]
    legend = in_lines(entries, room) if room >= LEAST_LEGEND else []
    is_beside = 0 < len(legend) <= MOST_LINES
    indent = INDENT + (taken + GAP if is_beside else 0)
    if not is_beside:
        legend = in_lines(entries, view.width - INDENT)
    for n, line in enumerate(lines):
        shown = Text(" " * INDENT).append_text(line)
        if is_beside and n < len(legend):
            shown.append(" " * (indent - shown.cell_len)).append_text(legend[n])
        yield shown
    for line in legend[len(lines) :] if is_beside else legend:
        yield Text(" " * indent).append_text(line)
