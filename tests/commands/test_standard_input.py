"""Ids from standard input, which every verb takes: one a line, or the plain output of a verb, whole."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kharkivctl.app import app
from kharkivctl.commands.answer import MOST
from kharkivctl.errors import Exit
from tests.program import PROGRAM, SMALL, Ran, run, terminal

VERBS = ("when", "who", "where", "cite")


def piped(command: str, text: str | bytes) -> Ran:
    """The outcome of a command with this on its standard input."""
    settings = {"KHARKIVCTL_STORE": str(SMALL), "COLUMNS": "80"}
    ran = CliRunner().invoke(app, command.split(), input=text, env=settings)
    return Ran(ran.exit_code, ran.stdout_bytes.decode(), ran.stderr_bytes.decode())


def ids(verb: str, *asked: str) -> list[str]:
    """The ids of what a verb answers to these ids, one a line."""
    ran = piped(f"{verb} - --fields id", "\n".join(asked))
    assert ran.code == Exit.FOUND, ran.err
    return ran.out.split()


@pytest.mark.parametrize(
    ("verb", "asked", "found"),
    [
        # Its own, in its own order; cite keeps that of the input.
        ("when", ["izium-retaken-2022-09-10", "invasion-2022-02-24"], None),
        ("who", ["zrazok-mayor", "probnyi-head"], ["probnyi-head", "zrazok-mayor"]),
        ("where", ["izium", "ivanivka-kupiansk"], ["ivanivka-kupiansk", "izium"]),
        ("cite", ["gazette-izium", "channel-post"], ["gazette-izium", "channel-post"]),
        # An event: whom and where it names.
        ("who", ["izium-captured-2022-03-27"], ["test-ministry"]),
        (
            "where",
            ["izium-captured-2022-03-27", "ivanivka-captured-2022-10-04"],
            ["ivanivka-kupiansk", "izium"],
        ),
        ("cite", ["izium-captured-2022-03-27"], ["channel-post"]),
        # A post: the events that name who held it, and its place.
        ("when", ["probnyi-interim-head"], ["probnyi-dismissed-2022-06-03", "vote-planned-2022-11"]),
        ("where", ["zrazok-mayor"], ["izium"]),
        ("cite", ["zrazok-mayor"], ["institute-report"]),
        # A person, a source, a question.
        ("who", ["ivan-probnyi"], ["probnyi-interim-head", "probnyi-head"]),
        ("when", ["q-izium-captured"], ["izium-captured-2022-03-27", "izium-captured-2022-04-01"]),
        ("who", ["institute-report"], ["zrazok-mayor", "test-institute"]),
    ],
)
def test_ids_of_any_kind(verb: str, asked: Sequence[str], found: Sequence[str] | None) -> None:
    assert ids(verb, *asked) == (list(asked[::-1]) if found is None else found)


@pytest.mark.parametrize("verb", ["who", "where"])
@pytest.mark.parametrize("asked", ["izium-captured-2022-03-27", "zrazok-mayor"])
def test_an_id_means_the_same_as_a_term(verb: str, asked: str) -> None:
    assert ids(verb, asked) == run(f"{verb} {asked} --fields id").out.split()


def test_a_place_has_the_posts_of_its_raion_too() -> None:
    assert ids("who", "izium") == run("who izium --fields id").out.split() == ["zrazok-mayor"]


@pytest.mark.parametrize("verb", VERBS)
def test_the_plain_output_of_a_verb_can_be_piped_whole(verb: str) -> None:
    everything = run(f"{verb} -f plain").out
    ran = piped(f"{verb} - -f plain", everything)
    assert (ran.code, ran.out) == (Exit.FOUND, everything)
    assert "no record" not in ran.err


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("izium", ["izium"]),
        ("\n izium \r\n\r\nizium-raion\r\nizium\n", ["izium", "izium-raion"]),
        ("izium;kupiansk-raion izium-raion", ["izium", "izium-raion", "kupiansk-raion"]),
        ("-\tizium\tsaid", ["izium"]),
        ("2022-03-01\tizium\tizium-raion", ["izium"]),
        ("izium-raion\tizium", ["izium-raion"]),
        ("-\nizium\n", ["izium"]),
    ],
)
def test_an_id_stands_in_the_first_column_or_behind_a_date(text: str, found: Sequence[str]) -> None:
    ran = piped("where - --fields id", text)
    assert (ran.out.split(), "no record" in ran.err) == (found, False)


@pytest.mark.parametrize("verb", VERBS)
def test_unknown_ids_are_named_and_the_others_answered(verb: str) -> None:
    ran = piped(f"{verb} - --fields id", "nope\nizium\n" + "x" * 61 + "\n")
    assert (ran.code, bool(ran.out)) == (Exit.FOUND, True)
    assert f"The store has no record with the id nope, {'x' * 60}….\n" in ran.err


def test_of_many_unknown_ids_ten_are_named() -> None:
    ran = piped("who -", "\n".join(f"n{n}" for n in range(12)))
    assert ran == (
        Exit.NOTHING,
        "",
        "The store has no record with the id n0, n1, n2, n3, n4, n5, n6, n7, n8, n9 and 2 more.\n",
    )


@pytest.mark.parametrize(
    ("command", "text", "said"),
    [
        ("when -", "", "No ids came on standard input.\n"),
        ("who -", "\n-\n ; \n", "No ids came on standard input.\n"),
        ("where -", "gazette-izium", "No place was found for gazette-izium.\n"),
        ("where --changed -", "kupiansk-raion", "No change of hands of Kupiansk Raion is recorded.\n"),
        (
            "where - --held-by russia",
            "izium\nnope",
            "The store has no record with the id nope.\nNo place passes these filters together.\n",
        ),
        (
            "who - --role king",
            "izium",
            "No person, post or organization was found for izium with these filters.\n",
        ),
        (
            "when - --on 2022-05-05",
            "izium-retaken-2022-09-10",
            "Nothing is recorded for 5 May 2022, though one event matches on other days.\n",
        ),
    ],
)
def test_nothing_found_names_no_other_question(command: str, text: str, said: str) -> None:
    assert piped(command, text) == (Exit.NOTHING, "", said)


@pytest.mark.parametrize(
    ("command", "text", "said"),
    [
        (
            "where -",
            "izium\ngazette-izium",
            "Left out, because no place was found for them: gazette-izium.\n",
        ),
        (
            "where --changed -",
            "izium\nkupiansk-raion",
            "Left out, because no change of hands was found for them: kupiansk-raion.\n",
        ),
        (
            "who -",
            "zrazok-mayor\nchannel-post\ninvasion-2022-02-24",
            "Left out, because no person, post or organization was found for them: invasion-2022-02-24.\n",
        ),
        (
            "when - --kind capture",
            "izium\nprobnyi-head",
            "Left out, because no event was found for them: probnyi-head.\n",
        ),
        (
            "cite - --kind report",
            "zrazok-mayor\ngazette-izium",
            "Left out, because no source was found for them: gazette-izium.\n",
        ),
    ],
)
def test_known_ids_without_an_answer_are_named(command: str, text: str, said: str) -> None:
    ran = piped(command, text)
    assert (ran.code, said in ran.err) == (Exit.FOUND, True)


@pytest.mark.parametrize("verb", VERBS)
def test_other_terms_beside_are_wrong_use(verb: str) -> None:
    said = '"-" reads the ids from standard input and stands alone.\n'
    assert piped(f"{verb} - izium", "izium") == (Exit.WRONG_USE, "", said)


TOO_MANY = "More than 4 MB came on standard input. Send ids, one a line.\n"


@pytest.mark.parametrize("verb", VERBS)
def test_an_endless_input_is_refused(verb: str) -> None:
    with Path("/dev/zero").open("rb") as endless:
        ran = subprocess.run(
            [PROGRAM, verb, "-"], stdin=endless, capture_output=True, text=True, timeout=30, check=False
        )
    assert (ran.returncode, ran.stdout, ran.stderr) == (Exit.WRONG_USE, "", TOO_MANY)


def test_as_much_as_is_read_is_answered() -> None:
    ran = piped("where - --fields id", "izium\n".ljust(MOST))
    assert (ran.code, ran.out) == (Exit.FOUND, "izium\n")
    assert piped("where -", "izium\n".ljust(MOST + 1)) == (Exit.WRONG_USE, "", TOO_MANY)


def test_input_that_is_closed_or_no_text() -> None:
    closed = subprocess.run(
        ["sh", "-c", f"'{PROGRAM}' where - <&-"], capture_output=True, text=True, timeout=30, check=False
    )
    assert (closed.returncode, closed.stderr) == (Exit.NOTHING, "No ids came on standard input.\n")
    ran = piped("where -", b"\xff\x1b[31m\n")
    said = "The store has no record with the id \N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}[31m.\n"
    assert ran == (Exit.NOTHING, "", said)


def test_input_that_can_not_be_read(tmp_path: Path) -> None:
    ran = subprocess.run(
        ["sh", "-c", f"'{PROGRAM}' where - 0>'{tmp_path}/written'"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (
        Exit.WRONG_USE,
        "Standard input can't be read: Bad file descriptor.\n",
    )


def test_questions_and_filters_hold_for_ids() -> None:
    assert (
        piped("when - --questions --fields id", "izium").out == run("when izium --questions --fields id").out
    )
    assert (
        piped("when - --sole-source --fields id", "izium").out
        == run("when --place izium --sole-source --fields id").out
    )


def test_at_a_terminal_it_says_what_it_waits_for() -> None:
    code, shown = terminal(
        *("where", "-", "--fields", "id", "-f", "plain"),
        settings={"KHARKIVCTL_STORE": str(SMALL)},
        key=("Ctrl-D.\r\n", "izium\n\x04"),
    )
    assert code == Exit.FOUND
    assert (
        shown == "Reading ids, one a line; end with Ctrl-D.\nizium\nizium\n"
    )  # What was typed, and the answer.
