"""`kharkivctl who`, people, bodies and posts: question, command, whole answer, notes."""

import pytest

from kharkivctl.errors import Exit
from tests.program import run

ASKED = [
    (
        "Who is Probnyi?",
        "who probnyi -f table",
        """\
Ivan Probnyi  Іван Пробний · Иван Пробный

Post          interim head of the Test Administration
Body          Test Administration
Area          Kharkiv Oblast
Held          from 21 April 2022 to 3 June 2022
Appointed by  Test Ministry of Defence
Ended by      Ivan Probnyi was dismissed, Maria Vyhadana said. (claimed)
Standing      reported
Note          Nobody of this name is meant.
Sources       [1]
Id            probnyi-interim-head

Post      head of the "Test" Administration | [bold]
Body      Test Administration
Area      Kharkiv Oblast
Held      from July 2022, still held when the store ends
Standing  stated
Note      Nobody of this name is meant.
Sources   [2] [3]
Id        probnyi-head

Sources
[1] @everyone: *Izium* is `ours`. no date. channel-post
[2] Test article [sic]. Testpedia, 29 February 2024. article
[3] =1+1 | Izium "freed" [/red] & <b>all</b> 😀. The Test Gazette, 11 September
    2022. gazette-izium
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
        "who 2022-06-10 --fields post,until,ended-by,certain",
        """\
probnyi-interim-head\t2022-06-03\tprobnyi-dismissed-2022-06-03\tfalse
zrazok-mayor\t\t\tfalse
""",
        "",
    ),
    (
        "And on the last day covered?",
        "who 2022-12-31 --fields post,until,certain",
        """\
probnyi-head\t..\ttrue
probnyi-interim-head\t2022-06-03\tfalse
zrazok-mayor\t\tfalse
""",
        "",
    ),
    (
        "Who is called so in another script?",
        "who Іван Пробний --fields id,post",
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
        "who 'peter sample' --fields id,post",
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
Maria Vyhadana

Kind     person
Note     A spokesperson without a post.
Sources  [1]
Id       maria-vyhadana

Sources
[1] Ізюм: «пробна» новина. Пробні вісті, 10 September 2022. visti-izium, as
    cited in article
""",
        """\
"vyhadana" read as Maria Vyhadana.
""",
    ),
    (
        "What body is this?",
        "who TA -f table",
        """\
Test Administration

Also     TA
What     A made-up administration of the occupation.
Kind     administration
Sources  [1]
Id       test-administration

Posts in it
Who                 Post                    Held            Standing    Sources
────────────────────────────────────────────────────────────────────────────────
Ivan Probnyi        interim head of the     from 21 Apr     reported    [2]
                    Test Administration     2022 to 3 Jun
                    probnyi-interim-head    2022
Ivan Probnyi        head of the "Test"      from Jul 2022,  stated      [1] [3]
                    Administration |        still held
                    [bold]                  when the store
                    probnyi-head            ends

Sources
[1] Test article [sic]. Testpedia, 29 February 2024. article
[2] @everyone: *Izium* is `ours`. no date. channel-post
[3] =1+1 | Izium "freed" [/red] & <b>all</b> 😀. The Test Gazette, 11 September
    2022. gazette-izium
""",
        """\
"TA" read as Test Administration.
""",
    ),
    (
        "Which posts do accounts disagree on?",
        "who --disputed -f table",
        """\
When was Izium taken?
q-izium-captured
Who                 Post                    Held            Standing    Sources
────────────────────────────────────────────────────────────────────────────────
Petro Zrazok        mayor of Izium          by 13 May       claimed     [1]
                    zrazok-mayor            2022, end not   Test
                                            recorded        Ministry
                                                            of Defence
27 March or 1 April 2022: the ministry claims the first day, the test article
states the second.


Sources
[1] Test assessment, 13 May. Institute for Tests, 13 May 2022. institute-report
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
