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
    assert lines == [[column(record[field]) for field in COLUMNS[verb]] for record in records]


def test_a_value_is_one_line_without_tabs() -> None:
    assert rendered("plain", answer(event(text="a\tb\n c")), fields=("id", "text")) == "taken\ta b c\n"


def test_many_places_are_a_number_unless_the_field_is_asked_for() -> None:
    nine, ten = (tuple(Ref(f"p{n}", f"P{n}") for n in range(count)) for count in (9, 10))
    ids = ";".join(place.id for place in ten)
    rows = answer(event(places=nine), event("map", places=ten))
    assert [line.split("\t")[3] for line in rendered("plain", rows).splitlines()] == [ids[:-3], "10 places"]
    assert rendered("plain", rows, fields=("places",)).splitlines()[1] == ids


def test_a_header_comes_only_if_asked_for() -> None:
    told = rendered("plain", answer(event()), fields=("id", "said_by"), header=True)
    assert told == "id\tsaid_by\ntaken\t\n"


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
