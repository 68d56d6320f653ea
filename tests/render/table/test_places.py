"""Places: many in sections by holder under the counts, one as a card that opens with the answer."""

import re
from datetime import date
from typing import Any

import pytest

from kharkivctl.rows import NamesRow, PlaceRow, Ref, SourceRef
from kharkivctl.store.model import About
from tests.render.answers import rendered
from tests.render.rows import PAPER, account, answer, place, turn

MINISTRY, INSTITUTE = Ref("ministry", "Ministry"), Ref("institute", "Institute")
RAION, HROMADA = Ref("town-raion", "Town Raion"), Ref("hill-hromada", "Hill hromada")
GAZETTE = SourceRef("gazette", "Town falls?", "The Gazette", "2022-03-02", "https://example.org/a", "paper")
STORE = About(
    title="A store", version="2022.12.01", covers="2022-02-24/2022-12-31", licence="CC0-1.0", origin="paper"
)


def silent(id: str, **fields: Any) -> PlaceRow:
    """A place on which nothing is recorded."""
    given: dict[str, Any] = {"held_by": "unrecorded", "certain": False, "event": None}
    return place(id, **given | {"since": None, "standing": None, "sources": ()} | fields)


def sections(*rows: PlaceRow, width: int = 80, **fields: Any) -> str:
    """The list without the counts above it, the sources and what stands below these."""
    told = rendered("table", answer(*rows, on="2022-03-05", **fields), width=width)
    return re.split(r"\n\n *\[1\]", told.partition("\n\n")[2])[0] + "\n"


# Many places

MANY = (
    place(until="2022-09-10", within=RAION),
    place(
        "hill-north",
        name="Hill",
        within=HROMADA,
        since="[2022-03-01..2022-03-04]",
        until="[2022-09-02..2022-09-10]",
        standing="claimed",
        said_by=(MINISTRY,),
        sources=(GAZETTE,),
    ),
    place("open", name="Open", since="2021-03-01", until=".."),
    place("perhaps", name="Perhaps", certain=False),
    place("back", name="Back", held_by="ukraine", until=".."),
    place("moving", name="Moving", held_by="changing", certain=False, explanation="Ukraine, then Russia."),
    place(
        "fought",
        name="Fought",
        held_by="disputed",
        certain=False,
        claims=(account(), account("b", control="ukraine", standing="reported", said_by=(INSTITUTE,))),
    ),
    place("unknown", name="Unknown", held_by="unknown", certain=False, explanation="Told as not known."),
    silent("quiet", name="Quiet"),
    silent("told", name="Told", claims=(account(standing="claimed", sources=(GAZETTE,)),)),
)


def test_places_stand_in_sections_by_holder_under_the_counts() -> None:
    told = rendered("table", answer(*MANY, on="2022-03-05", about=STORE, caption="On 5 March 2022."))
    assert (
        told
        == """\
On 5 March 2022:  ■ Russia 4 (1 not certain)  ○ Ukraine 1  ◆ changing 1
≠ disputed 1  ? not known 1  · not recorded 2

■ Russia               lies in   since      until      standing
────────────────────────────────────────────────────────────────────────────────
■ Town                 Town R.   1 Mar      10 Sep     stated [1]
■ Hill hill-north      Hill hr.  1/4 Mar    2/10 Sep   claimed by Ministry [2]
■ Open                           1 Mar      no end     stated [1]
                                 2021

□ Russia, not certain  lies in   since      standing
────────────────────────────────────────────────────────────────────────────────
□ Perhaps                        1 Mar      stated [1]

○ Ukraine              lies in   since      standing
────────────────────────────────────────────────────────────────────────────────
○ Back                           1 Mar      stated [1]

◆ changing             lies in   standing
────────────────────────────────────────────────────────────────────────────────
◆ Moving                         Ukraine, then Russia. [1]

≠ disputed             lies in   standing
────────────────────────────────────────────────────────────────────────────────
≠ Fought                         Russia: stated [1]
                                 Ukraine: reported by Institute [1]

? not known            lies in   standing
────────────────────────────────────────────────────────────────────────────────
? Unknown                        Told as not known. [1]

· not recorded         lies in   standing
────────────────────────────────────────────────────────────────────────────────
· Told                           Russia: claimed [2]

Not recorded for that day, 1: Quiet.

[1] A made-up paper. no date. paper
[2] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper

10 places

Data 2022.12.01, from 24 February 2022 to 31 December 2022.
"""
    )


@pytest.mark.parametrize(
    ("on", "fields", "head"),
    [
        ("2022-03-05", {"on": "2022-03-05"}, "On 5 March 2022:"),
        ("2022-03", {"on": "2022-03"}, "In March 2022:"),
        ("2022-03-01/2022-03-05", {"on": "2022-03-01/2022-03-05"}, "From 1 March 2022 to 5 March 2022:"),
        ("2022-12-31", {}, "On 31 December 2022, where the store ends:"),
        ("2022-03-05", {"on": "2022-03-05", "limited": True}, "On 5 March 2022, of the places shown:"),
    ],
)
def test_the_counts_tell_the_days(on: str, fields: dict[str, Any], head: str) -> None:
    told = rendered("table", answer(place(on=on), place("hill", on=on), **fields))
    assert told.startswith(f"{head}  ■ Russia 2\n\n")


def test_what_was_asked_is_told_at_the_foot_only_of_a_list_cut_short() -> None:
    rows = (place(), place("hill"))
    assert "1 of 9" not in rendered("table", answer(*rows, on="2022-03-05", caption="1 of 9 shown."))
    told = rendered("table", answer(*rows, on="2022-03-05", caption="2 of 9 shown.", limited=True))
    assert told.endswith("\n\n2 places\n\n2 of 9 shown.\n")


def test_counts_are_not_broken_between_a_sign_and_its_word() -> None:
    told = rendered("table", answer(*MANY, on="2022-03-05"), width=44)
    assert told.partition("\n\n")[0].splitlines() == [
        "On 5 March 2022:  ■ Russia 4 (1 not certain)",
        "○ Ukraine 1  ◆ changing 1  ≠ disputed 1",
        "? not known 1  · not recorded 2",
    ]


def test_what_a_place_lies_in_is_left_out_where_it_has_no_room_or_nothing_lies_anywhere() -> None:
    rows = (place(until="2022-09-10", within=RAION), place("hill", name="Hill", within=HROMADA))
    assert sections(*rows, width=75).startswith("■ Russia               lies in   since   until   standing\n")
    assert sections(*rows, width=63).startswith("■ Russia               lies in   since   until   standing\n")
    assert sections(*rows, width=62).startswith("■ Russia               since   until   standing\n")
    assert sections(place(), place("hill", name="Hill")).startswith(
        "■ Russia               since  standing\n"
    )


def test_the_year_asked_for_is_left_out_of_dates() -> None:
    rows = (
        place("a", name="A", since="[2022-03-01..2022-03-04]", until="[..2022-09-10]"),
        place("b", name="B", since="2021-03", until="2023-01-05"),
        place("c", name="C", since="[2021-12-30..2022-01-02]", until="2022~"),
    )
    assert sections(*rows, width=100) == (
        "■ Russia               since              until              standing\n"
        + "─" * 100
        + "\n"
        + "■ A                    1/4 Mar            by 10 Sep          stated [1]\n"
        "■ B                    Mar 2021           5 Jan 2023         stated [1]\n"
        "■ C                    30 Dec 2021/2 Jan  about 2022         stated [1]\n"
    )


def test_two_days_too_long_for_their_column_are_broken_between_the_two() -> None:
    rows = (place(until="[2022-09-27..2022-10-01]"), place("hill", name="Hill", until="2022-09-10"))
    assert sections(*rows) == (
        "■ Russia               since      until      standing\n"
        + "─" * 80
        + "\n"
        + "■ Town                 1 Mar      27 Sep/    stated [1]\n"
        "                                  1 Oct\n"
        "■ Hill                 1 Mar      10 Sep     stated [1]\n"
    )


def test_a_section_in_which_nothing_ended_has_no_ends() -> None:
    told = sections(
        place(until=".."), place("hill", until=None), place("b", held_by="ukraine", until="2022-09")
    )
    assert re.findall(r"^[■○].*standing", told, re.M) == [
        "■ Russia               since   standing",
        "○ Ukraine              since   until   standing",
    ]


def test_the_owner_of_an_account_is_told_unless_a_source_is_his_own() -> None:
    own = SourceRef("own", "Report", "Institute", "2022-03-02", None, None)
    rows = (
        place(standing="estimated", said_by=(INSTITUTE, MINISTRY), sources=(own,)),
        place("hill", standing="estimated", said_by=(INSTITUTE,)),
    )
    told = sections(*rows)
    assert "estimated by Ministry [1]" in told
    assert "estimated by Institute [2]" in told


def test_claims_stand_beside_the_holder_those_alike_once() -> None:
    claim = account("claim", control="ukraine", standing="claimed", said_by=(MINISTRY,))
    again = account("again", control="ukraine", standing="claimed", said_by=(MINISTRY,))
    assert sections(place(claims=(claim, again)), place("hill", name="Hill")) == (
        "■ Russia               since  standing\n"
        + "─" * 80
        + "\n"
        + "■ Town                 1 Mar  stated [1]\n"
        "                              Ukraine: claimed by Ministry [1]\n"
        "■ Hill                 1 Mar  stated [1]\n"
    )


def test_an_answer_without_an_account_has_its_reason_and_no_sources() -> None:
    told = sections(
        place("a", held_by="changing", event=None, explanation="Nobody tells."), place("b", name="Hill")
    )
    assert "◆ Town a               Nobody tells.\n" in told


def test_more_than_40_places_of_a_holder_are_continued() -> None:
    rows = [place(f"p{n}", name=f"P{n}", sources=()) for n in range(41)]
    told = rendered("table", answer(*rows, on="2022-03-05"))
    assert re.findall(r"^■ Russia[^\d]*?(?:  |$)", told, re.M) == ["■ Russia  ", "■ Russia, continued  "]
    first, second = told.split("■ Russia, continued")
    assert first.count("■ P") == 40
    assert second.count("■ P") == 1


def test_places_of_which_nothing_is_recorded_are_told_once_apart_from_others_of_their_name() -> None:
    rows = (
        silent("hill-a", name="Hill", within=RAION, on="2022-03"),
        silent("hill-b", name="Hill", within=RAION, on="2022-03"),
        silent("dale", name="Dale", within=RAION, on="2022-03"),
        silent("town-b", name="Town", within=RAION, on="2022-03"),
        place(within=HROMADA, on="2022-03"),
    )
    told = rendered("table", answer(*rows, on="2022-03"))
    assert (
        "\n\nNot recorded for these days, 4: Hill (hill-a), Hill (hill-b), Dale, Town (Town\nRaion).\n"
        in told
    )
    assert "· Hill" not in told


def test_a_narrow_terminal_has_rows_below_each_other_under_their_holder() -> None:
    rows = (place(until="2022-09-10", within=RAION), place("hill", name="Hill", certain=False))
    assert (
        sections(*rows, width=40)
        == """\
■ Russia
■ Town  since 1 Mar  until 10 Sep
stated [1]

□ Russia, not certain
□ Hill  since 1 Mar  stated [1]
"""
    )


def test_a_terminal_without_such_signs_has_letters() -> None:
    told = rendered("table", answer(*MANY, on="2022-03-05"), ascii=True)
    assert "R Russia               lies in" in told
    assert "r Perhaps" in told
    assert "! Fought" in told
    assert told.replace("─", "").isascii()


# One place

TURNS = (
    turn(date(2022, 2, 24), date(2022, 2, 28), "unrecorded"),
    turn(date(2022, 3, 1), date(2022, 9, 9), since="2022-03-01", standing="stated"),
    turn(
        date(2022, 9, 10),
        date(2022, 12, 31),
        "ukraine",
        since="[..2022-09-10]",
        standing="admitted",
        sources=(GAZETTE,),
    ),
)


def test_a_place() -> None:
    question = Ref("q-when", "When was Town taken?")
    row = place(
        names=NamesRow("Місто", "Город", ("Mesto", "Gorod")),
        within=RAION,
        until="2022-09-10",
        certain=False,
        explanation="The account may speak of a part only.",
        event=account(said="2022-03-02", partial=True),
        standing="claimed",
        said_by=(MINISTRY,),
        questions=(question,),
        description="A town by the river.",
        note="A note.",
        turns=TURNS,
        history=(
            account(partial=True, standing="claimed", said_by=(MINISTRY,), questions=(question,)),
            account("other", date="2022-03-02", questions=(question,)),
            account("left", date="2022-09-10", kind="recapture", control="ukraine", sources=(GAZETTE,)),
        ),
    )
    told = rendered("table", answer(row, on="2022-03-05", about=STORE, caption="On 5 March 2022."))
    assert (
        told
        == """\
□ Russia held Town on 5 March 2022, but this is not certain.
                                                            Місто · Город · city
  since    1 March 2022                                  claimed by Ministry [1]
  until    10 September 2022                                        admitted [2]
  doubt    The account may speak of a part only.
  account  Troops took Town. (perhaps a part of the place only)

  2022                    ■ Russia  □ Russia, not certain  ○ Ukraine
  F M A M J J A S O N D   · not recorded
   ·□■■■■■■■■■■■■○○○○○○○
    ^

Records
1 Mar 2022     ≠ □ Russia    captured, perhaps a part of the place only taken
                                                         claimed by Ministry [1]
2 Mar 2022     ≠ ■ Russia    captured other                           stated [1]
10 Sep 2022      ○ Ukraine   retaken left                             stated [2]
≠ When was Town taken?                         kharkivctl when --question q-when

[1] A made-up paper. no date. paper
[2] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper

town · in Town Raion · also Mesto, Gorod · A town by the river. · A note.

Data 2022.12.01, from 24 February 2022 to 31 December 2022.
"""
    )


def lines_of(row: PlaceRow, **fields: Any) -> list[str]:
    """The lines of a card that say since when and until when, and how sure that is."""
    told = rendered("table", answer(row, **{"on": "2022-03-05"} | fields))
    return [line for line in told.splitlines()[1:] if line.startswith("  ")]


def test_a_holder_for_certain_without_an_end() -> None:
    assert lines_of(place(until="..")) == [
        "  since    1 March 2022                                               stated [1]",
        "  until    no end recorded",
        "  sure     As recorded.",
        "  account  Troops took Town.",
    ]


def test_a_holder_of_whom_no_start_and_no_end_is_recorded() -> None:
    assert lines_of(place(since=None, until=None, event=None, sources=())) == [
        "  since  not recorded                                                     stated",
        "  until  not recorded",
        "  sure   As recorded.",
    ]


@pytest.mark.parametrize(
    ("until", "tail"),
    [
        ("2022-09-10", "admitted [2]"),
        ("[2022-09-08..2022-09-10]", "admitted [2]"),
        (
            "[2022-09-01..2022-09-05]",
            "",
        ),  # Nobody held it for certain next; an account of later ended nothing.
        (None, ""),
    ],
)
def test_an_end_has_the_standing_of_the_account_of_that_day(until: str | None, tail: str) -> None:
    row = place(until=until, turns=TURNS, history=(account(),))
    line = next(line for line in lines_of(row) if line.startswith("  until"))
    assert re.split(r"  +", line)[3:] == ([tail] if tail else [])


def test_a_holder_whom_no_one_account_sets_has_no_sources_of_one() -> None:
    lines = lines_of(place(event=None, history=(account(),)))
    assert lines[0] == "  since  1 March 2022                                                     stated"


def test_an_end_is_never_that_of_the_holder_himself() -> None:
    since, until = "[2022-03-01..2022-03-09]", "[2022-03-02..2022-03-09]"
    own = turn(date(2022, 3, 9), date(2022, 3, 9), since=since, until=until, standing="stated")
    other = turn(date(2022, 3, 10), date(2022, 12, 31), "ukraine", since=until, standing="estimated")
    lines = lines_of(place(on="2022-03-09", since=since, until=until, turns=(own, other)))
    assert lines[1].endswith("  estimated [1]")


def test_sources_stand_at_the_records_where_there_are_any() -> None:
    row = place(held_by="unrecorded", certain=False, event=None, since=None, history=(account(),))
    told = rendered("table", answer(row, on="2022-03-05"))
    assert told.startswith(
        "· It is not recorded who held Town on 5 March 2022.                         city\n"
    )
    assert "  sources" not in told
    assert "captured taken                           stated [1]\n" in told


def test_an_answer_that_is_no_holder_has_its_reason() -> None:
    row = place(held_by="changing", certain=False, event=None, explanation="Ukraine, then Russia.")
    assert rendered("table", answer(row, on="2022-03-05")).startswith(
        "◆ Town was changing hands on 5 March 2022.                                  city\n"
        "  why      Ukraine, then Russia.\n"
        "  sources  [1]\n"
    )


def test_without_days_the_card_says_where_the_store_ends() -> None:
    assert rendered("table", answer(place(on="2022-12-31", until=".."))).startswith(
        "■ Russia held Town on 31 December 2022, where the store ends.               city\n"
    )


def test_a_card_without_turns_or_without_records_has_no_strip() -> None:
    bare = place(turns=TURNS)
    told = place(history=(account(),))
    both = place(turns=TURNS, history=(account(),))
    for row, has_strip in ((bare, False), (told, False), (both, True)):
        text = rendered("table", answer(row, on="2022-03-05", about=STORE))
        assert ("F M A M" in text) is has_strip
        assert ("Records" in text) is bool(row.history)


def test_a_region() -> None:
    row = silent(
        "town-raion",
        name="Town Raion",
        kind="raion",
        contains=(Ref("town", "Town"), Ref("hill", "Hill")),
        shares=(
            account("share", kind="estimate", control=None, text="A fifth was held.", date="2022-03"),
            account(
                "half", text="Half was held.", standing="claimed", said_by=(MINISTRY,), said="2022-03-09"
            ),
        ),
        description="A raion.",
    )
    told = rendered("table", answer(row, on="2022-03-05"))
    assert (
        told
        == """\
· No holder is recorded of Town Raion as a whole.                          raion
  places  2 with records    kharkivctl where --within town-raion --on 2022-03-05

Shares of it that were held
Mar 2022         A fifth was held. share                              stated [1]
1 Mar 2022       Half was held. half         claimed by Ministry, 9 Mar 2022 [1]

[1] A made-up paper. no date. paper

town-raion · A raion.
Within it, 2 with records: Town, Hill.
"""
    )


def test_one_row_of_several_that_match_is_a_list_of_one() -> None:
    assert "\n\n1 place\n" in rendered("table", answer(place(), limited=True))


def test_a_place_that_lies_nowhere_and_has_no_other_name_has_its_id_alone() -> None:
    assert rendered("table", answer(place(sources=()), on="2022-03-05")).endswith("\n\ntown\n")
    assert PAPER.title not in rendered("table", answer(place(sources=()), on="2022-03-05"))


def test_days_that_accounts_of_one_change_give_are_told_with_all_their_sources() -> None:
    row = place(
        since="[2022-03-01..2022-03-04]",
        history=(
            account(),
            account("later", date="2022-03-04", standing="reported", sources=(GAZETTE,)),
            account("again", date="2022-03-04", standing="reported", sources=(PAPER,)),
            account("claim", date="2022-03-02", standing="claimed"),
            account("found", date="2022-03-03", kind="holding"),
            account("undone", date="2022-03-03", retracted="2022-04"),
        ),
    )
    since = rendered("table", answer(row)).partition("  until")[0].partition("\n")[2].split()
    assert " ".join(since) == "since 1 March 2022 or 4 March 2022 (3 accounts) stated [1], reported [1] [2]"


def test_what_a_filter_leaves_is_said_of_the_counts() -> None:
    told = rendered("table", answer(place(), place("hill"), on="2022-03-05", only="Russia"))
    assert told.startswith("On 5 March 2022, only Russia:  ■ Russia 2\n")


def test_days_that_do_not_make_the_whole_span_are_told_as_a_span() -> None:
    row = place(
        since="[2022-03-01..2022-03-09]",
        history=(
            account(),
            account("window", date="[2022-03-01..2022-03-09]"),
            account("month", date="2022-03"),
        ),
    )
    assert "  since    between 1 and 9 March 2022 " in rendered("table", answer(row))
