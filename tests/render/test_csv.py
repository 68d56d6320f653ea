"""CSV and TSV: every field of every record, and no formula."""

import csv
import io
import json
from typing import Any

import pytest

from tests.program import run
from tests.render.answers import EVERYTHING, column, rendered
from tests.render.rows import answer, event


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
@pytest.mark.parametrize("verb", EVERYTHING)
def test_spreadsheets_hold_the_same_data_as_json(verb: str, name: str, delimiter: str) -> None:
    records = json.loads(run(f"{EVERYTHING[verb]} --json").out)
    out = run(f"{EVERYTHING[verb]} -f {name}").out
    header, *lines = csv.reader(io.StringIO(out, newline=""), delimiter=delimiter)
    assert header == list(records[0])
    assert lines == [[_cell(value) for value in record.values()] for record in records]


def _cell(value: Any) -> str:
    """The cell of a spreadsheet for a value of JSON: text that would be a formula has an apostrophe."""
    text = column(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") and text else text


def test_formulas_are_text_in_spreadsheets() -> None:
    for name in ("csv", "tsv"):
        out = run(f"when -f {name} --fields text").out
        assert "'=1+1: Russia took Izium" in out
        assert "'+Power and -water were cut" in out


def test_chosen_fields_come_in_the_order_asked_for() -> None:
    assert rendered("csv", answer(event()), fields=("text", "id")) == "text,id\r\nTroops took Town.,taken\r\n"
    assert rendered("tsv", answer(event()), fields=("text", "id")) == "text\tid\nTroops took Town.\ttaken\n"
