"""Which sources `cite` finds, in which order, and what it says rests on them, on a small made-up store."""

from typing import Any

import pytest

from kharkivctl.errors import Nothing
from kharkivctl.rows import Answer, SourceRow
from kharkivctl.store.model import Source
from tests import made_up
from tests.asking import ask


def source(source_id: str, title: str, issued: str | None = None, **more: Any) -> Source:
    return made_up.source(**{"id": source_id, "type": "webpage", "title": title, "issued": issued, **more})


STORE = made_up.store(
    store=made_up.about(covers="2022-02-24/2022-12-31", origin="article"),
    sources=(
        source("article", "An article", "2022-12-01", type="entry-encyclopedia"),
        source("gazette", "Town retaken", "2022-09-11", author=("Doe, Jane", "O'Town, Al")),
        source(
            "wire", "A report", "2022-09-10", agency="Wire Agency", known_through="article", url="https://x"
        ),
        source("letter", "A letter", archived="2022-05-05", anomaly="Printed twice."),
        source("idle", "Nothing rests on this"),
    ),
    places=(
        made_up.place(id="town", name="Town", kind="city", aliases=("Gorod",), sources=("article",)),
        made_up.place(id="village", name="Village", kind="village", sources=("article",)),
    ),
    organizations=(made_up.organization(id="army", name="Army", kind="army", sources=("article",)),),
    people=(
        made_up.person(
            id="ann-example",
            name="Ann Example",
            sources=("article",),
            posts=(
                made_up.post(
                    id="ann-mayor",
                    role="mayor",
                    standing="claimed",
                    area="village",
                    organization="army",
                    said_by=("army",),
                    sources=("letter",),
                ),
            ),
        ),
    ),
    events=(
        made_up.event(
            id="retaken",
            kind="recapture",
            text="Town was retaken.",
            standing="stated",
            date="2022-09-10",
            places=("town",),
            organizations=("army",),
            questions=("q-when",),
            sources=("gazette", "wire"),
        ),
        made_up.event(
            id="denied",
            kind="denial",
            text="Not so.",
            standing="claimed",
            date="2022-09-12",
            places=("town",),
            said_by=("ann-example",),
            questions=("q-when",),
            sources=("letter",),
        ),
    ),
    questions=(made_up.question(id="q-when", text="When was it retaken?"),),
)


def cite(*terms: str, **options: Any) -> Answer:
    return ask("cite", STORE, *terms, **options)


def ids(*terms: str, **options: Any) -> list[str]:
    try:
        return [row.id for row in cite(*terms, **options).rows]
    except Nothing:
        return []


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        ((), ["wire", "gazette", "article", "idle", "letter"]),
        # A source itself, whatever else has its name.
        (("gazette",), ["gazette"]),
        # A fact, a post, a question.
        (("retaken",), ["wire", "gazette"]),
        (("ann-mayor",), ["letter"]),
        (("q-when",), ["wire", "gazette", "letter"]),
        # Whom or what facts are about; who speaks takes part.
        (("army",), ["wire", "gazette", "article", "letter"]),
        (("Ann",), ["article", "letter"]),
        (("village",), ["article", "letter"]),
        # Its own words: title, agency, and a name in any spelling of the store.
        (("report",), ["wire"]),
        (("wire agency",), ["wire"]),
        (("Gorod",), ["wire", "gazette", "article", "letter"]),
        # An author's family or given name, whole.
        (("Doe",), ["gazette"]),
        (("jane",), ["gazette"]),
        (("Do",), []),
        (("O'Town",), ["gazette"]),
        # All terms must match, in any order; words that stand apart in the title too.
        (("town", "doe"), ["gazette"]),
        (("nothing this",), ["idle"]),
        (("town", "idle"), []),
        # Several ids are alternatives, in their order.
        (("letter", "retaken"), ["letter", "wire", "gazette"]),
        # Dates are those of issue.
        (("2022-09",), ["wire", "gazette"]),
        (("town", "2022-09-10"), ["wire"]),
    ],
)
def test_what_a_term_finds(terms: tuple[str, ...], found: list[str]) -> None:
    assert ids(*terms) == found


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"kind": ("entry-encyclopedia",)}, ["article"]),
        ({"place": ("town",)}, ["wire", "gazette", "article", "letter"]),
        ({"place": ("village",)}, ["article", "letter"]),
        ({"person": ("ann",)}, ["article", "letter"]),
        ({"organization": ("army",)}, ["wire", "gazette", "article", "letter"]),
        ({"said_by": ("army",)}, ["letter"]),
        ({"said_by": ("ann",)}, ["letter"]),
        ({"standing": ("stated",)}, ["wire", "gazette"]),
        # Every filter of facts must be passed by one fact, and then the own words of a source don't count.
        ({"place": ("town",), "standing": ("claimed",)}, ["letter"]),
        ({"place": ("village",), "standing": ("stated",)}, []),
        ({"place": ("town",), "organization": ("army",)}, ["wire", "gazette"]),
        ({"question": ("q-when",)}, ["wire", "gazette", "letter"]),
        ({"disputed": True}, ["wire", "gazette", "letter"]),
        # A source, and the works known through it; facts that rest on another one too don't matter.
        ({"source": ("article",)}, ["wire", "article"]),
        ({"source": ("gazette",)}, ["gazette"]),
        ({"source": ("article",), "place": ("town",)}, ["wire", "article"]),
        ({"since": "2022-09-11", "until": "2022-10"}, ["gazette"]),
        ({"known_by": "2022-05-05"}, ["letter"]),
    ],
)
def test_what_a_filter_keeps(options: dict[str, Any], found: list[str]) -> None:
    assert ids(**options) == found


def row(source_id: str) -> SourceRow:
    (found,) = cite(source_id).rows
    assert isinstance(found, SourceRow)
    return found


def test_a_source_says_what_rests_on_it_and_which_questions_that_answers() -> None:
    letter = row("letter")
    assert [(fact.id, fact.name, fact.standing) for fact in letter.facts] == [
        ("denied", "Not so.", "claimed"),
        ("ann-mayor", "Ann Example: mayor", "claimed"),
    ]
    assert [question.id for question in letter.questions] == ["q-when"]
    assert [fact.id for fact in row("article").facts] == ["ann-example", "army", "town", "village"]
    assert row("idle").facts == ()


def test_a_work_known_through_another_names_it() -> None:
    known = row("wire").known_through
    assert known is not None
    assert known.id == "article"


def test_the_sources_of_one_id_come_by_date_of_issue() -> None:
    days = [f"2022-09-{day:02}" for day in range(1, 10)]
    store = made_up.store(
        sources=[made_up.source(), *(made_up.source(f"paper-{day}", issued=day) for day in days)],
        events=[made_up.event("told", sources=tuple(f"paper-{day}" for day in reversed(days)))],
    )
    assert [row.id for row in ask("cite", store, "told", "paper").rows] == [
        *(f"paper-{day}" for day in days),
        "paper",
    ]


def test_the_anomaly_of_a_single_source_is_noted() -> None:
    assert cite("letter").notes == ("letter: Printed twice.",)
    assert cite().notes == ()


def test_disputed_groups_the_sources_under_the_questions_their_facts_answer() -> None:
    (group,) = cite(disputed=True).groups
    assert (group.question.id, group.rows) == ("q-when", ("wire", "gazette", "letter"))


@pytest.mark.parametrize(
    ("terms", "options", "message"),
    [
        (("nowhere",), {}, 'Nothing in the store mentions "nowhere".'),
        (
            ("town", "idle"),
            {},
            "No source matches all of these words together.",
        ),
        ((), {"kind": ("map",)}, "No source passes these filters together."),
    ],
)
def test_nothing_found_says_why(terms: tuple[str, ...], options: dict[str, Any], message: str) -> None:
    with pytest.raises(Nothing) as nothing:
        cite(*terms, **options)
    assert str(nothing.value) == message
