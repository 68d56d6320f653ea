"""The one way out: an answer becomes text in a format and goes to stdout or a file, whole or not at all."""

import os
import sys
from pathlib import Path

import msgspec

from kharkivctl.errors import Exit, WrongUse
from kharkivctl.render import FORMATS, View, fields_of, renderer
from kharkivctl.rows import Answer
from kharkivctl.safety import visible

ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".md": "markdown",
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
    if output.fields:
        fields_of(verb, output.fields)


def emit(answer: Answer, output: Output) -> Exit:
    """Write an answer's rows to stdout or a file and its notes to stderr; with --quiet neither."""
    if output.quiet:
        return Exit.FOUND
    rows = answer.rows[::-1] if output.reverse else answer.rows
    rows = rows[: output.limit] if output.limit is not None else rows
    shown = msgspec.structs.replace(answer, rows=rows)
    if len(rows) < len(answer.rows):
        cut = f"{len(rows)} of {len(answer.rows)} shown."
        shown = msgspec.structs.replace(shown, caption=f"{cut} {answer.caption}".strip())
    text = renderer(format_of(output))(shown, _view(answer.verb, output))
    for note in answer.notes:
        say(note)
    if output.output in (None, "-"):
        _print(text)
    else:
        write_whole(Path(output.output or ""), text)
    return Exit.FOUND


def say(note: str) -> None:
    """One note or error on stderr; what the user typed is in it, so it is made safe to show."""
    if sys.stderr:
        print("\n".join(map(visible, note.split("\n"))), file=sys.stderr)


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
        return ENDINGS.get(Path(output.output or "").suffix.lower(), "plain")
    return "table" if at_terminal() else "plain"


def _view(verb: str, output: Output) -> View:
    fields = fields_of(verb, output.fields) if output.fields else None
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


def _print(text: str) -> None:
    if not sys.stdout:
        raise WrongUse("Standard output is closed. Open it, or write to a file with --output.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader has had enough (`| head`): no error, and nothing more to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise WrongUse(f"Standard output can't be written: {error.strerror}.") from None
