"""Wikitext: sentences with their owners and references, and no mark of the wiki but our own."""

import re
from typing import Any

import pytest

from kharkivctl.render import wikitext
from kharkivctl.render.sentences import SMALL, with_article
from kharkivctl.rows import QuestionRow, Ref, Row, SourceRef
from kharkivctl.store import load
from kharkivctl.store.model import About
from tests.render.answers import rendered
from tests.render.rows import PAPER, account, answer, body, change, event, place, post, source

MINISTRY = Ref("ministry", "Ministry of Tests")
GAZETTE = SourceRef("gazette", "Town falls?", None, None, None, None)
WIKIPEDIA = SourceRef("article", "Town", "Wikipedia", None, "https://en.wikipedia.org/wiki/Town", None)
MIRROR = SourceRef("mirror", "Town", "Wikipedia", None, "https://mirror.example.org/Town", None)
CITATIONS = {"paper": "{{cite P}}", "gazette": "{{cite G}}", "article": "{{cite A}}", "mirror": "{{cite M}}"}
IN_FULL = re.compile(r'<ref name="[^"]*"( /)?>({{cite .}}</ref>)?')


def wiki(*rows: Row, **view: Any) -> list[str]:
    """The lines of wikitext for some rows."""
    return rendered("wikitext", answer(*rows, citations=CITATIONS), **view).splitlines()


def prose(row: Row) -> str:
    """The line of one row as a reader sees it: without references and comments."""
    return re.sub("<!--.*?-->", "", IN_FULL.sub("", wiki(row)[0]))


def test_a_reference_is_whole_at_its_first_use_and_a_name_later() -> None:
    assert wiki(event(sources=(GAZETTE, PAPER)), event("left", text="Troops left.")) == [
        "On 1 March 2022, troops took Town."
        '<ref name="gazette">{{cite G}}</ref><ref name="paper">{{cite P}}</ref>',
        'On 1 March 2022, troops left.<ref name="paper" />',
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "On 1 March 2022, troops took Town."),
        (
            {"text": "Russian forces came."},
            "On 1 March 2022, Russian forces came.",
        ),
        ({"text": "On 1 March 2022 it fell."}, "On 1 March 2022 it fell."),
        ({"text": "The town fell on 1 March."}, "The town fell on 1 March."),
        ({"text": "It fell on 11 March."}, "On 1 March 2022, it fell on 11 March."),
        ({"date": "2022-03", "text": "The town fell in March."}, "The town fell in March."),
        ({"date": "[..2022-03-05]"}, "By 5 March 2022, troops took Town."),
        ({"date": "[2022-03-26..2022-03-27]"}, "On 26 or 27 March 2022, troops took Town."),
        ({"date": "2022-03-01/2022-03-05"}, "From 1 March 2022 to 5 March 2022, troops took Town."),
        (
            {"date": "2022-03-01/2022-03-05", "text": "It fell from 1 to 5 March."},
            "It fell from 1 to 5 March.",
        ),
        ({"date": None, "date_words": "one night"}, "Troops took Town (one night)."),
        ({"date": "2022-03", "date_words": "early in March"}, "In March 2022, troops took Town."),
        ({"date": None}, "Troops took Town."),
    ],
)
def test_an_event_has_its_day_once(fields: dict[str, Any], told: str) -> None:
    assert prose(event(**fields)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Troops left, the Ministry said.", "Troops left, the Ministry said on 4 April 2022."),
        ("The Ministry said that troops left.", "On 4 April 2022, the Ministry said that troops left."),
        ("Troops left.", "By 4 April 2022, according to a claim by the Ministry of Tests, troops left."),
    ],
)
def test_what_is_only_known_as_said_on_a_day_has_the_day_of_saying(text: str, told: str) -> None:
    row = event(text=text, date="[..2022-04-04]", said="2022-04-04", standing="claimed", said_by=(MINISTRY,))
    assert prose(row) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"standing": "reported"}, "According to reports, it fell."),
        ({"standing": "reported", "text": "It reportedly fell."}, "It reportedly fell."),
        (
            {"standing": "claimed", "said_by": (MINISTRY,)},
            "According to a claim by the Ministry of Tests, it fell.",
        ),
        (
            {"standing": "claimed", "said_by": (MINISTRY,), "text": "It fell, the Ministry said."},
            "It fell, the Ministry said.",
        ),
        (
            {
                "standing": "admitted",
                "said_by": (Ref("doe", "Jane Doe"),),
                "text": "It fell, the mayor said.",
            },
            "It fell, the mayor said (admitted by Jane Doe).",
        ),
        (
            {"standing": "admitted", "said_by": (Ref("doe", "Jane Doe"),), "text": "Jane Doe fled the town."},
            "Jane Doe fled the town.",
        ),
        ({"standing": "stated", "said_by": (MINISTRY,)}, "It fell."),
        ({"retracted": "2022-05"}, "It fell (taken back May 2022)."),
        (
            {"standing": "claimed", "partial": True},
            "By one claim, it fell (perhaps a part of the place only).",
        ),
        ({"text": "It fell"}, "It fell."),
        ({"text": "Was it “taken”?"}, "Was it “taken”?"),
    ],
)
def test_a_sentence_has_its_owner_once_and_one_full_stop(fields: dict[str, Any], told: str) -> None:
    assert prose(event(**{"date": None, "text": "It fell."} | fields)) == told


def test_an_editor_reads_the_standing_that_the_text_gives_in_its_own_words() -> None:
    row = event(text="The Ministry said that it fell.", standing="claimed", said_by=(MINISTRY,), beside=True)
    assert wiki(row)[0].endswith("</ref><!-- claimed; another account of the matter -->")


def test_a_text_that_points_at_its_places_names_them() -> None:
    places = (Ref("a", "Aville"), Ref("b", "Beville"))
    shown = event(text="Shown as held on the map of 1 March 2022.", places=places)
    assert prose(shown) == "Aville and Beville were shown as held on the map of 1 March 2022."
    counted = event(date=None, text="A map showed three towns as held: these, and Town.", places=places)
    assert prose(counted) == "A map showed three towns as held: Aville, Beville, and Town."


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Max Mayor was mayor of Town from 2 March 2022."),
        ({"until": "2022-05"}, "Max Mayor was mayor of Town from 2 March 2022 until May 2022."),
        (
            {"until": "[..2022-05-01]"},
            "Max Mayor was mayor of Town from 2 March 2022 until 1 May 2022 at the latest.",
        ),
        ({"since": "[..2022-05-01]"}, "Max Mayor was mayor of Town by 1 May 2022."),
        ({"since": None}, "Max Mayor was mayor of Town."),
        ({"since": None, "role": "member of the council"}, "Max Mayor was a member of the council."),
        ({"role": "mayor of Town, elected"}, "Max Mayor was mayor of Town, elected, from 2 March 2022."),
        ({"role": "Russian-appointed head"}, "Max Mayor was the Russian-appointed head from 2 March 2022."),
        (
            {"standing": "claimed", "said_by": (MINISTRY,)},
            "According to a claim by the Ministry of Tests, Max Mayor was mayor of Town from 2 March 2022.",
        ),
    ],
)
def test_a_post_is_a_sentence_with_a_verb(fields: dict[str, Any], told: str) -> None:
    assert prose(post(**fields)) == told


def test_a_post_that_nothing_ended_was_held_until_the_store_ends() -> None:
    about = About(title="T", version="1", covers="2022-01-01/2022-12-31", licence="L", origin="paper")
    text = rendered("wikitext", answer(post(until=".."), citations=CITATIONS, about=about))
    assert text.startswith(
        "Max Mayor was mayor of Town from 2 March 2022 until at least 31 December 2022.<ref"
    )


@pytest.mark.parametrize(
    ("description", "told"),
    [
        ("Council of Town.", "The Town Council is a council of Town."),
        ("Russian occupation body of Town", "The Town Council was a Russian occupation body of Town."),
        ("Agency that counts", "The Town Council is an agency that counts."),
    ],
)
def test_a_body_is_what_its_description_says(description: str, told: str) -> None:
    assert prose(body(description=description, sources=(PAPER,))) == told


@pytest.mark.parametrize("description", [None, "Named so by the article.", "Stands for “Town”."])
def test_a_body_of_which_nothing_is_said_is_left_out(description: str | None) -> None:
    council = body(description=description, sources=(PAPER,))
    assert wiki(council) == []
    assert list(wikitext.notes(answer(council, citations=CITATIONS))) == [
        "Left out, since no sentence with a source can be made of them: Town Council."
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Town was held by Russia on 5 March 2022, since 1 March 2022 (not certain)."),
        ({"held_by": "ukraine", "since": None}, "Town was held by Ukraine on 5 March 2022 (not certain)."),
        (
            {"since": "[2022-03-01..2022-03-03]", "until": "[..2022-09-10]"},
            "Town was held by Russia on 5 March 2022, from a day between 1 and 3 March 2022 until "
            "10 September 2022 at the latest (not certain).",
        ),
        (
            {"since": "[..2022-03-05]", "until": ".."},  # That it was so on the day itself adds nothing.
            "Town was held by Russia on 5 March 2022 (not certain).",
        ),
        ({"held_by": "contested"}, "Town was contested on 5 March 2022, since 1 March 2022 (not certain)."),
        (
            {"held_by": "changing", "since": "[2022-03-01..2022-03-09]"},
            "Town changed hands on a day between 1 and 9 March 2022.",
        ),
        ({"held_by": "changing", "since": None}, "Town was changing hands on 5 March 2022."),
        ({"held_by": "disputed"}, "Accounts differ on who held Town on 5 March 2022."),
        ({"held_by": "unknown"}, "It is not known who held Town on 5 March 2022."),
    ],
)
def test_who_held_a_place_is_a_sentence_with_since_and_until(fields: dict[str, Any], told: str) -> None:
    assert prose(place(**{"certain": False, "event": None} | fields)) == told


def test_a_place_of_which_nothing_is_recorded_is_left_out_with_the_reason() -> None:
    row = place(held_by="unrecorded", event=None, explanation="The first record: 31 December 2023.")
    assert wiki(row) == []
    assert list(wikitext.notes(answer(row, citations=CITATIONS))) == [
        "Left out, since no sentence with a source can be made of them: "
        "Town (The first record: 31 December 2023)."
    ]


def test_the_accounts_of_a_place_follow_in_order_of_time_with_owners_and_references() -> None:
    earlier = account(
        "c", text="It fell.", standing="claimed", said_by=(MINISTRY,), sources=(GAZETTE,), date="2022-02-28"
    )
    undated = account("d", text="It burned.", date=None, sources=(GAZETTE,))
    assert wiki(place(event=account(standing="reported"), claims=(undated, earlier), on="2022-04")) == [
        'Town was held by Russia in April 2022, since 1 March 2022.<ref name="paper">{{cite P}}</ref> '
        "On 28 February 2022, according to a claim by the Ministry of Tests, it fell."
        '<ref name="gazette">{{cite G}}</ref> '
        'According to reports, troops took Town.<ref name="paper" /> It burned.<ref name="gazette" />'
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Town, under Ukrainian control before, came under Russian control on 1 March 2022."),
        (
            {"to": "ukraine", "from_": "contested", "date": "[..2022-03-01]", "certain": False},
            "Town, contested before, came under Ukrainian control by 1 March 2022 (not certain).",
        ),
        (
            {"to": "contested", "from_": "unrecorded", "date": "2022-03"},
            "Town became contested in March 2022.",
        ),
        (
            {"possible": True, "certain": False, "disputed_by": (account(control="ukraine"),)},
            "Town, under Ukrainian control before, came under Russian control on 1 March 2022 "
            "(disputed: Ukraine, stated; possibly on other days).",
        ),
    ],
)
def test_a_change_of_hands_is_a_sentence_and_its_account_another(fields: dict[str, Any], told: str) -> None:
    given = change(**{"event": account(standing="claimed", said_by=(MINISTRY,), date="2022-02-28")} | fields)
    after = " On 28 February 2022, according to a claim by the Ministry of Tests, troops took Town."
    assert prose(given) == told + after


def test_a_question_is_followed_by_its_accounts() -> None:
    asked = QuestionRow(
        id="q",
        text="When did it fall?",
        note=None,
        accounts=(account("b", date="2022-03-02"), account()),
        posts=(),
    )
    assert prose(asked) == (
        "When did it fall? On 1 March 2022, troops took Town. On 2 March 2022, troops took Town."
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
    assert prose(event(date=None, text=f"{mark} a {mark}.")) == f"&#{ord(mark)}; a {mark}."


# Wikipedia as a source


def test_what_rests_on_wikipedia_alone_is_counted() -> None:
    rows = (
        event(sources=(WIKIPEDIA, MIRROR)),
        event("b", sources=(MIRROR,)),
        event("c", sources=(WIKIPEDIA, PAPER)),
    )
    assert list(wikitext.notes(answer(*rows, citations=CITATIONS))) == [
        "2 of 3 sentences rest on Wikipedia alone, which can't be its own source (WP:CIRCULAR); "
        "--independent leaves them out."
    ]


def test_an_independent_answer_has_no_reference_to_wikipedia() -> None:
    rows = (event(sources=(MIRROR,)), event("c", text="Troops left.", sources=(WIKIPEDIA, PAPER)))
    kept = wikitext.independent(answer(*rows, citations=CITATIONS))
    assert rendered("wikitext", kept) == ('On 1 March 2022, troops left.<ref name="paper">{{cite P}}</ref>\n')
    assert list(wikitext.notes(kept)) == [
        "Left out, since no sentence with a source can be made of them: taken."
    ]


# The real store


def test_every_text_of_the_store_begins_with_a_name_or_a_word_that_can_be_small() -> None:
    """A text that begins with neither would stand with a wrong capital after "On 1 March 2022,"."""
    store = load.load(load.packaged_store()).store
    named = {word for record in store.named for word in re.findall(r"[\w-]+", record.name)}
    named |= {"Russian", "Russia", "Ukrainian", "Ukraine", "Governor", "President", "Moscow", "Wikipedia"}
    first = {re.match(r"[\w-]*", event.text)[0] for event in store.events}  # type: ignore[index]
    assert {word for word in first if word.lower() not in SMALL} - named == set()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("General Staff of Ukraine", "the General Staff of Ukraine"),
        ("Kharkiv Regional Prosecutor's Office", "the Kharkiv Regional Prosecutor's Office"),
        ("Anonymous source of Ukrainska Pravda", "an anonymous source of Ukrainska Pravda"),
        ("Ukrainian police", "Ukrainian police"),
        ("Russian milbloggers", "Russian milbloggers"),
        ("TASS", "TASS"),
        ("Oleh Syniehubov", "Oleh Syniehubov"),
    ],
)
def test_a_body_has_its_article(name: str, said: str) -> None:
    assert with_article(name) == said
