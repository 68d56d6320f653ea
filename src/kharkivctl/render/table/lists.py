"""Tables of several records, a row each, or a paragraph each where there is no room for columns."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kharkivctl.render import View
from kharkivctl.render.cells import cell
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.table import changes
from kharkivctl.render.table.text import DIM, holder, link, marks, plain, standing_column
from kharkivctl.render.words import (
    account_marks,
    claim_words,
    doubt,
    figure_words,
    kind_and_district,
    outlet_words,
    short_date,
    tells_its_figures,
    tenure,
)
from kharkivctl.rows import AccountRow, EventRow, PlaceRow, PostRow, QuestionRow, Row, SourceRow
from kharkivctl.safety import one_line

NARROW = 64  # Below this many columns a record is a paragraph instead of a table row.
WIDEST = 140  # Longer lines are hard to read.
GAP = 2
LEAST_COLUMN = 16  # Fields narrower than this on average go below each other.

Columns = tuple[tuple[str, int | None], ...]
ACCOUNTS: Columns = (("Date", 12), ("Account", None), ("Standing", 14), ("Sources", 8))


def listing(verb: str, rows: Sequence[Row], view: View, notes: Footnotes) -> RenderableType:
    """The rows of a verb as a table, or as paragraphs on a narrow terminal."""
    columns, cells, _ = LISTINGS[verb]
    lines = [cells(row, notes) for row in rows]
    if view.width < NARROW:
        return Group(*(_paragraph(line) for line in lines))
    return table(columns, lines, view.width)


def count(verb: str, rows: Sequence[Row]) -> str:
    """The number of rows in words: "3 places"."""
    one, several = LISTINGS[verb][2]
    return f"{len(rows)} {one if len(rows) == 1 else several}"


def table(columns: Sequence[tuple[str, int | None]], lines: Iterable[Sequence[Text]], width: int) -> Table:
    """A table whose columns have fixed widths but for one, that takes what is left: nothing is ever cut."""
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    wider = 1.25 if width >= 110 else 1
    fixed = {heading: int(size * wider) for heading, size in columns if size}
    rest = min(width, WIDEST) - sum(fixed.values()) - GAP * (len(columns) - 1)
    for heading, _ in columns:
        made.add_column(heading, overflow="fold", width=fixed.get(heading, rest))
    for line in lines:
        made.add_row(*line)
    return made


def _paragraph(cells: Sequence[Text]) -> RenderableType:
    """A record for a narrow terminal: what the table has in its cells, one below the other."""
    first, second, *others = (cell for cell in cells if cell.plain)
    rest = [Text("  ").join(Text(", ").join(cell.split("\n")) for cell in others)] if others else []
    return Padding(Group(first, second, *rest), (0, 0, 1, 0))


def _event_cells(row: EventRow, notes: Footnotes) -> list[Text]:
    """An event: when, what with its figures and id, standing, sources."""
    what = plain(row.text)
    if row.figures and not tells_its_figures(row):
        what.append(f" ({'; '.join(map(figure_words, row.figures))})")
    if told := account_marks(row):
        what.append(f" ({told})", "yellow")
    what.append(f"\n{row.id}", DIM)
    when = plain(short_date(row.date) or row.date_words or "no date", "bold")
    if row.possible:
        when.append("\npossibly", DIM)
    standing = standing_column(row.standing, row.said_by)
    if row.said and row.said != row.date:
        standing.append(f"\nsaid {short_date(row.said)}", DIM)
    return [when, what, standing, marks(notes, row.sources)]


def _post_cells(row: PostRow, notes: Footnotes) -> list[Text]:
    """A post: who, role with its id, tenure, standing, sources."""
    name = plain(row.name, "bold")
    role = plain(row.role or row.description or row.kind)
    role.append(f"\n{row.post or row.id}", DIM)
    held = Text(tenure(row, short_date))
    if row.certain is False:
        held.append("\nnot certain", "yellow")
    return [name, role, held, standing_column(row.standing, row.said_by), marks(notes, row.sources)]


def _place_cells(row: PlaceRow, notes: Footnotes) -> list[Text]:
    """A place: its name and district, holder with doubt and claims, since when, standing, sources."""
    name = plain(row.name, "bold").append(f"\n{kind_and_district(row)}", DIM)
    if row.id != row.name.lower().replace(" ", "-"):
        name.append(f"\n{row.id}", DIM)
    held = holder(row.held_by)
    if unsure := doubt(row):
        held.append(f"\n{unsure}", "yellow")
    for words in dict.fromkeys(map(claim_words, row.claims)):
        held.append(f"\n{words}", "default")
    sources = row.sources if row.event or row.claims else ()
    since = Text(short_date(row.since) or "")
    return [name, held, since, standing_column(row.standing, row.said_by), marks(notes, sources)]


def _source_cells(row: SourceRow, notes: Footnotes) -> list[Text]:
    """A source: its citation with its id, and how many facts rest on it."""
    citation = plain(row.citation, link(row.url))
    citation.append(f"\n{row.id}", DIM)
    if row.known_through:
        citation.append(", not opened here", DIM)
    facts = len(row.facts)
    return [citation, Text(f"{facts} fact{'s' if facts != 1 else ''}")]


def _question_cells(row: QuestionRow, notes: Footnotes) -> list[Text]:
    """A question: its text with note and id, and the ids of its accounts."""
    text = plain(row.text, "bold")
    if row.note:
        text.append(f"\n{one_line(row.note)}", "default")
    text.append(f"\n{row.id}", DIM)
    accounts = [*(account.id for account in row.accounts), *(post.id for post in row.posts)]
    return [text, Text("\n").join(map(plain, accounts))]


# Verb -> its columns with their widths, the cells of a row, and what one row and several are called.
LISTINGS: dict[str, tuple[Columns, Callable[[Any, Footnotes], list[Text]], tuple[str, str]]] = {
    "when": (
        (("Date", 12), ("What", None), ("Standing", 14), ("Sources", 8)),
        _event_cells,
        ("event", "events"),
    ),
    "who": (
        (("Who", 18), ("Post", None), ("Held", 14), ("Standing", 10), ("Sources", 8)),
        _post_cells,
        ("post or body", "posts and bodies"),
    ),
    "where": (
        (("Place", None), ("Held by", 18), ("Since", 12), ("Standing", 12), ("Sources", 8)),
        _place_cells,
        ("place", "places"),
    ),
    "where --changed": (changes.COLUMNS, changes.change_cells, ("change of hands", "changes of hands")),
    "cite": ((("Citation", None), ("Facts", 9)), _source_cells, ("source", "sources")),
    "questions": (
        (("Question", None), ("Accounts", 34)),
        _question_cells,
        ("question on which accounts differ", "questions on which accounts differ"),
    ),
}


def fields_table(rows: Sequence[Row], fields: Sequence[str], width: int) -> RenderableType:
    """The fields asked for as columns, or below each other where there is no room for columns."""
    labels = [field.replace("_", " ") for field in fields]
    lines = [[plain(cell(row[field])) for field in fields] for row in rows]
    if width < len(fields) * LEAST_COLUMN:
        return Group(*(labelled(zip(labels, line, strict=True)) for line in lines))
    made = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for label in labels:
        made.add_column(label, overflow="fold")
    for line in lines:
        made.add_row(*line)
    return made


def labelled(lines: Iterable[tuple[str, Text | str | None]]) -> RenderableType:
    """Labelled values, one below the other, without those that are empty."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=DIM, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in lines:
        if value:
            grid.add_row(label, value if isinstance(value, Text) else plain(value))
    return Padding(grid, (1, 0, 0, 0))


def account_table(accounts: Sequence[AccountRow], notes: Footnotes, width: int) -> RenderableType:
    """A short table of accounts, as it stands under a card."""
    lines = []
    for account in accounts:
        what = plain(account.text)
        if told := account_marks(account):
            what.append(f" ({told})", "yellow")
        what.append(f"\n{one_line(account.id)}", DIM)
        when = plain(short_date(account.date) or account.date_words or "no date")
        standing = standing_column(account.standing, account.said_by)
        lines.append([when, what, standing, marks(notes, account.sources)])
    return table(ACCOUNTS, lines, width) if width >= NARROW else Group(*map(_paragraph, lines))


def source_list(notes: Footnotes, citations: dict[str, str]) -> RenderableType:
    """The sources by their numbers, each with its citation if there is one, else its title and outlet."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="cyan", no_wrap=True)
    grid.add_column(overflow="fold")
    for source in notes.used:
        known = f", as cited in {source.known_through}" if source.known_through else ""
        if source.id in citations:
            cited = plain(citations[source.id], link(source.url)).append(f" {source.id}{known}", DIM)
        else:
            cited = plain(source.title, link(source.url))
            cited.append("" if source.title.endswith((".", "?", "!")) else ".", "default")
            cited.append(f" {outlet_words(source)}. ", DIM).append(f"{source.id}{known}", DIM)
        grid.add_row(f"[{notes.number(source)}]", cited)
    return grid
