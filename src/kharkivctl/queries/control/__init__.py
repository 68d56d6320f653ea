"""Who held a place on a day, worked out from the accounts of it; the rules are those of docs/control.md.

An account is a dated event with `control`. Accounts that may set the holder ("setters": stated,
reported, admitted, estimated) are put in order and gathered into turns, one for each change of holder or
contrary finding; a day belongs to the last turn that had surely begun. Claims never set the holder.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby

import msgspec

from kharkivctl import dates
from kharkivctl.dates import Edtf
from kharkivctl.store.model import HOLDER_WORDS, Control, Event, Holder

# How far a date marked "about" may be off, in days.
LEEWAY = {"day": 1, "month": 31, "year": 366}


class Account(msgspec.Struct, frozen=True, gc=False):
    """One dated account of who held a place.

    It began to be so on one day from `first` to `last`; `through` is the last day an interval with an
    end speaks of, and `doubtful` the first and last day near enough to an approximate date to be in
    doubt. `by` marks a change "on D at the latest"; `found` a finding that tells no change.
    """

    event: Event
    when: Edtf
    control: Control
    first: date
    last: date
    through: date | None
    by: bool
    found: bool
    doubtful: tuple[date, date] | None

    @property
    def order(self) -> tuple[date, date, str]:
        """Rule 1: by earliest day (of `[..D]`: D), then latest, then id."""
        return (*self.when.order, self.event.id)

    @property
    def is_claim(self) -> bool:
        return self.event.standing == "claimed"

    @property
    def voice(self) -> tuple[str, ...]:
        """Who speaks: the people or bodies it is ascribed to, else its sources."""
        return self.event.said_by or self.event.sources

    def ended(self, day: date) -> bool:
        """Whether it speaks of some days only, and they are past."""
        return self.through is not None and self.through < day


class Turn(msgspec.Struct, frozen=True, gc=False):
    """A change of holder, or a finding that contradicts the turn before, with its accounts.

    It took place on one day from `first` to `last`.
    """

    control: Control
    first: date
    last: date
    accounts: tuple[Account, ...]

    @property
    def order(self) -> tuple[date, tuple[date, date, str]]:
        """When it had surely begun; of two on one day, the one whose last account comes later (rule 1)."""
        return (self.last, self.accounts[-1].order)

    @property
    def told(self) -> list[Account]:
        """The accounts that tell of a change; none if it was only found so."""
        return [account for account in self.accounts if not account.found]

    @property
    def account(self) -> Account:
        """The account that dates the turn most precisely, the earliest of equals."""
        return min(self.told or self.accounts, key=lambda account: (account.by, account.last - account.first))

    @property
    def by(self) -> bool:
        """Whether no account says since when, only until when at the latest."""
        return all(account.by for account in self.told)

    @property
    def since(self) -> str:
        """When the turn took place, as EDTF: no more precise than its accounts."""
        account = self.account
        open_start = self.first < self.last and any(a.by and a.last == self.first for a in self.told)
        if self.by or open_start:
            return f"[..{self.last}]"
        if (account.first, account.last) != (self.first, self.last):
            return dates.between(self.first, self.last).text
        return (account.when.start or account.when).text

    def over(self, day: date) -> bool:
        """Whether it was contested for some days only, and they are past."""
        end = max((account.through for account in self.accounts if account.through), default=date.max)
        return (
            self.control == "contested"
            and end < day
            and all(a.through or (a.last <= end and a.when.shape != "interval") for a in self.accounts)
        )


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
    last = min(start.latest or date.max, when.latest or date.max)
    first = start.earliest or last
    found = event.kind == "holding"
    if found and not when.start:
        first = last  # Found so on one of these days: sure only from the last of them on.
    days = LEEWAY[start.precision]
    return Account(
        event,
        when,
        control,
        first,
        last,
        through=when.latest if when.start else None,
        by=when.by is not None and not found,
        found=found,
        doubtful=(_shifted(first, -days), _shifted(last, days)) if start.approximate else None,
    )


def _shifted(day: date, days: int) -> date:
    """The day so many days later, or the day itself at the ends of the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


class History:
    """The accounts of one place, in order, ready to be asked for any day."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self.accounts = accounts
        self.setters = [account for account in accounts if not account.is_claim]
        self.turns = _turns(self.setters)

    def over_days(self, first: date, last: date) -> State:
        """The state from `first` to `last` (rule 9): one answer if it was the same on every day.

        With one holder throughout, but not certain on each of the days, that holder, not certain.
        """
        days = sorted({first, *(day for day in self._breaks() if first < day <= last)})
        states = [self.on_day(day) for day in days]
        if len(states) == 1:
            return states[0]
        start, end = states[0], states[-1]
        claims = tuple(dict.fromkeys(claim for state in states for claim in state.claims))
        same_change = start.event == end.event or start.held_by != "changing"
        if len({state.held_by for state in states}) == 1 and same_change:
            doubtful = [state for state in states if not state.certain]
            return msgspec.structs.replace(
                start,
                certain=not doubtful,
                next=end.next,
                claims=claims,
                explanation=(doubtful or states)[-1].explanation,
            )
        steps = [
            HOLDER_WORDS[states[n].held_by] + (f" from {dates.day_words(day)}" if n else "")
            for n, day in enumerate(days)
            if n == 0 or states[n].held_by != states[n - 1].held_by
        ]
        return State(
            "changing",
            since=end.since,
            event=end.event,
            before=start.event or start.before,
            next=end.next,
            claims=claims,
            explanation="In these days: " + ", then ".join(steps) + ".",
        )

    def on_day(self, day: date) -> State:
        """The state on one day, by rules 1 to 8."""
        begun = [turn for turn in self.turns if turn.last <= day]
        lasting = [turn for turn in begun if not turn.over(day)]
        turn = lasting[-1] if lasting else None
        earlier = lasting[:-1] if turn else begun
        before = earlier[-1].account.event if earlier else None
        coming = [account for account in self.setters if account.first > day]
        later = min(coming, key=lambda account: (account.first, account.order), default=None)
        after = later.event if later else None
        claims = self._claims(turn, day)
        if disputed := self._disputed(day):
            return State(
                "disputed",
                before=turn.account.event if turn else before,
                next=after,
                claims=tuple(account.event for account in disputed),
                explanation="Accounts of the same matter name different holders.",
            )
        moving = [turn for turn in self.turns if turn.first <= day < turn.last and not turn.over(day)]
        changes = [change for change in moving if turn is None or change.control != turn.control]
        if changes:
            return State(
                "changing",
                since=changes[-1].since,
                event=changes[-1].account.event,
                before=turn.account.event if turn else before,
                next=after,
                claims=claims,
                explanation=_moving(turn, changes[-1]),
            )
        if turn is None:
            return State(
                "unrecorded",
                before=before,
                next=after,
                claims=claims,
                explanation=_unrecorded(before, later, claims),
            )
        certain = not moving and self._certain(turn, later, day)
        return State(
            turn.control,
            certain=certain,
            since=turn.since,
            event=turn.account.event,
            before=before,
            next=after,
            claims=claims,
            explanation=self._explained(turn, later, day, certain),
        )

    def _breaks(self) -> Iterable[date]:
        """Every day on which the answer can differ from that of the day before."""
        for turn in self.turns:
            yield from (turn.first, turn.last, _shifted(turn.last, 1))
        for account in self.accounts:
            yield from (account.first, account.last, _shifted(account.last, 1))
            if account.doubtful:
                yield from (account.doubtful[0], _shifted(account.doubtful[1], 1))
            if account.through:
                yield _shifted(account.through, 1)

    def _claims(self, turn: Turn | None, day: date) -> tuple[Event, ...]:
        """The claims against the holder, later than its turn or another account of it; all without one."""
        told = _questions(turn.accounts) if turn else set()
        return tuple(
            claim.event
            for claim in self.accounts
            if claim.is_claim
            and claim.first <= day
            and not claim.ended(day)
            and (turn is None or claim.control != turn.control)
            and (turn is None or claim.first > turn.last or told & _questions([claim]))
        )

    def _disputed(self, day: date) -> list[Account]:
        """The accounts of one question that name different holders for the day (rule 5), if any.

        What a record outside the question settled later no longer stands, nor what its voice took back.
        """
        live = [account for account in self.accounts if account.last <= day and not account.ended(day)]
        for question in dict.fromkeys(question for a in live for question in a.event.questions):
            settled = [a.last for a in live if not a.is_claim and question not in a.event.questions]
            latest = max(settled, default=date.min)
            members = [a for a in live if question in a.event.questions and a.last >= latest]
            said = {a.control for n, a in enumerate(members) if not _taken_back(a, members[n + 1 :])}
            if len(said - {"unknown"}) > 1:
                return members
        return []

    def _certain(self, turn: Turn, later: Account | None, day: date) -> bool:
        """Whether a record of that day, or the next one, bears the holder out."""
        if any(a.doubtful and a.doubtful[0] <= day <= a.doubtful[1] for a in self.setters):
            return False
        if self._resumed(turn, day):
            return False
        if turn.last == day or any(a.last <= day <= (a.through or a.first) for a in turn.accounts):
            return True
        if later is None:
            return False
        if later.control == turn.control:
            return later.found or later.by or later in turn.accounts
        return later.control != "unknown" and not (later.found or later.by)

    def _resumed(self, turn: Turn, day: date) -> bool:
        """Whether the turn is back only because later fighting had ended, and no record says so."""
        return any(
            other.over(day)
            and other.order > turn.order
            and not any(other.last < account.last <= day for account in turn.accounts)
            for other in self.turns
        )

    def _explained(self, turn: Turn, later: Account | None, day: date, certain: bool) -> str:
        if self._resumed(turn, day):
            return "The fighting recorded before had ended; the earlier holder is taken to have stayed."
        if turn.first == turn.last == day and not turn.by:
            return "Changed on this day."
        if any(account.found and account.first == day for account in turn.accounts):
            return "Found so on this day."
        if turn.last == day and turn.told:
            return "Changed on this day or before."
        if later and later in turn.accounts and later.found:
            return "Recorded before and after."
        if certain:
            return ""
        if later is None:
            return "No later record."
        if later.control != turn.control and (later.found or later.by):
            by = dates.day_words(later.last)
            return f"The next record tells only that it was {_whose(later)} by {by}, not since when."
        return ""


def _turns(setters: Sequence[Account]) -> list[Turn]:
    """The setters gathered into turns (rule 7), in the order in which the turns had surely begun."""
    turns = [_turn(group, setters) for group in _groups(setters)]
    # "Found on D" and "by D" also say that it was so on D, whenever the change was.
    spoken = [
        (account, turn)
        for turn in turns
        for account in turn.accounts
        if account.found or (account.by and turn.last <= account.last)
    ]
    for account, turn in sorted(spoken, key=lambda pair: (pair[0].last, pair[0].order)):
        begun = [other for other in turns if other.last <= account.last and not other.over(account.last)]
        now = max(begun, key=lambda other: other.order, default=None)
        if now is None or (now.control != account.control and now.accounts[-1].order < account.order):
            findings = (other for other in turn.accounts if other.found and other.order > account.order)
            turns.append(Turn(account.control, account.last, account.last, (account, *findings)))
    return sorted(turns, key=lambda turn: turn.order)


def _turn(group: Sequence[Account], setters: Sequence[Account]) -> Turn:
    """The turn of a group, over when the next came; but accounts of its own question compete with it."""
    first, last = _window(group)
    after = [a for a in setters if a.order > group[-1].order and a.control != group[0].control]
    last = min([last, *(a.last for a in after if not _questions([a]) & _questions(group))])
    return Turn(group[0].control, min(first, last), last, tuple(group))


def _groups(setters: Sequence[Account]) -> list[list[Account]]:
    """Accounts of one turn: a change, the other accounts of it, and the findings that bear it out.

    Changes to one holder are the same change if nothing contrary lies between them, or if they share a
    question; a finding belongs to the change before it unless something contrary lies between.
    """
    groups: list[list[Account]] = []
    for control, run in groupby(setters, key=lambda account: account.control):
        accounts = list(run)
        changed = min((account.first for account in accounts if not account.found), default=date.max)
        lead = [account for account in accounts if account.found and account.last < changed]
        told = [account for account in accounts if account not in lead]
        asked = _questions(account for account in told if not account.found)
        for group in groups:
            changes = [account for account in group if not account.found]
            if changes and changes[0].control == control and asked & _questions(changes):
                told = sorted([*changes, *told], key=lambda account: account.order)
                group[:] = [account for account in group if account.found]
        groups += [lead, told]
    return [group for group in groups if group]


def _taken_back(account: Account, later: Iterable[Account]) -> bool:
    """Whether its voice says something else later; a claim takes back only a claim."""
    return any(a.voice == account.voice and (account.is_claim or not a.is_claim) for a in later)


def _questions(accounts: Iterable[Account]) -> set[str]:
    return {question for account in accounts for question in account.event.questions}


def _window(group: Sequence[Account]) -> tuple[date, date]:
    """The days on which the change can have happened: what the windows share, else their whole span."""
    changes = [account for account in group if not account.found]
    if not changes:
        return min(account.first for account in group), min(account.last for account in group)
    last = min(account.last for account in changes)
    first = max((account.first for account in changes if not account.by), default=last)
    if first > last:
        first, last = min(account.first for account in changes), max(account.last for account in changes)
    found = [account.last for account in group if account.found and account.last >= first]
    return first, min([last, *found])  # Found so, the change was over.


def _whose(account: Account) -> str:
    side = account.control in ("russia", "ukraine")
    return f"{HOLDER_WORDS[account.control]}'s" if side else HOLDER_WORDS[account.control]


def _moving(turn: Turn | None, change: Turn) -> str:
    old = f"from {HOLDER_WORDS[turn.control]} " if turn and turn.last <= change.first else ""
    when = dates.words(dates.between(change.first, change.last))
    return f"Changed {old}to {HOLDER_WORDS[change.control]}, on an unknown day: {when}."


def _unrecorded(before: Event | None, later: Account | None, claims: tuple[Event, ...]) -> str:
    if claims:
        return "Only claims are recorded, and a claim does not make a holder."
    if before:
        return "The fighting recorded before had ended, and nothing tells who held it then."
    if later:
        return f"The first record: {dates.words(later.when)}."
    return "The store records nothing on who held it."
