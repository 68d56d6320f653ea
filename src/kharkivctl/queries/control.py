"""Who held a place on a day, worked out from the accounts of it; the rules are those of docs/control.md.

An account is a dated event with `control`. Accounts that may set the holder ("setters": stated,
reported, admitted, estimated) are put in order and gathered into turns, one for each change of holder or
contrary finding; a day belongs to the last turn that had surely begun. Claims never set the holder.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from kharkivctl import dates
from kharkivctl.dates import Edtf
from kharkivctl.model import Control, Event

Holder = Literal["russia", "ukraine", "contested", "changing", "disputed", "unknown", "unrecorded"]
HOLDERS: dict[Holder, str] = {
    "russia": "held by Russia",
    "ukraine": "held by Ukraine",
    "contested": "fought over; neither side held all of it",
    "changing": "changed hands within these days, on which of them is not recorded",
    "disputed": "accounts of the same matter name different holders",
    "unknown": "a source says that it is not known",
    "unrecorded": "nothing is recorded for this day",
}

DAY = timedelta(days=1)
UNIT = {"day": DAY, "month": timedelta(days=31), "year": timedelta(days=366)}


class Account(msgspec.Struct, frozen=True, gc=False):
    """One dated account of who held a place.

    It began to be so on one day from `first` to `last`; `through` is the last day an interval with an
    end speaks of. `by` marks "on D at the latest"; `found` a finding that tells no change.
    """

    event: Event
    when: Edtf
    control: Control
    first: date
    last: date
    through: date | None
    by: bool
    found: bool
    leeway: timedelta

    @property
    def order(self) -> tuple[date, date, str]:
        """Rule 1: by earliest day (of `[..D]`: D), then latest, then id."""
        return (*self.when.order, self.event.id)

    @property
    def is_claim(self) -> bool:
        return self.event.standing == "claimed"

    @property
    def voice(self) -> tuple[str, ...]:
        """Who speaks: what one voice says later takes the place of what it said before."""
        return self.event.said_by or self.event.sources


class Turn(msgspec.Struct, frozen=True, gc=False):
    """A change of holder, or a finding that contradicts the turn before, with its accounts.

    It took place on one day from `first` to `last`.
    """

    control: Control
    first: date
    last: date
    accounts: tuple[Account, ...]

    @property
    def found(self) -> bool:
        return all(account.found for account in self.accounts)

    @property
    def by(self) -> bool:
        return all(account.by for account in self.accounts)

    @property
    def order(self) -> tuple[date, date, str]:
        return (self.last, self.first, self.accounts[-1].event.id)

    @property
    def account(self) -> Account:
        """The account that dates the turn most precisely, the earliest of equals."""
        told = [account for account in self.accounts if not account.found] or self.accounts
        return min(told, key=lambda account: (account.by, account.last - account.first))

    @property
    def since(self) -> str:
        """When the turn took place, as EDTF: no more precise than its accounts."""
        account = self.account
        if (account.first, account.last) != (self.first, self.last):
            return dates.between(self.first, self.last).text
        if self.found or self.by:
            return f"[..{self.first}]"
        start = account.when.start
        return start.text if start else account.when.text

    def over(self, day: date) -> bool:
        """Whether it was contested for some days only, and they are past."""
        ends = [account.through for account in self.accounts]
        return self.control == "contested" and all(end is not None and end < day for end in ends)


class State(msgspec.Struct, frozen=True):
    """Who held a place on the days asked for, and what that rests on."""

    held_by: Holder
    certain: bool = False
    since: str | None = None
    event: Event | None = None
    before: Event | None = None
    next: Event | None = None
    claims: tuple[Event, ...] = ()
    explanation: str = ""


def accounts_by_place(events: Iterable[Event]) -> dict[str, list[Account]]:
    """The accounts of each place that has any, in order; undated events are left out (rule 1)."""
    found: defaultdict[str, list[Account]] = defaultdict(list)
    for event in events:
        if event.control and event.date:
            account = _account(event, event.control, dates.parse(event.date))
            for place in event.places:
                found[place].append(account)
    for accounts in found.values():
        accounts.sort(key=lambda account: account.order)
    return dict(found)


def _account(event: Event, control: Control, when: Edtf) -> Account:
    start = when.start or when
    last = start.latest or date.max
    first = start.earliest or last
    found = event.kind == "holding"
    if found and not when.start:
        first = last  # Found so on one of these days: sure only from the last of them on.
    return Account(
        event,
        when,
        control,
        first,
        last,
        through=when.latest if when.start else None,
        by=when.by is not None,
        found=found,
        leeway=UNIT[start.precision] if start.approximate else timedelta(0),
    )


class History:
    """The accounts of one place, in order, ready to be asked for any day."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self.accounts = accounts
        self.setters = [account for account in accounts if not account.is_claim]
        self.turns = _turns(self.setters)

    def over_days(self, first: date, last: date) -> State:
        """The state from `first` to `last` (rule 9): one answer if it was the same on every day."""
        days = sorted({first, *(day for day in self._breaks() if first < day <= last)})
        states = [self.on_day(day) for day in days]
        if len(states) == 1:
            return states[0]
        holders = list(dict.fromkeys(state.held_by for state in states))
        claims = tuple(dict.fromkeys(claim for state in states for claim in state.claims))
        if len(holders) == 1 and states[0].held_by != "changing":
            certain = all(state.certain for state in states)
            return msgspec.structs.replace(states[0], certain=certain, next=states[-1].next, claims=claims)
        steps = [
            f"{state.held_by} on {dates.day_words(day)}" for day, state in zip(days, states, strict=True)
        ]
        kept = [step for n, step in enumerate(steps) if n == 0 or states[n].held_by != states[n - 1].held_by]
        final = states[-1]
        return State(
            "changing",
            since=final.since,
            event=final.event,
            before=states[0].event or states[0].before,
            next=final.next,
            claims=claims,
            explanation="In these days: " + ", then ".join(kept) + ".",
        )

    def on_day(self, day: date) -> State:
        """The state on one day, by rules 1 to 8."""
        begun = [turn for turn in self.turns if turn.last <= day and not turn.over(day)]
        turn = begun[-1] if begun else None
        later = next((account for account in self.setters if account.first > day), None)
        claims = self._claims(turn, day)
        before = begun[-2].account.event if len(begun) > 1 else None
        after = later.event if later else None
        if disputed := self._disputed(day):
            return State(
                "disputed",
                before=turn.account.event if turn else None,
                next=after,
                claims=tuple(account.event for account in disputed),
                explanation="Accounts of the same matter name different holders.",
            )
        moving = [turn for turn in self.turns if turn.first <= day < turn.last]
        if moving and moving[-1].control != (turn.control if turn else None):
            change = moving[-1]
            return State(
                "changing",
                since=change.since,
                event=change.account.event,
                before=turn.account.event if turn else None,
                next=after,
                claims=claims,
                explanation=_moving(turn, change),
            )
        if turn is None:
            return State("unrecorded", next=after, claims=claims, explanation=_unrecorded(later, claims))
        return State(
            turn.control,
            certain=not moving and self._certain(turn, later, day),
            since=turn.since,
            event=turn.account.event,
            before=before,
            next=after,
            claims=claims,
            explanation=self._explained(turn, later, day),
        )

    def _breaks(self) -> Iterable[date]:
        """Every day on which the answer can differ from that of the day before."""
        turns = [day for turn in self.turns for day in (turn.first, turn.last)]
        for account in self.accounts:
            turns += [account.first, account.last, account.last + DAY]
            turns += [account.last + account.leeway + DAY, account.first - account.leeway]
            if account.through and account.through < date.max:
                turns.append(account.through + DAY)
        return turns

    def _claims(self, turn: Turn | None, day: date) -> tuple[Event, ...]:
        """The claims against the holder, later than its turn or another account of it; all without one."""
        told = {
            question for account in (turn.accounts if turn else ()) for question in account.event.questions
        }
        return tuple(
            account.event
            for account in self.accounts
            if account.is_claim
            and account.first <= day
            and (
                turn is None
                or (
                    account.control != turn.control
                    and (account.first > turn.last or told & set(account.event.questions))
                )
            )
        )

    def _disputed(self, day: date) -> list[Account]:
        """The accounts of one question that name different holders for the day (rule 5), if any."""
        live = [a for a in self.accounts if a.last <= day and not (a.through and a.through < day)]
        for question in dict.fromkeys(q for account in live for q in account.event.questions):
            settled = [a.last for a in live if not a.is_claim and question not in a.event.questions]
            latest = max(settled, default=date.min)
            members = [a for a in live if question in a.event.questions and a.last >= latest]
            spoken = {account.voice: account for account in members if account.control != "unknown"}
            if len({account.control for account in spoken.values()}) > 1:
                return members
        return []

    def _certain(self, turn: Turn, later: Account | None, day: date) -> bool:
        """Whether a record of that day, or the next one, bears the holder out."""
        for account in self.setters:
            if account.leeway and account.first - account.leeway <= day <= account.last + account.leeway:
                return False
        if self._resumed(turn, day):
            return False
        if turn.last == day or any(a.last <= day <= (a.through or a.last) for a in turn.accounts):
            return True
        if later is None:
            return False
        if later.control == turn.control:
            return later.found or later in turn.accounts
        return not (later.found or later.by)

    def _resumed(self, turn: Turn, day: date) -> bool:
        return any(other.over(day) and other.order > turn.order for other in self.turns)

    def _explained(self, turn: Turn, later: Account | None, day: date) -> str:
        if self._resumed(turn, day):
            return "The fighting recorded before had ended; the earlier holder is taken to have stayed."
        if turn.first == turn.last == day and not turn.found and not turn.by:
            return "Changed on this day."
        if any(account.found and account.first == day for account in turn.accounts):
            return "Found so on this day."
        if later and later in turn.accounts and later.found:
            return "Recorded before and after."
        if later is None:
            return "No later record."
        if later.control != turn.control and (later.found or later.by):
            holder = later.control.capitalize()
            return (
                f"The next record tells only that it was {holder}'s by {dates.day_words(later.last)}, "
                "not since when."
            )
        return ""


def _turns(setters: Sequence[Account]) -> list[Turn]:
    """The setters gathered into turns (rule 7), in the order in which the turns had surely begun."""
    turns: list[Turn] = []
    for group in _groups(setters):
        first, last = _window(group)
        after = [a for a in setters if a.order > group[-1].order and a.control != group[0].control]
        if after:
            last = min(last, max(first, after[0].last))  # It was over when the next turn came.
        turns.append(Turn(group[0].control, first, last, tuple(group)))
        # "By D" also says that it was so on D, whatever else happened between.
        turns += [Turn(a.control, a.last, a.last, (a,)) for a in group if a.by and a.last > last]
    return sorted(turns, key=lambda turn: turn.order)


def _groups(setters: Sequence[Account]) -> list[list[Account]]:
    """Accounts of one turn: a change, the other accounts of it, and the findings that bear it out.

    Changes to one holder are the same change if they share a question, or if nothing contrary lies
    between; a finding belongs to the turn before it if it agrees and nothing contrary lies between.
    """
    groups: list[list[Account]] = []
    for account in setters:
        home = next((group for group in reversed(groups) if group[0].control == account.control), None)
        if home and _belongs(account, home, setters):
            home.append(account)
        else:
            groups.append([account])
    return groups


def _belongs(account: Account, group: Sequence[Account], setters: Sequence[Account]) -> bool:
    contrary = any(
        group[-1].order < other.order < account.order and other.control != account.control
        for other in setters
    )
    if account.found:
        return not contrary
    changes = [other for other in group if not other.found]
    told = {question for other in changes for question in other.event.questions}
    return bool(changes) and (not contrary or bool(told & set(account.event.questions)))


def _window(group: Sequence[Account]) -> tuple[date, date]:
    """The days on which the change can have happened: what the windows share, else their whole span."""
    changes = [account for account in group if not account.found]
    if not changes:
        return group[0].first, group[0].last
    last = min(account.last for account in changes)
    first = max((account.first for account in changes if not account.by), default=last)
    if first > last:
        return min(account.first for account in changes), max(account.last for account in changes)
    found = [account.first for account in group if account.found and first <= account.first]
    return first, min([last, *found])  # Found so, the change was over.


def _moving(turn: Turn | None, change: Turn) -> str:
    old = f"from {turn.control} " if turn else ""
    when = dates.words(dates.between(change.first, change.last))
    return f"Changed {old}to {change.control}, on an unknown day: {when}."


def _unrecorded(later: Account | None, claims: tuple[Event, ...]) -> str:
    if claims:
        return "Only claims are recorded, and a claim does not make a holder."
    if later:
        return f"The first record is of {dates.words(later.when)}."
    return "The store records nothing on who held it."
