"""Every rule with warnings, broken by small stores: the exact warnings, and what comes close to one."""

import inspect
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from kharkivctl.store import check, gaps
from kharkivctl.store.check import Fault, Path, Rule
from kharkivctl.store.model import Store
from tests import made_up

Fields = dict[str, Any]
SOURCE: Path = ("sources", 0)
EVENT: Path = ("events", 0)
POST: Path = ("people", 0, "posts", 0)
QUESTION: Path = ("questions", 0, "id")


def with_source(**fields: Any) -> Store:
    """A store of one source."""
    return made_up.store(sources=[made_up.source(**fields)])


def with_posts(*posts: Any) -> Store:
    """A store of one person with posts."""
    return made_up.store(people=[made_up.person(posts=posts)])


def one_voice(path: Path, record: str, field: str, value: object) -> Fault:
    problem, remedy = "is the one voice on which it rests", "Look for an account of somebody else."
    return Fault((*path, field), record, value, problem, remedy)


def lacks(field: str, remedy: str) -> Fault:
    return Fault((*SOURCE, field), "paper", None, "is not recorded", remedy)


NOT_ISSUED = Fault(
    (*SOURCE, "issued"),
    "paper",
    "2022-09-10",
    "is not the work's own by its note",
    "Leave issued out, or correct the note; the day of a statement is the said of the event.",
)
NOT_ITS_URL = Fault(
    (*SOURCE, "url"),
    "paper",
    "https://example.org/live",
    "may be another page's by its note",
    "Leave url out and give the address in the note, or correct the note.",
)

# Rule of WARNINGS -> stores that break it, and the warning of each. The first notes are those of a store
# that printed 28 such days and 8 such addresses as the works' own.
DOUBTFUL: dict[Rule, list[tuple[Store, Fault]]] = {
    gaps.issued_is_of_the_work: [
        (with_source(issued="2022-09-10", note=note), NOT_ISSUED)
        for note in (
            "Dated by the day of the statement it reports.",
            "A report; the page's own date is not recorded.",
            "Its day of issue is not recorded.",
            "The date of issue is not recorded.",
        )
    ],
    gaps.url_is_of_the_work: [
        (with_source(url="https://example.org/live", note=note), NOT_ITS_URL)
        for note in (
            "It was matched by publisher and day, so it may be another page.",
            "An address that may be this page's: https://example.org/live.",
        )
    ],
    gaps.facts_rest_on_several_voices: [
        (made_up.store(events=[made_up.event()]), one_voice(EVENT, "event", "sources", ("paper",))),
        (with_posts(made_up.post()), one_voice(POST, "post", "sources", ("paper",))),
        (
            made_up.store(
                sources=[made_up.source(), made_up.source("copy", version_of="paper")],
                events=[made_up.event(sources=("paper", "copy"))],
            ),
            one_voice(EVENT, "event", "sources", ("paper", "copy")),
        ),
        (
            made_up.store(
                sources=[made_up.source(), made_up.source("other")],
                organizations=[made_up.organization()],
                events=[made_up.event(sources=("paper", "other"), said_by=("council",))],
            ),
            one_voice(EVENT, "event", "said-by", ("council",)),
        ),
    ],
    gaps.sources_have_an_address: [
        (with_source(), lacks("url", "Find the page, or say in the note why there is none.")),
    ],
    gaps.sources_have_a_title: [
        (
            with_source(title="[Report on Izium]"),
            Fault(
                (*SOURCE, "title"),
                "paper",
                "[Report on Izium]",
                "is a description, not the title",
                "Open the work and give its headline.",
            ),
        ),
    ],
    gaps.sources_have_a_date: [
        (with_source(), lacks("issued", "Look for the day on the page or in the data of a stored copy.")),
    ],
    gaps.sources_are_archived: [
        (with_source(), lacks("archive-url", "Find or make an archived copy and give its address.")),
    ],
    gaps.places_have_coordinates: [
        (
            made_up.store(places=[made_up.place(kind=kind)]),
            Fault(
                ("places", 0, "coordinates"),
                "izium",
                None,
                "are not recorded",
                "Give latitude and longitude, and whose they are in the note.",
            ),
        )
        for kind in ("city", "rural settlement", "village")
    ],
    gaps.posts_have_a_start: [
        (
            with_posts(made_up.post(until="2022-09-10")),
            Fault(
                (*POST, "since"),
                "post",
                None,
                "is not recorded",
                "Look for the appointment, or for the first day on which a source names them so.",
            ),
        ),
    ],
    gaps.aliases_are_of_one_record: [
        (
            made_up.store(
                places=[made_up.place("izium")],
                organizations=[made_up.organization(aliases=("Town hall", "Ізюм"))],
            ),
            Fault(
                ("organizations", 0, "aliases"),
                "council",
                ("Town hall", "Ізюм"),
                '"Ізюм" is the name of izium',
                "Leave it out, unless people mean both by it.",
            ),
        ),
    ],
    gaps.questions_have_several_accounts: [
        (
            made_up.store(questions=[made_up.question("q")], events=[made_up.event(questions=questions)]),
            Fault(
                QUESTION,
                "q",
                "q",
                problem,
                "Name the question in the other accounts too, or delete it.",
            ),
        )
        for questions, problem in (((), "has no account"), (("q",), "has one account"))
    ],
    gaps.accounts_of_a_question_differ: [
        (
            made_up.store(
                questions=[made_up.question("q")],
                events=[
                    made_up.event("one", questions=("q",)),
                    made_up.event("two", questions=("q",), text="The same in other words.", note="A note."),
                ],
            ),
            Fault(
                QUESTION,
                "q",
                "q",
                "has 2 accounts that do not differ",
                "Correct the account that should differ, or join them in one.",
            ),
        ),
    ],
    gaps.notes_name_no_other_date: [
        (
            made_up.store(events=[made_up.event(note="The row gave 27 March 2022.")]),
            Fault(
                (*EVENT, "note"),
                "event",
                None,
                'names "27 March 2022", which no record beside it has',
                "Give it an account of its own, or a date; a date of the page or reference may stay.",
            ),
        ),
    ],
    gaps.notes_name_no_other_holder: [
        (
            made_up.store(events=[made_up.event(note="Another map had it as contested.")]),
            Fault(
                (*EVENT, "note"),
                "event",
                None,
                'has "contested", but no account beside it has control = "contested"',
                "Give it an account of its own, with control; words that mean something else may stay.",
            ),
        ),
    ],
}
COMPLETE = {
    "url": "https://example.org",
    "archive_url": "https://archive.example.org",
    "issued": "2022-09-10",
}


def test_every_rule_is_in_the_registry_explained_and_broken_above() -> None:
    rules = [
        function
        for function in vars(gaps).values()
        if inspect.isfunction(function)
        and function.__module__ == gaps.__name__
        and function.__annotations__.get("return") == Iterator[Fault]
        and not function.__name__.startswith("_")
    ]
    assert rules == list(gaps.WARNINGS.values()) == list(DOUBTFUL)
    assert [rule.__name__ for rule in rules if not inspect.getdoc(rule)] == []


def test_codes_follow_each_other() -> None:
    assert list(gaps.WARNINGS) == [f"W{number:03d}" for number in range(1, len(gaps.WARNINGS) + 1)]


@pytest.mark.parametrize(
    ("rule", "store", "warning"), [(rule, *way) for rule, ways in DOUBTFUL.items() for way in ways]
)
def test_a_doubtful_value_is_a_warning_with_its_code_and_no_fault(
    rule: Rule, store: Store, warning: Fault
) -> None:
    (code,) = (code for code, one in gaps.WARNINGS.items() if one is rule)
    assert list(rule(store)) == [warning]
    assert msgspec.structs.replace(warning, code=code) in gaps.warnings(store)
    assert check.faults(store) == []


@pytest.mark.parametrize(
    "store",
    [
        with_source(**COMPLETE),
        with_source(title="A [made-up] paper", **COMPLETE),
        made_up.store(
            sources=[
                made_up.source(**COMPLETE),
                made_up.source("other", **COMPLETE | {"url": "https://b.org"}),
            ],
            events=[made_up.event(sources=("paper", "other"))],
        ),
        made_up.store(
            sources=[made_up.source(**COMPLETE)],
            organizations=[made_up.organization("one"), made_up.organization("two")],
            events=[made_up.event(said_by=("one", "two"))],
        ),
        made_up.store(
            sources=[made_up.source(**COMPLETE)],
            places=[made_up.place("izium-raion", kind="raion"), made_up.place(coordinates=(49.2, 37.3))],
        ),
        made_up.store(
            sources=[made_up.source(**COMPLETE)],
            places=[made_up.place(coordinates=(49.2, 37.3), aliases=("Izyum", "Izium"))],
        ),
    ],
)
def test_a_store_that_lacks_nothing_has_no_warning(store: Store) -> None:
    assert gaps.warnings(store) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2022-03-02"},
        {"kind": "capture"},
        {"standing": "reported"},
        {"places": ("izium",)},
        {"figures": (made_up.figure(value=2),)},
        {"said_by": ("council",)},
    ],
)
def test_accounts_of_a_question_that_differ_are_no_warning(fields: Fields) -> None:
    events = [made_up.event("one", questions=("q",)), made_up.event("two", questions=("q",), **fields)]
    assert (
        list(
            gaps.accounts_of_a_question_differ(
                made_up.store(questions=[made_up.question("q")], events=events)
            )
        )
        == []
    )


def test_a_note_that_names_a_holder_names_no_date_by_it() -> None:
    store = made_up.store(events=[made_up.event(note="Another map had it as contested.")])
    assert list(gaps.notes_name_no_other_date(store)) == []


def test_posts_that_answer_a_question_are_accounts_of_it() -> None:
    posts = [made_up.post("one", questions=("q",)), made_up.post("two", questions=("q",), since="2022-05")]
    store = made_up.store(people=[made_up.person(posts=posts)], questions=[made_up.question("q")])
    assert list(gaps.questions_have_several_accounts(store)) == []
    assert list(gaps.accounts_of_a_question_differ(store)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"issued": None, "note": "Its day of issue is not recorded."},
        {"issued": "2022-09-10", "note": "The day of issue is the one in the path of the address."},
        {
            "issued": "2022-09",
            "note": "The month of issue is that of a stored copy's data, which show no day.",
        },
        {"issued": "2022-09-10", "note": None},
        {"note": "An address that may be this page's: https://example.org/live."},
        {"url": "https://example.org/live", "note": "The address is that of a mirror."},
    ],
)
def test_what_a_note_does_not_deny_is_no_warning(fields: Fields) -> None:
    store = with_source(**fields)
    assert [*gaps.issued_is_of_the_work(store), *gaps.url_is_of_the_work(store)] == []
