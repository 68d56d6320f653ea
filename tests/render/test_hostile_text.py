"""Nothing in a record acts on the terminal or the program that reads an answer, in any format."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kharkivctl.errors import Exit
from kharkivctl.render import FORMATS, VERBS_WITH
from kharkivctl.rows import Answer
from tests.program import SMALL, run
from tests.render.answers import EVERYTHING, everything, rendered, titles

HOSTILE = "".join(
    map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F)))
) + "".join(map(chr, (0x2028, 0x2029, *range(0x2066, 0x206A), 0xFEFF)))
ACTING = re.compile(f"[{re.escape(HOSTILE.replace(chr(9), '').replace(chr(10), ''))}]")
# Keys whose value is a date or a word of a fixed list, which the renderers look up.
CODES = {"date", "since", "until", "said", "on", "retracted", "issued", "accessed", "archived"}
CODES |= {"earliest", "latest", "held_by", "control", "from", "to"}
SHOWN = [(verb, name) for name in FORMATS for verb in VERBS_WITH.get(name, EVERYTHING)]
ESCAPES = "\x1b[31mred\x1b]8;;javascript:alert(1)\x07link\x9b2J"


@pytest.mark.parametrize("character", sorted(set(HOSTILE) - {"\t", "\n"}), ids=lambda c: f"U+{ord(c):04X}")
def test_a_store_with_a_control_character_does_not_load(tmp_path: Path, character: str) -> None:
    store = tmp_path / "facts.toml"
    escaped = f"\\u{ord(character):04X}"
    store.write_text(SMALL.read_text("utf-8").replace("retook Izium", f"retook {escaped}Izium"), "utf-8")
    ran = run("when izium", KHARKIVCTL_STORE=str(store))
    assert (ran.code, ran.out) == (Exit.BAD_STORE, "")
    assert "izium-retaken-2022-09-10: text" in ran.err
    assert not ACTING.search(ran.err)


@pytest.mark.parametrize("field", ["url", "archive-url"])
def test_a_store_with_an_address_that_is_none_of_the_web_does_not_load(tmp_path: Path, field: str) -> None:
    store = tmp_path / "facts.toml"
    bad = re.sub(
        rf'^{field} = ".*"', f'{field} = "javascript:alert(1)"', SMALL.read_text("utf-8"), flags=re.M
    )
    store.write_text(bad, "utf-8")
    ran = run("cite", KHARKIVCTL_STORE=str(store))
    assert (ran.code, ran.out) == (Exit.BAD_STORE, "")
    assert f'{field} = "javascript:alert(1)": is not a web address' in ran.err


@pytest.mark.parametrize("colour", [False, True], ids=["no colour", "colour"])
@pytest.mark.parametrize(("verb", "name"), SHOWN)
def test_no_renderer_lets_a_control_character_through(verb: str, name: str, colour: bool) -> None:
    answer = everything(verb)
    for rows in (answer.rows, answer.rows[:1]):  # A table, and a card.
        clean = msgspec.structs.replace(answer, rows=rows)
        hostile = _with_hostile_text(clean)
        told = rendered(name, hostile, colour=colour)
        own = set(rendered(name, clean, colour=colour)) & {"\r", "\x1b"}  # CSV ends its lines with the one,
        assert set(ACTING.findall(told)) <= own  # a table with colour begins its codes with the other:
        assert "\x1b[31mred" not in told
        assert "\x1b]8;;javascript" not in told


@pytest.mark.parametrize(("verb", "name"), SHOWN)
@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x"])
def test_only_web_addresses_become_links(verb: str, name: str, url: str) -> None:
    answer = everything(verb)
    rows = tuple(msgspec.convert(_with_url(msgspec.to_builtins(row), url), type(row)) for row in answer.rows)
    told = rendered(name, msgspec.structs.replace(answer, rows=rows), colour=True)
    assert f"]({url}" not in told
    assert f"(<{url}" not in told
    assert not re.search(rf"\x1b]8;[^;]*;{re.escape(url)}", told)


def _with_hostile_text(answer: Answer) -> Answer:
    """The answer with control characters in each text of its rows; the loader would refuse them."""
    rows = tuple(msgspec.convert(_hostile(msgspec.to_builtins(row)), type(row)) for row in answer.rows)
    return msgspec.structs.replace(answer, rows=rows, citations=titles(rows))


def _hostile(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _hostile(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_hostile(item, key) for item in value]
    if isinstance(value, str) and key not in CODES:
        return f"{value}{ESCAPES}{HOSTILE}{value}"
    return value


def _with_url(value: Any, url: str) -> Any:
    if isinstance(value, dict):
        return {k: url if k in ("url", "archive_url") else _with_url(item, url) for k, item in value.items()}
    return [_with_url(item, url) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {}], ids=str)
@pytest.mark.parametrize(("verb", "name"), SHOWN)
def test_no_colour_where_there_is_no_terminal(verb: str, name: str, settings: dict[str, str]) -> None:
    ran = run(f"{EVERYTHING[verb]} -f {name}", **settings)
    assert ran.code == Exit.FOUND
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(("verb", "name"), SHOWN)
def test_colour_can_be_forced_on_what_is_looked_at_but_not_on_data(verb: str, name: str) -> None:
    ran = run(f"{EVERYTHING[verb]} -f {name}", FORCE_COLOR="1")
    assert ran.code == Exit.FOUND
    assert ("\x1b" in ran.out) == (name in ("table", "map", "chart"))
