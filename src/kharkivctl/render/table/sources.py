"""Sources: as citations with the number of their facts, one as a card; and open questions."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from kharkivctl.render import View
from kharkivctl.render.table.grid import Columns, Part, labelled, table
from kharkivctl.render.table.text import DIM, DOUBT, STANDING_STYLES, Tailed, link, plain
from kharkivctl.render.words import date_words
from kharkivctl.rows import QuestionRow, SourceRow
from kharkivctl.safety import one_line

CITATIONS: Columns = (("Citation", None), ("Facts", 5))
QUESTIONS: Columns = (("Question", None), ("Accounts", 8))
INDENT = 2


def citations(rows: Sequence[SourceRow], view: View) -> Iterator[Part]:
    """The sources, each with its citation, its id and how many facts rest on it."""
    lines = [(_citation(row), Text(str(len(row.facts)))) for row in rows]
    yield Part(table(CITATIONS, lines, view.width), len(rows))


def _citation(row: SourceRow) -> Text:
    told = plain(row.citation, link(row.url))
    if row.known_through:
        told.append(" not opened here", DOUBT)
    return told.append(f" {one_line(row.id)}", DIM)


def questions(rows: Sequence[QuestionRow], view: View) -> Iterator[Part]:
    """The questions, each with its note, and how many accounts it has, with their ids."""
    yield Part(table(QUESTIONS, [_question(row) for row in rows], view.width), len(rows))


def _question(row: QuestionRow) -> tuple[Text, Text]:
    told = plain(row.text, "bold").append(f" {one_line(row.id)}", DIM)
    if row.note:
        told.append(f"\n{one_line(row.note)}")
    ids = [*(account.id for account in row.accounts), *(post.id for post in row.posts)]
    told.append(f"\n{one_line(', '.join(ids))}", DIM)
    return told, Text(str(len(ids)))


def card(rows: Sequence[SourceRow], view: View) -> Iterator[RenderableType]:
    """One source: how to cite it, what is known of it, and the facts that rest on it."""
    row = rows[0]
    opened = f"not opened here; known as cited in {row.known_through.name}" if row.known_through else None
    yield plain(row.title, "bold")
    yield labelled(
        [
            ("cite as", plain(row.citation, link(row.url))),
            ("known", plain(opened, DOUBT) if opened else None),
            ("anomaly", plain(row.anomaly, DOUBT) if row.anomaly else None),
            ("type", row.type),
            ("address", plain(row.url, link(row.url)) if row.url else None),
            ("language", row.language),
            ("issued", date_words(row.issued) or "no date recorded"),
            ("archived", date_words(row.archived)),
            ("retrieved", date_words(row.accessed)),
            ("dateline", row.dateline),
            ("note", row.note),
            ("id", plain(row.id, DIM)),
        ],
        view.width,
    )
    if not row.facts:
        return
    yield Text()
    yield Text(f"Facts that rest on it, {len(row.facts)}", "bold")
    for fact in row.facts:
        told = plain(fact.name).append(f" {one_line(fact.id)}", DIM)
        tail = Text(fact.standing, STANDING_STYLES[fact.standing]) if fact.standing else Text()
        yield Padding(Tailed(told, tail), (0, 0, 0, INDENT))
