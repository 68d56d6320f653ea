"""Columns of known widths, cells below each other where these have no room, values by their labels."""

import io
from typing import Any

import pytest
from rich.console import Console, RenderableType
from rich.text import Text

from kharkivctl.render.table.grid import Columns, batched, labelled, table
from kharkivctl.render.table.text import Tailed, plain
from kharkivctl.rows import Ref
from tests.render.answers import rendered
from tests.render.rows import answer, event

COLUMNS: Columns = (("Name", 8), ("Date", 6), ("Standing", None))
ROWS: list[tuple[RenderableType, ...]] = [
    (Text("Town"), Text("1 Mar"), Text("stated by the Ministry")),
    (Text("Hill of long"), Text(""), Tailed(Text("It fell."), Text("stated [1]"))),
]


def drawn(shown: Any, width: int) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as captured:
        console.print(shown)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def test_the_last_column_takes_what_the_others_leave() -> None:
    assert (
        drawn(table(COLUMNS, ROWS, 40), 40)
        == """\
Name      Date    Standing
────────────────────────────────────────
Town      1 Mar   stated by the Ministry
Hill of           It fell.    stated [1]
long
"""
    )


def test_columns_without_heads_stand_closer() -> None:
    assert (
        drawn(table(COLUMNS, ROWS, 38, heads=False), 38)
        == """\
Town     1 Mar  stated by the Ministry
Hill of         It fell.    stated [1]
long
"""
    )


@pytest.mark.parametrize("width", [30, 139])
def test_a_table_is_as_wide_as_the_terminal(width: int) -> None:
    assert drawn(table(COLUMNS, ROWS, width), width).splitlines()[1] == "─" * width


def test_cells_stand_below_each_other_where_the_last_column_would_be_too_narrow() -> None:
    assert (
        drawn(table(COLUMNS, ROWS, 30), 30)
        == """\
Name      Date    Standing
──────────────────────────────
Town      1 Mar   stated by
                  the Ministry
Hill of           It fell.
long                stated [1]
"""
    )
    assert (
        drawn(table(COLUMNS, ROWS, 29), 29)
        == """\
Name
Town  Date 1 Mar  stated by
the Ministry

Hill of long
It fell.           stated [1]
"""
    )


def test_without_heads_cells_below_each_other_have_none() -> None:
    assert drawn(table(COLUMNS, ROWS, 28, heads=False), 28).startswith("Town     1 Mar  stated by\n")
    assert (
        drawn(table(COLUMNS, ROWS, 27, heads=False), 27)
        == """\
Town  1 Mar  stated by the
Ministry

Hill of long
It fell.         stated [1]
"""
    )


def test_what_is_first_in_a_row_is_first_on_a_narrow_terminal() -> None:
    columns = ((Text("Post", "red"), None), ("From", 13), ("To", 13))
    rows = [(Tailed(Text("mayor"), Text("stated [1]")), Text("1 Mar\n2022"), Text(" "))]
    assert (
        drawn(table(columns, rows, 30), 30)
        == """\
Post
mayor               stated [1]
From 1 Mar 2022
"""
    )


def test_a_cell_longer_than_its_column_is_folded_never_cut() -> None:
    rows = [(Text("abcdefghijklm"), Text("1 Mar"), Text("a" * 25))]
    told = drawn(table(COLUMNS, rows, 40), 40)
    assert "…" not in told
    assert told.splitlines()[2:] == [f"abcdefgh  1 Mar   {'a' * 22}", "ijklm             aaa"]


def test_labelled_values_stand_below_each_other_without_those_that_are_empty() -> None:
    values: list[tuple[str, RenderableType | None]] = [
        ("when", plain("1 March 2022")),
        ("note", ""),
        ("figures", None),
        ("bodies", "The Town Council"),
    ]
    assert (
        drawn(labelled(values, 20), 40)
        == """\
when    1 March 2022
bodies  The Town
        Council
"""
    )


def test_rows_in_stretches_of_at_most_so_many() -> None:
    assert list(map(list, batched([1, 2, 3, 4, 5], 2))) == [[1, 2], [3, 4], [5]]
    assert list(batched([], 2)) == []


FIELDS = ("id", "date", "said_by")


def test_chosen_fields_are_columns_where_these_have_room() -> None:
    rows = (event(), event("left", said_by=(Ref("ministry", "Ministry"),)))
    assert rendered("table", answer(*rows), fields=FIELDS, width=48) == (
        "id     date        said by\n"
        "───────────────────────────\n"
        "taken  2022-03-01\n"
        "left   2022-03-01  ministry\n"
    )
    assert rendered("table", answer(*rows), fields=FIELDS, width=47) == (
        "id    taken\ndate  2022-03-01\n\nid       left\ndate     2022-03-01\nsaid by  ministry\n"
    )
