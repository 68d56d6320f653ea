"""Sources have one number each, in the order of their first use."""

import pytest

from kharkivctl.render.footnotes import Footnotes
from kharkivctl.rows import SourceRef

A, B, C, D, E = (SourceRef(id, id.upper(), None, None, None, None) for id in "abcde")


def test_a_source_keeps_the_number_of_its_first_use() -> None:
    notes = Footnotes()
    assert notes.marks((B, A)) == "[1] [2]"
    assert notes.marks((C, B)) == "[1] [3]"
    assert notes.number(C) == 3
    assert notes.used == [B, A, C]


@pytest.mark.parametrize(
    ("sources", "label"),
    [
        ((), ""),
        ((A,), "[1]"),
        ((B, A), "[1] [2]"),
        ((C, A, B), "[1]-[3]"),
        ((A, C, D), "[1] [3] [4]"),
        ((A, C, D, E), "[1] [3]-[5]"),
        ((A, B, C, E), "[1]-[3] [5]"),
        ((D, D, B), "[2] [4]"),
    ],
)
def test_numbers_are_in_order_and_three_in_a_row_are_a_span(
    sources: tuple[SourceRef, ...], label: str
) -> None:
    notes = Footnotes()
    for source in (A, B, C, D, E):
        notes.number(source)
    assert notes.marks(sources) == notes.label(sources) == label


def test_the_sources_taken_are_those_marked_since_they_were_last_taken() -> None:
    notes = Footnotes()
    notes.marks((B, A))
    notes.marks((A,))
    assert notes.taken() == [B, A]
    assert notes.taken() == []
    notes.marks((C, A))
    notes.label((B,))  # A label marks nothing.
    assert notes.taken() == [A, C]


def test_nothing_used_is_nothing_numbered() -> None:
    notes = Footnotes()
    assert notes.marks(()) == ""
    assert notes.used == notes.taken() == []


def test_a_source_is_among_the_notes_from_its_first_use_on() -> None:
    notes = Footnotes()
    assert A not in notes
    notes.number(A)
    assert A in notes
    assert B not in notes
