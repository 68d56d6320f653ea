"""Styled text: nothing read as markup, links only to the web, one colour for each standing and holder."""

import io
from typing import Any

import pytest
from rich.console import Console
from rich.text import Text

from kharkivctl.render import View
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.holders import LOOKS
from kharkivctl.render.table.text import (
    DIM,
    STANDING_STYLES,
    Tailed,
    asked,
    colour_of,
    holder,
    in_lines,
    link,
    marks,
    plain,
    signed,
    standing,
)
from kharkivctl.rows import Ref
from kharkivctl.store.model import HOLDER_WORDS, STANDINGS
from tests.render.rows import PAPER

MINISTRY, COUNCIL = Ref("ministry", "Ministry"), Ref("council", "Council")


def lines(shown: Any, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as captured:
        console.print(shown)
    return captured.get().splitlines()


def test_markup_is_text_and_a_value_is_one_line() -> None:
    assert plain("[red]a[/red]\n\tb [sic]").plain == "[red]a[/red] b [sic]"


def test_what_is_appended_has_a_style_of_its_own() -> None:
    text = plain("Town", "bold").append(" and more").append(" town", DIM)
    assert [(text.plain[span.start : span.end], span.style) for span in text.spans] == [
        ("Town", "bold"),
        (" town", DIM),
    ]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org/a", "http://example.org/a"),
        ("https://example.org/a b", None),
        ("https://example.org/\x1b", None),
        ("file:///a", None),
        ("javascript:alert(1)", None),
        (None, None),
    ],
)
def test_a_link_leads_to_the_web_and_can_not_be_broken_out_of(url: str | None, address: str | None) -> None:
    assert link(url).link == address


def test_each_standing_and_each_holder_has_its_colour() -> None:
    assert set(STANDING_STYLES) == set(STANDINGS)
    assert len(set(STANDING_STYLES.values())) == len(STANDINGS)
    assert not set(STANDING_STYLES.values()) & {colour_of(look) for look in LOOKS}
    for held_by in HOLDER_WORDS:
        text = holder(held_by, View())
        assert text.plain.endswith(f" {HOLDER_WORDS[held_by]}")
        assert text.style in {colour_of(look) for look in LOOKS}


def test_a_holder_has_his_mark_and_his_name_or_other_words() -> None:
    russia, perhaps = LOOKS[:2]
    assert signed(russia, View()).plain == "■ Russia"
    assert signed(perhaps, View()).plain == "□ Russia, not certain"
    assert signed(perhaps, View(ascii=True), "Russia\n[b]").plain == "r Russia [b]"


def test_a_standing_has_its_owner_day_and_sources() -> None:
    assert standing("stated").plain == "stated"
    assert standing("stated", said="3 May 2022").plain == "stated, 3 May 2022"
    notes = Footnotes()
    full = standing("claimed", (MINISTRY, COUNCIL), (PAPER,), notes, "3 May 2022")
    assert full.plain == "claimed by Ministry, Council, 3 May 2022 [1]"
    assert notes.used == [PAPER]
    assert standing(None, (MINISTRY,), (PAPER,), notes, "3 May 2022").plain == "[1]"
    assert standing("stated", (), (), notes).plain == "stated"
    assert standing("stated", (), (PAPER,)).plain == "stated"
    assert standing(None).plain == ""


def test_only_the_word_of_a_standing_is_in_its_colour() -> None:
    text = standing("claimed", (MINISTRY,), (PAPER,), Footnotes())
    assert [(text.plain[span.start : span.end], span.style) for span in text.spans] == [
        ("claimed", STANDING_STYLES["claimed"]),
        ("[1]", DIM),
    ]


def test_marks_are_dim() -> None:
    assert marks(Footnotes(), (PAPER,)) == Text("[1]", DIM)


def test_a_tail_stands_at_the_right_edge() -> None:
    assert lines(Tailed(plain("Troops took Town."), plain("stated [1]")), 40) == [
        "Troops took Town.             stated [1]"
    ]


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (29, ["Troops took Town.  stated [1]"]),
        (28, ["Troops took Town.", "                  stated [1]"]),
        (20, ["Troops took Town.", "          stated [1]"]),
        (12, ["Troops took ", "Town.", "  stated [1]"]),
        (9, ["Troops ", "took ", "Town.", "  stated ", "      [1]"]),
    ],
)
def test_a_tail_has_lines_of_its_own_where_there_is_no_room(width: int, told: list[str]) -> None:
    assert lines(Tailed(plain("Troops took Town."), plain("stated [1]")), width) == told


def test_a_tail_follows_the_last_line_of_a_long_text() -> None:
    assert lines(Tailed(plain("Troops took Town and left."), plain("stated")), 24) == [
        "Troops took Town and ",
        "left.             stated",
    ]


def test_a_text_without_a_tail_and_a_tail_without_a_text() -> None:
    assert lines(Tailed(plain("Town"), Text()), 20) == ["Town"]
    assert lines(Tailed(Text(), plain("stated")), 20) == ["              stated"]


def test_parts_stand_beside_each_other_as_many_as_there_is_room_for() -> None:
    parts = [Text("one", "red"), Text("two"), Text("three and more")]
    assert [line.plain for line in in_lines(parts, 8)] == ["one  two", "three and more"]
    assert [line.plain for line in in_lines(parts, 7)] == ["one", "two", "three and more"]
    assert in_lines([], 7) == []
    assert parts[0] == Text("one", "red")


def test_a_question_has_its_sign_and_the_command_that_lists_its_accounts() -> None:
    question = Ref("q-town", "When was Town taken?")
    assert lines(asked(question, View(ascii=True)), 70) == [
        "! When was Town taken?               kharkivctl when --question q-town"
    ]
