"""What several styles need of a source: who it is by, its title, its date, where it appeared."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import msgspec

from kharkivctl import dates
from kharkivctl.store.model import Source

# No other works are known of.
ALONE: Mapping[str, Source] = {}

# Who


class Name(msgspec.Struct, frozen=True):
    """An author taken apart. A body has no `given`; `handle` is the name of an account, "@nexta_tv"."""

    family: str
    given: str = ""
    handle: str = ""

    @property
    def direct(self) -> str:
        """The name as it is spoken, the given name first."""
        return f"{self.given} {self.family}".strip()


def name(author: str) -> Name:
    """An author as the store writes it: "Family, Given", a body, or "Body [@handle]"."""
    if match := re.fullmatch(r"(.*\S) \[(@[^\]]+)\]", author):
        return msgspec.structs.replace(name(match[1]), handle=match[2])
    family, _, given = author.partition(", ")
    return Name(family, given)


class Prose(Source, frozen=True):
    """A source as prose names it: in Latin letters, with its title in its own script beside."""

    original: str | None = None


def creators(source: Source) -> tuple[Name, ...]:
    """The authors of the work, else the agency its text was taken from."""
    authors = source.author or ((source.agency,) if source.agency else ())
    return tuple(name(author) for author in authors)


BODILY = ("report", "map", "dataset")


def makers(source: Source) -> tuple[Name, ...]:
    """The authors; without any the body that issued a report, map or data set, or uploaded a video."""
    if names := creators(source):
        return names
    uploaded = source.type == "broadcast" and source.via
    body = (source.publisher or source.container_title) if source.type in BODILY else None
    body = source.outlet if uploaded else body
    return (Name(body),) if body else ()


def letters(works: Sequence[tuple[Hashable, Any]]) -> list[str]:
    """A letter for each work, "a", "b" ..., if others share its key (author and year), else "".

    A work is its key and what its letter goes by among those that share the key.
    """
    sharing: defaultdict[Hashable, list[tuple[Any, int]]] = defaultdict(list)
    for n, (key, order) in enumerate(works):
        sharing[key].append((order, n))
    found = [""] * len(works)
    for group in sharing.values():
        for position, (_, n) in enumerate(sorted(group) if len(group) > 1 else ()):
            found[n] = _letter(position)
    return found


def _letter(position: int) -> str:
    before, own = divmod(position, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + own)


def for_prose(source: Source) -> Prose:
    """The source as prose names it: in Latin letters what is Ukrainian or Russian, with curved apostrophes.

    The title is in Latin letters only; what its quotation marks become depends on where it stands.
    """

    def said(text: str) -> str:
        if not re.search("[\u0400-\u04ff]", text):
            return text
        from kharkivctl.citation.romanize import romanize

        # An outlet has its own language: a Russian name stands on an English page.
        own = "uk" if re.search("[ґєії]", text.lower()) else "ru"
        return romanize(text, source.language if source.language in ("uk", "ru") else own)

    fields = ("container_title", "publisher", "agency")
    outlets = {field: typographic(said(value)) for field in fields if (value := getattr(source, field))}
    authors = tuple(typographic(said(author)) for author in source.author)
    title = said(source.title)
    fields_of = {name: getattr(source, name) for name in Source.__struct_fields__}
    latin = {"title": title, "author": authors, "original": source.title if title != source.title else None}
    return Prose(**fields_of | outlets | latin)


# What


def is_description(title: str) -> bool:
    """True for a description in place of a title that is not recorded; the store brackets those."""
    return title.startswith("[") and title.endswith("]")


def typographic(text: str) -> str:
    """The text on one line, its quotation marks and apostrophes curved, full stops and commas inside."""
    text = " ".join(text.split())
    if not {"'", '"', "”"}.intersection(text):
        return text
    opening = r"(^|[\s(\[/“‘–—-])"
    text = re.sub(rf'{opening}"', r"\1“", text).replace('"', "”")
    text = re.sub(rf"{opening}'", r"\1‘", text).replace("'", "’")
    return re.sub(r"”([.,])(?!\w)", r"\1”", text)


def inner_quotes(text: str) -> str:
    """A title as it stands between double quotation marks: its own ones are single."""
    return typographic(text).translate(str.maketrans("“”", "‘’"))


def outer_quotes(text: str) -> str:
    """A title as it stands without quotation marks around it: its own ones are double."""
    return re.sub(r"‘((?:[^‘’]|(?<=\w)’(?=\w))+)’(?!\w)", r"“\1”", typographic(text))


def beside_title(source: Prose) -> str:
    """What follows a title: the same in its own script, so that it can be searched, and its translation."""
    translation = typographic(source.title_translated or "").rstrip(".")
    original = " ".join((source.original or "").split())
    return f"{f' ({original})' if original else ''}{f' [{translation}]' if translation else ''}"


def beside_quotes(source: Prose) -> str:
    """The same behind quotation marks, where the original stands without parentheses (Chicago 11.90)."""
    return re.sub(r"^ \((.*?)\)(?= \[|$)", r" \1", beside_title(source))


def ended(text: str, mark: str = ".") -> str:
    """The element with a mark at its end, inside a closing quotation mark, unless it has one of its own."""
    body = text
    while body.endswith(("”", "’")) and {"”": "“", "’": "‘"}[body[-1]] in body:
        body = body[:-1]
    if not text or body.endswith((".", "?", "!", "…")):
        return text
    return f"{body}{mark}{text[len(body) :]}"


SMALL_IN_CHICAGO = (
    "a an the and but or nor for as at by from in into of on onto over per to upon via with amid like near"
)
SMALL_IN_MLA = (
    f"{SMALL_IN_CHICAGO} about above across against along among around behind below beneath beside between "
    "beyond despite during except inside outside through throughout toward towards under within without"
)


def headline(source: Source, small: str) -> str:
    """The title with capitals as in a headline, if it is an English one; posts are quoted as they are.

    `small` are the words that stay small unless they are first, last, or after a colon or a dash.
    """
    plain = source.language != "en" or source.type == "post" or is_description(source.title)
    return source.title if plain else capitalised(source.title, small)


def capitalised(title: str, small: str) -> str:
    """The English title with capitals as in a headline."""
    pieces = re.split(r"([A-Za-z0-9#@&]+(?:['’][A-Za-z]+)*)", title)
    words = range(1, len(pieces), 2)
    for n in words:
        before, word, after = pieces[n - 1 : n + 2]
        edge = n in (words[0], words[-1]) or re.search(r"[:?!.]['’\"”]? $| [–—] ?$| - $|['\"“‘]$", before)
        part = "-" in (before, after)
        if word.lower() in small.split() and not edge and not part:
            pieces[n] = word if word.isupper() and len(word) > 1 else word.lower()
        elif word.islower() and not re.search(r"[\d#@]", word) and before not in (".", "/"):
            pieces[n] = word[0].upper() + word[1:]
    return "".join(pieces)


# When

Parts = tuple[int, ...]  # year; year and month; year, month and day
SHORT_MONTHS = (
    "Jan.",
    "Feb.",
    "Mar.",
    "Apr.",
    "May",
    "June",
    "July",
    "Aug.",
    "Sept.",
    "Oct.",
    "Nov.",
    "Dec.",
)


class Issued(msgspec.Struct, frozen=True):
    """A date as citations give it: a day, month or year, to `last` if it is a span; `about` for "circa"."""

    first: Parts
    last: Parts | None = None
    about: bool = False

    @property
    def year(self) -> str:
        """The year, or the years of a span: "2021–2022"."""
        last = self.last[0] if self.last else self.first[0]
        return f"{self.first[0]}–{last}" if last != self.first[0] else str(last)


def issued(text: str | None) -> Issued | None:
    """The date of a work. Of one unknown day of several, what these have in common; None for nothing."""
    if not text:
        return None
    when = dates.parse(text)
    if when.shape == "point":
        return Issued(_parts(when), about=when.approximate)
    if when.start:
        about = when.start.approximate or bool(when.end and when.end.approximate)
        return Issued(_parts(when.start), _parts(when.end) if when.end else None, about)
    if not when.earliest or not when.latest or when.earliest.year != when.latest.year:
        return None
    first, last = when.earliest, when.latest
    return Issued((first.year, first.month) if first.month == last.month else (first.year,))


def _parts(when: dates.Edtf) -> Parts:
    first = when.earliest
    assert first is not None
    return (first.year, first.month, first.day)[: ("year", "month", "day").index(when.precision) + 1]


def month_and_day(date: Issued, months: Sequence[str] = dates.MONTHS, day_first: bool = False) -> str:
    """The date without its year: "September 10", "September", "March 2–3"; "" when only a year is known."""

    def say(parts: Parts) -> str:
        words = [months[parts[1] - 1], *map(str, parts[2:])] if len(parts) > 1 else []
        return " ".join(words[::-1] if day_first else words)

    first, last = date.first, date.last
    if last is None or last == first or len(first) < 2 or len(last) < 2:
        return say(first)
    if len(first) == len(last) == 3 and first[:2] == last[:2]:
        days, month = f"{first[2]}–{last[2]}", months[first[1] - 1]
        return f"{days} {month}" if day_first else f"{month} {days}"
    return f"{say(first)}–{say(last)}"


def whole_date(date: Issued, months: Sequence[str] = dates.MONTHS, day_first: bool = False) -> str:
    """The date with its year: "September 10, 2022", or "10 September 2022" with the day first."""
    if date.last and date.last[0] != date.first[0]:
        ends = (Issued(date.first), Issued(date.last))
        return "–".join(whole_date(end, months, day_first) for end in ends)
    rest = month_and_day(date, months, day_first)
    comma = "," if len(date.first) == 3 and not day_first else ""
    return f"{rest}{comma} {date.year}" if rest else date.year


# What stands beside


def not_opened(source: Source, works: Mapping[str, Source]) -> str | None:
    """That nobody here opened the work, with the one that cites it; None for one that was opened."""
    if not source.known_through:
        return None
    through = works.get(source.known_through)
    return f"Not opened here; known as cited in {in_short(through) if through else source.known_through}."


def in_short(source: Source) -> str:
    """A work as a sentence names it: "“Example Town” (Wikipedia)"."""
    return f"“{inner_quotes(source.title)}”{f' ({source.outlet})' if source.outlet else ''}"


def remarks(source: Source) -> list[str]:
    """What a reader should know before trusting the reference: what is odd in it, and the store's note."""
    return [remark for remark in (source.anomaly, source.note) if remark]


# Where


def address(source: Source) -> str | None:
    """The address where a reader finds the work today: that of its archived copy if one is recorded."""
    return source.archive_url or source.url


def without_article(outlet: str) -> str:
    """The name of a newspaper or magazine without an English article in front."""
    return outlet.removeprefix("The ")
