"""When one place changed hands: told from the same turns, and the same answers for a day, as its holder."""

from collections.abc import Sequence
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.queries.control.accounts import Account, shifted
from kharkivctl.queries.control.history import History
from kharkivctl.queries.control.turns import Turn, questions_of
from kharkivctl.store.model import Event, Holder


class Change(msgspec.Struct, frozen=True):
    """A place passing from one holder to another on one day from `first` to `last`, days that are covered.

    `when` is that day as EDTF, as precise as the accounts. `before` is the holder that gave way,
    "unrecorded" where none is on record. `event` is the account it rests on, `others` are those that tell
    of the same change, and `disputed_by` those that answer the same question with another holder, or
    disputed who held the place when it changed. `certain`: both holders are, on the days next to it.
    """

    before: Holder
    after: Holder
    when: str
    first: date
    last: date
    certain: bool
    event: Event
    others: tuple[Event, ...]
    disputed_by: tuple[Event, ...]


def changes_of(history: History) -> list[Change]:
    """The changes of hands of a place, in order.

    A turn is one unless the same holder was there before it, or it is a first finding, which tells no
    change. The end of a fight is one more where the holder before it has the place again.
    """
    turns = history.records.turns
    found = []
    for n, turn in enumerate(turns):
        next_begins = turns[n + 1].last if n + 1 < len(turns) else date.max
        before = _before(history, turns[n - 1] if n else None, turn)
        is_change = bool(turn.changes) if before is None else before.control != turn.control
        if is_change:
            found.append(_change(history, before, turn, next_begins))
        if turn.end and (back := _back(history, turn, turn.end, next_begins)):
            found.append(back)
    return sorted(found, key=lambda change: (change.last, change.first))


def _before(history: History, previous: Turn | None, turn: Turn) -> Turn | None:
    """The turn in force before another, else the fight that had ended by then; None for a first turn."""
    if previous and previous.last >= turn.first:
        return previous  # Both can have begun on the same days: this is the earlier.
    in_force, fight = history.in_force(shifted(turn.first, -1))
    return in_force or fight


def _change(history: History, before: Turn | None, turn: Turn, next_begins: date) -> Change:
    """A turn as the change from the one before it; the next turn begins on a day."""
    when = history.day_of_change(before, turn)
    opening = history.covered[0]
    first = max(dates.parse(when).earliest or opening, opening)
    tells = turn.changes or [turn.account]
    disputed_by = _disputed_by(history, tells, first, turn.last, next_begins)
    return Change(
        before=before.control if before else "unrecorded",
        after=turn.control,
        when=when,
        first=first,
        last=turn.last,
        certain=not disputed_by
        and _is_certain(history, turn.control, turn.last)
        and (before is None or _is_certain(history, before.control, shifted(first, -1))),
        event=turn.account.event,
        others=tuple(account.event for account in tells if account is not turn.account),
        disputed_by=tuple(account.event for account in disputed_by),
    )


def _is_certain(history: History, holder: Holder, day: date) -> bool:
    state = history.on_day(day)
    return state.held_by == holder and state.certain


def _disputed_by(
    history: History, tells: Sequence[Account], first: date, last: date, next_begins: date
) -> list[Account]:
    """The accounts of another holder in a dispute from the day before a change, or later on its question."""
    asked = questions_of(tells)
    before = shifted(first, -1)
    days = (before, last, *history.records.days_told(before, next_begins))
    rivals = {
        rival.event.id: rival
        for day in days
        for rival in history.records.rivals(day)
        if day <= last or not asked.isdisjoint(rival.event.questions)
    }
    against = (rival for rival in rivals.values() if rival.control != tells[0].control)
    return sorted(against, key=lambda rival: rival.order)


def _back(history: History, fight: Turn, end: date, next_begins: date) -> Change | None:
    """The end of a fight as a change back to the holder before it; None if he isn't known to have resumed."""
    after = shifted(end, 1)
    days = (after, *history.records.days_told(after, next_begins))
    for day in days if after < next_begins else ():
        turn, _ = history.in_force(day)
        if turn is None or turn.control == fight.control:
            continue
        return Change(
            before=fight.control,
            after=turn.control,
            when=day.isoformat(),
            first=day,
            last=day,
            certain=_is_certain(history, fight.control, shifted(day, -1))
            and _is_certain(history, turn.control, day),
            event=fight.account.event,
            others=(),
            disputed_by=(),
        )
    return None
