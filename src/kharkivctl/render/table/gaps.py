"""Gaps: what a curator should mend, under each rule the records that break it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.text import Text

from kharkivctl.render import View
from kharkivctl.render.table.grid import Columns, Part, table
from kharkivctl.render.table.text import DIM, plain
from kharkivctl.rows import GapRow
from kharkivctl.safety import one_line

COLUMNS: Columns = (("Code", 5), ("Record and what it lacks", None), ("Line", 6))


def listing(rows: Sequence[GapRow], view: View) -> Iterator[Part]:
    """The gaps in their order; what several in a row have as their remedy stands once, below them."""
    lines = []
    for _, alike in groupby(rows, key=lambda row: (row.code, row.remedy)):
        several = list(alike)
        for n, row in enumerate(several):
            told = plain(row.id, "bold").append(f" {one_line(row.what)}")
            if n == len(several) - 1:
                told.append(f"\n{one_line(row.remedy)}", DIM)
            lines.append((plain(row.code), told, Text(str(row.line))))
    yield Part(table(COLUMNS, lines, view.width), len(rows))
