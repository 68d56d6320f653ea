"""The pager at real pseudo-terminals: what it gets, when it is not asked, how it ends. No test needs less."""

import sys
from pathlib import Path

import pytest

from kharkivctl import terminal as its_terminal
from kharkivctl.errors import Exit
from tests.program import SMALL, run, terminal

LONG = ("when",)  # A table of 51 lines.
SHORT = ("when", "izium-retaken-2022-09-10")
NOTED = ("when", "Изюм")  # Says on stderr how it was read.


class Pager:
    """A pager that keeps what it gets, and says so."""

    def __init__(self, folder: Path, name: str = "pager", instead: str = "") -> None:
        self.folder = folder
        self.path = folder / name
        keeping = instead or f"cat >'{folder}/got'"
        self.path.write_text(
            "#!/bin/sh\n"
            f"for word; do echo \"$word\" >>'{folder}/words'; done\n"
            f"echo \"${{LESS-none}} ${{LV-none}} ${{LESSCHARSET-none}}\" >'{folder}/told'\n"
            f"{keeping}\necho 'Paged.'\n"
        )
        self.path.chmod(0o755)

    def kept(self, name: str = "got") -> str | None:
        """The text it got, the words of its command, or what it was told in its environment."""
        file = self.folder / name
        return file.read_text("utf-8") if file.exists() else None


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pager:
    """The user's pager, with the small store to ask."""
    pager = Pager(tmp_path)
    monkeypatch.setenv("PAGER", str(pager.path))
    monkeypatch.setenv("KHARKIVCTL_STORE", str(SMALL))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")  # Links have a number that is another each time.
    return pager


def test_what_is_longer_than_the_screen_goes_through_the_pager_whole(pager: Pager) -> None:
    straight = terminal(*LONG, "--no-pager")
    assert straight[0] == Exit.FOUND
    assert straight[1].count("\n") > 24
    assert pager.kept() is None
    assert terminal(*LONG) == (Exit.FOUND, "Paged.\n")
    assert pager.kept() == straight[1]


def test_what_fits_the_screen_starts_no_pager(pager: Pager) -> None:
    code, shown = terminal(*SHORT)
    assert (code, pager.kept()) == (Exit.FOUND, None)
    assert "Ukraine retook Izium." in shown


@pytest.mark.parametrize(
    ("text", "is_longer"),
    [
        ("line\n" * 23, False),
        ("line\n" * 24, True),
        ("line\n" * 23 + "last", True),
        ("x" * 80 * 23 + "\n", False),
        ("x" * 80 * 23 + "x\n", True),
        ("\n" * 23, False),
        ("\x1b[38;5;33m" * 80 * 24 + "one line\x1b[0m\n", False),
        ("\x1b]8;;https://example.org/" + "x" * 80 * 24 + "\x1b\\link\x1b]8;;\x1b\\\n", False),
        ("\x1b[1m" + "x" * 81 + "\x1b[0m\n" + "line\n" * 22, True),
    ],
    ids=["23", "24", "24 unended", "wrapped 23", "wrapped 24", "empty", "colours", "link", "coloured"],
)
def test_lines_are_counted_as_the_screen_shows_them(
    text: str, is_longer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen of 24 lines has one for the prompt that comes after. Colours and links take no room."""
    shown: list[tuple[str, ...]] = []
    monkeypatch.setattr(its_terminal, "page", lambda *paged: shown.append(paged))
    monkeypatch.setattr(its_terminal, "put", lambda *put: shown.append(put))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    its_terminal.show(text, "a pager")
    assert shown == [(text, "a pager") if is_longer else (text,)]


def test_a_terminal_that_knows_no_size_has_80_columns_and_24_lines(pager: Pager) -> None:
    assert terminal(*LONG, columns=0, lines=0) == (Exit.FOUND, "Paged.\n")
    assert pager.kept() == terminal(*LONG, "--no-pager")[1]


@pytest.mark.parametrize(
    "arguments",
    [(*LONG, "-f", "plain"), (*LONG, "--json"), ("help", "words"), ("when", "--help"), ("store", "-h")],
    ids=" ".join,
)
def test_every_long_text_is_paged(arguments: tuple[str, ...], pager: Pager) -> None:
    assert "Paged." in terminal(*arguments, lines=8)[1]
    assert pager.kept()


@pytest.mark.parametrize(
    ("arguments", "settings"),
    [
        (("when", "--no-pager"), {}),
        (("when", "--no-pager", "--help"), {}),
        (("help", "words"), {"PAGER": "cat"}),
        (("when",), {"TERM": "dumb"}),
        (("when",), {"PAGER": ""}),
        (("when",), {"PAGER": "cat"}),
        (("when",), {"KHARKIVCTL_PAGER": ""}),
        (("when",), {"KHARKIVCTL_PAGER": " "}),
        (("when",), {"KHARKIVCTL_PAGER": "cat"}),
    ],
)
def test_no_pager_where_none_is_wanted(
    arguments: tuple[str, ...], settings: dict[str, str], pager: Pager
) -> None:
    code, shown = terminal(*arguments, settings=settings)
    assert (code, pager.kept()) == (Exit.FOUND, None)
    assert shown.count("\n") > 24


def test_no_pager_for_a_file_nor_for_silence(pager: Pager, tmp_path: Path) -> None:
    assert terminal(*LONG, "-f", "table", "-o", str(tmp_path / "answer.txt")) == (Exit.FOUND, "")
    assert terminal(*LONG, "-q") == (Exit.FOUND, "")
    assert pager.kept() is None


def test_no_pager_in_a_pipe(pager: Pager) -> None:
    assert run("when -f table").out.count("\n") > 24
    assert pager.kept() is None


def test_the_programs_own_variable_comes_first(pager: Pager, tmp_path: Path) -> None:
    other = Pager(tmp_path, "other", instead="cat >/dev/null; echo 'The other one.'")
    code, shown = terminal(*LONG, settings={"KHARKIVCTL_PAGER": str(other.path)})
    assert (code, shown) == (Exit.FOUND, "The other one.\nPaged.\n")


def test_less_is_the_pager_of_who_has_named_none(
    pager: Pager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    less = Pager(tmp_path, "less")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert terminal(*LONG, settings={"PAGER": None}) == (Exit.FOUND, "Paged.\n")
    assert less.kept()


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({}, "FRX -c utf-8\n"),
        ({"LESS": "-S", "LV": "-x", "LESSCHARSET": "latin1"}, "-S -x latin1\n"),
        ({"LESS": ""}, " -c utf-8\n"),
    ],
    ids=["nothing set", "all set", "empty"],
)
def test_the_pager_is_told_what_its_user_has_not_said(
    settings: dict[str, str], told: str, pager: Pager
) -> None:
    terminal(*LONG, settings=settings)
    assert pager.kept("told") == told


def test_the_pager_has_its_arguments(pager: Pager) -> None:
    terminal(*LONG, settings={"PAGER": f"{pager.path} -S 'two words' $KHARKIVCTL_STORE"})
    assert pager.kept("words") == f"-S\ntwo words\n{SMALL}\n"
    terminal(*LONG, settings={"PAGER": f"{pager.path} -R 'three more words'"})
    assert pager.kept("words") == f"-S\ntwo words\n{SMALL}\n-R\nthree more words\n"


def test_the_pager_may_be_a_pipe(pager: Pager) -> None:
    code, shown = terminal(*LONG, "-f", "plain", settings={"PAGER": f"sort -r | {pager.path}"}, lines=8)
    straight = terminal(*LONG, "-f", "plain", "--no-pager")[1]
    assert (code, shown) == (Exit.FOUND, "Paged.\n")
    assert sorted((pager.kept() or "").splitlines()) == sorted(straight.splitlines())


def test_the_text_is_utf_8_in_every_locale(pager: Pager) -> None:
    settings = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    terminal("where", "izium", "-f", "json", lines=8, settings=settings)
    assert "Ізюм" in (pager.kept() or "")


def test_notes_stand_before_what_is_paged(pager: Pager) -> None:
    assert terminal(*NOTED, lines=8) == (Exit.FOUND, '"Изюм" read as Izium.\nPaged.\n')


@pytest.mark.parametrize("reading", ["exec head -n 1", "exit 0", "exit 3"])
def test_a_pager_that_is_left_early_is_no_error(reading: str, tmp_path: Path, pager: Pager) -> None:
    """Asked of the store that comes with the program, whose answer is more than a pipe holds."""
    leaving = Pager(tmp_path, "leaving", instead=reading)
    code, shown = terminal(*LONG, settings={"PAGER": str(leaving.path), "KHARKIVCTL_STORE": None})
    assert (code, shown.count("\n")) == (Exit.FOUND, reading.count("head"))


INTERRUPTED = """\
#!{python} -S
import signal, sys
signal.alarm(60)  # If Ctrl-C does not reach it.
try:
    print("Reading.", flush=True)
    signal.pause()
except KeyboardInterrupt:
    print("Interrupted.", flush=True)
open("{got}", "w").write(sys.stdin.read())
"""


def test_ctrl_c_is_the_pagers_own(pager: Pager, tmp_path: Path) -> None:
    """It reads on afterwards, and the program waits for it."""
    pager.path.write_text(INTERRUPTED.format(python=sys.executable, got=tmp_path / "got"))
    code, shown = terminal(*LONG, key=("Reading.\r\n", "\x03"))  # Else it drops what is not read.
    assert (code, shown.replace("^C", "")) == (Exit.FOUND, "Reading.\nInterrupted.\n")
    assert pager.kept() == terminal(*LONG, "--no-pager")[1]


@pytest.mark.parametrize(
    ("command", "failure"),
    [
        ("/nowhere/pager -x", "No such file or directory"),
        (str(SMALL), "Permission denied"),
        ('less "', "No closing quotation"),
    ],
)
def test_a_pager_that_can_not_be_started_costs_no_answer(command: str, failure: str, pager: Pager) -> None:
    code, shown = terminal(*LONG, settings={"KHARKIVCTL_PAGER": command})
    note = f"The pager {command} can't be started: {failure}. Check KHARKIVCTL_PAGER and PAGER.\n"
    assert (code, shown) == (Exit.FOUND, terminal(*LONG, "--no-pager")[1] + note)


def test_a_pager_that_the_shell_can_not_start_costs_no_answer(pager: Pager) -> None:
    code, shown = terminal(*LONG, settings={"PAGER": "/nowhere/pager $HOME"})
    note = (
        "The pager /nowhere/pager $HOME can't be started: exit code 127. Check KHARKIVCTL_PAGER and PAGER.\n"
    )
    assert (code, shown.partition("\n")[2]) == (Exit.FOUND, terminal(*LONG, "--no-pager")[1] + note)


def test_a_machine_without_less_has_no_pager(pager: Pager, tmp_path: Path) -> None:
    nothing = tmp_path / "empty"
    nothing.mkdir()
    assert terminal(*LONG, settings={"PAGER": None, "PATH": str(nothing)}) == terminal(*LONG, "--no-pager")
