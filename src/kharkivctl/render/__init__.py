"""Formats: one module each, one function from an answer to its text; `FORMATS` names them all.

A renderer never prints and never looks at the terminal; what it must know of it is in its View.
"""

from collections.abc import Callable

import msgspec

from kharkivctl.rows import (
    Answer,
    ChangeRow,
    EventRow,
    GapRow,
    PlaceRow,
    PostRow,
    QuestionRow,
    Row,
    SourceRow,
)
from kharkivctl.safety import visible


class View(msgspec.Struct, frozen=True, kw_only=True):
    """How to show an answer: the fields wanted, in order (None: the format's own), and the paper.

    `ascii` tells that the terminal has no other signs. `picture` asks for a drawing (SVG) instead of text.
    """

    fields: tuple[str, ...] | None = None
    header: bool = False
    width: int = 80
    height: int = 24
    colour: bool = False
    ascii: bool = False
    picture: bool = False


Renderer = Callable[[Answer, View], str]


def _table() -> Renderer:
    from kharkivctl.render.table import render

    return render


def _plain() -> Renderer:
    from kharkivctl.render.plain import render

    return render


def _json() -> Renderer:
    from kharkivctl.render.json import render

    return render


def _jsonl() -> Renderer:
    from kharkivctl.render.jsonl import render

    return render


def _csv() -> Renderer:
    from kharkivctl.render.csv import render

    return render


def _tsv() -> Renderer:
    from kharkivctl.render.tsv import render

    return render


def _markdown() -> Renderer:
    from kharkivctl.render.markdown import render

    return render


def _wikitext() -> Renderer:
    from kharkivctl.render.wikitext import render

    return render


def _map() -> Renderer:
    from kharkivctl.render.map import render

    return render


def _chart() -> Renderer:
    from kharkivctl.render.chart import render

    return render


def _geojson() -> Renderer:
    from kharkivctl.render.geojson import render

    return render


# Format -> how to get its renderer, whose module is imported only then.
FORMATS: dict[str, Callable[[], Renderer]] = {
    "table": _table,
    "plain": _plain,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "tsv": _tsv,
    "markdown": _markdown,
    "wikitext": _wikitext,
    "map": _map,
    "chart": _chart,
    "geojson": _geojson,
}

# The formats that only some verbs have, and that have no fields to choose from.
VERBS_WITH: dict[str, tuple[str, ...]] = {
    "map": ("where",),
    "chart": ("where", "who", "when"),
    "geojson": ("where",),
}

# What is asked for, a verb for most -> its rows.
ROWS: dict[str, type[Row]] = {
    "when": EventRow,
    "who": PostRow,
    "where": PlaceRow,
    "where --changed": ChangeRow,
    "cite": SourceRow,
    "questions": QuestionRow,
    "store gaps": GapRow,
}

# The columns of plain output: fixed, so that a script can count on them.
COLUMNS: dict[str, tuple[str, ...]] = {
    "when": ("date", "id", "text", "places", "control", "standing", "said_by", "sources"),
    "who": ("id", "name", "role", "organization", "since", "until", "standing", "sources"),
    "where": ("id", "name", "held_by", "since", "until", "standing", "said_by", "sources"),
    "where --changed": ("id", "name", "from", "to", "date", "standing", "said_by", "sources"),
    "cite": ("id", "citation", "url", "facts"),
    "questions": ("id", "text", "accounts", "posts"),
    "store gaps": ("code", "id", "what"),
}


def citation_file(answer: Answer, view: View) -> str | None:
    """The citations of a style that a program reads, whole and as one file; None for any other answer."""
    if answer.file is None or view.fields:
        return None
    before, between, after = answer.file
    citations = between.join(visible(row.citation) for row in answer.rows if isinstance(row, SourceRow))
    return f"{before}{citations}{after}"
