"""Dates as people type them, in English, Ukrainian and Russian, or as EDTF."""

import re

from kharkivctl.dates.edtf import DateError, Edtf, parse
from kharkivctl.dates.english import MONTHS

FORMS = '"2022-09-10", "2022-09", "2022", "10 September 2022" or "2022-09-06/2022-09-11"'

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


def read(text: str) -> Edtf | None:
    """The date that a person typed ("10 September 2022", "Sept 2022", "10.09.2022", or EDTF).

    None for a text that does not look like a date. Raises DateError for one that looks like a date but
    is not (a thirteenth month), and for one that could mean two days ("09/10/2022").
    """
    plain = " ".join(text.replace(",", " ").split())
    if re.fullmatch(r"[\d\[][\d.~/\-\[\]]*", plain) and re.search(r"\d{4}", plain):
        if match := re.fullmatch(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", plain):
            return _calendar(plain, *match.groups())
        if match := re.fullmatch(r"(\d{1,2})\.(?:(\d{1,2})\.)?(\d{4})", plain):
            day, month, year = match.groups()
            return _calendar(plain, year, month, day) if month else _calendar(plain, year, day)
        if re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", plain):
            raise DateError(f'"{plain}" could be read in two ways')
        if match := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", plain):
            return _calendar(plain, *match.groups())
        return parse(plain)
    return _in_words(plain)


def _in_words(plain: str) -> Edtf | None:
    """The date with its month in words, or None for other words."""
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
    """The month that the word names, from 1 to 12, or None."""
    word = word.casefold()
    for number, stems in enumerate(_MONTH_STEMS, start=1):
        full = MONTHS[number - 1].casefold()
        if any(word.startswith(stem) for stem in stems if not stem.isascii()):
            return number
        if word.startswith(stems[0]) and full.startswith(word):
            return number
    return None


def _calendar(typed: str, year: str, month: str | None, day: str | None = None) -> Edtf:
    """The date of these digits. Raises DateError, which quotes what was typed, if there is none."""
    parts = [year, *(part.zfill(2) for part in (month, day) if part)]
    try:
        return parse("-".join(parts))
    except DateError:
        raise DateError(f'"{typed}" is not a day of the calendar') from None


def looks_like_date(text: str) -> bool:
    """True if the text is meant as a date, even as a wrong one."""
    try:
        return read(text) is not None
    except DateError:
        return True
