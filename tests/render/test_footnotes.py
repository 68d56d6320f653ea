"""Sources have one number each, in the order of their first use."""

from kharkivctl.render.footnotes import Footnotes
from kharkivctl.rows import SourceRef

A, B, C = (SourceRef(id, id.upper(), None, None, None, None) for id in "abc")


def test_a_source_keeps_the_number_of_its_first_use() -> None:
    notes = Footnotes()
    assert notes.marks((B, A)) == "[1] [2]"
    assert notes.marks((A, C, B)) == "[2] [3] [1]"
    assert notes.number(C) == 3
    assert notes.used == [B, A, C]


def test_nothing_used_is_nothing_numbered() -> None:
    notes = Footnotes()
    assert notes.marks(()) == ""
    assert notes.used == []


def test_a_source_is_among_the_notes_from_its_first_use_on() -> None:
    notes = Footnotes()
    assert A not in notes
    notes.number(A)
    assert A in notes
    assert B not in notes
