"""APA style, 7th edition (Publication Manual, chapters 6, 9 and 10), as plain text."""

import re
from collections.abc import Mapping, Sequence

from kharkivctl.citation.elements import (
    ALONE,
    Issued,
    Name,
    Prose,
    address,
    beside_title,
    ended,
    for_prose,
    is_description,
    issued,
    letters,
    makers,
    month_and_day,
    outer_quotes,
    whole_date,
)
from kharkivctl.store.model import Source

# Words of headlines that are no part of a name.
_WORDS = """
a about administration after against an and another are around artillery as assessed assessment
assessments at attack attacks batters be before begin begins behind between but by campaign capture
captures casualties city civilians claim claims collaborators control counteroffensive damaged death
deaths during evacuated evacuation evicts exposes fight fighting finger five for forces four from
frontline governor grinding has have head heavily how in independence into is its killed killing left
liberate liberated liberates map mass more nationalists near new occupation occupied of off offensive on
one or over people plans pointing population recaptured report reports residents retake retaken retakes
retreat retreating says shelling showed shows snap stalls strike strikes taken ten terrain territories
than that the their these they this three time to troops two under until up victory village villages vote
votes war was were what when where who why will with
"""
NO_NAMES = frozenset(_WORDS.split())

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


def _entry(source: Prose, issue: Issued | None, letter: str) -> str:
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
    names = [_name(author) for author in makers(source)]
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


def _title(source: Prose) -> str:
    """The title in sentence case (9.19), what stands beside it (9.38), version and form (9.22, 10.9).

    Of a post the first 20 words.
    """
    title = outer_quotes(sentence_case(source))
    if source.type == "post":
        title = " ".join(title.split()[:20])
    version = f" (Version {source.version})" if source.version else ""
    form = "Tweet" if source.type == "post" and source.via == "Twitter" else _FORMS.get(source.type)
    return f"{title}{beside_title(source)}{version}{f' [{form}]' if form else ''}"


def sentence_case(source: Source) -> str:
    """An English title with small letters where a headline has capitals and no name stands (6.17).

    Which words are names nobody tells a program: those that are sure to be none are small, all others stay.
    """
    title, words = source.title, re.findall("[A-Za-z]{4,}", source.title)
    as_it_is = source.language != "en" or source.type == "post" or is_description(title)
    if as_it_is or title == source.outlet or sum(word[0].isupper() for word in words) <= 0.6 * len(words):
        return title

    def made_small(found: re.Match[str]) -> str:
        small = found[0].lower()
        return small if NO_NAMES.issuperset(small.split("-")) else found[0]

    return re.sub(
        r"(?<!Armed )(?<!Military )(?<=[^:.?!—–] )[A-Z][a-z’']*(-[A-Z][a-z’']*)*\b(?!-)", made_small, title
    )


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
