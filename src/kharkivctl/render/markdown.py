"""A Markdown table with numbered sources below, as a reader of an article expects."""

import re

from kharkivctl.render import COLUMNS, View, entries
from kharkivctl.render.cells import cell
from kharkivctl.rows import Answer, SourceRef
from kharkivctl.safety import one_line, web_address


def render(answer: Answer, view: View) -> str:
    if text := entries(answer, view):
        fence = max(["``", *re.findall("`+", text)], key=len) + "`"
        return f"{fence}\n{text.rstrip()}\n{fence}\n"
    fields = view.fields or (*COLUMNS[answer.verb], *(["certain"] if answer.verb == "where" else []))
    numbers: dict[str, int] = {}
    used: list[SourceRef] = []
    lines = [
        f"| {' | '.join(field.replace('_', ' ') for field in fields)} |",
        f"|{' --- |' * len(fields)}",
    ]
    for row in answer.rows:
        cells = []
        for field in fields:
            value = getattr(row, field)
            if field == "sources":
                for source in value:
                    if source.id not in numbers:
                        numbers[source.id] = len(used) + 1
                        used.append(source)
                cells.append(" ".join(f"\\[{numbers[source.id]}\\]" for source in value))
            else:
                cells.append(_escaped(_named(value)))
        lines.append(f"| {' | '.join(cells)} |")
    notes = [f"{number}. {_source(source, answer.citations)}" for number, source in enumerate(used, start=1)]
    return "\n".join([*lines, *(["", *notes] if notes else [])]) + "\n"


def _named(value: object) -> str:
    """Like a cell, but records by name, for people."""
    if isinstance(value, tuple):
        return ", ".join(_named(item) for item in value)
    return str(value.name) if hasattr(value, "name") else cell(value)


def _source(source: SourceRef, citations: dict[str, str]) -> str:
    if source.id in citations:
        return _escaped(citations[source.id])
    title = re.sub(r"^(\d*)([-+.])", r"\1\\\2", _escaped(source.title))  # No list within the list.
    address = web_address(source.url)
    linked = f"[{title}](<{address}>)" if address and not re.search(r"[<>\s]", address) else title
    return (
        ". ".join(part for part in (linked, _escaped(source.publisher or ""), source.issued or "n.d") if part)
        + "."
    )


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is: no HTML, no links, no emphasis, no new column."""
    return re.sub(r"([\\`*_\[\]<>|#~])", r"\\\1", one_line(text)).replace("&", "&amp;")
