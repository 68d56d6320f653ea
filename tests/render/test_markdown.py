"""Markdown: a table whose text is text, and the numbered sources."""

import pytest

from kharkivctl.rows import Ref, SourceRef
from tests.program import run
from tests.render.answers import rendered
from tests.render.rows import PAPER, answer, event, place, source


def test_markdown_of_hostile_text_is_text() -> None:
    out = run("when 2022-02-24 -f markdown --fields text").out
    text = 'The test begins: "quotes", a \\| pipe, \\[sic\\], \\[/red\\], \\<b\\>&amp; 😀.'
    assert out == f"| text |\n| --- |\n| {text} |\n"


def test_every_mark_of_markdown_is_text() -> None:
    told = rendered("markdown", answer(event(text=r"~a~ *b* _c_ `d` [e] <f> g|h #i & \j")), fields=("text",))
    assert told == (
        "| text |\n| --- |\n"
        r"| \~a\~ \*b\* \_c\_ \`d\` \[e\] \<f\> g\|h \#i &amp; \\j |"
        "\n"
    )


GAZETTE = SourceRef("gazette", "Town falls?", "The Gazette", "2022-03-02", "https://example.org/a", None)
TOWN = (Ref("town", "Town"), Ref("hill", "Hill"))


def test_many_places_are_a_number_unless_the_field_is_asked_for() -> None:
    ten = tuple(Ref(f"p{n}", f"P{n}") for n in range(10))
    assert "| Troops took Town. | 10 places |" in rendered("markdown", answer(event(places=ten)))
    told = rendered("markdown", answer(event(places=ten)), fields=("places",))
    assert told.splitlines()[2] == "| P0, P1, P2, P3, P4, P5, P6, P7, P8, P9 |"


def test_records_stand_by_name_and_sources_by_number() -> None:
    rows = (event(sources=(GAZETTE, PAPER), places=TOWN, said_by=(Ref("m", "Ministry"),)), event("left"))
    assert (
        rendered("markdown", answer(*rows))
        == """\
| date | id | text | places | control | standing | said by | sources |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 2022-03-01 | taken | Troops took Town. | Town, Hill |  | stated | Ministry | \\[1\\] \\[2\\] |
| 2022-03-01 | left | Troops took Town. |  |  | stated |  | \\[2\\] |

1. [Town falls?](<https://example.org/a>). The Gazette. 2022-03-02.
2. A made-up paper. n.d.
"""
    )


def test_a_place_has_a_column_that_tells_whether_its_holder_is_certain() -> None:
    assert rendered("markdown", answer(place(certain=False))).splitlines()[::2] == [
        "| id | name | held by | since | until | standing | said by | sources | certain |",
        "| town | Town | russia | 2022-03-01 |  | stated |  | \\[1\\] | false |",
        "1. A made-up paper. n.d.",
    ]


def test_coordinates_are_numbers() -> None:
    told = rendered("markdown", answer(place(coordinates=(49.18, 37.0))), fields=("coordinates",))
    assert told == "| coordinates |\n| --- |\n| 49.18, 37 |\n"


def test_without_the_column_of_sources_none_stand_below() -> None:
    assert rendered("markdown", answer(event()), fields=("id",)) == "| id |\n| --- |\n| taken |\n"


def test_a_citation_stands_in_the_place_of_the_title() -> None:
    told = rendered("markdown", answer(event(), citations={"paper": "A *paper* (n.d.)."}))
    assert told.endswith("\n\n1. A \\*paper\\* (n.d.).\n")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a_b", "1. [T](<https://example.org/a_b>). n.d."),
        ("https://example.org/a>b", "1. T. n.d."),
        ("https://example.org/a b", "1. T. n.d."),
        ("ftp://example.org/a", "1. T. n.d."),
    ],
)
def test_only_an_address_that_ends_no_link_becomes_one(url: str, shown: str) -> None:
    source = SourceRef("t", "T", None, None, url, None)
    assert rendered("markdown", answer(event(sources=(source,)))).endswith(f"\n\n{shown}\n")


FILE = ("[\n", ",\n", "\n]\n")


def test_citations_for_programs_stand_in_a_fence_longer_than_any_in_them() -> None:
    told = rendered("markdown", answer(source(citation="a"), source(citation="b"), file=FILE))
    assert told == "```\n[\na,\nb\n]\n```\n"
    told = rendered("markdown", answer(source(citation="````"), file=FILE))
    assert told == "`````\n[\n````\n]\n`````\n"


@pytest.mark.parametrize(
    ("title", "shown"), [("- x", "\\- x"), ("+ x", "\\+ x"), ("2. x", "2\\. x"), ("x - y", "x - y")]
)
def test_a_title_begins_no_list_within_the_list_of_sources(title: str, shown: str) -> None:
    cited = SourceRef("paper", title, None, None, None, None)
    assert rendered("markdown", answer(event(sources=(cited,)))).endswith(f"\n1. {shown}. n.d.\n")
