"""`kharkivctl TERM...` without a verb, and `kharkivctl help TOPIC`."""

import json
import re

import pytest

from kharkivctl.ask.vocabulary import SENSES, phrases
from kharkivctl.commands.help import TOPICS
from kharkivctl.errors import Exit
from tests.program import run


def test_one_screen_on_a_place() -> None:
    assert run("izium") == (
        Exit.FOUND,
        """\
Izium, city in Izium Raion. Ukraine held it on 31 December 2022, where the store ends.
  6 events, 27 March 2022 to 16 September 2022  kharkivctl when izium
  1 post or body                                kharkivctl who izium
  1 place, and who held it                      kharkivctl where izium
  2 questions on which accounts differ          kharkivctl when izium --questions
  5 sources                                     kharkivctl cite izium
""",
        "",
    )


@pytest.mark.parametrize(
    ("terms", "sentence"),
    [
        ("izium 2022-05-05", "Izium, city in Izium Raion. Russia held it on 5 May 2022."),
        ("izium 2022-05", "Izium, city in Izium Raion."),
    ],
)
def test_the_sentence_speaks_of_the_day_asked_for(terms: str, sentence: str) -> None:
    assert run(terms).out.splitlines()[0] == sentence


@pytest.mark.parametrize("terms", ["izium", "kharkiv oblast", "zrazok", "graves"])
def test_each_command_of_the_screen_finds_what_it_counts(terms: str) -> None:
    lines = [line for line in run(terms).out.splitlines() if "  kharkivctl " in line]
    assert lines
    for line in lines:
        count, command = re.fullmatch(r"  (\d+) .*?  kharkivctl (.*)", line).groups()  # type: ignore[union-attr]
        assert len(json.loads(run(f"{command} --json").out)) == int(count)


def test_nothing_known_is_exit_1_with_what_is_near() -> None:
    ran = run("izum")
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    assert ran.err.splitlines()[0] == "The store has nothing on izum."
    assert ran.err.splitlines()[1].endswith("kharkivctl when Izium")


@pytest.mark.parametrize("slip", ["whn", "wher", "cit", "stor"])
def test_a_slip_of_a_verb_is_wrong_use(slip: str) -> None:
    assert run(f"{slip} izium").code == Exit.WRONG_USE


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_of_help_fits_a_wide_screen(topic: str) -> None:
    ran = run(f"help {topic}")
    assert (ran.code, ran.err) == (Exit.FOUND, "")
    assert ran.out.endswith("\n")
    assert max(map(len, ran.out.splitlines())) <= 110


def test_help_without_a_topic_lists_them_and_another_is_refused() -> None:
    assert run("help").out.startswith(f"Topics: {', '.join(TOPICS)}.")
    assert run("help cooking") == (Exit.WRONG_USE, "", f"help cooking: choose from {', '.join(TOPICS)}.\n")


def test_help_words_has_every_word_of_the_vocabulary() -> None:
    shown = " ".join(run("help words").out.split())
    for sense in SENSES:
        for phrase in (*phrases(sense.words), *phrases(sense.cyrillic)):
            assert phrase in shown
