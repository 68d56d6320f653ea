"""The terminal: whether somebody looks, its size, whether it gets colour, and long texts through a pager."""

import math
import os
import re
import sys
from typing import TextIO

from kharkivctl.errors import WrongUse
from kharkivctl.streams import PAGER, page, put

MOST = 1000  # Columns or lines that no terminal has.
WHEN_IN_COLOUR = ("auto", "always", "never")
_ESCAPE = r"\x1b(\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)"  # A colour, or a link: nothing to see.


def at_terminal(stream: TextIO) -> bool:
    """Whether somebody looks at standard output or standard error."""
    return bool(stream) and stream.isatty()  # None where it is closed.


def in_colour(stream: TextIO | None, typed: str | None = None) -> bool:
    """Whether text is shown in colour on a stream, or written so to a file of --output (None).

    `typed`, the value of --color, comes first, then NO_COLOR (no-color.org), then FORCE_COLOR
    (force-color.org) and CLICOLOR_FORCE (bixense.com/clicolors), then CLICOLOR=0, then what the terminal is.
    A file has colour only if it is typed. Raises WrongUse for a value that --color does not take.
    """
    if typed is None:
        typed = "auto"
    if typed not in WHEN_IN_COLOUR:
        raise WrongUse(f"--color {typed}: choose from {', '.join(WHEN_IN_COLOUR)}.")
    if typed != "auto" or stream is None:
        return typed == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return at_terminal(stream) and os.environ.get("CLICOLOR") != "0" and os.environ.get("TERM") != "dumb"


def pager(unwanted: bool = False) -> str | None:
    """The command of the user's pager, as git chooses it; None where nobody looks or none is wanted."""
    if unwanted or not at_terminal(sys.stdout) or os.environ.get("TERM") == "dumb":
        return None
    command = os.environ.get("KHARKIVCTL_PAGER", os.environ.get("PAGER", PAGER)).strip()
    return None if command in ("", "cat") else command


def show(text: str, pager: str | None) -> None:
    """Write a text to stdout, through the pager if it is longer than the screen."""
    if pager and _is_longer(text, width(), height()):
        page(text, pager)
    else:
        put(text)


def _is_longer(text: str, columns: int, lines: int) -> bool:
    """Whether a text and the prompt after it take more than the lines of the screen."""
    told = text.removesuffix("\n").split("\n")
    if len(told) >= lines:
        return True
    return sum(max(1, math.ceil(len(re.sub(_ESCAPE, "", line)) / columns)) for line in told) >= lines


def width() -> int:
    """The terminal's columns; 80 where there is none."""
    return _measure("COLUMNS", 0, 80)


def height() -> int:
    """The terminal's lines; 24 where there is none."""
    return _measure("LINES", 1, 24)


def _measure(variable: str, which: int, otherwise: int) -> int:
    """What a variable says, else the terminal, which may not know either and say 0."""
    try:
        size = int(os.environ.get(variable) or os.get_terminal_size(sys.stdout.fileno())[which])
    except (AttributeError, ValueError, OSError):
        return otherwise
    return min(size, MOST) if size > 0 else otherwise


def has_only_ascii() -> bool:
    """Whether standard output can't show the dots and marks of maps and charts."""
    try:
        "⣿■█".encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return True
    return at_terminal(sys.stdout) and os.environ.get("TERM") == "linux"  # Its font has no braille.
