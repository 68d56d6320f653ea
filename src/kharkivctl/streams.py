"""The ways out: standard output, standard error, and files that are written whole or not at all."""

import contextlib
import os
import shutil
import sys
from pathlib import Path

from kharkivctl.errors import WrongUse
from kharkivctl.safety import visible


def say(note: str) -> None:
    """One note or error on stderr; what the user typed is in it, so it is made safe to show."""
    with contextlib.suppress(OSError):  # A note that can't be written costs no answer.
        if sys.stderr:
            print("\n".join(map(visible, note.split("\n"))), file=sys.stderr, flush=True)


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
