"""Questions as people type them, with the ids that a careful reader would miss in the answer.

They were written and judged by readers of the article and the store, not by looking at what the program
prints. Not all are answered whole: the counts below are what is reached, and must not fall.
"""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest

from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.options import Asked
from kharkivctl.queries.suggestions import suggestions
from kharkivctl.rows import EventRow, PlaceRow, Row
from kharkivctl.store import load
from tests.asking import ask

LOADED = load.load(load.packaged_store())
QUESTIONS: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("questions.json").read_text(encoding="utf-8")
)
ABSENT = [question for question in QUESTIONS if question.get("absent")]
TYPOS = [question for question in QUESTIONS if question.get("suggest")]
ASKED = [question for question in QUESTIONS if not question.get("absent") and not question.get("suggest")]
WHOLE, TIGHT = 0.92, 0.87  # Of those that the store answers: every id is printed, in no more rows than fit.


def rows(question: dict[str, Any]) -> tuple[Row, ...]:
    """The rows of the answer; none where nothing is found."""
    try:
        return ask(question["verb"], LOADED, *shlex.split(question["query"])).rows
    except (Nothing, WrongUse):
        return ()


def ids(found: tuple[Row, ...]) -> set[str]:
    """The ids printed: of the rows, of what a single card shows beside, and of the places in a region."""
    printed = {id for row in found for id in (row.id, row.subject)}
    for row in found if len(found) == 1 else ():
        if isinstance(row, EventRow):
            printed |= {account.id for account in row.other_accounts}
        if isinstance(row, PlaceRow):
            printed |= {place.id for place in row.contains}
    return printed


def test_nearly_all_questions_are_answered_whole_and_tidily() -> None:
    missing, loose = [], []
    for question in ASKED:
        found = rows(question)
        if lost := set(question["need"]) - ids(found):
            missing.append(f"{question['verb']} {question['query']}: {', '.join(sorted(lost))}")
        elif question.get("max") and len(found) > question["max"]:
            loose.append(f"{question['verb']} {question['query']}: {len(found)} rows")
    report = "\n".join(["Not whole:", *missing, "Too many rows:", *loose])
    assert len(missing) <= (1 - WHOLE) * len(ASKED), report
    assert len(missing) + len(loose) <= (1 - TIGHT) * len(ASKED), report


@pytest.mark.parametrize("question", ABSENT, ids=lambda q: f"{q['verb']} {q['query']}")
def test_what_the_store_does_not_say_finds_nothing(question: dict[str, Any]) -> None:
    assert rows(question) == ()


@pytest.mark.parametrize("question", TYPOS, ids=lambda q: f"{q['verb']} {q['query']}")
def test_a_slip_is_answered_or_a_command_with_the_right_word_is_suggested(question: dict[str, Any]) -> None:
    if not rows(question):
        terms = tuple(shlex.split(question["query"]))
        near = suggestions(question["verb"], Asked(terms=terms), LOADED)
        assert any(question["suggest"].casefold() in " ".join(one.command).casefold() for one in near)


def test_every_id_of_a_question_is_in_the_store() -> None:
    store = LOADED.store
    known = set(store.by_id()) | {post.id for person in store.people for post in person.posts}
    assert {i for question in QUESTIONS for i in question["need"]} <= known
