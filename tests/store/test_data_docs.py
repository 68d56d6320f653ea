"""docs/data.md and docs/formats.md list what the code has, each thing once, and nothing else."""

import re
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from kharkivctl import rows
from kharkivctl.citation import STYLES
from kharkivctl.output import ENDINGS
from kharkivctl.render import COLUMNS, FORMATS, ROWS
from kharkivctl.store import model

DOCS = Path(__file__).parents[2] / "docs"

RECORDS: dict[str, type[msgspec.Struct]] = {
    "store": model.About,
    "sources": model.Source,
    "places": model.Place,
    "names": model.Names,
    "ids": model.Identifiers,
    "organizations": model.Organization,
    "people": model.Person,
    "posts": model.Post,
    "events": model.Event,
    "figures": model.Figure,
    "questions": model.Question,
}
WORDS = {
    "Standing": tuple(model.STANDINGS),
    "Control": get_args(model.Control),
    "Kinds of event": tuple(model.EVENT_KINDS),
    "Kinds of place": model.PLACE_KINDS,
    "Types of source": model.SOURCE_TYPES,
    "Sides": get_args(model.Side),
    "Qualifiers": get_args(model.Qualifier),
}
OBJECTS = {
    "record": rows.Ref,
    "source": rows.SourceRef,
    "fact": rows.FactRef,
    "figure": rows.FigureRow,
    "names": rows.NamesRow,
    "account": rows.AccountRow,
    "turn": rows.TurnRow,
    "end": rows.End,
}


def sections(page: str, below: str) -> dict[str, list[list[str]]]:
    """Heading -> the rows of the table below it, as cells, within one part of a page."""
    text = page_part(page, below)
    found = {}
    for heading, body in re.findall(r"^### ([^\n]+)\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL):
        found[heading] = table(body)
    return found


def page_part(page: str, heading: str) -> str:
    """What stands below a heading of the first or second level, up to the next one."""
    parts = re.split(r"^##? ", (DOCS / page).read_text("utf-8"), flags=re.MULTILINE)
    return next(part for part in parts if part.startswith(f"{heading}\n"))


def table(text: str) -> list[list[str]]:
    """The rows of the first table in a text, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def first_cells(told: list[list[str]]) -> tuple[str, ...]:
    return tuple(row[0].strip("`") for row in told)


def test_every_table_of_the_store_is_explained() -> None:
    assert set(sections("data.md", "Tables")) == set(RECORDS)
    structs = {
        kind
        for kind in vars(model).values()
        if isinstance(kind, type)
        and issubclass(kind, model.Record)
        and kind not in (model.Record, model.Store)
    }
    assert set(RECORDS.values()) == structs
    assert set(model.Store.__struct_fields__) <= set(RECORDS)


@pytest.mark.parametrize("heading", RECORDS)
def test_every_field_of_a_table_is_explained(heading: str) -> None:
    fields = {field.encode_name: field for field in msgspec.structs.fields(RECORDS[heading])}
    told = sections("data.md", "Tables")[heading]
    assert sorted(first_cells(told)) == sorted(fields)
    for name, must, meaning, _ in told:
        field = fields[name.strip("`")]
        assert (must == "yes") == (field.required or field.name == "sources"), name
        assert meaning.endswith("."), name


@pytest.mark.parametrize("heading", WORDS)
def test_every_word_of_a_list_is_explained(heading: str) -> None:
    told = sections("data.md", "Rules") | sections("data.md", "Words")
    assert sorted(first_cells(told[heading])) == sorted(WORDS[heading])
    assert all(row[1].endswith(".") for row in told[heading])


def test_nothing_else_is_listed() -> None:
    assert set(sections("data.md", "Words")) | {"Standing", "Control"} == set(WORDS)


def test_every_format_has_its_row() -> None:
    assert first_cells(table(page_part("formats.md", "Formats"))) == tuple(FORMATS)


def test_every_ending_that_chooses_a_format_is_named() -> None:
    assert re.findall(r"`(\.\w+)`", page_part("formats.md", "Formats")) == [
        ending for ending in ENDINGS if ending
    ]


def test_every_citation_style_has_its_row() -> None:
    assert first_cells(table(page_part("formats.md", "Citation styles"))) == tuple(STYLES)


def test_the_columns_of_plain_are_those_printed() -> None:
    told = {
        verb.strip("`"): tuple(re.findall(r"`(\w+)`", columns))
        for verb, columns in table(page_part("formats.md", "Plain"))
    }
    assert told == COLUMNS


@pytest.mark.parametrize("verb", ROWS)
def test_every_key_of_a_verb_is_explained(verb: str) -> None:
    told = sections("formats.md", "JSON")[verb]
    assert first_cells(told) == ROWS[verb].__struct_encode_fields__
    assert all(row[1].endswith(".") for row in told)


def test_every_key_of_an_object_within_is_explained() -> None:
    text = page_part("formats.md", "JSON").partition("\n### Objects within\n")[2]
    tables = {
        name: first_cells(table(body))
        for name, body in re.findall(r"^\| Key of (?:an? )?(\w+) (.*?)(?=\n\n|\Z)", text, re.M | re.S)
    }
    assert tables == {name: kind.__struct_fields__ for name, kind in OBJECTS.items()}


def test_no_object_within_is_left_out() -> None:
    within = {
        kind for row in ROWS.values() for field in msgspec.structs.fields(row) for kind in structs(field.type)
    }
    assert within == set(OBJECTS.values())


def structs(kind: Any) -> set[type]:
    """The structs that a type is made of, at any depth of lists and alternatives."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return {kind}
    return {found for part in get_args(kind) for found in structs(part)}
