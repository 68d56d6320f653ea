"""From a question to its answer on stdout: the way every verb goes."""

from collections.abc import Callable
from pathlib import Path

import typer

from kharkivctl import emit
from kharkivctl.emit import Output
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.model import Store
from kharkivctl.queries.asked import Asked
from kharkivctl.render import ROWS
from kharkivctl.rows import Answer


def answer(
    verb: str,
    query: Callable[[Store, Asked], Answer],
    asked: Asked,
    output: Output,
    store: str | None,
) -> None:
    """Load, query, render, print; ends with the exit code."""
    emit.check(verb, output)
    _refuse_fields_after_json(verb, asked, output)
    try:
        found = query(load_store(store), asked)
    except Nothing as nothing:
        if output.quiet:
            raise typer.Exit(nothing.code) from None
        raise
    raise typer.Exit(emit.emit(found, output))


def load_store(store: str | None) -> Store:
    """The store named by --store or KHARKIVCTL_STORE, else the one that comes with the program."""
    from kharkivctl import load

    return load.load(Path(store) if store else load.packaged_store())


def _refuse_fields_after_json(verb: str, asked: Asked, output: Output) -> None:
    """`--json id,date` is a habit from elsewhere, where --json takes the fields."""
    for term in asked.terms if output.json else ():
        parts = term.replace("-", "_").split(",")
        if (len(parts) > 1 or parts == ["id"]) and set(parts) <= set(ROWS[verb].__struct_fields__):
            raise WrongUse(f"--json takes no fields. Write --json --fields {term}.")
