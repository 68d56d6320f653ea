"""docs/curating.md walked through in a temporary folder: every command runs, and prints what is shown."""

import os
import re
import subprocess
from pathlib import Path

from kharkivctl.commands.store import app
from tests.program import PROGRAM

PAGE = Path(__file__).parents[1] / "docs" / "curating.md"
BLOCK = re.compile(r"^```(sh|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _printed(command: str, folder: Path) -> str:
    """What a command prints in a folder, on stdout first."""
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )
    return ran.stdout + ran.stderr


def _without_line(text: str) -> str:
    """The text without the lines of the file, which move with every fact that is added."""
    return re.sub(r"^facts\.toml:\d+:", "facts.toml:N:", text, flags=re.MULTILINE)


def test_a_curator_can_follow_the_page(tmp_path: Path) -> None:
    """UPDATE_DOCS=1 writes what the commands print into the page; read the difference."""
    page = PAGE.read_text("utf-8")

    def walked(block: re.Match[str]) -> str:
        kind, text = block.groups()
        if kind == "sh":
            assert _printed(text, tmp_path) == "", text
            return block[0]
        command, _, shown = text.partition("\n")
        printed = _printed(command.removeprefix("$ "), tmp_path)
        if not os.environ.get("UPDATE_DOCS"):
            assert _without_line(printed) == _without_line(shown), command
        return f"```console\n{command}\n{printed}```"

    walk = BLOCK.sub(walked, page)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(walk, "utf-8")
    assert "facts.toml: no errors" in _printed("kharkivctl store check facts.toml", tmp_path)


def test_the_page_names_every_command_of_a_curator() -> None:
    named = set(re.findall(r"store (\w+)", PAGE.read_text("utf-8")))
    assert {command.name for command in app.registered_commands} | {"add"} <= named
