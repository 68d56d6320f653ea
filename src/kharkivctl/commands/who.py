"""`kharkivctl who`: people, organizations, posts."""

import typer

from kharkivctl.commands.answer import answer
from kharkivctl.options import Asked, Cite, Output, with_options
from kharkivctl.output import resolve
from kharkivctl.usage import Command

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
@with_options("held_by")
def who(asked: Asked, output: Output, store: str | None, *, cite: Cite = None) -> None:
    """List people with the posts they held, and organizations.

    A TERM is tried as an id, then as a whole name, then as a word of a name, then as a word of the post.
    With a date (--on, or as a TERM) only posts held then are listed; one whose start or end is not
    recorded is listed too, as not certain.

    Examples:

    kharkivctl who ganchev

    kharkivctl who --on 2022-08-20

    kharkivctl who --place kupiansk --json

    kharkivctl who Ганчев -f csv

    kharkivctl who ganchev -f chart
    """
    from kharkivctl.queries import posts

    to = resolve("questions" if asked.questions else "who", output, asked.terms)
    answer("who", posts.who, asked, to, store, cite=cite)
