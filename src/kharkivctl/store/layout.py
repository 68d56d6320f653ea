"""The one layout of a store: what tomli-w writes, after the block of comments at the head of the file."""

import difflib
import tomllib
from pathlib import Path
from typing import Any

import tomli_w

from kharkivctl.errors import BadStore
from kharkivctl.store import lines


def canonical(text: str) -> str:
    """The same store in the one layout; a text that is in it already comes out unchanged.

    Comments below the head are not kept: see `lost_comment`.
    """
    return with_head(text, tomllib.loads(text))


def with_head(text: str, data: dict[str, Any]) -> str:
    """The data in the one layout, after the comments at the head of a text."""
    comments = "\n".join(_head(text.replace("\r\n", "\n"))).strip("\n")
    body = tomli_w.dumps(data)
    return f"{comments}\n\n{body}" if comments else body


def tidied(path: Path, text: str) -> str:
    """The text of a file in the one layout. Raises BadStore if a comment would be lost by it."""
    if line := lost_comment(text):
        raise BadStore(f"{path}, line {line}: only the head keeps comments. Move this one to a note.")
    return canonical(text)


def lost_comment(text: str) -> int | None:
    """The line of the first comment that `canonical` would lose, wherever in it; None without one."""
    start = sum(len(line) + 1 for line in _head(text))
    for position in lines.comments(text):
        if position >= start:
            return text.count("\n", 0, position) + 1
    return None


def difference(path: Path, before: str, after: str) -> str:
    """What changes in a file, line ends apart, as a unified diff that `patch` reads."""
    old, new = (_lines(text.replace("\r\n", "\n")) for text in (before, after))
    return "".join(difflib.unified_diff(old, new, str(path), str(path)))


def _lines(text: str) -> list[str]:
    """The lines with their line feeds; the last one without any is marked as `diff` does."""
    *whole, rest = text.split("\n")
    return [f"{line}\n" for line in whole] + ([f"{rest}\n\\ No newline at end of file\n"] if rest else [])


def _head(text: str) -> list[str]:
    """The lines before the first that is neither a comment nor blank."""
    head: list[str] = []
    for line in text.split("\n"):
        if line.strip() and not line.startswith("#"):
            break
        head.append(line)
    return head
