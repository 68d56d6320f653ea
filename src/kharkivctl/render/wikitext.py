"""Wikitext: a sentence for each record with its references, ready for an article; second uses by name."""

import re
from collections.abc import Sequence

from kharkivctl.citation.wikipedia import escaped
from kharkivctl.render import View
from kharkivctl.render.cells import cell
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.words import (
    account_marks,
    change_words,
    date_words,
    doubt,
    on_days,
    standing_words,
    tenure,
)
from kharkivctl.rows import (
    Answer,
    ChangeRow,
    EventRow,
    GapRow,
    PlaceRow,
    PostRow,
    QuestionRow,
    Ref,
    Row,
    SourceRef,
    SourceRow,
)
from kharkivctl.safety import visible
from kharkivctl.store.model import HOLDER_WORDS

# A holder -> what a sentence says of the place; of the others, it says that who held it is disputed or so.
_HELD = {
    "russia": "was held by Russia",
    "ukraine": "was held by Ukraine",
    "contested": "was contested",
    "changing": "was changing hands",
}


def render(answer: Answer, view: View) -> str:
    """A line of wikitext for each row, with its references; with chosen fields a list of these."""
    if fields := view.fields:
        return "".join(
            f"* {'; '.join(escaped(cell(row[field])) for field in fields)}\n" for row in answer.rows
        )
    notes = Footnotes()
    return visible("".join(f"{_line(row, answer.citations, notes)}\n" for row in answer.rows))


def _line(row: Row, citations: dict[str, str], notes: Footnotes) -> str:
    """A row as its sentences, each with the references of its sources behind it."""
    if isinstance(row, SourceRow):
        return f"* {row.citation}"
    line = " ".join(
        escaped(sentence) + "".join(_reference(source, citations, notes) for source in sources)
        for sentence, sources in _sentences(row)
    )
    return re.sub("^[*#:;=-]", lambda mark: f"&#{ord(mark[0])};", line)  # No list, heading or rule.


def _reference(source: SourceRef, citations: dict[str, str], notes: Footnotes) -> str:
    """A reference to a source: in full at its first use, later by name."""
    if source in notes:
        return f'<ref name="{source.id}" />'
    notes.number(source)
    return f'<ref name="{source.id}">{citations[source.id]}</ref>'


def _sentences(row: Row) -> list[tuple[str, tuple[SourceRef, ...]]]:
    """What a record says, with its day, and whose word it is unless it is stated flatly; with the sources."""
    if isinstance(row, EventRow):
        when = date_words(row.date) or row.date_words
        text = row.text if not when or when in row.text else f"{when[0].upper()}{when[1:]}: {row.text}"
        return [(_attributed(text, row.standing, row.said_by, account_marks(row)), row.sources)]
    if isinstance(row, PostRow):
        what = row.role or row.description or row.kind
        held = f", {tenure(row)}" if row.post else ""
        return [(_attributed(f"{row.name}: {what}{held}.", row.standing, row.said_by), row.sources)]
    if isinstance(row, ChangeRow):
        account = _attributed(row.event.text, row.standing, row.said_by, account_marks(row.event))
        return [(change_words(row), ()), (account, row.sources)]
    if isinstance(row, GapRow):
        return [(f"{row.id}: {row.what}.", ())]
    if isinstance(row, QuestionRow):
        return [(row.text, ())]
    assert isinstance(row, PlaceRow)
    accounts = [row.event, *row.claims] if row.event else row.claims
    told = [(_attributed(a.text, a.standing, a.said_by, account_marks(a)), a.sources) for a in accounts]
    return [(_held(row), ()), *told]


def _held(row: PlaceRow) -> str:
    """Who held a place on the days asked for."""
    if row.held_by not in _HELD:
        return f"Who held {row.name} {on_days(row.on)} is {HOLDER_WORDS[row.held_by]}."
    unsure = f" ({doubt(row)})" if doubt(row) else ""
    return f"{row.name} {_HELD[row.held_by]} {on_days(row.on)}{unsure}."


def _attributed(text: str, standing: str | None, said_by: Sequence[Ref], marks: str = "") -> str:
    """The sentence with its standing, owner and marks in parentheses before the full stop."""
    owner = standing_words(standing, said_by) if standing and standing != "stated" else ""
    if not owner and not marks:
        return text
    end = "." if text.endswith(".") else ""
    return f"{text.removesuffix('.')} ({'; '.join(filter(None, (owner, marks)))}){end}"
