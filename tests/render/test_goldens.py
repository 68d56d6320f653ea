"""One golden text for each verb in each format.

A golden file is what the command beside its name prints with tests/small.toml as the store, such as
`COLUMNS=60 kharkivctl when izium --until 2022-04-30 -f table`. `UPDATE_GOLDEN=1` writes them anew; read
the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from kharkivctl import render
from kharkivctl.errors import Exit
from kharkivctl.render import COLUMNS, FORMATS, ROWS, VERBS_WITH
from tests.program import run
from tests.render.answers import DOCUMENTED, EVERYTHING

GOLDEN = Path(__file__).with_name("golden")
COMMANDS = {
    "when": "when izium --until 2022-04-30",
    "who": "who --place kharkiv-oblast --place izium",
    "where": "where ivanivka",
    "where --changed": "where --changed --until 2022-04",
    "cite": "cite izium 2022-09",
    "questions": "when izium --questions",
    "store gaps": "store gaps --code W004,W006,W008",
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
    "map-120.txt": ("map", 120),
    "map-60.txt": ("map", 60),
    "chart-120.txt": ("chart", 120),
    "chart-60.txt": ("chart", 60),
    "geojson": ("geojson", 80),
}
NOT_OPENED = (
    "1 of these 2 works was not opened here; it is known through “Test article [sic]” (Testpedia), article. "
    "`kharkivctl cite --through` cites the work that was used.\n"
)
# What stands on stderr beside an answer, where something does.
NOTES = dict.fromkeys(("cite-plain.txt", "cite-md", "cite-wiki"), NOT_OPENED)
NOTES["where-wiki"] = (
    "Left out, since no sentence with a source can be made of them: "
    "Ivanivka (The store records nothing on who held it).\n"
)
GOLDENS = [
    (verb, shape)
    for verb in COMMANDS
    for shape, (name, _) in SHAPES.items()
    if verb in VERBS_WITH.get(name, COMMANDS)
]


@pytest.mark.parametrize(("verb", "shape"), GOLDENS)
def test_golden_text(verb: str, shape: str) -> None:
    name, columns = SHAPES[shape]
    ran = run(f"{COMMANDS[verb]} -f {name}", COLUMNS=str(columns))
    assert (ran.code, ran.err) == (Exit.FOUND, NOTES.get(f"{verb}-{shape}", ""))
    golden = GOLDEN / f"{_slug(verb)}.{shape}"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_bytes(ran.out.encode())
    assert ran.out == golden.read_bytes().decode()


def _slug(verb: str) -> str:
    """A verb in the name of a file: where-changed."""
    return verb.replace(" --", "-").replace(" ", "-")


def test_every_format_has_its_golden_texts() -> None:
    assert {name for name, _ in SHAPES.values()} == set(FORMATS)
    assert set(COMMANDS) == set(EVERYTHING) == set(DOCUMENTED) == set(ROWS) == set(COLUMNS)
    assert {file.name for file in GOLDEN.iterdir()} == {f"{_slug(v)}.{s}" for v, s in GOLDENS}


def test_each_format_is_a_module_and_each_module_a_format() -> None:
    folder = Path(render.__file__).parent
    shared = {"__init__", "captions", "cells", "footnotes", "holders", "sentences", "svg", "words"}
    shared |= {"difference", "info"}  # What `store diff` and `store info` print has formats of its own.
    assert {path.stem for path in folder.iterdir() if path.stem != "__pycache__"} - shared == set(FORMATS)
    for name, format in FORMATS.items():
        assert format().__module__ == f"kharkivctl.render.{name}"
