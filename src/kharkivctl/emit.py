"""The one way out: an answer becomes text in a format and goes to stdout or a file, whole or not at all."""

import contextlib
import os
import shutil
import sys
from pathlib import Path

import msgspec

from kharkivctl.errors import WrongUse
from kharkivctl.render import FORMATS, View, fields_of, renderer
from kharkivctl.rows import Answer
from kharkivctl.safety import visible

ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "markdown",
    ".wiki": "wikitext",
    ".txt": "plain",
    "": "plain",
}


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked of the output, as typed; each field is an option of the command line."""

    format: str | None = None
    json: bool = False
    fields: str | None = None
    header: bool = False
    limit: int | None = None
    reverse: bool = False
    output: str | None = None
    quiet: bool = False


def check(verb: str, output: Output) -> None:
    """Refuse, before any work, what can't be done. Raises WrongUse."""
    if output.format and output.format not in FORMATS:
        raise WrongUse(f"--format {output.format}: choose from {', '.join(FORMATS)}.")
    if output.json and output.format not in (None, "json"):
        raise WrongUse(f"--json and --format {output.format} contradict each other. Leave one out.")
    if output.fields is not None:
        fields_of(verb, output.fields)
    ending = Path(output.output or "").suffix.lower()
    if not output.format and not output.json and ending not in ENDINGS:
        raise WrongUse(
            f"--output {output.output}: no format has the ending {ending}. Name one with --format."
        )
    if output.output == "":
        raise WrongUse("--output is empty. Name a file, or leave it out for standard output.")


def emit(answer: Answer, output: Output) -> None:
    """Write an answer's rows to stdout or a file and its notes to stderr; with --quiet neither."""
    if output.quiet:
        return
    rows = answer.rows[::-1] if output.reverse else answer.rows
    rows = rows[: output.limit] if output.limit is not None else rows
    shown = msgspec.structs.replace(answer, rows=rows)
    if len(rows) < len(answer.rows):
        cut = f"{len(rows)} of {len(answer.rows)} shown."
        caption = f"{cut} {answer.caption}".strip()
        shown = msgspec.structs.replace(shown, caption=caption, limited=True)
    text = renderer(format_of(output))(shown, _view(answer.verb, output))
    bare = format_of(output) == "plain" and output.fields is None
    for note in (*answer.notes, *(answer.cautions if bare else ())):
        say(note)
    if output.output in (None, "-"):
        put(text)
    else:
        write_whole(Path(output.output or ""), text)


def say(note: str) -> None:
    """One note or error on stderr; what the user typed is in it, so it is made safe to show."""
    with contextlib.suppress(OSError):  # A note that can't be written costs no answer.
        if sys.stderr:
            print("\n".join(map(visible, note.split("\n"))), file=sys.stderr, flush=True)


def at_terminal() -> bool:
    return bool(sys.stdout) and sys.stdout.isatty()


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all. Raises WrongUse when it can't be written."""
    target = Path(os.path.realpath(path))
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(text.encode())  # A pipe or a device: nothing to replace.
            return
        try:
            part.write_bytes(text.encode())
            if target.exists():
                shutil.copymode(target, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise WrongUse(f"{path} can't be written: {error.strerror}. Choose another file.") from None


def format_of(output: Output) -> str:
    """The format asked for; else that of the file's ending; else a table at a terminal, plain in a pipe."""
    if output.json:
        return "json"
    if output.format:
        return output.format
    if output.output not in (None, "-"):
        return ENDINGS[Path(output.output or "").suffix.lower()]
    return "table" if at_terminal() else "plain"


def _view(verb: str, output: Output) -> View:
    fields = fields_of(verb, output.fields) if output.fields is not None else None
    return View(fields=fields, header=output.header, width=_width(), colour=_colour(output))


def _width() -> int:
    """The terminal's columns; 80 where there is none."""
    try:
        return int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.stdout.fileno()).columns)
    except (AttributeError, ValueError, OSError):
        return 80


def _colour(output: Output) -> bool:
    """Colour only at a terminal that can show it and a user who hasn't said no (no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return at_terminal() and output.output in (None, "-") and not plain


def put(text: str) -> None:
    """Write to stdout, whole. Raises WrongUse where that can't be; a reader who has had enough is none."""
    if not sys.stdout:
        raise WrongUse("Standard output is closed. Open it, or write to a file with --output.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Nothing more to flush at exit.
        if not isinstance(error, BrokenPipeError):
            raise WrongUse(f"Standard output can't be written: {error.strerror}.") from None
