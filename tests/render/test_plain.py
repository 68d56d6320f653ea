"""Plain text: a record a line, in the fixed columns."""

import json

import pytest

from kharkivctl.render import COLUMNS
from kharkivctl.render.plain import left_out
from kharkivctl.rows import Ref, Row, SourceRef
from tests.program import run
from tests.render.answers import EVERYTHING, column, rendered
from tests.render.rows import PAPER, answer, change, event, place, post, source


@pytest.mark.parametrize("verb", EVERYTHING)
def test_plain_lines_hold_the_fixed_columns(verb: str) -> None:
    records = json.loads(run(f"{EVERYTHING[verb]} --json").out)
    header, *lines = (line.split("\t") for line in run(f"{EVERYTHING[verb]} --header").out.splitlines())
    assert header == list(COLUMNS[verb])
    assert lines == [[column(record[field]) or "-" for field in COLUMNS[verb]] for record in records]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("a\tb\n c", "a b  c"),
        ("a\r\nb\rc", "a b c"),
        (" two  spaces ", " two  spaces "),
        ("a\vb\fc\x85d\u2028e\u2029f", "a b c d e f"),
        ("a\x1bb", "a\N{REPLACEMENT CHARACTER}b"),
    ],
)
def test_tabs_and_line_breaks_become_spaces_and_nothing_else_changes(text: str, column: str) -> None:
    assert rendered("plain", answer(event(text=text)), fields=("text", "id")) == f"{column}\ttaken\n"
    assert rendered("tsv", answer(event(text=text)), fields=("text", "id")) == f"text\tid\n{column}\ttaken\n"


def test_an_empty_field_is_a_hyphen_so_that_no_column_is_lost() -> None:
    bare = answer(event(date=None, sources=()))
    assert rendered("plain", bare) == "-\ttaken\tTroops took Town.\t-\t-\tstated\t-\t-\n"
    assert rendered("plain", bare, fields=("note", "partial", "figures")) == "-\tfalse\t-\n"
    assert rendered("csv", bare, fields=("note", "id")) == "note,id\r\n,taken\r\n"
    assert rendered("tsv", bare, fields=("note", "id")) == "note\tid\n\ttaken\n"


def test_a_value_that_is_a_hyphen_is_told_from_nothing_by_json() -> None:
    rows = answer(event(note="-"))
    assert rendered("plain", rows, fields=("note",)) == "-\n"
    assert rendered("jsonl", rows, fields=("note",)) == '{"note":"-"}\n'


def test_many_places_are_a_number_unless_the_field_is_asked_for() -> None:
    nine, ten = (tuple(Ref(f"p{n}", f"P{n}") for n in range(count)) for count in (9, 10))
    ids = ";".join(place.id for place in ten)
    rows = answer(event(places=nine), event("map", places=ten))
    assert [line.split("\t")[3] for line in rendered("plain", rows).splitlines()] == [ids[:-3], "10 places"]
    assert rendered("plain", rows, fields=("places",)).splitlines()[1] == ids


def test_a_header_comes_only_if_asked_for() -> None:
    told = rendered("plain", answer(event()), fields=("id", "said_by"), header=True)
    assert told == "id\tsaid_by\ntaken\t-\n"


def test_citations_stand_below_each_once_in_the_order_of_use() -> None:
    other = SourceRef("other", "Other", None, None, None, None)
    rows = (event(sources=(other,)), event("left", sources=(PAPER, other)))
    told = rendered("plain", answer(*rows, citations={"paper": "P", "other": "O\tx"}), fields=("id",))
    assert told == "taken\nleft\n\nother\tO x\npaper\tP\n"


def test_citations_for_programs_are_one_file_unless_fields_are_chosen() -> None:
    cited = answer(source(citation="a\x1b"), source("b", citation="b"), file=("[\n", ",\n", "\n]\n"))
    assert rendered("plain", cited) == "[\na\N{REPLACEMENT CHARACTER},\nb\n]\n"
    assert rendered("table", cited) == rendered("plain", cited)
    assert rendered("plain", cited, fields=("id",)) == "paper\nb\n"


@pytest.mark.parametrize(
    ("rows", "notes"),
    [
        ((place(),), ()),
        ((place(certain=False, explanation="No later record."),), ("Town: not certain. No later record.",)),
        (
            (place(certain=False), place("hill"), place("dale", certain=False)),
            ("2 of 3 not certain; the field `certain` tells which.",),
        ),
        ((place(certain=False, held_by="changing"),), ()),
        ((place(certain=False, event=None),), ()),
        (
            (post(certain=False), post(certain=None)),
            (
                "1 of 2 not certain: the start or end of the post is open, imprecise or only claimed. "
                "The field `certain` tells which.",
            ),
        ),
        (
            (change(), change("hill", certain=False)),
            ("1 of 2 not certain; the field `certain` tells which.",),
        ),
        ((event(said_by=(Ref("m", "Ministry"),)),), ()),
    ],
)
def test_what_the_columns_leave_out_is_told_in_a_note(rows: tuple[Row, ...], notes: tuple[str, ...]) -> None:
    assert left_out(answer(*rows)) == notes
