"""JSON and JSON Lines: the documented keys, references resolved, the same records in both."""

import json
from datetime import date

import pytest

from tests.program import run
from tests.render.answers import DOCUMENTED, EVERYTHING, rendered
from tests.render.rows import answer, event


@pytest.mark.parametrize("verb", DOCUMENTED)
def test_json_has_the_documented_keys_in_their_order(verb: str) -> None:
    documented = DOCUMENTED[verb].split()
    for record in json.loads(run(f"{EVERYTHING[verb]} --json").out):
        assert list(record)[: len(documented)] == documented


def test_json_is_utf_8_unescaped_with_references_resolved() -> None:
    out = run("when izium-retaken-2022-09-10 --json").out
    assert "Ізюм: «пробна» новина" in out
    (record,) = json.loads(out)
    assert (record["date"], record["earliest"], record["latest"]) == ("2022-09-10",) * 3
    assert record["places"] == [{"id": "izium", "name": "Izium"}]
    assert record["said_by"] == [{"id": "test-ministry", "name": "Test Ministry of Defence"}]
    documented = ("id", "title", "publisher", "issued", "url")
    assert [{key: source[key] for key in documented} for source in record["sources"]] == [
        {
            "id": "gazette-izium",
            "title": '=1+1 | Izium "freed" [/red] & <b>all</b> 😀',
            "publisher": "The Test Gazette",
            "issued": "2022-09-11",
            "url": "https://example.org/izium?day=11&page=2",
        },
        {
            "id": "visti-izium",
            "title": "Ізюм: «пробна» новина",
            "publisher": "Пробні вісті",
            "issued": "2022-09-10",
            "url": "https://example.org/visti/izium",
        },
    ]


def test_days_beside_the_date_are_iso_days() -> None:
    for record in json.loads(run("when --json").out):
        for day in (record["earliest"], record["latest"]):
            assert day is None or date.fromisoformat(day).isoformat() == day


def test_json_of_no_record_is_an_empty_array() -> None:
    assert run("when izium --limit 0 --json").out == "[]\n"


@pytest.mark.parametrize("verb", EVERYTHING)
def test_json_lines_hold_the_same_records(verb: str) -> None:
    lines = run(f"{EVERYTHING[verb]} -f jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(run(f"{EVERYTHING[verb]} --json").out)


@pytest.mark.parametrize(
    ("format", "told"),
    [
        ("json", '[\n  {\n    "text": "Troops took Town.",\n    "id": "taken"\n  }\n]\n'),
        ("jsonl", '{"text":"Troops took Town.","id":"taken"}\n'),
    ],
)
def test_chosen_fields_come_in_the_order_asked_for(format: str, told: str) -> None:
    assert rendered(format, answer(event()), fields=("text", "id")) == told
