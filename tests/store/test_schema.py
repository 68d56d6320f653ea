"""JSON Schemas: current, valid themselves, and kept by every real output and by the store."""

import json
import os
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from kharkivctl.dates import STORE_FORMS
from kharkivctl.errors import WrongUse
from kharkivctl.store.load import packaged_store
from kharkivctl.store.schema import OF, STORE, schema
from tests import schemas
from tests.program import SMALL, run

FOLDER = Path(__file__).parents[2] / "schema"
LISTS = {"changed": "where --changed"}  # The list that a schema is of, where it is no verb of that name.
COMMANDS = {
    "when": ["when", "when --disputed"],
    "who": ["who", "who --on 2022-05-01"],
    "where": ["where", "where izium --history", "where --on 2022-03-29", "where kharkiv-oblast"],
    "cite": ["cite"],
    "changed": ["where --changed"],
    "questions": ["when --questions"],
}


def made(name: str) -> dict[str, Any]:
    return schemas.of_the_store() if name == STORE else schemas.of_rows(LISTS.get(name, name))


@pytest.mark.parametrize("name", [STORE, *OF])
def test_the_kept_schema_is_current(name: str) -> None:
    file = FOLDER / f"{name}.schema.json"
    if os.environ.get("UPDATE_SCHEMA"):
        file.write_text(schemas.text(made(name)), "utf-8")
    assert file.read_text("utf-8") == schemas.text(made(name))
    jsonschema.Draft202012Validator.check_schema(json.loads(file.read_text("utf-8")))


def test_no_other_schema_is_kept() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.schema.json" for name in (STORE, *OF)}


def faults(name: str, value: object) -> list[str]:
    """What of a value a schema does not allow."""
    validator = jsonschema.Draft202012Validator(json.loads(schema(None if name == STORE else name)))
    return [f"{list(error.path)}: {error.message[:200]}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("file", [SMALL, packaged_store()], ids=["small", "real"])
def test_a_store_keeps_its_schema(file: Path) -> None:
    assert faults(STORE, tomllib.loads(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("file", [SMALL, packaged_store()], ids=["small", "real"])
@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_printed_keeps_its_schema(name: str, file: Path) -> None:
    for command in COMMANDS[name]:
        ran = run(f"{command} --json", KHARKIVCTL_STORE=str(file))
        assert ran.code in (0, 1), command
        assert faults(name, json.loads(ran.out or "[]")) == [], command


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ('date = "2022-13-10"', "does not match"),
        ('date = "10 September 2022"', "does not match"),
        ('kind = "battle"', "is not one of"),
        ('standing = "true"', "is not one of"),
        ("sources = []", "non-empty"),
        ('colour = "red"', "Additional properties are not allowed"),
        ('places = ["Izium City"]', "does not match"),
    ],
)
def test_a_schema_refuses_what_the_rules_refuse(change: str, told: str) -> None:
    store = tomllib.loads(SMALL.read_text("utf-8"))
    store["events"][0] |= tomllib.loads(change)
    assert [told in fault for fault in faults(STORE, store)] == [True]


@pytest.mark.parametrize("text", re.findall(r'"([^"]+)"', STORE_FORMS))
def test_every_form_of_a_date_fits_the_pattern(text: str) -> None:
    assert re.fullmatch(schemas.EDTF, text)


@pytest.mark.parametrize(
    "text", ["", "..", "10.09.2022", "2022-9-1", "2022-00", "2022-01-32", "[2022-01-01]", "../2022", "2022/"]
)
def test_nothing_else_fits_the_pattern_of_dates(text: str) -> None:
    assert not re.fullmatch(schemas.EDTF, text)


def test_every_key_has_a_description() -> None:
    for name in (STORE, *OF):
        for struct in json.loads(schema(None if name == STORE else name))["$defs"].values():
            for key, value in struct["properties"].items():
                assert value["description"].endswith("."), (name, key)


@pytest.mark.parametrize(("command", "name"), [("store schema", STORE), ("store schema --of when", "when")])
def test_the_command_prints_the_kept_schema(command: str, name: str) -> None:
    assert run(command).out == (FOLDER / f"{name}.schema.json").read_text("utf-8")


def test_a_schema_of_anything_else_is_wrong_use() -> None:
    with pytest.raises(
        WrongUse, match=r"--of events: choose from when, who, where, cite, changed, questions"
    ):
        schema("events")
