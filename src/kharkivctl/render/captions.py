"""The few words around maps and charts: names, days, sources, cut to lines."""

import textwrap
from collections import Counter
from collections.abc import Sequence
from datetime import date

from kharkivctl import dates
from kharkivctl.render import View
from kharkivctl.rows import Answer, PlaceRow
from kharkivctl.safety import one_line


def labels(rows: Sequence[PlaceRow]) -> list[str]:
    """The names of places; of those that share one, with what each lies in, or its id if they share that."""
    names = Counter(row.name for row in rows)
    inside = [f"{row.name} ({row.within.name})" if row.within else row.name for row in rows]
    shared = Counter(inside)
    return [
        one_line(
            row.name if names[row.name] == 1 else where if shared[where] == 1 else f"{row.name} ({row.id})"
        )
        for row, where in zip(rows, inside, strict=True)
    ]


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


def for_terminal(text: str, view: View) -> str:
    """The text with ASCII in place of the signs that are our own, where the terminal has no others."""
    return text.replace("–", "-").replace("→", "->").replace("…", "...") if view.ascii else text


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most this width."""
    return textwrap.wrap(text, width, break_on_hyphens=False)
