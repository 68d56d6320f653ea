"""Chicago style, 18th edition (chapters 13 and 14), as plain text: an entry of the bibliography."""

from collections.abc import Mapping, Sequence

from kharkivctl.citation.elements import (
    ALONE,
    SMALL_IN_CHICAGO,
    Issued,
    Name,
    Prose,
    address,
    beside_quotes,
    beside_title,
    creators,
    ended,
    for_prose,
    headline,
    inner_quotes,
    is_description,
    issued,
    month_and_day,
    outer_quotes,
    typographic,
    whole_date,
    without_article,
)
from kharkivctl.store.model import Source

_BOOKLIKE = ("report", "dataset")
_PERIODICALS = ("article-newspaper", "article-magazine")

UNDATED = "n.d."


def cite(sources: Sequence[Source], works: Mapping[str, Source] = ALONE) -> list[str]:
    """The entry of each source: author, title, where it appeared, date, address."""
    return [bibliography_entry(for_prose(source)) for source in sources]


def bibliography_entry(source: Prose) -> str:
    """An entry of the bibliography: author, title, where it appeared, date, address."""
    date, read = issued(source.issued), accessed(source)
    day = _about(date) + whole_date(date) if date else "" if read else UNDATED
    return joined(author(source), title(source), place_and_date(source, day), read, address(source))


def author_date_entry(source: Prose, letter: str) -> str:
    """An entry of the reference list: the year after the author, and not again with the month and day."""
    date = issued(source.issued)
    year = f"{_about(date)}{date.year}{letter}" if date else f"{UNDATED}-{letter}" if letter else UNDATED
    who = author(source)
    spans_years = bool(date and date.last and date.last[0] != date.first[0])
    day = (whole_date(date) if spans_years and len(date.first) > 1 else month_and_day(date)) if date else ""
    return joined(
        *((who, year, title(source)) if who else (title(source), year)),
        place_and_date(source, day),
        accessed(source),
        address(source),
    )


def joined(*elements: str | None) -> str:
    """The elements that are there, each ended by a full stop or a mark of its own."""
    return " ".join(element if element.endswith("”") else ended(element) for element in elements if element)


def author(source: Source) -> str:
    """The authors, the first with the family name in front; of more than six the first three (13.23).

    Without authors the paper, site or body that issued the work stands in their place.
    """
    names = creators(source)
    if not names:
        if source.type == "post":
            return ""
        outlet = (source.publisher if source.type in _BOOKLIKE else None) or source.outlet or ""
        return "" if outlet == source.title else _paper(source, outlet)
    said = [_inverted(names[0]), *(_handled(other, other.direct) for other in names[1:])]
    if len(said) > 6:
        return f"{', '.join(said[:3])}, et al."
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, and {said[-1]}"


def _inverted(name: Name) -> str:
    return _handled(name, f"{name.family}, {name.given}" if name.given else name.family)


def _handled(name: Name, said: str) -> str:
    return f"{said} ({name.handle})" if name.handle else said


def _paper(source: Source, outlet: str) -> str:
    """Newspapers and magazines are named without their article: "New York Times"."""
    return without_article(outlet) if source.type in _PERIODICALS else outlet


def title(source: Prose) -> str:
    """The title in quotation marks; plain for a report, a data set, and a description in place of a title."""
    if is_description(source.title):
        return ended(typographic(source.title[1:-1]))
    said = headline(source, SMALL_IN_CHICAGO)
    if source.type in _BOOKLIKE or source.title == source.outlet:
        version = f". Version {source.version}" if source.version else ""
        return ended(outer_quotes(said) + beside_title(source) + version)
    if beside := beside_quotes(source):
        return f"“{inner_quotes(said)}”{ended(beside)}"
    return f"“{ended(inner_quotes(said))}”"


def place_and_date(source: Source, date: str) -> str:
    """The place and date of the work: "New York Times, September 15, 2022"; not what stands as author."""
    outlet = _paper(source, source.outlet or "")
    if source.type in ("post", "broadcast") and source.via:
        outlet = source.via
    elif outlet == source.title or (outlet == author(source) and source.type not in _BOOKLIKE):
        outlet = ""
    if source.type == "post-weblog" and outlet:
        outlet = f"{outlet} (blog)"
    if source.type == "broadcast":
        outlet = f"{outlet} video".strip() if outlet else "Video"
    if source.type == "map":
        outlet = f"Map. {outlet}" if outlet else "Map"
    if source.type == "entry-encyclopedia" and date not in ("", UNDATED):
        return ". ".join(part for part in (outlet, f"Last modified {date}") if part)
    return ", ".join(part for part in (outlet, date) if part)


def accessed(source: Source) -> str:
    """The day it was read, "Accessed May 5, 2022", for a work without a date (13.15); else ""."""
    day = issued(source.accessed)
    return f"Accessed {whole_date(day)}" if day and not source.issued else ""


def _about(date: Issued | None) -> str:
    return "ca. " if date and date.about else ""
