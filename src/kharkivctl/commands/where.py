"""`kharkivctl where`: places, and who held them."""

import typer

from kharkivctl.commands.answer import answer
from kharkivctl.options import Asked, Cite, Output, with_options
from kharkivctl.output import resolve

app = typer.Typer(add_completion=False)


@app.command()
@with_options("role")
def where(asked: Asked, output: Output, store: str | None, *, cite: Cite = None) -> None:
    """Say who held a place on a day, since when, by which account, and which accounts disagree.

    A TERM is tried as an id, then as a whole name, then as a word of a name. Without a TERM: every place
    with a record of who held it. Without a date: on the last day the store covers.

    A claim never makes a holder; it is shown beside. Where accounts disagree the answer is "disputed",
    where the day of a change is not known it is "changing", and where nothing is recorded "unrecorded".

    Examples:

    kharkivctl where Izium --on 2022-05-05

    kharkivctl where Ізюм 2022-03-29

    kharkivctl where --on 2022-08-01 --held-by russia

    kharkivctl where kupiansk --on 2022-09-12 --known-by 2022-09-10
    """
    from kharkivctl.queries import places

    answer("where", places.where, asked, resolve("where", output, asked.terms), store, cite=cite)
