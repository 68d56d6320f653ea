"""Wikitext: a sentence for each record with its references, ready for an article; second uses by name."""

from kharkivctl.citation.wikipedia import escaped
from kharkivctl.render import View
from kharkivctl.render.cells import cell
from kharkivctl.render.words import date_words, on_days, standing_words, tenure
from kharkivctl.rows import Answer, EventRow, PlaceRow, PostRow, Ref, Row, SourceRef, SourceRow
from kharkivctl.safety import visible

_HELD = {
    "russia": "was held by Russia",
    "ukraine": "was held by Ukraine",
    "contested": "was contested",
}


def render(answer: Answer, view: View) -> str:
    """A line of wikitext for each row, with its references; with chosen fields a list of these."""
    if fields := view.fields:
        return "".join(
            f"* {'; '.join(escaped(cell(getattr(row, field))) for field in fields)}\n" for row in answer.rows
        )
    used: set[str] = set()
    return visible("".join(f"{_line(row, answer.citations, used)}\n" for row in answer.rows))


def _line(row: Row, citations: dict[str, str], used: set[str]) -> str:
    if isinstance(row, SourceRow):
        return f"* {row.citation}"
    if isinstance(row, PlaceRow) and not row.event:
        told = (f"{escaped(c.text)}{_references(c.sources, citations, used)}" for c in row.claims)
        return " ".join((escaped(_sentence(row)), *told))
    return escaped(_sentence(row)) + _references(getattr(row, "sources", ()), citations, used)


def _references(sources: tuple[SourceRef, ...], citations: dict[str, str], used: set[str]) -> str:
    return "".join(_reference(source.id, citations, used) for source in sources)


def _reference(source: str, citations: dict[str, str], used: set[str]) -> str:
    if source in used:
        return f'<ref name="{source}" />'
    used.add(source)
    return f'<ref name="{source}">{citations[source]}</ref>'


def _sentence(row: Row) -> str:
    """What the record says, with its day, and with whose word it is unless it is stated flatly."""
    if isinstance(row, EventRow):
        when = date_words(row.date) or row.date_words
        text = row.text if not when or when in row.text else f"{when[0].upper()}{when[1:]}: {row.text}"
        return _attributed(text, row.standing, row.said_by)
    if isinstance(row, PostRow):
        what = row.role or row.description or row.kind
        held = f", {tenure(row)}" if row.post else ""
        return _attributed(f"{row.name}: {what}{held}.", row.standing, row.said_by)
    assert isinstance(row, PlaceRow)
    held = _HELD.get(row.held_by, f"is recorded as {row.held_by}")
    sure = "" if row.certain or row.held_by not in _HELD else " (not certain)"
    text = f"{row.name} {held} {on_days(row.on)}{sure}."
    return _attributed(f"{text} {row.event.text}", row.standing, row.said_by) if row.event else text


def _attributed(text: str, standing: str | None, said_by: tuple[Ref, ...]) -> str:
    """The sentence with its standing and owner in parentheses before the full stop."""
    if standing in (None, "stated"):
        return text
    end = "." if text.endswith(".") else ""
    return f"{text.removesuffix('.')} ({standing_words(standing or '', said_by)}){end}"
