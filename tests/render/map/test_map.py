"""The map as text: whole answers, and what holds of every map."""

import re
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl.errors import Exit
from kharkivctl.render.holders import LOOKS
from kharkivctl.rows import Answer, PlaceRow
from kharkivctl.store.load import load, packaged_store
from tests import made_up
from tests.asking import ask
from tests.program import run
from tests.render.answers import rendered
from tests.render.rows import answer, place

PLACES = [
    place("kharkiv", name="Kharkiv", coordinates=(49.9923, 36.231), held_by="ukraine"),
    place("izium", name="Izium", coordinates=(49.207, 37.2768)),
    place("kupiansk", name="Kupiansk", coordinates=(49.71, 37.6158), held_by="disputed", certain=False),
    place("balakliia", name="Balakliia", coordinates=(49.456, 36.8443), certain=False),
    place("verbivka", name="Verbivka", kind="village", coordinates=(49.459, 36.85), held_by="changing"),
    place("lozova", name="Lozova", coordinates=(48.8907, 36.3141), held_by="unrecorded", certain=False),
    place("lyman", name="Lyman", coordinates=(48.0, 37.8), held_by="contested"),
    place("ternova", name="Ternova", kind="village", held_by="unknown"),
]
MAP = """\
Who held what in Kharkiv Oblast on 5 March 2022: Russia 2,
Ukraine 1, contested 1, changing 1, disputed 1, not known 1,
not recorded 1

                 ⢀⠤⠔⠒⠒⠠⠤⡄                   ⡠⠤⠒⠢⡀
          ⢀⡀⢀⢀⣀⣀⠎⠈      ⠈⢆           ⣀⠤⠤⢄⠤⠔⠊    ⠇⣀
        ⡤⠗⠊⠈⠉⠁           ⠈⠢⠔⠊⠑⠢⡄  ⡠⠒⠉             ⢱
  ⢀⡀⡔⠜⠉⠉⠁                      ⠑⠤⠋                ⢜
 ⢰⠊⠈                                               ⠱⡀
 ⡸                                                  ⠘⠢⢄⡀
⢰⠁                       ○ Kharkiv                    ⢀⠨⠪
 ⠣⢄⣀                                                 ⠠⠂  ⢱⢄
    ⠒⠤⢢                                             ⠌    ⢀⡰⠄
      ⠈⡆                                           ⡐     ⡈⡖
       ⠨⢠⡀⣀⡀                             Kupiansk ≠⠅    ⠘⢰
         ⠈⠑⡅                                       ⢂     ⡜
          ⢠⠼⠄                                      ⠐⠄   ⠈⡆
         ⠤⠠⠽              Balakliia □◆ Verbivka    ⠌    ⡰⠁
         ⠱⡀                                      ⠠⠈    ⢪⠁
    ⡀   ⢠⠊                                       ⠨     ⢘
  ⢠⠊⠈⠒⠒⠁⠁                                        ⠄⠁    ⢈⠗
  ⠈⡆                                  Izium ■   ⢠⣕⡉⠑⠒⠢⠤⠃
   ⠉⠑⠑⠐⢄                                       ⠅⢀⡠⠒
        ⠑⢄                                    ⡠⠔⠁
          ⠉⠢⢄⣀⢄⡀   ⣀⢄                        ⡆⠁
               ⠈⠉⠑⠉  ⠑⡀    · Lozova        ⢀⠤⠇
                    ⠐⠚⢄⡀                ⡀⠤⣀⡇
                       ⠈⢢         ⡖⠢⠤⠊⠒⠔⡌
                        ⠳⡀        ⢱
                         ⠈⢢  ⡠⠒⠤⡀⡠⠼
                          ⢨⣂⡜
                          ⠈

■ Russia 1  □ Russia, not certain 1  ○ Ukraine 1
▲ contested 1  ◆ changing 1  ≠ disputed 1  ? not known 1
· not recorded 1
Without coordinates: ? Ternova
Outside the map: ▲ Lyman
kharkivctl, data 2026.01.02
"""


def test_a_map_of_some_places() -> None:
    assert rendered("map", answer(*PLACES, about=made_up.about()), width=60, height=24) == MAP


LOADED = load(packaged_store())
DAYS = ("2022-03-05", "2022-05-05", "2022-09-05", "2022-09-12", "2022-10", "2023-06-01", "2024-02-29")
MARKS = "".join(look.mark for look in LOOKS)
ASCII_MARKS = "".join(look.ascii for look in LOOKS)
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@cache
def held(day: str) -> Answer:
    return ask("where", LOADED, on=day)


@given(st.sampled_from(DAYS), st.integers(0, 260), st.integers(0, 90), st.booleans())
@settings(max_examples=60)
def test_no_line_is_wider_than_the_terminal_and_colour_changes_no_sign(
    day: str, width: int, height: int, ascii: bool
) -> None:
    plain = rendered("map", held(day), width=width, height=height, ascii=ascii)
    assert max(map(len, plain.splitlines())) <= min(max(width, 30), 200)
    coloured = rendered("map", held(day), width=width, height=height, ascii=ascii, colour=True)
    assert ANSI.sub("", coloured) == plain
    assert plain.isascii() or not ascii


@pytest.mark.parametrize("width", [30, 60, 75])
@pytest.mark.parametrize("day", DAYS)
def test_every_place_is_drawn_once_or_named_below_and_every_name_is_whole(day: str, width: int) -> None:
    rows = [row for row in held(day).rows if isinstance(row, PlaceRow)]
    told = rendered("map", held(day), width=width, height=60)
    _, drawn, below = told.split("\n\n")
    counts = [int(count) for count in re.findall(r" (\d+)(?=  |\n)", below.partition("Without")[0])]
    assert sum(counts) == len(rows)
    left_out = re.sub(r"\s+", " ", below.partition("Without")[2].partition("kharkivctl")[0])
    marks = re.findall(f"[{re.escape(MARKS)}]", drawn)
    assert len(marks) + len(re.findall(f"[{re.escape(MARKS)}] ", left_out)) == len(rows)
    names = {row.name for row in rows} | {f"{row.name} ({row.within.name})" for row in rows if row.within}
    letters = re.sub(f"[{re.escape(MARKS)}\u2800-\u28ff]", "  ", drawn)
    assert {name for name in re.split(r"\s{2,}|\n", letters) if name.strip()} <= names


def test_at_most_so_many_lines_as_the_terminal_has_but_not_too_few() -> None:
    for width, height in ((80, 40), (120, 44), (200, 50), (200, 60)):
        told = rendered("map", held("2022-09-12"), width=width, height=height).splitlines()
        assert len(told) < height  # With a line left for the prompt.
    low, high = (rendered("map", held("2022-09-05"), width=75, height=height) for height in (10, 60))
    assert len(low.split("\n\n")[1].splitlines()) == 28
    assert len(high.split("\n\n")[1].splitlines()) == 34


def test_a_wide_terminal_has_all_names_beside_the_map() -> None:
    told = rendered("map", held("2022-09-05"), width=160, height=50)
    words = " ".join(line[line.rfind("   ") :].strip() for line in told.splitlines())
    for row in held("2022-09-05").rows:
        assert isinstance(row, PlaceRow)
        assert row.name.split()[0] in words


def test_a_city_that_shares_a_cell_is_drawn_and_the_village_goes_beside_it() -> None:
    near = [place(f"v{n}", kind="village", name=f"V{n}", coordinates=(49.5, 36.5)) for n in range(12)]
    told = rendered("map", answer(*near, place("c", name="City", coordinates=(49.5, 36.5))), width=60)
    assert len(re.findall("■", told.split("\n\n")[1])) == 9
    assert "Too close to others to be drawn: ■ V" in told


def test_the_map_of_one_place_says_who_held_it() -> None:
    ran = run("where izium --on 2022-05-05 -f map")
    assert ran.code == Exit.FOUND
    assert ran.out.startswith("Who held Izium on 5 May 2022: Russia, 1 Apr – 10 Sep 2022\n\n")
    assert re.search("Izium ■|■ Izium", ran.out)


def test_no_place_at_all_leaves_the_empty_map() -> None:
    empty = rendered("map", msgspec.structs.replace(held("2022-09-05"), rows=()), width=60)
    assert empty.startswith("Who held what in Kharkiv Oblast:\n\n")
    assert empty.endswith("⠈\n\nkharkivctl, data 2026.11.25\n")


def test_a_map_of_one_holder_says_that_it_is_no_more() -> None:
    told = rendered("map", answer(place(), place("hill"), on="2022-03-05", only="Russia"))
    assert told.startswith("Who held what in Kharkiv Oblast on 5 March 2022 (only: Russia): Russia 2")
