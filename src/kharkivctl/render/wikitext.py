"""Wikitext: sentences with their references for each record, ready for an article; second uses by name."""

import re
from collections.abc import Iterator

import msgspec

from kharkivctl.citation.wikipedia import commented, escaped
from kharkivctl.render import View
from kharkivctl.render.cells import cell
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.sentences import Sentence, sentences
from kharkivctl.rows import Answer, GapRow, PlaceRow, PostRow, QuestionRow, Row, SourceRef, SourceRow
from kharkivctl.safety import visible

NAMED = 5  # As many records left out are named on stderr.


def render(answer: Answer, view: View) -> str:
    """A line of wikitext for each row that says something; with chosen fields a list of these."""
    if fields := view.fields:
        return "".join(
            f"* {'; '.join(escaped(cell(row[field])) for field in fields)}\n" for row in answer.rows
        )
    notes = Footnotes()
    lines = (_line(row, answer, notes) for row in answer.rows)
    return visible("".join(f"{line}\n" for line in lines if line))


def notes(answer: Answer) -> Iterator[str]:
    """What an editor should know: which records are left out, and which sentences rest on Wikipedia alone."""
    if not answer.rows or isinstance(answer.rows[0], (SourceRow, GapRow)):
        return
    told = [_cited(row, answer) for row in answer.rows]
    if silent := [row for row, found in zip(answer.rows, told, strict=True) if not found]:
        more = f" and {len(silent) - NAMED} more" if len(silent) > NAMED else ""
        names = ", ".join(map(_why_left_out, silent[:NAMED]))
        yield f"Left out, since no sentence with a source can be made of them: {names}{more}."
    rested = [sentence for found in told for sentence in found if sentence.sources]
    circular = sum(all(map(is_wikipedia, sentence.sources)) for sentence in rested)
    if circular:
        yield (
            f"{circular} of {len(rested)} sentences rest on Wikipedia alone, which can't be its own source "
            "(WP:CIRCULAR); --independent leaves them out."
        )


def _why_left_out(row: Row) -> str:
    """What a record goes by, a place with the reason why nothing is recorded of it."""
    if isinstance(row, PlaceRow):
        return f"{row.name} ({row.explanation.rstrip('.')})"
    return row.name if isinstance(row, PostRow) else row.id


def independent(answer: Answer) -> Answer:
    """The answer without citations of Wikipedia, and so without the sentences that rest on it alone."""
    wikipedia = {s.id for row in answer.rows for s in _sources(row, answer) if is_wikipedia(s)}
    kept = {source: text for source, text in answer.citations.items() if source not in wikipedia}
    return msgspec.structs.replace(answer, citations=kept)


def is_wikipedia(source: SourceRef) -> bool:
    """Whether a source is an article of Wikipedia, or a copy of one elsewhere."""
    at_home = re.match(r"https?://[\w.]*\bwikipedia\.org/", source.url or "")
    return source.publisher == "Wikipedia" or at_home is not None


def _sources(row: Row, answer: Answer) -> Iterator[SourceRef]:
    for sentence in sentences(row, answer):
        yield from sentence.sources


def _cited(row: Row, answer: Answer) -> list[Sentence]:
    """The sentences of a row that have a source which is cited; a question only with an account of it."""
    found = sentences(row, answer)
    heading, rest = (found[:1], found[1:]) if isinstance(row, QuestionRow) else ([], found)
    kept = [
        msgspec.structs.replace(sentence, sources=cited)
        for sentence in rest
        if (cited := tuple(source for source in sentence.sources if source.id in answer.citations))
    ]
    return [*heading, *kept] if kept else []


def _line(row: Row, answer: Answer, notes: Footnotes) -> str:
    """A row as its sentences, each with the references of its sources behind it."""
    if isinstance(row, SourceRow):
        return f"* {row.citation}"
    if isinstance(row, GapRow):
        return f"* {escaped(f'{row.id}: {row.what}')}"
    line = " ".join(
        escaped(sentence.text)
        + "".join(_reference(source, answer.citations, notes) for source in sentence.sources)
        + commented(sentence.aside)
        for sentence in _cited(row, answer)
    )
    return re.sub("^[*#:;=-]", lambda mark: f"&#{ord(mark[0])};", line)  # No list, heading or rule.


def _reference(source: SourceRef, citations: dict[str, str], notes: Footnotes) -> str:
    """A reference to a source: in full at its first use, later by name."""
    if source in notes:
        return f'<ref name="{source.id}" />'
    notes.number(source)
    return f'<ref name="{source.id}">{citations[source.id]}</ref>'
