"""What `store check` tells: the places that editors jump to, codes, many warnings in one line, and JSON."""

import json
from pathlib import Path

import pytest

from kharkivctl.store import check, gaps, report
from kharkivctl.store.model import Store
from tests import made_up

HEAD = """\
[store]
title = "A made-up store"
version = "2026.01.02"
covers = "2022-02-24/2024-02-29"
licence = "CC0-1.0"
origin = "paper"

[[sources]]
id = "paper"
type = "report"
title = "A made-up paper"

"""
FAULTY = (
    HEAD
    + """\
[[places]]
id = "izium"
name = "Izium"
kind = "town"
names = { uk = "Ізюм", "ru" = 5 }
sources = []

[[events]]
id = "taken"
kind = "capture"
  date = "2022-13"
text = "Two\\nlines."
standing = "sure"
fancy = true
"""
)


def told(tmp_path: Path, text: str) -> str:
    """The report on a text as a file, which is called FILE in it."""
    file = tmp_path / "facts.toml"
    file.write_text(text, "utf-8")
    found, _ = report.findings(file)
    return report.as_text(found).replace(str(file), "FILE")


def in_file(tmp_path: Path, store: Store) -> Path:
    file = tmp_path / "facts.toml"
    file.write_text(made_up.toml(store), "utf-8")
    return file


def test_each_error_is_a_line_with_its_place_code_and_remedy(tmp_path: Path) -> None:
    assert (
        told(tmp_path, FAULTY)
        == """\
FILE:16:1: E012 izium: kind = "town": is not known; use one of: country, oblast, raion, hromada, city, rural \
settlement, village, river, region, island, other
FILE:17:1: E004 izium: names = {"uk":"Ізюм","ru":5}: Expected str | null, got int (at .ru); see docs/data.md \
for the form
FILE:18:1: E010 izium: sources = []: is missing or empty; name at least one source by its id
FILE:20:1: E010 taken: sources = []: is missing or empty; name at least one source by its id
FILE:23:3: E007 taken: date = "2022-13": "2022-13" is not a day of the calendar; write "2022-09-10", \
"2022-09", "2022", "2022-09-11~", "2022-03-02/2022-03-03", "2022-04-01/..", \
"[2022-03-26..2022-03-27]" or "[..2022-09-11]"
FILE:25:1: E004 taken: standing = "sure": Invalid enum value 'sure'; use one of: stated, reported, claimed, \
admitted, estimated
FILE:26:1: E002 taken: fancy = true: is an unknown key; keys here are id, kind, text, standing, date, \
date-words, places, each, people, organizations, control, figures, said, said-by, partial, retracted, \
questions, note, sources
"""
    )


def test_a_missing_key_stands_where_its_record_begins(tmp_path: Path) -> None:
    text = f'{HEAD}[[questions]]\nid = "q"\n'
    assert told(tmp_path, text) == "FILE:13:1: E003 q: text: is missing; add text to this record\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "[store]\n" + ".".join("a" * 102) + " = 1\n",
            "FILE:2:1: E001 the file: line 2: a key has more than 100 parts, joined by dots",
        ),
        (
            "[store]\ntitle = = 1\n",
            "FILE:2:9: E001 the file: is not TOML: Invalid value (at line 2, column 9)",
        ),
        (
            "[store]\n[x",
            "FILE:2:1: E001 the file: is not TOML: Expected ']' at the end of a table declaration",
        ),
    ],
)
def test_what_is_no_toml_is_told_with_its_place(text: str, line: str, tmp_path: Path) -> None:
    assert told(tmp_path, text).startswith(line)
    assert told(tmp_path, text).endswith("; correct that line\n")


def test_an_id_cannot_forge_another_line(tmp_path: Path) -> None:
    text = f'{HEAD}[[questions]]\nid = "q\\nFILE:1:1: E001 x"\ntext = "What?"\n'
    assert told(tmp_path, text).count("\n") == 1


def test_no_name_of_a_file_acts_on_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "\x1b[31m.toml"
    file.write_text("x", "utf-8")
    assert "\x1b" not in report.as_text(report.findings(file)[0])


def test_fifty_errors_are_told_and_the_number_of_the_others(tmp_path: Path) -> None:
    events = [made_up.event(f"event-{number}", kind="party") for number in range(53)]
    file = in_file(tmp_path, made_up.store(events=events))
    found, store = report.findings(file)
    assert store is None
    *lines, last = report.as_text(found).splitlines()
    assert [line.split()[2] for line in lines] == [f"event-{number}:" for number in range(50)]
    assert last == "and 3 more; --format json has them all"
    assert len(json.loads(report.as_json(found))) == 53
    assert (
        report.summary(file, found, store)
        == f"{file}: 53 errors. Warnings are looked for when there are none."
    )


@pytest.mark.parametrize("number", [10, 11])
def test_more_than_ten_warnings_of_one_code_are_one_line_where_the_first_is(
    number: int, tmp_path: Path
) -> None:
    complete = {"url": "https://example.org", "issued": "2022"}
    sources = [made_up.source("paper", **complete)]
    sources += [made_up.source(f"paper-{n}", **complete) for n in range(2, number + 1)]
    file = in_file(tmp_path, made_up.store(sources=sources))
    found, store = report.findings(file)
    lines = report.as_text(found).replace(str(file), "FILE").splitlines()
    archive = "archive-url: is not recorded; find or make an archived copy and give its address"
    one = (
        'FILE:8:1: W007 paper: is one of 11 that break the rule "sources are archived"; list them with '
        "kharkivctl store gaps --code W007"
    )
    assert len(found) == number
    assert lines == (
        [one]
        if number == 11
        else [f"FILE:{8 + 7 * n}:1: W007 {source.id}: {archive}" for n, source in enumerate(sources)]
    )
    assert store
    assert (
        report.summary(file, found, store) == f"{file}: no errors and {number} warnings in {number} records."
    )


def test_json_has_every_finding_with_its_place(tmp_path: Path) -> None:
    file = in_file(tmp_path, made_up.store(places=[made_up.place(coordinates=(99, 0))]))
    found, _ = report.findings(file)
    assert json.loads(report.as_json(found)) == [
        {
            "file": str(file),
            "line": 16,
            "column": 1,
            "severity": "error",
            "code": "E014",
            "id": "izium",
            "what": "coordinates = [99.0,0.0]: lie outside the globe",
            "remedy": "Write [latitude, longitude] in degrees.",
        }
    ]


def test_every_code_is_listed_with_its_reason() -> None:
    rules = report.rules()
    assert list(rules) == [*check.READING, *check.RULES, *gaps.WARNINGS]
    assert rules["E001"] == "A store is TOML in UTF-8, so that every program and every editor reads it alike."
    assert rules["W010"] == "An alias is not the name of another record: whoever types it would get both."
    assert all(reason.endswith(".") and "\n" not in reason for reason in rules.values())


def test_each_code_of_reading_is_told_of_some_file(tmp_path: Path) -> None:
    texts = ["x = ", FAULTY, f'{HEAD}[[questions]]\nid = "q"\n']
    codes = {line.split()[1] for text in texts for line in told(tmp_path, text).splitlines()}
    assert set(check.READING) <= codes
