"""The marks and colours of holders: every answer has one, no two are alike, each is seen on any ground."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from kharkivctl.render.holders import LOOKS, Look, dim, ink, look_of
from kharkivctl.store.model import HOLDER_WORDS

# Black, white, and the two grounds of Solarized.
GROUNDS = ("#000000", "#ffffff", "#002b36", "#fdf6e3")
STEPS = (0, 95, 135, 175, 215, 255)


def hexadecimal(colour: int) -> str:
    """One of the upper 240 colours of a terminal, as xterm and those after it show it."""
    if colour >= 232:
        return "#" + f"{8 + 10 * (colour - 232):02x}" * 3
    number = colour - 16
    return "#" + "".join(f"{STEPS[part]:02x}" for part in (number // 36, number // 6 % 6, number % 6))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG 2.1, from 1 to 21."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("certain", [True, False])
@pytest.mark.parametrize("held_by", HOLDER_WORDS)
def test_every_answer_has_a_look_with_its_word(held_by: str, certain: bool) -> None:
    look = look_of(held_by, certain)
    assert look.word.startswith(HOLDER_WORDS[held_by])
    assert ("not certain" in look.word) == (not certain and held_by in ("russia", "ukraine", "contested"))


@pytest.mark.parametrize("what", ["word", "mark", "ascii", "fill"])
def test_no_two_looks_are_alike_without_their_colour(what: str) -> None:
    assert len({getattr(look, what) for look in LOOKS}) == len(LOOKS)


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.word)
def test_a_mark_takes_one_column_and_an_ascii_mark_is_ascii(look: Look) -> None:
    assert len(look.mark) == len(look.ascii) == 1
    assert look.ascii.isascii()


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.word)
def test_every_colour_stands_out_from_dark_and_from_light_grounds(look: Look) -> None:
    assert look.colour is not None
    assert all(contrast(hexadecimal(look.colour), ground) >= 3 for ground in GROUNDS)
    assert contrast(look.ink, "#ffffff") >= 4.5


def test_every_mark_is_explained() -> None:
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    told = re.findall(r"^\| `(.)` \| `(.)` \| (.*) \|$", page, re.M)
    assert told == [(look.mark, look.ascii, look.word) for look in LOOKS]


def test_holders_differ_in_shape_and_the_two_sides_in_shade_when_printed() -> None:
    shapes = {look.word.split(",")[0]: look.shape for look in LOOKS}
    assert all(one != other for one, other in combinations(shapes.values(), 2))
    assert contrast(look_of("russia", True).ink, look_of("ukraine", True).ink) >= 1.5


def test_colour_is_there_only_where_it_is_shown() -> None:
    assert ink("x", 33, True) == "\x1b[38;5;33mx\x1b[0m"
    assert ink("x", 33, False) == ink("x", None, True) == "x"
    assert dim("x", True) == "\x1b[2mx\x1b[0m"
    assert dim("x", False) == "x"
    assert ink(" ", 33, True) == dim("", True) + " "
