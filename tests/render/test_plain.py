"""Plain text: a record a line, in the fixed columns."""

import json

import pytest

from kharkivctl.render import COLUMNS
from tests.program import run
from tests.render.answers import EVERYTHING, column


@pytest.mark.parametrize("verb", EVERYTHING)
def test_plain_lines_hold_the_fixed_columns(verb: str) -> None:
    records = json.loads(run(f"{EVERYTHING[verb]} --json").out)
    header, *lines = (line.split("\t") for line in run(f"{EVERYTHING[verb]} --header").out.splitlines())
    assert header == list(COLUMNS[verb])
    assert lines == [[column(record[field]) for field in COLUMNS[verb]] for record in records]
