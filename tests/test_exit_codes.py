"""Exit codes: each of them reached, told in the README, and wrong use answered in a sentence."""

import json
import re
from pathlib import Path

import pytest

from kharkivctl.errors import Exit
from kharkivctl.queries import timeline
from tests.program import SMALL, in_words, run

ASKING = Path(__file__).parents[1] / "docs" / "asking.md"


def _defect(*asked: object) -> None:
    raise RuntimeError("broken on purpose")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("when izium", Exit.FOUND),
        ("when nowhere-at-all", Exit.NOTHING),
        ("when --on someday", Exit.WRONG_USE),
        ("when --store no-such-file.toml", Exit.BAD_STORE),
        ("when defect", Exit.DEFECT),
    ],
)
def test_every_code_is_reached(command: str, code: Exit, monkeypatch: pytest.MonkeyPatch) -> None:
    if code == Exit.DEFECT:
        monkeypatch.setattr(timeline, "when", _defect)
    ran = run(command)
    assert ran.code == code
    assert (ran.out == "") == (code != Exit.FOUND)
    assert (ran.err == "") == (code == Exit.FOUND)


def test_the_page_on_asking_lists_exactly_these_codes() -> None:
    listed = re.findall(r"^\| *`?(\d)`? *\|", ASKING.read_text("utf-8"), re.MULTILINE)
    assert [int(code) for code in listed] == [code.value for code in Exit]


def test_quiet_prints_nothing_and_answers_with_the_code() -> None:
    assert run("when izium --quiet") == (Exit.FOUND, "", "")
    assert run("when Изюм -q") == (Exit.FOUND, "", "")
    assert run("when nowhere-at-all -q") == (Exit.NOTHING, "", "")


def test_a_known_place_with_nothing_recorded_is_found() -> None:
    ran = run("where ivanivka-izium --fields id,held-by")
    assert (ran.code, ran.out) == (Exit.FOUND, "ivanivka-izium\tunrecorded\n")
    assert (
        ran.err == "Ivanivka is known, but nothing is recorded for 31 December 2022, the last day covered.\n"
    )


def test_a_defect_is_told_in_one_sentence_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "when", _defect)
    ran = run("when izium")
    assert (ran.code, ran.out) == (Exit.DEFECT, "")
    assert re.fullmatch(
        r"A defect in kharkivctl \S+: RuntimeError: broken on purpose\. "
        r"Please report it with the command you ran; KHARKIVCTL_DEBUG=1 shows where it happened\.\n",
        ran.err,
    )


def test_for_a_developer_a_defect_is_shown_where_it_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    from kharkivctl.app import app

    monkeypatch.setattr(timeline, "when", _defect)
    with pytest.raises(RuntimeError, match="broken on purpose"):
        CliRunner().invoke(app, ["when"], env={"KHARKIVCTL_DEBUG": "1"}, catch_exceptions=False)


FIELDS = (
    "id, date, date_words, earliest, latest, kind, text, places, people, organizations, control, figures, "
    "standing, said, said_by, questions, sources, note, possible, other_accounts, partial, retracted, beside"
)
DATES = 'Write a date like "2022-09-10", "2022-09", "2022", "10 September 2022" or "2022-09-06/2022-09-11".'
KINDS = (
    "invasion, offensive, capture, recapture, withdrawal, advance, fighting, holding, denial, flag, share, "
    "administration, appointment, statement, plan, attack, casualties, graves, civilian-harm, conditions, "
    "evacuation"
)
STANDINGS = "stated, reported, claimed, admitted, estimated"
HOLDERS = "russia, ukraine, contested, changing, disputed, unknown, unrecorded"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("when --on someday", f'--on: "someday" is not a date. {DATES}'),
        ("when --since 2022-13", f'--since: "2022-13" is not a day of the calendar. {DATES}'),
        ("when --until 09/10/2022", f'--until: "09/10/2022" could be read in two ways. {DATES}'),
        ("who --known-by never", f'--known-by: "never" is not a date. {DATES}'),
        ("where izium 2022-02-30", f'TERM: "2022-02-30" is not a day of the calendar. {DATES}'),
        ("when --kind battle", f"--kind battle: choose from {KINDS}."),
        ("when --standing firm", f"--standing firm: choose from {STANDINGS}."),
        ("where --held-by nobody", f"--held-by nobody: choose from {HOLDERS}."),
        ("when --fields id,when", f'--fields: "when" is no field of when. Choose from {FIELDS}.'),
        ("when --json id,date", "--json takes no fields. Write --json --fields id,date."),
        ("when --json id", "--json takes no fields. Write --json --fields id."),
        ("when --json -f csv", "--json and --format csv contradict each other. Leave one out."),
    ],
)
def test_wrong_use_is_answered_with_the_right_form(command: str, told: str) -> None:
    assert run(command) == (Exit.WRONG_USE, "", f"{told}\n")


def test_an_unknown_format_lists_the_formats() -> None:
    ran = run("when -f xml")
    assert ran.code == Exit.WRONG_USE
    assert ran.err.startswith("--format xml: choose from table, plain, json, jsonl, csv, tsv, markdown")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("when --nope", "No such option: --nope"),
        ("when --fields", "Option '--fields' requires an argument."),
        ("when --limit many", "Invalid value for '--limit' / '-n'"),
        ("when --limit -1", "Invalid value for '--limit' / '-n'"),
        ("whn izium", "No such command 'whn'. Did you mean 'when', 'who'?"),
    ],
)
def test_a_slip_of_the_fingers_is_wrong_use(command: str, told: str) -> None:
    ran = run(command)
    assert (ran.code, ran.out) == (Exit.WRONG_USE, "")
    assert told in in_words(ran.err)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (
            "when --place izum",
            ['--place: none of the store is called "izum".', "with Izium, N:  kharkivctl when --place Izium"],
        ),
        (
            "who --person zrazik",
            [
                '--person: none of the store is called "zrazik".',
                "with Petro Zrazok, N:  kharkivctl who --person 'Petro Zrazok'",
            ],
        ),
        (
            "where ivanifka",
            ['Nothing in the store mentions "ivanifka".', "with Ivanivka, N:  kharkivctl where Ivanivka"],
        ),
        (
            "when izium plundered",
            ['Nothing in the store mentions "plundered".', 'without "plundered", N:  kharkivctl when izium'],
        ),
        ("cite qwrtpl", ['Nothing in the store mentions "qwrtpl".']),
        ("when --source qwrtpl", ["--source qwrtpl: no source of the store has this id or these words."]),
        (
            "when --question qwrtpl",
            ["--question qwrtpl: no question of the store has this id or these words."],
        ),
        (
            "when izium 2023",
            [
                "Nothing is recorded for 2023: "
                "the store covers the days from 24 February 2022 to 31 December 2022.",
                "on other days, N:  kharkivctl when izium",
            ],
        ),
        (
            "when izium 2022-12",
            [
                "Nothing is recorded for December 2022, though 6 events match on other days.",
                "on other days, N:  kharkivctl when izium",
            ],
        ),
        (
            "who probnyi 2022-03",
            [
                "No post of Ivan Probnyi is recorded for March 2022.",
                "on other days, N:  kharkivctl who probnyi",
            ],
        ),
    ],
)
def test_nothing_found_says_so_and_what_to_ask_instead(command: str, told: list[str]) -> None:
    ran = run(command)
    assert (ran.code, ran.out) == (Exit.NOTHING, "")
    counted = re.compile(r", (\d+) [^:]+:  kharkivctl ")
    assert [counted.sub(", N:  kharkivctl ", line.strip()) for line in ran.err.splitlines()] == told
    for line in ran.err.splitlines()[1:]:
        found = counted.search(line)
        assert found
        rows = json.loads(run(f"{line[found.end() :]} --json").out)
        assert len(rows) == int(found.group(1))


# Stores that can't be read


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "No store at STORE. Check --store and KHARKIVCTL_STORE, or leave both out"),
        (b"\xff\xfe", "STORE: byte 0 is not UTF-8. Save the file as UTF-8."),
        (b"[store\n", "STORE is not TOML:"),
        (b"", "The store STORE can't be used:"),
        (b'[store]\ntitle = "x"\nfancy = 1\n', "line 3: store: fancy = 1: is an unknown key."),
    ],
    ids=["no file", "not text", "not TOML", "empty", "unknown key"],
)
@pytest.mark.parametrize("verb", ["when", "who", "where", "cite", "store gaps", "store format --check"])
def test_a_store_that_can_not_be_read(verb: str, content: bytes | None, told: str, tmp_path: Path) -> None:
    store = tmp_path / "facts.toml"
    if content is not None:
        store.write_bytes(content)
    ran = run(verb, KHARKIVCTL_STORE=str(store))
    assert (ran.code, ran.out) == (Exit.BAD_STORE, "")
    assert told in ran.err.replace(str(store), "STORE")


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    ran = run("when", "--store", str(tmp_path))
    assert ran == (Exit.BAD_STORE, "", f"The store {tmp_path} can't be read: Is a directory.\n")


def test_the_option_goes_before_the_variable(tmp_path: Path) -> None:
    small = tmp_path / "small.toml"
    small.write_bytes(Path(__file__).with_name("small.toml").read_bytes())
    assert run("when izium -q", "--store", str(small), KHARKIVCTL_STORE="/nonexistent").code == Exit.FOUND


def test_the_version_is_told_even_of_a_store_that_can_not_be_read() -> None:
    good, bad = run("--version"), run("--version", KHARKIVCTL_STORE="/nonexistent")
    assert good.code == Exit.FOUND
    told, where_to_report = good.out.splitlines()
    assert re.fullmatch(r"kharkivctl \S+, data 2026\.01\.02, covering 2022-02-24 to 2022-12-31", told)
    assert where_to_report.startswith("A wrong fact?")
    assert run("-V") == good
    assert bad.code == Exit.BAD_STORE
    assert bad.out == good.out.split(",")[0] + "\n"
    assert bad.err.startswith("No store at /nonexistent.")


# Files written


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("answer.json", "[\n"),
        ("answer.jsonl", '{"id":"izium-captured-2022-03-27"'),
        ("answer.csv", "id,date,"),
        ("answer.tsv", "id\tdate\t"),
        ("answer.md", "| date |"),
        ("answer.txt", "2022-03-27\tizium-captured-2022-03-27\t"),
        ("ANSWER.CSV", "id,date,"),
    ],
)
def test_the_ending_of_the_file_chooses_the_format(name: str, start: str, tmp_path: Path) -> None:
    ran = run("when izium --output", str(tmp_path / name))
    assert ran == (Exit.FOUND, "", "")
    assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_format_given_goes_before_the_ending(tmp_path: Path) -> None:
    file = tmp_path / "answer.csv"
    run("when izium --limit 0 -f json -o", str(file))
    assert file.read_text("utf-8") == "[]\n"


def test_a_file_holds_what_stdout_would(tmp_path: Path) -> None:
    file = tmp_path / "answer.csv"
    run("cite -o", str(file))
    assert file.read_bytes().decode() == run("cite -f csv").out


def test_a_dash_is_stdout() -> None:
    assert run("when izium -o -") == run("when izium")


def test_a_folder_that_is_not_there_is_wrong_use(tmp_path: Path) -> None:
    file = tmp_path / "no" / "answer.csv"
    told = f"{file} can't be written: No such file or directory. Choose another file.\n"
    assert run("when -o", str(file)) == (Exit.WRONG_USE, "", told)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "answer.csv"
    file.write_text("old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = run("when -o", str(file))
    monkeypatch.undo()
    told = f"{file} can't be written: No space left on device. Choose another file.\n"
    assert ran == (Exit.WRONG_USE, "", told)
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_found_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "answer.csv"
    file.write_text("old")
    assert run("when nowhere-at-all -o", str(file)).code == Exit.NOTHING
    assert file.read_text() == "old"


# Shared options


def test_fields_in_kebab_and_snake_case_are_the_same() -> None:
    kebab = run("when izium --fields date-words,said-by,id --json")
    assert kebab.code == Exit.FOUND
    assert kebab == run("when izium --fields date_words,said_by,id --json")
    assert kebab.out.index('"date_words"') < kebab.out.index('"said_by"') < kebab.out.index('"id"')


def test_a_header_is_one_line_of_field_names() -> None:
    out = run("where --header --fields id,held-by --limit 1").out
    assert out == "id\theld_by\nivanivka-kupiansk\tdisputed\n"


def test_reverse_turns_before_limit_cuts() -> None:
    assert (
        run("when izium --fields id --limit 2").out
        == "izium-captured-2022-03-27\nizium-captured-2022-04-01\n"
    )
    assert run("when kharkiv-oblast --fields id --reverse -n 1").out == "vote-planned-2022-11\n"


@pytest.mark.parametrize(
    "terms",
    [
        "2022-09-10",
        "'10 September 2022'",
        "10 September 2022",
        "10.09.2022",
        "'September 10, 2022'",
        "10 вересня 2022",
    ],
)
def test_dates_as_terms_however_typed(terms: str) -> None:
    assert run(f"when {terms} --fields id").out == "izium-retaken-2022-09-10\n"
    assert run(f"where izium {terms} --fields id,on").out == "izium\t2022-09-10\n"
    assert run(f"who {terms} --fields post") == run("who --on 2022-09-10 --fields post")


def test_notes_stand_on_stderr_only() -> None:
    ran = run("when Изюм --json")
    assert ran.err == '"Изюм" read as Izium.\n'
    assert "read as" not in ran.out


@pytest.mark.parametrize("verb", ["when", "who", "where", "cite"])
def test_disputed_keeps_only_records_of_a_question(verb: str) -> None:
    ids = run(f"{verb} --disputed --fields id").out.split()
    assert (
        ids
        == {
            "when": [
                "izium-captured-2022-03-27",
                "izium-captured-2022-04-01",
                "graves-440-2022-09-15",
                "graves-447-2022-09-23",
                "ivanivka-held-2022-10-03",
                "ivanivka-captured-2022-10-04",
            ],
            "who": ["zrazok-mayor"],
            "where": ["ivanivka-kupiansk", "izium"],
            "cite": ["institute-report", "gazette-izium", "article", "channel-post"],
        }[verb]
    )


# The small store


def test_the_small_store_is_in_the_canonical_layout() -> None:
    told = f"{SMALL} is in its one layout already.\n"
    assert run("store format --check") == (Exit.FOUND, "", told)


def test_the_small_store_has_no_faults() -> None:
    ran = run("store check")
    assert ran.code == Exit.FOUND
    assert ran.err.startswith(f"{SMALL}: no errors and ")
