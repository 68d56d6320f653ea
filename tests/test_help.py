"""Help: every command explains itself, with examples that run on the store that comes with the program."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from kharkivctl.app import VERBS, app
from kharkivctl.errors import Exit
from kharkivctl.store.load import packaged_store
from tests.program import in_words, run, terminal


def _commands() -> Iterator[tuple[str, Any]]:
    """Each command that does something, by the words that call it."""
    root: Any = typer.main.get_command(app)
    for verb in VERBS:
        command = root.get_command(None, verb)
        if subcommands := getattr(command, "commands", None):
            yield from ((f"{verb} {name}", subcommand) for name, subcommand in subcommands.items())
        else:
            yield verb, command


COMMANDS = dict(_commands())
CALLS = ("", "store", *COMMANDS)


def _examples(command: Any) -> list[str]:
    """The command lines under the heading of examples, without the program's name."""
    told = re.split(r"^Examples?:$", command.help, flags=re.MULTILINE)
    assert len(told) == 2, "the help has no part headed Example: or Examples:"
    return [line.strip() for line in told[1].splitlines() if line.strip()]


def test_the_walk_meets_every_command() -> None:
    assert {"when", "who", "where", "cite", "store check", "store format"} <= set(COMMANDS)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_works_everywhere(call: str, option: str) -> None:
    ran = run(f"{call} {option}")
    assert (ran.code, ran.err) == (Exit.FOUND, "")
    assert f"Usage: kharkivctl {call}".strip() in in_words(ran.out)


@pytest.mark.parametrize("call", COMMANDS)
def test_every_command_says_what_it_does_and_gives_examples(call: str) -> None:
    command = COMMANDS[call]
    assert command.help.split("\n")[0].endswith((".", ":"))
    assert all(line.startswith("kharkivctl ") for line in _examples(command))


@pytest.mark.parametrize("call", COMMANDS)
def test_the_examples_of_every_command_run(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "facts.toml"  # A copy, as "store format" may rewrite it.
    store.write_bytes(packaged_store().read_bytes())
    monkeypatch.chdir(tmp_path)
    ran = 0
    for example in _examples(COMMANDS[call]):
        if "|" not in example:  # tests/test_process.py runs pipes, in a real shell.
            told = run(example.removeprefix("kharkivctl "), KHARKIVCTL_STORE=str(store))
            assert told.code == Exit.FOUND, (example, told.err)
            ran += 1
    assert ran


@pytest.mark.parametrize("call", COMMANDS)
def test_every_option_and_argument_is_explained(call: str) -> None:
    for parameter in COMMANDS[call].params:
        assert (getattr(parameter, "help", None) or "").endswith((".", "...")), parameter.name


def test_the_verbs_of_the_root_are_listed_with_what_they_do() -> None:
    told = in_words(run("--help").out)
    for verb in VERBS:
        assert re.search(rf" {verb} [A-Z]", told), verb


def test_no_verb_at_all_shows_the_help() -> None:
    ran = run("")
    assert ran.code == Exit.WRONG_USE
    assert "Usage: kharkivctl [OPTIONS] COMMAND [ARGS]..." in in_words(ran.out + ran.err)


@pytest.mark.parametrize(
    ("typed", "meant"), [("whne", "when"), ("wher", "where"), ("cit", "cite"), ("stor", "store")]
)
def test_an_unknown_verb_is_wrong_use_with_a_suggestion(typed: str, meant: str) -> None:
    ran = run(f"{typed} izium")
    assert (ran.code, ran.out) == (Exit.WRONG_USE, "")
    assert re.search(rf"No such command '{typed}'\. Did you mean .*'{meant}'", in_words(ran.err))


def test_the_help_says_what_known_by_speaks_of() -> None:
    assert "this store's sources" in in_words(run("when --help").out)


# How it looks

CALLS_OF_TYPER = (("--help",), ("when", "--help"), ("store",), ("when", "--bogus"), ("whne",), ("--bogus",))


@pytest.fixture
def in_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("in_colour")
@pytest.mark.parametrize("call", CALLS_OF_TYPER, ids=" ".join)
def test_help_and_wrong_use_have_colour_at_a_terminal_and_else_no_escape_at_all(
    call: tuple[str, ...],
) -> None:
    coloured, shown = "\x1b[1", terminal(*call)[1]
    assert coloured in shown
    bare = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    for unwanted in (
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"CLICOLOR": "0"},
        {"NO_COLOR": "1", "FORCE_COLOR": "1"},
    ):
        assert terminal(*call, settings=unwanted)[1] == bare
    assert coloured in terminal(*call, settings={"TERM": "dumb", "CLICOLOR_FORCE": "1"})[1]


@pytest.mark.usefixtures("in_colour")
def test_help_hears_the_option_before_it() -> None:
    assert "\x1b" not in terminal("when", "--color", "never", "--help")[1]
    assert "\x1b[1" in run("when --color=always --help").out
    assert run("when --colour=always --help", NO_COLOR="1").out == run("when --color=always --help").out
    assert "\x1b" not in run("when --help", GITHUB_ACTIONS="1").out
    assert run("when --color=red --help") == (
        Exit.WRONG_USE,
        "",
        "--color red: choose from auto, always, never.\n",
    )


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("80", 80), ("200", 100)])
@pytest.mark.parametrize("call", CALLS)
def test_help_is_as_wide_as_the_terminal_up_to_what_can_be_read(call: str, columns: str, width: int) -> None:
    lines = run(f"{call} --help", COLUMNS=columns).out.split("\n")
    assert max(map(len, lines)) == width


def test_help_has_a_line_for_each_example_and_breaks_others_where_they_end() -> None:
    lines = [line.strip() for line in run("when --help", COLUMNS="60").out.split("\n")]
    assert lines[6:17] == [
        "A TERM is a name in any spelling or script, an id, a date,",
        "or a word of the text; every one must match. One match",
        "prints as a card. A date that is less precise than the one",
        "asked for comes last.",
        "",
        "Examples:",
        "",
        "kharkivctl when izium",
        "kharkivctl when 2022-09 --place kupiansk --json",
        "kharkivctl when --since 2022-09-06 --until 2022-09-11",
        "kharkivctl when --disputed --question q-izium-bodies",
    ]


def test_help_draws_its_frames_with_the_signs_of_the_encoding() -> None:
    ascii = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    shown = terminal("--help", settings=ascii)[1]
    assert "+- Commands ---" in shown
    assert shown.isascii()
    assert "╭─ Commands ───" in terminal("--help", settings={"NO_COLOR": "1"})[1]
