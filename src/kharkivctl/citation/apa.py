"""APA style, 7th edition (Publication Manual, chapters 9 and 10), as plain text.

Titles keep their printed capitals: sentence case (9.19) needs to know which words are names.
"""

from collections.abc import Mapping, Sequence

from kharkivctl.citation.elements import (
    ALONE,
    Issued,
    Name,
    address,
    bracketed,
    creators,
    ended,
    for_prose,
    issued,
    letters,
    month_and_day,
    outer_quotes,
    whole_date,
)
from kharkivctl.store.model import Source

_FORMS = {"broadcast": "Video", "map": "Map", "dataset": "Data set", "post": "Post"}
_CHANGING = ("webpage", "entry-encyclopedia")


def cite(sources: Sequence[Source], works: Mapping[str, Source] = ALONE) -> list[str]:
    """The reference-list entry of each source: author, date, title, where it appeared, address.

    Works of one author and year get letters, those with the year alone first, then by day and title (9.47).
    """
    latin = [for_prose(source) for source in sources]
    issues = [issued(source.issued) for source in latin]
    keyed = [
        (
            (_author(source) or source.title, date.year if date else ""),
            (date.first if date else (), source.title),
        )
        for source, date in zip(latin, issues, strict=True)
    ]
    entries = zip(latin, issues, letters(keyed), strict=True)
    return [_entry(source, date, letter) for source, date, letter in entries]


def _entry(source: Source, issue: Issued | None, letter: str) -> str:
    author, title = _author(source), _title(source)
    date = f"({_date(issue, letter)})."
    parts = [ended(author), date, ended(title)] if author else [ended(title), date]
    outlet = _outlet(source)
    if outlet and outlet not in (author, title):
        inside = "In " if source.type == "entry-encyclopedia" else ""
        parts.append(ended(inside + outlet))
    if where := address(source):
        parts.append(_retrieved(source) + where)
    return " ".join(parts)


def _author(source: Source) -> str:
    """The authors; for a report, map or data set the body that issued it, for a video its uploader (9.12)."""
    names = [_name(author) for author in creators(source)]
    if not names and source.type in ("report", "map", "dataset"):
        return source.publisher or source.container_title or ""
    if not names and source.type == "broadcast" and source.via:
        return source.outlet or ""
    if len(names) > 20:
        return f"{', '.join(names[:19])}, . . . {names[-1]}"  # 9.8: the first 19 and the last.
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    return names[0] if names else ""


def _name(author: Name) -> str:
    """Family name and initials; of an account, the name and the handle."""
    handle = f" [{author.handle}]" if author.handle else ""
    words = [word.split("-") for word in author.given.split()]
    initials = " ".join("-".join(f"{part[0]}." for part in word if part) for word in words)
    return f"{author.family}, {initials}{handle}" if initials else author.family + handle


def _date(date: Issued | None, letter: str) -> str:
    """Year, month day; "n.d." without a date (9.17); with a letter where the year has one."""
    if date is None:
        return f"n.d.-{letter}" if letter else "n.d."
    about = "ca. " if date.about else ""
    if date.last and date.last[0] != date.first[0] and len(date.first) > 1:
        first, last = Issued(date.first), Issued(date.last)
        return f"{about}{_date(first, letter)}–{_date(last, '')}"
    rest = month_and_day(date)
    return f"{about}{date.year}{letter}{f', {rest}' if rest else ''}"


def _title(source: Source) -> str:
    """The title, its translation (9.38) and the form of what is no text (9.22); a post's first 20 words."""
    title = outer_quotes(source.title)
    if source.type == "post":
        title = " ".join(title.split()[:20])
    form = "Tweet" if source.type == "post" and source.via == "Twitter" else _FORMS.get(source.type)
    return f"{title}{bracketed(source.title_translated)}{f' [{form}]' if form else ''}"


def _outlet(source: Source) -> str | None:
    """The newspaper, site or institute; for a post or video the service that carries it."""
    if source.type in ("post", "broadcast") and source.via:
        return source.via
    return source.outlet


def _retrieved(source: Source) -> str:
    """For a page that changes and bears no date, the day on which it was read (9.16)."""
    accessed = issued(source.accessed)
    if source.issued or not accessed or source.type not in _CHANGING or source.archive_url:
        return ""
    return f"Retrieved {whole_date(accessed)}, from "
