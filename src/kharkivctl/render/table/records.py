"""The records of who held a place, a line each; findings that only repeat each other are one."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.text import Text

from kharkivctl import dates
from kharkivctl.render import View
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.holders import look_of, mark
from kharkivctl.render.table.grid import Columns, table
from kharkivctl.render.table.text import DIFFERS, DIM, DOUBT, Tailed, plain, signed, standing
from kharkivctl.render.words import account_marks, short_date
from kharkivctl.rows import AccountRow
from kharkivctl.safety import one_line
from kharkivctl.store.model import HOLDER_WORDS

COLUMNS: Columns = (("Date", 14), ("", 1), ("Holder", 11), ("Record", None))

# Kind of an event that sets a holder -> what it says of the place.
HOW = {"capture": "captured", "recapture": "retaken", "holding": "found so"}


def records(
    accounts: Sequence[AccountRow],
    view: View,
    notes: Footnotes,
    *,
    rests_on: str | None = None,
    differing: Iterable[str] = (),
) -> RenderableType:
    """The accounts of a place, each with its holder and standing.

    What makes no holder for certain (a claim, an account of a part, one taken back) has the hollow mark.
    `rests_on` is the id of the account on which the answer rests, and `differing` are those of the
    questions whose accounts differ.
    """
    asked = frozenset(differing)
    lines = [_line(series, view, notes, rests_on, asked) for series in _series(accounts, asked)]
    return table(COLUMNS, lines, view.width, heads=False)


def _series(accounts: Sequence[AccountRow], asked: frozenset[str]) -> list[list[AccountRow]]:
    """The accounts in their order, those in one list that differ in their day only."""
    series: list[list[AccountRow]] = []
    for account in accounts:
        if series and _repeats(series[-1][-1], account, asked):
            series[-1].append(account)
        else:
            series.append([account])
    return series


def _repeats(before: AccountRow, account: AccountRow, asked: frozenset[str]) -> bool:
    """Whether an account finds once more what the one before it found, by the same voice."""
    return (
        _finding(before, asked)
        and _finding(account, asked)
        and (before.control, before.standing, before.said_by, before.partial)
        == (account.control, account.standing, account.said_by, account.partial)
    )


def _finding(account: AccountRow, asked: frozenset[str]) -> bool:
    return (
        account.kind == "holding"
        and _is_of_one_date(account)
        and bool(account.said_by)
        and not account.retracted
        and not _differs(account, asked)
    )


def _is_of_one_date(account: AccountRow) -> bool:
    """Whether it was found so at one time, not throughout some days: these are told whole."""
    return bool(account.date) and dates.parse(account.date or "").shape == "point"


def _differs(account: AccountRow, asked: frozenset[str]) -> bool:
    return any(question.id in asked for question in account.questions)


def _line(
    series: Sequence[AccountRow], view: View, notes: Footnotes, rests_on: str | None, asked: frozenset[str]
) -> Sequence[RenderableType]:
    first, last = series[0], series[-1]
    is_base = any(account.id == rests_on for account in series)
    day = (short_date(first.date) or first.date_words or "no date").removeprefix("from ")
    how = Text(HOW.get(first.kind, first.kind))
    ids = first.id
    if len(series) > 1:
        day += f" to {short_date(last.date)}"
        how.append(f" {len(series)} times")
        ids += f" to {last.id}"
    if told := account_marks(first):
        how.append(f", {one_line(told)}", DOUBT)
    how.append(f" {one_line(ids)}", DIM)
    sources = [source for account in series for source in account.sources]
    sign = Text(mark(DIFFERS, view) if _differs(first, asked) else "", DOUBT)
    rests = standing(first.standing, first.said_by, sources, notes)
    weak = first.standing == "claimed" or first.partial or first.retracted
    look = look_of(first.control or "unknown", not weak)
    return (
        plain(day, "bold" if is_base else ""),
        sign,
        signed(look, view, HOLDER_WORDS[first.control or "unknown"]),
        Tailed(how, rests),
    )
