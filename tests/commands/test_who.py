"""`kharkivctl who`, people, bodies and posts: question, command, whole answer, notes."""

import pytest

from kharkivctl.errors import Exit
from tests.program import run

ASKED = [
    (
        "Who is Probnyi?",
        "who probnyi -f table",
        """\
Ivan Probnyi  Іван Пробний · Иван Пробный                    on the Russian side

Post                                                From           To
────────────────────────────────────────────────────────────────────────────────
interim head of the Test Administration             21 Apr 2022    3 Jun 2022,
probnyi-interim-head                  reported [1]                 claimed
head of the "Test" Administration | [bold]          Jul 2022       still on 31
probnyi-head                        stated [2] [3]                 Dec 2022

body          Test Administration
area          Kharkiv Oblast
appointed by  Test Ministry of Defence (probnyi-interim-head)
ended by      Ivan Probnyi was dismissed, Maria Vyhadana said. (claimed)
              (probnyi-interim-head)
note          Nobody of this name is meant.
id            ivan-probnyi

[1] @everyone: *Izium* is `ours`. no date. channel-post
[2] Test article [sic]. Testpedia, 29 February 2024. article
[3] =1+1 | Izium "freed" [/red] & <b>all</b> 😀. The Test Gazette, 11 September
    2022. gazette-izium

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        """\
"probnyi" read as Ivan Probnyi.
""",
    ),
    (
        "Who held a post on a day?",
        "who --on 2022-05-01 --fields name,role,certain",
        """\
Ivan Probnyi\tinterim head of the Test Administration\ttrue
""",
        "",
    ),
    (
        "And after an end that is only claimed?",
        "who 2022-06-10 --fields id,until,ended-by,certain",
        """\
probnyi-interim-head\t2022-06-03\tprobnyi-dismissed-2022-06-03\tfalse
zrazok-mayor\t-\t-\tfalse
""",
        "",
    ),
    (
        "And on the last day covered?",
        "who 2022-12-31 --fields id,until,certain",
        """\
probnyi-head\t..\ttrue
probnyi-interim-head\t2022-06-03\tfalse
zrazok-mayor\t-\tfalse
""",
        "",
    ),
    (
        "Who is called so in another script?",
        "who Іван Пробний --fields person,id",
        """\
ivan-probnyi\tprobnyi-interim-head
ivan-probnyi\tprobnyi-head
""",
        """\
"Іван Пробний" read as Ivan Probnyi.
""",
    ),
    (
        "And by another name?",
        "who 'peter sample' --fields person,id",
        """\
petro-zrazok\tzrazok-mayor
""",
        """\
"peter sample" read as Petro Zrazok.
""",
    ),
    (
        "Who had a post in Izium?",
        "who --place izium --fields name,role,area",
        """\
Petro Zrazok\tmayor of Izium\tizium
""",
        "2 posts are of Kharkiv Oblast as a whole: kharkivctl who kharkiv-oblast\n",
    ),
    (
        "Who was a mayor?",
        "who mayor --fields name,since",
        """\
Petro Zrazok\t[..2022-05-13]
""",
        "",
    ),
    (
        "Who without a post?",
        "who vyhadana -f table",
        """\
Maria Vyhadana                                             on the Ukrainian side
note     A spokesperson without a post.
sources  [1]
id       maria-vyhadana

[1] Ізюм: «пробна» новина [Izium: a "trial" story]. Пробні вісті, 10 September
    2022. visti-izium, as cited in article

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        """\
"vyhadana" read as Maria Vyhadana.
""",
    ),
    (
        "What body is this?",
        "who TA -f table",
        """\
Test Administration                                               administration
what     A made-up administration of the occupation.
also     TA
sources  [1]
id       test-administration

Posts in it
Post                                                From           To
────────────────────────────────────────────────────────────────────────────────
Ivan Probnyi, interim head of the Test              21 Apr 2022    3 Jun 2022,
Administration probnyi-interim-head   reported [2]                 claimed
also head of the "Test" Administration | [bold]     Jul 2022       still on 31
probnyi-head                        stated [1] [3]                 Dec 2022

[1] Test article [sic]. Testpedia, 29 February 2024. article
[2] @everyone: *Izium* is `ours`. no date. channel-post
[3] =1+1 | Izium "freed" [/red] & <b>all</b> 😀. The Test Gazette, 11 September
    2022. gazette-izium

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        """\
"TA" read as Test Administration.
""",
    ),
    (
        "Which posts do accounts disagree on?",
        "who --disputed -f table",
        """\
When was Izium taken? q-izium-captured
Post                                                From           To
────────────────────────────────────────────────────────────────────────────────
Petro Zrazok, mayor of Izium ≠ zrazok-mayor         by 13 May      not recorded
           claimed by Test Ministry of Defence [1]  2022
27 March or 1 April 2022: the ministry claims the first day, the test article
states the second.

[1] Test assessment, 13 May. Institute for Tests, 13 May 2022. institute-report

Data 2026.01.02, from 24 February 2022 to 31 December 2022.
""",
        "",
    ),
    (
        "Which bodies are there?",
        "who --kind administration --kind army --fields id,kind,side",
        """\
test-administration\tadministration\trussia
test-army\tarmy\tukraine
""",
        "",
    ),
]


@pytest.mark.parametrize(("question", "command", "answer", "notes"), ASKED, ids=[asked[0] for asked in ASKED])
def test_who(question: str, command: str, answer: str, notes: str) -> None:
    assert run(command) == (Exit.FOUND, answer, notes)
