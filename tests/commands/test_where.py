"""`kharkivctl where`, places, and who held them: question, command, whole answer, notes."""

import pytest

from kharkivctl.errors import Exit
from tests.program import run

ASKED = [
    (
        "Who held Izium on a day?",
        "where Izium --on 2022-05-05 -f table",
        """\
■ Russia held Izium on 5 May 2022.                            Ізюм · Изюм · city
  since    1 April 2022                                           stated [1] [2]
  until    10 September 2022                                    admitted [3] [4]
  sure     Recorded before and after.
  account  =1+1: Russia took Izium [bold]whole[/bold] | all of it.

  2022                    ■ Russia  ○ Ukraine  ◌ Ukraine, not certain
  F M A M J J A S O N D   · not recorded
   ···■■■■■■■■■■○◌◌◌◌◌◌◌
        ^

Records
27 Mar 2022    ≠ □ Russia    captured izium-captured-2022-03-27
                                         claimed by Test Ministry of Defence [5]
1 Apr 2022     ≠ ■ Russia    captured izium-captured-2022-04-01   stated [1] [2]
10 Sep 2022      ○ Ukraine   retaken izium-retaken-2022-09-10
                                    admitted by Test Ministry of Defence [3] [4]
≠ When was Izium taken?              kharkivctl when --question q-izium-captured

[1] Test article [sic]. Testpedia, 29 February 2024. article
[2] Test assessment, 13 May. Institute for Tests, 13 May 2022. institute-report
[3] =1+1 | Izium "freed" [/red] & <b>all</b> 😀. The Test Gazette, 11 September
    2022. gazette-izium
[4] Ізюм: «пробна» новина [Izium: a "trial" story]. Пробні вісті, 10 September
    2022. visti-izium, as cited in article
[5] @everyone: *Izium* is `ours`. no date. channel-post

izium · in Izium Raion · also Izyum · City on a test river, "the gate" [sic].

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        "",
    ),
    (
        "Which of two places of one name?",
        "where Ivanivka -f table",
        """\
On 31 December 2022, where the store ends:  ≠ disputed 1  · not recorded 1

≠ disputed             lies in      standing
────────────────────────────────────────────────────────────────────────────────
≠ Ivanivka             Kupiansk R.  Ukraine: estimated by Institute for Tests
ivanivka-kupiansk                   [1]
                                    Russia: claimed by Test Ministry of Defence
                                    [2]

Not recorded for that day, 1: Ivanivka (Izium Raion).

[1] Test assessment, 13 May. Institute for Tests, 13 May 2022. institute-report
[2] @everyone: *Izium* is `ours`. no date. channel-post

2 places

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        "",
    ),
    (
        "Which places have a record?",
        "where --fields id,held-by,since,certain",
        """\
ivanivka-kupiansk\tdisputed\t-\tfalse
izium\tukraine\t2022-09-10\tfalse
""",
        "",
    ),
    (
        "Who held it on the day of the change?",
        "where izium 2022-09-10 --fields held-by,certain,explanation",
        """\
ukraine\ttrue\tChanged on this day.
""",
        "",
    ),
    (
        "And in the whole month?",
        "where izium 2022-09 --fields held-by,certain,explanation",
        """\
changing\tfalse\tIn these days: Russia, then Ukraine from 10 September 2022.
""",
        "",
    ),
    (
        "And in a month without a change?",
        "where izium 2022-06 --fields held-by,certain,since",
        """\
russia\ttrue\t2022-04-01
""",
        "",
    ),
    (
        "Does a claim make a holder?",
        "where izium 2022-03-29 --fields held-by,claims,explanation",
        """\
unrecorded\tizium-captured-2022-03-27\tOnly claims are recorded, and a claim does not make a holder.
""",
        """\
Izium is known, but who held it on 29 March 2022 is only claimed.
""",
    ),
    (
        "And before the first record?",
        "where izium 2022-03-01 --fields held-by,next",
        """\
unrecorded\tizium-captured-2022-04-01
""",
        """\
Izium is known, but nothing is recorded for 1 March 2022. The nearest record is izium-captured-2022-04-01 (2022-04-01).
""",  # noqa: E501
    ),
    (
        "And outside what the store covers?",
        "where izium 2023-05-01 --fields held-by,before",
        """\
unrecorded\tizium-retaken-2022-09-10
""",
        """\
The store covers the days from 24 February 2022 to 31 December 2022; nothing is recorded outside it.
Izium is known, but nothing is recorded for 1 May 2023. The nearest record is izium-retaken-2022-09-10 (2022-09-10).
""",  # noqa: E501
    ),
    (
        "Where do accounts disagree?",
        "where --held-by disputed --fields id,questions",
        """\
ivanivka-kupiansk\tq-ivanivka
""",
        "",
    ),
    (
        "Who was it by what had been published?",
        "where izium 2022-09-12 --known-by 2022-05-13 --fields held-by,event,sources",
        """\
russia\tizium-captured-2022-04-01\tinstitute-report
""",
        """\
Left out, because this store's sources for them were published after 13 May 2022: 7 of 12 events.
""",
    ),
    (
        "Which raions are there?",
        "where --kind raion --fields id,within,held-by",
        """\
izium-raion\tkharkiv-oblast\tunrecorded
kupiansk-raion\tkharkiv-oblast\tunrecorded
""",
        "",
    ),
    (
        "What changed hands in a month?",
        "where --changed 2022-09",
        """\
izium\tIzium\trussia\tukraine\t2022-09-10\tadmitted\ttest-ministry\tgazette-izium;visti-izium
""",
        "",
    ),
    (
        "And by which account?",
        "where izium --changed --since 2022-09 --fields from,to,event,certain",
        """\
russia\tukraine\tizium-retaken-2022-09-10\ttrue
""",
        "",
    ),
    (
        "Where is another spelling?",
        "where Izyum --fields id,coordinates",
        """\
izium\t49.2128;37.2569
""",
        """\
"Izyum" read as Izium.
""",
    ),
]


def test_all_turns_of_a_place_come_where_they_are_asked_for() -> None:
    turns = "2022-02-24/2022-03-31=unrecorded;2022-04-01/2022-09-09=russia;"
    turns += "2022-09-10/2022-09-10=ukraine;2022-09-11/2022-12-31=ukraine\n"
    assert run("where izium --history -f csv --fields turns").out == f"turns\r\n{turns.strip()}\r\n"
    assert run("where izium --fields turns").out == turns
    assert '"turns": null' in run("where izium --json").out


def test_history_is_refused_where_no_turns_are_shown() -> None:
    ran = run("where izium --history -f markdown")
    assert (ran.code, ran.out) == (Exit.WRONG_USE, "")
    assert ran.err == (
        "--history goes with the formats json, jsonl, csv, tsv, chart, geojson, not with markdown.\n"
    )


@pytest.mark.parametrize(("question", "command", "answer", "notes"), ASKED, ids=[asked[0] for asked in ASKED])
def test_where(question: str, command: str, answer: str, notes: str) -> None:
    assert run(command) == (Exit.FOUND, answer, notes)


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (
            "where --changed 2022-12",
            Exit.NOTHING,
            "No change of hands is recorded for December 2022, though 2 are on other days.\n"
            "  on other days, 2 changes of hands:  kharkivctl where --changed\n",
        ),
        (
            "where --changed --on 2022-09-10 --since 2022-09",
            Exit.WRONG_USE,
            "One date or a range: leave out either --on (or the date) or --since and --until.\n",
        ),
        (
            "where --changed --fields held-by",
            Exit.WRONG_USE,
            '--fields: "held_by" is no field of where --changed. Choose from id, name, from, to, date, '
            "earliest, latest, standing, said_by, sources, certain, possible, event, other_accounts, "
            "disputed_by, questions, within, on.\n",
        ),
    ],
)
def test_where_changed_says_why_there_is_no_answer(command: str, code: int, said: str) -> None:
    assert run(command) == (code, "", said)
