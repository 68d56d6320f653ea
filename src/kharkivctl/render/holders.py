"""How the holder of a place is drawn: one table of marks, words and colours for every view.

    look = look_of(row.held_by, row.certain)
    ink(look.mark, look.colour, view.colour)  # The mark for a terminal, in colour if it has that.
    Style(color=f"color({look.colour})")      # The same colour for Rich.

No two looks share a mark, and none needs its colour: Russia is a filled square and Ukraine a circle; what
is not certain is hollow. The colours are of the 256 of a terminal, whose shade no theme changes, and stand
out (3:1 and more) from black, from white and from both grounds of Solarized.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from kharkivctl.render import View
from kharkivctl.render.captions import wrapped
from kharkivctl.store.model import HOLDER_WORDS

GAP = 2  # Columns between two things beside each other.

Shape = Literal["square", "circle", "triangle", "diamond", "unequal", "question", "dot"]
Fill = Literal[
    "solid", "stripes", "pale", "outline", "rising", "falling", "lattice", "checks", "dots", "line"
]


class Look(msgspec.Struct, frozen=True):
    """How something is drawn: its name in a legend, its mark in a terminal, its shape in a picture.

    `mark` and `ascii` take one column. `colour` is a number of a terminal's 256 colours, None for that of
    the text. Of a picture `ink`
    is the colour, `shape` that of a single place, `hollow` if it is not certain, and `fill` that of its days
    in a chart.
    """

    word: str
    mark: str
    ascii: str
    colour: int | None
    ink: str
    shape: Shape
    fill: Fill
    hollow: bool = False


RED, BLUE, OCHRE, PURPLE, TEAL, GREY = 196, 33, 136, 133, 30, 244

# The holder, and whether that is certain -> its look. Only a side that holds a place can be uncertain;
# every other answer is a doubt by itself.
_LOOKS = {
    ("russia", True): Look("Russia", "■", "R", RED, "#97101c", "square", "solid"),
    ("russia", False): Look("Russia, not certain", "□", "r", RED, "#97101c", "square", "stripes", True),
    ("ukraine", True): Look("Ukraine", "○", "U", BLUE, "#2a78bd", "circle", "pale"),
    ("ukraine", False): Look("Ukraine, not certain", "◌", "u", BLUE, "#2a78bd", "circle", "outline", True),
    ("contested", True): Look("contested", "▲", "C", OCHRE, "#8a5a00", "triangle", "lattice"),
    ("contested", False): Look(
        "contested, not certain", "△", "c", OCHRE, "#8a5a00", "triangle", "rising", True
    ),
    ("changing", True): Look(HOLDER_WORDS["changing"], "◆", "~", PURPLE, "#6b3a8c", "diamond", "falling"),
    ("disputed", True): Look(HOLDER_WORDS["disputed"], "≠", "!", TEAL, "#00585c", "unequal", "checks"),
    ("unknown", True): Look(HOLDER_WORDS["unknown"], "?", "?", GREY, "#555555", "question", "dots"),
    ("unrecorded", True): Look(HOLDER_WORDS["unrecorded"], "·", ".", GREY, "#6e6e6e", "dot", "line"),
}
LOOKS = tuple(_LOOKS.values())


def look_of(held_by: str, certain: bool) -> Look:
    """The look of an answer to who held a place."""
    return _LOOKS.get((held_by, certain)) or _LOOKS[held_by, True]


def ink(text: str, colour: int | None, shown: bool) -> str:
    """The text in one of a terminal's 256 colours, or as it is where colour is not shown."""
    return f"\x1b[38;5;{colour}m{text}\x1b[0m" if shown and colour and text.strip() else text


def dim(text: str, shown: bool) -> str:
    """The text fainter than the rest, or as it is where colour is not shown."""
    return f"\x1b[2m{text}\x1b[0m" if shown and text.strip() else text


def mark(look: Look, view: View) -> str:
    """The mark of a look on this terminal."""
    return look.ascii if view.ascii else look.mark


def legend_lines(entries: Iterable[tuple[Look, str]], width: int, view: View) -> list[str]:
    """The marks with what they mean and how often (if told), in lines that break between two of them."""
    lines: list[str] = []
    room = 0
    for look, count in entries:
        words = wrapped(f"{look.word} {count}".strip(), width - 2)
        text = ink(mark(look, view), look.colour, view.colour) + " " + "\n  ".join(words)
        taken = max(map(len, words)) + 2
        if room >= GAP + taken:
            lines[-1] += " " * GAP + text
            room -= GAP + taken
        else:
            lines += text.split("\n")
            room = width - taken if len(words) == 1 else 0
    return lines
