"""Tables and cards: nothing cut at any width, links only where they can be followed."""

import json
import re
import unicodedata
from typing import Any

import pytest

from kharkivctl.render import COLUMNS
from kharkivctl.render.table.text import HOLDER_STYLES, STANDING_STYLES, link
from kharkivctl.rows import Group, Ref, SourceRef
from kharkivctl.store.model import HOLDER_WORDS, STANDINGS
from tests.program import run
from tests.render.answers import DOCUMENTED, EVERYTHING, everything, rendered
from tests.render.rows import PAPER, answer, event, place

SHOWN = {
    "when": ("id", "text", "standing", "said_by", "sources"),
    "who": ("id", "name", "post", "role", "standing", "said_by", "sources"),
    "where": ("name", "kind", "within", "standing", "said_by"),
    "where --changed": ("name", "standing", "said_by", "sources"),
    "cite": ("id", "citation"),
    "questions": ("id", "text", "note"),
}
CARDS = [verb for verb in SHOWN if verb not in ("where --changed", "questions")]
# On a card dates are in words, web addresses are links, codes are words, and a source is in its citation.
IN_WORDS = {
    "surely",
    "id",
    "date",
    "date_words",
    "earliest",
    "latest",
    "since",
    "until",
    "said",
    "on",
    "issued",
    "url",
}
IN_WORDS |= {"accessed", "archived", "archive_url", "language", "kind", "side", "control", "held_by"}
IN_WORDS |= {"reason", "qualifier", "measure", "part_of", "author", "title_translated", "container_title"}


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("verb", SHOWN)
def test_a_table_cuts_no_word(verb: str, columns: int) -> None:
    lines = _lines(run(f"{EVERYTHING[verb]} -f table", COLUMNS=str(columns)).out)
    assert max(map(len, lines)) <= columns
    for record in json.loads(run(f"{EVERYTHING[verb]} --json").out):
        post = record.get("post")  # A post is told by its own id.
        for field in SHOWN[verb]:
            for word in [] if field == "id" and post else _words(record[field]):
                assert _stands_in(lines, word), (record["id"], field, word)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("verb", CARDS)
def test_a_card_has_every_text_of_the_record(verb: str, columns: int) -> None:
    records = json.loads(run(f"{EVERYTHING[verb]} --json").out)
    hidden = IN_WORDS | ({"questions"} if verb == "cite" else set())  # They are those of its facts.
    for record_id in dict.fromkeys(record["id"] for record in records):
        asked = json.loads(run(f"{verb} {record_id} --json").out)
        record = next(record for record in asked if record["id"] == record_id)
        lines = _lines(run(f"{verb} {record_id} -f table", COLUMNS=str(columns)).out)
        assert max(map(len, lines)) <= columns
        for word in (record.get("post") or record_id, *_words(record, without=hidden)):
            assert _stands_in(lines, word), (record_id, word)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("verb", SHOWN)
@pytest.mark.parametrize("how_many", ["the columns of plain output", "all documented fields"])
def test_chosen_fields_are_not_cut_however_many(verb: str, columns: int, how_many: str) -> None:
    fields = ",".join(COLUMNS[verb] if "plain" in how_many else DOCUMENTED[verb].split())
    lines = _lines(run(f"{EVERYTHING[verb]} -f table --fields {fields}", COLUMNS=str(columns)).out)
    assert max(map(len, lines)) <= columns
    for line in run(f"{EVERYTHING[verb]} --fields {fields}").out.splitlines():
        for word in line.split():
            assert _stands_in(lines, word), word


def _words(value: Any, without: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """The words of every text in a value of JSON; of a record that is referred to, its name."""
    if isinstance(value, str):
        return value.split()
    if isinstance(value, list):
        return [word for item in value for word in _words(item, without)]
    if isinstance(value, dict):
        skipped = without or {"id", "url", "issued"}
        return [word for key, item in value.items() if key not in skipped for word in _words(item, without)]
    return []


def _lines(out: str) -> list[str]:
    """The lines of a table, a character for each column of the terminal: wide ones have a blank beside."""
    return _spaced(out).splitlines()


def _spaced(text: str) -> str:
    return "".join(f"{c} " if unicodedata.east_asian_width(c) in "WF" else c for c in text)


def _stands_in(lines: list[str], word: str) -> bool:
    """Whether the word stands in the lines, whole or folded at the edge of its column."""
    word = _spaced(word).rstrip()
    return any(
        _stands_at(lines[n:], start.start(), word)
        for n, line in enumerate(lines)
        for start in re.finditer(re.escape(word[0]), line)
    )


def _stands_at(lines: list[str], column: int, word: str) -> bool:
    if not word:
        return True
    fitting = 0
    while lines and fitting < len(word) and lines[0][column + fitting :].startswith(word[fitting]):
        fitting += 1
    return fitting > 0 and _stands_at(lines[1:], column, word[fitting:])


def test_at_a_terminal_with_colour_web_addresses_are_links() -> None:
    told = rendered("table", everything("cite"), colour=True)
    assert re.search(r"\x1b]8;[^;]*;https://example\.org/map\x1b\\", told)


GAZETTE = SourceRef("gazette", "Town falls?", "The Gazette", "2022-03-02", None, "paper")


def test_sources_stand_below_by_number_with_their_citations_if_there_are_any() -> None:
    told = rendered("table", answer(event(sources=(GAZETTE, PAPER)), citations={"paper": "A paper (n.d.)."}))
    assert told.split("Sources\n")[1] == (
        "[1] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper\n[2] A paper (n.d.). paper\n"
    )


def test_the_caption_stands_last() -> None:
    assert rendered("table", answer(event(), caption="As asked.")).endswith("paper\n\nAs asked.\n")


def test_groups_stand_under_their_questions_and_without_a_row_are_left_out() -> None:
    groups = (
        Group(Ref("q-left", "When did they leave?"), "One account.", ("left",)),
        Group(Ref("q-none", "Who was there?"), None, ("none",)),
    )
    told = rendered("table", answer(event(), event("left", text="Troops left."), groups=groups))
    assert (
        told
        == """\
When did they leave?
q-left
Date          What                                      Standing        Sources
────────────────────────────────────────────────────────────────────────────────
1 Mar 2022    Troops left.                              stated          [1]
              left
One account.


Sources
[1] A made-up paper. no date. paper
"""
    )


def test_each_standing_and_each_holder_has_its_colour() -> None:
    assert set(STANDING_STYLES) == set(STANDINGS)
    assert set(HOLDER_STYLES) == set(HOLDER_WORDS)
    told = rendered("table", answer(place(), place("hill", held_by="ukraine", certain=False)), colour=True)
    styled = dict(re.findall(r"\x1b\[(\d+)m(\w[\w ]*?) *\x1b\[0m", told))
    words = {"31": "Russia", "34": "Ukraine", "33": "not certain", "32": "stated"}
    assert {code: styled[code] for code in words} == words


def test_no_terminal_is_taken_for_narrower_than_twenty_columns() -> None:
    rows = answer(event(), event("left"))
    assert rendered("table", rows, width=1) == rendered("table", rows, width=20)
    assert max(map(len, rendered("table", rows, width=1).splitlines())) <= 20


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org/a", "http://example.org/a"),
        ("https://example.org/a b", None),
        ("https://example.org/\x1b", None),
        ("file:///a", None),
        (None, None),
    ],
)
def test_a_link_leads_to_the_web_and_can_not_be_broken_out_of(url: str | None, address: str | None) -> None:
    assert link(url).link == address
