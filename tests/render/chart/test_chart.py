"""Charts as text: whole answers, and what holds of every chart."""

import re
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl.ask.wanted import understand
from kharkivctl.errors import Exit
from kharkivctl.options import Asked
from kharkivctl.queries.places import where
from kharkivctl.render import VERBS_WITH
from kharkivctl.render.chart.bars import LEAST
from kharkivctl.rows import Answer, End, PlaceRow, PostRow, Ref
from kharkivctl.store.load import load, packaged_store
from tests import made_up
from tests.asking import ask
from tests.program import run
from tests.render.answers import rendered
from tests.render.rows import answer, body, event, person, place, post, turn

FIRST, LAST = date(2022, 2, 24), date(2024, 2, 29)
ABOUT = made_up.about()

ASKED = [
    (
        "Who held Izium over the months?",
        "where izium -f chart",
        """\
Who held Izium, 24 February 2022 to 31 December 2022

       2022
       F   M   A   M   J   J   A   S   O   N   D
Izium     ·····■■■■■■■■■■■■■■■■■■■■■○◌◌◌◌◌◌◌◌◌◌◌◌◌◌  ■ 1 Apr – 10 Sep 2022

■ Russia  ○ Ukraine  ◌ Ukraine, not certain  · not recorded
kharkivctl, data 2026.01.02
""",
    ),
    (
        "And on a day?",
        "where izium --on 2022-09-20 -f chart",
        """\
Who held Izium, 24 February 2022 to 31 December 2022

       2022
       F   M   A   M   J   J   A   S   O   N   D
                                     ▼ 20 Sep 2022
Izium     ·····■■■■■■■■■■■■■■■■■■■■■○◌◌◌◌◌◌◌◌◌◌◌◌◌◌  ◌ 10 Sep 2022 →

■ Russia  ○ Ukraine  ◌ Ukraine, not certain  · not recorded
kharkivctl, data 2026.01.02
""",
    ),
    (
        "Who was head, and when?",
        "who probnyi -f chart",
        """\
Posts held, 24 February 2022 to 31 December 2022

                                 2022
                                 FMAMJJASOND
Ivan Probnyi
  interim head of the Test         ██░░░░░░░  █ 21 Apr – 3 Jun 2022, end claimed
    Administration
  head of the "Test"                  ░█████  █ Jul 2022 →
    Administration | [bold]

█ held  ░ perhaps: imprecise, claimed, disputed or not recorded
kharkivctl, data 2026.01.02
""",
    ),
    (
        "And without a post of a known time?",
        "who vyhadana -f chart",
        """\
Posts held, 24 February 2022 to 31 December 2022

No post recorded: Maria Vyhadana.
kharkivctl, data 2026.01.02
""",
    ),
    (
        "What happened at Izium, month by month?",
        "when izium -f chart",
        """\
Events of each month by kind, March 2022 to September 2022

               2022
               M   A   M   J   J   A   S
capture        1   1   ·   ·   ·   ·   ·  2
graves         ·   ·   ·   ·   ·   ·   2  2
recapture      ·   ·   ·   ·   ·   ·   1  1
all kinds      1   1   ·   ·   ·   ·   3  5
Left out: 1 without a date.
kharkivctl, data 2026.01.02
""",
    ),
]


@pytest.mark.parametrize(("question", "command", "told"), ASKED, ids=[asked[0] for asked in ASKED])
def test_a_chart(question: str, command: str, told: str) -> None:
    ran = run(command)
    assert (ran.code, ran.out) == (Exit.FOUND, told)


def chart(*rows: Any, **view: Any) -> str:
    return rendered("chart", answer(*rows, about=ABOUT), **view)


def test_without_other_signs_the_chart_is_plain_ascii() -> None:
    turns = (
        turn(FIRST, date(2022, 3, 20), "unrecorded", certain=False),
        turn(date(2022, 3, 21), date(2022, 4, 20), "changing", certain=False),
        turn(date(2022, 4, 21), date(2022, 8, 20), since="2022-04-21", until="[..2022-09-10]"),
        turn(date(2022, 8, 21), date(2022, 9, 9), since="2022-04-21", until="[..2022-09-10]", certain=False),
        turn(date(2022, 9, 10), LAST, "ukraine"),
    )
    assert chart(place(turns=turns), ascii=True, width=70).splitlines()[4:8] == [
        "Town  ..~RRRrUUUUUUUUUUUUUUUUUU  R 21 Apr - by 10 Sep 2022",
        "",
        "R Russia  r Russia, not certain  U Ukraine  ~ changing  . not recorded",
        "kharkivctl, data 2026.01.02",
    ]
    told = [
        chart(place(turns=turns), ascii=True),
        chart(post(until=".."), ascii=True),
        *(chart(*[event(str(n)) for n in range(count)], ascii=True, width=30) for count in (1, 2, 300)),
    ]
    assert all(text.isascii() for text in told)


def test_a_place_that_changed_hands_often_tells_as_many_turns_as_there_is_room_for() -> None:
    turns = tuple(
        turn(
            date(2022, month, 1),
            date(2022, month, 20),
            side,
            since=f"2022-{month:02}-01",
            until=f"2022-{month:02}-21",
        )
        for month, side in ((3, "russia"), (4, "ukraine"), (5, "russia"), (6, "ukraine"), (7, "russia"))
    )
    assert "■ 1 Mar – 21 Mar 2022  ■ 1 May – 21 May 2022  ■ 1 Jul – 21 Jul 2022\n" in chart(
        place(turns=turns), width=200
    )
    assert "■ 1 Mar – 21 Mar 2022  ■ 1 May – 21 May 2022  …\n" in chart(place(turns=turns), width=80)


def test_places_of_one_name_are_told_apart() -> None:
    assert "Ivanivka (Izium Raion) " in run("where ivanivka -f chart").out
    raion = Ref("raion", "Raion")
    told = chart(place("one", within=raion), place("two", within=raion), place("three", name="Village"))
    assert [line.split("  ")[0] for line in told.splitlines()[4:7]] == ["Town (one)", "Town (two)", "Village"]


def test_a_post_that_began_before_the_first_day_is_drawn_from_it() -> None:
    told = chart(
        post(since="2020", until="2022-04", earliest=date(2020, 1, 1), latest=date(2022, 4, 30)), width=90
    )
    assert "\n  mayor of Town   ░░░░░  " in told  # The first half of February is not covered.
    assert "░ 2020 – Apr 2022" in told


def test_an_end_that_is_only_claimed_is_said_to_be() -> None:
    ended = End("gone", "He was dismissed.", "2022-06-03", "claimed")
    assert "2 Mar – 3 Jun 2022, end claimed" in chart(post(until="2022-06-03", ended_by=ended), width=100)


def test_what_has_no_bar_is_named_below() -> None:
    told = chart(
        post("a", since=None),
        body(),
        body("other"),
        person("x", "Ann X"),
    )
    assert "No start or end recorded: Max Mayor (mayor of Town).\n" in told
    assert "No post recorded: Ann X.\n" in told
    assert "Bodies, which hold no posts: 2.\n" in told


def test_many_events_of_a_month_are_blocks_where_numbers_have_no_room() -> None:
    rows = [event(str(n), date="2022-03-05") for n in range(12)]
    rows += [event(f"x{n}", date=f"20{22 + n // 12}-{n % 12 + 1:02}-05") for n in range(24)]
    told = chart(*rows, width=50)
    assert "capture    ▁▁▅▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁  36\n" in told
    assert "▁ 1  ▂ 2  ▃ 3–4  ▄ 5–8  ▅ 9–13\n" in told or "▅ 9–16\n" in told


def test_numbers_never_run_into_each_other() -> None:
    rows = [event(f"{n}", date=f"2022-{n % 6 + 3:02}-05") for n in range(72)]
    assert "capture     ▅ ▅ ▅ ▅ ▅ ▅  72\n" in chart(*rows, width=30)
    assert "capture      12  12  12  12  12  12  72\n" in chart(*rows, width=60)


def test_an_event_of_no_single_month_is_counted_apart() -> None:
    rows = [event("a", date="2022"), event("b", date="[2022-03-01..2022-06-01]"), event("c", date="2022-05")]
    rows += [event("d", date="[..2022-06-01]"), event("e", date="2022-07-30/.."), event("f", date=None)]
    told = chart(*rows, width=80)
    assert "capture       1   1   1  3\n" in told
    assert "Left out: 1 without a date, 2 of no single month.\n" in told
    assert chart(event("a", date="2022")) == "No event has a date of a single month.\n"


# What holds of every chart

LOADED = load(packaged_store())
ANSI = re.compile(r"\x1b\[[0-9;]*m")


@cache
def everything(verb: str) -> Answer:
    """All that the store which comes with the program answers to a verb."""
    if verb == "where":
        return where(LOADED, understand("where", Asked(), LOADED), with_turns=1000)
    return ask(verb, LOADED)


@given(st.sampled_from(VERBS_WITH["chart"]), st.integers(0, 230), st.booleans())
@settings(max_examples=60)
def test_no_line_is_wider_than_the_terminal_and_colour_changes_no_sign(
    verb: str, width: int, ascii: bool
) -> None:
    plain = rendered("chart", everything(verb), width=width, ascii=ascii)
    assert max(map(len, plain.splitlines())) <= max(width, LEAST)
    coloured = rendered("chart", everything(verb), width=width, ascii=ascii, colour=True)
    assert ANSI.sub("", coloured) == plain
    assert coloured != plain
    assert plain.isascii() or not ascii


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_every_place_and_every_dated_post_has_one_line(width: int) -> None:
    lines = rendered("chart", everything("where"), width=width).splitlines()
    for row in everything("where").rows:
        assert sum(line.startswith(f"{row.name} ") for line in lines if isinstance(row, PlaceRow)) >= 1
    places = lines.index("") + 3, len(lines) - 1 - lines[::-1].index("")
    assert places[1] - places[0] == len(everything("where").rows)


def test_every_dated_post_has_its_bar_and_every_other_one_is_named() -> None:
    told = rendered("chart", everything("who"), width=200)
    bars = re.findall(r"[█░] (?=[\w?])", told.partition("\n\n█")[0])
    rows = [row for row in everything("who").rows if isinstance(row, PostRow)]
    assert len(bars) == sum(bool(row.since or row.until) for row in rows)
    notes = " ".join(told.partition("No start or end recorded: ")[2].split())
    assert all(row.name in notes for row in rows if row.kind == "person" and not (row.since or row.until))
    assert f"no posts: {sum(row.kind != 'person' for row in rows)}." in notes


def test_the_events_of_the_chart_are_all_that_were_found() -> None:
    told = rendered("chart", everything("when"), width=200)
    (total,) = re.findall(r"all kinds .* (\d+)$", told, re.M)
    undated, vague = map(int, re.findall(r"(\d+) (?:without|of no)", told))
    assert int(total) + undated + vague == len(everything("when").rows)
