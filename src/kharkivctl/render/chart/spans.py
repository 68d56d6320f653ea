"""The days a chart shows, and how a stretch of them reads in the words beside it."""

from datetime import date

from kharkivctl import dates
from kharkivctl.rows import Answer


def covered(answer: Answer) -> tuple[date, date]:
    """The first and the last day that the store covers."""
    days = dates.parse(answer.about.covers) if answer.about else None
    return (days.earliest if days else None) or date.min, (days.latest if days else None) or date.max


def marked(answer: Answer) -> tuple[date, date] | None:
    """The days asked for, as far as the store covers them; None without any."""
    if answer.on is None:
        return None
    (first, last), asked = covered(answer), dates.parse(answer.on)
    begin, end = max(asked.earliest or first, first), min(asked.latest or last, last)
    return (begin, end) if begin <= end else None


def days_words(first: date, last: date) -> str:
    """Two days and what lies between them: "24 February 2022 to 29 February 2024"."""
    return f"{dates.day_words(first)} to {dates.day_words(last)}"


def short_days(first: date, last: date) -> str:
    """The same in few words, a single day once: "5 May 2022", "1 May – 31 May 2022"."""
    return short(first.isoformat()) if first == last else from_to(first.isoformat(), last.isoformat())


def source_line(answer: Answer) -> str:
    """Where what is shown is taken from: the program and the version of its data."""
    return f"kharkivctl, data {answer.about.version}" if answer.about else ""


def credit(answer: Answer) -> str:
    """The source of a picture, with the licence of the data."""
    return f"Source: {source_line(answer)}, {answer.about.licence}." if answer.about else ""


def from_to(since: str | None, until: str | None) -> str:
    """A stretch in few words: "27 Mar/1 Apr – by 10 Sep 2022", "24 Feb 2022 →" for what nothing ended.

    "?" stands for an end that is not recorded.
    """
    if until == "..":
        return f"{short(since)} →"
    start, end = short(since), short(until)
    if start[-4:] == end[-4:] and start[-4:].isdigit() and start != end:
        start = start[:-5] or start
    return f"{start} – {end}"


def short(text: str | None) -> str:
    """A date of the store in few words: "27 Mar/1 Apr 2022", "by 10 Sep 2022"; "?" for none."""
    if text is None or text == "..":
        return "?"
    said = dates.short_words(dates.parse(text))
    if said.startswith("between "):
        said = said.removeprefix("between ").replace(" and ", "/")
    return said.replace(" or ", "/")
