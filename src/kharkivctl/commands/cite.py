"""`kharkivctl cite`: sources and citations."""

import sys

import msgspec
import typer

from kharkivctl import citation, emit
from kharkivctl.commands.answer import answer
from kharkivctl.emit import Output
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.options import OF_CITE, takes
from kharkivctl.queries.asked import Asked
from kharkivctl.rows import Answer
from kharkivctl.store.model import Store

app = typer.Typer(add_completion=False)
FORMATS = ("table", "plain", "json", "markdown")


@app.command()
@takes("held_by", "role", **OF_CITE)
def cite(
    asked: Asked, output: Output, store: str | None, *, style: str | None, itself: bool, **gaps: bool
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
        output = msgspec.structs.replace(
            output, format="plain"
        )  # Whatever the ending: it is the style's file.
    name = _style(style, output)
    written = citation.STYLES[name]
    ids = _typed_in(asked)

    def query(loaded: Store, asked: Asked) -> Answer:
        cited = citation.style(name)
        if itself:
            return sources.itself(loaded, _digest(store), cited, written.file)
        lacking = tuple(gap for gap, wanted in gaps.items() if wanted)
        return sources.cite(loaded, asked, cited, file=written.file, ids=ids, lacking=lacking)

    answer("cite", query, asked, output, store)


def _style(style: str | None, output: Output) -> str:
    """The style asked for, else APA; that of Wikipedia for its own format. Raises WrongUse."""
    emit.check("cite", output)
    format = emit.format_of(output)
    if style is not None and style not in citation.STYLES:
        raise WrongUse(f"--style {style}: choose from {', '.join(citation.STYLES)}.")
    if format == "wikitext" and style in (None, "wikipedia"):
        return "wikipedia"
    if style is not None and format not in FORMATS:
        raise WrongUse(f"--style goes with the formats {', '.join(FORMATS)}, not with {format}.")
    return style or "apa"


def _typed_in(asked: Asked) -> tuple[str, ...]:
    """The ids on standard input, when the only TERM is "-": one a line, or several with ";" between."""
    if "-" not in asked.terms:
        return ()
    if asked.terms != ("-",):
        raise WrongUse('"-" reads the ids from standard input and stands alone.')
    if sys.stdin and sys.stdin.isatty():
        emit.say("Reading ids, one a line; end with Ctrl-D.")
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
