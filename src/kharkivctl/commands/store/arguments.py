"""What several commands of `kharkivctl store` take."""

from collections.abc import Collection
from typing import Annotated

import typer

from kharkivctl.errors import WrongUse

File = Annotated[
    str | None,
    typer.Argument(
        help="The store; without it, that of KHARKIVCTL_STORE or of the program.",
        envvar="KHARKIVCTL_STORE",
        show_default=False,
    ),
]
Format = Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="How to print it.")]


def one_of(format: str, formats: Collection[str]) -> str:
    """The format. Raises WrongUse if it is none of those that a command has."""
    if format not in formats:
        raise WrongUse(f"--format {format}: choose from {', '.join(formats)}.")
    return format
