"""The part of the published schema of CSL-JSON 1.0.2 (csl-data.json) that the program writes."""

from typing import Any

_NAME = {
    "type": "object",
    "properties": {"family": {"type": "string"}, "given": {"type": "string"}, "literal": {"type": "string"}},
    "additionalProperties": False,
}
_PARTS = {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1, "maxItems": 3}
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "items": _PARTS, "minItems": 1, "maxItems": 2},
        "circa": {"type": ["string", "number", "boolean"]},
    },
    "additionalProperties": False,
}
_TEXTS = (
    "title",
    "container-title",
    "publisher",
    "language",
    "URL",
    "archive_location",
    "source",
    "note",
    "genre",
)
_TYPES = (
    "article-magazine",
    "article-newspaper",
    "broadcast",
    "dataset",
    "entry-encyclopedia",
    "map",
    "post",
    "post-weblog",
    "report",
    "webpage",
)
SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"type": "string", "enum": list(_TYPES)},
            "author": {"type": "array", "items": _NAME},
            "issued": _DATE,
            "accessed": _DATE,
            "custom": {"type": "object"},
            **{text: {"type": "string"} for text in _TEXTS},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
