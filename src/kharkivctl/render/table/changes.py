"""The table of what changed hands, a row a change."""

from rich.text import Text

from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.table.text import DIM, holder, marks, plain, standing_column
from kharkivctl.render.words import change_doubt, short_date
from kharkivctl.rows import ChangeRow

COLUMNS: tuple[tuple[str, int | None], ...] = (
    ("Date", 14),
    ("What changed hands", None),
    ("Standing", 14),
    ("Sources", 8),
)


def change_cells(row: ChangeRow, notes: Footnotes) -> list[Text]:
    """A change: when, the place with its holders and doubts and the account's id, standing, sources."""
    what = Text().append_text(plain(row.name, "bold")).append("  ")
    if row.from_ == "unrecorded":
        what.append("to ").append_text(holder(row.to)).append(", before not recorded")
    else:
        what.append_text(holder(row.from_)).append(" to ").append_text(holder(row.to))
    if doubt := change_doubt(row):
        what.append(f"\n{doubt}", "yellow")
    what.append(f"\n{row.event.id}", DIM)
    when = Text().append_text(plain(short_date(row.date) or "", "bold"))
    if row.possible:
        when.append("\npossibly", "yellow")
    return [when, what, standing_column(row.standing, row.said_by), marks(notes, row.sources)]
