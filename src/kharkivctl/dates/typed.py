"""Dates as people type them, in English, Ukrainian and Russian, or as EDTF."""

import re
from datetime import date

from kharkivctl.dates.edtf import DateError, Edtf, lasting, parse
from kharkivctl.dates.english import MONTHS

FORMS = '"2022-09-10", "2022-09", "2022", "10 September 2022" or "2022-09-06/2022-09-11"'

# Beginnings that tell the months apart, in English, Ukrainian and Russian.
_MONTH_STEMS = (
    ("jan", "січ", "янв"),
    ("feb", "лют", "фев"),
    ("mar", "берез", "март"),
    ("apr", "квіт", "апр"),
    ("may", "трав", "май", "мая", "мае"),
    ("jun", "черв", "июн"),
    ("jul", "лип", "июл"),
    ("aug", "серп", "авг"),
    ("sep", "верес", "сент"),
    ("oct", "жовт", "окт"),
    ("nov", "листоп", "ноя"),
    ("dec", "груд", "дек"),
)
# The first month of each season, and the words for it; winter is that of the year in which it begins.
_SEASONS = {
    3: ("spring", "весна", "весни", "весну", "навесні", "весной", "весны"),
    6: ("summer", "літо", "літа", "влітку", "лето", "лета", "летом"),
    9: ("autumn", "fall", "осінь", "осені", "восени", "осень", "осени", "осенью"),
    12: ("winter", "зима", "зими", "зиму", "взимку", "зимы", "зимой"),
}
# The thirds of a month (by its tenth and twentieth day), of a season and of a year.
_THIRDS = {
    0: ("early", "beginning", "start", "початок", "початку", "начало", "начале", "начала"),
    1: ("mid", "middle", "середина", "середині", "середини", "середине", "середины"),
    2: ("late", "end", "кінець", "кінці", "наприкінці", "кінця", "конец", "конце", "конца"),
}
_YEAR = r"(\d{4})(?: р\.?| році| року| г\.?| году| года)?"


def read(text: str) -> Edtf | None:
    """The date that a person typed ("10 September 2022", "late January 2024", "10.09.22", or EDTF).

    A part of a month or year is an interval: its early days are the first ten, its late ones those after
    the twentieth. None for a text that does not look like a date. Raises DateError for one that looks like
    a date but is not (a thirteenth month), and for one that could mean two days ("09/10/2022").
    """
    plain = " ".join(text.replace(",", " ").split())
    if re.fullmatch(r"[\d\[][\d.~/\-\[\]]*", plain) and re.search(r"\d{4}|\d[./]\d+[./]\d", plain):
        return _in_digits(plain)
    return _range(plain) or _part(plain) or _in_words(plain)


def _in_digits(plain: str) -> Edtf:
    if match := re.fullmatch(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", plain):
        return _calendar(plain, *match.groups())
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{2})", plain):
        day, month, year = match.groups()
        return _calendar(plain, f"20{year}", month, day)
    if match := re.fullmatch(r"(\d{1,2})\.(?:(\d{1,2})\.)?(\d{4})", plain):
        day, month, year = match.groups()
        return _calendar(plain, year, month, day) if month else _calendar(plain, year, day)
    if match := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](?:20)?(\d{2})", plain):
        day, month, year = match.groups()
        if int(day) > 12 >= int(month):
            return _calendar(plain, f"20{year}", month, day)
        if int(month) > 12 >= int(day):
            return _calendar(plain, f"20{year}", day, month)
        raise DateError(f'"{plain}" could be read in two ways')
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", plain):
        return _calendar(plain, *match.groups())
    return parse(plain)


def _range(plain: str) -> Edtf | None:
    """The days from one day of a month to another: "6-11 September 2022", "6 to 11 September 2022"."""
    if match := re.fullmatch(
        r"(\d{1,2}) ?(?:-|–|to|and|до|по) ?(\d{1,2}) (\D+ \d{4}.*)", plain, re.IGNORECASE
    ):
        first, last = (_in_words(f"{day} {match.group(3)}") for day in match.group(1, 2))
        if first and last and first.earliest and last.latest and first.earliest < last.latest:
            return lasting(first.earliest, last.latest)
    return None


def _part(plain: str) -> Edtf | None:
    """A season, or a third of a month, season or year: "spring 2022", "mid-September 2022"."""
    words = re.sub(r"\b(of|the)\b|-(?=[^\W\d])", " ", plain).casefold().split()
    third = next((n for n, names in _THIRDS.items() if words and words[0] in names), None)
    rest = " ".join(words if third is None else words[1:])
    if span := _season(rest):
        months = [date(span[0] + (span[1] + n - 1) // 12, (span[1] + n - 1) % 12 + 1, 1) for n in range(3)]
        chosen = months if third is None else [months[third]]
        return lasting(chosen[0], _last_day(chosen[-1]))
    if third is None:
        return None
    whole = _in_words(rest) or (_calendar(rest, rest, None) if re.fullmatch(r"\d{4}", rest) else None)
    if not whole or not whole.earliest or not whole.latest or whole.precision == "day":
        return None
    first, last = whole.earliest, whole.latest
    if whole.precision == "year":
        return lasting(date(first.year, 4 * third + 1, 1), _last_day(date(first.year, 4 * third + 4, 1)))
    return lasting(
        first.replace(day=10 * third + 1), last if third == 2 else first.replace(day=10 * third + 10)
    )


def _season(words: str) -> tuple[int, int] | None:
    """The year and the month in which the season begins; None for other words.

    Raises DateError for "winter 2022", which may be the one that began then or the one that ended.
    """
    match = re.fullmatch(rf"([^\W\d]+) {_YEAR}(?:[-–/](\d{{2}}|\d{{4}}))?", words)
    month = next((m for m, names in _SEASONS.items() if match and match.group(1) in names), None)
    if not match or not month:
        return None
    year, until = int(match.group(2)), match.group(3)
    if month == 12 and not until:
        raise DateError(f'"{words}" could be read in two ways; write "winter {year}-{(year + 1) % 100:02}"')
    if until and (month != 12 or int(until) % 100 != (year + 1) % 100):
        return None
    return year, month


def _last_day(month: date) -> date:
    last = parse(f"{month:%Y-%m}").latest
    assert last
    return last


def _in_words(plain: str) -> Edtf | None:
    """The date with its month in words, or None for other words."""
    name = r"([^\W\d_]{3,})\.?"
    ordinal = r"(\d{1,2})(?:st|nd|rd|th)?"
    for pattern, places in (
        (rf"{ordinal}(?: of)? {name} {_YEAR}", (3, 2, 1)),
        (rf"{name} {ordinal} {_YEAR}", (3, 1, 2)),
        (rf"{name} {_YEAR}", (2, 1, None)),
    ):
        if match := re.fullmatch(pattern, plain, re.IGNORECASE):
            year_, month, day = (match.group(place) if place else None for place in places)
            number = month_number(month or "")
            if number:
                return _calendar(plain, year_ or "", str(number), day)
    return None


def month_number(word: str) -> int | None:
    """The month that the word names, from 1 to 12, or None."""
    word = word.casefold().rstrip(".")
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
