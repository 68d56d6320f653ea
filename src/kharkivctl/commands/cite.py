"""`kharkivctl cite`: sources and citations."""

from typing import Annotated

import msgspec
import typer

from kharkivctl import citation
from kharkivctl.ask.wanted import Wanted
from kharkivctl.commands.answer import answer
from kharkivctl.errors import WrongUse
from kharkivctl.options import FACTS, PRINT, Asked, Output, option, with_options
from kharkivctl.output import Destination, resolve
from kharkivctl.render import COLUMNS
from kharkivctl.rows import Answer
from kharkivctl.store.model import Loaded
from kharkivctl.usage import Command

app = typer.Typer(add_completion=False)
FORMATS = ("table", "plain", "json", "markdown")


@app.command(cls=Command)
@with_options("held_by", "independent", "role", "questions")
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
    through: Annotated[
        bool, option("--through", "In place of a work not opened, the one that cites it.", PRINT)
    ] = False,
) -> None:
    """List sources, each as a citation ready to paste, with the facts that rest on it.

    A TERM is the id of a fact or a source, the name of a person, place or body (the sources of its facts),
    an author, an outlet, or a word of a title. Dates are dates of issue. Several ids of facts or sources
    are alternatives.

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
    if anomalies:
        to = _with_anomalies(to, alone=citation.STYLES[name].file is not None)
    gaps = {"uncited": uncited, "unarchived": unarchived, "no_url": no_url, "anomalies": anomalies}
    lacking = [gap for gap, wanted in gaps.items() if wanted]

    def query(loaded: Loaded, wanted: Wanted) -> Answer:
        if itself:
            return sources.cite_store(loaded.store, *_file_and_digest(store), citation.STYLES[name])
        found = sources.cite(loaded, wanted, citation.STYLES[name], lacking=lacking, through=through)
        if through or not _shows_citations_alone(to):
            return found
        note = sources.not_opened((row.id for row in found.rows), loaded.store)
        return msgspec.structs.replace(found, notes=(*found.notes, note)) if note else found

    answer("cite", query, asked, to, store)


def _with_anomalies(to: Destination, alone: bool) -> Destination:
    """The same with a column of anomalies, unless fields or a file of citations were asked for."""
    if to.view.fields or alone or to.format not in ("table", "plain", "markdown"):
        return to
    fields = ("id", "citation", "anomaly") if to.format == "table" else (*COLUMNS["cite"], "anomaly")
    return msgspec.structs.replace(to, view=msgspec.structs.replace(to.view, fields=fields))


def _shows_citations_alone(to: Destination) -> bool:
    """Whether citations are shown and not, as in tables and JSON, which of the works were not opened."""
    fields = to.view.fields or ("citation",)
    return to.format in ("plain", "markdown", "wikitext") and (
        "citation" in fields and "known_through" not in fields
    )


def style_for(style: str | None, format: str) -> str:
    """The style asked for, else APA; that of Wikipedia for its own format. Raises WrongUse."""
    if style is not None and style not in citation.STYLES:
        raise WrongUse(f"--style {style}: choose from {', '.join(citation.STYLES)}.")
    if format == "wikitext" and style in (None, "wikipedia"):
        return "wikipedia"
    if style is not None and format not in FORMATS:
        raise WrongUse(f"--style goes with the formats {', '.join(FORMATS)}, not with {format}.")
    return style or "apa"


def _file_and_digest(store: str | None) -> tuple[str, str]:
    """The name of the file of the store, and its SHA-256 in hexadecimal."""
    import hashlib

    from kharkivctl.store.load import store_path

    path = store_path(store)
    return path.name, hashlib.sha256(path.read_bytes()).hexdigest()
