"""What rows say in English, as plain text: dates, tenures, standings, figures, once for all formats."""

import re
from collections.abc import Sequence

from kharkivctl import dates
from kharkivctl.render.cells import number
from kharkivctl.rows import (
    AccountRow,
    ChangeRow,
    EventRow,
    FigureRow,
    NamesRow,
    PlaceRow,
    PostRow,
    Ref,
    SourceRef,
)
from kharkivctl.safety import one_line
from kharkivctl.store.model import HOLDER_WORDS

# The answer to who held a place -> its sentence.
_HELD = {
    "russia": "Russia held {name} {when}",
    "ukraine": "Ukraine held {name} {when}",
    "contested": "{name} was contested {when}",
    "changing": "{name} was changing hands {when}",
    "disputed": "It is disputed who held {name} {when}",
    "unknown": "It is recorded as not known who held {name} {when}",
    "unrecorded": "It is not recorded who held {name} {when}",
}

# Dates


def date_words(text: str | None) -> str | None:
    """A date of the store in English; None for none, and for the ".." of what goes on."""
    return dates.words(dates.parse(text)) if text and text != ".." else None


def short_date(text: str | None) -> str | None:
    """The same for a column of a table, with the months by their first three letters."""
    return dates.short_words(dates.parse(text)) if text and text != ".." else None


def when_words(date: str | None, words: str | None) -> str:
    """The source's words for a date, with the date; else the date in English."""
    return f"{words} ({date})" if words and date else words or date_words(date) or "no date"


def on_days(text: str) -> str:
    """Some days as a sentence has them: "on 5 May 2022", "in May 2022", "from 1 May 2022 to 3 May 2022"."""
    days = dates.parse(text)
    if days.shape != "point":
        return dates.words(days)
    return f"{'on' if days.earliest == days.latest else 'in'} {dates.words(days)}"


# Posts


def tenure(row: PostRow) -> str:
    """The time a post was held, "from 2 March 2022, end not recorded"; "" without a post."""
    if not row.is_post:
        return ""
    if not row.since and not row.until:
        return "start and end not recorded"
    since = _from(date_words(row.since) or "") if row.since else "start not recorded"
    if row.until == "..":
        until = "still held when the store ends"
    else:
        until = _to(date_words(row.until) or "") if row.until else "end not recorded"
    return f"{since} {until}" if until.startswith("to ") and row.since else f"{since}, {until}"


def _to(until: str) -> str:
    return f"ended {until}" if until.startswith(("by ", "between ")) else f"to {until}"


def _from(since: str) -> str:
    return since if since.startswith(("by ", "between ")) else f"from {since}"


# Standing, accounts, places


def standing_words(standing: str, said_by: Sequence[Ref]) -> str:
    """A standing with its owner: "claimed by X"."""
    return one_line(f"{standing} by {names(said_by)}" if said_by else standing)


def account_marks(account: AccountRow | EventRow) -> str:
    """The marks of an account: beside a match, taken back, perhaps of a part only; "" for none."""
    marks = ["another account of the same matter"] if isinstance(account, EventRow) and account.beside else []
    if account.retracted:
        marks.append(f"taken back {date_words(account.retracted)}")
    if account.partial:
        marks.append("perhaps a part of the place only")
    return "; ".join(marks)


def doubt(row: PlaceRow) -> str:
    """The words "not certain" for a holder that is recorded and not certain; "" for any other answer."""
    one_answer = row.held_by in ("russia", "ukraine", "contested")
    return "not certain" if one_answer and not row.certain else ""


def held_sentence(row: PlaceRow, ends: str = "") -> str:
    """Who held a place, in a sentence with its doubt: "Russia held Izium on 5 May 2022."

    `ends` is put behind the days: ", where the store ends".
    """
    if row.contains and row.held_by == "unrecorded":
        return f"No holder is recorded of {row.name} as a whole."
    told = _HELD[row.held_by].format(name=row.name, when=on_days(row.on) + ends)
    return f"{told}, but this is {doubt(row)}." if doubt(row) else f"{told}."


def change_doubt(row: ChangeRow) -> str:
    """The doubt about a change of hands: the accounts that dispute it, else "not certain"; "" for none."""
    if not row.disputed_by:
        return "" if row.certain else "not certain"
    other = (
        f"{HOLDER_WORDS[account.control or '']}, {standing_words(account.standing, account.said_by)}"
        for account in row.disputed_by
    )
    return f"disputed: {'; '.join(dict.fromkeys(other))}"


def native_names(names: NamesRow) -> str:
    """The names in Ukrainian and Russian, each once."""
    return " · ".join(dict.fromkeys(name for name in (names.uk, names.ru) if name))


def names(refs: Sequence[Ref]) -> str:
    """The names of records, with commas between."""
    return ", ".join(ref.name for ref in refs)


# Figures and sources


def figure_words(figure: FigureRow) -> str:
    """A figure with its measure: "bodies: at least 440"."""
    part = f" (of {figure.part_of.replace('-', ' ')})" if figure.part_of else ""
    return f"{figure.measure.replace('-', ' ')}: {number(figure)}{part}"


def tells_its_figures(row: EventRow) -> bool:
    """True if the text of an event has all amounts of its figures in it, so that none need be repeated."""
    text = row.text.replace(",", "").lower()
    amounts = [amount for figure in row.figures for amount in _amounts(figure)]
    return all(re.search(rf"(?<![\w.]){re.escape(amount)}(?!\w)", text) for amount in amounts)


def _amounts(figure: FigureRow) -> list[str]:
    """What a text that tells a figure has in it, small and without commas: its words, else its numbers."""
    if figure.words is not None:
        return [figure.words.replace(",", "").lower()]
    return [
        format(number, ".10g") for number in (figure.value, figure.low, figure.high) if number is not None
    ]


def outlet_words(source: SourceRef) -> str:
    """The place and date of a source: "The Test Gazette, 11 September 2022"."""
    parts = (source.publisher, date_words(source.issued) or "no date")
    return one_line(", ".join(part for part in parts if part))
