"""JSON Lines: one object a line."""

import msgspec

from kharkivctl.render import View
from kharkivctl.render.json import chosen
from kharkivctl.rows import Answer
from kharkivctl.safety import escaped


def render(answer: Answer, view: View) -> str:
    """The rows as one JSON object a line."""
    encode = msgspec.json.Encoder().encode
    return "".join(escaped(encode(chosen(row, view)).decode()) + "\n" for row in answer.rows)
