"""The JSON Schemas of `schema/`, made from the types of records and rows and from what docs/ says of each.

    UPDATE_SCHEMA=1 .venv/bin/python -m pytest tests/store/test_schema.py

writes them. The types say which keys there are; the pages say what each means; the rules of the store
(kharkivctl.store.check) say which are dates, ids and words of a list.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, get_args

import msgspec

from kharkivctl import rows
from kharkivctl.queries.control.reasons import Reason
from kharkivctl.render import ROWS
from kharkivctl.store import model
from kharkivctl.store.check import DATE_FIELDS, KINDS, REFERENCES, SLUG
from tests.store.test_data_docs import OBJECTS, RECORDS, page_part, sections, table

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_INTERVAL = rf"{_DAY}~?/({_DAY}~?|\.\.)"
EDTF = rf"{_DAY}~?|{_INTERVAL}|\[{_DAY}\.\.{_DAY}\]|\[\.\.{_DAY}\]"
SLUGS = {"type": "string", "pattern": f"^{SLUG.pattern}$"}
ADDRESS = {"type": "string", "pattern": "^https?://"}

# Fields of rows that hold EDTF, and those that hold a word of a list.
ROW_DATES = ("date", "since", "until", "said", "retracted", "issued", "accessed", "archived", "on")
ROW_WORDS: dict[str, Iterable[str]] = {
    "standing": model.STANDINGS,
    "held_by": model.HOLDER_WORDS,
    "from": model.HOLDER_WORDS,
    "to": model.HOLDER_WORDS,
    "control": get_args(model.Control),
    "side": get_args(model.Side),
    "qualifier": get_args(model.Qualifier),
    "reason": [reason.value for reason in Reason],
    "type": model.SOURCE_TYPES,
}
ROW_KINDS: dict[type, Iterable[str]] = {
    rows.EventRow: model.EVENT_KINDS,
    rows.AccountRow: model.EVENT_KINDS,
    rows.PlaceRow: model.PLACE_KINDS,
}


def _edtf(pattern: str = EDTF) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^({pattern})$"}


def _words(words: Iterable[str]) -> dict[str, Any]:
    return {"enum": list(words)}


def text(schema: dict[str, Any]) -> str:
    """A schema as its file has it."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def of_the_store() -> dict[str, Any]:
    """The schema of facts.toml."""
    _, structs = msgspec.json.schema_components([model.Store], ref_template="#/$defs/{name}")
    told = sections("data.md", "Tables")
    for heading, kind in RECORDS.items():
        meanings = {row[0].strip("`"): row[2] for row in told[heading]}
        schema = structs[kind.__name__]
        schema["description"] = _about(page_part("data.md", "Tables"), heading)
        for field in msgspec.structs.fields(kind):
            name = field.encode_name
            value = _without_null(schema["properties"][name])
            schema["properties"][name] = _described(_store_value(kind, field.name, value), meanings[name])
        if "sources" in schema["properties"]:
            schema["required"].append("sources")
            schema["properties"]["sources"]["minItems"] = 1
    structs["Event"]["anyOf"] = [{"required": ["date"]}, {"required": ["date-words"]}]
    one_number = (["value"], ["low", "high"], ["words"])
    structs["Figure"]["oneOf"] = [{"required": keys} for keys in one_number]
    whole = structs.pop("Store")
    for value in whole["properties"].values():
        value.pop("default", None)
    return {
        "$schema": DIALECT,
        "title": "A store of kharkivctl",
        "description": "facts.toml: what is known, who says so, and where it was published (docs/data.md).",
        **{key: value for key, value in whole.items() if key not in ("title", "description")},
        "$defs": {name: structs[name] for name in sorted(structs)},
    }


def of_rows(verb: str) -> dict[str, Any]:
    """The schema of the JSON of a list, which is a verb, "where --changed" or "questions"."""
    row = ROWS[verb]
    (_,), structs = msgspec.json.schema_components([row], ref_template="#/$defs/{name}")
    meanings: dict[type, Mapping[str, str]] = {row: _meanings(sections("formats.md", "JSON")[verb])}
    objects = re.findall(
        r"^\| Key of (?:an? )?(\w+) (.*?)(?=\n\n|\Z)", page_part("formats.md", "JSON"), re.M | re.S
    )
    meanings |= {OBJECTS[name]: _meanings(table(body)) for name, body in objects}
    for kind, told in meanings.items():
        if kind.__name__ not in structs:
            continue
        schema = structs[kind.__name__]
        schema.pop("description", None)
        schema["required"] = list(schema["properties"])
        for name, value in schema["properties"].items():
            value.pop("default", None)
            schema["properties"][name] = _described(_row_value(kind, name, value), told[name])
    command = verb if verb.startswith("where") else verb.replace("questions", "when --questions")
    return {
        "$schema": DIALECT,
        "title": f"kharkivctl {command} --json",
        "description": "Keys may be added in later versions; with --fields only those asked for are there.",
        "type": "array",
        "items": {"$ref": f"#/$defs/{row.__name__}"},
        "$defs": {name: structs[name] for name in sorted(structs)},
    }


def _about(page: str, heading: str) -> str:
    """The paragraph below a heading, in one line."""
    below = page.partition(f"\n### {heading}\n\n")[2]
    return _plain(below.partition("\n\n")[0])


def _plain(text: str) -> str:
    """Markdown without its marks and references to other parts of the page."""
    without = re.sub(r"[:;] see \[[^]]+\]\([^)]+\)", "", text)
    return re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", without).replace("`", "").replace("\n", " ")


def _meanings(told: list[list[str]]) -> dict[str, str]:
    return {row[0].strip("`"): row[1] for row in told}


def _described(value: dict[str, Any], meaning: str) -> dict[str, Any]:
    """A schema with its description first."""
    return {"description": _plain(meaning), **value}


def _without_null(value: dict[str, Any]) -> dict[str, Any]:
    """What TOML can say: there is no null, and what is left out has no default to show."""
    kept = {key: part for key, part in value.items() if key != "default"}
    if "anyOf" in kept:
        kinds = [kind for kind in kept["anyOf"] if kind != {"type": "null"}]
        kept = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    return kept


def _store_value(kind: type[msgspec.Struct], name: str, value: dict[str, Any]) -> dict[str, Any]:
    """The schema of one field of a record, as narrow as the rules of stores are."""
    if name == "covers":
        return _edtf(_INTERVAL)
    if name in DATE_FIELDS.get(kind, ()):
        return _edtf(rf"{EDTF}|\.\." if name == "until" else EDTF)
    if words := KINDS.get((kind, name)):
        return _words(words)
    if name == "id":
        return SLUGS
    if name in REFERENCES:
        return value | {"items": SLUGS} if value["type"] == "array" else SLUGS
    if name in ("url", "archive_url"):
        return ADDRESS
    if name == "coordinates":
        # Not prefixItems, which taplo does not know.
        degrees = {"type": "number", "minimum": -180, "maximum": 180}
        return {"type": "array", "items": degrees, "minItems": 2, "maxItems": 2}
    return value


def _row_value(kind: type, name: str, value: dict[str, Any]) -> dict[str, Any]:
    """The schema of one key of a row: dates and words of a list where the type says only "string"."""
    words = ROW_KINDS.get(kind) if name == "kind" else ROW_WORDS.get(name)
    if name in ROW_DATES:
        narrow = _edtf(rf"{EDTF}|\.\." if name in ("since", "until") else EDTF)
    elif name == "surely":
        return value | {"items": _edtf(EDTF)}
    elif words:
        narrow = _words(words)
    else:
        return value
    return {"anyOf": [narrow, {"type": "null"}]} if {"type": "null"} in value.get("anyOf", ()) else narrow
