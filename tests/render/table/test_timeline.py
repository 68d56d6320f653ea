"""What happened and what changed hands: a section a month, the day once, standing and sources right."""

import re
from typing import Any

import pytest

from kharkivctl.rows import EventRow, Ref, SourceRef
from tests.render.answers import rendered
from tests.render.rows import PAPER, account, answer, change, event, figure

MINISTRY, INSTITUTE = Ref("ministry", "Ministry"), Ref("institute", "Institute")
GAZETTE = SourceRef("gazette", "Town falls?", "The Gazette", "2022-03-02", "https://example.org/a", "paper")
WHEN = Ref("q-when", "When was Town taken?")


def shown(*rows: Any, **view: Any) -> str:
    """The rows of the table, without the sources and the count below it."""
    return re.split(r"\n\n *\[1\]", rendered("table", answer(*rows), **view))[0] + "\n"


def test_events_stand_under_their_month_the_day_once() -> None:
    assert (
        rendered(
            "table",
            answer(
                event("stayed", date="2022-02-28", text="Troops stayed."),
                event(),
                event("claim", standing="claimed", said_by=(MINISTRY,), questions=(WHEN,)),
                event("left", date="2022-03-09", text="Troops left.", sources=(GAZETTE, PAPER)),
            ),
        )
        == """\
February 2022
28        Troops stayed. stayed                                       stated [1]

March 2022
1         Troops took Town. taken                                     stated [1]
        ≠ Troops took Town. claim                        claimed by Ministry [1]
9         Troops left. left                                       stated [1] [2]

[1] A made-up paper. no date. paper
[2] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper

4 events; ≠ 1 of them told in several ways: --disputed
"""
    )


def test_one_event_of_several_that_match_is_a_list_of_one() -> None:
    assert rendered("table", answer(event(), limited=True)).endswith("\n\n1 event\n")


@pytest.mark.parametrize(
    ("date", "section", "day"),
    [
        ("2022-03-09", "March 2022", "9"),
        ("2022-03-09~", "March 2022", "about 9"),
        ("[2022-03-08..2022-03-09]", "March 2022", "8/9"),
        ("[2022-03-08..2022-03-15]", "March 2022", "8/15"),
        ("[2022-03-31..2022-04-01]", "March 2022", "31 Mar/ 1 Apr"),
        ("[..2022-03-10]", "March 2022", "by 10"),
        ("2022-03-11/2022-03-15", "March 2022", "11 – 15"),
        ("2022-03-12/2022-04-09", "March 2022", "12 Mar– 9 Apr"),
        ("2022-03-12/2024-04-09", "March 2022", "12 Mar– 9 Apr 2024"),
        ("2022-03-12/2023-03-09", "March 2022", "12 Mar– 9 Mar 2023"),
        ("2022-03-13/..", "March 2022", "from 13 on"),
        ("2022-03", "March 2022", "Mar"),
        ("2022-03~", "March 2022", "about Mar"),
        ("2022-03/2022-05", "March 2022", "Mar– May"),
        ("2022-09/2022-09-16", "September 2022", "Sep– 16 Sep"),
        ("2022-05-09", "May 2022", "9"),
        ("2022", "2022", "2022"),
        ("2022~", "2022", "about 2022"),
        ("2022/2023", "2022", "2022 – 2023"),
        (None, "Without a date", "no date"),
    ],
)
def test_the_date_has_what_its_section_leaves(date: str | None, section: str, day: str) -> None:
    told = shown(event(date=date), event("other", date=date, text="More."))
    cell = " ".join(" ".join(line[:8] for line in told.split("\n")[1:]).split())
    if date is None:
        cell = told.split("\n")[1][:14].strip()
    assert told.split("\n")[0] == section
    assert cell == day


def test_dates_in_the_words_of_their_sources_have_more_room() -> None:
    assert (
        shown(event("a", date=None, date_words="during the battle for the town"), event("b", date=None))
        == """\
Without a date
during the battle   Troops took Town. a                               stated [1]
for the town
no date             Troops took Town. b                               stated [1]
"""
    )


def test_what_is_only_possibly_of_the_days_stands_apart_with_its_date_in_full() -> None:
    assert (
        shown(
            event("before", date="2022-02-28"),
            event("a", date="2022-03", possible=True),
            event("b", date="2022", possible=True),
            event("c", date=None, date_words="in spring", possible=True),
        ).partition("\n\n")[2]
        == """\
Possibly in these days
Mar 2022         Troops took Town. a                                  stated [1]
2022             Troops took Town. b                                  stated [1]
in spring        Troops took Town. c                                  stated [1]
"""
    )


def test_a_month_of_more_than_24_rows_is_continued() -> None:
    rows = [event(f"a{n}", date=f"2022-03-0{n // 30 + 1}", sources=()) for n in range(49)]
    told = rendered("table", answer(*rows, event("last", date="2022-04-01", sources=())))
    told = told.partition("\n\n50 events")[0]
    heads = re.findall(r"^\w+ 2022.*", told, re.M)
    assert heads == ["March 2022", "March 2022, continued", "March 2022, continued", "April 2022"]
    parts = re.split(r"^\w+ 2022.*\n", told, flags=re.M)[1:]
    assert [len(part.strip().splitlines()) for part in parts] == [24, 24, 1, 1]
    assert [part.split()[0] for part in parts] == ["1", "1", "2", "1"]  # Each part tells its first day.


def test_reversed_events_keep_their_sections() -> None:
    rows = [event("c", date=None), event("b", date="2022-04-02"), event("a")]
    assert re.findall(r"^[A-Z].*", shown(*rows), re.M) == ["Without a date", "April 2022", "March 2022"]


def test_figures_are_told_unless_the_text_tells_them() -> None:
    assert (
        shown(
            event("a", text="They found 4 bodies.", figures=(figure(value=4),)),
            event("b", text="They found bodies.", figures=(figure(value=4), figure("men", words="many"))),
        )
        == """\
March 2022
1         They found 4 bodies. a                                      stated [1]
          They found bodies. (bodies: 4; men: many) b                 stated [1]
"""
    )


def test_marks_tell_what_is_partial_taken_back_or_beside_a_match() -> None:
    assert (
        shown(event("a", partial=True), event("b", retracted="2022-03-09"), event("c", beside=True))
        == """\
March 2022
1         Troops took Town. (perhaps a part of the place only) a      stated [1]
          Troops took Town. (taken back 9 March 2022) b               stated [1]
          Troops took Town. (another account of the same matter) c    stated [1]
"""
    )


@pytest.mark.parametrize(
    ("date", "said", "told"),
    [
        ("2022-03-01", "2022-03-01", "stated [1]"),
        ("2022-02-20/2022-03-01", "2022-03-01", "stated [1]"),
        ("2022-03-01", "2022-03-04", "stated, 4 Mar 2022 [1]"),
        ("2022-03", "2022-03-04", "stated, 4 Mar 2022 [1]"),
        (None, "2022-03-04", "stated, 4 Mar 2022 [1]"),
        ("2022-03-01", None, "stated [1]"),
    ],
)
def test_the_day_it_was_said_stands_there_only_if_it_is_another(
    date: str | None, said: str | None, told: str
) -> None:
    line = shown(event(date=date, said=said), event("last")).splitlines()[1]
    assert line.partition("taken")[2].strip() == told


def test_a_terminal_without_such_signs_has_ascii() -> None:
    rows = (event(date="2022-03-11/2022-03-15", questions=(WHEN,)), event("last"))
    told = rendered("table", answer(*rows), ascii=True)
    assert told.isascii()
    assert "11 - 15 ! Troops took Town." in told
    assert "! 1 of them told in several ways" in told


def test_a_narrow_terminal_has_columns_too() -> None:
    rows = (event(standing="claimed", said_by=(MINISTRY,), questions=(WHEN,)), event("left", sources=()))
    assert (
        rendered("table", answer(*rows), width=40)
        == """\
March 2022
1       ≠ Troops took Town. taken
                 claimed by Ministry [1]
          Troops took Town. left  stated

[1] A made-up paper. no date. paper

2 events; ≠ 1 of them told in several
ways: --disputed
"""
    )


# What changed hands


def test_changes() -> None:
    denied = account("denied", control="ukraine", standing="estimated", said_by=(INSTITUTE,))
    assert (
        rendered(
            "table",
            answer(
                change(from_="unrecorded", standing="claimed", said_by=(INSTITUTE,)),
                change("hill", name="Hill", to="contested", date="[2022-03-05..2022-03-09]", certain=False),
                change(
                    "dale",
                    name="Dale",
                    certain=False,
                    disputed_by=(denied,),
                    possible=True,
                    questions=(WHEN,),
                ),
                caption="What changed hands: March 2022.",
            ),
        )
        == """\
March 2022
1         Town  to ■ Russia, before not recorded taken  claimed by Institute [1]
5/9       Hill  ○ Ukraine to ▲ contested, not certain taken           stated [1]

Possibly in these days
1 Mar 2022     ≠ Dale  ○ Ukraine to ■ Russia, disputed: Ukraine, estimated by
                 Institute taken                                      stated [1]

[1] A made-up paper. no date. paper

3 changes of hands; ≠ 1 of them told in several ways

What changed hands: March 2022.
"""
    )


def test_the_changes_of_one_place_are_a_list_too() -> None:
    told = shown(change(), change(date="2022-09-10", from_="russia", to="ukraine"))
    assert re.search(r"March 2022\n1 +Town  ○ Ukraine to ■ Russia taken", told)
    assert re.search(r"September 2022\n10 +Town  ■ Russia to ○ Ukraine taken", told)


def test_one_change_is_one_change_of_hands() -> None:
    assert rendered("table", answer(change())).endswith("\n\n1 change of hands\n")


# One event


def an_event(**more: Any) -> EventRow:
    return event(
        text="Troops took Town and 40 men.",
        date="2022-03",
        date_words="early in March",
        possible=True,
        standing="claimed",
        said="2022-03-05",
        said_by=(MINISTRY,),
        places=(Ref("town", "Town"), Ref("hill", "Hill")),
        people=(Ref("max", "Max Mayor"),),
        organizations=(MINISTRY,),
        control="russia",
        partial=True,
        retracted="2022-03-09",
        figures=(figure("men", value=40), figure("dead", low=1, high=2, part_of="all-men")),
        note="A note.",
        sources=(GAZETTE, PAPER),
        **more,
    )


def test_an_event() -> None:
    other = account("other", date=None, date_words="one day", questions=(WHEN,))
    left = account("left", text="Troops left.", standing="claimed", said="2022-03-04", said_by=(INSTITUTE,))
    row = an_event(questions=(WHEN, Ref("q-who", "Who took it?")), other_accounts=(other, left))
    assert (
        rendered("table", answer(row))
        == """\
Troops took Town and 40 men.
when      early in March (2022-03), possibly in the days asked for
standing  claimed by Ministry, 5 Mar 2022 [1] [2]
mark      taken back 9 March 2022; perhaps a part of the place only
where     Town, Hill
people    Max Mayor
bodies    Ministry
kind      capture
holder    ■ Russia
figures   men: 40; dead: 1 to 2 (of all men)
note      A note.
id        taken

≠ When was Town taken?                         kharkivctl when --question q-when

≠ Who took it?                                  kharkivctl when --question q-who
one day        ≠ Troops took Town. other                              stated [2]
1 Mar 2022       Troops left. left          claimed by Institute, 4 Mar 2022 [2]

[1] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper
[2] A made-up paper. no date. paper
"""
    )


def test_an_event_of_which_little_is_known() -> None:
    assert (
        rendered("table", answer(event(sources=(), date=None)))
        == """\
Troops took Town.
when      no date
standing  stated
kind      capture
id        taken
"""
    )


def test_the_holder_of_an_event_is_marked_in_ascii_where_there_are_no_other_signs() -> None:
    assert "holder    R Russia\n" in rendered("table", answer(an_event()), ascii=True)
