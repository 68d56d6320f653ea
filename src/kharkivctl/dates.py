"""Dates as EDTF (ISO 8601-2) strings: what they mean, how they compare, how they read in English.

The store uses a small part of EDTF, and every date outside it is refused:

    2022-09-10  2022-09  2022                a day, a month, a year
    2022-09-11~                              about that day, month or year
    2022-04-01/2022-09-10  2022-04-01/..     what lasted, with an end or without one
    [2022-03-26..2022-03-27]                 one unknown day of these (level 2)
    [..2022-09-11]                           one unknown day, that day at the latest

Source of the notation: ISO 8601-2:2019, as described by the Library of Congress (EDTF).
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

import msgspec

from kharkivctl.errors import WrongUse

FORMS = '"2022-09-10", "2022-09", "2022", "10 September 2022" or "2022-09-06/2022-09-11"'
STORE_FORMS = (
    '"2022-09-10", "2022-09", "2022", "2022-09-11~", "2022-03-02/2022-03-03", "2022-04-01/..", '
    '"[2022-03-26..2022-03-27]" or "[..2022-09-11]"'
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# Beginnings that tell the months apart, in English, Ukrainian and Russian.
_MONTH_STEMS = (
    ("jan", "січ", "янв"),
    ("feb", "лют", "фев"),
    ("mar", "берез", "март"),
    ("apr", "квіт", "апр"),
    ("may", "трав", "май", "мая"),
    ("jun", "черв", "июн"),
    ("jul", "лип", "июл"),
    ("aug", "серп", "авг"),
    ("sep", "верес", "сент"),
    ("oct", "жовт", "окт"),
    ("nov", "листоп", "ноя"),
    ("dec", "груд", "дек"),
)


class DateError(ValueError):
    """A date that this project does not read; the message says what is wrong with it."""


class Edtf(msgspec.Struct, frozen=True):
    """One date of the store, read.

    `earliest` and `latest` are the first and the last day it can mean, both included; None is an open
    end. `shape` tells a date that names one span of the calendar ("point"), what lasted ("interval")
    and one unknown day ("one-of").
    """

    text: str
    shape: Literal["point", "interval", "one-of"]
    earliest: date | None
    latest: date | None
    precision: Literal["day", "month", "year"] = "day"
    approximate: bool = False
    start: "Edtf | None" = None
    end: "Edtf | None" = None

    @property
    def order(self) -> tuple[date, date]:
        """Where the date stands among others: by first day (of `[..D]`: D), then by last day."""
        last = self.latest or date.max
        return (self.earliest or last, last)

    @property
    def by(self) -> date | None:
        """D for a date `[..D]`, which says only that it happened on D at the latest."""
        return self.latest if self.shape == "one-of" and self.earliest is None else None


@cache
def parse(text: str) -> Edtf:
    """Read a date as the store writes it.

    Raises DateError for everything outside the forms at the head of this module.
    """
    if text.startswith("[") and text.endswith("]"):
        return _one_of(text)
    if "/" in text:
        return _interval(text)
    return _point(text)


def _one_of(text: str) -> Edtf:
    first, _, last = text[1:-1].partition("..")
    if len(last) != len("2022-03-27") or len(first) not in (0, len(last)):
        raise DateError(f'"{text}" is not a date of the forms read here')
    earliest, latest = (_point(first).earliest if first else None), _point(last).latest
    if earliest and latest and earliest >= latest:
        raise DateError(f'"{text}" ends before it begins, or names one day only')
    return Edtf(text, "one-of", earliest, latest)


def _point(text: str) -> Edtf:
    plain = text.removesuffix("~")
    parts = plain.split("-")
    if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(map(_is_number, parts)):
        raise DateError(f'"{text}" is not a date of the forms read here')
    year, month, day = (int(part) for part in (*parts, "01", "01")[:3])
    try:
        first = date(year, month, day)
    except ValueError:
        raise DateError(f'"{text}" is not a day of the calendar') from None
    approximate = plain != text
    if len(parts) == 3:
        return Edtf(text, "point", first, first, "day", approximate)
    if len(parts) == 2:
        return Edtf(text, "point", first, _month_end(first), "month", approximate)
    return Edtf(text, "point", first, date(year, 12, 31), "year", approximate)


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdigit()


def _interval(text: str) -> Edtf:
    left, _, right = text.partition("/")
    start = _point(left)
    if right == "..":
        return Edtf(text, "interval", start.earliest, None, start=start)
    end = _point(right)
    if start.order[0] > end.order[1]:
        raise DateError(f'"{text}" ends before it begins')
    return Edtf(text, "interval", start.earliest, end.latest, start=start, end=end)


def _month_end(day: date) -> date:
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def read(text: str) -> Edtf | None:
    """Read a date as a person types it ("10 September 2022", "Sept 2022", "10.09.2022"), or as EDTF.

    Returns None for a text that does not look like a date. Raises DateError for one that does but
    isn't (a thirteenth month), or that could mean two days ("09/10/2022").
    """
    plain = " ".join(text.replace(",", " ").split())
    if re.fullmatch(r"[\d\[][\d.~/\-\[\]]*", plain) and re.search(r"\d{4}", plain):
        if match := re.fullmatch(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", plain):
            return _calendar(plain, *match.groups())
        if match := re.fullmatch(r"(\d{1,2})\.(?:(\d{1,2})\.)?(\d{4})", plain):
            day, month, year = match.groups()
            return _calendar(plain, year, month, day) if month else _calendar(plain, year, day)
        if match := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", plain):
            raise DateError(f'"{plain}" could be read in two ways')
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", plain):
            return _calendar(plain, *match.groups())
        return parse(plain)
    return _in_words(plain)


def _in_words(plain: str) -> Edtf | None:
    name = r"([^\W\d_]{3,})\.?"
    year = r"(\d{4})(?: р\.?| року| г\.?| года)?"
    ordinal = r"(\d{1,2})(?:st|nd|rd|th)?"
    for pattern, places in (
        (rf"{ordinal}(?: of)? {name} {year}", (3, 2, 1)),
        (rf"{name} {ordinal} {year}", (3, 1, 2)),
        (rf"{name} {year}", (2, 1, None)),
    ):
        if match := re.fullmatch(pattern, plain, re.IGNORECASE):
            year_, month, day = (match.group(place) if place else None for place in places)
            number = _month_number(month or "")
            if number:
                return _calendar(plain, year_ or "", str(number), day)
    return None


def _month_number(word: str) -> int | None:
    word = word.casefold()
    for number, stems in enumerate(_MONTH_STEMS, start=1):
        full = MONTHS[number - 1].casefold()
        if any(word.startswith(stem) for stem in stems if not stem.isascii()):
            return number
        if word.startswith(stems[0]) and (full.startswith(word) or word == "sept"):
            return number
    return None


def _calendar(typed: str, year: str, month: str | None, day: str | None = None) -> Edtf:
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    try:
        return _point("-".join(parts))
    except DateError:
        raise DateError(f'"{typed}" is not a day of the calendar') from None


def looks_like_date(text: str) -> bool:
    """Whether the text is meant as a date, be it a right one or not."""
    try:
        return read(text) is not None
    except DateError:
        return True


def asked(text: str, option: str) -> Edtf:
    """Read the value of a date option; raises WrongUse, with a right form, for what is no date."""
    try:
        found = read(text)
    except DateError as error:
        raise WrongUse(f"{option}: {error}. Write a date like {FORMS}.") from None
    if found is None:
        raise WrongUse(f'{option}: "{text}" is not a date. Write a date like {FORMS}.')
    return found


def span(first: Edtf | None, last: Edtf | None) -> Edtf | None:
    """The days from the first day of one date to the last day of another, either end open."""
    if first is None and last is None:
        return None
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    text = f"{earliest or '..'}/{latest or '..'}"
    return Edtf(text, "interval", earliest, latest)


def between(first: date, last: date) -> Edtf:
    """The date of something that happened on one day from `first` to `last`, as precisely as EDTF can."""
    if first == last:
        return _point(first.isoformat())
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return _point(f"{first:%Y}")
    if first.day == 1 and last == _month_end(first):
        return _point(f"{first:%Y-%m}")
    return parse(f"[{first}..{last}]")


def lasting(first: date, last: date) -> Edtf:
    """What lasted from one day to another."""
    return parse(f"{first}/{last}")


def overlaps(one: Edtf, other: Edtf) -> bool:
    """Whether some day belongs to both dates."""
    return (one.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
        one.latest or date.max
    )


def within(inner: Edtf, outer: Edtf) -> bool:
    """Whether every day of `inner` belongs to `outer`."""
    return (outer.earliest or date.min) <= (inner.earliest or date.min) and (inner.latest or date.max) <= (
        outer.latest or date.max
    )


def words(when: Edtf) -> str:
    """The date in plain English: "10 September 2022", "by 11 September 2022", "26 or 27 March 2022"."""
    if when.shape == "point":
        return ("about " if when.approximate else "") + _point_words(when)
    if when.shape == "one-of" and when.latest:
        last = day_words(when.latest)
        if when.earliest is None:
            return f"by {last}"
        if when.latest - when.earliest == timedelta(days=1):
            return f"{_shortened(when.earliest, when.latest)} or {last}"
        return f"between {_shortened(when.earliest, when.latest)} and {last}"
    start = words(when.start) if when.start else day_words(when.earliest)
    end = words(when.end) if when.end else day_words(when.latest)
    if when.latest is None:
        return f"from {start} on"
    return f"up to {end}" if when.earliest is None else f"from {start} to {end}"


def days_words(when: Edtf) -> str:
    """The date as the object of a sentence: "10 September 2022", "the days from 1 January 2025 on"."""
    return f"the days {words(when)}" if when.shape == "interval" else words(when)


def short_words(when: Edtf) -> str:
    """The same for a narrow column: the months by their first three letters."""
    said = words(when)
    for month in MONTHS:
        said = said.replace(month, month[:3])
    return said


def day_words(day: date | None) -> str:
    """One day in English, "10 September 2022"; an open end is "an open date"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else "an open date"


def _point_words(when: Edtf) -> str:
    first = when.earliest
    if first is None or when.precision == "day":
        return day_words(first)
    if when.precision == "month":
        return f"{MONTHS[first.month - 1]} {first.year}"
    return str(first.year)


def _shortened(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]}"
    return day_words(first)
