"""`kharkivctl cite`: sources and citations."""

import typer

from kharkivctl.commands.answer import answer
from kharkivctl.emit import Output
from kharkivctl.options import takes
from kharkivctl.queries.asked import Asked

app = typer.Typer(add_completion=False)


@app.command()
@takes("held_by", "role")
def cite(asked: Asked, output: Output, store: str | None) -> None:
    """List sources, each as a citation ready to paste, with the facts that rest on it.

    A TERM is the id of a fact or a source, the name of a person, place or body (the sources of its facts),
    an author, an outlet, or a word of a title. Dates are dates of issue.

    Examples:

    kharkivctl cite izium-captured-2022-04-01

    kharkivctl cite ganchev

    kharkivctl cite reuters 2022

    kharkivctl cite --kind report -f csv
    """
    from kharkivctl.citation import style
    from kharkivctl.queries import sources

    answer("cite", lambda store, asked: sources.cite(store, asked, style("apa")), asked, output, store)
