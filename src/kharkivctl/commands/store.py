"""`kharkivctl store`: the curator's tools."""

from typing import Annotated

import typer

from kharkivctl.errors import BadStore
from kharkivctl.safety import visible
from kharkivctl.store.load import store_path
from kharkivctl.streams import put, say, write_whole
from kharkivctl.usage import Command, Group

app = typer.Typer(
    name="store",
    cls=Group,
    add_completion=False,
    help="Check a store of facts, and keep it in its one layout.",
    no_args_is_help=True,
)
File = Annotated[
    str | None,
    typer.Argument(
        help="The store; without it, that of KHARKIVCTL_STORE or of the program.",
        envvar="KHARKIVCTL_STORE",
        show_default=False,
    ),
]


@app.command(cls=Command)
def check(file: File = None) -> None:
    """Check a store by every rule; list each fault with its line and remedy, and exit with 3.

    Warnings are listed in the same way, and the store can be used all the same.

    Example:

    kharkivctl store check facts.toml
    """
    from kharkivctl.store.check import warnings
    from kharkivctl.store.decode import listed, read

    path = store_path(file)
    found = read(path)
    if doubtful := warnings(found):
        count = "1 warning" if len(doubtful) == 1 else f"{len(doubtful)} warnings"
        say("\n".join([f"{path}: {count}.", *listed(path.read_text(encoding="utf-8"), doubtful)]))
    records = sum(len(table) for table in (found.events, found.places, found.people, found.sources))
    put(visible(f"{path}: no faults in {records} events, places, people and sources.\n"))


@app.command("format", cls=Command)
def format_store(
    file: File = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit with 3 if it is not in the one layout.")
    ] = False,
) -> None:
    """Rewrite a store in its one layout. Facts stay as they are, and the comments at its head too.

    Examples:

    kharkivctl store format facts.toml

    kharkivctl store format --check
    """
    from kharkivctl.store import layout
    from kharkivctl.store.decode import read

    path = store_path(file)
    read(path)  # A store with faults is not rewritten.
    text = path.read_text(encoding="utf-8")
    if line := layout.lost_comment(text):
        raise BadStore(f"{path}, line {line}: only the head keeps comments. Move this one to a note.")
    tidied = layout.canonical(text)
    if tidied == text:
        say(f"{path} is in its one layout already.")
        return
    if only_check:
        raise BadStore(f"{path} is not in the canonical layout. Run kharkivctl store format.")
    write_whole(path, tidied)
    say(f"{path} rewritten.")


@app.command("schema", cls=Command)
def schema_of(
    of: Annotated[
        str | None,
        typer.Option(
            help="That of JSON: when, who, where, cite, changed, questions.",
            show_default=False,
            metavar="LIST",
        ),
    ] = None,
) -> None:
    """Print the JSON Schema of a store, by which editors complete and check it, or of the JSON of a list.

    Examples:

    kharkivctl store schema

    kharkivctl store schema --of when
    """
    from kharkivctl.store.schema import schema

    put(schema(of))
