"""The accounts of places: what each tells, whose word it is, and which still speak."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from datetime import date, timedelta

import msgspec

from kharkivctl import dates
from kharkivctl.dates import Edtf
from kharkivctl.queries.published import published_on
from kharkivctl.store.model import Control, Event, Side, Store

# How far a date marked "about" may be off, in days.
LEEWAY = {"day": 1, "month": 31, "year": 366}

# Tells the later of two accounts: a day, then the order of rule 1.
Spoken = tuple[date, tuple[date, date, str]]


class Account(msgspec.Struct, frozen=True, gc=False):
    """One dated account of who held a place, or of a side that left it.

    What it tells came about on one day from `first` to `last`, clipped to the days covered. `through` is
    the last day that an interval with an end speaks of, and `lasts` marks an interval without one.
    `doubtful` are the first and last day near enough to an approximate date to be in doubt. `by_day` marks
    a change "on D at the latest", `is_finding` a finding that tells no change. `order` is that of rule 1:
    earliest day (of `[..D]`: D), latest day, id. `voices` are whose word it is, less those that corrected
    it later, and `said` is when it was said. `control` is None for a withdrawal that does not say who held
    the place afterwards; `left` is the side that left, by its own admission or by the other's claim.
    """

    event: Event
    when: Edtf
    control: Control | None
    first: date
    last: date
    through: date | None
    lasts: bool
    by_day: bool
    is_finding: bool
    doubtful: tuple[date, date] | None
    order: tuple[date, date, str]
    voices: tuple[str, ...]
    said: date
    left: Side | None

    @property
    def later(self) -> Spoken:
        """What tells the later of two accounts: the last day it can have come about, then rule 1."""
        return (self.last, self.order)

    def spoken_by(self, day: date) -> Spoken:
        """What tells the later of two accounts up to a day: the last day each speaks of, then rule 1."""
        return (min(self.through, day) if self.through else self.last, self.order)

    @property
    def is_claim(self) -> bool:
        return self.event.standing == "claimed"

    @property
    def is_partial(self) -> bool:
        return self.event.partial

    def has_ended_by(self, day: date) -> bool:
        """Whether it speaks of some days only, and they are past."""
        return self.through is not None and self.through < day

    @property
    def spoken_days(self) -> tuple[date, date] | None:
        """The first and last day on each of which it says who held the place; None if of no day for sure."""
        if self.through is not None:
            return (self.last, self.through)
        return (self.last, self.last) if self.first == self.last else None

    def speaks_of(self, day: date) -> bool:
        """Whether it says who held the place on that very day."""
        days = self.spoken_days
        return days is not None and days[0] <= day <= days[1]

    def tells_that_left(self, holder: Control) -> bool:
        """Whether it tells that a holder left, and does not itself name him as the one who has the place."""
        if self.control:
            return self.is_claim and self.event.kind == "withdrawal" and self.control != holder
        return self.left == holder


def accounts_by_place(store: Store, among: Set[str] | None = None) -> dict[str, list[Account]]:
    """The accounts of each place that has one with `control`, in order; undated events are left out.

    Withdrawals that are claimed or admitted without `control` are among them. `among` are the ids of the
    places asked for; None for all.
    """
    read = _Reader(store)
    found: defaultdict[str, list[Account]] = defaultdict(list)
    for event in store.events:
        places = event.places if among is None else [place for place in event.places if place in among]
        if event.date and places and (event.control or event.kind == "withdrawal"):
            account = read.account(event, dates.parse(event.date))
            if account.control or account.left:
                for place in places:
                    found[place].append(account)
    for accounts in found.values():
        accounts.sort(key=lambda account: account.order)
    return {place: told for place, told in found.items() if any(account.control for account in told)}


class _Reader:
    """Reads events as accounts: what a store says of voices, days of issue and sides."""

    def __init__(self, store: Store) -> None:
        covers = dates.parse(store.store.covers)
        self.opening = covers.earliest or date.min
        self.sources = {source.id: source for source in store.sources}
        self.works = store.works()
        self.sides: dict[str, Side | None] = {person.id: person.side for person in store.people}
        self.sides |= {body.id: body.side for body in store.organizations}

    def account(self, event: Event, when: Edtf) -> Account:
        start = when.start or when
        last = max(min(start.latest or date.max, when.latest or date.max), self.opening)
        first = max(start.earliest or last, self.opening)
        is_finding = event.kind == "holding"
        if is_finding and not when.start:
            first = last  # Found so on one of these days: sure only from the last of them on.
        days = LEEWAY[start.precision]
        return Account(
            event,
            when,
            event.control,
            first,
            last,
            through=max(when.latest, self.opening) if when.start and when.latest else None,
            lasts=bool(when.start) and when.latest is None,
            by_day=when.by is not None and not is_finding,
            is_finding=is_finding,
            doubtful=(shifted(first, -days), shifted(last, days)) if start.approximate else None,
            order=(max(when.order[0], self.opening), max(when.order[1], self.opening), event.id),
            voices=event.said_by or tuple(dict.fromkeys(self.works.get(s, s) for s in event.sources)),
            said=self._said(event),
            left=None if event.control else self._left(event),
        )

    def _said(self, event: Event) -> date:
        """When an account was given: `said`, else the latest day of its sources; else long ago."""
        if event.said:
            return dates.parse(event.said).latest or date.max
        days = (published_on(self.sources[s]) for s in event.sources if s in self.sources)
        return max((day for day in days if day), default=date.min)

    def _left(self, event: Event) -> Side | None:
        """The side that left, by its own admission or by the other's claim; None for what nobody owns."""
        sides = {self.sides.get(voice) for voice in event.said_by} - {None}
        if event.standing not in ("claimed", "admitted") or len(sides) != 1:
            return None
        side = sides.pop()
        return side if event.standing == "admitted" else "ukraine" if side == "russia" else "russia"


def shifted(day: date, days: int) -> date:
    """The day so many days later, or the day itself at the ends of the calendar."""
    try:
        return day + timedelta(days)
    except OverflowError:
        return day


# Which accounts speak


def not_retracted(accounts: Iterable[Account], known_by: date | None) -> list[Account]:
    """The accounts that nobody had taken back, as far as was known by a day (None: by now)."""
    return [account for account in accounts if not _is_retracted(account, known_by)]


def _is_retracted(account: Account, known_by: date | None) -> bool:
    if not account.event.retracted:
        return False
    return known_by is None or (dates.parse(account.event.retracted).latest or date.max) <= known_by


def without_corrected(accounts: Sequence[Account], *, by_claims: bool) -> list[Account]:
    """The accounts without the voices that corrected them, and without those that no voice stands by.

    `by_claims`: whether a later claim corrects what its voice said before. It does where accounts dispute;
    but it sets no holder, and so takes none away.
    """
    corrected: defaultdict[str, set[str]] = defaultdict(set)  # Event id -> the voices that corrected it.
    for (_, voice), words in _by_question_and_voice(accounts).items():
        for account in _corrected(words, by_claims):
            corrected[account.event.id].add(voice)
    kept = []
    for account in accounts:
        voices = tuple(voice for voice in account.voices if voice not in corrected[account.event.id])
        if voices == account.voices:
            kept.append(account)
        elif voices:
            kept.append(msgspec.structs.replace(account, voices=voices))
    return kept


def _by_question_and_voice(accounts: Iterable[Account]) -> dict[tuple[str, str], list[Account]]:
    """Question and voice -> what the voice said on it."""
    found: defaultdict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in accounts:
        for question in account.event.questions:
            for voice in account.voices:
                found[question, voice].append(account)
    return found


def _corrected(words: Sequence[Account], by_claims: bool) -> Iterable[Account]:
    """The words of one voice on one matter that a word said later corrects: of the same or earlier days.

    A later word on later days is no correction: the earlier one stands for the days before.
    """
    earliest = date.max  # Of the days that later words speak of.
    for account in sorted(words, key=lambda word: (word.said, word.order), reverse=True):
        if earliest <= account.last:
            yield account
        if by_claims or not account.is_claim:
            earliest = min(earliest, account.first)
