"""No character of a store acts on a terminal, a spreadsheet or a browser."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl import safety

SHOWN_AS = "\N{REPLACEMENT CHARACTER}"
# Unicode's controls but tab and line feed; its line and paragraph separators; its direction marks.
CONTROLS = [chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) == "Cc" and chr(n) not in "\t\n"]
SEPARATORS = [chr(n) for n in range(0x110000) if unicodedata.category(chr(n)) in ("Zl", "Zp")]
DIRECTIONS = list("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
UNSAFE = [*CONTROLS, *SEPARATORS, *DIRECTIONS]


@pytest.mark.parametrize("character", UNSAFE, ids=lambda character: f"U+{ord(character):04X}")
def test_what_acts_on_a_terminal_is_shown_and_refused(character: str) -> None:
    assert safety.visible(f"Iz{character}ium") == f"Iz{SHOWN_AS}ium"
    assert not safety.is_safe(f"Iz{character}ium")


def test_json_has_the_same_meaning_and_none_of_them() -> None:
    texts = [f"Iz{character}ium" for character in UNSAFE]
    text = json.dumps(texts, ensure_ascii=False, indent=2)
    assert json.loads(safety.escaped(text)) == texts
    assert safety.is_safe(safety.escaped(text))
    assert safety.escaped('["Ізюм"]') == '["Ізюм"]'
    assert safety.escaped('"\x7f"') == '"\\u007f"'
    assert safety.escaped('["Ізюм",\n\t"Izium"]') == '["Ізюм",\n\t"Izium"]'


def test_every_other_character_stays() -> None:
    others = "".join(chr(n) for n in range(0x110000) if not 0xD800 <= n < 0xE000)
    others = others.translate(dict.fromkeys(map(ord, UNSAFE)))
    assert safety.visible(others) == others
    assert safety.is_safe(others)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Izium\twas\ntaken.", "Izium was taken."),
        ("  two   spaces  ", "two spaces"),
        ("one\r\ntwo", "one two"),
        ("a\N{LINE SEPARATOR}b", "a b"),
        ("red\x1b[31m", f"red{SHOWN_AS}[31m"),
        ("", ""),
    ],
)
def test_a_column_is_one_line_without_tabs(text: str, line: str) -> None:
    assert safety.one_line(text) == line


@settings(deadline=None)
@given(st.text())
def test_any_text_becomes_one_safe_line(text: str) -> None:
    line = safety.one_line(text)
    assert safety.is_safe(line)
    assert len(line.splitlines()) <= 1
    assert "\t" not in line


@pytest.mark.parametrize("text", ["=1+1", "+380", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_looks_like_a_formula_is_text(text: str) -> None:
    assert safety.no_formula(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1+1", "Izium", "'=1", " =1", "a@b"])
def test_a_cell_that_is_text_stays(text: str) -> None:
    assert safety.no_formula(text) == text


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org"])
def test_an_address_of_the_web_is_a_link(url: str) -> None:
    assert safety.web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/hosts",
        "data:text/html,x",
        "//example.org",
        "ftp://example.org",
        "httpx://example.org",
        "http:example.org",
        " https://example.org",
    ],
)
def test_nothing_else_is_a_link(url: str | None) -> None:
    assert safety.web_address(url) is None
