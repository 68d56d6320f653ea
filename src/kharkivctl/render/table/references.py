"""The sources below a table or a part of it, each by its number."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.text import Text

from kharkivctl import dates
from kharkivctl.render.footnotes import SEVERAL, Footnotes
from kharkivctl.render.table.grid import Rows
from kharkivctl.render.table.text import DIM, link, plain
from kharkivctl.render.words import outlet_words
from kharkivctl.rows import SourceRef
from kharkivctl.safety import one_line


def references(
    sources: Sequence[SourceRef], notes: Footnotes, citations: Mapping[str, str], width: int
) -> RenderableType:
    """The sources with their numbers: each by its citation if there is one, else by its title and outlet.

    Issues of one work that follow on each other, such as the maps of several days, are one line.
    """
    series = list(_series(sources, notes, citations))
    labels = [notes.label(found) for found in series]
    widest = max(map(len, labels))
    told = (_issues(found) if len(found) > 1 else _one(found[0], citations) for found in series)
    lines = [(Text(label.rjust(widest), DIM), text) for label, text in zip(labels, told, strict=True)]
    return Rows((widest, width - widest - 1), lines)


def _series(
    sources: Sequence[SourceRef], notes: Footnotes, citations: Mapping[str, str]
) -> Iterator[list[SourceRef]]:
    """The sources in their order, those in lists that are issues of one work with numbers in a row."""
    found: list[list[SourceRef]] = []
    for source in sources:
        if found and _goes_on(found[-1][-1], source, notes, citations):
            found[-1].append(source)
        else:
            found.append([source])
    for series in found:
        yield from [series] if len(series) >= SEVERAL else ([source] for source in series)


def _goes_on(last: SourceRef, source: SourceRef, notes: Footnotes, citations: Mapping[str, str]) -> bool:
    return (
        source.id not in citations
        and (source.title, source.publisher) == (last.title, last.publisher)
        and bool(last.issued and source.issued)
        and last.known_through == source.known_through
        and notes.number(source) == notes.number(last) + 1
    )


def _one(source: SourceRef, citations: Mapping[str, str]) -> Text:
    known = f", as cited in {source.known_through}" if source.known_through else ""
    shown = one_line(f"{source.id}{known}")
    if source.id in citations:
        return plain(citations[source.id], link(source.url)).append(f" {shown}", DIM)
    told = plain(source.title, link(source.url))
    if source.title_translated:
        told.append(f" [{one_line(source.title_translated)}]")
    told.append("" if told.plain.endswith((".", "?", "!")) else ".")
    return told.append(f" {outlet_words(source)}. ").append(shown, DIM)


def _issues(series: Sequence[SourceRef]) -> Text:
    """Several issues of one work: "Map. Outlet, 4 issues, 1 June 2022 to 1 September 2022."."""
    series = sorted(series, key=lambda source: source.issued or "")
    first, last = (dates.words(dates.parse(source.issued or "")) for source in (series[0], series[-1]))
    outlet = f"{series[0].publisher}, " if series[0].publisher else ""
    told = plain(f"{series[0].title}. {outlet}{len(series)} issues, {first} to {last}.", link(series[0].url))
    return told.append(f" {one_line(f'{series[0].id} to {series[-1].id}')}", DIM)
