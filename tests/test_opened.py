"""Python: the same answers as the verbs' JSON, the same sentences where something is wrong."""

import doctest
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer.main

from kharkivctl import OpenStore, open_store
from kharkivctl.errors import BadStore, Nothing, WrongUse
from kharkivctl.opened import OPTIONS
from kharkivctl.options import Output
from tests.program import SMALL, run


@pytest.fixture
def store() -> OpenStore:
    return open_store(SMALL)


def keys(rows: tuple[msgspec.Struct, ...]) -> Any:
    """Rows as JSON prints them."""
    return json.loads(msgspec.json.encode(rows))


def test_each_method_answers_as_its_verb(store: OpenStore) -> None:
    answers = {
        "when izium": store.when("izium"),
        "when --on 2022-09-10 --place izium": store.when(on=date(2022, 9, 10), place="izium"),
        "when --kind capture --kind graves": store.when(kind=["capture", "graves"]),
        "when --disputed": store.when(disputed=True),
        "when --known-by 2022-09-12 --sole-source": store.when(known_by="2022-09-12", sole_source=True),
        "who probnyi --role head": store.who("probnyi", role="head"),
        "where izium --on 2022-05-05": store.where("izium", on="2022-05-05"),
        "where --held-by russia --on 2022-05-05": store.where(held_by="russia", on="2022-05-05"),
        "where --history": store.where(history=True),
        "where --changed --since 2022-09": store.changed(since="2022-09"),
        "cite izium": store.cite("izium"),
        "cite gazette-izium --style chicago": store.cite("gazette-izium", style="chicago"),
        "cite --no-url": store.cite(no_url=True),
        "when izium --questions": store.open_questions("izium"),
    }
    for command, rows in answers.items():
        assert rows, command
        assert keys(rows) == json.loads(run(f"{command} --json").out), command


def test_the_tables_are_those_of_the_file(store: OpenStore) -> None:
    assert store.about.title == "A small store for tests"
    tables = (store.sources, store.places, store.organizations, store.people, store.events, store.questions)
    assert [len(table) for table in tables] == [
        SMALL.read_text("utf-8").count(f"[[{name}]]")
        for name in ("sources", "places", "organizations", "people", "events", "questions")
    ]
    assert store.places[2].names.uk is None


@pytest.mark.parametrize(
    ("method", "options", "error", "sentence"),
    [
        ("when", {"on": "2022-13-01"}, WrongUse, "when --on 2022-13-01"),
        ("when", {"kind": "battle"}, WrongUse, "when --kind battle"),
        ("cite", {"style": "harvard"}, WrongUse, "cite --style harvard"),
        ("where", {"place": "Nowhere"}, Nothing, "where --place Nowhere"),
    ],
)
def test_what_is_wrong_is_told_in_the_same_sentence(
    store: OpenStore, method: str, options: dict[str, str], error: type[Exception], sentence: str
) -> None:
    with pytest.raises(error) as raised:
        getattr(store, method)(**options)
    assert run(sentence).err.splitlines()[0] == str(raised.value)


def test_a_store_that_cannot_be_read_is_told_in_the_same_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadStore) as raised:
        open_store(tmp_path / "none.toml")
    assert run("when", KHARKIVCTL_STORE=str(tmp_path / "none.toml")).err == f"{raised.value}\n"


def test_an_option_of_another_verb_is_a_type_error(store: OpenStore) -> None:
    with pytest.raises(TypeError, match=r"^when has no option role\.$"):
        store.when(role="head")  # type: ignore[call-arg]


@pytest.mark.parametrize("verb", OPTIONS)
def test_the_options_are_those_of_the_verb(verb: str) -> None:
    module = __import__(f"kharkivctl.commands.{verb}", fromlist=["app"])
    options = {str(option.name) for option in typer.main.get_command(module.app).params}
    elsewhere = {"terms", "store", "changed", "questions", "itself", *Output.__struct_fields__}
    printing = {"cite", "independent"}  # Sources below a table, and what wikitext leaves out.
    assert set(OPTIONS[verb].__annotations__) == options - elsewhere - printing


def test_the_package_has_nothing_else() -> None:
    import kharkivctl

    with pytest.raises(AttributeError, match="has no attribute 'close_store'"):
        kharkivctl.close_store  # noqa: B018


def test_the_examples_of_the_page_are_true() -> None:
    page = (Path(__file__).parents[1] / "docs" / "python.md").read_text("utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "docs/python.md", None, 0)
    assert doctest.DocTestRunner().run(examples) == doctest.TestResults(failed=0, attempted=12)
