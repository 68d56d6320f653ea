"""Who held a place on a day, worked out slowly: the rules of docs/control.md, day by day and set by set.

It shares with the program only the records and the reading of dates. Every window is a plain set of days,
every question is asked anew for each day, and nothing is prepared or kept.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from kharkivctl import dates
from kharkivctl.store.model import Event

LONG_AGO = date(2021, 1, 1)  # Before every day the tests ask for: where an open "by D" begins.
Answer = tuple[str, bool]  # held_by, certain


class Told:
    """An event read: on which days it can have come about, and of which days it speaks."""

    def __init__(self, event: Event) -> None:
        assert event.date and event.control
        when = dates.parse(event.date)
        start = when.start or when
        self.event = event
        self.holder: str = event.control
        self.found = event.kind == "holding"
        self.by = event.date.startswith("[..") and not self.found
        self.order = (when.earliest or when.latest or LONG_AGO, when.latest or date.max, event.id)
        last = min(start.latest or date.max, when.latest or date.max)
        first = LONG_AGO if self.by else start.earliest or last
        self.possible = days_of(first, last)
        if self.found and "/" not in event.date:
            self.possible = {last}
        self.end = when.latest if "/" in event.date else None
        self.open = event.date.endswith("/..")
        unit = {"day": 1, "month": 31, "year": 366}[start.precision] if start.approximate else 0
        blur = timedelta(unit)
        self.doubt = days_of(min(self.possible) - blur, last + blur) if unit else set()

    def ended(self, day: date) -> bool:
        return self.end is not None and self.end < day


class Change:
    """What several accounts tell of one change, or of one finding; it happened on one of `possible`."""

    def __init__(self, told: Sequence[Told], possible: set[date]) -> None:
        self.told = sorted(told, key=lambda one: one.order)
        self.holder = self.told[0].holder
        self.possible = possible

    def surely_begun(self, day: date) -> bool:
        return all(possible <= day for possible in self.possible)

    def under_way(self, day: date) -> bool:
        return any(possible <= day for possible in self.possible) and not self.surely_begun(day)

    def over(self, day: date) -> bool:
        """Contested for some days only (rule 5)."""
        ends = [one.end for one in self.told if one.end]
        if self.holder != "contested" or not ends or day <= max(ends):
            return False
        return not any(one.open or (not one.end and max(one.possible) > max(ends)) for one in self.told)


def days_of(first: date, last: date) -> set[date]:
    return {first + timedelta(n) for n in range((last - first).days + 1)}


def on_day(events: Iterable[Event], day: date) -> Answer:
    """Who held the place on the day, and whether that is certain."""
    told = sorted((Told(e) for e in events if e.control and e.date), key=lambda one: one.order)
    firm = [one for one in told if one.event.standing != "claimed"]
    if disputed(told, day):
        return "disputed", False
    changes = in_order_of_beginning(all_changes(firm))
    begun = [change for change in changes if change.surely_begun(day) and not change.over(day)]
    under_way = [change for change in changes if change.under_way(day) and not change.over(day)]
    holder = begun[-1].holder if begun else None
    if any(change.holder != holder for change in under_way):
        return "changing", False
    if not begun:
        return "unrecorded", False
    return begun[-1].holder, not under_way and borne_out(begun[-1], changes, firm, day)


def over_days(events: Sequence[Event], first: date, last: date) -> Answer:
    """Rule 9, with one holder on all days but not certain on all of them: that holder, not certain."""
    answers = [on_day(events, day) for day in sorted(days_of(first, last))]
    holders = {holder for holder, _ in answers}
    if len(holders) > 1:
        return "changing", False
    return holders.pop(), all(certain for _, certain in answers)


def disputed(told: Sequence[Told], day: date) -> bool:
    """Rule 5, claims included: several holders by the last words of the voices on one question."""
    live = [one for one in told if max(one.possible) <= day and not one.ended(day)]
    for question in {question for one in live for question in one.event.questions}:
        last_word: dict[tuple[bool, tuple[str, ...]], str] = {}
        for one in live:
            later_and_settled = [
                other
                for other in live
                if other.event.standing != "claimed"
                and question not in other.event.questions
                and max(other.possible) > max(one.possible)
            ]
            if question in one.event.questions and not later_and_settled:
                voice = one.event.said_by or one.event.sources
                claimed = one.event.standing == "claimed"
                if not claimed:
                    last_word.pop((True, voice), None)  # A claim takes back claims only.
                last_word[claimed, voice] = one.holder
        if len({holder for holder in last_word.values() if holder != "unknown"}) > 1:
            return True
    return False


def all_changes(firm: Sequence[Told]) -> list[Change]:
    """The accounts put together by rule 7, each change with the days on which it can have happened."""
    changes: list[Change] = []
    for tellers in same_change([one for one in firm if not one.found], firm):
        latest = max(tellers, key=lambda one: one.order)
        bearing_out = [
            one
            for one in firm
            if one.found
            and one.holder == latest.holder
            and nothing_contrary(latest, one, firm)
            # A finding before the change can have happened tells of something else.
            and any(
                first_day(other) <= max(one.possible) and nothing_contrary(other, one, firm)
                for other in tellers
            )
        ]
        window = shared_days(tellers)
        for one in bearing_out:
            if max(one.possible) >= min(window):
                window = {day for day in window if day <= max(one.possible)}
        # What comes after, and is not another answer to the same question, found the change over.
        story = sorted([*tellers, *bearing_out], key=lambda one: one.order)
        for other in contrary_after(story, firm):
            window = {day for day in window if day <= max(other.possible)}
        changes.append(Change(story, window))
    told_of = {id(one) for change in changes for one in change.told}
    rest = [one for one in firm if one.found and id(one) not in told_of]
    while rest:
        stretch = [
            one for one in rest if one.holder == rest[0].holder and nothing_contrary(rest[0], one, firm)
        ]
        rest = [one for one in rest if one not in stretch]
        latest_day = min(max(one.possible) for one in stretch + contrary_after(stretch, firm))
        window = {day for one in stretch for day in one.possible if day <= latest_day}
        changes.append(Change(stretch, window or {latest_day}))
    return changes + spoken_for_their_day(changes)


def spoken_for_their_day(changes: Sequence[Change]) -> list[Change]:
    """Findings and "by D" that the changes leave out: they say that it was so on D, whenever it changed."""
    more: list[Change] = []
    told = [(one, change) for change in changes for one in change.told]
    for one, change in sorted(told, key=lambda pair: (max(pair[0].possible), pair[0].order)):
        day = max(one.possible)
        if not one.found and not (one.by and change.surely_begun(day)):
            continue
        begun = [
            other
            for other in in_order_of_beginning([*changes, *more])
            if other.surely_begun(day) and not other.over(day)
        ]
        unheard = not begun or (begun[-1].holder != one.holder and begun[-1].told[-1].order < one.order)
        if unheard:
            later = [other for other in change.told if other.found and other.order > one.order]
            more.append(Change([one, *later], {day}))
    return more


def same_change(tellers: Sequence[Told], firm: Sequence[Told]) -> list[list[Told]]:
    """Tellers of changes, joined while two tell of one: by a question, or with nothing contrary between."""
    groups = [[one] for one in tellers]
    joined = True
    while joined:
        joined = False
        for group in groups:
            for other in groups:
                if group is not other and any(same(a, b, firm) for a in group for b in other):
                    group += other
                    groups.remove(other)
                    joined = True
                    break
            if joined:
                break
    return groups


def same(one: Told, other: Told, firm: Sequence[Told]) -> bool:
    shared = set(one.event.questions) & set(other.event.questions)
    return one.holder == other.holder and (bool(shared) or nothing_contrary(one, other, firm))


def nothing_contrary(one: Told, other: Told, firm: Sequence[Told]) -> bool:
    low, high = sorted([one.order, other.order])
    return not any(low < between.order < high and between.holder != one.holder for between in firm)


def contrary_after(story: Sequence[Told], firm: Sequence[Told]) -> list[Told]:
    """The accounts of another holder after the last of these, but for those that answer their question."""
    asked = {question for one in story for question in one.event.questions}
    return [
        other
        for other in firm
        if other.order > story[-1].order
        and other.holder != story[-1].holder
        and not asked & set(other.event.questions)
    ]


def shared_days(tellers: Sequence[Told]) -> set[date]:
    """Rule 7: what the windows share, else their whole span; rule 3: "by D" alone counts as D."""
    shared = set.intersection(*(one.possible for one in tellers))
    if all(one.by for one in tellers):
        return {max(shared)}
    if shared:
        return shared
    firsts = [max(one.possible) if one.by else min(one.possible) for one in tellers]
    return days_of(min(firsts), max(max(one.possible) for one in tellers))


def in_order_of_beginning(changes: Sequence[Change]) -> list[Change]:
    return sorted(changes, key=lambda change: (max(change.possible), change.told[-1].order))


def borne_out(now: Change, changes: Sequence[Change], firm: Sequence[Told], day: date) -> bool:
    """Whether a record of the day, or the next one, agrees with the holder (rule 3), and none blurs it."""
    if any(day in one.doubt for one in firm):
        return False
    for fighting in changes[changes.index(now) + 1 :]:
        confirmed = [one for one in now.told if max(fighting.possible) < max(one.possible) <= day]
        if fighting.over(day) and not confirmed:
            return False  # Back only because the fighting had ended (rule 5).
    if max(now.possible) == day:
        return True
    if any(max(one.possible) <= day <= (one.end or first_day(one)) for one in now.told):
        return True
    coming = [one for one in firm if first_day(one) > day]
    if not coming:
        return False
    next_one = min(coming, key=lambda one: (first_day(one), one.order))
    if next_one.holder == now.holder:
        return next_one.found or next_one.by or next_one in now.told
    return next_one.holder != "unknown" and not next_one.found and not next_one.by


def first_day(one: Told) -> date:
    return max(one.possible) if one.by else min(one.possible)
