"""Options: each stands beside the field it fills, and a verb takes those it can answer."""

import inspect
from typing import Annotated, Any

import pytest
import typer

from kharkivctl.app import app
from kharkivctl.options import Asked, Output, with_options

RECORDS = ("when", "who", "where", "cite")


def options(verb: str) -> dict[str, Any]:
    """The parameters of a verb as the command line has them, by name."""
    root: Any = typer.main.get_command(app)
    return {parameter.name: parameter for parameter in root.get_command(None, verb).params}


@pytest.mark.parametrize("verb", RECORDS)
def test_every_option_is_called_like_its_field_and_has_a_help(verb: str) -> None:
    for name, parameter in options(verb).items():
        if name in {*Asked.__struct_fields__, *Output.__struct_fields__} - {"terms"}:
            assert f"--{name.replace('_', '-')}" in parameter.opts
            assert parameter.help.endswith((".", "..."))
            assert parameter.rich_help_panel in ("Which facts", "How to print")


@pytest.mark.parametrize(
    ("verb", "without"),
    [
        ("when", {"held_by", "role"}),
        ("who", {"held_by"}),
        ("where", {"role"}),
        ("cite", {"held_by", "independent", "role", "questions"}),
    ],
)
def test_a_verb_takes_the_options_it_can_answer(verb: str, without: set[str]) -> None:
    fields = {*Asked.__struct_fields__, *Output.__struct_fields__}
    assert set(options(verb)) & fields == fields - without


def test_a_verb_gets_what_was_typed_as_two_values_and_its_own() -> None:
    got: list[Any] = []

    @with_options("role")
    def verb(
        asked: Asked,
        output: Output,
        store: str | None,
        *,
        own: Annotated[bool, typer.Option("--own")] = False,
    ) -> None:
        """A verb."""
        got.extend([asked, output, store, own])

    given = dict.fromkeys(inspect.signature(verb).parameters)
    assert "role" not in given
    verb(**given | {"terms": ["izium"], "kind": ["a", "b"], "disputed": True, "header": False, "own": True})
    asked, output, store, own = got
    assert asked == Asked(terms=("izium",), kind=("a", "b"), disputed=True)
    assert (output.header, output.limit, store, own) == (False, None, None, True)
    assert verb.__doc__ == "A verb."
