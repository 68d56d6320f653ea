"""Runs the program in this process, on tests/small.toml and 80 columns wide; or at a terminal."""

import fcntl
import os
import pty
import shlex
import struct
import subprocess
import sysconfig
import termios
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from kharkivctl.app import app

SMALL = Path(__file__).with_name("small.toml")
PROGRAM = Path(sysconfig.get_path("scripts")) / "kharkivctl"

if not PROGRAM.exists():
    pytest.fail(f"The console script is not installed at {PROGRAM}. Run: pip install -e '.[test]'")


class Ran(NamedTuple):
    """What a command gave: its exit code, and what it wrote."""

    code: int
    out: str
    err: str


def run(command: str, *more: str, **environment: str) -> Ran:
    """The outcome of a command, split as a shell does, with `more` arguments taken as they are."""
    settings = {"KHARKIVCTL_STORE": str(SMALL), "COLUMNS": "80", **environment}
    ran = CliRunner().invoke(app, [*shlex.split(command), *more], env=settings, prog_name="kharkivctl")
    return Ran(ran.exit_code, ran.stdout_bytes.decode(), ran.stderr_bytes.decode())


def in_words(text: str) -> str:
    """The text without the frame that Typer draws around messages, its words on one line."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "│╭╮╰╯─"), " ")).split())


def terminal(
    *arguments: str,
    columns: int = 80,
    lines: int = 24,
    settings: Mapping[str, str | None] | None = None,
    key: tuple[str, str] | None = None,
) -> tuple[int, str]:
    """The exit code, and what the program shows at a pseudo-terminal of its own.

    `settings` are variables, None for one that is not set; `key` is what is shown, and what is typed then.
    """
    environment = {**os.environ, **(settings or {})}
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [PROGRAM, *arguments],
        stdin=its,
        stdout=its,
        stderr=its,
        env={name: value for name, value in environment.items() if value is not None},
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # So that Ctrl-C reaches it.
    )
    os.close(its)
    shown = b""
    while chunk := _read(ours):
        shown += chunk
        if key and key[0].encode() in shown:
            os.write(ours, key[1].encode())
            key = None
    os.close(ours)
    return process.wait(), shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux tells so that the other side is closed.
        return b""
