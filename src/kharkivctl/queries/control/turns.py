"""Turns of a place: its changes of holder, and findings that contradict the turn before."""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import msgspec

from kharkivctl import dates
from kharkivctl.queries.control.accounts import Account
from kharkivctl.store.model import Control

Order = tuple[date, tuple[date, date, str]]


class Turn(msgspec.Struct, frozen=True, gc=False):
    """A change of holder, or a finding that contradicts the turn before, with its accounts.

    It took place on one day from `first` to `last`. `order` tells of two turns which began later: by `last`,
    then by the last of their accounts. `end` is the last day of a fight that is told with its end; None for
    everything that lasts.
    """

    control: Control
    first: date
    last: date
    accounts: tuple[Account, ...]
    order: Order
    end: date | None

    @property
    def changes(self) -> list[Account]:
        """The accounts that tell of a change; none if it was only found so."""
        return [account for account in self.accounts if not account.is_finding]

    @property
    def dated(self) -> list[Account]:
        """The accounts that say when it changed, not only by when."""
        return [account for account in self.changes if not account.by_day]

    @property
    def account(self) -> Account:
        """The account that dates the turn most precisely, the earliest of equals."""
        return min(
            self.changes or self.accounts, key=lambda account: (account.by_day, account.last - account.first)
        )

    @property
    def lone(self) -> Account | None:
        """The one account that says when it changed, where the others say only by when (rule 7)."""
        dated = self.dated
        by_day = min((account.last for account in self.changes if account.by_day), default=date.min)
        alone = len(dated) == 1 and dated[0].first == self.first < by_day
        return dated[0] if alone else None

    @property
    def since(self) -> str:
        """When the turn took place, as EDTF: in the words of its account if it tells of just these days."""
        if self.first == self.last and not self.dated:
            return f"[..{self.last}]"
        if self.dated and any(a.by_day and a.last == self.first < self.last for a in self.changes):
            return f"[..{self.last}]"
        account = self.account
        if (account.first, account.last) == (self.first, self.last):
            return (account.when.start or account.when).text
        return dates.between(self.first, self.last).text

    def has_ended_by(self, day: date) -> bool:
        """Whether it was contested for some days only, and they are past."""
        return self.end is not None and self.end < day


def _turn(first: date, last: date, accounts: Sequence[Account]) -> Turn:
    control = accounts[0].control
    assert control is not None
    end = _end_of_fight(accounts) if control == "contested" else None
    return Turn(control, first, last, tuple(accounts), (last, accounts[-1].order), end)


def _end_of_fight(accounts: Sequence[Account]) -> date | None:
    """The last day of a fight, unless an account tells of it later or without an end (rule 9)."""
    end = max((account.through for account in accounts if account.through), default=None)
    if end is None or any(a.lasts or (not a.through and a.last > end) for a in accounts):
        return None
    return end


def turns_of(setters: Sequence[Account]) -> list[Turn]:
    """The accounts that may set a holder gathered into turns (rule 7), in the order of their beginning."""
    bounds = _Bounds(setters)
    found = (bounds.turn(group) for group in _groups(setters))
    turns = sorted((turn for turn in found if turn), key=lambda turn: turn.order)
    return sorted([*turns, *_told_for_their_day(turns)], key=lambda turn: turn.order)


def _told_for_their_day(turns: Sequence[Turn]) -> list[Turn]:
    """The turns of findings, "by D" and late accounts that no turn in force on their day bears out.

    "Found on D" and "by D" also say that it was so on D, whenever the change was; and what is told of days
    after a change is another one, if the place had passed to somebody else in between.
    """
    spoken = [
        (account, turn)
        for turn in turns
        for account in turn.accounts
        if account.is_finding or (account.by_day and turn.last <= account.last) or turn.last < account.first
    ]
    spoken.sort(key=lambda pair: pair[0].later)
    coming = iter([*turns, None])
    following = next(coming)
    begun: list[Turn] = []  # In order, without those at the end that are over: the last one is in force.
    added = []
    for account, turn in spoken:
        while following and following.last <= account.last:
            begun.append(following)
            following = next(coming)
        while begun and begun[-1].has_ended_by(account.last):
            begun.pop()
        now = begun[-1] if begun else None
        if now is None or (now.control != account.control and now.order[1] < account.order):
            later = turn.accounts[bisect_right(turn.accounts, account.order, key=lambda other: other.order) :]
            findings = [other for other in later if other.is_finding]
            first = account.last if account.is_finding or account.by_day else account.first
            new = _turn(first, account.last, [account, *findings])
            insort(begun, new, key=lambda turn: turn.order)
            added.append(new)
    return added


def questions_of(accounts: Iterable[Account]) -> set[str]:
    """The ids of the questions that accounts answer."""
    return {question for account in accounts for question in account.event.questions}


class _Bounds:
    """By when a change was over: when an account of another holder came after it."""

    def __init__(self, setters: Sequence[Account]) -> None:
        self.setters = setters
        # For each holder and position, the least last day of the accounts from there on that name another.
        self.least: dict[str | None, list[date]] = {}
        for control in {account.control for account in setters}:
            least, found = date.max, []
            for account in reversed(setters):
                if account.control != control:
                    least = min(least, account.last)
                found.append(least)
            self.least[control] = found[::-1]

    def turn(self, group: Sequence[Account]) -> Turn | None:
        """The turn of a group; accounts of its own question compete with it and don't bound it.

        None for a finding on an unknown day, if another holder came in those days: it tells of no day.
        """
        first, last = _window(group)
        control, asked = group[0].control, questions_of(group)
        after = bisect_right(self.setters, group[-1].order, key=lambda account: account.order)
        if after < len(self.setters) and self.least[control][after] < last:
            for account in self.setters[after:] if asked else ():
                if account.order[0] >= last:
                    break
                if account.control != control and asked.isdisjoint(account.event.questions):
                    last = min(last, account.last)
            last = last if asked else self.least[control][after]
        if last < min(account.last for account in group) and all(account.is_finding for account in group):
            return None
        return _turn(min(first, last), last, group)


class _Group:
    """Accounts of one change, and the findings after it that bear it out; or findings alone."""

    def __init__(self, changes: Iterable[Account], findings: Iterable[Account]) -> None:
        self.changes = list(changes)
        self.findings = list(findings)

    def accounts(self) -> list[Account]:
        return sorted([*self.changes, *self.findings], key=lambda account: account.order)


def _groups(setters: Sequence[Account]) -> list[list[Account]]:
    """Accounts of one turn: a change, the other accounts of it, and the findings that bear it out.

    Changes to one holder are the same change if nothing contrary lies between them, or if they share a
    question; a finding belongs to the change before it unless something contrary lies between.
    """
    groups: list[_Group] = []
    telling: dict[tuple[str | None, str], _Group] = {}  # Holder and question -> the change told of.
    for run in _runs(setters):
        changes = [account for account in run if not account.is_finding]
        changed = min((account.first for account in changes), default=date.max)
        groups.append(_Group([], (a for a in run if a.is_finding and a.last < changed)))
        keys = {(run[0].control, question) for question in questions_of(changes)}
        same = list(dict.fromkeys(telling[key] for key in sorted(keys, key=str) if key in telling))
        group = same[0] if same else _Group([], [])
        for other in same:
            # The findings that bore it out before are a stretch of their own.
            groups.append(_Group([], other.findings))
            if other is not group:
                group.changes += other.changes
                keys |= {(run[0].control, question) for question in questions_of(other.changes)}
                other.changes, other.findings = [], []
        group.changes += changes
        group.findings = [a for a in run if a.is_finding and a.last >= changed]
        telling |= dict.fromkeys(keys, group)
        groups += [] if same else [group]
    return [group.accounts() for group in groups if group.changes or group.findings]


def _runs(setters: Sequence[Account]) -> Iterator[list[Account]]:
    """Stretches of accounts of one holder; a fight told with its end is over before the next one begins."""
    for control, accounts in groupby(setters, key=lambda account: account.control):
        run: list[Account] = []
        end, latest = date.min, date.min  # Of the fight: the last day told, and the last day of one without.
        for account in accounts:
            if control == "contested" and latest <= end < account.first and run:
                yield run
                run, end, latest = [], date.min, date.min
            run.append(account)
            end = max(end, account.through or date.min)
            latest = max(
                latest, date.max if account.lasts else account.last if not account.through else latest
            )
        yield run


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
