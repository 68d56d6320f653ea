"""APA style, 7th edition (Publication Manual, chapters 9 and 10), as plain text."""

from kharkivctl import dates
from kharkivctl.model import Source

_BRACKETED = {"post": "Post", "broadcast": "Video", "map": "Map"}


def cite(source: Source) -> str:
    """The reference-list entry of a source: author, date, title, where it appeared, address."""
    authors = _authors(source.author) or (source.publisher if source.type in ("report", "map") else None)
    title = _title(source)
    date = f"({_date(source)})"
    parts = [_stop(authors), f"{date}.", _stop(title)] if authors else [_stop(title), f"{date}."]
    outlet = ", ".join(part for part in (_outlet(source, authors), source.via) if part)
    if outlet:
        parts.append(_stop(outlet))
    if source.url and source.archived and source.archive_url:
        parts.append(source.archive_url)
    elif source.url:
        parts.append(source.url)
    return " ".join(part for part in parts if part)


def _authors(authors: tuple[str, ...]) -> str:
    """Family, initials; "&" before the last; of more than 20 the first 19 and the last (9.8)."""
    names = [_name(author) for author in authors]
    if len(names) > 20:
        return f"{', '.join(names[:19])}, . . . {names[-1]}"
    if len(names) > 1:
        return f"{', '.join(names[:-1])}, & {names[-1]}"
    return names[0] if names else ""


def _name(author: str) -> str:
    family, comma, given = author.partition(", ")
    if not comma:
        return author
    initials = ["-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split() if word]
    return f"{family}, {' '.join(initials)}"


def _title(source: Source) -> str:
    """The title, its translation in brackets (9.38), and the form of what is no text (9.22)."""
    translated = f" [{source.title_translated}]" if source.title_translated else ""
    form = f" [{_BRACKETED[source.type]}]" if source.type in _BRACKETED else ""
    return f"{source.title}{translated}{form}"


def _date(source: Source) -> str:
    """Year, month day; "n.d." without a date (9.17)."""
    if not source.issued:
        return "n.d."
    when = dates.parse(source.issued)
    first = when.earliest or when.latest
    if first is None or when.shape != "point":
        return dates.words(when)
    month = dates.MONTHS[first.month - 1]
    about = "ca. " if when.approximate else ""
    if when.precision == "day":
        return f"{about}{first.year}, {month} {first.day}"
    return f"{about}{first.year}, {month}" if when.precision == "month" else f"{about}{first.year}"


def _outlet(source: Source, authors: str | None) -> str:
    """Where it appeared; a publisher who is the author is not named twice (9.24)."""
    outlets = [source.container_title, source.publisher, source.agency]
    return ". ".join(dict.fromkeys(outlet for outlet in outlets if outlet and outlet != authors))


def _stop(text: str | None) -> str:
    """The element with its full stop, unless it ends with a mark of its own."""
    if not text:
        return ""
    return text if text.endswith((".", "?", "!", "…", ".”", "?”", "!”", '."', '?"', '!"')) else f"{text}."
