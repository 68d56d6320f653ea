"""The records of who held a place, a line each; findings that only repeat each other are one."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.text import Text

from kharkivctl.render import View
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.holders import look_of, mark
from kharkivctl.render.table.grid import Columns, table
from kharkivctl.render.table.series import series
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
    lines = [_line(found, view, notes, rests_on, asked) for found in series(accounts)]
    return table(COLUMNS, lines, view.width, heads=False)


def _differs(account: AccountRow, asked: frozenset[str]) -> bool:
    return any(question.id in asked for question in account.questions)


def _line(
    found: Sequence[AccountRow], view: View, notes: Footnotes, rests_on: str | None, asked: frozenset[str]
) -> Sequence[RenderableType]:
    first, last = found[0], found[-1]
    is_base = any(account.id == rests_on for account in found)
    day = (short_date(first.date) or first.date_words or "no date").removeprefix("from ")
    how = Text(HOW.get(first.kind, first.kind))
    ids = first.id
    if len(found) > 1:
        day += f" to {short_date(last.date)}"
        how.append(f" {len(found)} times")
        ids += f" to {last.id}"
    if told := account_marks(first):
        how.append(f", {one_line(told)}", DOUBT)
    how.append(f" {one_line(ids)}", DIM)
    sources = [source for account in found for source in account.sources]
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
