"""A Markdown table with numbered sources below, as a reader of an article expects."""

import re
from typing import Any

from kharkivctl.render import COLUMNS, View, citation_file
from kharkivctl.render.cells import cell, in_short
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.rows import Answer, Row, SourceRef
from kharkivctl.safety import one_line, web_address

# What the table of a verb has beside the columns of plain output.
MORE = {"where": ("certain",), "where --changed": ("certain", "possible")}


def render(answer: Answer, view: View) -> str:
    """The answer as a Markdown table, its sources as a numbered list below; citations for programs fenced."""
    if text := citation_file(answer, view):
        fence = max(["``", *re.findall("`+", text)], key=len) + "`"
        return f"{fence}\n{text.rstrip()}\n{fence}\n"
    fields = view.fields or (*COLUMNS[answer.verb], *MORE.get(answer.verb, ()))
    notes = Footnotes()
    lines = [
        f"| {' | '.join(field.replace('_', ' ') for field in fields)} |",
        f"|{' --- |' * len(fields)}",
    ]
    value = Row.__getitem__ if view.fields else in_short
    for row in answer.rows:
        cells = (_cell(value(row, field), field, notes) for field in fields)
        lines.append(f"| {' | '.join(cells)} |")
    sources = [f"{notes.number(source)}. {_source(source, answer.citations)}" for source in notes.used]
    return "\n".join([*lines, *(["", *sources] if sources else [])]) + "\n"


def _cell(value: Any, field: str, notes: Footnotes) -> str:
    """A field as a cell; sources by their numbers."""
    return escaped(notes.marks(value) if field == "sources" else _named(value))


def _named(value: object) -> str:
    """Like a cell, but records by name, for people."""
    if isinstance(value, tuple):
        return ", ".join(_named(item) for item in value)
    return str(value.name) if hasattr(value, "name") else cell(value)


def _source(source: SourceRef, citations: dict[str, str]) -> str:
    cited_in = f" [as cited in {source.known_through}]" if source.known_through else ""
    if source.id in citations:
        return escaped(citations[source.id] + cited_in)
    title = re.sub(r"^(\d*)([-+.])", r"\1\\\2", escaped(source.title))  # No list within the list.
    address = web_address(source.url)
    linked = f"[{title}](<{address}>)" if address and not re.search(r"[<>\s]", address) else title
    return (
        ". ".join(part for part in (linked, escaped(source.publisher or ""), source.issued or "n.d") if part)
        + f".{escaped(cited_in)}"
    )


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no HTML, no links, no emphasis, no new column."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", one_line(text)).replace("&", "&amp;")
