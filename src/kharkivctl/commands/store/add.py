"""`kharkivctl store add source`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kharkivctl.errors import WrongUse
from kharkivctl.store.load import store_path
from kharkivctl.streams import put, say, write_whole
from kharkivctl.usage import Command, Group

app = typer.Typer(cls=Group, add_completion=False, no_args_is_help=True, help="Add sources from CSL-JSON.")


@app.callback()
def add() -> None:
    """Add to a store what other programs export."""


@app.command("source", cls=Command)
def add_source(
    file: Annotated[
        str, typer.Argument(help="A file of CSL-JSON, one item or a list; - for standard input.")
    ],
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="FILE",
            help="The store to add to; else that of KHARKIVCTL_STORE or of the program.",
            envvar="KHARKIVCTL_STORE",
            show_default=False,
        ),
    ] = None,
    id: Annotated[
        str | None,
        typer.Option("--id", metavar="ID", help="An id, where outlet and day make none.", show_default=False),
    ] = None,
) -> None:
    """Add sources as reference managers export them (CSL-JSON), and print their ids.

    An id is made of outlet and day; what the store has no key for is left out and told. The store is
    checked and written in its one layout, or left as it is.

    Examples:

    kharkivctl store add source exported.json --store facts.toml

    kharkivctl store add source post.json --id telegram-oblast-2022-09-10
    """
    import msgspec

    from kharkivctl.store import adding, csl

    items = csl.read(_text(file), "Standard input" if file == "-" else file)
    if id and len(items) > 1:
        raise WrongUse(f"--id goes with one source, and there are {len(items)}. Add them one by one.")
    path = store_path(store)
    sources = [msgspec.structs.replace(item.source, id=id or adding.id_of(item.source)) for item in items]
    write_whole(path, adding.with_sources(path, sources))
    for source, item in zip(sources, items, strict=True):
        put(f"{source.id}\n")
        left_out = f" Left out: {', '.join(item.left_out)}." if item.left_out else ""
        say(f'{path}: added {source.id}, "{source.title}".{left_out}')


def _text(file: str) -> str:
    """The text of a file, or of standard input for "-". Raises WrongUse if it can't be read."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise WrongUse(f"{file} can't be read: {error.strerror}. Name another file.") from None
    except UnicodeDecodeError as error:
        raise WrongUse(f"{file}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from None
