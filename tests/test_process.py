"""The installed program in real processes: pipes, shells, pseudo-terminals, closed and full outputs."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kharkivctl.errors import Exit
from tests.program import PROGRAM, SMALL, terminal

ESCAPE = "\x1b"
CONTROLS = re.compile(r"\x1b(\[[0-9;]*m|\]8;[^\x1b]*\x1b\\)")
PLAIN = (
    "2022-03-27\tizium-captured-2022-03-27\tRussia took Izium, the Test Ministry of Defence said.\t"
    "izium\trussia\tclaimed\ttest-ministry\tchannel-post\n"
    "2022-04-01\tizium-captured-2022-04-01\t=1+1: Russia took Izium [bold]whole[/bold] | all of it.\t"
    "izium\trussia\tstated\t-\tarticle;institute-report\n"
)


@pytest.fixture(autouse=True)
def small_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """These processes read the small store, and find the program by its name."""
    monkeypatch.setenv("KHARKIVCTL_STORE", str(SMALL))
    monkeypatch.setenv("PATH", f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("TERM", "xterm-256color")


def shell(command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command line in a real shell."""
    return subprocess.run(
        command,
        shell=True,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_a_pipe_gets_plain_lines() -> None:
    ran = shell("kharkivctl when izium --until 2022-04-30")
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.FOUND, PLAIN, "")


def test_force_color_makes_no_terminal_of_a_pipe() -> None:
    assert shell("kharkivctl when izium --until 2022-04-30", FORCE_COLOR="1").stdout == PLAIN


@pytest.mark.parametrize("columns", [100, 80, 60, 40])
def test_a_terminal_gets_a_table_of_its_width_with_colour(columns: int) -> None:
    code, shown = terminal("when", "izium", "--until", "2022-04-30", columns=columns)
    assert code == Exit.FOUND
    assert ESCAPE in shown
    lines = [line.rstrip() for line in CONTROLS.sub("", shown).split("\n")]
    golden = SMALL.parent / "render" / "golden" / f"when.table-{columns}.txt"
    assert "\n".join(lines) == golden.read_text("utf-8")


@pytest.mark.parametrize("settings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["NO_COLOR", "TERM=dumb"])
def test_a_terminal_without_colour_gets_no_escape(settings: dict[str, str]) -> None:
    code, shown = terminal("when", "izium", "--until", "2022-04-30", columns=60, settings=settings)
    assert (code, ESCAPE in shown) == (Exit.FOUND, False)
    assert shown == SMALL.parent.joinpath("render", "golden", "when.table-60.txt").read_text("utf-8")


def test_a_file_written_from_a_terminal_has_no_escape(tmp_path: Path) -> None:
    file = tmp_path / "answer.txt"
    assert terminal("when", "izium", "-f", "table", "-o", str(file), columns=80) == (Exit.FOUND, "")
    assert ESCAPE not in file.read_text("utf-8")


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    ran = shell("unset KHARKIVCTL_STORE; kharkivctl cite --json | head -1")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "[\n", "")


def test_a_reader_that_is_gone_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)  # Gone before the program starts, so that its first write meets a broken pipe.
    ran = subprocess.run([PROGRAM, "when", "izium"], stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (Exit.FOUND, "")


def test_standard_output_closed() -> None:
    ran = shell("kharkivctl when izium >&-")
    told = "Standard output is closed. Open it, or write to a file with --output.\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.WRONG_USE, "", told)


def test_standard_error_closed() -> None:
    ran = shell("kharkivctl when Изюм --until 2022-04-30 2>&-")
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.FOUND, PLAIN, "")
    assert shell("kharkivctl when nowhere-at-all 2>&-").returncode == Exit.NOTHING


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk_is_told_in_a_sentence() -> None:
    """The shell opens /dev/full: a program that knew its name, and were broken, might replace it."""
    ran = shell("kharkivctl when izium > /dev/full")
    told = "Standard output can't be written: No space left on device.\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.WRONG_USE, "", told)


def test_a_file_that_can_not_be_written_whole_is_told_and_the_old_one_stays(tmp_path: Path) -> None:
    """A limit of no blocks for a file stands in for a full disk."""
    file = tmp_path / "answer.txt"
    file.write_text("old")
    unmeasured = "env -u COVERAGE_PROCESS_CONFIG -u COVERAGE_PROCESS_START"  # Coverage writes a file too.
    ran = shell(f"ulimit -f 0; {unmeasured} kharkivctl when izium -o '{file}'")
    told = f"{file} can't be written: File too large. Choose another file.\n"
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.WRONG_USE, "", told)
    assert [(left.name, left.read_text()) for left in tmp_path.iterdir()] == [("answer.txt", "old")]


def test_a_pipe_named_as_the_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    """A pipe and not a device of the machine, which a broken program run by root would replace."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)  # Opened for both, so that nobody waits for the other.
    try:
        ran = shell(f"kharkivctl when izium --until 2022-04-30 -f plain -o '{pipe}'")
        assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.FOUND, "", "")
        assert os.read(reading, 65536).decode() == PLAIN
    finally:
        os.close(reading)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "locale", [{"LANG": "C"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
def test_any_locale_gets_utf_8(locale: dict[str, str]) -> None:
    ran = shell("kharkivctl cite visti-izium --fields title", **locale)
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.FOUND, "Ізюм: «пробна» новина\n", "")


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}])
def test_any_locale_reads_utf_8(locale: dict[str, str]) -> None:
    ran = shell("kharkivctl when Изюм 2022-04 --fields id", **locale)
    assert (ran.returncode, ran.stdout) == (Exit.FOUND, "izium-captured-2022-04-01\n")
    assert ran.stderr == '"Изюм" read as Izium.\n'


def test_a_home_that_can_not_be_written_costs_nothing(tmp_path: Path) -> None:
    in_the_way = tmp_path / "home"  # Not even root can make a folder within a file.
    in_the_way.write_text("")
    ran = shell(
        "unset XDG_CACHE_HOME; kharkivctl when izium --until 2022-04-30; kharkivctl when izium -q",
        HOME=str(in_the_way),
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.FOUND, PLAIN, "")


def test_a_kept_copy_that_is_broken_costs_nothing(clean_environment: Path) -> None:
    command = "kharkivctl when izium --until 2022-04-30"
    assert shell(command).stdout == PLAIN
    (kept,) = clean_environment.rglob("*.msgpack")
    for broken in (b"", b"\xff" * 100, kept.read_bytes()[:-7]):
        kept.write_bytes(broken)
        ran = shell(command)
        assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.FOUND, PLAIN, "")


def test_an_edited_store_is_read_again(tmp_path: Path) -> None:
    store = tmp_path / "facts.toml"
    text = SMALL.read_text("utf-8")
    store.write_text(text, "utf-8")
    command = f"kharkivctl when izium-retaken-2022-09-10 --fields text --store '{store}'"
    assert shell(command).stdout == "Ukraine retook Izium.\n"
    store.write_text(text.replace("Ukraine retook Izium.", "Ukraine took Izium back."), "utf-8")
    assert shell(command).stdout == "Ukraine took Izium back.\n"


def test_a_store_that_is_not_there() -> None:
    ran = shell("kharkivctl when izium", KHARKIVCTL_STORE="/nonexistent")
    assert (ran.returncode, ran.stdout) == (Exit.BAD_STORE, "")
    assert ran.stderr == (
        "No store at /nonexistent. Check --store and KHARKIVCTL_STORE, or leave both out to use "
        "the store that comes with the program.\n"
    )


def test_the_module_is_the_same_program() -> None:
    ran = shell(f"'{sys.executable}' -m kharkivctl when izium --until 2022-04-30")
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.FOUND, PLAIN, "")


# What a shell script does with the answers, on the store that comes with the program.


def test_cut_takes_the_columns_of_a_timeline() -> None:
    ran = shell("unset KHARKIVCTL_STORE; kharkivctl when --since 2022-09-06 --until 2022-09-11 | cut -f1,3")
    lines = [line.split("\t") for line in ran.stdout.splitlines()]
    assert ran.returncode == 0
    assert {"2022-09-08", "2022-09-10"} <= {day for day, _ in lines}
    assert all(text.endswith(".") for _, text in lines)


@pytest.mark.skipif(not shutil.which("jq"), reason="jq is not installed")
def test_jq_takes_the_days_of_a_month() -> None:
    asked = "kharkivctl when 2022-09 --place kupiansk --json"
    ran = shell(f"unset KHARKIVCTL_STORE; {asked} | jq -r '.[].date'")
    records = json.loads(shell(f"unset KHARKIVCTL_STORE; {asked}").stdout)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.split() == [record["date"] for record in records]
    assert "2022-09-10" in ran.stdout


@pytest.mark.parametrize("asked", ["--help", "where --help", "help dates"])
def test_a_reader_of_help_may_go_after_its_first_letter(asked: str) -> None:
    ran = shell(f"(kharkivctl {asked}; echo $? >&2) | head -c1")
    assert ran.stderr == "0\n"


SPY = """
import signal, sys
from kharkivctl import __main__ as program
class Spy:
    def find_spec(self, name, *more):
        if name == "kharkivctl.app":
            print(signal.getsignal(signal.SIGINT) == signal.{after}, end=" ")
sys.meta_path.insert(0, Spy())
signal.signal(signal.SIGINT, {before})
sys.argv = ["kharkivctl", "--version"]
try:
    program.main()
finally:
    print(signal.getsignal(signal.SIGINT) == signal.{after})
"""


@pytest.mark.parametrize(("before", "after"), [("default_int_handler", "SIG_DFL"), ("SIG_IGN", "SIG_IGN")])
def test_ctrl_c_is_silent_before_and_after_and_ignored_where_it_was(before: str, after: str) -> None:
    code = SPY.format(before=f"signal.{before}", after=after)
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.stdout.split()[0], ran.stdout.split()[-1]) == ("True", "True")
