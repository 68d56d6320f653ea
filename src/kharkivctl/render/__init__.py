"""Formats: one module each, one function from an answer to its text; `FORMATS` names them all.

A renderer never prints and never looks at the terminal; what it must know of it is in its View.
"""

from collections.abc import Callable
from importlib import import_module

import msgspec

from kharkivctl.rows import Answer, EventRow, PlaceRow, PostRow, Row, SourceRow
from kharkivctl.safety import visible


class View(msgspec.Struct, frozen=True, kw_only=True):
    """How to show an answer: the fields wanted, in order (None: the format's own), and the paper."""

    fields: tuple[str, ...] | None = None
    header: bool = False
    width: int = 80
    colour: bool = False


# Format -> what it is, for the help; the module of the same name has `render(answer, view) -> str`.
FORMATS: dict[str, str] = {
    "table": "a table, or a card for a single match; the default at a terminal",
    "plain": "one record a line, tab-separated; the default in a pipe",
    "json": "an array of objects",
    "jsonl": "one JSON object a line",
    "csv": "comma-separated, with a header",
    "tsv": "tab-separated, with a header",
    "markdown": "a Markdown table with numbered sources",
    "wikitext": "sentences with references, for Wikipedia",
}

ROWS: dict[str, type[Row]] = {
    "when": EventRow,
    "who": PostRow,
    "where": PlaceRow,
    "cite": SourceRow,
}

# The columns of plain output: fixed, so that a script can count on them.
COLUMNS: dict[str, tuple[str, ...]] = {
    "when": ("date", "id", "text", "places", "control", "standing", "said_by", "sources"),
    "who": ("id", "name", "role", "organization", "since", "until", "standing", "sources"),
    "where": ("id", "name", "held_by", "since", "standing", "said_by", "sources"),
    "cite": ("id", "citation", "url", "facts"),
}


def renderer(name: str) -> Callable[[Answer, View], str]:
    """The function of a format; its module is imported only now."""
    module = import_module(f"kharkivctl.render.{name}")
    render: Callable[[Answer, View], str] = module.render
    return render


def entries(answer: Answer, view: View) -> str | None:
    """The citations of a style that a program reads, whole and as one file; None for any other answer."""
    if answer.file is None or view.fields:
        return None
    before, between, after = answer.file
    citations = between.join(visible(row.citation) for row in answer.rows if isinstance(row, SourceRow))
    return f"{before}{citations}{after}"
