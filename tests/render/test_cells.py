"""A field as the text of one cell."""

from datetime import date
from typing import Any

import pytest

from kharkivctl.render.cells import cell, number
from kharkivctl.rows import NamesRow, Ref
from tests.render.rows import PAPER, figure


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (49.18, "49.18"),
        (37.0, "37"),
        (0.1 + 0.2, "0.3"),
        ((49.18, 37.275), "49.18;37.275"),
        (date(2022, 9, 1), "2022-09-01"),
        (Ref("town", "Town"), "town"),
        (PAPER, "paper"),
        ((Ref("a", "A"), Ref("b", "B")), "a;b"),
        (("a", "", None, "b"), "a;b"),
        ((), ""),
        (NamesRow("Місто", None, ("T", "C")), "Місто;T;C"),
        (figure(value=4), "bodies=4"),
        ((figure(value=4), figure("graves", words="two")), "bodies=4;graves=two"),
    ],
)
def test_a_cell(value: Any, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"value": 1440}, "1,440"),
        ({"value": 0}, "0"),
        ({"value": 2.5, "unit": "tonnes"}, "2.5 tonnes"),
        ({"low": 1000, "high": 2000, "qualifier": "at-least"}, "at least 1,000 to 2,000"),
        ({"words": "half", "value": 50}, "half"),
    ],
)
def test_a_number(fields: dict[str, Any], text: str) -> None:
    assert number(figure(**fields)) == text
