"""Who held a place on a day, worked out slowly: the rules of docs/control.md, day by day and set by set.

It shares with the program only the records and the reading of dates. Every window is a plain set of days,
every question is asked anew for each day, and nothing is prepared or kept.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kharkivctl import dates
from kharkivctl.store.model import Event, Source

DAY = timedelta(1)
LEEWAY = {"day": 1, "month": 31, "year": 366}  # Days on either side of an approximate date.


class Answer(NamedTuple):
    """What holds on a day; events are named by their ids."""

    held_by: str
    since: str | None
    until: str | None
    certain: bool
    reason: str
    event: str | None
    before: str | None
    next: str | None
    claims: tuple[str, ...]


class Account:
    """An event read: on which days it can have come about, of which days it speaks, and whose word it is.

    A withdrawal without `control` is read in the same way; its holder is None.
    """

    def __init__(self, event: Event, works: dict[str, Source], store_begins: date) -> None:
        assert event.date
        when = dates.parse(event.date)
        start = when.start or when
        assert start.latest
        self.event = event
        self.holder = event.control
        self.claim = event.standing == "claimed"
        self.partial = event.partial
        self.finding = event.kind == "holding"
        self.by = when.by is not None and not self.finding
        self.questions = set(event.questions)
        self.voices = set(event.said_by) or {root(work, works) for work in event.sources}
        self.order = (max(when.order[0], store_begins), max(when.order[1], store_begins), event.id)
        # What began in April and ended on the 5th began on the 5th at the latest.
        self.last = max(min(start.latest, when.latest or date.max), store_begins)
        self.first = max(start.earliest or self.last, store_begins)
        if when.by or (self.finding and when.shape != "interval"):
            self.first = self.last
        self.start = start.text
        self.possible = days_of(store_begins if self.by else self.first, self.last)
        self.open = when.shape == "interval" and when.latest is None
        self.through: date | None = None
        if when.shape == "interval" and when.latest:
            self.through = max(when.latest, store_begins)
        self.doubtful: set[date] = set()
        if start.approximate:
            leeway = timedelta(LEEWAY[start.precision])
            self.doubtful = days_of(self.first - leeway, self.last + leeway)
        self.said = (said_on(event, works), self.order)

    @property
    def place_in_time(self) -> tuple[date, tuple[date, date, str]]:
        """Where it stands when it is asked which of two accounts is the later one."""
        return self.last, self.order

    def spoken(self, day: date) -> tuple[date, tuple[date, date, str]]:
        """The same up to a day: what was told to last speaks of that day too."""
        return (min(self.through, day) if self.through else self.last), self.order

    def ended(self, day: date) -> bool:
        return self.through is not None and self.through < day

    def speaks_of(self, day: date) -> bool:
        """Whether it tells who held the place on that very day."""
        if self.through and self.last <= day <= self.through:
            return True
        return self.first == self.last == day

    def took_back(self, known_by: date | None) -> bool:
        """Whether its voice had taken it back, as far as was known by then."""
        if self.event.retracted is None:
            return False
        return known_by is None or latest_day(self.event.retracted) <= known_by


class Turn:
    """What several accounts tell of one change, or of one finding; it began on one of the days `window`."""

    def __init__(self, told: Sequence[Account], window: set[date]) -> None:
        self.told = sorted(told, key=lambda one: one.order)
        self.holder = self.told[0].holder
        self.first = min(window)
        self.last = max(window)
        self.changes = [one for one in self.told if not one.finding]
        # Accounts that give a day; the others say only that it was so by then.
        self.dated = [one for one in self.changes if not one.by]

    @property
    def event(self) -> Account:
        """The account it rests on: the one that dates it most precisely, the earliest of equals."""
        return min(self.changes or self.told, key=lambda one: (one.by, len(one.possible)))

    @property
    def since(self) -> str:
        """When it took place: in the words of its account, where that tells of just these days."""
        if self.first == self.last and not self.dated:
            return f"[..{self.last}]"
        if any(one.by and one.last == self.first < self.last for one in self.changes):
            return f"[..{self.last}]"
        if (self.event.first, self.event.last) == (self.first, self.last):
            return self.event.start
        return dates.between(self.first, self.last).text

    @property
    def lone(self) -> Account | None:
        """The one account that gives a day where all others say only "by" (rule 7)."""
        by = [one.last for one in self.changes if one.by]
        if len(self.dated) == 1 and by and self.dated[0].first == self.first < min(by):
            return self.dated[0]
        return None

    @property
    def end(self) -> date | None:
        """The last day of a `contested` that has one (rule 9)."""
        return end_of_fighting(self.told)

    def surely_begun(self, day: date) -> bool:
        return self.last <= day

    def under_way(self, day: date) -> bool:
        return self.first <= day < self.last

    def over(self, day: date) -> bool:
        return self.end is not None and self.end < day

    def told_with_its_day(self, partial_counts: bool) -> bool:
        """Whether an account tells of a change from the first of these days on, and not only "by"."""
        return any(one.first == self.first for one in self.dated if partial_counts or not one.partial)


class Town:
    """The accounts of one place, sorted by what they may do."""

    def __init__(
        self,
        events: Iterable[Event],
        covers: tuple[date, date],
        sources: Iterable[Source],
        known_by: date | None,
        sides: dict[str, str] | None = None,
    ) -> None:
        sides = sides or {}
        works = {source.id: source for source in sources}
        told = [Account(event, works, covers[0]) for event in events if event.date]
        told = sorted((one for one in told if not one.took_back(known_by)), key=lambda one: one.order)
        self.covers = covers
        self.accounts = [one for one in told if one.holder]
        # For disputes any later word of a voice counts.
        self.words = [one for one in self.accounts if not replaced(one, self.accounts)]
        self.claims = [one for one in self.words if one.claim]
        # A claim takes back no account that is more than a claim.
        firm = [one for one in self.accounts if not one.claim]
        self.records = [one for one in firm if not replaced(one, firm)]
        self.setters = [one for one in self.records if one.holder != "unknown"]
        self.turns = in_order_of_beginning(all_turns(self.setters))
        # Of the holder: admitted by his side, claimed by the other.
        self.withdrawals = [
            (one, left)
            for one in told
            if one.event.kind == "withdrawal" and (one.holder is None or one in self.claims)
            for left in leaving(one.event, sides)
        ]

    # The decision

    def answer(self, day: date) -> Answer:
        if not self.covers[0] <= day <= self.covers[1]:
            return self.say("unrecorded", day, "outside")
        dispute = self.disputing(day)
        if dispute:
            return self.say("disputed", day, "disputed", claims=dispute)
        turn = self.lasting(day)
        coming = [
            other
            for other in self.turns
            if other.under_way(day) and not other.over(day) and other.holder != (turn and turn.holder)
        ]
        claims = self.claims_beside(day)
        if coming:
            change = coming[-1]
            return self.say("changing", day, "changing", change.event, change.since, str(change.last), claims)
        unknown = self.not_known(turn, day)
        if unknown and not (turn and self.held_by_other_voices(turn, unknown, day)):
            record = unknown[-1]
            assert record.event.date
            since = f"[..{record.last}]" if record.finding else record.event.date
            found = record.speaks_of(day)
            return self.say(
                "unknown", day, "found" if found else "not-known", record, since, None, claims, found
            )
        if turn is None:
            return self.say("unrecorded", day, self.why_unrecorded(day), claims=claims)
        assert turn.holder
        claims = [claim for claim in claims if claim.holder != turn.holder]
        certain, reason = self.certainty(turn, day)
        until = self.until(turn, day)
        return self.say(turn.holder, day, reason, turn.event, turn.since, until, claims, certain)

    def say(
        self,
        held_by: str,
        day: date,
        reason: str,
        event: Account | None = None,
        since: str | None = None,
        until: str | None = None,
        claims: Sequence[Account] = (),
        certain: bool = False,
    ) -> Answer:
        """The answer, with the nearest records before and after the day."""
        later = [one for one in self.setters if one.first > day]
        before = self.before(held_by, day)
        later = later if day <= self.covers[1] else []
        after = min(later, key=by_first_day, default=None)
        return Answer(
            held_by,
            since,
            until,
            certain,
            reason,
            event.event.id if event else None,
            before.event.id if before else None,
            after.event.id if after else None,
            tuple(one.event.id for one in sorted(claims, key=lambda one: one.order)),
        )

    def before(self, held_by: str, day: date) -> Account | None:
        """The account of the turn before: of the one in force, or the last begun if none is."""
        if day < self.covers[0]:
            return None
        if day > self.covers[1]:
            return self.setters[-1] if self.setters else None
        begun = [turn for turn in self.turns if turn.surely_begun(day)]
        turn = self.lasting(day)
        if held_by in ("disputed", "changing", "unknown") and turn:
            return turn.event
        if turn:
            begun = [other for other in begun if not other.over(day) and other is not turn]
        elif any(one.over(day) for one in begun):
            begun = [one for one in begun if one.over(day)]
        return begun[-1].event if begun else None

    # Disputes and claims (rules 4 and 5)

    def disputing(self, day: date) -> list[Account]:
        """The last words that contradict each other on some question."""
        disputing: dict[str, Account] = {}
        for question in {question for one in self.words for question in one.questions}:
            live = [
                one
                for one in self.words
                if question in one.questions
                and one.last <= day
                and not one.ended(day)
                and not self.settled(one, question, day)
            ]
            last_words = []
            for voice in {voice for one in live for voice in one.voices}:
                words = [
                    one for one in live if voice in one.voices and not replaced_for(voice, one, self.accounts)
                ]
                if words:
                    last_words.append(max(words, key=lambda one: one.said))
            named = [one for one in last_words if one.holder != "unknown"]
            if len({one.holder for one in named}) > 1:
                disputing |= {one.event.id: one for one in named}
        return list(disputing.values())

    def settled(self, one: Account, question: str, day: date) -> bool:
        later = [
            other
            for other in self.words
            if not other.claim
            and other.last <= day
            and not other.ended(day)
            and other.spoken(day) > one.spoken(day)
        ]
        if one.claim:
            return bool(later)
        return any(question not in other.questions for other in later)

    def claims_beside(self, day: date) -> list[Account]:
        """The claims told by the day and not over, with no record after them."""
        return [
            claim
            for claim in self.claims
            if claim.last <= day
            and not claim.ended(day)
            and not any(one.last <= day and one.spoken(day) > claim.spoken(day) for one in self.records)
        ]

    # Who held it (rules 3, 6, 9 and 10)

    def lasting(self, day: date) -> Turn | None:
        """The turn in force: the last that has begun, unless fighting that had ended since leaves it open."""
        begun = [turn for turn in self.turns if turn.surely_begun(day) and not turn.over(day)]
        if not begun:
            return None
        turn = begun[-1]
        fighting = self.fighting_since(turn, day)
        if fighting and not self.found_back(turn, fighting, day) and not self.borne_out_by_next(turn, day):
            return None
        return turn

    def fighting_since(self, turn: Turn, day: date) -> Turn | None:
        """The last contested spell that began after the turn and had ended by the day."""
        later = self.turns[self.turns.index(turn) + 1 :]
        over = [other for other in later if other.surely_begun(day) and other.over(day)]
        return over[-1] if over else None

    def found_back(self, turn: Turn, fighting: Turn, day: date) -> list[Account]:
        """The accounts of the earlier holder that speak of the day, or of one since the fighting ended."""
        assert fighting.end
        agreeing = self.agreeing(turn, day)
        return [one for one in agreeing if one.last > fighting.end or one.speaks_of(day)]

    def borne_out_by_next(self, turn: Turn, day: date) -> bool:
        """Whether the next account after the fighting, or the next change, bears out the earlier holder."""
        coming = [one for one in self.setters if one.first > day]
        if not coming:
            return False
        nearest = min(coming, key=by_first_day)
        if nearest.holder == turn.holder:
            # Captured again: somebody else held it before.
            return nearest.finding or nearest.by or nearest in turn.told
        change = self.next_away(turn, day)
        return change is not None and self.is_told(change, nearest, partial_counts=False)

    def next_away(self, turn: Turn, day: date) -> Turn | None:
        away = [other for other in self.turns if other.holder != turn.holder and other.first > day]
        return min(away, key=by_first_day, default=None)

    def is_told(self, change: Turn, nearest: Account, partial_counts: bool) -> bool:
        """Whether the holder before it is borne out by this change, the nearest account being as given."""
        if change.lone or not change.told_with_its_day(partial_counts):
            return False
        return nearest in change.told or change.first <= nearest.first

    def agreeing(self, turn: Turn, day: date) -> list[Account]:
        """The accounts of the holder that were made by the day, since the turn began, or speak of the day."""
        return [
            one
            for one in self.setters
            if one.holder == turn.holder
            and one.last <= day
            and (one in turn.told or one.last >= turn.last or one.speaks_of(day))
        ]

    def later_than_agreeing(self, one: Account, turn: Turn, day: date) -> bool:
        return all(one.spoken(day) > other.spoken(day) for other in self.agreeing(turn, day))

    def not_known(self, turn: Turn | None, day: date) -> list[Account]:
        """The records up to the day that it is not known, with nothing after them."""
        unknown = [
            one for one in self.records if one.holder == "unknown" and one.last <= day and not one.ended(day)
        ]
        if turn:
            unknown = [one for one in unknown if self.later_than_agreeing(one, turn, day)]
        else:
            before = [one for one in self.setters if one.last <= day]
            unknown = [one for one in unknown if all(one.spoken(day) > b.spoken(day) for b in before)]
        return sorted(unknown, key=lambda one: one.spoken(day))

    def held_by_other_voices(self, turn: Turn, unknown: Sequence[Account], day: date) -> bool:
        """Whether somebody says who held it, besides those who say that it is not known."""
        speaking = self.agreeing(turn, day) or turn.told
        voices = {voice for one in speaking for voice in one.voices}
        return not voices <= {voice for one in unknown for voice in one.voices}

    def why_unrecorded(self, day: date) -> str:
        if any(turn.surely_begun(day) for turn in self.turns):
            return "after-contested"
        if self.claims_beside(day):
            return "claims-only"
        if any(one.first > day for one in self.records):
            return "before-first"
        return "no-record"

    def until(self, turn: Turn, day: date) -> str:
        later = self.turns[self.turns.index(turn) + 1 :]
        change = next((other for other in later if other.holder != turn.holder and not other.over(day)), None)
        if turn.end and (change is None or change.first > turn.end):
            return str(turn.end)
        if change is None:
            return ".."
        if change.dated and not change.since.startswith("[.."):
            return change.since
        bearing_out = [turn.last]
        for one in self.agreeing(turn, change.last - DAY):
            if not one.partial:
                bearing_out.append(min(one.through or one.last, change.last - DAY))
        return dates.between(max(bearing_out) + DAY, change.last).text

    # How sure it is (rule 8)

    def certainty(self, turn: Turn, day: date) -> tuple[bool, str]:
        if self.given_to_another(turn, day):
            return False, "other-account"
        if any(day in one.doubtful for one in self.setters):
            return False, "approximate"
        if self.withdrawn(turn, day):
            return False, "withdrawal"
        if self.lasts_elsewhere(turn, day):
            return False, "other-account"
        if self.not_known(turn, day):
            return False, "not-known"
        firm = [one for one in self.agreeing(turn, day) if not one.partial]
        if turn.lone and all(one is turn.lone for one in firm):
            return False, "one-account"
        fighting = self.fighting_since(turn, day)
        if fighting and not any(one in firm for one in self.found_back(turn, fighting, day)):
            return False, "resumed"
        certain, reason = self.borne_out(turn, day)
        if not certain and self.borne_out(turn, day, partial_counts=True)[0]:
            return False, "partial"
        return certain, reason

    def borne_out(self, turn: Turn, day: date, partial_counts: bool = False) -> tuple[bool, str]:
        """Whether a record of the day, or records before and after it, agree with the holder."""
        agreeing = [one for one in self.agreeing(turn, day) if partial_counts or not one.partial]
        of_the_day = [one for one in agreeing if one.speaks_of(day)]
        if turn.first < turn.last == day:
            found = any(one.finding for one in of_the_day)
            if not found and any(one.by for one in of_the_day):
                return True, "changed-by"
            return found, "found" if found else "window-end"
        if of_the_day:
            if turn.last == day and any(not one.finding and not one.by for one in of_the_day):
                return True, "changed"
            if turn.last == day and any(one.by for one in of_the_day):
                return True, "changed-by"
            return True, "found"
        coming = [
            one
            for one in self.setters
            if one.first > day and (partial_counts or one.holder != turn.holder or not one.partial)
        ]
        if not coming or not agreeing:
            return False, "no-later-record"
        nearest = min(coming, key=by_first_day)
        if nearest.holder == turn.holder:
            # Captured again: somebody else held it before.
            again = not (nearest.finding or nearest.by or nearest in turn.told)
            return (False, "no-later-record") if again else (True, "between")
        change = self.next_away(turn, day)
        if change and self.is_told(change, nearest, partial_counts):
            return True, "between"
        return False, "one-account" if change and change.lone else "next-by"

    def given_to_another(self, turn: Turn, day: date) -> bool:
        """Whether an account gives this very day to another holder.

        So does one that dates the same change later. Where a change lies within several days, the turns have
        taken care of it; and the last day of what lasted belongs to who holds the place from then on.
        """
        return any(one.first > day for one in turn.dated) or any(
            one.speaks_of(day) and one.holder != turn.holder and not one.through == day == turn.last
            for one in self.setters
        )

    def withdrawn(self, turn: Turn, day: date) -> bool:
        return any(
            (left == turn.holder or (one.holder and one.holder != turn.holder))
            and turn.last < one.last <= day
            and all(
                one.last > other.spoken(day)[0] for other in self.agreeing(turn, day) if not other.partial
            )
            for one, left in self.withdrawals
        )

    def lasts_elsewhere(self, turn: Turn, day: date) -> bool:
        """Whether the last word of some voice is another holder, from some day on and without an end."""
        made = [one for one in self.setters if one.last <= day]
        for one in made:
            if one.open and one.holder != turn.holder:
                later = [other for other in made if other.place_in_time > one.place_in_time]
                if one.voices - {voice for other in later for voice in other.voices}:
                    return True
        return False


def leaving(event: Event, sides: dict[str, str]) -> list[str | None]:
    """The side that left, by its own admission or by the claim of the other; None for nobody's word."""
    told = {sides.get(voice) for voice in event.said_by} - {None}
    if len(told) != 1 or event.standing not in ("claimed", "admitted"):
        return [None]
    (side,) = told
    return [side if event.standing == "admitted" else {"russia": "ukraine", "ukraine": "russia"}[side or ""]]


def on_day(
    events: Iterable[Event],
    day: date,
    *,
    covers: tuple[date, date],
    sources: Iterable[Source] = (),
    known_by: date | None = None,
    sides: dict[str, str] | None = None,
) -> Answer:
    """Who held the place on the day. `known_by` is the day whose knowledge of what was taken back counts.

    `sides` are those of the people and bodies who speak, by their ids.
    """
    return Town(events, covers, sources, known_by, sides).answer(day)


# Voices and words (rule 5)


def root(work: str, works: dict[str, Source]) -> str:
    """The work of which this one is a state: all states of one work are one voice."""
    while work in works and (earlier := works[work].version_of):
        work = earlier
    return work


def said_on(event: Event, works: dict[str, Source]) -> date:
    """When it was said; an unknown day counts as the earliest."""
    if event.said:
        return latest_day(event.said)
    days = []
    for work in (works[name] for name in event.sources if name in works):
        if day := work.issued or work.archived or work.accessed:
            days.append(latest_day(day))
    return max(days, default=date.min)


def latest_day(text: str) -> date:
    return dates.parse(text).latest or date.max


def replaced(one: Account, accounts: Sequence[Account]) -> bool:
    """Whether every voice of the account has corrected it."""
    return bool(one.voices) and all(replaced_for(voice, one, accounts) for voice in one.voices)


def replaced_for(voice: str, one: Account, accounts: Sequence[Account]) -> bool:
    """Whether the voice said something else later of the same or earlier days, on the same question."""
    return any(
        voice in other.voices
        and one.questions & other.questions
        and other.said > one.said
        and other.first <= one.last
        for other in accounts
    )


# Turns (rules 3 and 7)


def all_turns(setters: Sequence[Account]) -> list[Turn]:
    """The accounts put together by rule 7, each turn with the days on which it can have begun."""
    turns: list[Turn] = []
    for tellers in same_change([one for one in setters if not one.finding], setters):
        latest = max(tellers, key=lambda one: one.order)
        bearing_out = [
            one
            for one in setters
            if one.finding
            and one.holder == latest.holder
            and nothing_contrary(latest, one, setters)
            # A finding before the change can have happened tells of something else.
            and any(teller.first <= one.last and nothing_contrary(teller, one, setters) for teller in tellers)
        ]
        window = shared_days(tellers)
        for one in bearing_out:
            if one.last >= min(window):
                window = {day for day in window if day <= one.last}
        # What comes after, and is not another answer to the same question, found the change over.
        story = sorted([*tellers, *bearing_out], key=lambda one: one.order)
        for other in contrary_after(story, setters):
            window = {day for day in window if day <= other.last}
        turns.append(Turn(story, window))
    told_of = [one for turn in turns for one in turn.told]
    rest = [one for one in setters if one.finding and one not in told_of]
    while rest:
        stretch = [
            one for one in rest if one.holder == rest[0].holder and nothing_contrary(rest[0], one, setters)
        ]
        rest = [one for one in rest if one not in stretch]
        latest_day = min(one.last for one in stretch)
        if any(other.last < latest_day for other in contrary_after(stretch, setters)):
            continue  # Found so on a day that is not known, before or after: it tells of no day.
        window = {day for one in stretch for day in one.possible if day <= latest_day}
        turns.append(Turn(stretch, window or {latest_day}))
    return turns + spoken_for_their_day(turns)


def spoken_for_their_day(turns: Sequence[Turn]) -> list[Turn]:
    """Findings and "by D" that the turns leave out: they say that it was so on D, whenever it changed."""
    more: list[Turn] = []
    told = [(one, turn) for turn in turns for one in turn.told]
    for one, turn in sorted(told, key=lambda pair: pair[0].place_in_time):
        day = one.last
        if not one.finding and not (one.by and turn.surely_begun(day)):
            continue
        begun = [
            other
            for other in in_order_of_beginning([*turns, *more])
            if other.surely_begun(day) and not other.over(day)
        ]
        if not begun or (begun[-1].holder != one.holder and begun[-1].told[-1].order < one.order):
            later = [other for other in turn.told if other.finding and other.order > one.order]
            more.append(Turn([one, *later], {day}))
    return more


def same_change(tellers: Sequence[Account], setters: Sequence[Account]) -> list[list[Account]]:
    """Tellers of changes, joined while two tell of one: by a question, or with nothing contrary between."""
    groups = [[one] for one in tellers]
    joined = True
    while joined:
        joined = False
        for group in groups:
            for other in groups:
                if group is not other and any(same(a, b, setters) for a in group for b in other):
                    group += other
                    groups.remove(other)
                    joined = True
                    break
            if joined:
                break
    return groups


def same(one: Account, other: Account, setters: Sequence[Account]) -> bool:
    if one.holder != other.holder:
        return False
    return bool(one.questions & other.questions) or nothing_contrary(one, other, setters)


def nothing_contrary(one: Account, other: Account, setters: Sequence[Account]) -> bool:
    """Whether nothing lies between two accounts of one holder: no other holder, no end of the fighting."""
    low, high = sorted([one, other], key=lambda account: account.order)
    run = [between for between in setters if low.order <= between.order <= high.order]
    if any(between.holder != one.holder for between in run):
        return False
    for n in range(1, len(run)):
        end = end_of_fighting(run[:n])
        if end and end < run[n].first:
            return False
    return True


def end_of_fighting(told: Sequence[Account]) -> date | None:
    """The last day of what was contested, unless some account of it tells no end (rule 9)."""
    ends = [one.through for one in told if one.through]
    if not ends or any(one.holder != "contested" for one in told):
        return None
    if any(one.open or (not one.through and one.last > max(ends)) for one in told):
        return None
    return max(ends)


def contrary_after(story: Sequence[Account], setters: Sequence[Account]) -> list[Account]:
    """The accounts of another holder after the last of these, but for those that answer their question."""
    asked = {question for one in story for question in one.questions}
    last = max(one.order for one in story)
    return [
        other
        for other in setters
        if other.order > last and other.holder != story[0].holder and not asked & other.questions
    ]


def shared_days(tellers: Sequence[Account]) -> set[date]:
    """Rule 7: what the windows share, else their whole span; rule 3: "by D" alone counts as D."""
    shared = set.intersection(*(one.possible for one in tellers))
    if all(one.by for one in tellers):
        return {max(shared)}
    if shared:
        return shared
    return days_of(min(one.first for one in tellers), max(one.last for one in tellers))


def in_order_of_beginning(turns: Iterable[Turn]) -> list[Turn]:
    return sorted(turns, key=lambda turn: (turn.last, turn.told[-1].order))


def by_first_day(one: Account | Turn) -> tuple[date, date, tuple[date, date, str]]:
    order = one.order if isinstance(one, Account) else one.told[0].order
    return one.first, one.last, order


def days_of(first: date, last: date) -> set[date]:
    return {first + n * DAY for n in range((last - first).days + 1)}
