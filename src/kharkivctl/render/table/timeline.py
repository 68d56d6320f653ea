"""What happened, in sections of a month: events, and what changed hands."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from rich.console import Group, RenderableType
from rich.text import Text

from kharkivctl import dates
from kharkivctl.render import View
from kharkivctl.render.captions import for_terminal, short
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.holders import mark
from kharkivctl.render.table.grid import Part, batched, labelled, table
from kharkivctl.render.table.series import series
from kharkivctl.render.table.text import (
    DIFFERS,
    DIM,
    DOUBT,
    Tailed,
    asked,
    holder,
    plain,
    standing,
)
from kharkivctl.render.words import (
    account_marks,
    change_doubt,
    date_words,
    figure_words,
    names,
    short_date,
    tells_its_figures,
    when_words,
)
from kharkivctl.rows import AccountRow, ChangeRow, EventRow, SourceRef
from kharkivctl.safety import one_line

DAY = 7  # Columns of a day under its month: "27/28", "24 Feb–".
DATE = 14  # Columns of a date in full.
WORDS = 17  # Columns of a source's own words for a date.
MOST = 24  # Rows of a part, so that its sources are not far below.
_MONTH = re.compile("|".join(month[:3] for month in dates.MONTHS))
POSSIBLY, UNDATED = "Possibly in these days", "Without a date"


def events(rows: Sequence[EventRow], view: View, notes: Footnotes) -> Iterator[Part]:
    """The events in parts, findings that repeat each other as one."""
    return _months(series(rows), view, notes)


def changes(rows: Sequence[ChangeRow], view: View, notes: Footnotes) -> Iterator[Part]:
    """The changes of hands in parts."""
    return _months(([row] for row in rows), view, notes)


def _months(
    entries: Iterable[Sequence[EventRow | ChangeRow]], view: View, notes: Footnotes
) -> Iterator[Part]:
    """The entries, each a row or a series, in parts: a month under its name, the day of each once."""
    for section, found in groupby(entries, lambda entry: _section(entry[0])):
        for n, part in enumerate(batched(list(found), MOST)):
            head = section + (", continued" if n else "")
            yield Part(Group(Text(head, "bold"), _days(part, section, view, notes)), len(part))


def dated(rows: Iterable[EventRow | AccountRow], view: View, notes: Footnotes) -> RenderableType:
    """The rows as one table, each with its date in full: accounts of one matter."""
    lines = [(_full_date(row), _sign(row, view), _told(row, notes)) for row in rows]
    return table((("", DATE), ("", 1), ("", None)), lines, view.width, heads=False)


def _full_date(row: EventRow | AccountRow) -> Text:
    said = short_date(row.date) or row.date_words or "no date"
    return plain(said.removeprefix("from "), "bold")


def _section(row: EventRow | ChangeRow) -> str:
    """The heading that a row stands under: its month, or its year where only that is known."""
    if row.possible:
        return POSSIBLY
    if row.date is None:
        return UNDATED
    day = dates.parse(row.date).order[0]
    is_month_known = "-" in row.date
    return f"{dates.MONTHS[day.month - 1]} {day.year}" if is_month_known else str(day.year)


def _days(
    entries: Sequence[Sequence[EventRow | ChangeRow]], section: str, view: View, notes: Footnotes
) -> RenderableType:
    told = [_day(entry[0], section) for entry in entries]
    shown = [told[0], *("" if day == before else day for before, day in pairwise(told))]
    lines = [
        (_lines(for_terminal(day, view)), _sign(entry[0], view), _entry(entry, view, notes))
        for day, entry in zip(shown, entries, strict=True)
    ]
    days = {POSSIBLY: DATE, UNDATED: WORDS}.get(section, DAY)
    return table((("", days), ("", 1), ("", None)), lines, view.width, heads=False)


def _lines(day: str) -> Text:
    """A day on its lines."""
    return Text("\n").join(plain(line, "bold") for line in day.split("\n"))


def _day(row: EventRow | ChangeRow, section: str) -> str:
    """The date of a row in as few words as the section leaves: "27", "by 10", "8/9", "1 Apr – 9 Sep"."""
    if row.date is None:
        words = row.date_words if isinstance(row, EventRow) else None
        return words or "no date"
    said = re.sub(r"^from (.+) to ", r"\1 – ", short(row.date))
    month, _, year = section.partition(" ")
    if section == POSSIBLY or not year:
        return said
    days = re.sub(rf"(?<=\d) {month[:3]} {year}\b", "", said)
    if _MONTH.search(days):  # Another month: both are told, else "24 – 29 Feb" were days of one.
        days = said
    said = days.replace(f" {year}", "")
    return re.sub(r" ?([/–]) ?", "\\1\n", said) if len(said) > DAY else said


def _sign(row: EventRow | ChangeRow | AccountRow, view: View) -> Text:
    """The sign of one of several accounts that differ."""
    return Text(mark(DIFFERS, view) if row.questions else "", DOUBT)


def _entry(entry: Sequence[EventRow | ChangeRow], view: View, notes: Footnotes) -> Tailed:
    first, last = entry[0], entry[-1]
    if isinstance(first, ChangeRow):
        return _change(first, view, notes)
    if first is last:
        return _told(first, notes)
    sources = [source for row in entry for source in row.sources]
    more = f" The same of {len(entry) - 1} more days, the last {date_words(last.date)}."
    return _told(first, notes, more, f" to {last.id}", sources)


def _told(
    row: EventRow | AccountRow,
    notes: Footnotes,
    more: str = "",
    to_id: str = "",
    sources: Sequence[SourceRef] | None = None,
) -> Tailed:
    """The text of an account with its figures, marks and id, and what it rests on.

    For a series `more` tells of the others; `to_id` and `sources` are theirs.
    """
    what = plain(row.text).append(one_line(more) and f" {one_line(more)}")
    if isinstance(row, EventRow) and row.figures and not tells_its_figures(row):
        what.append(f" ({one_line('; '.join(map(figure_words, row.figures)))})")
    if told := account_marks(row):
        what.append(f" ({one_line(told)})", DOUBT)
    what.append(f" {one_line(row.id + to_id)}", DIM)
    rests = row.sources if sources is None else sources
    return Tailed(what, standing(row.standing, row.said_by, rests, notes, _said(row)))


def _said(row: EventRow | AccountRow) -> str | None:
    """The day on which it was said, in few words, unless that is the day of what is told."""
    if not row.said or (row.date and dates.parse(row.date).latest == dates.parse(row.said).latest):
        return None
    return short_date(row.said)


def _change(row: ChangeRow, view: View, notes: Footnotes) -> Tailed:
    """A change: the place with its holders and doubts, the account's id, standing and sources."""
    what = plain(row.name, "bold").append("  ")
    if row.from_ == "unrecorded":
        what.append("to ").append_text(holder(row.to, view)).append(", before not recorded")
    else:
        what.append_text(holder(row.from_, view)).append(" to ").append_text(holder(row.to, view))
    if doubt := change_doubt(row):
        what.append(f", {one_line(doubt)}", DOUBT)
    what.append(f" {one_line(row.event.id)}", DIM)
    return Tailed(what, standing(row.standing, row.said_by, row.sources, notes))


def card(rows: Sequence[EventRow], view: View, notes: Footnotes) -> Iterator[RenderableType]:
    """One event: its text, what it rests on, what it is about, and the accounts that differ."""
    row = rows[0]
    when = when_words(row.date, row.date_words)
    rests = standing(row.standing, row.said_by, row.sources, notes, short_date(row.said))
    yield plain(row.text, "bold")
    yield labelled(
        [
            ("when", plain(when + (", possibly in the days asked for" if row.possible else ""))),
            ("standing", rests),
            ("mark", plain(account_marks(row), DOUBT)),
            ("where", names(row.places)),
            ("people", names(row.people)),
            ("bodies", names(row.organizations)),
            ("kind", row.kind),
            ("holder", holder(row.control, view) if row.control else None),
            ("figures", "; ".join(map(figure_words, row.figures))),
            ("note", row.note),
            ("id", plain(row.id, DIM)),
        ],
        view.width,
    )
    for question in row.questions:
        yield Text()
        yield asked(question, view)
    if row.other_accounts:
        yield dated(row.other_accounts, view, notes)
