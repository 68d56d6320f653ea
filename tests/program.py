"""Runs the program in this process as a user would, on tests/small.toml and 80 columns wide."""

import shlex
from pathlib import Path
from typing import NamedTuple

from typer.testing import CliRunner

from kharkivctl.app import app

SMALL = Path(__file__).with_name("small.toml")


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
