"""Entries for biblatex, to be read by biber. Keys are the ids of the store, which no two sources share."""

import re
from collections.abc import Mapping, Sequence

from kharkivctl import dates
from kharkivctl.citation.elements import ALONE, Name, issued, makers, not_opened, remarks
from kharkivctl.store.model import Source

# Type of source -> type of entry, and the field that names where the work appeared.
_ENTRIES = {
    "article-newspaper": ("article", "journaltitle"),
    "article-magazine": ("article", "journaltitle"),
    "report": ("report", "institution"),
    "map": ("misc", "organization"),
    "broadcast": ("online", "organization"),
    "dataset": ("dataset", "organization"),
    "entry-encyclopedia": ("inreference", "booktitle"),
}
_OTHER = ("online", "organization")
_OFFLINE = ("misc", "organization")  # An @online has an address.
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}
_LANGUAGES = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "fi": "finnish",
    "it": "italian",
    "pl": "polish",
    "pt": "portuguese",
    "ru": "russian",
    "uk": "ukrainian",
}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    # Not "\\{": a parser counts its brace.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
} | {mark: f"\\{mark}" for mark in "&%$#_"}


def cite(sources: Sequence[Source], works: Mapping[str, Source] = ALONE) -> list[str]:
    """The entry of each source, its fields one a line."""
    return [_entry(source, works) for source in sources]


def _entry(source: Source, works: Mapping[str, Source]) -> str:
    kind, where = _ENTRIES.get(source.type, _OTHER)
    if kind == "online" and not (source.url or source.archive_url):
        kind, where = _OFFLINE
    translated = escaped(f"[{source.title_translated}]") if source.title_translated else None
    fields = {
        "author": " and ".join(map(_name, makers(source))),
        # Twice in braces: a style that makes capitals small must not touch the names in a title.
        "title": f"{{{escaped(source.title)}}}",
        "titleaddon": translated or ("Video" if source.type == "broadcast" else None),
        "type": "Report" if kind == "report" else None,
        "version": escaped(source.version) if source.version else None,
        where: escaped(source.outlet) if source.outlet else None,
        "publisher": escaped(source.publisher or "")
        if kind == "inreference" and source.container_title
        else None,
        "entrysubtype": _SUBTYPES.get(source.type),
        "howpublished": "Map" if source.type == "map" else None,
        "date": _date(source.issued),
        "url": _address(source.archive_url or source.url),
        "urldate": _date(source.accessed),
        "langid": _LANGUAGES.get(source.language or ""),
        # A bibliography prints the note and leaves the annotation out.
        "note": escaped(not_opened(source, works) or ""),
        "annotation": escaped(" ".join(remarks(source))),
        "addendum": escaped(f"Via {source.via}") if source.via else None,
    }
    lines = [f"  {field} = {{{value}}}," for field, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{source.id},", *lines, "}"])


def _name(author: Name) -> str:
    if author.given:
        return f"{escaped(author.family)}, {escaped(author.given)}"
    return f"{{{escaped(f'{author.family} [{author.handle}]' if author.handle else author.family)}}}"


def _date(text: str | None) -> str | None:
    """The date as it is, since biblatex reads EDTF; of one unknown day of several, what they share."""
    if not text:
        return None
    when = dates.parse(text)
    if when.shape == "one-of":
        shared = issued(text)
        return "-".join(f"{part:02}" for part in shared.first) if shared else None
    return text.replace("/..", "/")


def _address(url: str | None) -> str | None:
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", url) if url else None


def escaped(text: str) -> str:
    """Text that TeX prints as it is, on one line."""
    return re.sub(r"[\\{}~^&%$#_]", lambda found: _ESCAPES[found[0]], " ".join(text.split()))
