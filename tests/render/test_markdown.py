"""Markdown: a table whose text is text, and the numbered sources."""

import msgspec
import pytest

from kharkivctl.rows import SourceRef
from kharkivctl.store.load import load
from tests.asking import ask
from tests.program import SMALL, run
from tests.render.answers import rendered


def test_markdown_of_hostile_text_is_text() -> None:
    out = run("when 2022-02-24 -f markdown --fields text").out
    text = 'The test begins: "quotes", a \\| pipe, \\[sic\\], \\[/red\\], \\<b\\>&amp; 😀.'
    assert out == f"| text |\n| --- |\n| {text} |\n"


@pytest.mark.parametrize(
    ("title", "shown"), [("- x", "\\- x"), ("+ x", "\\+ x"), ("2. x", "2\\. x"), ("x - y", "x - y")]
)
def test_a_title_begins_no_list_within_the_list_of_sources(title: str, shown: str) -> None:
    found = ask("where", load(SMALL), "izium")
    source = SourceRef("paper", title, None, None, None, None)
    row = msgspec.structs.replace(found.rows[0], sources=(source,))
    answer = msgspec.structs.replace(found, rows=(row,))
    assert rendered("markdown", answer).endswith(f"\n1. {shown}. n.d.\n")
