"""Tables and cards as a whole: nothing cut at any width, every source below, groups, pages, the foot."""

import json
import re
import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from kharkivctl.render import COLUMNS
from kharkivctl.rows import EventRow, Group, Ref, SourceRef
from kharkivctl.store.model import About
from tests.program import run
from tests.render.answers import DOCUMENTED, EVERYTHING, everything, rendered
from tests.render.rows import answer, event, place, post, source

STORE = About(
    title="A store", version="2022.12.01", covers="2022-02-24/2022-12-31", licence="CC0-1.0", origin="paper"
)

SHOWN = {
    "when": ("id", "text", "standing", "said_by", "sources"),
    "who": ("id", "name", "role", "standing", "said_by", "sources"),
    "where": ("name", "standing", "said_by"),
    "where --changed": ("name", "standing", "said_by", "sources"),
    "cite": ("id", "citation"),
    "questions": ("id", "text", "note"),
}
# What a card tells in other words or in the citation: dates and codes in English, addresses as links.
IN_WORDS = {"id", "date", "date_words", "earliest", "latest", "since", "until", "said", "on", "surely"}
IN_WORDS |= {"issued", "accessed", "archived", "url", "archive_url", "language", "kind", "side", "control"}
IN_WORDS |= {"held_by", "reason", "qualifier", "measure", "part_of", "author", "title_translated"}
IN_WORDS |= {"container_title"}
# What a card has not: of a place the texts of its accounts, and of a source the questions of its facts.
ELSEWHERE: dict[str, set[str]] = {
    "when": set(),
    "who": set(),
    "where": {"history", "turns", "before", "next", "claims"},
    "cite": {"questions"},
}


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("verb", SHOWN)
def test_a_table_cuts_no_word(verb: str, columns: int) -> None:
    lines = _lines(run(f"{EVERYTHING[verb]} -f table", COLUMNS=str(columns)).out)
    assert max(map(len, lines)) <= columns
    for record in json.loads(run(f"{EVERYTHING[verb]} --json").out):
        for field in SHOWN[verb]:
            for word in _words(record[field]):
                assert _stands_in(lines, word), (record["id"], field, word)


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
@pytest.mark.parametrize("verb", ELSEWHERE)
def test_a_card_has_the_texts_of_the_record(verb: str, columns: int) -> None:
    """All but what is in ELSEWHERE, of which the next test tells what a card has of it."""
    records = json.loads(run(f"{EVERYTHING[verb]} --json").out)
    for record_id in dict.fromkeys(record["id"] for record in records):
        asked = json.loads(run(f"{verb} {record_id} --json").out)
        record = next(record for record in asked if record["id"] == record_id)
        lines = _lines(run(f"{verb} {record_id} -f table", COLUMNS=str(columns)).out)
        assert max(map(len, lines)) <= columns
        hidden = IN_WORDS | ELSEWHERE[verb]
        if record.get("contains"):  # The sentence says it all.
            hidden |= {"explanation"}
        for word in (record.get("post") or record_id, *_words(record, without=hidden)):
            assert _stands_in(lines, word), (record_id, word)


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("on", ["", "--on 2022-05-13", "--on 2022-09"])
def test_every_account_and_every_source_of_a_place_can_be_found_from_its_card(on: str, columns: int) -> None:
    for place_id in [record["id"] for record in json.loads(run(f"{EVERYTHING['where']} --json").out)]:
        record = json.loads(run(f"where {place_id} {on} --json").out)[0]
        told = run(f"where {place_id} {on} -f table", COLUMNS=str(columns)).out
        lines = _lines(told)
        accounts = [account["id"] for account in record["history"] + record["shares"]]
        for account_id in accounts:  # None of these repeat each other; tests/render/table/test_records.py.
            assert _stands_in(lines, account_id), (place_id, account_id)
        for work in record["sources"]:
            assert _stands_in(lines, work["id"]), (place_id, work["id"])


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


GROUPS = (
    Group(Ref("q-left", "When did they leave?"), "One account.", ("left",)),
    Group(Ref("q-none", "Who was there?"), None, ("none",)),
    Group(Ref("q-taken", "When was it taken?"), None, ("taken", "left")),
)


def test_events_stand_under_their_questions_and_a_question_without_any_is_left_out() -> None:
    rows = (event(), event("left", text="Troops left.", date="2022-09-10"))
    assert (
        rendered("table", answer(*rows, groups=GROUPS))
        == """\
When did they leave? q-left
10 Sep 2022      Troops left. left                                    stated [1]
One account.

When was it taken? q-taken
1 Mar 2022       Troops took Town. taken                              stated [1]
10 Sep 2022      Troops left. left                                    stated [1]

[1] A made-up paper. no date. paper
"""
    )


def test_rows_of_other_verbs_stand_under_their_questions_as_in_a_list() -> None:
    groups = (Group(Ref("q-who", "Who was mayor?"), "Two accounts.", ("mayor", "judge")),)
    assert (
        rendered("table", answer(post(), post("judge", role="judge"), groups=groups))
        == """\
Who was mayor? q-who
Post                                                From           To
────────────────────────────────────────────────────────────────────────────────
Max Mayor, mayor of Town mayor          stated [1]  2 Mar 2022     not recorded
also judge judge                        stated [1]  2 Mar 2022     not recorded
Two accounts.

[1] A made-up paper. no date. paper
"""
    )
    groups = (Group(Ref("q-town", "Who held Town?"), None, ("town",)),)
    told = rendered("table", answer(place(), place("hill"), groups=groups, on="2022-03-05"))
    assert told.startswith("Who held Town? q-town\nOn 5 March 2022:  ■ Russia 1\n■ Russia   ")


def test_the_foot_names_the_data_and_what_was_asked() -> None:
    told = rendered("table", answer(event(), about=STORE, caption="As asked."))
    data = "Data 2022.12.01, from 24 February 2022 to 31 December 2022."
    assert told.endswith(f"paper\n\nAs asked. {data}\n")
    assert rendered("table", answer(event(), about=STORE), fields=("id",)).endswith(f"\n\n{data}\n")
    assert rendered("table", answer(event(), caption="As asked.")).endswith("paper\n\nAs asked.\n")
    assert rendered("table", answer(place(), on="2022-03-05", caption="As asked.")).endswith("\n\ntown\n")
    told = rendered("table", answer(place(), on="2022-03-05", caption="As asked."), fields=("id",))
    assert told.endswith("\n\nAs asked.\n")


def test_citations_for_a_program_are_printed_as_they_are() -> None:
    rows = (source(citation="@book{a}"), source("b", citation="@book{b\x1b}"))
    told = rendered("table", answer(*rows, file=("<", ",\n", ">\n")))
    assert told == "<@book{a},\n@book{b\N{REPLACEMENT CHARACTER}}>\n"


def test_colour_is_only_where_it_is_wanted() -> None:
    rows = answer(place(), place("hill", held_by="ukraine", certain=False), on="2022-03-05")
    assert "\x1b" not in rendered("table", rows)
    told = rendered("table", rows, colour=True)
    styled = dict(re.findall(r"\x1b\[38;5;(\d+)m([^\x1b]*\w)", told))
    assert styled["28"] == "stated"
    assert {code for code, words in styled.items() if "Russia" in words or "Ukraine" in words} == {
        "196",
        "33",
    }


# The pages of a long list


def listed(rows: list[EventRow]) -> list[tuple[set[int], set[int]]]:
    """Of each page of a list the numbers that its rows have, and those at its foot."""
    pages: list[tuple[set[int], set[int]]] = []
    used: set[int] = set()
    for block in rendered("table", answer(*rows)).split("\n\n"):
        if re.match(r" *\[", block):
            pages.append((used, _numbers(r"^ *", block)))
            used = set()
        else:
            used = used | _numbers("", block)
    assert not used
    return pages


def _numbers(before: str, text: str) -> set[int]:
    spans = re.findall(rf"{before}\[(\d+)\](?:-\[(\d+)\])?", text, re.M)
    return {n for first, last in spans for n in range(int(first), int(last or first) + 1)}


def a_source(n: int) -> SourceRef:
    return SourceRef(f"work-{n}", f"Work {n % 3}", None, f"2022-01-{n % 28 + 1:02}", None, None)


def events_of(*sizes: int) -> list[EventRow]:
    """Events, so many of each month, whose sources come again and again."""
    days = [f"2022-{month:02}-{n % 28 + 1:02}" for month, size in enumerate(sizes, 1) for n in range(size)]
    numbers = [sorted({at % 7, at // 3, at // 5 + 1}) for at, _ in enumerate(days)]
    return [
        event(f"e{at}", date=day, sources=tuple(map(a_source, numbers[at]))) for at, day in enumerate(days)
    ]


def test_the_sources_of_a_list_of_30_rows_stand_once_below_it() -> None:
    ((used, below),) = listed(events_of(10, 10, 10))
    assert used == below


def test_a_longer_list_has_its_sources_at_the_foot_of_every_page() -> None:
    pages = listed(events_of(10, 1, 1, 11, 1, 30))
    assert len(pages) == 4  # After 12 rows; after 12 more; after 24 of the last month; and its last 6.
    assert len(listed(events_of(10, 10, 11))) == 2


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=1, max_size=8).filter(lambda sizes: sum(sizes) > 1))
def test_each_number_of_a_page_stands_at_its_foot_and_no_other(sizes: list[int]) -> None:
    rows = events_of(*sizes)
    pages = listed(rows)
    for used, below in pages:
        assert used == below
    sources = {source.id for row in rows for source in row.sources}
    assert set().union(*(below for _, below in pages)) == set(range(1, len(sources) + 1))


# Widths


@pytest.mark.parametrize("width", range(20, 130, 7))
@pytest.mark.parametrize("verb", SHOWN)
def test_no_line_is_wider_than_the_terminal(verb: str, width: int) -> None:
    whole = everything(verb)
    for rows in (whole.rows, whole.rows[:1]):
        told = rendered("table", msgspec.structs.replace(whole, rows=rows), width=width)
        assert max(map(cell_len, told.splitlines())) <= width


def test_a_table_is_never_too_wide_to_read_but_for_fields_somebody_chose() -> None:
    rows = answer(place(), place("hill"))
    assert rendered("table", rows, width=300) == rendered("table", rows, width=140)
    long = answer(event(text="word " * 60), event())
    assert max(map(len, rendered("table", long, width=300, fields=("text",)).splitlines())) > 140


def test_no_terminal_is_taken_for_narrower_than_twenty_columns() -> None:
    rows = answer(event(), event("left"))
    assert rendered("table", rows, width=1) == rendered("table", rows, width=20)
    assert max(map(len, rendered("table", rows, width=1).splitlines())) <= 20
