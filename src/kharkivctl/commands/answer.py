"""From a question to its answer on stdout: the way every verb goes."""

from collections.abc import Callable

import typer

from kharkivctl import citation, emit
from kharkivctl.emit import Output
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.queries.asked import Asked
from kharkivctl.render import ROWS
from kharkivctl.rows import Answer
from kharkivctl.store.model import Store


def answer(
    verb: str,
    query: Callable[[Store, Asked], Answer],
    asked: Asked,
    output: Output,
    store: str | None,
    cite: str | None = None,
) -> None:
    """Load, query, render, print. `cite` is the style in which the sources are cited below."""
    emit.check(verb, output)
    _refuse_fields_after_json(asked, output)
    style = _style_below(verb, cite, emit.format_of(output))
    loaded = load_store(store)
    try:
        found = query(loaded, asked)
    except Nothing as nothing:
        if output.quiet:
            raise typer.Exit(nothing.code) from None
        raise
    if style and not output.quiet:
        from kharkivctl.queries import sources

        found = sources.with_citations(found, loaded, citation.style(style))
    emit.emit(found, output)


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


def load_store(store: str | None) -> Store:
    """The store named by --store or KHARKIVCTL_STORE, else the one that comes with the program."""
    from kharkivctl.store import load

    return load.load(load.store_path(store))


def _refuse_fields_after_json(asked: Asked, output: Output) -> None:
    """`--json id,date` is a habit from elsewhere, where --json takes the fields."""
    known = {field for row in ROWS.values() for field in row.__struct_fields__}
    for term in asked.terms if output.json else ():
        parts = term.replace("-", "_").split(",")
        if (len(parts) > 1 or parts[0] in ("id", "name")) and set(parts) <= known:
            raise WrongUse(f"--json takes no fields. Write --json --fields {term}.")
