"""The line of each value in a TOML file, so that a fault can name the place to correct.

`tomllib` reads the values and forgets where they stood, and no well-kept library gives lines for its
data: so this small reader is ours. `read` is given only what `tomllib` has accepted before, which is why it
knows no errors of its own. One pass over the text finds all lines.
"""

import re
import tomllib
from collections.abc import Iterator

import msgspec

from kharkivctl.store.check import Path

_BARE = r"[A-Za-z0-9_-]++"
_BASIC = r'"(?:[^"\\\n]|\\.)*+"'
_LITERAL = r"'[^'\n]*+'"
_LONG_BASIC = r'"""(?:[^"\\]++|\\.|"(?!""))*+"{3,5}'
_LONG_LITERAL = r"'''(?:[^']++|'(?!''))*+'{3,5}"
_PLAIN = r"""[^\s,"'\[\]{}\#][^,\[\]{}\#\n]*"""  # A number, a boolean or a date, which may hold a space.
_PART = f"{_BARE}|{_BASIC}|{_LITERAL}"
_KEY = rf"(?:{_PART})(?:[ \t]*\.[ \t]*(?:{_PART}))*+"
MOST_PARTS = 100
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_-])(?:(?:{_PART})[ \t]*\.[ \t]*){{{MOST_PARTS}}}")
# A header is one only outside of every bracket: within an array the same text is a value.
_HEADER = re.compile(rf"^[ \t]*(?P<bracket>\[\[?)[ \t]*(?P<key>{_KEY})[ \t]*\]\]?", re.MULTILINE)
_TOKEN = re.compile(
    rf"""
      (?P<key> {_KEY} ) [ \t]* =
    | (?P<open> [\[{{] )
    | (?P<close> [\]}}] )
    | (?P<scalar> {_LONG_BASIC} | {_LONG_LITERAL} | {_BASIC} | {_LITERAL} | {_PLAIN} )
    | (?P<between> \#[^\n]* | [ \t]+ | . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Lines(msgspec.Struct):
    """The node of one value: the line where it begins, and the nodes of its keys or items (from 0)."""

    line: int
    inner: dict[str | int, "Lines"] = msgspec.field(default_factory=dict)
    is_list: bool = False

    def of(self, path: Path) -> int:
        """The line of the value with this path; of a value that is missing, that of the nearest one above."""
        here = self
        for part in path:
            if part not in here.inner:
                break
            here = here.inner[part]
        return here.line

    def key(self, dotted: str, line: int) -> "Lines":
        """The node of a key of one part or several; made with this line if it is new."""
        here = self
        for part in re.findall(_PART, dotted):
            if here.is_list:  # Of tables: what is written below belongs to the last of them.
                here = here.inner[len(here.inner) - 1]
            here = here.inner.setdefault(_unquoted(part), Lines(line))
        return here

    def item(self, line: int) -> "Lines":
        """The node of a new item at the end of the list."""
        self.is_list = True
        return self.inner.setdefault(len(self.inner), Lines(line))


def read(text: str) -> Lines:
    """The lines of everything in a TOML text that `tomllib` reads, counted from 1 as editors do."""
    root = table = target = Lines(1)
    opened: list[Lines] = []  # The arrays and inline tables whose closing brackets are still to come.
    position, line = 0, 1
    while position < len(text):
        if not opened and (header := _HEADER.match(text, position)):
            table = root.key(header["key"], line)
            if header["bracket"] == "[[":
                table = table.item(line)
            table.line = line
            position = header.end()
            continue
        token = _TOKEN.match(text, position)
        assert token  # The last alternative takes any character.
        kind = token.lastgroup
        if kind == "key":
            target = (opened[-1] if opened else table).key(token["key"], line)
        elif kind in ("open", "scalar"):
            if opened and opened[-1].is_list:
                target = opened[-1].item(line)
            if kind == "open":
                target.is_list = token["open"] == "["
                opened.append(target)
        elif kind == "close":
            opened.pop()
        line += token.group().count("\n")
        position = token.end()
    return root


def long_key(text: str) -> int | None:
    """The first line with a key of more than a hundred parts, if there is one.

    To be asked before `tomllib` reads the text: for 20,000 parts it needs 14 seconds and 1.6 GB.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= MOST_PARTS and _LONG_KEY.search(line):
            return number
    return None


_COMMENT = re.compile(rf"{_LONG_BASIC}|{_LONG_LITERAL}|{_BASIC}|'[^'\n]*+'|(?P<comment>\#[^\n]*)", re.DOTALL)


def comments(text: str) -> Iterator[int]:
    """The position of each comment in a TOML text that `tomllib` reads; a # within a string begins none."""
    return (token.start() for token in _COMMENT.finditer(text) if token["comment"])


def _unquoted(part: str) -> str:
    """The key that is written so: bare, or in quotes of either kind."""
    if part.startswith('"'):
        return str(tomllib.loads(f"key = {part}")["key"]) if "\\" in part else part[1:-1]
    return part.strip("'")
