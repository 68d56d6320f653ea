"""`kharkivctl store gaps`."""

from typing import Annotated

import typer

from kharkivctl.commands.store.arguments import File
from kharkivctl.errors import Nothing
from kharkivctl.options import Output, with_output
from kharkivctl.output import emit, resolve
from kharkivctl.store.load import store_path


@with_output
def gaps(
    output: Output,
    *,
    file: File = None,
    code: Annotated[
        list[str] | None,
        typer.Option(
            "--code", metavar="CODE", help="Only gaps of these rules, such as W004,W006.", show_default=False
        ),
    ] = None,
    sort: Annotated[str, typer.Option("--sort", metavar="FIELD", help="By code, id or line.")] = "code",
) -> None:
    """List what a curator should mend: facts of one voice, sources without address ...

    A row for each gap: the code of its rule, the id of its record, what is amiss. The rules are those of the
    warnings of store check.

    Examples:

    kharkivctl store gaps facts.toml

    kharkivctl store gaps --code W004 --code W006 --sort id

    kharkivctl store gaps -f csv
    """
    from kharkivctl.queries.gaps import gaps as gaps_of

    to = resolve("store gaps", output)
    try:
        answer = gaps_of(store_path(file), code or (), sort)
    except Nothing as nothing:
        if to.quiet:
            raise typer.Exit(nothing.code) from None
        raise
    emit(answer, to)
