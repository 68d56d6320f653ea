"""Dates as plain English, for the answers."""

from datetime import date, timedelta

from kharkivctl.dates.edtf import Edtf

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
    """The date in words for a narrow column: the months by their first three letters."""
    said = words(when)
    for month in MONTHS:
        said = said.replace(month, month[:3])
    return said


def day_words(day: date | None) -> str:
    """The day in English, "10 September 2022"; None, an open end, is "an open date"."""
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
