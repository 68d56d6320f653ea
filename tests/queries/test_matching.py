"""How the terms of a question match facts: surely first, widely where nothing else is found."""

from typing import Any

import pytest

from kharkivctl.errors import Nothing
from kharkivctl.rows import EventRow
from tests import made_up
from tests.asking import ask


def event(event_id: str, text: str, **more: Any) -> Any:
    return made_up.event(event_id, text=text, **{"date": "2022-09-10", "standing": "stated", **more})


STORE = made_up.store(
    places=(
        made_up.place("hill", name="Hill"),
        made_up.place("hill-lake", name="Hill Lake"),
        made_up.place("lake", name="Lake"),
    ),
    events=(
        event("hill-taken", "Soldiers stormed Hill.", kind="capture", control="russia", places=("hill",)),
        event(
            "hill-retaken",
            "Hill changed hands again.",
            kind="recapture",
            control="ukraine",
            places=("hill",),
            questions=("q",),
        ),
        event("hill-not-yet", "The council was silent.", kind="denial", places=("hill",), questions=("q",)),
        event(
            "hill-graves",
            "Graves were found at Hill after it had been retaken.",
            kind="graves",
            places=("hill",),
            figures=(made_up.figure(measure="bodies", value=4),),
        ),
        event("lake-left", "Troops fled Lake.", kind="withdrawal", places=("lake",)),
        event("both", "Two villages were shelled.", kind="fighting", places=("hill", "lake")),
        event("long-name", "Hill Lake was shelled.", kind="fighting", places=("hill-lake",)),
        event("told", "A fire near Hill.", kind="statement", places=("lake",)),
    ),
    questions=(made_up.question("q", text="Who held Hill?"),),
)


def found(*terms: str, **options: Any) -> dict[str, bool]:
    """The ids of the events that match, and whether each only stands beside a match."""
    try:
        rows = ask("when", STORE, *terms, **options).rows
    except Nothing:
        return {}
    return {row.id: row.beside for row in rows if isinstance(row, EventRow)}


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        # A kind by any of its words, not by a mere mention of it.
        ("hill regained", {"hill-retaken"}),
        ("hill won back", {"hill-retaken"}),
        ("Hill відбили", {"hill-retaken"}),
        ("hill overrun", {"hill-taken"}),
        ("lake vacated", {"lake-left"}),
        # A mention counts where no fact of the kind matches the other words.
        ("hill graves retaken", {"hill-graves"}),
        # Words by their stems, figures' measures too.
        ("storming hill", {"hill-taken"}),
        ("hill bodies", {"hill-graves"}),
        # A whole name means its own facts, and what names both places where two are asked for.
        ("hill lake", {"long-name"}),
        ("lake hill", {"both"}),
        # Words that only ask narrow nothing, and soft ones never to nothing.
        ("what happened when troops first fled lake", {"lake-left"}),
        # A word unknown to the store narrows to nothing.
        ("hill cholera", set()),
    ],
)
def test_what_a_question_finds(question: str, ids: set[str]) -> None:
    assert {event_id for event_id, beside in found(*question.split()).items() if not beside} == ids


def test_rival_accounts_come_along_and_are_marked() -> None:
    assert found("hill", "regained") == {"hill-retaken": False, "hill-not-yet": True}


def test_a_filter_keeps_rivals_out() -> None:
    assert found("hill", "regained", kind=("recapture",)) == {"hill-retaken": False}


def test_how_many_prefers_what_has_a_number() -> None:
    answer = ask("when", STORE, "how", "many", "at", "hill")
    assert [row.id for row in answer.rows] == ["hill-graves"]
    assert answer.notes == ("4 more without a number are left out.",)


def test_facts_of_one_voice() -> None:
    store = made_up.store(
        organizations=(made_up.organization("council"),),
        sources=(
            made_up.source("paper"),
            made_up.source("table", version_of=None),
            made_up.source("table-later", version_of="table"),
        ),
        events=(
            event("one", "One.", sources=("paper",)),
            event("two", "Two.", sources=("paper", "table")),
            event("states", "Two states of one work.", sources=("table", "table-later")),
            event("said", "Said by one.", sources=("paper", "table"), said_by=("council",)),
        ),
    )
    rows = ask("when", store, sole_source=True).rows
    assert {row.id for row in rows} == {"one", "states", "said"}


def test_who_by_a_side_and_cite_by_a_domain() -> None:
    store = made_up.store(
        sources=(made_up.source("paper", url="https://news.paper.org/one"), made_up.source("other")),
        people=(
            made_up.person("ann", name="Ann", side="russia", posts=(made_up.post("ann-head", role="head"),)),
            made_up.person("bob", name="Bob", side="ukraine", posts=(made_up.post("bob-head", role="head"),)),
        ),
    )
    assert [row.key for row in ask("who", store, "russian", "leaders").rows] == ["ann-head"]
    assert [row.key for row in ask("who", store, "who", "heads", "the", "occupied", "part").rows] == [
        "ann-head"
    ]
    assert [row.id for row in ask("cite", store, "paper.org").rows] == ["paper"]
    assert [row.id for row in ask("cite", store, "https://www.news.paper.org/one/").rows] == ["paper"]
    with pytest.raises(Nothing):
        ask("cite", store, "aper.org")
