"""`kharkivctl cite`: sources and citations."""

import sys
from typing import Annotated

import msgspec
import typer

from kharkivctl import citation
from kharkivctl.ask.wanted import Wanted
from kharkivctl.commands.answer import answer
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.options import FACTS, PRINT, Asked, Output, option, with_options
from kharkivctl.output import resolve
from kharkivctl.rows import Answer
from kharkivctl.store.model import Loaded
from kharkivctl.streams import say
from kharkivctl.usage import Command

app = typer.Typer(add_completion=False)
FORMATS = ("table", "plain", "json", "markdown")


@app.command(cls=Command)
@with_options("held_by", "role", "questions")
def cite(
    asked: Asked,
    output: Output,
    store: str | None,
    *,
    style: Annotated[
        str | None,
        option("--style", f"One of {', '.join(citation.STYLES)}; apa by default.", PRINT, "STYLE"),
    ] = None,
    itself: Annotated[
        bool, option("--self", "The store itself, with its version and SHA-256.", FACTS)
    ] = False,
    uncited: Annotated[bool, option("--uncited", "Only sources on which no fact rests.", FACTS)] = False,
    unarchived: Annotated[
        bool, option("--unarchived", "Only sources without an archived copy.", FACTS)
    ] = False,
    no_url: Annotated[bool, option("--no-url", "Only sources without an address.", FACTS)] = False,
    anomalies: Annotated[
        bool, option("--anomalies", "Only sources whose reference contradicts itself.", FACTS)
    ] = False,
) -> None:
    """List sources, each as a citation ready to paste, with the facts that rest on it.

    A TERM is the id of a fact or a source, the name of a person, place or body (the sources of its facts),
    an author, an outlet, or a word of a title. Dates are dates of issue. Several ids of facts or sources
    are alternatives; "-" reads such ids from standard input.

    Examples:

    kharkivctl cite izium-captured-2022-04-01

    kharkivctl cite ganchev --style chicago

    kharkivctl cite reuters 2022

    kharkivctl cite --kind report -f csv

    kharkivctl when izium --fields id -f plain | kharkivctl cite - --style ris
    """
    from kharkivctl.queries import sources

    if itself and asked != Asked():
        raise WrongUse("--self cites the store itself. Leave out the terms and filters.")
    style = style.lower() if style else None
    if style in citation.STYLES and citation.STYLES[style].file and not output.format and not output.json:
        # Whatever the ending of the file: it is the style's.
        output = msgspec.structs.replace(output, format="plain")
    to = resolve("cite", output, asked.terms)
    name = style_for(style, to.format)
    ids: tuple[str, ...] = ()
    if "-" in asked.terms:
        ids, asked = _typed_in(asked), msgspec.structs.replace(asked, terms=())
    gaps = {"uncited": uncited, "unarchived": unarchived, "no_url": no_url, "anomalies": anomalies}
    lacking = [gap for gap, wanted in gaps.items() if wanted]

    def query(loaded: Loaded, wanted: Wanted) -> Answer:
        cited, file = citation.STYLES[name].load(), citation.STYLES[name].file
        if itself:
            return sources.cite_store(loaded.store, _digest(store), cited, file)
        return sources.cite(loaded, wanted, cited, file=file, lacking=lacking)

    answer("cite", query, asked, to, store, ids=ids)


def style_for(style: str | None, format: str) -> str:
    """The style asked for, else APA; that of Wikipedia for its own format. Raises WrongUse."""
    if style is not None and style not in citation.STYLES:
        raise WrongUse(f"--style {style}: choose from {', '.join(citation.STYLES)}.")
    if format == "wikitext" and style in (None, "wikipedia"):
        return "wikipedia"
    if style is not None and format not in FORMATS:
        raise WrongUse(f"--style goes with the formats {', '.join(FORMATS)}, not with {format}.")
    return style or "apa"


def _typed_in(asked: Asked) -> tuple[str, ...]:
    """The ids on standard input: one a line, or several with ";" between. Raises Nothing for none."""
    if asked.terms != ("-",):
        raise WrongUse('"-" reads the ids from standard input and stands alone.')
    if sys.stdin and sys.stdin.isatty():
        say("Reading ids, one a line; end with Ctrl-D.")
    text = sys.stdin.buffer.read().decode("utf-8", "replace") if sys.stdin else ""
    ids = tuple(dict.fromkeys(text.replace(";", " ").split()))
    if not ids:
        raise Nothing("No ids came on standard input.")
    return ids


def _digest(store: str | None) -> str:
    """The SHA-256 of the file of the store, in hexadecimal."""
    import hashlib

    from kharkivctl.store.load import store_path

    return hashlib.sha256(store_path(store).read_bytes()).hexdigest()
