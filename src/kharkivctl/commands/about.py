"""`kharkivctl TERM...` without a verb: in one screen what the store has, and how to ask on."""

import shlex
from typing import Annotated

import typer

from kharkivctl.commands.answer import load_store, with_suggestions
from kharkivctl.errors import Nothing
from kharkivctl.options import Asked, Store
from kharkivctl.safety import visible
from kharkivctl.streams import put
from kharkivctl.usage import Command

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
def about(
    terms: Annotated[list[str], typer.Argument(metavar="TERM...", show_default=False)],
    store: Store = None,
) -> None:
    """Say what the store has on something, and with which command each list is printed.

    Examples:

    kharkivctl izium

    kharkivctl vitaly ganchev
    """
    from kharkivctl.queries.known import known

    loaded = load_store(store)
    try:
        found = known(loaded, tuple(terms))
    except Nothing as nothing:
        raise with_suggestions(nothing, "when", Asked(terms=tuple(terms)), loaded) from None
    width = max(len(told) for told, _ in found.lines)
    lines = [f"  {told:{width}}  {shlex.join(command)}" for told, command in found.lines]
    put(visible("\n".join([*([found.sentence] if found.sentence else []), *lines]) + "\n"))
