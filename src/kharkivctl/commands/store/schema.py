"""`kharkivctl store schema`."""

from typing import Annotated

import typer

from kharkivctl.streams import put


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
