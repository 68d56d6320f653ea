"""How and where an answer is printed: resolved once from what was typed and from the terminal, then done."""

import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from kharkivctl.errors import WrongUse
from kharkivctl.options import Output
from kharkivctl.render import FORMATS, ROWS, VERBS_WITH, View
from kharkivctl.render.plain import left_out
from kharkivctl.rows import Answer, ChangeRow, EventRow, Row
from kharkivctl.streams import say, write_whole
from kharkivctl.terminal import at_terminal, has_only_ascii, height, in_colour, pager, show, width

PICTURE = ".svg"

# Ending of a file -> its format. A picture is the map, or the chart of a verb that has no map.
ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "markdown",
    ".wiki": "wikitext",
    ".geojson": "geojson",
    PICTURE: "map",
    ".txt": "plain",
    "": "plain",
}


class Destination(msgspec.Struct, frozen=True, kw_only=True):
    """Where an answer goes and in which form.

    `file` is None for standard output. `pager` is the command for what is longer than the screen, if any.
    """

    format: str
    view: View
    file: Path | None
    pager: str | None
    limit: int | None
    reverse: bool
    quiet: bool


def resolve(verb: str, output: Output, terms: Sequence[str] = ()) -> Destination:
    """Where the answer of a verb goes and in which form.

    Raises WrongUse, before any work, for what can't be done.
    """
    if output.output == "":
        raise WrongUse("--output is empty. Name a file, or leave it out for standard output.")
    if output.output and output.output.endswith("/"):
        raise WrongUse(f"--output {output.output} names a folder. Name a file in it.")
    if output.json:
        _refuse_fields_after_json(terms)
    file = Path(output.output) if output.output not in (None, "-") else None
    format = _format(verb, output, file)
    _refuse_unsuited(verb, format, output.fields)
    fields = _fields(verb, output.fields) if output.fields is not None else None
    view = View(
        fields=fields,
        header=output.header,
        width=width(),
        height=height(),
        colour=in_colour(sys.stdout if file is None else None, output.color),
        ascii=file is None and has_only_ascii(),
        picture=file is not None and file.suffix.lower() == PICTURE,
    )
    return Destination(
        format=format,
        view=view,
        file=file,
        pager=None if file else pager(output.no_pager),
        limit=output.limit,
        reverse=output.reverse,
        quiet=output.quiet,
    )


def emit(answer: Answer, to: Destination) -> None:
    """Write an answer's rows where they go and its notes to stderr; if quiet neither."""
    if to.quiet:
        return
    rows = answer.rows
    if to.reverse:
        last_first = rows[::-1]
        rows = tuple(sorted(last_first, key=_stands_last))
    rows = rows[: to.limit] if to.limit is not None else rows
    shown = msgspec.structs.replace(answer, rows=rows)
    if len(rows) < len(answer.rows):
        cut = f"{len(rows)} of {len(answer.rows)} shown."
        caption = f"{cut} {answer.caption}".strip()
        shown = msgspec.structs.replace(shown, caption=caption, limited=True)
    text = FORMATS[to.format]()(shown, to.view)
    bare = to.format == "plain" and to.view.fields is None
    for note in (*answer.notes, *(left_out(answer) if bare else ())):
        say(note)
    if to.file is None:
        show(text, to.pager)
    else:
        write_whole(to.file, text)


def _stands_last(row: Row) -> bool:
    """Whether a row stands behind all others in either order: it may be of other days, or has no date."""
    dated = row.date is not None if isinstance(row, EventRow) else True
    return not dated or (isinstance(row, EventRow | ChangeRow) and row.possible)


def _format(verb: str, output: Output, file: Path | None) -> str:
    """The format asked for; else that of the file's ending; else a table at a terminal, plain in a pipe."""
    if output.format and output.format not in FORMATS:
        raise WrongUse(f"--format {output.format}: choose from {', '.join(FORMATS)}.")
    if output.json and output.format not in (None, "json"):
        raise WrongUse(f"--json and --format {output.format} contradict each other. Leave one out.")
    if output.json or output.format:
        return output.format or "json"
    if file is None:
        return "table" if at_terminal(sys.stdout) else "plain"
    ending = file.suffix.lower()
    if ending not in ENDINGS:
        raise WrongUse(f"--output {file}: no format has the ending {ending}. Name one with --format.")
    if ending == PICTURE and verb not in VERBS_WITH["map"]:
        return "chart"
    return ENDINGS[ending]


def _refuse_unsuited(verb: str, format: str, fields: str | None) -> None:
    """Some formats show what only some verbs answer, and show all of it."""
    verbs = VERBS_WITH.get(format, ())
    if verbs and verb not in verbs:
        goes_with = " and ".join(filter(None, (", ".join(verbs[:-1]), verbs[-1])))
        raise WrongUse(f"The format {format} goes with {goes_with}, not with {verb}. Choose another.")
    if verbs and fields is not None:
        raise WrongUse(f"--fields goes with formats that have columns or keys to choose from, not {format}.")


def _fields(verb: str, typed: str) -> tuple[str, ...]:
    """The fields of a comma-separated list, in kebab-case or snake_case."""
    known = ROWS[verb].__struct_encode_fields__
    fields = tuple(_snake_case(part) for part in typed.split(","))
    for field in fields:
        if field not in known:
            raise WrongUse(f'--fields: "{field}" is no field of {verb}. Choose from {", ".join(known)}.')
    return fields


def _refuse_fields_after_json(terms: Sequence[str]) -> None:
    """`--json id,date` is a habit from elsewhere, where --json takes the fields."""
    known = {field for row in ROWS.values() for field in row.__struct_encode_fields__}
    for term in terms:
        parts = [_snake_case(part) for part in term.split(",")]
        if (len(parts) > 1 or parts[0] in ("id", "name")) and set(parts) <= known:
            raise WrongUse(f"--json takes no fields. Write --json --fields {term}.")


def _snake_case(field: str) -> str:
    return field.strip().replace("-", "_").lower()
