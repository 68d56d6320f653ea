"""Lists of several records: the columns of each verb, their widths, and paragraphs on narrow terminals."""

from typing import Any

import pytest

from kharkivctl.rows import FactRef, Ref, SourceRef
from tests.render.answers import rendered
from tests.render.rows import PAPER, account, answer, body, event, figure, place, post, source

MINISTRY = Ref("ministry", "Ministry")
GAZETTE = SourceRef("gazette", "Town falls?", "The Gazette", "2022-03-02", "https://example.org/a", "paper")


def test_events() -> None:
    told = rendered(
        "table",
        answer(
            event(
                possible=True,
                figures=(figure(value=4),),
                partial=True,
                standing="claimed",
                said_by=(MINISTRY,),
                said="2022-03-02",
            ),
            event("left", date=None, date_words="one day", text="Troops left.", sources=(GAZETTE, PAPER)),
        ),
    )
    assert (
        told
        == """\
Date          What                                      Standing        Sources
────────────────────────────────────────────────────────────────────────────────
1 Mar 2022    Troops took Town. (bodies: 4) (perhaps a  claimed         [1]
possibly      part of the place only)                   Ministry
              taken                                     said 2 Mar
                                                        2022
one day       Troops left.                              stated          [2] [1]
              left
2 events

Sources
[1] A made-up paper. no date. paper
[2] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper
"""
    )


def test_posts_and_who_holds_none() -> None:
    told = rendered(
        "table",
        answer(
            post(certain=False),
            body(description="A council."),
            post("ann", name="Ann", post=None, role=None, since=None),
        ),
    )
    assert (
        told
        == """\
Who                 Post                    Held            Standing    Sources
────────────────────────────────────────────────────────────────────────────────
Max Mayor           mayor of Town           from 2 Mar      stated      [1]
                    mayor                   2022, end not
                                            recorded
                                            not certain
Town Council        A council.
                    council
Ann                 person                                  stated      [1]
                    ann
3 posts and bodies

Sources
[1] A made-up paper. no date. paper
"""
    )


def test_places() -> None:
    told = rendered(
        "table",
        answer(
            place(certain=False, claims=(account(standing="claimed"), account("again", standing="claimed"))),
            place(
                "hill-north",
                name="Hill",
                within=Ref("raion", "Town Raion"),
                held_by="unrecorded",
                certain=False,
                since=None,
                event=None,
                standing=None,
            ),
        ),
    )
    assert (
        told
        == """\
Place                   Held by             Since         Standing      Sources
────────────────────────────────────────────────────────────────────────────────
Town                    Russia              1 Mar 2022    stated        [1]
city                    not certain
                        Russia: claimed
Hill                    not recorded
city, Town Raion
hill-north
2 places

Sources
[1] A made-up paper. no date. paper
"""
    )


def test_sources() -> None:
    told = rendered(
        "table",
        answer(
            source(facts=(FactRef("taken", "Troops took Town."),)),
            source("gazette", known_through=Ref("paper", "A made-up paper")),
        ),
    )
    assert (
        told
        == """\
Citation                                                               Facts
────────────────────────────────────────────────────────────────────────────────
A made-up paper.                                                       1 fact
paper
A made-up paper.                                                       0 facts
gazette, not opened here
2 sources
"""
    )


def test_a_narrow_terminal_has_paragraphs() -> None:
    told = rendered(
        "table",
        answer(event(possible=True, standing="claimed", said_by=(MINISTRY,)), event("left", sources=())),
        width=63,
    )
    assert (
        told
        == """\
1 Mar 2022
possibly
Troops took Town.
taken
claimed, Ministry  [1]

1 Mar 2022
Troops took Town.
left
stated

2 events

Sources
[1] A made-up paper. no date. paper
"""
    )


@pytest.mark.parametrize(
    ("width", "ruled", "columns"),
    [
        (64, 64, [0, 14, 40, 56]),
        (109, 109, [0, 14, 85, 101]),
        (110, 110, [0, 17, 81, 100]),  # From here on the fixed columns are wider by a quarter.
        (140, 140, [0, 17, 111, 130]),
        (200, 140, [0, 17, 111, 130]),  # Longer lines are hard to read.
    ],
)
def test_columns_share_the_width_of_the_terminal(width: int, ruled: int, columns: list[int]) -> None:
    head, rule, *_ = rendered("table", answer(event(), event("left")), width=width).splitlines()
    assert [head.index(heading) for heading in ("Date", "What", "Standing", "Sources")] == columns
    assert rule == "─" * ruled


def test_one_row_of_several_that_match_is_a_list_of_one() -> None:
    assert "\n1 event\n" in rendered("table", answer(event(), limited=True))
    assert "\n1 post or body\n" in rendered("table", answer(post(), limited=True))


FIELDS = ("id", "date", "said_by")


def test_chosen_fields_are_columns_where_these_have_room() -> None:
    rows = (event(), event("left", said_by=(MINISTRY,)))
    assert rendered("table", answer(*rows), fields=FIELDS, width=48) == (
        "id     date        said by\n"
        "───────────────────────────\n"
        "taken  2022-03-01\n"
        "left   2022-03-01  ministry\n"
    )
    assert rendered("table", answer(*rows), fields=FIELDS, width=47) == (
        "\nid    taken\ndate  2022-03-01\n\nid       left\ndate     2022-03-01\nsaid by  ministry\n"
    )


COUNCIL = Ref("council", "Town Council")
CLERK: dict[str, Any] = {"id": "ann", "name": "Ann", "post": "clerk", "role": "clerk"}


def test_a_body_with_its_posts_is_a_card_and_a_list() -> None:
    told = rendered("table", answer(post(organization=COUNCIL), body(), post(**CLERK, organization=COUNCIL)))
    assert (
        told
        == """\
Town Council

Kind  administration
Id    council

Posts in it
Who                 Post                    Held            Standing    Sources
────────────────────────────────────────────────────────────────────────────────
Max Mayor           mayor of Town           from 2 Mar      stated      [1]
                    mayor                   2022, end not
                                            recorded
Ann                 clerk                   from 2 Mar      stated      [1]
                    clerk                   2022, end not
                                            recorded

Sources
[1] A made-up paper. no date. paper
"""
    )


@pytest.mark.parametrize(
    "rows",
    [
        (body(), post(organization=COUNCIL), post(**CLERK)),
        (body(), post(organization=COUNCIL), post(**CLERK, organization=Ref("court", "Court"))),
        (body(), body("court", name="Court"), post(organization=COUNCIL)),
    ],
    ids=["a post in no body", "a post in another body", "two bodies"],
)
def test_rows_that_are_not_all_posts_of_one_body_are_a_plain_list(rows: Any) -> None:
    told = rendered("table", answer(*rows))
    assert "Posts in it" not in told
    assert "\n3 posts and bodies\n" in told


def test_the_day_an_account_was_said_stands_there_only_if_it_is_another() -> None:
    told = rendered("table", answer(event(said="2022-03-01"), event("left", said="2022-03-04")))
    assert "said 1 Mar" not in told
    assert "said 4 Mar" in told
