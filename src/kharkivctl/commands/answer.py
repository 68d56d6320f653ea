"""From a question to its answer on stdout: the way every verb goes."""

import sys
from collections.abc import Callable

import msgspec
import typer

from kharkivctl import citation
from kharkivctl.ask.wanted import Wanted, understand
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.options import Asked
from kharkivctl.output import Destination, emit
from kharkivctl.render import View
from kharkivctl.rows import Answer
from kharkivctl.store.model import Loaded
from kharkivctl.streams import say

MOST = 4_000_000  # Bytes of ids that are read: the plain output of a store ten times as large is half of it.


def answer(
    verb: str,
    query: Callable[[Loaded, Wanted], Answer],
    asked: Asked,
    to: Destination,
    store: str | None,
    *,
    cite: str | None = None,
) -> None:
    """Load, understand, query, print.

    `verb` may have an option that makes another list of it ("where --changed"). `cite` names the style in
    which the sources are cited below. The term "-" stands for the ids on standard input.
    """
    if asked.independent and (to.format != "wikitext" or to.view.fields):
        raise WrongUse("--independent leaves out sentences of -f wikitext. Add that, or leave it out.")
    if asked.questions:
        from kharkivctl.queries.open_questions import open_questions

        query = open_questions(query)
    style = _style_below(verb, cite, to.format)
    lines = None
    if "-" in asked.terms:
        lines, asked = _typed_in(asked), msgspec.structs.replace(asked, terms=())
    loaded = load_store(store)
    wanted = Wanted()
    try:
        wanted = understand(verb.split()[0], asked, loaded, lines)
        found = query(loaded, wanted)
    except Nothing as nothing:
        if to.quiet:
            raise typer.Exit(nothing.code) from None
        if lines is not None:  # Which ids are not known is what helps, not the question without them.
            raise Nothing("\n".join((*wanted.notes, str(nothing)))) from None
        raise with_suggestions(nothing, verb, asked, loaded) from None
    if style and not to.quiet:
        from kharkivctl.queries import sources

        found = sources.with_citations(found, loaded.store, citation.STYLES[style])
        if note := sources.not_opened(found.citations, loaded.store):
            found = msgspec.structs.replace(found, notes=(*found.notes, note))
    if to.format == "wikitext" and to.view.fields is None:
        found = _for_article(found, asked.independent)
    emit(found, to)


def _typed_in(asked: Asked) -> list[str]:
    """The lines on standard input. Raises WrongUse where there are too many, or terms beside."""
    if asked.terms != ("-",):
        raise WrongUse('"-" reads the ids from standard input and stands alone.')
    if not sys.stdin:
        return []
    if sys.stdin.isatty():
        say("Reading ids, one a line; end with Ctrl-D.")
    try:
        text = sys.stdin.buffer.read(MOST + 1)
    except OSError as error:
        raise WrongUse(f"Standard input can't be read: {error.strerror}.") from None
    if len(text) > MOST:
        raise WrongUse(f"More than {MOST // 1_000_000} MB came on standard input. Send ids, one a line.")
    return text.decode("utf-8", "replace").splitlines()


def _for_article(found: Answer, independent: bool) -> Answer:
    """The answer with notes for who edits an article; without what rests on Wikipedia alone, if so asked.

    Raises Nothing if nothing is left to say.
    """
    from kharkivctl.render import wikitext

    found = wikitext.independent(found) if independent else found
    notes = tuple(wikitext.notes(found))
    if independent and not wikitext.render(found, View()):
        raise Nothing("All of what was found rests on Wikipedia alone.")
    return msgspec.structs.replace(found, notes=(*found.notes, *notes))


def with_suggestions(nothing: Nothing, verb: str, asked: Asked, loaded: Loaded) -> Nothing:
    """Why nothing was found, with what to ask instead as commands ready to run."""
    import shlex

    from kharkivctl.queries.suggestions import suggestions

    return Nothing(
        str(nothing),
        tuple(
            f"  {near.why}, {near.found}:  {shlex.join(near.command)}"
            for near in suggestions(verb, asked, loaded)
        ),
    )


def load_store(store: str | None) -> Loaded:
    """The store named by --store or KHARKIVCTL_STORE, else the one that comes with the program."""
    from kharkivctl.store import load

    return load.load(load.store_path(store))


def _style_below(verb: str, cite: str | None, format: str) -> str | None:
    """The style in which the sources of the rows are cited, if they are. Raises WrongUse."""
    if cite is None:
        return "wikipedia" if format == "wikitext" and verb != "cite" else None
    prose = [name for name, style in citation.STYLES.items() if style.file is None]
    if format not in ("table", "plain", "markdown"):
        raise WrongUse(f"--cite goes with the formats table, plain and markdown, not with {format}.")
    if cite in citation.STYLES and cite not in prose:
        raise WrongUse(
            f"--cite {cite}: choose from {', '.join(prose)}; or send the ids on: "
            f"kharkivctl {verb} ... --fields id -f plain | kharkivctl cite - --style {cite}"
        )
    if cite not in prose:
        raise WrongUse(f"--cite {cite}: choose from {', '.join(prose)}.")
    return cite
