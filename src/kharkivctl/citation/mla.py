"""MLA style, 9th edition (MLA Handbook, chapter 5), as plain text: an entry of the works cited."""

from collections.abc import Mapping, Sequence

from kharkivctl.citation.elements import (
    ALONE,
    SHORT_MONTHS,
    SMALL_IN_MLA,
    Name,
    Prose,
    address,
    capitalised,
    creators,
    ended,
    for_prose,
    headline,
    inner_quotes,
    is_description,
    issued,
    outer_quotes,
    typographic,
    whole_date,
)
from kharkivctl.store.model import Source

_ON_ITS_OWN = ("report", "map", "dataset")


def cite(sources: Sequence[Source], works: Mapping[str, Source] = ALONE) -> list[str]:
    """The entry of each source: author, title, container, date, address."""
    return [_entry(for_prose(source)) for source in sources]


def _entry(source: Prose) -> str:
    outlet = _outlet(source)
    author = _authors(creators(source))
    if author in (source.container_title, source.publisher):
        author = ""  # A body that is author and publisher is named as the publisher only (5.19).
    date = issued(source.issued)
    where = [
        f"Version {source.version}" if source.version else None,
        outlet if outlet != source.title else None,
        f"uploaded by {source.outlet}"
        if source.type == "broadcast" and source.via and source.outlet
        else None,
        _date(date.about, whole_date(date, SHORT_MONTHS, day_first=True)) if date else None,
        address(source),
    ]
    parts = [ended(author), _title(source), ended(", ".join(part for part in where if part))]
    if source.type == "map":
        parts.append("Map.")
    accessed = issued(source.accessed)
    if accessed and not date:
        parts.append(f"Accessed {whole_date(accessed, SHORT_MONTHS, day_first=True)}.")
    return " ".join(part for part in parts if part)


def _date(about: bool, words: str) -> str:
    return f"circa {words}" if about else words


def _authors(names: Sequence[Name]) -> str:
    """Family name first; two joined by "and"; of three or more the first alone (5.7 and 5.8)."""
    if not names:
        return ""
    first = names[0]
    handle = f" [{first.handle}]" if first.handle else ""
    said = (f"{first.family}, {first.given}" if first.given else first.family) + handle
    if len(names) > 2:
        return f"{said}, et al."
    return f"{said}, and {names[1].direct}" if len(names) == 2 else said


def _title(source: Prose) -> str:
    """In quotation marks what is part of a container; plain what stands alone, and a description (5.28).

    A title in another script comes first as it is printed, then in Latin letters, then in English
    (style.mla.org/nonroman-characters).
    """
    if is_description(source.title):
        return ended(typographic(source.title[1:-1]))
    title = " ".join(source.original.split()) if source.original else headline(source, SMALL_IN_MLA)
    english = capitalised(typographic(source.title_translated or "").rstrip("."), SMALL_IN_MLA)
    beside = "; ".join(filter(None, (outer_quotes(source.title) if source.original else "", english)))
    beside = f" [{beside}]" if beside else ""
    if source.type in _ON_ITS_OWN or source.title == _outlet(source):
        return ended(outer_quotes(title) + beside)
    if beside:
        return f"“{inner_quotes(title)}”{ended(beside)}"
    return f"“{ended(inner_quotes(title))}”"


def _outlet(source: Source) -> str | None:
    if source.type in ("post", "broadcast") and source.via:
        return source.via
    return source.outlet
