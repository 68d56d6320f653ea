"""Where an answer goes and in which form: resolved from what was typed and from the terminal, once."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import kharkivctl.terminal
from kharkivctl import output
from kharkivctl.errors import WrongUse
from kharkivctl.options import Output
from kharkivctl.output import emit, resolve
from kharkivctl.render import FORMATS
from tests.program import run
from tests.render.rows import answer, event

CONTROLS = re.compile(r"\x1b(\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)")


def looked_at(is_terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let standard output be a terminal, or a pipe."""
    for module in (output, kharkivctl.terminal):
        monkeypatch.setattr(module, "at_terminal", lambda stream: is_terminal)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at(True, monkeypatch)
    monkeypatch.setenv("TERM", "xterm")


def resolved(verb: str = "when", **typed: Any) -> output.Destination:
    return resolve(verb, Output(**typed))


@pytest.mark.parametrize(
    ("typed", "format"),
    [
        ({}, "plain"),
        ({"json": True}, "json"),
        ({"json": True, "format": "json"}, "json"),
        ({"format": "csv"}, "csv"),
        ({"output": "a.md"}, "markdown"),
        ({"output": "a"}, "plain"),
        ({"output": "A.JSONL"}, "jsonl"),
        ({"output": "-"}, "plain"),
        ({"output": "a.csv", "format": "table"}, "table"),
        ({"output": "a.csv", "json": True}, "json"),
    ],
)
def test_the_format_is_that_asked_for_else_that_of_the_file_else_that_of_a_pipe(
    typed: dict[str, Any], format: str
) -> None:
    assert resolved(**typed).format == format


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_a_table_in_colour() -> None:
    to = resolved()
    assert (to.format, to.view.colour, to.view.width) == ("table", True, 80)


@pytest.mark.parametrize(
    ("settings", "in_a_pipe", "at_a_terminal"),
    [
        ("", False, True),
        ("NO_COLOR=", False, True),
        ("NO_COLOR=1", False, False),
        ("NO_COLOR=0", False, False),
        ("NO_COLOR=1 FORCE_COLOR=1 CLICOLOR_FORCE=1", False, False),
        ("FORCE_COLOR=1", True, True),
        ("FORCE_COLOR=3 TERM=dumb CLICOLOR=0", True, True),
        ("FORCE_COLOR=", False, True),
        ("FORCE_COLOR=0", False, True),
        ("CLICOLOR_FORCE=1", True, True),
        ("CLICOLOR_FORCE=", False, True),
        ("CLICOLOR_FORCE=0", False, True),
        ("FORCE_COLOR=0 CLICOLOR_FORCE=1", True, True),
        ("CLICOLOR=0", False, False),
        ("CLICOLOR=1", False, True),
        ("TERM=dumb", False, False),
    ],
)
def test_without_the_option_the_variables_choose_then_the_terminal(
    settings: str, in_a_pipe: bool, at_a_terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for setting in settings.split():
        monkeypatch.setenv(*setting.split("="))
    for terminal, colour in ((False, in_a_pipe), (True, at_a_terminal)):
        looked_at(terminal, monkeypatch)
        assert resolved(format="table").view.colour == colour
        assert resolved(format="table", color="auto").view.colour == colour
        assert resolved(format="table", color="always").view.colour
        assert not resolved(format="table", color="never").view.colour


@pytest.mark.usefixtures("terminal")
def test_a_file_has_colour_only_if_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert not resolved(output="a.txt", format="table").view.colour
    assert not resolved(output="a.txt", format="table", color="auto").view.colour
    assert resolved(output="a.txt", format="table", color="always").view.colour


def test_colour_in_a_pipe_makes_no_table_of_it() -> None:
    assert resolved(color="always").format == "plain"


@pytest.mark.parametrize("format", FORMATS)
def test_tables_maps_and_charts_have_colour_and_data_never(format: str) -> None:
    bare, forced = run(f"where -f {format}"), run(f"where -f {format} --color always")
    assert "\x1b" not in bare.out
    assert CONTROLS.sub("", forced.out).split() == bare.out.split()
    assert ("\x1b" in forced.out) == (format in ("table", "map", "chart"))


@pytest.mark.parametrize("format", ["map", "chart"])
def test_a_picture_is_the_same_whatever_is_said_of_colour(format: str, tmp_path: Path) -> None:
    pictures = [tmp_path / f"{choice}.svg" for choice in ("auto", "always", "never")]
    for picture in pictures:
        assert run(f"where -f {format} --color {picture.stem} -o", str(picture)).code == 0
    assert len({picture.read_bytes() for picture in pictures}) == 1


@pytest.mark.parametrize(
    ("typed", "columns"), [("66", 66), ("9" * 21, 1000), ("many", 80), ("0", 80), ("-1", 80), ("", 80)]
)
def test_columns_are_those_of_the_variable(typed: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", typed)
    assert resolved().view.width == columns


@pytest.mark.parametrize(("typed", "lines"), [("50", 50), ("many", 24), ("0", 24), ("-1", 24), ("", 24)])
def test_lines_are_those_of_the_variable(typed: str, lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", typed)
    assert resolved().view.height == lines


@pytest.mark.parametrize(
    ("verb", "typed", "format", "picture"),
    [
        ("where", {"output": "a.svg"}, "map", True),
        ("where", {"output": "a.SVG", "format": "chart"}, "chart", True),
        ("who", {"output": "a.svg"}, "chart", True),
        ("when", {"output": "a.svg"}, "chart", True),
        ("where", {"output": "a.txt", "format": "map"}, "map", False),
        ("where", {"format": "map"}, "map", False),
        ("where", {"output": "a.geojson"}, "geojson", False),
    ],
)
def test_a_map_or_a_chart_is_a_picture_in_a_file_with_the_ending_of_pictures(
    verb: str, typed: dict[str, Any], format: str, picture: bool
) -> None:
    to = resolved(verb, **typed)
    assert (to.format, to.view.picture) == (format, picture)


@pytest.mark.parametrize(
    ("encoding", "term", "ascii"),
    [
        ("utf-8", "xterm", False),
        ("UTF-16", "xterm", False),
        ("latin-1", "xterm", True),
        ("cp1251", "xterm", True),
        ("ascii", "xterm", True),
        ("no-such-encoding", "xterm", True),
        (None, "xterm", False),
        ("utf-8", "linux", True),
    ],
)
@pytest.mark.usefixtures("terminal")
def test_braille_is_for_terminals_that_can_show_it(
    encoding: str | None, term: str, ascii: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", SimpleNamespace(encoding=encoding))
    monkeypatch.setenv("TERM", term)
    assert resolved().view.ascii == ascii
    assert not resolved(output="a.txt").view.ascii


def test_the_file_is_none_for_standard_output() -> None:
    assert resolved().file is None
    assert resolved(output="-").file is None
    assert resolved(output="a.csv").file == Path("a.csv")


def test_fields_are_read_in_kebab_and_snake_case() -> None:
    assert resolved(fields="id, Said-By,date_words").view.fields == ("id", "said_by", "date_words")
    assert resolved().view.fields is None


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"format": "xml"}, f"--format xml: choose from {', '.join(FORMATS)}."),
        ({"format": "csv", "json": True}, "--json and --format csv contradict each other. Leave one out."),
        ({"output": ""}, "--output is empty. Name a file, or leave it out for standard output."),
        ({"color": "yes"}, "--color yes: choose from auto, always, never."),
        ({"color": ""}, "--color : choose from auto, always, never."),
        ({"output": "a.pdf"}, "--output a.pdf: no format has the ending .pdf. Name one with --format."),
    ],
)
def test_what_can_not_be_done_is_refused_before_any_work(typed: dict[str, Any], message: str) -> None:
    with pytest.raises(WrongUse) as refused:
        resolved(**typed)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("verb", "typed", "message"),
    [
        (
            "cite",
            {"format": "chart"},
            "The format chart goes with where, who and when, not with cite. Choose another.",
        ),
        (
            "cite",
            {"output": "a.svg"},
            "The format chart goes with where, who and when, not with cite. Choose another.",
        ),
        ("who", {"format": "map"}, "The format map goes with where, not with who. Choose another."),
        ("when", {"format": "geojson"}, "The format geojson goes with where, not with when. Choose another."),
        (
            "cite",
            {"output": "a.geojson"},
            "The format geojson goes with where, not with cite. Choose another.",
        ),
        (
            "where",
            {"format": "geojson", "fields": "id"},
            "--fields goes with formats that have columns or keys to choose from, not geojson.",
        ),
    ],
)
def test_a_format_of_some_verbs_is_refused_to_the_others(
    verb: str, typed: dict[str, Any], message: str
) -> None:
    with pytest.raises(WrongUse) as refused:
        resolved(verb, **typed)
    assert str(refused.value) == message


def test_an_unknown_field_lists_those_of_the_verb() -> None:
    with pytest.raises(WrongUse) as refused:
        resolved("cite", fields="id,held_by")
    assert str(refused.value).startswith('--fields: "held_by" is no field of cite. Choose from id, type, ')


@pytest.mark.parametrize("term", ["id,date", "id", "name", "said-by,text"])
def test_fields_after_json_are_told_from_terms(term: str) -> None:
    with pytest.raises(WrongUse) as refused:
        resolve("when", Output(json=True), (term,))
    assert str(refused.value) == f"--json takes no fields. Write --json --fields {term}."


@pytest.mark.parametrize("term", ["izium", "date", "izium,date"])
def test_a_term_after_json_that_can_be_meant_as_one_is_one(term: str) -> None:
    assert resolve("when", Output(json=True), (term,)).format == "json"


def test_the_last_record_first_but_what_has_no_day_of_its_own_stays_behind(
    capfd: pytest.CaptureFixture[str],
) -> None:
    rows = (
        event("first", date="2022-03-01"),
        event("last", date="2022-03-02"),
        event("perhaps", date="2022-03", possible=True),
        event("undated", date=None),
    )
    emit(answer(*rows), resolved(reverse=True, format="plain", fields="id"))
    assert capfd.readouterr().out.split() == ["last", "first", "undated", "perhaps"]
