"""Columns: tables whose widths are known, labelled values, and the fields somebody chose."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment
from rich.text import Text

from kharkivctl.render.cells import cell
from kharkivctl.render.table.text import DIM, Tailed, plain
from kharkivctl.rows import Row

GAP = 2  # Columns between two columns with heads; one is enough between those without.
LEAST_COLUMN = 16  # Fields narrower than this on average go below each other.
LEAST_REST = 12  # A column that takes what is left needs so much, else cells stand below each other.

if TYPE_CHECKING:
    from rich.table import Table

Made = TypeVar("Made")

# A column by its heading and its width, None for the one that takes what the others leave.
Columns = Sequence[tuple[str | Text, int | None]]


class Part(NamedTuple):
    """A part of a list, and how many rows it has."""

    shown: RenderableType
    rows: int


def batched(rows: Sequence[Made], most: int) -> Iterator[Sequence[Made]]:
    """The rows in stretches of at most so many."""
    return (rows[start : start + most] for start in range(0, len(rows), most))


def table(
    columns: Columns, lines: Iterable[Sequence[RenderableType]], width: int, *, heads: bool = True
) -> RenderableType:
    """A table in which nothing is ever cut; on a terminal too narrow for it, the cells of a row as lines.

    These stand under the heading of the first column, which may tell what all the rows are.
    """
    gap = GAP if heads else 1
    rest = width - sum(size for _, size in columns if size) - gap * (len(columns) - 1)
    if rest < LEAST_REST:
        above = [_bold(columns[0][0])] if heads else []
        headings = [heading if heads and size else "" for heading, size in columns]
        return Group(*above, *with_blank_lines([_stacked(headings, line) for line in lines]))
    if not heads:
        return Rows([size or rest for _, size in columns], lines)
    made = _ruled()
    for heading, size in columns:
        made.add_column(heading, overflow="fold", width=size or rest, no_wrap=False)
    for line in lines:
        made.add_row(*line)
    return made


def _ruled() -> "Table":
    """A table of Rich with a line below its heads, and a gap of two columns."""
    from rich import box
    from rich.table import Table

    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))


class Rows:
    """Rows of cells in columns of these widths, a gap of one between them: a table without a head.

    A long timeline takes less than half of the time that a table of Rich needs for it, which looks at every
    cell several times to find the widths that are known here.
    """

    def __init__(self, widths: Sequence[int], rows: Iterable[Sequence[RenderableType]]) -> None:
        self.widths, self.rows = widths, list(rows)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        for row in self.rows:
            cells = [_lines(cell, console, width) for cell, width in zip(row, self.widths, strict=True)]
            for line in zip_longest(*cells):
                yield from self._line(line, console)

    def _line(self, line: Sequence[Text | None], console: Console) -> Iterator[Segment]:
        behind = 0
        for text, width in zip(line, self.widths, strict=True):
            if text:
                yield from [Segment(" " * behind)] if behind else []
                yield from text.render(console)
                behind = 0
            behind += width + 1 - (text.cell_len if text else 0)
        yield Segment.line()


def _lines(cell: RenderableType, console: Console, width: int) -> list[Text]:
    if isinstance(cell, Tailed):
        return cell.lines(console, width)
    return list(cell.wrap(console, width)) if isinstance(cell, Text) and cell else []


def _bold(heading: str | Text) -> Text:
    """A heading as the head of a column shows it."""
    shown = heading.copy() if isinstance(heading, Text) else Text(heading)
    shown.stylize("bold")
    return shown


def _stacked(headings: Sequence[str | Text], cells: Sequence[RenderableType]) -> RenderableType:
    """A row for a narrow terminal: the short cells in a line, all but the first by their headings.

    What has room for itself only stands below them; above, if it is the first of the row.
    """
    line = Text()
    for n, (heading, shown) in enumerate(zip(headings, cells, strict=True)):
        if isinstance(shown, Text) and shown.plain.strip():
            line.append("  " if line else "").append(f"{heading} " if n and heading else "", DIM)
            line.append_text(Text(" ").join(shown.split("\n")))
    short = [line] if line else []
    rest = [shown for shown in cells if not isinstance(shown, Text)]
    return Group(*short, *rest) if isinstance(cells[0], Text) else Group(*rest, *short)


def with_blank_lines(rows: Iterable[RenderableType]) -> Sequence[RenderableType]:
    """The rows with a blank line between two of them."""
    return [part for row in rows for part in (Text(), row)][1:]


def fields_table(rows: Sequence[Row], fields: Sequence[str], width: int) -> RenderableType:
    """The fields asked for as columns, or below each other where there is no room for columns."""
    labels = [field.replace("_", " ") for field in fields]
    lines = [[plain(cell(row[field])) for field in fields] for row in rows]
    if width < len(fields) * LEAST_COLUMN:
        stacked = [labelled(zip(labels, line, strict=True), width) for line in lines]
        return Group(*with_blank_lines(stacked))
    made = _ruled()
    for label in labels:
        made.add_column(label, overflow="fold")
    for line in lines:
        made.add_row(*line)
    return made


def labelled(lines: Iterable[tuple[str, RenderableType | None]], width: int) -> RenderableType:
    """Labelled values, one below the other, without those that are empty."""
    shown = [(Text(label, DIM), plain(v) if isinstance(v, str) else v) for label, v in lines if v]
    widest = max((label.cell_len for label, _ in shown), default=0) + GAP - 1
    return Rows((widest, max(width - widest - 1, 1)), shown)
