"""The strip of a place: a mark for each half of a month, the days asked for below, a legend beside."""

from datetime import date, timedelta

import pytest

from kharkivctl.render import View
from kharkivctl.render.holders import look_of
from kharkivctl.render.table.strip import strip
from kharkivctl.rows import TurnRow
from tests.render.rows import turn

BEGIN, END = date(2022, 2, 24), date(2024, 2, 29)
TURNS = (
    turn(BEGIN, date(2022, 2, 28), "unrecorded"),
    turn(date(2022, 3, 1), date(2022, 9, 9)),
    turn(date(2022, 9, 10), END, "ukraine", certain=False),
)
ANSWER = look_of("ukraine", False)
SEPTEMBER = (date(2022, 9, 1), date(2022, 9, 30))


def drawn(
    turns: tuple[TurnRow, ...] = TURNS, asked: tuple[date, date] | None = SEPTEMBER, width: int = 80
) -> str:
    return strip(turns, (BEGIN, END), asked, ANSWER, View(width=width)).plain + "\n"


def test_half_months_with_the_legend_beside() -> None:
    assert (
        drawn()
        == """\
  2022                  2023                    2024  ■ Russia
  F M A M J J A S O N D J F M A M J J A S O N D J F   ◌ Ukraine, not certain
   ·■■■■■■■■■■■■■◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌  · not recorded
                ^^
"""
    )


def test_a_wide_terminal_has_the_legend_on_one_line() -> None:
    assert drawn(width=110).splitlines()[:2] == [
        "  2022                  2023                    2024  ■ Russia  ◌ Ukraine, not certain  "
        "· not recorded",
        "  F M A M J J A S O N D J F M A M J J A S O N D J F",
    ]


@pytest.mark.parametrize(("width", "is_beside"), [(76, True), (75, False), (52, False)])
def test_the_legend_stands_below_where_it_has_no_room_beside(width: int, is_beside: bool) -> None:
    lines = drawn(width=width).splitlines()
    assert lines[0].endswith("■ Russia") is is_beside
    assert len(lines) == (4 if is_beside else 5)
    assert is_beside or lines[4] == "  ■ Russia  ◌ Ukraine, not certain  · not recorded"


def test_months_where_their_halves_have_no_room() -> None:
    assert (
        drawn(width=50)
        == """\
  2022       2023
  FMAMJJASONDJFMAMJJASONDJF
  ·■■■■■■◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌
         ^
  ■ Russia  ◌ Ukraine, not certain  · not recorded
"""
    )


def test_several_months_in_a_mark_where_months_have_no_room() -> None:
    assert (
        drawn(width=26)
        == """\
  2022
  ·■■◌◌◌◌◌◌
    ^
  ■ Russia
  ◌ Ukraine, not certain
  · not recorded
"""
    )


MANY = tuple(
    turn(date(2022, month, 1), date(2022, month + 1, 1) - timedelta(1), held_by, certain=certain)
    for month, (held_by, certain) in enumerate(
        [
            ("russia", True),
            ("russia", False),
            ("ukraine", True),
            ("contested", True),
            ("contested", False),
            ("changing", False),
            ("disputed", False),
            ("unknown", False),
        ],
        3,
    )
)


def test_every_answer_has_its_mark_and_the_legend_names_what_the_strip_shows() -> None:
    told = strip(MANY, (BEGIN, date(2022, 12, 31)), None, ANSWER, View(width=80))
    assert (
        told.plain
        == """\
  2022                    ■ Russia  □ Russia, not certain  ○ Ukraine
  F M A M J J A S O N D   ▲ contested  △ contested, not certain  ◆ changing
    ■■□□○○▲▲△△◆◆≠≠??      ≠ disputed  ? not known"""
    )


def test_a_legend_longer_than_four_lines_stands_below() -> None:
    lines = drawn(MANY, None, width=77).splitlines()
    assert lines[0] == "  2022                  2023                    2024"
    assert lines[3] == "  ■ Russia  □ Russia, not certain  ○ Ukraine  ▲ contested"


def test_a_legend_longer_than_the_strip_goes_on_beside_nothing() -> None:
    lines = drawn(MANY[:5], None, width=77).splitlines()
    assert lines[3:] == [" " * 54 + "△ contested, not certain"]


def test_a_terminal_without_such_signs_has_letters() -> None:
    told = strip(TURNS, (BEGIN, END), SEPTEMBER, ANSWER, View(ascii=True)).plain
    assert (
        told
        == """\
  2022                  2023                    2024  R Russia
  F M A M J J A S O N D J F M A M J J A S O N D J F   u Ukraine, not certain
   .RRRRRRRRRRRRRuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu  . not recorded
                ^^"""
    )
    assert told.isascii()


@pytest.mark.parametrize(
    ("asked", "pointer"),
    [
        ((date(2022, 2, 24), date(2022, 2, 24)), "   ^"),
        ((date(2022, 3, 15), date(2022, 3, 15)), "    ^"),
        ((date(2022, 3, 16), date(2022, 3, 16)), "     ^"),
        ((date(2022, 3, 1), date(2022, 12, 31)), "    " + "^" * 20),
        ((END, END), " " * 51 + "^"),
    ],
)
def test_the_pointer_stands_under_the_days_asked_for(asked: tuple[date, date], pointer: str) -> None:
    assert drawn(asked=asked).splitlines()[3] == pointer


def test_without_days_there_is_no_pointer() -> None:
    assert "^" not in drawn(asked=None)


def test_neighbours_that_look_alike_are_one_and_the_longest_of_a_half_month_is_its_mark() -> None:
    turns = (
        turn(BEGIN, date(2022, 3, 9), "russia"),
        turn(date(2022, 3, 10), date(2022, 3, 15), "ukraine"),  # 6 days of 15, and no other mark of its own.
        turn(date(2022, 3, 16), date(2022, 5, 9), "contested"),
        turn(date(2022, 5, 10), date(2022, 5, 12), "contested"),
        turn(date(2022, 5, 13), END, "contested"),
    )
    assert drawn(turns, None).splitlines()[2].startswith("   ■○▲▲▲▲▲▲")


@pytest.mark.parametrize("width", range(26, 201))
def test_no_line_is_wider_than_the_terminal_and_the_months_are_there(width: int) -> None:
    lines = drawn(MANY, width=width).splitlines()
    assert max(map(len, lines)) <= width
    heads = next((line for line in lines if "F" in line and "■" not in line), "")
    assert ("F M A M" in heads) is (width >= 52)
    assert ("FMAM" in heads) is (27 <= width < 52)


def test_above_a_day_asked_for_stands_its_answer_though_another_had_more_of_the_half_month() -> None:
    ninth, disputed = (date(2022, 9, 9), date(2022, 9, 9)), look_of("disputed", True)
    told = strip(TURNS, (BEGIN, END), ninth, disputed, View()).plain.splitlines()
    assert told[2].split()[0] == "·■■■■■■■■■■■■≠◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌◌"
    assert told[3].index("^") == told[2].index("≠")
