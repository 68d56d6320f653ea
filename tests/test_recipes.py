"""docs/recipes.md is true: each recipe prints what it shows, with the tools that are installed.

UPDATE_README=1 writes the outputs anew instead of comparing them.
"""

import importlib.util
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from tests.test_readme import ROOT, at_terminal, blocks, commands

RECIPES = ROOT / "docs" / "recipes.md"
TOOLS = ("bash", "awk", "xargs", "jq", "sqlite-utils")
MODULES = ("duckdb",)


def missing(block: str) -> str | None:
    """The first tool or module that the commands of a block need and that is not installed."""
    words = {"bash", *re.findall(r"[\w-]+", " ".join(commands(block)))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    tools = [tool for tool in TOOLS if tool in words and not shutil.which(tool, path=path)]
    modules = [name for name in MODULES if name in words and not importlib.util.find_spec(name)]
    return next(iter([*tools, *modules]), None)


@pytest.mark.parametrize("block", blocks("console", RECIPES), ids=lambda block: commands(block)[0])
def test_a_recipe_prints_what_it_shows(block: str, tmp_path: Path) -> None:
    if tool := missing(block):
        pytest.skip(f"{tool} is not installed")
    printed = "".join(
        f"$ {command}\n{at_terminal(f'bash -c {shlex.quote(command)}', tmp_path)}"
        for command in commands(block)
    ).replace("\r", "")  # A page can't show the CR at the end of each line of csv.
    if os.environ.get("UPDATE_README"):
        text = RECIPES.read_text("utf-8")
        RECIPES.write_text(text.replace(f"```console\n{block}```", f"```console\n{printed}```"), "utf-8")
    else:
        assert block == printed
