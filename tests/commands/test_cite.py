"""`kharkivctl cite`, sources and what rests on them: question, command, whole answer, notes."""

import pytest

from kharkivctl.errors import Exit
from tests.program import run

ASKED = [
    (
        "What is the source of a fact?",
        "cite izium-retaken-2022-09-10 --fields id,citation",
        """\
visti-izium\tIzium: “probna” novyna (Ізюм: «пробна» новина) [Izium: a “trial” story]. (2022, September 10). Probni visti. https://example.org/archive/visti/izium
gazette-izium\tDoe, J. Q., & Roe, A.-M. (2022, September 11). =1+1 | Izium “freed” [/red] & <b>all</b> 😀. The Test Gazette. https://example.org/izium?day=11&page=2
""",  # noqa: E501
        "1 of these 2 works was not opened here; it is known through “Test article [sic]” (Testpedia), "
        "article. `kharkivctl cite --through` cites the work that was used.\n",
    ),
    (
        "What is known of a source?",
        "cite visti-izium -f table",
        """\
Ізюм: «пробна» новина
cite as   Izium: “probna” novyna (Ізюм: «пробна» новина) [Izium: a “trial”
          story]. (2022, September 10). Probni visti.
          https://example.org/archive/visti/izium
known     not opened here; known as cited in Test article [sic]
type      webpage
address   https://example.org/visti/izium
language  uk
issued    10 September 2022
archived  12 September 2022
id        visti-izium

Facts that rest on it, 2
  Ukraine retook Izium. izium-retaken-2022-09-10                        admitted
  Maria Vyhadana maria-vyhadana

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        "",
    ),
    (
        "And of one without a date?",
        "cite channel-post -f table",
        """\
@everyone: *Izium* is `ours`
cite as    Test Channel [@test_channel]. (n.d.). @everyone: *Izium* is `ours`
           [Post]. Testgram. https://example.org/channel/1
type       post
address    https://example.org/channel/1
language   en
issued     no date recorded
retrieved  2 April 2022
id         channel-post

Facts that rest on it, 4
  Russia took Izium, the Test Ministry of Defence said.
  izium-captured-2022-03-27                                              claimed
  Russia took Ivanivka. ivanivka-captured-2022-10-04                     claimed
  A vote was planned. vote-planned-2022-11                               claimed
  Ivan Probnyi: interim head of the Test Administration probnyi-interim-head
                                                                        reported

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        "",
    ),
    (
        "And of one with something odd?",
        "cite institute-report -f table",
        """\
Test assessment, 13 May
cite as   Institute for Tests. (2022, May 13). Test assessment, 13 May.
anomaly   Printed with the date 31 May; the report is of 13 May.
type      report
language  en
issued    13 May 2022
id        institute-report

Facts that rest on it, 4
  =1+1: Russia took Izium [bold]whole[/bold] | all of it.
  izium-captured-2022-04-01                                               stated
  Ukraine held Ivanivka. ivanivka-held-2022-10-03                      estimated
  Petro Zrazok: mayor of Izium zrazok-mayor                              claimed
  Institute for Tests test-institute

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        """\
institute-report: Printed with the date 31 May; the report is of 13 May.
""",
    ),
    (
        "Where does it say something of a person?",
        "cite vyhadana --fields id",
        """\
visti-izium
gazette-izium
""",
        "",
    ),
    (
        "What did an outlet print?",
        "cite gazette --fields id,container-title",
        """\
gazette-izium\tThe Test Gazette
""",
        "",
    ),
    (
        "What did an author write?",
        "cite roe --fields id,author",
        """\
gazette-izium\tDoe, Jane Q.;Roe, Ann-Marie
""",
        "",
    ),
    (
        "Which title has this word?",
        "cite новина --fields id,title",
        """\
visti-izium\tІзюм: «пробна» новина
""",
        "",
    ),
    (
        "Which reports are there?",
        "cite --kind report --fields id,citation",
        """\
institute-report\tInstitute for Tests. (2022, May 13). Test assessment, 13 May.
""",
        """\
institute-report: Printed with the date 31 May; the report is of 13 May.
""",
    ),
    (
        "What was published in September 2022?",
        "cite 2022-09 --fields issued,id",
        """\
2022-09\tseptember-map
2022-09-10\tvisti-izium
2022-09-11\tgazette-izium
""",
        "",
    ),
    (
        "What had been published by then?",
        "cite --known-by 2022-09-10 --fields issued,accessed,id",
        """\
2022-05-13\t-\tinstitute-report
2022-09-10\t-\tvisti-izium
-\t2022-04-02\tchannel-post
""",
        """\
Left out, because this store's sources for them were published after 10 September 2022: 6 of 12 events.
""",
    ),
    (
        "What prints claims of the ministry?",
        "cite --said-by test-ministry --standing claimed --fields id,facts",
        """\
institute-report\tizium-captured-2022-04-01;ivanivka-held-2022-10-03;zrazok-mayor;test-institute
channel-post\tizium-captured-2022-03-27;ivanivka-captured-2022-10-04;vote-planned-2022-11;probnyi-interim-head
""",
        "",
    ),
]


@pytest.mark.parametrize(("question", "command", "answer", "notes"), ASKED, ids=[asked[0] for asked in ASKED])
def test_cite(question: str, command: str, answer: str, notes: str) -> None:
    assert run(command) == (Exit.FOUND, answer, notes)
