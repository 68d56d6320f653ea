"""What completion offers: every option has an answer, and what it offers is read as it is meant."""

import re
from typing import get_args

import pytest

from kharkivctl.ask.names import Index, spellings
from kharkivctl.ask.words import ready
from kharkivctl.completion.values import LISTS, NAMES, NONE, WORDS, names, values
from kharkivctl.options import Asked, Output
from kharkivctl.store.load import load, packaged_store
from kharkivctl.store.model import Names
from tests import made_up
from tests.program import SMALL

STORE = {"store": str(SMALL)}


def completed(parameter: str, verb: str, begun: str, **typed: object) -> list[str]:
    return [value for value, _ in values(parameter, verb, STORE | typed, begun) or ()]


def test_every_option_with_a_value_has_an_answer() -> None:
    fields = Asked.__annotations__ | Output.__annotations__
    with_values = {name for name, annotation in fields.items() if get_args(annotation)[0] is not bool}
    known = {*WORDS, *NAMES, *NONE}
    assert with_values - known == {"output"}  # A file.
    assert {"style", "cite", "topic"} <= known
    assert set(LISTS) <= set(WORDS)


@pytest.mark.parametrize(
    ("parameter", "verb", "begun", "told"),
    [
        ("standing", "when", "", "stated reported claimed admitted estimated"),
        ("standing", "when", "stated,", "stated,reported stated,claimed stated,admitted stated,estimated"),
        ("held_by", "where", "un", "unknown unrecorded"),
        ("format", "who", "", "table plain json jsonl csv tsv markdown wikitext chart"),
        ("format", "where", "m", "markdown map"),
        ("cite", "when", "", "apa mla chicago chicago-author-date"),
        ("style", "cite", "csl", "csl-json"),
        ("color", "when", "a", "auto always"),
        ("kind", "who", "", "administration army institute ministry person"),
        ("kind", "where", "ci", "city"),
        ("kind", "cite", "post", "post post-weblog"),
        ("fields", "who", "id,name,na", "id,name,names"),
        ("question", "when", "", "q-izium-captured q-izium-bodies q-ivanivka"),
        ("source", "cite", "vis", "visti-izium"),
        ("within", "where", "izium-", "izium-raion"),
        ("place", "when", "Купянск", ""),
        ("person", "who", "Pr", "Probnyi"),
        ("organization", "who", "test-a", "test-administration test-army"),
        ("on", "when", "2022", ""),
        ("topic", "help", "st", "standing"),
    ],
)
def test_values_that_begin_as_typed(parameter: str, verb: str, begun: str, told: str) -> None:
    assert completed(parameter, verb, begun) == told.split()


def test_fields_are_those_of_the_list_asked_for() -> None:
    assert completed("fields", "where", "ac", questions=True) == ["accounts"]
    assert completed("fields", "where", "fr", changed=True) == ["from"]
    assert completed("fields", "where", "fr") == []


def test_files_are_left_to_the_shell() -> None:
    assert values("output", "when", STORE, "a") is None
    assert values("file", "check", STORE, "a") is None


def test_said_by_offers_only_those_who_say_something() -> None:
    assert completed("said_by", "when", "test-") == ["test-ministry", "test-institute"]


def test_ids_of_facts_come_after_their_first_hyphen_or_where_nothing_else_begins_so() -> None:
    assert completed("terms", "when", "izium") == ["izium-raion", "izium"]
    assert completed("terms", "when", "izium-r") == ["izium-raion", "izium-retaken-2022-09-10"]
    assert completed("terms", "when", "power") == ["power-cut-early-september-2022"]
    assert completed("terms", "cite", "gaz") == ["gazette-izium"]
    assert completed("terms", "where", "izium-r") == ["izium-raion"]


def test_a_store_that_cannot_be_read_has_no_values() -> None:
    assert values("place", "when", {"store": "/nowhere"}, "iz") == []
    assert values("kind", "who", {"store": "/nowhere"}, "") == []


def test_a_value_comes_with_the_main_name_or_its_meaning() -> None:
    assert values("place", "when", STORE, "Ізю") == [("Ізюм", "Izium")]
    assert values("place", "when", STORE, "Izi") == [("Izium Raion", ""), ("Izium", "")]
    assert values("kind", "when", STORE, "flag") == [
        ("flag", "a flag raised or taken down, which carries no control")
    ]


def test_spellings_that_the_store_lacks_go_on_as_they_were_begun() -> None:
    loaded = ready(made_up.store(places=[made_up.place("vovchansk", names=Names(ru="Волчанск"))]))

    def offered(begun: str) -> list[str]:
        return [value for value, _ in names(loaded.store.places, loaded, begun)]

    assert offered("wowtsch") == ["wowtschansk"]
    assert offered("Вовч") == []
    assert offered("Волч") == ["Волчанск"]
    assert offered("w") == []


def test_what_is_offered_is_read_as_the_record_it_was_offered_for() -> None:
    loaded = load(packaged_store())
    index = Index(loaded.store.named, loaded.folded)
    wrong = []
    for record in loaded.store.named:
        for form in spellings(record):
            begun = form[: len(form) * 2 // 3].rstrip()
            for other in (begun, re.sub("i", "y", begun), begun.replace("zh", "sch"), begun.lower()):
                for value, _ in names([record], loaded, other):
                    if value != record.id and record.id not in index.whole(value) | index.word(value):
                        wrong.append((other, value, record.id))
    assert wrong == []
