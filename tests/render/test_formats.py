"""Formats: one golden text for each verb in each, the same data in all, and nothing cut or acted upon.

A golden file is what the command beside its name prints with tests/small.toml as the store, such as
`COLUMNS=60 kharkivctl when izium --until 2022-04-30 -f table`. `UPDATE_GOLDEN=1` writes them anew; read
the difference before you commit it.
"""

import csv
import io
import json
import os
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kharkivctl.errors import Exit
from kharkivctl.render import COLUMNS, FORMATS, ROWS, View
from kharkivctl.rows import Answer, Row, SourceRef
from kharkivctl.store.load import load
from tests.asking import ask
from tests.program import SMALL, run

GOLDEN = Path(__file__).with_name("golden")
COMMANDS = {
    "when": "when izium --until 2022-04-30",
    "who": "who --place kharkiv-oblast --place izium",
    "where": "where ivanivka",
    "cite": "cite izium 2022-09",
}
# Ending of the golden file -> the format and the columns of the terminal.
SHAPES = {
    "table-100.txt": ("table", 100),
    "table-80.txt": ("table", 80),
    "table-60.txt": ("table", 60),
    "table-40.txt": ("table", 40),
    "plain.txt": ("plain", 80),
    "json": ("json", 80),
    "jsonl": ("jsonl", 80),
    "csv": ("csv", 80),
    "tsv": ("tsv", 80),
    "md": ("markdown", 80),
    "wiki": ("wikitext", 80),
}
EVERYTHING = {
    "when": "when",
    "who": "who",
    "where": "where --kind oblast,raion,city,village",
    "cite": "cite",
}
# The keys of JSON that scripts may count on, in their order; more may follow.
DOCUMENTED = {
    "when": "id date date_words earliest latest kind text places people organizations control figures "
    "standing said said_by questions sources",
    "who": "id name names post role organization area since until certain appointed_by ended_by standing "
    "said_by questions sources",
    "where": "id name names kind within coordinates held_by since certain event standing said_by before next "
    "claims questions sources",
    "cite": "id type title title_translated author container_title publisher agency issued accessed archived "
    "language url archive_url via dateline known_through anomaly note citation facts",
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("verb", COMMANDS)
def test_golden_text(verb: str, shape: str) -> None:
    name, columns = SHAPES[shape]
    ran = run(f"{COMMANDS[verb]} -f {name}", COLUMNS=str(columns))
    assert (ran.code, ran.err) == (Exit.FOUND, "")
    golden = GOLDEN / f"{verb}.{shape}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(ran.out.encode())
    assert ran.out == golden.read_bytes().decode()


def test_every_format_has_its_golden_texts() -> None:
    assert {name for name, _ in SHAPES.values()} == set(FORMATS)
    assert set(COMMANDS) == set(EVERYTHING) == set(DOCUMENTED) == set(ROWS) == set(COLUMNS)
    assert {file.name for file in GOLDEN.iterdir()} == {f"{v}.{s}" for v in COMMANDS for s in SHAPES}


@pytest.mark.parametrize("verb", DOCUMENTED)
def test_json_has_the_documented_keys_in_their_order(verb: str) -> None:
    documented = DOCUMENTED[verb].split()
    for record in json.loads(run(f"{EVERYTHING[verb]} --json").out):
        assert list(record)[: len(documented)] == documented


def test_json_is_utf_8_unescaped_with_references_resolved() -> None:
    out = run("when izium-retaken-2022-09-10 --json").out
    assert "Ізюм: «пробна» новина" in out
    (record,) = json.loads(out)
    assert (record["date"], record["earliest"], record["latest"]) == ("2022-09-10",) * 3
    assert record["places"] == [{"id": "izium", "name": "Izium"}]
    assert record["said_by"] == [{"id": "test-ministry", "name": "Test Ministry of Defence"}]
    documented = ("id", "title", "publisher", "issued", "url")
    assert [{key: source[key] for key in documented} for source in record["sources"]] == [
        {
            "id": "gazette-izium",
            "title": '=1+1 | Izium "freed" [/red] & <b>all</b> 😀',
            "publisher": "The Test Gazette",
            "issued": "2022-09-11",
            "url": "https://example.org/izium?day=11&page=2",
        },
        {
            "id": "visti-izium",
            "title": "Ізюм: «пробна» новина",
            "publisher": "Пробні вісті",
            "issued": "2022-09-10",
            "url": "https://example.org/visti/izium",
        },
    ]


def test_json_of_no_record_is_an_empty_array() -> None:
    assert run("when izium --limit 0 --json").out == "[]\n"


@pytest.mark.parametrize("verb", EVERYTHING)
def test_json_lines_hold_the_same_records(verb: str) -> None:
    lines = run(f"{EVERYTHING[verb]} -f jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(run(f"{EVERYTHING[verb]} --json").out)


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("verb", EVERYTHING)
def test_spreadsheets_hold_the_same_data_as_json(verb: str, name: str, delimiter: str) -> None:
    records = json.loads(run(f"{EVERYTHING[verb]} --json").out)
    out = run(f"{EVERYTHING[verb]} -f {name}").out
    header, *lines = csv.reader(io.StringIO(out, newline=""), delimiter=delimiter)
    assert header == list(records[0])
    assert lines == [[_cell(value) for value in record.values()] for record in records]


@pytest.mark.parametrize("verb", EVERYTHING)
def test_plain_lines_hold_the_fixed_columns(verb: str) -> None:
    records = json.loads(run(f"{EVERYTHING[verb]} --json").out)
    header, *lines = (line.split("\t") for line in run(f"{EVERYTHING[verb]} --header").out.splitlines())
    assert header == list(COLUMNS[verb])
    assert lines == [[_text(record[field]) for field in COLUMNS[verb]] for record in records]


def _cell(value: Any) -> str:
    """The cell of a spreadsheet for a value of JSON: text that would be a formula has an apostrophe."""
    text = _text(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and text else text


def _text(value: Any) -> str:
    """The text of one column for a value of JSON: records by id, lists with ";" between."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return ";".join(map(_text, value))
        case {"aliases": aliases, **native}:
            return _text([name for name in (*native.values(), *aliases) if name])
        case {"measure": measure}:
            number = value["value"] if value["value"] is not None else f"{value['low']} to {value['high']}"
            words = ((value["qualifier"] or "").replace("-", " "), str(number), value["unit"])
            return f"{measure}={' '.join(word for word in words if word)}"
        case {"id": record_id}:
            return str(record_id)
    return str(value)


# Nothing cut

SHOWN = {
    "when": ("id", "text", "standing", "said_by", "sources"),
    "who": ("id", "name", "post", "role", "standing", "said_by", "sources"),
    "where": ("name", "kind", "within", "standing", "said_by"),
    "cite": ("id", "citation"),
}
# On a card dates are in words, web addresses are links, codes are words, and a source is in its citation.
IN_WORDS = {"id", "date", "date_words", "earliest", "latest", "since", "until", "said", "on", "issued", "url"}
IN_WORDS |= {"accessed", "archived", "archive_url", "language", "kind", "side", "control", "held_by"}
IN_WORDS |= {"reason", "qualifier", "measure", "part_of", "author", "title_translated", "container_title"}


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("verb", SHOWN)
def test_a_table_cuts_no_word(verb: str, columns: int) -> None:
    lines = _lines(run(f"{EVERYTHING[verb]} -f table", COLUMNS=str(columns)).out)
    assert max(map(len, lines)) <= columns
    for record in json.loads(run(f"{EVERYTHING[verb]} --json").out):
        post = record.get("post")  # A post is told by its own id.
        for field in SHOWN[verb]:
            for word in [] if field == "id" and post else _words(record[field]):
                assert _stands_in(lines, word), (record["id"], field, word)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("verb", SHOWN)
def test_a_card_has_every_text_of_the_record(verb: str, columns: int) -> None:
    records = json.loads(run(f"{EVERYTHING[verb]} --json").out)
    hidden = IN_WORDS | ({"questions"} if verb == "cite" else set())  # They are those of its facts.
    for record_id in dict.fromkeys(record["id"] for record in records):
        asked = json.loads(run(f"{verb} {record_id} --json").out)
        record = next(record for record in asked if record["id"] == record_id)
        lines = _lines(run(f"{verb} {record_id} -f table", COLUMNS=str(columns)).out)
        assert max(map(len, lines)) <= columns
        for word in (record.get("post") or record_id, *_words(record, without=hidden)):
            assert _stands_in(lines, word), (record_id, word)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("verb", SHOWN)
@pytest.mark.parametrize("how_many", ["the columns of plain output", "all documented fields"])
def test_chosen_fields_are_not_cut_however_many(verb: str, columns: int, how_many: str) -> None:
    fields = ",".join(COLUMNS[verb] if "plain" in how_many else DOCUMENTED[verb].split())
    lines = _lines(run(f"{EVERYTHING[verb]} -f table --fields {fields}", COLUMNS=str(columns)).out)
    assert max(map(len, lines)) <= columns
    for line in run(f"{EVERYTHING[verb]} --fields {fields}").out.splitlines():
        for word in line.split():
            assert _stands_in(lines, word), word


def _words(value: Any, without: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """The words of every text in a value of JSON; of a record that is referred to, its name."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        return [word for item in value for word in _words(item, without)]
    if isinstance(value, dict):
        skipped = without or {"id", "url", "issued"}
        return [word for key, item in value.items() if key not in skipped for word in _words(item, without)]
    return []


def _lines(out: str) -> list[str]:
    """The lines of a table, a character for each column of the terminal: wide ones have a blank beside."""
    return _spaced(out).splitlines()


def _spaced(text: str) -> str:
    return "".join(f"{c} " if unicodedata.east_asian_width(c) in "WF" else c for c in text)


def _stands_in(lines: list[str], word: str) -> bool:
    """Whether the word stands in the lines, whole or folded at the edge of its column."""
    word = _spaced(word).rstrip()
    return any(
        _stands_at(lines[n:], start.start(), word)
        for n, line in enumerate(lines)
        for start in re.finditer(re.escape(word[0]), line)
    )


def _stands_at(lines: list[str], column: int, word: str) -> bool:
    if not word:
        return True
    fitting = 0
    while lines and fitting < len(word) and lines[0][column + fitting :].startswith(word[fitting]):
        fitting += 1
    return fitting > 0 and _stands_at(lines[1:], column, word[fitting:])


# Nothing acted upon

HOSTILE = "".join(
    map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F)))
) + "".join(map(chr, (0x2028, 0x2029, *range(0x2066, 0x206A), 0xFEFF)))
ACTING = re.compile(f"[{re.escape(HOSTILE.replace(chr(9), '').replace(chr(10), ''))}]")
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
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("verb", COMMANDS)
def test_no_renderer_lets_a_control_character_through(verb: str, name: str, colour: bool) -> None:
    answer = _answer(verb)
    for rows in (answer.rows, answer.rows[:1]):  # A table, and a card.
        clean = msgspec.structs.replace(answer, rows=rows)
        hostile = _with_hostile_text(clean)
        view = View(width=80, colour=colour)
        told = FORMATS[name].load()(hostile, view)
        own = set(FORMATS[name].load()(clean, view)) & {"\r", "\x1b"}  # CSV ends its lines with the one,
        assert set(ACTING.findall(told)) <= own  # a table with colour begins its codes with the other:
        assert "\x1b[31mred" not in told
        assert "\x1b]8;;javascript" not in told


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/hosts", "data:text/html,x"])
def test_only_web_addresses_become_links(name: str, url: str) -> None:
    for verb in ("when", "cite"):
        answer = _answer(verb)
        rows = tuple(
            msgspec.convert(_with_url(msgspec.to_builtins(row), url), type(row)) for row in answer.rows
        )
        told = FORMATS[name].load()(msgspec.structs.replace(answer, rows=rows), View(colour=True))
        assert f"]({url}" not in told
        assert f"(<{url}" not in told
        assert not re.search(rf"\x1b]8;[^;]*;{re.escape(url)}", told)


def test_at_a_terminal_with_colour_web_addresses_are_links() -> None:
    told = FORMATS["table"].load()(_answer("cite"), View(colour=True))
    assert re.search(r"\x1b]8;[^;]*;https://example\.org/map\x1b\\", told)


def _answer(verb: str) -> Answer:
    answer = ask(verb, load(SMALL))
    if verb == "cite":
        return answer
    return msgspec.structs.replace(answer, citations=_citations(answer.rows))


def _with_hostile_text(answer: Answer) -> Answer:
    """The answer with control characters in each text of its rows; the loader would refuse them."""
    rows = tuple(msgspec.convert(_hostile(msgspec.to_builtins(row)), type(row)) for row in answer.rows)
    return msgspec.structs.replace(answer, rows=rows, citations=_citations(rows))


def _citations(rows: tuple[Row, ...]) -> dict[str, str]:
    return {source.id: source.title for row in rows for source in getattr(row, "sources", ())}


def _hostile(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _hostile(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_hostile(item, key) for item in value]
    if isinstance(value, str) and not _is_code(value, key):
        return f"{value}{ESCAPES}{HOSTILE}{value}"
    return value


def _is_code(value: str, key: str) -> bool:
    """Whether the value is a date or a word of a fixed list, which the renderers look up."""
    if key in (
        "date",
        "since",
        "until",
        "said",
        "on",
        "issued",
        "accessed",
        "archived",
        "earliest",
        "latest",
    ):
        return True
    return key in ("held_by", "control")


def _with_url(value: Any, url: str) -> Any:
    if isinstance(value, dict):
        return {k: url if k in ("url", "archive_url") else _with_url(item, url) for k, item in value.items()}
    return [_with_url(item, url) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"FORCE_COLOR": "1"}], ids=lambda s: next(iter(s))
)
@pytest.mark.parametrize("name", FORMATS)
def test_no_colour_where_there_is_no_terminal(name: str, settings: dict[str, str]) -> None:
    assert "\x1b" not in run(f"when -f {name}", **settings).out


def test_formulas_are_text_in_spreadsheets() -> None:
    for name in ("csv", "tsv"):
        out = run(f"when -f {name} --fields text").out
        assert "'=1+1: Russia took Izium" in out
        assert "'+Power and -water were cut" in out


def test_markdown_of_hostile_text_is_text() -> None:
    out = run("when 2022-02-24 -f markdown --fields text").out
    text = 'The test begins: "quotes", a \\| pipe, \\[sic\\], \\[/red\\], \\<b\\>&amp; 😀.'
    assert out == f"| text |\n| --- |\n| {text} |\n"


@pytest.mark.parametrize(
    ("title", "shown"), [("- x", "\\- x"), ("+ x", "\\+ x"), ("2. x", "2\\. x"), ("x - y", "x - y")]
)
def test_a_title_begins_no_list_within_the_list_of_sources(title: str, shown: str) -> None:
    found = ask("where", load(SMALL), "izium")
    source = SourceRef("paper", title, None, None, None, None)
    row = msgspec.structs.replace(found.rows[0], sources=(source,))
    answer = msgspec.structs.replace(found, rows=(row,))
    assert FORMATS["markdown"].load()(answer, View()).endswith(f"\n1. {shown}. n.d.\n")


def test_days_beside_the_date_are_iso_days() -> None:
    for record in json.loads(run("when --json").out):
        for day in (record["earliest"], record["latest"]):
            assert day is None or date.fromisoformat(day).isoformat() == day
