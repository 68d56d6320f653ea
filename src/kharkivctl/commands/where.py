"""`kharkivctl where`: places, and who held them."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Annotated

import typer

from kharkivctl.ask.wanted import Wanted
from kharkivctl.commands.answer import answer
from kharkivctl.errors import WrongUse
from kharkivctl.options import FACTS, PRINT, Asked, Cite, Output, option, with_options
from kharkivctl.output import Destination, resolve
from kharkivctl.rows import Answer
from kharkivctl.store.model import Loaded
from kharkivctl.usage import Command

app = typer.Typer(add_completion=False)

# The formats that --history goes with: those that have a place for turns.
WITH_HISTORY = ("json", "jsonl", "csv", "tsv", "chart", "geojson")


@app.command(cls=Command)
@with_options("role")
def where(
    asked: Asked,
    output: Output,
    store: str | None,
    *,
    cite: Cite = None,
    changed: Annotated[bool, option("--changed", "What changed hands on these days.", FACTS)] = False,
    history: Annotated[
        bool, option("--history", "All turns of each place, for GeoJSON, JSON and csv.", PRINT)
    ] = False,
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

    kharkivctl where --on 2022-09-05 -f map

    kharkivctl where --kind city -f chart

    kharkivctl where --history -f geojson
    """
    verb = "where --changed" if changed else "where"
    to = resolve("questions" if asked.questions else verb, output, asked.terms)
    answer(verb, _query(verb, to, history), asked, to, store, cite=cite)


def _query(verb: str, to: Destination, history: bool) -> Callable[[Loaded, Wanted], Answer]:
    """The query for what is asked, with as many turns as the format shows. Raises WrongUse."""
    with_turns = _with_turns(to, history)
    if verb == "where --changed":
        from kharkivctl.queries.changed import changed

        return changed
    from kharkivctl.queries.places import where

    return partial(where, with_turns=with_turns)


def _with_turns(to: Destination, history: bool) -> int:
    """Up to how many places the answer shows with all their turns. Raises WrongUse."""
    fields = to.view.fields or ()
    if history and to.format not in WITH_HISTORY and "turns" not in fields:
        raise WrongUse(f"--history goes with the formats {', '.join(WITH_HISTORY)}, not with {to.format}.")
    if history or "turns" in fields or to.format == "chart":
        return sys.maxsize
    return 1 if to.format == "table" else 0
