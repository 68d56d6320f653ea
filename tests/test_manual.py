"""The manual page: current, without a fault for mandoc, and whole at any width."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kharkivctl.app import VERBS
from kharkivctl.options import Asked, Output
from tests import manual

PAGE = Path(__file__).parents[1] / "man" / "kharkivctl.1"
needs_mandoc = pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc is not installed")


def test_the_kept_page_is_current() -> None:
    if os.environ.get("UPDATE_MAN"):
        PAGE.write_text(manual.page(), "utf-8")
    assert PAGE.read_text("utf-8") == manual.page()


@needs_mandoc
def test_mandoc_finds_nothing_to_say() -> None:
    lint = subprocess.run(["mandoc", "-T", "lint", PAGE], capture_output=True, text=True)
    assert lint.stdout == ""


@needs_mandoc
@pytest.mark.parametrize("columns", [60, 80])
def test_the_page_names_every_verb_and_option(columns: int) -> None:
    drawn = subprocess.run(
        ["mandoc", "-T", "utf8", "-O", f"width={columns}", PAGE], capture_output=True, text=True, check=True
    )
    shown = re.sub(".\b", "", drawn.stdout)
    options = {
        f"--{name.replace('_', '-')}" for name in (*Asked.__struct_fields__, *Output.__struct_fields__)
    }
    named = set(re.findall(r"(?<![\w-])--[a-z-]+", shown))
    assert options - {"--terms"} <= named
    assert {verb for verb in VERBS if f"kharkivctl {verb}" not in shown} == set()
