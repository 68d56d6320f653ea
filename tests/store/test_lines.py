"""The line of each value in a TOML file: hard cases typed out, and any data that tomli_w can write."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from kharkivctl.store import check, lines
from tests.program import SMALL

HARD = Path(__file__).with_name("lines.toml").read_text("utf-8")


def leaves(value: Any, path: check.Path = ()) -> Iterator[tuple[check.Path, Any]]:
    """The path of each value that is neither a table nor a list, with the value."""
    if isinstance(value, dict | list):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in inner:
            yield from leaves(part, (*path, key))
    else:
        yield path, value


@pytest.mark.parametrize("text", [HARD, HARD.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_each_value_is_found_on_its_line_however_it_is_written(text: str) -> None:
    """In this file each value begins with the number of its line (the year 1937 is on line 37)."""
    found = lines.read(text)
    values = list(leaves(tomllib.loads(text)))
    begins = {path: str(value).strip().removeprefix("19") for path, value in values}
    assert {path: found.of(path) for path in begins} == {
        path: int(re.match(r"\d\d?", value)[0])  # type: ignore[index]
        for path, value in begins.items()
    }
    assert len(values) == 39


@pytest.mark.parametrize(
    ("path", "line"),
    [
        # Tables and lists
        (("dotted",), 8),
        (("dotted", "four"), 10),
        (("table",), 12),
        (("table", "array"), 23),
        (("table", "array", 4), 27),
        (("table", "array", 4, 2), 29),
        (("table", "array", 5), 32),
        (("table", "array", 5, "inner", 0), 32),
        (("table", "array", 6), 33),
        (("table", "empty"), 35),
        (("table", "inline"), 36),
        (("table", "inline", "one"), 36),
        (("indented",), 40),
        (("indented", "with a dot."), 40),
        (("people",), 42),
        (("people", 0), 42),
        (("people", 0, "posts"), 44),
        (("people", 0, "posts", 1), 46),
        (("people", 0, "posts", 1, "names"), 48),
        (("people", 1), 50),
        (("people", 1, "posts", 0), 53),
        (("people", 1, "posts", 1), 55),
        (("above", "the"), 57),
        (("above", "the", "sub"), 57),
        (("above",), 59),
        (("last",), 61),
        # What is missing: the nearest thing above it
        (("missing",), 1),
        (("missing", 3, "key"), 1),
        (("table", "missing"), 12),
        (("table", "array", 4, 9), 27),
        (("table", "inline", "four"), 36),
        (("people", 0, "posts", 0, "names", "uk"), 44),
        (("people", 1, "posts", 1, "role"), 55),
        (("people", 2, "id"), 42),
        (("bare-key_2", "below"), 2),
        ((1,), 1),
        ((), 1),
    ],
)
def test_a_table_is_found_and_for_what_is_missing_the_nearest_thing_above(
    path: check.Path, line: int
) -> None:
    assert lines.read(HARD).of(path) == line


@pytest.mark.parametrize("text", ["", "\n\n", "# only = a comment"])
def test_an_empty_file_has_one_line(text: str) -> None:
    assert lines.read(text).of(("store", "title")) == 1


def test_a_key_of_twenty_thousand_parts_is_read_and_let_go() -> None:
    """Without a call for each part, which Python would refuse from about the thousandth."""
    assert lines.read(f"a = 1\nx{'.a' * 20_000} = 1\n").of(("x", "a", "a")) == 2


# Any data: tomli_w writes it, and the line of each path must be the one its key or text stands on.

KEYS = st.sampled_from(["a", "b-c", "x.y", "", " ", "=", "#", '"', "'", "[a]", "[[a]]", "ї", "\\", "\n", "1"])
TEXTS = st.sampled_from(
    ["", "\n", "\n[a]\n[[a]]\na = 1\n", '"""', "'''", '"', "'", "\\", "# a", "[", "]", "{ a = 1", "}", ", ,"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)
TABLES = st.dictionaries(KEYS, VALUES | st.lists(st.dictionaries(KEYS, VALUES, max_size=3)), max_size=4)


def numbered(value: Any, count: Iterator[int]) -> Any:
    """The same data with a number at the beginning of each text, so that no two texts are the same."""
    if isinstance(value, dict):
        return {key: numbered(part, count) for key, part in value.items()}
    if isinstance(value, list):
        return [numbered(part, count) for part in value]
    return f"«{next(count)}»{value}"


def paths(value: Any, path: check.Path = ()) -> Iterator[check.Path]:
    """The path of everything in the data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield (*path, key)
        yield from paths(part, (*path, key))


def gives_key(line: str, path: check.Path) -> bool:
    """Whether a line holds the key with which the path ends: before "=", or in a header."""
    keys = [key for key in path if isinstance(key, str)]
    if line.startswith("["):
        return header_keys(line)[: len(keys)] == keys
    return tomli_w.dumps({keys[-1]: 1}).removesuffix("1\n") in line


def header_keys(line: str) -> list[str]:
    value, keys = tomllib.loads(line), []
    while value:
        (key, value), *_ = value.items()
        keys.append(key)
        value = value[0] if isinstance(value, list) else value
    return keys


@given(TABLES, st.booleans(), st.sampled_from(["\n", "\r\n"]))
def test_the_line_of_any_path_holds_its_key_its_header_or_its_text(
    data: dict[str, Any], long_strings: bool, line_end: str
) -> None:
    data = numbered(data, iter(range(10_000)))
    text = tomli_w.dumps(data, multiline_strings=long_strings)
    found = lines.read(text.replace("\n", line_end))
    written = ["", *text.split("\n"), ""]
    for path in paths(data):
        if isinstance(path[-1], str):
            assert gives_key(written[found.of(path)], path), path
    for path, value in leaves(data):
        line, below = written[found.of(path) :][:2]
        start = f"{line}\n{below}" if line.endswith('"""') else line  # There tomli_w breaks the line.
        assert value[: value.index("»") + 1] in start, path


def test_every_id_of_the_small_store_is_found() -> None:
    text = SMALL.read_text("utf-8")
    found, written = lines.read(text), text.split("\n")
    ids = [(path, value) for path, value in leaves(tomllib.loads(text)) if path[-1] == "id"]
    assert [written[found.of(path) - 1] for path, _ in ids] == [f'id = "{value}"' for _, value in ids]
    assert len(ids) > 20
