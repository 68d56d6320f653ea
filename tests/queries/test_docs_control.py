"""docs/control.md is true: every command in it prints, over the store of its section, what it shows.

The toml blocks of a section are the events of its store; HEAD is the rest of it. UPDATE_DOCS=1 writes the
outputs into the page instead of comparing them.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from kharkivctl.queries.control.reasons import CERTAIN, SENTENCES, Reason
from kharkivctl.store.model import Holder

PAGE = Path(__file__).parents[2] / "docs" / "control.md"
HEAD = """\
[store]
title = "A store for examples"
version = "2022.12.31"
covers = "2022-02-24/2022-12-31"
licence = "CC0-1.0"
origin = "gazette-march"

[[sources]]
id = "gazette-march"
type = "article-newspaper"
title = "Town in March"
issued = "2022-03-31"

[[sources]]
id = "gazette-june"
type = "article-newspaper"
title = "Town in June"
issued = "2022-06-30"

[[sources]]
id = "institute-june"
type = "report"
title = "An assessment of Town"
issued = "2022-06-30"

[[sources]]
id = "gazette-september"
type = "article-newspaper"
title = "Town in September"
issued = "2022-09-30"

[[places]]
id = "town"
name = "Town"
kind = "city"
sources = ["gazette-march"]

[[places]]
id = "village"
name = "Village"
kind = "village"
sources = ["gazette-march"]

[[questions]]
id = "q-retaken"
text = "When was Town retaken?"

[[questions]]
id = "q-june"
text = "Who held Town in June?"

"""


def sections() -> list[tuple[str, str, list[str]]]:
    """Heading, store and console blocks of each section that has any."""
    found = []
    for section in re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        blocks = re.findall(r"^```(\w+)\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
        assert {language for language, _ in blocks} <= {"toml", "console"}
        events = "\n".join(body for language, body in blocks if language == "toml")
        asked = [body for language, body in blocks if language == "console"]
        if blocks:
            found.append((section.partition("\n")[0], HEAD + events, asked))
    return found


BLOCKS = [
    pytest.param(store, block, id=f"{heading} {number}")
    for heading, store, blocks in sections()
    for number, block in enumerate(blocks, start=1)
]


def shown(command: str, folder: Path) -> str:
    """What a shell shows of a command in a pipe, both outputs together."""
    (folder / "kharkivctl").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m kharkivctl "$@"\n', "utf-8")
    (folder / "kharkivctl").chmod(0o755)
    ran = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=os.environ | {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return ran.stdout.decode()


@pytest.mark.parametrize("store, block", BLOCKS)
def test_a_command_prints_what_the_page_shows(store: str, block: str, tmp_path: Path) -> None:
    (tmp_path / "example.toml").write_text(store, "utf-8")
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    printed = "".join(f"$ {command}\n{shown(command, tmp_path)}" for command in commands)
    if os.environ.get("UPDATE_DOCS"):
        text = PAGE.read_text("utf-8")
        PAGE.write_text(text.replace(f"```console\n{block}```", f"```console\n{printed}```"), "utf-8")
    else:
        assert block == printed


def test_every_answer_has_its_meaning_and_an_example() -> None:
    text = PAGE.read_text("utf-8")
    table = text.partition("## The seven answers")[2].partition("\n\n## ")[0]
    told = re.findall(
        r"`(\w+)`", "".join(line.split("|")[1] for line in table.splitlines() if line[:1] == "|")
    )
    assert sorted(told) == sorted(get_args(Holder))
    printed = "".join(block for _, _, blocks in sections() for block in blocks)
    answers = [word for word in told if re.search(rf'(^|"|\t){word}("|\t|$)', printed, re.MULTILINE)]
    assert answers == told


def test_the_page_lists_every_reason_with_its_sentence() -> None:
    told = PAGE.read_text("utf-8").partition("\n## Reasons\n")[2].partition("\n## ")[0]
    listed = dict(re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", told, re.MULTILINE))
    assert listed == {reason.value: sentence for reason, sentence in SENTENCES.items()}
    assert list(listed)[:4] == [reason.value for reason in Reason if reason in CERTAIN]
