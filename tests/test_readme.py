"""README.md and docs/asking.md are true: commands print what they show, tables say what the code says.

UPDATE_README=1 writes the outputs and the pictures anew instead of comparing them.
"""

import fcntl
import os
import re
import runpy
import shutil
import struct
import subprocess
import sys
import termios
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kharkivctl.citation import STYLES
from kharkivctl.errors import Exit
from kharkivctl.render import COLUMNS, FORMATS
from kharkivctl.store.model import STANDINGS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
ASKING = ROOT / "docs" / "asking.md"
PICTURES = ROOT / "docs" / "pictures"
PAGES = ("asking", "citing", "control", "curating", "data", "formats", "recipes")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str, page: Path = README) -> list[str]:
    """The contents of a page's code blocks in a language, in order."""
    return [body for name, body in BLOCK.findall(page.read_text("utf-8")) if name == language]


def commands(block: str) -> list[str]:
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def at_terminal(command: str, folder: Path) -> str:
    """What a command shows, both outputs together, at a terminal of 80 columns without colour."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    scripts = Path(sys.executable).parent
    settings = {
        "KHARKIVCTL_PAGER": "",
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "NO_COLOR": "1",
        "TERM": "xterm",
    }
    process = subprocess.Popen(
        ["sh", "-c", command],
        cwd=folder,
        env=os.environ | settings,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:  # EIO, which is how Linux says that nobody is left to write.
            break
        if not part:
            break
        shown += part
    os.close(ours)
    process.wait()
    return shown.decode().replace("\r\n", "\n")


SHOWN = [(page, block) for page in (README, ASKING) for block in blocks("console", page)]


@pytest.mark.parametrize(("page", "block"), SHOWN, ids=[commands(block)[0] for _, block in SHOWN])
def test_a_command_prints_what_the_page_shows(page: Path, block: str, tmp_path: Path) -> None:
    asked = commands(block)
    if any("jq" in command.split() for command in asked) and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    printed = "".join(f"$ {command}\n{at_terminal(command, tmp_path)}" for command in asked)
    if os.environ.get("UPDATE_README"):
        text = page.read_text("utf-8")
        page.write_text(text.replace(f"```console\n{block}```", f"```console\n{printed}```"), "utf-8")
    else:
        assert block == printed


def test_six_questions_are_answered() -> None:
    section = README.read_text("utf-8").partition("## Six questions")[2].partition("\n## ")[0]
    assert len(blocks("console")) == section.count("```console") == 6
    assert all(block.startswith("$ kharkivctl ") for block in blocks("console"))


def test_the_pictures_are_those_the_program_draws_now() -> None:
    drawn = runpy.run_path(str(PICTURES / "draw.py"))
    for name, picture in drawn["pictures"]().items():
        if os.environ.get("UPDATE_README"):
            (PICTURES / name).write_text(picture, "utf-8")
        assert (PICTURES / name).read_text("utf-8") == picture
        assert ElementTree.fromstring(picture).find("{*}title") is not None
        assert f"](docs/pictures/{name})" in README.read_text("utf-8")


def test_two_commands_set_everything_up() -> None:
    first, second = (block.removesuffix("\n") for block in blocks("sh"))
    assert first == (
        "python3 -m venv .venv && .venv/bin/pip install --quiet . && "
        ".venv/bin/kharkivctl where izium --on 2022-05-05"
    )
    assert second == ("python3 -m venv .venv && .venv/bin/pip install --quiet -e '.[test]' && ./check")
    drawn = runpy.run_path(str(PICTURES / "draw.py"))
    assert first.rpartition(".venv/bin/")[2] == f"kharkivctl {drawn['ASKED']}"


def test_check_runs_every_step_and_stops_at_the_first_failure(tmp_path: Path) -> None:
    steps = [
        "-m ruff format --check .",
        "-m ruff check .",
        "-m mypy",
        "-m pytest --cov --cov-report=term-missing:skip-covered",
    ]
    shutil.copy(ROOT / "check", tmp_path)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$*" >>told\n[ "$*" != "$FAILING" ]\n', "utf-8")
    python.chmod(0o755)

    for last, failing in enumerate([*steps, "nothing"], start=1):
        ran = subprocess.run(
            [tmp_path / "check"],
            cwd=tmp_path.parent,
            env={name: os.environ[name] for name in os.environ if name != "PYTHON"} | {"FAILING": failing},
            check=False,
        )
        told = tmp_path / "told"
        assert told.read_text("utf-8").splitlines() == steps[:last]
        assert ran.returncode == (0 if failing == "nothing" else 1)
        told.unlink()


def test_check_uses_the_python_it_is_told_to(tmp_path: Path) -> None:
    shutil.copy(ROOT / "check", tmp_path)
    ran = subprocess.run(
        [tmp_path / "check"],
        env=os.environ | {"PYTHON": "/nowhere/python"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode != 0
    assert "/nowhere/python" in ran.stderr


def test_ci_runs_the_second_command_in_a_fresh_clone_and_leaves_nothing(tmp_path: Path) -> None:
    for needed in ("git", "bash"):
        if not shutil.which(needed):
            pytest.skip(f"{needed} is not installed")
    if not (ROOT / ".ci" / "run").exists():
        pytest.skip(".ci/run is not part of a source distribution")
    checkout, temporary = tmp_path / "checkout", tmp_path / "tmp"
    (checkout / ".ci").mkdir(parents=True)
    temporary.mkdir()
    shutil.copy(ROOT / ".ci" / "run", checkout / ".ci" / "run")
    readme = "# Made up\n\n```sh\necho first\n```\n\n```console\n$ echo no\n```\n\n```sh\n{}\n```\n"
    second = "echo second in $(basename $PWD): $(ls); mktemp >/dev/null; exit 7"
    (checkout / "README.md").write_text(readme.format(second), "utf-8")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-C", str(checkout)]
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "All"]):
        subprocess.run([*git, *words], check=True)
    (checkout / "README.md").write_text(readme.format("echo not committed"), "utf-8")

    ran = subprocess.run(
        [checkout / ".ci" / "run"],
        cwd=tmp_path,
        env=os.environ | {"TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (7, "second in clone: README.md\n")
    assert list(temporary.iterdir()) == []


def table(heading: str, page: Path = ASKING) -> dict[str, str]:
    """The first table below a heading of a page: its first column and its second."""
    section = page.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return {row[0].strip("`"): row[1] for row in rows[2:]}


def test_every_exit_code_has_its_row() -> None:
    assert list(table("Exit codes")) == [str(int(code)) for code in Exit]


def test_the_fields_of_plain_are_those_printed() -> None:
    told = {verb: tuple(re.findall(r"`(\w+)`", fields)) for verb, fields in table("Formats").items()}
    assert told == COLUMNS


def test_every_format_is_named() -> None:
    named = ASKING.read_text("utf-8").partition("takes `table`")[2].partition(";")[0]
    assert ["table", *re.findall(r"`(\w+)`", named)] == list(FORMATS)


def test_every_citation_style_is_named() -> None:
    named = ASKING.read_text("utf-8").partition("`cite --style` takes ")[2].partition(".")[0]
    assert re.findall(r"`([\w-]+)`", named) == list(STYLES)


def test_every_standing_has_its_row() -> None:
    meanings = {word: f"{said[0].upper()}{said[1:]}." for word, said in STANDINGS.items()}
    assert table("How firm is it?", README) == meanings


def test_every_variable_is_read_somewhere() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src" / "kharkivctl").rglob("*.py"))
    told = set(table("Environment variables"))
    assert told <= set(re.findall(r'"([A-Z_]+)"', code))
    assert set(re.findall(r'"(KHARKIVCTL_[A-Z]+)"', code)) <= told


PROJECT = ["README.md", "CONTRIBUTING.md", "SECURITY.md", *(f"docs/{name}.md" for name in PAGES)]


@pytest.mark.parametrize("page", PROJECT)
def test_links_within_the_project_lead_somewhere(page: str) -> None:
    path = ROOT / page
    for target in re.findall(r"\]\(([^)]+)\)", path.read_text("utf-8")):
        if target.startswith("https://"):
            continue
        name, _, part = target.partition("#")
        linked = (path.parent / name) if name else path
        assert linked.exists(), target
        assert not part or part in anchors(linked), target


def anchors(path: Path) -> set[str]:
    """The names under which a page's headings can be linked to, as GitHub makes them."""
    found: list[str] = []
    for heading in re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE):
        slug = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        count = sum(re.fullmatch(rf"{re.escape(slug)}(-\d+)?", other) is not None for other in found)
        found.append(f"{slug}-{count}" if count else slug)
    return set(found)
