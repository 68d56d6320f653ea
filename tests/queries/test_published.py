"""`--known-by`: what had been published, or said, by a day, and the notes that count the rest."""

import pytest

from kharkivctl.dates import typed
from kharkivctl.queries.published import as_published_by
from kharkivctl.store.model import Event, Person, Source, Store
from tests import made_up


def source(source_id: str, **days: str) -> Source:
    return made_up.source(source_id, **days)


def event(event_id: str, *sources: str, said: str | None = None) -> Event:
    return made_up.event(event_id, date="2022-09", sources=sources, said=said)


def by(store: Store, day: str | None) -> tuple[Store, list[str]]:
    """The store as published by the last day of a date."""
    when = typed.read(day) if day else None
    return as_published_by(store, when.latest if when else None)


def store_of(*records: Source | Event | Person) -> Store:
    """A store of these records and no others."""
    return made_up.store(
        sources=[record for record in records if isinstance(record, Source)],
        people=[record for record in records if isinstance(record, Person)],
        events=[record for record in records if isinstance(record, Event)],
    )


@pytest.mark.parametrize(
    ("days", "counts_from"),
    [
        ({"issued": "2022-09-10"}, "2022-09-10"),
        ({"issued": "2022-09"}, "2022-09-30"),
        ({"issued": "2022"}, "2022-12-31"),
        ({"issued": "2022-09-10~"}, "2022-09-10"),
        ({"issued": "[2022-09-10..2022-09-12]"}, "2022-09-12"),
        ({"issued": "[..2022-09-11]"}, "2022-09-11"),
        ({"issued": "2022-09-10/2022-09-20"}, "2022-09-20"),
        ({"archived": "2022-09-12"}, "2022-09-12"),
        ({"accessed": "2022-09-14"}, "2022-09-14"),
        ({"issued": "2022-09-10", "archived": "2022-09-12", "accessed": "2022-09-08"}, "2022-09-10"),
        ({"issued": "2022-09-20", "archived": "2022-09-12", "accessed": "2022-09-08"}, "2022-09-20"),
        ({"archived": "2022-09-12", "accessed": "2022-09-08"}, "2022-09-12"),
    ],
)
def test_a_source_counts_from_its_latest_day_of_issue_else_of_its_copy_else_of_reading(
    days: dict[str, str], counts_from: str
) -> None:
    store = store_of(source("paper", **days), event("told", "paper"))
    day = f"{int(counts_from[-2:]) - 1:02}"
    before, after = (by(store, text)[0] for text in (counts_from[:-2] + day, counts_from))
    assert (before.sources, before.events) == ((), ())
    assert (after.sources, after.events) == (store.sources, store.events)


def test_a_source_without_any_day_never_counts() -> None:
    store = store_of(source("paper"), event("told", "paper"))
    kept, notes = by(store, "2024-02-29")
    assert (kept.sources, kept.events) == ((), ())
    assert notes == ["Left out, because no day is recorded of the works they rest on: 1 of 1 events."]


def test_without_a_day_the_store_is_as_it_is() -> None:
    store = store_of(source("paper"), event("told", "paper"))
    kept, notes = by(store, None)
    assert kept is store
    assert notes == []


SOURCES = (
    source("early", issued="2022-09-08"),
    source("middle", issued="2022-09-10"),
    source("late", issued="2024-02-29"),
)


@pytest.mark.parametrize(
    ("day", "kept", "notes"),
    [
        (
            "2022-09-07",
            "",
            [
                "Left out, because this store's sources for them were published after 7 September 2022: "
                "5 of 5 events."
            ],
        ),
        (
            "2022-09-08",
            "by-early by-early-and-late",
            [
                "Left out, because this store's sources for them were published after 8 September 2022: "
                "3 of 5 events."
            ],
        ),
        (
            "2022-09-09",
            "by-early by-early-and-late said-early",
            [
                "Left out, because this store's sources for them were published after 9 September 2022: "
                "2 of 5 events.",
                "Said by then, but known here only through a later work: 1 of 5 events.",
            ],
        ),
        (
            "2022-09",
            "by-early by-early-and-late said-early said-in-september",
            [
                "Left out, because this store's sources for them were published after 30 September 2022: "
                "1 of 5 events.",
                "Said by then, but known here only through a later work: 2 of 5 events.",
            ],
        ),
        ("2024-02-29", "by-early by-early-and-late said-early said-in-september by-late", []),
        ("29 February 2024", "by-early by-early-and-late said-early said-in-september by-late", []),
    ],
)
def test_facts_count_by_a_source_or_by_what_was_said(day: str, kept: str, notes: list[str]) -> None:
    store = store_of(
        *SOURCES,
        event("by-early", "early"),
        event("by-early-and-late", "early", "late"),
        event("said-early", "late", said="2022-09-09"),
        event("said-in-september", "late", said="2022-09"),
        event("by-late", "late"),
    )
    found, told = by(store, day)
    assert [record.id for record in found.events] == kept.split()
    assert told == notes


def test_only_what_was_published_by_then_is_shown_as_a_source() -> None:
    found, _ = by(store_of(*SOURCES, event("told", "early", "late")), "2022-09-10")
    assert [record.id for record in found.sources] == ["early", "middle"]


def test_a_post_counts_by_its_sources_and_its_holder_stays() -> None:
    posts = tuple(made_up.post(post, sources=(by,)) for post, by in (("first", "early"), ("second", "late")))
    people = made_up.person(sources=("late",), posts=posts)
    found, notes = by(store_of(*SOURCES, people), "2022-09-10")
    assert [(person.id, [post.id for post in person.posts]) for person in found.people] == [
        ("ivan-probnyi", ["first"])
    ]
    assert notes == []


def test_an_end_that_was_made_known_later_is_not_shown() -> None:
    """`--known-by` once leaked it: the post of June ended by an event of which the store read in 2024."""
    posts = tuple(
        made_up.post(post, sources=("early",), until="2022-06-03", ended_by=end)
        for post, end in (("first", "told-late"), ("second", "told-early"))
    )
    person = made_up.person(sources=("late",), posts=posts)
    store = store_of(*SOURCES, person, event("told-late", "late"), event("told-early", "early"))
    (person,) = by(store, "2022-09-10")[0].people
    assert [(post.id, post.until, post.ended_by) for post in person.posts] == [
        ("first", None, None),
        ("second", "2022-06-03", "told-early"),
    ]
    (person,) = by(store, "2024-02-29")[0].people
    assert [post.until for post in person.posts] == ["2022-06-03", "2022-06-03"]


@pytest.mark.parametrize(
    ("until", "by_june", "by_september"),
    [
        ("2022-06-03", None, "2022-06-03"),
        ("[..2022-06-03]", None, "[..2022-06-03]"),
        ("2022-09", None, None),
        ("..", None, None),
        ("2022-05-30", "2022-05-30", "2022-05-30"),
    ],
)
def test_an_end_that_had_not_come_yet_is_not_shown_nor_are_notes_of_today(
    until: str, by_june: str | None, by_september: str | None
) -> None:
    post = made_up.post("first", sources=("early",), until=until, note="He left.")
    person = made_up.person(sources=("early",), posts=(post,), note="He came back in 2024.")
    for day, shown in (("2022-06-01", by_june), ("2022-09-10", by_september)):
        (known,) = by(store_of(source("early", issued="2022-05-01"), person), day)[0].people
        assert (known.note, *((p.until, p.note) for p in known.posts)) == (None, (shown, None))


def test_what_was_published_later_and_what_has_no_day_are_counted_apart() -> None:
    store = store_of(
        *SOURCES,
        source("undated"),
        event("late-and-undated", "late", "undated"),
        event("only-undated", "undated"),
        event("only-late", "late"),
        event("said-then", "undated", said="2022-09-01"),
    )
    kept, notes = by(store, "2022-09-10")
    assert [record.id for record in kept.events] == ["said-then"]
    assert notes == [
        "Left out, because this store's sources for them were published after 10 September 2022: "
        "2 of 4 events.",
        "Left out, because no day is recorded of the works they rest on: 1 of 4 events.",
        "Said by then, but known here only through a later work: 1 of 4 events.",
    ]
