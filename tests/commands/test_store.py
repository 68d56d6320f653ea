"""`kharkivctl store`: what each command of a curator prints, where, and with which exit code."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kharkivctl.errors import Exit
from kharkivctl.store.model import Store
from tests import made_up
from tests.program import SMALL, run

COMPLETE = {
    "url": "https://example.org",
    "archive_url": "https://archive.example.org",
    "issued": "2022-09-10",
}


def in_file(tmp_path: Path, store: Store, name: str = "facts.toml") -> Path:
    file = tmp_path / name
    file.write_text(made_up.toml(store), "utf-8")
    return file


# So long that a record of it stands in lines of its own: shorter ones tomli-w writes as inline tables.
TITLE = "A made-up paper on the days of March 2022, and on what was seen of them in places made up too"

COMPLETE = {
    "title": TITLE,
    "url": "https://example.org",
    "archive_url": "https://archive.example.org",
    "issued": "2022-09-10",
}


def spotless() -> Store:
    """A store that breaks no rule and lacks nothing."""
    return made_up.store(sources=[made_up.source(**COMPLETE)])


# check


def test_check_says_nothing_on_stdout_of_a_store_that_lacks_nothing(tmp_path: Path) -> None:
    file = in_file(tmp_path, spotless())
    told = f"{file}: no errors and no warnings in 1 record.\n"
    assert run("store check", str(file)) == (Exit.FOUND, "", told)
    assert run("store check --strict", str(file)) == (Exit.FOUND, "", told)
    assert run("store check -f json", str(file)) == (Exit.FOUND, "[]\n", told)


def test_a_warning_leaves_the_store_in_use_unless_strict(tmp_path: Path) -> None:
    """A day of issue that the note denies: once 28 sources were cited with the day of a statement."""
    note = "Dated by the day of the statement it reports."
    file = in_file(tmp_path, made_up.store(sources=[made_up.source(**COMPLETE, note=note)]))
    out = (
        f'{file}:12:1: W001 paper: issued = "2022-09-10": is not the work\'s own by its note; '
        "leave issued out, or correct the note; the day of a statement is the said of the event\n"
    )
    err = f"{file}: no errors and 1 warning in 1 record.\n"
    assert run("store check", str(file)) == (Exit.FOUND, out, err)
    assert run("store check --strict", str(file)) == (Exit.BAD_STORE, out, err)


def test_an_error_ends_with_3(tmp_path: Path) -> None:
    file = in_file(tmp_path, made_up.store(sources=[made_up.source(type="book", title=TITLE)]))
    code, out, err = run("store check", str(file))
    assert (code, err) == (Exit.BAD_STORE, f"{file}: 1 error. Warnings are looked for when there are none.\n")
    assert out.startswith(
        f'{file}:10:1: E012 paper: type = "book": is not known; use one of: article-newspaper,'
    )
    code, out, _ = run("store check --format json", str(file))
    assert (code, [one["code"] for one in json.loads(out)]) == (Exit.BAD_STORE, ["E012"])


def test_the_rules_are_listed_a_line_each_with_the_code_first() -> None:
    code, out, err = run("store check --rules")
    assert (code, err) == (Exit.FOUND, "")
    lines = out.splitlines()
    assert lines[0] == "E001 A store is TOML in UTF-8, so that every program and every editor reads it alike."
    assert [line.split()[0] for line in lines] == sorted(line.split()[0] for line in lines)


@pytest.mark.parametrize("command", ["check", "info", "diff old.toml"])
def test_a_format_that_a_command_does_not_have_is_wrong_use(command: str) -> None:
    code, out, err = run(f"store {command} --format xml")
    assert (code, out) == (Exit.WRONG_USE, "")
    assert err.startswith("--format xml: choose from text, json")


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "No store at FILE. "), (b"\xff\xfe", "FILE: byte 0 is not UTF-8. Save the file as UTF-8.\n")],
)
def test_a_file_that_can_not_be_read_has_no_findings(
    content: bytes | None, told: str, tmp_path: Path
) -> None:
    file = tmp_path / "facts.toml"
    if content is not None:
        file.write_bytes(content)
    ran = run("store check --format json", str(file))
    assert (ran.code, ran.out) == (Exit.BAD_STORE, "")
    assert ran.err.replace(str(file), "FILE").startswith(told)


# format


def test_a_comment_that_would_be_lost_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    file = in_file(tmp_path, spotless())
    text = file.read_text().replace('type = "report"', 'type = "report" # or a map?')
    file.write_text(text)
    told = f"{file}, line 10: only the head keeps comments. Move this one to a note.\n"
    for options in ("", "--check", "--diff"):
        assert run(f"store format {options}", str(file)) == (Exit.BAD_STORE, "", told)
    assert file.read_text() == text


def test_a_diff_is_printed_and_nothing_written(tmp_path: Path) -> None:
    file = in_file(tmp_path, spotless())
    text = file.read_text().replace('id = "paper"', "id='paper'", 1)
    file.write_text(text)
    diff = f"""\
--- {file}
+++ {file}
@@ -6,7 +6,7 @@
 origin = "paper"
 {""}
 [[sources]]
-id='paper'
+id = "paper"
 type = "report"
 title = "{TITLE}"
 issued = "2022-09-10"
"""
    assert run("store format --diff", str(file)) == (Exit.FOUND, diff, "")
    told = f"{file} is not in the canonical layout. Run kharkivctl store format.\n"
    assert run("store format --diff --check", str(file)) == (Exit.BAD_STORE, diff, told)
    assert file.read_text() == text


def test_line_ends_of_another_system_are_told_and_become_line_feeds(tmp_path: Path) -> None:
    """Once they were read away before anybody compared, and the file stayed as it was."""
    file = in_file(tmp_path, spotless())
    text = file.read_bytes()
    file.write_bytes(text.replace(b"\n", b"\r\n"))
    told = f"{file} has the line ends of another system (CRLF); in the one layout they are line feeds.\n"
    refused = f"{told}{file} is not in the canonical layout. Run kharkivctl store format.\n"
    assert run("store format --check", str(file)) == (Exit.BAD_STORE, "", refused)
    assert run("store format", str(file)) == (Exit.FOUND, "", f"{told}{file} rewritten.\n")
    assert file.read_bytes() == text


def test_a_rewritten_store_keeps_its_mode_and_the_links_to_it(tmp_path: Path) -> None:
    file = in_file(tmp_path, spotless())
    file.write_text(file.read_text().replace('id = "paper"', "id='paper'", 1))
    file.chmod(0o640)
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    assert run("store format", str(link)).code == Exit.FOUND
    assert link.is_symlink()
    assert 'id = "paper"' in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


# gaps


def test_gaps_are_listed_by_code_or_by_id_or_by_line(tmp_path: Path) -> None:
    sources = [
        made_up.source("z-paper", **COMPLETE | {"url": ""}),
        made_up.source(issued="2022", title=TITLE),
    ]
    file = in_file(tmp_path, made_up.store(sources=sources))
    url, archive = "url: is not recorded", "archive-url: is not recorded"
    by_code = f'W004\tz-paper\turl = "": is not recorded\nW004\tpaper\t{url}\nW007\tpaper\t{archive}\n'
    by_id = f'W004\tpaper\t{url}\nW007\tpaper\t{archive}\nW004\tz-paper\turl = "": is not recorded\n'
    assert run("store gaps", str(file)) == (Exit.FOUND, by_code, "")
    assert run("store gaps --sort id", str(file)) == (Exit.FOUND, by_id, "")
    assert run("store gaps --code w007", str(file)).out == f"W007\tpaper\t{archive}\n"
    assert run("store gaps --code W007,W004 --sort line --fields line,code", str(file)).out == (
        "13\tW004\n16\tW004\n16\tW007\n"
    )


def test_no_gap_is_nothing_found(tmp_path: Path) -> None:
    file = in_file(tmp_path, spotless())
    assert run("store gaps", str(file)) == (Exit.NOTHING, "", f"{file}: nothing to mend by any rule.\n")
    assert run("store gaps --code W004", str(file)).err == f"{file}: nothing to mend by W004.\n"
    assert run("store gaps -q", str(file)) == (Exit.NOTHING, "", "")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--code E001", "--code E001: choose from W001, W002,"),
        ("--sort date", "--sort date: choose from code, id, line.\n"),
        ("-f map", "The format map goes with where, not with store gaps. Choose another.\n"),
        ("--fields name", '--fields: "name" is no field of store gaps.'),
    ],
)
def test_what_gaps_do_not_have_is_wrong_use(options: str, told: str) -> None:
    code, out, err = run(f"store gaps {options}")
    assert (code, out) == (Exit.WRONG_USE, "")
    assert err.startswith(told)


# info


def test_info_counts_a_line_each() -> None:
    assert run("store info") == (
        Exit.FOUND,
        """\
sources 6
places 6
organizations 4
people 3
events 12
questions 3
posts 3
facts 15
facts with two voices or more 2
month 2022-02 1
month 2022-03 1
month 2022-04 1
month 2022-06 1
month 2022-09 4
month 2022-10 2
month 2022-11 1
month undated 1
raion izium-raion 6
raion kupiansk-raion 2
outlet Institute for Tests 2
outlet Testpedia 1
outlet The Test Gazette 1
outlet Пробні вісті 1
""",
        "",
    )


def test_info_as_json_has_the_same_counts() -> None:
    told: dict[str, Any] = json.loads(run("store info --format json").out)
    lines = run("store info").out.splitlines()
    assert [f"{table} {count}" for table, count in told["tables"].items()] == lines[:7]
    assert [line for line in lines if line.startswith("month ")] == [
        f"month {month} {count}" for month, count in told["months"].items()
    ]


# path


def test_path_is_that_of_the_store_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("store path") == (Exit.FOUND, f"{SMALL}\n", "")
    in_file(tmp_path, spotless())
    monkeypatch.chdir(tmp_path)
    assert run("store path", KHARKIVCTL_STORE="facts.toml").out == f"{tmp_path}/facts.toml\n"
    missing = f"No store at {tmp_path}/none.toml. Check KHARKIVCTL_STORE.\n"
    assert run("store path", KHARKIVCTL_STORE="none.toml") == (Exit.BAD_STORE, "", missing)


# diff


def test_diff_tells_of_each_fact_and_of_other_answers(tmp_path: Path) -> None:
    taken = made_up.event("taken", kind="capture", control="russia", places=("izium",), date="2022-04-01")
    old = in_file(tmp_path, made_up.store(places=[made_up.place()], events=[taken]), "old.toml")
    retaken = made_up.event(
        "retaken", kind="recapture", control="ukraine", places=("izium",), date="2022-09-10"
    )
    events = [msgspec.structs.replace(taken, date="2022-04-02"), retaken]
    new = in_file(tmp_path, made_up.store(places=[made_up.place()], events=events), "new.toml")
    assert run("store diff", str(old), str(new)) == (
        Exit.FOUND,
        """\
changed events taken: date: "2022-04-01" -> "2022-04-02"
added events retaken: Text of retaken.
answer izium 2022-04-01: russia -> unrecorded
answer izium 2022-09-10/2024-02-29: russia -> ukraine
""",
        "",
    )
    assert (
        run("store diff -f markdown", str(old), str(new)).out
        == """\
## Data 2026.01.02

### Added

- retaken: Text of retaken.

### Changed

- taken: date "2022-04-01", now "2022-04-02"

### Other answers

- Izium, 1 April 2022: not recorded (was: Russia)
- Izium, from 10 September 2022 to 29 February 2024: Ukraine (was: Russia)
"""
    )


def test_no_difference_is_nothing_found() -> None:
    told = f"No fact and no answer differs between {SMALL} and {SMALL}.\n"
    assert run("store diff", str(SMALL)) == (Exit.NOTHING, "", told)


def test_a_store_with_faults_is_not_compared(tmp_path: Path) -> None:
    file = in_file(tmp_path, made_up.store(sources=[made_up.source(type="book", title=TITLE)]))
    assert run("store diff", str(file)).code == Exit.BAD_STORE


# add source

ITEM = {
    "id": "http://example.org/items/1",
    "type": "article-newspaper",
    "title": "A made-up report",
    "container-title": "The Gazette",
    "issued": {"date-parts": [["2022", 9, 10]]},
    "page": "3",
}
RECORD = """
[[sources]]
id = "gazette-2022-09-10"
type = "article-newspaper"
title = "A made-up report"
container-title = "The Gazette"
issued = "2022-09-10"
"""


def exported(tmp_path: Path, *items: Any) -> str:
    file = tmp_path / "exported.json"
    file.write_text(json.dumps(items[0] if len(items) == 1 else items), "utf-8")
    return str(file)


def test_a_source_is_added_at_the_end_of_its_table_and_told(tmp_path: Path) -> None:
    file = in_file(
        tmp_path,
        made_up.store(sources=[made_up.source(title=TITLE)], places=[made_up.place(description=TITLE)]),
    )
    file.write_text(f"# A head.\n\n{file.read_text()}")
    before, after = file.read_text().split("\n[[places]]")
    told = f'{file}: added gazette-2022-09-10, "A made-up report". Left out: page.\n'
    ran = run("store add source", exported(tmp_path, ITEM), "--store", str(file))
    assert ran == (Exit.FOUND, "gazette-2022-09-10\n", told)
    assert file.read_text() == f"{before}{RECORD}\n[[places]]{after}"


def test_standard_input_is_read_too_and_an_id_can_be_given(tmp_path: Path) -> None:
    file = in_file(tmp_path, spotless())
    posted = {"type": "post", "title": "A post", "source": "Telegram", "container-title": "Telegram"}
    ran = piped(json.dumps([posted]), "store add source - --id telegram-post", file)
    assert ran == (Exit.FOUND, "telegram-post\n", f'{file}: added telegram-post, "A post".\n')
    assert file.read_text().endswith(
        '\n[[sources]]\nid = "telegram-post"\ntype = "post"\ntitle = "A post"\nvia = "Telegram"\n'
    )


def piped(text: str, command: str, store: Path) -> tuple[int, str, str]:
    """The outcome of a command that reads a text from standard input."""
    import shlex
    import subprocess

    from tests.program import PROGRAM

    environment = {**os.environ, "KHARKIVCTL_STORE": str(store)}
    ran = subprocess.run(
        [PROGRAM, *shlex.split(command)], input=text, capture_output=True, text=True, env=environment
    )
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize(
    ("items", "options", "told"),
    [
        ([ITEM | {"type": "book"}], "", 'item 1: type "book": choose from article-newspaper,'),
        ([ITEM | {"title": " "}], "", "item 1 has no title."),
        ([ITEM, ITEM], "", "The id gazette-2022-09-10 is taken."),
        ([ITEM, ITEM], "--id gazette", "--id goes with one source, and there are 2."),
        ([ITEM], "--id paper", "The id paper is taken."),
        ([ITEM], "--id 'The Gazette'", 'id = "The Gazette": is not a slug.'),
        ([ITEM | {"URL": "https://example.org"}], "", "https://example.org is the address of paper already."),
        ([ITEM | {"URL": "ftp://example.org"}], "", 'url = "ftp://example.org": is not a web address.'),
        (
            [ITEM | {"issued": {"literal": "spring"}}],
            "",
            '"A made-up report" has no day of issue to make an id of.',
        ),
        ([ITEM | {"container-title": ""}], "", '"A made-up report" has no outlet to make an id of.'),
        ([ITEM | {"custom": {"known-through": "nowhere"}}], "", '"nowhere" is no id of this store.'),
    ],
)
def test_what_can_not_be_added_leaves_the_store_untouched(
    items: list[Any], options: str, told: str, tmp_path: Path
) -> None:
    file = in_file(tmp_path, spotless())
    before = file.read_bytes()
    ran = run(f"store add source {options}", exported(tmp_path, *items), "--store", str(file))
    assert (ran.code, ran.out) == (Exit.WRONG_USE, "")
    assert told in ran.err
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", " is not JSON: "),
        (b"[]", " is not CSL-JSON: it has no items."),
        (b'"text"', " is not CSL-JSON: it has no items."),
        (b"\xff", ": byte 0 is not UTF-8."),
        (None, " can't be read: No such file or directory."),
    ],
)
def test_what_is_no_export_is_wrong_use(content: bytes | None, told: str, tmp_path: Path) -> None:
    file = tmp_path / "exported.json"
    if content is not None:
        file.write_bytes(content)
    ran = run("store add source", str(file))
    assert (ran.code, ran.out) == (Exit.WRONG_USE, "")
    assert ran.err.startswith(f"{file}{told}")


def test_a_store_that_would_lose_a_comment_is_not_added_to(tmp_path: Path) -> None:
    file = in_file(tmp_path, spotless())
    file.write_text(file.read_text() + "# A comment.\n")
    ran = run("store add source", exported(tmp_path, ITEM), "--store", str(file))
    assert ran.code == Exit.BAD_STORE
    assert "only the head keeps comments" in ran.err


def test_the_help_of_the_curators_tools_fits_a_screen() -> None:
    assert len(run("store --help").out.splitlines()) <= 24
