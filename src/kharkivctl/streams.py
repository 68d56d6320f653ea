"""The ways out: standard output, standard error, and files that are written whole or not at all."""

import contextlib
import os
import stat
import sys
from pathlib import Path

from kharkivctl.errors import WrongUse
from kharkivctl.safety import visible

PAGER = "less"
# What pagers are told where their user has said nothing: as git does, and that the text is UTF-8. F ends less
# if the text fits the screen, R shows colour, X leaves the text there afterwards.
PAGERS = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"}
FOR_THE_SHELL = set("|&;<>()$`\\\n*?[#~=%")  # Git's list, without blanks and quotes.
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
CANNOT_START = (126, 127)  # The exit codes of a shell that can't start a command.


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


def page(text: str, pager: str) -> None:
    """Show a text in a pager, a command with its arguments; return when its user has left it.

    Where the pager can't be started the text is put.
    """
    import signal

    # While it runs, Ctrl-C is the pager's own: less ends a search by it. A handler that does nothing, as what
    # a process ignores its children ignore too.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        failure = _run(pager, text)
    finally:
        signal.signal(signal.SIGINT, before)
    if failure:
        put(text)
        if pager != PAGER:
            say(f"The pager {pager} can't be started: {failure}. Check KHARKIVCTL_PAGER and PAGER.")


def _run(pager: str, text: str) -> str:
    """Why a pager could not be started; empty after it has shown the text.

    It goes through the shell only if it has characters for one, as with git: without a shell nothing is shown
    of a pager that is not there.
    """
    import shlex
    import subprocess

    shell = not FOR_THE_SHELL.isdisjoint(pager)
    try:
        process = subprocess.Popen(
            pager if shell else shlex.split(pager),
            shell=shell,
            stdin=subprocess.PIPE,
            env={**PAGERS, **os.environ},
        )
    except (OSError, ValueError) as error:  # A quotation mark without its second is a ValueError.
        return getattr(error, "strerror", None) or str(error)
    process.communicate(text.encode("utf-8", "replace"))  # No error if the pager leaves before the end.
    return f"exit code {process.returncode}" if shell and process.returncode in CANNOT_START else ""


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all; a pipe, a device or standard output itself is written to.

    The file keeps its mode and its owner, and a link to it stays. Raises WrongUse when it can't be written,
    and for one that its owner made read-only.
    """
    try:
        there = _stat(path)
        if there and _is_stdout(there):
            put(text)
        elif there and not stat.S_ISREG(there.st_mode):
            path.write_bytes(text.encode())
        elif there and not there.st_mode & _WRITABLE:
            raise WrongUse(f"{path} is read-only. Make it writable, or choose another file.")
        else:
            _replace(Path(os.path.realpath(path)), text.encode(), there)
    except OSError as error:
        raise WrongUse(f"{path} can't be written: {error.strerror}. Choose another file.") from None


def _stat(path: Path) -> os.stat_result | None:
    """What a path leads to; None for nothing."""
    try:
        return path.stat()
    except FileNotFoundError:
        return None


def _is_stdout(there: os.stat_result) -> bool:
    """Whether a file is where standard output goes, as /dev/stdout is: another's lines may be there."""
    try:
        return os.path.samestat(there, os.fstat(1))
    except OSError:
        return False


def _replace(target: Path, content: bytes, there: os.stat_result | None) -> None:
    """Put a file in the place of one that was `there` or not, through a new one with a name of its own."""
    part = target.with_name(f".kharkivctl-{os.urandom(8).hex()}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if there:
                with contextlib.suppress(OSError):  # Only root can give a file to its owner.
                    os.fchown(descriptor, there.st_uid, there.st_gid)
                os.fchmod(descriptor, stat.S_IMODE(there.st_mode))
            file.write(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
