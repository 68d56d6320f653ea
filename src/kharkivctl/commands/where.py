"""`kharkivctl where`: places, and who held them."""

from typing import Annotated

import typer

from kharkivctl.commands.answer import answer
from kharkivctl.options import FACTS, Asked, Cite, Output, option, with_options
from kharkivctl.output import resolve

app = typer.Typer(add_completion=False)


@app.command()
@with_options("role")
def where(
    asked: Asked,
    output: Output,
    store: str | None,
    *,
    cite: Cite = None,
    changed: Annotated[bool, option("--changed", "What changed hands on these days.", FACTS)] = False,
) -> None:
    """Say who held a place on a day, since when, by which account, and which accounts disagree.

    A TERM is tried as an id, then as a whole name, then as a word of a name. Without a TERM: every place
    with a record of who held it. Without a date: on the last day the store covers.

    A claim never makes a holder; it is shown beside. Where accounts disagree the answer is "disputed",
    where the day of a change is not known it is "changing", and where nothing is recorded "unrecorded".

    --changed lists what changed hands instead: each place with the holder before and after, and the day.
    --held-by is then the new holder; without days, all that the store covers.

    Examples:

    kharkivctl where Izium --on 2022-05-05

    kharkivctl where Ізюм 2022-03-29

    kharkivctl where --on 2022-08-01 --held-by russia

    kharkivctl where kupiansk --on 2022-09-12 --known-by 2022-09-10

    kharkivctl where --changed --since 2022-09-06 --until 2022-09-12
    """
    if changed:
        from kharkivctl.queries.changed import changed as query

        verb = "where --changed"
    else:
        from kharkivctl.queries.places import where as query

        verb = "where"
    answer(verb, query, asked, resolve(verb, output, asked.terms), store, cite=cite)
