"""`kharkivctl store diff`."""

from pathlib import Path
from typing import Annotated

import typer

from kharkivctl.commands.store.arguments import File, Format, one_of
from kharkivctl.errors import Nothing
from kharkivctl.store.load import store_path
from kharkivctl.streams import put

Old = Annotated[str, typer.Argument(help="The store as it was, such as an earlier state from git.")]


def diff(old: Old, file: File = None, format: Format = "text") -> None:
    """Compare two states of a store: their facts, and the answers that change.

    Facts are added, changed (field by field) or removed; an answer is who held a place on a day. Exit
    code 1 if nothing differs. Formats: text, json, and markdown for a changelog.

    Examples:

    kharkivctl store diff old.toml facts.toml

    kharkivctl store diff old.toml --format markdown
    """
    from kharkivctl.queries.difference import difference
    from kharkivctl.render.difference import FORMATS
    from kharkivctl.store.decode import read

    show = FORMATS[one_of(format, FORMATS)]
    found = difference(read(Path(old)), read(store_path(file)))
    if not found.records and not found.answers:
        raise Nothing(f"No fact and no answer differs between {old} and {store_path(file)}.")
    put(show(found))
