"""`kharkivctl when`, events: question, command, whole answer, notes."""

import pytest

from kharkivctl.errors import Exit
from tests.program import run

ASKED = [
    (
        "What is recorded of Izium?",
        "when izium --fields date,id,standing",
        """\
2022-03-27\tizium-captured-2022-03-27\tclaimed
2022-04-01\tizium-captured-2022-04-01\tstated
2022-09-10\tizium-retaken-2022-09-10\tadmitted
2022-09-15\tgraves-440-2022-09-15\treported
2022-09-16/2022-09-23\tgraves-447-2022-09-23\tstated
-\tpower-cut-early-september-2022\treported
""",
        "",
    ),
    (
        "And of Ізюм in April?",
        "when Ізюм 2022-04 --fields id",
        """\
izium-captured-2022-04-01
""",
        """\
"Ізюм" read as Izium.
""",
    ),
    (
        "What happened in September 2022?",
        "when 2022-09 -f table",
        """\
September 2022
10        Ukraine retook Izium. izium-retaken-2022-09-10
                                    admitted by Test Ministry of Defence [1] [2]
15      ≠ Bodies were found near Izium. (bodies: at least 440; civilians: 414
          (of bodies); search days: 5 to 8 days) graves-440-2022-09-15
                                                                    reported [1]
16 – 23 ≠ 447 bodies were exhumed near Izium. graves-447-2022-09-23   stated [3]

Possibly in these days
about 6 Sep      The Test Army attacked. offensive-2022-09-06
2022                                        estimated by Institute for Tests [4]

[1] =1+1 | Izium "freed" [/red] & <b>all</b> 😀. The Test Gazette, 11 September
    2022. gazette-izium
[2] Ізюм: «пробна» новина [Izium: a "trial" story]. Пробні вісті, 10 September
    2022. visti-izium, as cited in article
[3] Test article [sic]. Testpedia, 29 February 2024. article
[4] -2+3 places. Institute for Tests, September 2022. september-map

4 events; ≠ 2 of them told in several ways: --disputed

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        """\
1 more may belong to these days: their dates are less precise. They stand apart.
""",
    ),
    (
        "What happened on one day?",
        "when 10 September 2022 -f table",
        """\
Ukraine retook Izium.
when      on Saturday (2022-09-10)
standing  admitted by Test Ministry of Defence, 10 Sep 2022 [1] [2]
where     Izium
people    Maria Vyhadana
bodies    Test Army
kind      recapture
holder    ○ Ukraine
id        izium-retaken-2022-09-10

[1] =1+1 | Izium "freed" [/red] & <b>all</b> 😀. The Test Gazette, 11 September
    2022. gazette-izium
[2] Ізюм: «пробна» новина [Izium: a "trial" story]. Пробні вісті, 10 September
    2022. visti-izium, as cited in article

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        "",
    ),
    (
        "And with the day as one term?",
        "when '10 September 2022' --fields id",
        """\
izium-retaken-2022-09-10
""",
        "",
    ),
    (
        "What happened between two days?",
        "when --since 2022-09-06 --until 2022-09-11 --fields date,id,possible",
        """\
2022-09-10\tizium-retaken-2022-09-10\tfalse
2022-09-06~\toffensive-2022-09-06\ttrue
""",
        """\
1 more may belong to these days: their dates are less precise. They stand apart.
""",
    ),
    (
        "What lasted through a day?",
        "when --on 2022-09-17 --fields date,id",
        """\
2022-09-16/2022-09-23\tgraves-447-2022-09-23
""",
        "",
    ),
    (
        "What has no date but words for one?",
        "when 'early September' --fields date,date-words,id",
        """\
-\tin early September 2022\tpower-cut-early-september-2022
""",
        "",
    ),
    (
        "Which accounts of one matter differ?",
        "when --disputed --question q-izium-captured -f table",
        """\
When was Izium taken? q-izium-captured
27 Mar 2022    ≠ Russia took Izium, the Test Ministry of Defence said.
                 izium-captured-2022-03-27
                            claimed by Test Ministry of Defence, 28 Mar 2022 [1]
1 Apr 2022     ≠ =1+1: Russia took Izium [bold]whole[/bold] | all of it.
                 izium-captured-2022-04-01                        stated [2] [3]
27 March or 1 April 2022: the ministry claims the first day, the test article
states the second.

[1] @everyone: *Izium* is `ours`. no date. channel-post
[2] Test article [sic]. Testpedia, 29 February 2024. article
[3] Test assessment, 13 May. Institute for Tests, 13 May 2022. institute-report

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        "",
    ),
    (
        "What else is told of this?",
        "when graves-440-2022-09-15 -f table",
        """\
Bodies were found near Izium.
when      15 September 2022
standing  reported [1]
where     Izium
kind      graves
figures   bodies: at least 440; civilians: 414 (of bodies); search days: 5 to 8
          days
note      The parts make less than the whole.
id        graves-440-2022-09-15

≠ How many bodies lay near Izium?      kharkivctl when --question q-izium-bodies
16 Sep 2022 to ≠ 447 bodies were exhumed near Izium. graves-447-2022-09-23
23 Sep 2022                                                           stated [2]

[1] =1+1 | Izium "freed" [/red] & <b>all</b> 😀. The Test Gazette, 11 September
    2022. gazette-izium
[2] Test article [sic]. Testpedia, 29 February 2024. article

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        "",
    ),
    (
        "What is only claimed?",
        "when --standing claimed --fields id,said-by",
        """\
izium-captured-2022-03-27\ttest-ministry
probnyi-dismissed-2022-06-03\tmaria-vyhadana
ivanivka-captured-2022-10-04\ttest-ministry
vote-planned-2022-11\tivan-probnyi
""",
        "",
    ),
    (
        "What did the ministry say, and when?",
        "when --said-by test-ministry --fields id,said,standing",
        """\
izium-captured-2022-03-27\t2022-03-28\tclaimed
izium-retaken-2022-09-10\t2022-09-10\tadmitted
ivanivka-captured-2022-10-04\t-\tclaimed
""",
        "",
    ),
    (
        "What rests on the article, or is known through it?",
        "when --source article --fields id,sources",
        """\
invasion-2022-02-24\tarticle
izium-captured-2022-04-01\tarticle;institute-report
izium-retaken-2022-09-10\tgazette-izium;visti-izium
graves-447-2022-09-23\tarticle
""",
        "",
    ),
    (
        "What had been published of Izium by 13 May?",
        "when izium --known-by 2022-05-13 --fields id,sources",
        """\
izium-captured-2022-03-27\tchannel-post
izium-captured-2022-04-01\tinstitute-report
""",
        """\
Left out, because this store's sources for them were published after 13 May 2022: 7 of 12 events.
""",
    ),
    (
        "What was planned, and by whom?",
        "when --kind plan --person probnyi --fields date,text",
        """\
2022-11\tA vote was planned.
""",
        """\
"probnyi" read as Ivan Probnyi.
""",
    ),
    (
        "Which are the last two?",
        "when kharkiv-oblast --reverse --limit 2 --fields date,id",
        """\
2022-11\tvote-planned-2022-11
2022-09-06~\toffensive-2022-09-06
""",
        "",
    ),
]


@pytest.mark.parametrize(("question", "command", "answer", "notes"), ASKED, ids=[asked[0] for asked in ASKED])
def test_when(question: str, command: str, answer: str, notes: str) -> None:
    assert run(command) == (Exit.FOUND, answer, notes)
