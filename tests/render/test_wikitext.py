"""Wikitext: sentences with their owners and references, and no mark of the wiki but our own."""

from typing import Any

import pytest

from kharkivctl.rows import Ref, Row, SourceRef
from tests.render.answers import rendered
from tests.render.rows import PAPER, account, answer, body, change, event, place, post, source

MINISTRY = Ref("ministry", "Ministry")
GAZETTE = SourceRef("gazette", "Town falls?", None, None, None, None)
CITATIONS = {"paper": "{{cite P}}", "gazette": "{{cite G}}"}


def wiki(*rows: Row, **view: Any) -> list[str]:
    """The lines of wikitext for some rows."""
    return rendered("wikitext", answer(*rows, citations=CITATIONS), **view).splitlines()


def sentence(row: Row) -> str:
    """The line of one row without its references."""
    return wiki(row)[0].replace('<ref name="paper">{{cite P}}</ref>', "").replace('<ref name="paper" />', "")


def test_a_reference_is_whole_at_its_first_use_and_a_name_later() -> None:
    assert wiki(event(sources=(GAZETTE, PAPER)), event("left", text="Troops left.")) == [
        "1 March 2022: Troops took Town."
        '<ref name="gazette">{{cite G}}</ref><ref name="paper">{{cite P}}</ref>',
        '1 March 2022: Troops left.<ref name="paper" />',
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "1 March 2022: Troops took Town."),
        ({"text": "On 1 March 2022 it fell."}, "On 1 March 2022 it fell."),
        ({"date": "[..2022-03-05]"}, "By 5 March 2022: Troops took Town."),
        ({"date": None, "date_words": "one night"}, "One night: Troops took Town."),
        ({"date": "2022-03", "date_words": "early in March"}, "March 2022: Troops took Town."),
        ({"date": None}, "Troops took Town."),
    ],
)
def test_an_event_has_its_day_unless_its_text_has_it(fields: dict[str, Any], told: str) -> None:
    assert sentence(event(**fields)) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"standing": "reported"}, "It fell (reported)."),
        ({"standing": "claimed", "said_by": (MINISTRY,)}, "It fell (claimed by Ministry)."),
        ({"standing": "stated", "said_by": (MINISTRY,)}, "It fell."),
        ({"retracted": "2022-05"}, "It fell (taken back May 2022)."),
        (
            {"standing": "claimed", "partial": True},
            "It fell (claimed; perhaps a part of the place only).",
        ),
        ({"standing": "reported", "text": "It fell"}, "It fell (reported)"),
    ],
)
def test_a_sentence_has_its_owner_and_marks_before_the_full_stop(fields: dict[str, Any], told: str) -> None:
    assert sentence(event(**{"date": None, "text": "It fell."} | fields)) == told


def test_posts_and_bodies() -> None:
    claimed = post(standing="claimed", said_by=(MINISTRY,))
    owner = "(claimed by Ministry)"
    assert sentence(claimed) == f"Max Mayor: mayor of Town, from 2 March 2022, end not recorded {owner}."
    assert sentence(body(description="A council")) == "Town Council: A council."
    assert sentence(body()) == "Town Council: administration."


@pytest.mark.parametrize(
    ("held_by", "told"),
    [
        ("russia", "Town was held by Russia on 5 March 2022 (not certain)."),
        ("ukraine", "Town was held by Ukraine on 5 March 2022 (not certain)."),
        ("contested", "Town was contested on 5 March 2022 (not certain)."),
        ("changing", "Town was changing hands on 5 March 2022."),
        ("disputed", "Who held Town on 5 March 2022 is disputed."),
        ("unknown", "Who held Town on 5 March 2022 is not known."),
        ("unrecorded", "Who held Town on 5 March 2022 is not recorded."),
    ],
)
def test_who_held_a_place_is_a_sentence(held_by: str, told: str) -> None:
    assert sentence(place(held_by=held_by, certain=False, event=None)) == told


def test_the_accounts_of_a_place_follow_each_with_its_owner_and_references() -> None:
    claim = account("c", text="It fell.", standing="claimed", said_by=(MINISTRY,), sources=(GAZETTE,))
    assert wiki(place(event=account(standing="reported"), claims=(claim,), on="2022-03")) == [
        "Town was held by Russia in March 2022. "
        'Troops took Town (reported).<ref name="paper">{{cite P}}</ref> '
        'It fell (claimed by Ministry).<ref name="gazette">{{cite G}}</ref>'
    ]


def test_a_change_of_hands_is_a_sentence_and_its_account_another() -> None:
    told = rendered(
        "wikitext", answer(change(standing="claimed", said_by=(MINISTRY,)), citations={"paper": "P"})
    )
    assert told == (
        "Town passed to Russia on 1 March 2022; Ukraine held it before. "
        'Troops took Town (claimed by Ministry).<ref name="paper">P</ref>\n'
    )


def test_sources_are_a_list_of_their_citations() -> None:
    assert wiki(source(citation="{{cite P}}"), source("b", citation="{{cite B}}")) == [
        "* {{cite P}}",
        "* {{cite B}}",
    ]


def test_chosen_fields_are_a_list() -> None:
    assert wiki(event(text="a|b [c]"), fields=("id", "text", "sources")) == [
        "* taken; a{{!}}b &#91;c&#93;; paper"
    ]


@pytest.mark.parametrize("mark", ["*", "#", ":", ";", "=", "-"])
def test_a_text_begins_no_list_heading_or_rule(mark: str) -> None:
    assert sentence(event(date=None, text=f"{mark} a {mark}")) == f"&#{ord(mark)}; a {mark}"
