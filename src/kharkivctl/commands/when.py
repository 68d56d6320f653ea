"""`kharkivctl when`: timelines."""

import typer

from kharkivctl.commands.answer import answer
from kharkivctl.options import Asked, Cite, Output, with_options
from kharkivctl.output import resolve
from kharkivctl.usage import Command

app = typer.Typer(add_completion=False)


@app.command(cls=Command)
@with_options("held_by", "role")
def when(asked: Asked, output: Output, store: str | None, *, cite: Cite = None) -> None:
    """List events, oldest first, each with its standing, who says so, and its sources.

    A TERM is a name in any spelling or script, an id, a date, or a word of the text; every one must match.
    One match prints as a card. A date that is less precise than the one asked for comes last.

    Examples:

    kharkivctl when izium

    kharkivctl when 2022-09 --place kupiansk --json

    kharkivctl when --since 2022-09-06 --until 2022-09-11

    kharkivctl when --disputed --question q-izium-bodies

    kharkivctl when izium -f chart
    """
    from kharkivctl.queries import timeline

    to = resolve("questions" if asked.questions else "when", output, asked.terms)
    answer("when", timeline.when, asked, to, store, cite=cite)
