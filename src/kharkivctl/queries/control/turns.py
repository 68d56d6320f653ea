"""Turns of a place: its changes of holder, and findings that contradict the turn before."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import msgspec

from kharkivctl import dates
from kharkivctl.queries.control.accounts import Account
from kharkivctl.store.model import Control


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
    def changes(self) -> list[Account]:
        """The accounts that tell of a change; none if it was only found so."""
        return [account for account in self.accounts if not account.is_finding]

    @property
    def account(self) -> Account:
        """The account that dates the turn most precisely, the earliest of equals."""
        return min(
            self.changes or self.accounts, key=lambda account: (account.by_day, account.last - account.first)
        )

    @property
    def is_by_day(self) -> bool:
        """Whether no account says since when, only by when; so too if it was only found so."""
        return all(account.by_day for account in self.changes)

    @property
    def is_partial(self) -> bool:
        """Whether every account of it may speak of a part of the place only."""
        return all(account.is_partial for account in self.accounts)

    @property
    def lone_day_until(self) -> date | None:
        """The first day that "by" accounts give, where one account alone gives a day before it (rule 7)."""
        by_days = [account.last for account in self.changes if account.by_day]
        dated = [account for account in self.changes if not account.by_day]
        alone = len(dated) == 1 and by_days and self.last < min(by_days)
        return min(by_days) if alone else None

    @property
    def since(self) -> str:
        """When the turn took place, as EDTF: no more precise than its accounts."""
        account = self.account
        open_start = self.first < self.last and any(a.by_day and a.last == self.first for a in self.changes)
        if self.is_by_day or open_start:
            return f"[..{self.last}]"
        if (account.first, account.last) != (self.first, self.last):
            return dates.between(self.first, self.last).text
        return (account.when.start or account.when).text

    @property
    def end(self) -> date | None:
        """The last day of a fight that is told with its end; None for everything that lasts."""
        ends = [account.through for account in self.accounts if account.through]
        if self.control != "contested" or not ends:
            return None
        end = max(ends)
        told = all(
            account.through or (account.last <= end and account.when.shape != "interval")
            for account in self.accounts
        )
        return end if told else None

    def has_ended_by(self, day: date) -> bool:
        """Whether it was contested for some days only, and they are past."""
        end = self.end
        return end is not None and end < day


def turns_of(setters: Sequence[Account]) -> list[Turn]:
    """The accounts that may set a holder gathered into turns (rule 7), in the order of their beginning."""
    groups = _groups(setters)
    bounds = _Bounds(setters)
    turns = sorted((_turn(group, bounds) for group in groups), key=lambda turn: turn.order)
    # "Found on D" and "by D" also say that it was so on D, whenever the change was.
    spoken = [
        (account, turn)
        for turn in turns
        for account in turn.accounts
        if account.is_finding or (account.by_day and turn.last <= account.last)
    ]
    for account, turn in sorted(spoken, key=lambda pair: pair[0].later):
        now = in_force(turns, account.last)
        if now is None or (now.control != account.control and now.accounts[-1].order < account.order):
            findings = (other for other in turn.accounts if other.is_finding and other.order > account.order)
            new = Turn(turn.control, account.last, account.last, (account, *findings))
            insort(turns, new, key=lambda turn: turn.order)
    return turns


def in_force(turns: Sequence[Turn], day: date) -> Turn | None:
    """The last turn that had surely begun by a day and goes on; the turns are in order."""
    for position in range(bisect_right(turns, day, key=lambda turn: turn.last) - 1, -1, -1):
        if not turns[position].has_ended_by(day):
            return turns[position]
    return None


def questions_of(accounts: Iterable[Account]) -> set[str]:
    """The ids of the questions that accounts answer."""
    return {question for account in accounts for question in account.event.questions}


class _Bounds:
    """By when a turn was over, because an account of another holder came after it."""

    def __init__(self, setters: Sequence[Account]) -> None:
        self.setters = setters
        self.orders = [account.order for account in setters]
        # For each holder and position, the last days of the accounts from there on that name another one.
        self.least: dict[str, list[date]] = {}
        for control in {account.control for account in setters if account.control}:
            least, found = date.max, []
            for account in reversed(setters):
                if account.control != control:
                    least = min(least, account.last)
                found.append(least)
            self.least[control] = found[::-1]

    def bound(self, group: Sequence[Account]) -> date:
        """The first day by which another holder was told after the group, but in answer to its question."""
        after = bisect_right(self.orders, group[-1].order)
        control = group[0].control
        asked = questions_of(group)
        if control is None or after == len(self.setters):
            return date.max
        if not asked:
            return self.least[control][after]
        others = (a for a in self.setters[after:] if a.control != control)
        return min((a.last for a in others if not asked.intersection(a.event.questions)), default=date.max)


def _turn(group: Sequence[Account], bounds: _Bounds) -> Turn:
    """The turn of a group, over when the next came; but accounts of its own question compete with it."""
    first, last = _window(group)
    last = min(last, bounds.bound(group))
    control = group[0].control
    assert control is not None
    return Turn(control, min(first, last), last, tuple(group))


def _groups(setters: Sequence[Account]) -> list[list[Account]]:
    """Accounts of one turn: a change, the other accounts of it, and the findings that bear it out.

    Changes to one holder are the same change if nothing contrary lies between them, or if they share a
    question; a finding belongs to the change before it unless something contrary lies between.
    """
    groups: list[list[Account]] = []
    for control, accounts in _runs(setters):
        changed = min((account.first for account in accounts if not account.is_finding), default=date.max)
        lead = [account for account in accounts if account.is_finding and account.last < changed]
        told = [account for account in accounts if not (account.is_finding and account.last < changed)]
        asked = questions_of(account for account in told if not account.is_finding)
        for group in groups if asked else ():
            changes = [account for account in group if not account.is_finding]
            if changes and changes[0].control == control and asked & questions_of(changes):
                told = sorted([*changes, *told], key=lambda account: account.order)
                group[:] = [account for account in group if account.is_finding]
        groups += [lead, told]
    return [group for group in groups if group]


def _runs(setters: Sequence[Account]) -> Iterator[tuple[Control | None, list[Account]]]:
    """Neighbouring accounts of one holder; a fight that had ended before the next began is apart."""
    for control, neighbours in groupby(setters, key=lambda account: account.control):
        run: list[Account] = []
        for account in neighbours:
            ended = bool(run) and all(told.has_ended_by(account.first) for told in run)
            if control == "contested" and ended:
                yield control, run
                run = []
            run.append(account)
        yield control, run


def _window(group: Sequence[Account]) -> tuple[date, date]:
    """The days on which the change can have happened: what the windows share, else their whole span."""
    changes = [account for account in group if not account.is_finding]
    if not changes:
        return min(account.first for account in group), min(account.last for account in group)
    last = min(account.last for account in changes)
    first = max((account.first for account in changes if not account.by_day), default=last)
    if first > last:
        first, last = min(account.first for account in changes), max(account.last for account in changes)
    found = [account.last for account in group if account.is_finding and account.last >= first]
    return first, min([last, *found])  # Found so, the change was over.
