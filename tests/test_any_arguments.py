"""Whatever is typed ends in an answer or a sentence: exit codes 0 to 3, nothing that acts on a terminal."""

import re
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from kharkivctl.app import VERBS, app
from kharkivctl.citation import STYLES
from kharkivctl.errors import Exit
from kharkivctl.options import Asked, Output
from kharkivctl.render import FORMATS
from tests.program import SMALL

# The options of verbs, but for those that write files or read other stores.
FLAGS = ["--disputed", "--questions", "--sole-source", "--json", "--header", "--reverse", "--quiet", "--help"]
FLAGS += ["--changed", "--history", "--self", "--uncited", "--anomalies", "--through", "--independent", "-V"]
WITH_VALUES = [
    "--on",
    "--since",
    "--until",
    "--known-by",
    "--place",
    "--within",
    "--person",
    "--organization",
]
WITH_VALUES += ["--held-by", "--role", "--kind", "--standing", "--said-by", "--source", "--question"]
WITH_VALUES += ["--format", "--fields", "--limit", "--color", "--style", "--cite"]
WORDS = ["izium", "Ізюм", "ivanivka", "captured", "probnyi", "q-izium-bodies", "2022-09-10", "early", "2022"]
WORDS += [
    "10 September 2022",
    "september",
    "2022-02-30",
    "2022-09/2022-04",
    "..",
    "id,date",
    "russia",
    "3",
    "-1",
]
WORDS += [
    "[..2022-09-11]",
    "-",
    "",
    " ",
    "'",
    '"',
    "\\",
    "[red]x[/red]",
    "\x1b[2J",
    "\u202eabc",
    "\ud800",
    "a" * 5000,
]
WORDS += [*FORMATS, *STYLES]
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")

WORD = st.sampled_from(WORDS) | st.text(max_size=12).filter(lambda word: not word.startswith("-"))
ARGUMENT = st.one_of(
    WORD.map(lambda word: [word]),
    st.sampled_from(FLAGS).map(lambda flag: [flag]),
    st.tuples(st.sampled_from(WITH_VALUES), WORD).map(list),
)
TYPED = st.tuples(
    st.sampled_from([*VERBS, ""]) | WORD,
    st.lists(ARGUMENT, max_size=5).map(lambda parts: list(chain(*parts))),
)


def test_the_options_tried_are_those_there_are() -> None:
    declared = {field.replace("_", "-") for kind in (Asked, Output) for field in kind.__struct_fields__}
    tried = {option.removeprefix("--") for option in (*FLAGS, *WITH_VALUES)}
    assert declared - tried == {"terms", "output", "no-pager"}


@settings(max_examples=400, deadline=None, derandomize=True)
@given(TYPED)
def test_nothing_typed_ends_in_a_defect(typed: tuple[str, list[str]]) -> None:
    verb, rest = typed
    ran = CliRunner().invoke(
        app, [verb, *rest], env={"KHARKIVCTL_STORE": str(SMALL), "COLUMNS": "80"}, input=""
    )
    assert ran.exit_code in set(Exit) - {Exit.DEFECT}, ran.output
    written = (ran.stdout_bytes + ran.stderr_bytes).decode()
    assert not UNSAFE.search(written.replace("\r\n", "\n"))
    assert "Traceback" not in written
