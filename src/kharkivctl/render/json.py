"""JSON: an array of objects, UTF-8, two spaces of indentation; `[]` for nothing."""

import msgspec

from kharkivctl.render import View
from kharkivctl.rows import Answer, Row
from kharkivctl.safety import escaped


def render(answer: Answer, view: View) -> str:
    """The rows as one JSON array."""
    rows = escaped(msgspec.json.encode([chosen(row, view) for row in answer.rows]).decode())
    return msgspec.json.format(rows, indent=2) + "\n"


def chosen(row: Row, view: View) -> object:
    """The row, or only the fields asked for."""
    return {field: row[field] for field in view.fields} if view.fields else row
