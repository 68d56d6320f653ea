"""Sources as citations with the number of their facts, one as a card; and the open questions."""

from kharkivctl.rows import FactRef, QuestionRow, Ref
from tests.render.answers import rendered
from tests.render.rows import account, answer, source

PAPER = Ref("paper", "A made-up paper")


def test_sources() -> None:
    told = rendered(
        "table",
        answer(
            source(facts=(FactRef("taken", "Troops took Town."),)),
            source("gazette", citation="Gazette. (2022). Town falls?", known_through=PAPER),
        ),
    )
    assert (
        told
        == """\
Citation                                                                   Facts
────────────────────────────────────────────────────────────────────────────────
A made-up paper. paper                                                     1
Gazette. (2022). Town falls? not opened here gazette                       0

2 sources
"""
    )


def test_one_source_of_several_that_match_is_a_list_of_one() -> None:
    assert rendered("table", answer(source(), limited=True)).endswith("\n\n1 source\n")


def test_a_source() -> None:
    told = rendered(
        "table",
        answer(
            source(
                type="webpage",
                citation="Paper (2022).",
                url="https://example.org/a",
                language="en",
                issued="2022-03",
                archived="2022-04-01",
                accessed="2022-05-01",
                dateline="Town, 1 March",
                known_through=Ref("gazette", "Gazette"),
                anomaly="Two dates.",
                note="A note.",
                facts=(FactRef("taken", "Troops took Town.", "stated"), FactRef("town", "Town")),
            )
        ),
    )
    assert (
        told
        == """\
A made-up paper
cite as    Paper (2022).
known      not opened here; known as cited in Gazette
anomaly    Two dates.
type       webpage
address    https://example.org/a
language   en
issued     March 2022
archived   1 April 2022
retrieved  1 May 2022
dateline   Town, 1 March
note       A note.
id         paper

Facts that rest on it, 2
  Troops took Town. taken                                                 stated
  Town town
"""
    )


def test_the_standing_of_a_fact_is_in_its_colour() -> None:
    told = rendered("table", answer(source(facts=(FactRef("a", "A.", "claimed"),))), colour=True)
    assert "\x1b[38;5;166mclaimed\x1b[0m" in told


def test_a_source_of_which_little_is_known() -> None:
    assert (
        rendered("table", answer(source()))
        == """\
A made-up paper
cite as  A made-up paper.
type     report
issued   no date recorded
id       paper
"""
    )


def test_at_a_terminal_with_colour_the_citation_and_the_address_are_links() -> None:
    told = rendered("table", answer(source(url="https://example.org/a")), colour=True)
    assert told.count(";https://example.org/a\x1b\\") == 2
    told = rendered("table", answer(source(url="https://example.org/a"), source("b")), colour=True)
    assert "\x1b\\A made-up paper.\x1b]8;;\x1b\\" in told


def question(id: str, text: str, note: str | None = None) -> QuestionRow:
    accounts = (account("taken-1"), account("taken-2"))
    return QuestionRow(id=id, text=text, note=note, accounts=accounts, posts=(Ref("mayor", "Mayor"),))


def test_questions() -> None:
    told = rendered(
        "table", answer(question("q-when", "When?", "Two accounts differ."), question("q-who", "Who?"))
    )
    assert (
        told
        == """\
Question                                                                Accounts
────────────────────────────────────────────────────────────────────────────────
When? q-when                                                            3
Two accounts differ.
taken-1, taken-2, mayor
Who? q-who                                                              3
taken-1, taken-2, mayor

2 questions on which accounts differ
"""
    )


def test_one_question_is_one_question() -> None:
    told = rendered("table", answer(question("q-when", "When?")))
    assert told.endswith("\n\n1 question on which accounts differ\n")
