"""What the list of notes finds in made-up stores, and what stands beside a record well enough."""

from typing import Any

import pytest

from kharkivctl.store.model import Store
from tests import made_up
from tests.store.notes import findings

ON_IZIUM: dict[str, Any] = {"places": ("izium",), "control": "russia", "date": "2022-04-01"}


def told(store: Store) -> list[tuple[str, str, str]]:
    return [(finding.table, finding.id, finding.words) for finding in findings(store)]


def with_note(note: str, *beside: Any, **fields: Any) -> Store:
    """A store of Izium taken on 1 April 2022, with a note, and of other events."""
    event = made_up.event("taken", note=note, **ON_IZIUM | fields)
    return made_up.store(
        sources=[made_up.source(issued="2022-04-15")],
        places=[made_up.place()],
        questions=[made_up.question("q")],
        events=[event, *beside],
    )


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("The row gave 27 March 2022.", ["27 March 2022"]),
        ("The row gave 27 March.", ["27 March"]),
        ("Ukrainian on 19 and 20 March 2022.", ["19 and 20 March 2022", "ukraine: Ukrainian on"]),
        ("Shown as contested in May 2022.", ["May 2022", "contested: contested"]),
        ("Not so until 2023.", ["until 2023"]),
        ("Taken on 1 April 2022, as Russian accounts had it; nobody denied it in 2022.", []),
        ("The report is of 15 April 2022.", []),
        ("It is about 20 km away; 1,200 people fled.", []),
    ],
)
def test_what_only_the_note_knows(note: str, words: list[str]) -> None:
    assert told(with_note(note)) == [("events", "taken", each) for each in words]


def test_an_account_of_the_same_place_or_question_carries_it() -> None:
    note = "Contested on 20 March."
    contested = made_up.event("contested", date="2022-03-20", control="contested", places=("izium",))
    elsewhere = made_up.event("elsewhere", date="2022-03-20", questions=("q",))
    apart = made_up.event("apart", date="2022-03-20")
    assert told(with_note(note, contested)) == []
    assert told(with_note(note, elsewhere, questions=("q",))) == []
    assert told(with_note(note, elsewhere)) == [("events", "taken", "20 March")]
    assert told(with_note(note, apart)) == [("events", "taken", "20 March")]


def test_places_posts_and_sources_are_read_too() -> None:
    store = made_up.store(
        sources=[made_up.source(note="It tells of 1 May 2022 and of 2 May 2022.")],
        places=[made_up.place(note="Shown as Russian on 3 May 2022.")],
        people=[made_up.person(posts=[made_up.post(note="Still there in June 2022.")])],
        events=[made_up.event(date="2022-05-01")],
    )
    assert told(store) == [
        ("sources", "paper", "2 May 2022"),
        ("places", "izium", "3 May 2022"),
        ("places", "izium", "russia: as Russian"),
        ("posts", "post", "June 2022"),
    ]
