"""Dates as EDTF (ISO 8601-2) strings: what they mean, how they compare.

The store uses a small part of EDTF, and every date outside it is refused:

    2022-09-10  2022-09  2022                a day, a month, a year
    2022-09-11~                              about that day, month or year
    2022-04-01/2022-09-10  2022-04-01/..     what lasted, with an end or without one
    [2022-03-26..2022-03-27]                 one unknown day of these (level 2)
    [..2022-09-11]                           one unknown day, that day at the latest

Source of the notation: ISO 8601-2:2019, as described by the Library of Congress (EDTF).
"""

from datetime import date, timedelta
from functools import cache
from typing import Literal

import msgspec

STORE_FORMS = (
    '"2022-09-10", "2022-09", "2022", "2022-09-11~", "2022-03-02/2022-03-03", "2022-04-01/..", '
    '"[2022-03-26..2022-03-27]" or "[..2022-09-11]"'
)


class DateError(ValueError):
    """A text that is not a date of the forms read here; the message says what is wrong with it."""


class Edtf(msgspec.Struct, frozen=True):
    """One date of the store: its text, its form, and the days it can mean.

    `earliest` and `latest` are the first and the last of these days; None is an open end. `shape` is
    "point" for a day, month or year of the calendar, "interval" for what lasted (from `start` to `end`)
    and "one-of" for one unknown day.
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
        """The key that sorts dates: the first day (of `[..D]`: D), then the last day."""
        last = self.latest or date.max
        return (self.earliest or last, last)

    @property
    def by(self) -> date | None:
        """The day D of a date `[..D]`, which says "on D at the latest"; None for every other date."""
        return self.latest if self.shape == "one-of" and self.earliest is None else None


@cache
def parse(text: str) -> Edtf:
    """The date that a text of the store means.

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


def span(first: Edtf | None, last: Edtf | None) -> Edtf | None:
    """The interval from the first day of one date to the last of another; without a date that end is open."""
    if first is None and last is None:
        return None
    earliest = first.earliest if first else None
    latest = last.latest if last else None
    text = f"{earliest or '..'}/{latest or '..'}"
    return Edtf(text, "interval", earliest, latest)


def between(first: date, last: date) -> Edtf:
    """The date of what happened on one unknown day from `first` to `last`, in its shortest form."""
    if first == last:
        return _point(first.isoformat())
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return _point(f"{first:%Y}")
    if first.day == 1 and last == _month_end(first):
        return _point(f"{first:%Y-%m}")
    return parse(f"[{first}..{last}]")


def lasting(first: date, last: date) -> Edtf:
    """The interval of what lasted from one day to another."""
    return parse(f"{first}/{last}")


def overlaps(one: Edtf, other: Edtf) -> bool:
    """True if some day belongs to both dates."""
    return (one.earliest or date.min) <= (other.latest or date.max) and (other.earliest or date.min) <= (
        one.latest or date.max
    )


def within(inner: Edtf, outer: Edtf) -> bool:
    """True if every day of `inner` belongs to `outer`."""
    return (outer.earliest or date.min) <= (inner.earliest or date.min) and (inner.latest or date.max) <= (
        outer.latest or date.max
    )
