"""`kharkivctl store format`."""

from typing import Annotated

import typer

from kharkivctl.commands.store.arguments import File
from kharkivctl.errors import BadStore
from kharkivctl.safety import visible
from kharkivctl.store.load import store_path
from kharkivctl.streams import put, say, write_whole


def format_store(
    file: File = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Change nothing; exit with 3 if it is not in the one layout.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Change nothing; print what would change as a unified diff.")
    ] = False,
) -> None:
    """Rewrite a store in its one layout.

    Facts stay as they are, and the comments at its head too. A store with faults, or with a comment
    elsewhere, is left as it is.

    Examples:

    kharkivctl store format facts.toml

    kharkivctl store format --check

    kharkivctl store format --diff
    """
    from kharkivctl.store import layout
    from kharkivctl.store.decode import read_with_text

    path = store_path(file)
    _, text = read_with_text(path)  # A store with faults is not rewritten.
    tidied = layout.tidied(path, text)
    if tidied == text:
        say(f"{path} is in its one layout already.")
        return
    if "\r\n" in text:
        say(f"{path} has the line ends of another system (CRLF); in the one layout they are line feeds.")
    if diff:
        put(visible(layout.difference(path, text, tidied)))
    if only_check:
        raise BadStore(f"{path} is not in the canonical layout. Run kharkivctl store format.")
    if not diff:
        write_whole(path, tidied)
        say(f"{path} rewritten.")
