"""The days a chart shows, and those of them that are marked."""

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
