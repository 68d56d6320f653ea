"""JSON Lines: one object a line."""

import msgspec

from kharkivctl.render import View
from kharkivctl.render.json import chosen
from kharkivctl.rows import Answer
from kharkivctl.safety import escaped


def render(answer: Answer, view: View) -> str:
    return escaped(msgspec.json.Encoder().encode_lines([chosen(row, view) for row in answer.rows]).decode())
