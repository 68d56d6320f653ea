"""Who held one place on any day: one decision, from which holder, since, until, certainty and reason come."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

import msgspec

from kharkivctl import dates
from kharkivctl.dates import Edtf
from kharkivctl.queries.control.accounts import Account, Spoken, shifted
from kharkivctl.queries.control.reasons import SENTENCES, SENTENCES_OF_DAYS, Reason
from kharkivctl.queries.control.records import Records
from kharkivctl.queries.control.turns import Turn
from kharkivctl.store.model import HOLDER_WORDS, Event, Holder


class State(msgspec.Struct, frozen=True):
    """Who held a place on the days asked for, and what that rests on.

    `since` and `until` are EDTF, as precise as the accounts; `until` is ".." when nothing ended it, and
    both are None where nobody is named.
    """

    held_by: Holder
    reason: Reason
    explanation: str = ""
    since: str | None = None
    until: str | None = None
    event: Event | None = None
    before: Event | None = None
    next: Event | None = None
    claims: tuple[Event, ...] = ()
    certain: bool = False


class Stretch(msgspec.Struct, frozen=True):
    """Days in a row, all with one answer to who held a place: its state on the first of them."""

    first: date
    last: date
    state: State


class History:
    """The accounts of one place, in order, ready to be asked for any day that the store covers."""

    def __init__(self, accounts: Sequence[Account], covers: Edtf, known_by: date | None = None) -> None:
        self.accounts = [account for account in accounts if account.control]
        self.covered = (covers.earliest or date.min, covers.latest or date.max)
        self.records = Records(accounts, known_by)

    # Several days

    def over_days(self, days: Edtf) -> State:
        """The state on all of some days (rule 10): one answer if the holder was the same throughout.

        With one holder, but not certain on each of the days, that holder, not certain.
        """
        first = max(days.earliest or date.min, self.covered[0])
        last = min(days.latest or date.max, self.covered[1])
        if first > last:
            return self._outside(past=(days.latest or date.max) < self.covered[0])
        breaks = sorted({first, *(day for day in self._breaks if first < day <= last)})
        states = [self.on_day(day) for day in breaks]
        if len(states) == 1:
            return states[0] if first == last else _of_days(states[0])
        start, end = states[0], states[-1]
        claims = tuple(dict.fromkeys(claim for state in states for claim in state.claims))
        same_change = start.event == end.event or start.held_by != "changing"
        if len({state.held_by for state in states}) == 1 and same_change:
            doubtful = [state for state in states if not state.certain]
            told = _of_days((doubtful or states)[0])
            return msgspec.structs.replace(
                start,
                certain=not doubtful,
                reason=told.reason,
                explanation=told.explanation,
                until=end.until,
                next=end.next,
                claims=claims,
            )
        steps = [
            HOLDER_WORDS[states[n].held_by] + (f" from {dates.day_words(day)}" if n else "")
            for n, day in enumerate(breaks)
            if n == 0 or states[n].held_by != states[n - 1].held_by
        ]
        return State(
            "changing",
            Reason.SEVERAL,
            SENTENCES[Reason.SEVERAL].format(steps=", then ".join(steps)),
            since=end.since,
            until=end.until,
            event=end.event,
            before=start.event or start.before,
            next=end.next,
            claims=claims,
        )

    def stretches(self) -> list[Stretch]:
        """All days covered, in stretches on which holder, since, until and certainty are the same."""
        breaks = sorted({self.covered[0], *self._breaks})
        states = ((day, self.on_day(day)) for day in breaks)
        begun = [next(alike) for _, alike in groupby(states, key=lambda told: _answer(told[1]))]
        ends = [*(shifted(day, -1) for day, _ in begun[1:]), self.covered[1]]
        return [Stretch(day, end, state) for (day, state), end in zip(begun, ends, strict=True)]

    @cached_property
    def _breaks(self) -> list[date]:
        """The days on which the answer can differ from that of the day before, and some others."""
        return sorted({day for day in self._possible_breaks() if self.covered[0] <= day <= self.covered[1]})

    def _possible_breaks(self) -> Iterator[date]:
        for turn in self.records.turns:
            yield from (turn.first, turn.last, shifted(turn.last, 1))
            if turn.end:
                yield shifted(turn.end, 1)
        for account in (*self.accounts, *self.records.withdrawals):
            yield from (account.first, account.last, shifted(account.last, 1))
            if account.doubtful:
                yield from (account.doubtful[0], shifted(account.doubtful[1], 1))
            if account.through:
                yield shifted(account.through, 1)

    # One day

    def on_day(self, day: date) -> State:
        """The state on one day, by the rules of docs/control.md."""
        if not self.covered[0] <= day <= self.covered[1]:
            return self._outside(past=day < self.covered[0])
        turn, fight = self.in_force(day)
        if rivals := self.records.rivals(day):
            return self._state(day, turn, "disputed", Reason.DISPUTED, claims=rivals)
        changes = [t for t in self.records.under_way(day) if turn is None or t.control != turn.control]
        if changes:
            return self._changing(day, turn, changes[-1])
        if turn is None or self._is_only_unknown(turn, day):
            return self._nobody(day, turn, fight)
        reason = self._reason(turn, fight, day)
        coming = next(self.records.coming(day), None)
        return self._state(
            day,
            turn,
            turn.control,
            reason,
            certain=reason.is_certain,
            since=turn.since,
            until=self._until(turn, day),
            event=turn.account,
            words={
                "next": _whose(coming) if coming else "",
                "day": dates.day_words(coming.last) if coming else "",
            },
        )

    def _state(
        self,
        day: date,
        turn: Turn | None,
        held_by: Holder,
        reason: Reason,
        *,
        certain: bool = False,
        since: str | None = None,
        until: str | None = None,
        event: Account | None = None,
        before: Account | None = None,
        claims: Sequence[Account] | None = None,
        words: dict[str, str] | None = None,
    ) -> State:
        """An answer for a day, with the records around it, the claims beside it and its reason in words.

        `before` is that of the turn before the one in force, unless given.
        """
        following = next(self.records.coming(day), None)
        if before is None:
            before = self._before(day, turn, held_by)
        if claims is None:
            claims = [
                claim
                for claim in self.records.claims(day)
                if held_by == "unknown" or claim.control != held_by
            ]
        return State(
            held_by,
            reason,
            SENTENCES[reason].format(**words or {}),
            since=since,
            until=until,
            event=event.event if event else None,
            before=before.event if before else None,
            next=following.event if following else None,
            claims=tuple(claim.event for claim in claims),
            certain=certain,
        )

    def _before(self, day: date, turn: Turn | None, held_by: Holder) -> Account | None:
        """The account of the turn in force if another answer is given, else that of the turn before it."""
        if turn and turn.control != held_by:
            return turn.account
        begun = (t for t in self.records.begun(day) if turn is None or not t.has_ended_by(day))
        last = next((t for t in begun if turn is None or t.order < turn.order), None)
        return last.account if last else None

    def _outside(self, *, past: bool) -> State:
        """The state on days the store does not cover, with the nearest record."""
        records = self.records
        nearest = next(records.coming(date.min), None) if past else next(reversed(records.setters), None)
        event = nearest.event if nearest else None
        return State(
            "unrecorded",
            Reason.OUTSIDE,
            SENTENCES[Reason.OUTSIDE],
            before=None if past else event,
            next=event if past else None,
        )

    def _changing(self, day: date, turn: Turn | None, change: Turn) -> State:
        """The state on a day by which a change had perhaps come about; `until` is when it was over."""
        days = dates.words(dates.parse(change.since))
        before = f"from {HOLDER_WORDS[turn.control]} " if turn and turn.last <= change.first else ""
        return self._state(
            day,
            turn,
            "changing",
            Reason.CHANGING,
            since=change.since,
            until=change.last.isoformat(),
            event=change.account,
            words={"before": before, "next": HOLDER_WORDS[change.control], "days": days},
        )

    def _nobody(self, day: date, turn: Turn | None, fight: Turn | None) -> State:
        """The state on a day for which no account names a holder: recorded as not known, or not recorded."""
        doubts = self.records.doubts(turn, day, firm=False)
        if doubts:
            doubt = max(doubts, key=lambda account: account.spoken_by(day))
            found = doubt.speaks_of(day)
            reason = Reason.FOUND if found else Reason.NOT_KNOWN
            since = f"[..{doubt.last}]" if doubt.is_finding else doubt.when.text
            return self._state(day, turn, "unknown", reason, certain=found, since=since, event=doubt)
        coming = next(self.records.coming(day), None)
        words = {"days": dates.words(coming.when) if coming else ""}
        if next(self.records.begun(day), None):
            reason = Reason.AFTER_CONTESTED
        elif self.records.claims(day):
            reason = Reason.CLAIMS_ONLY
        else:
            reason = Reason.BEFORE_FIRST if coming else Reason.NO_RECORD
        before = fight.account if fight else None
        return self._state(day, None, "unrecorded", reason, before=before, words=words)

    # Who held it (rules 3, 6 and 9)

    def in_force(self, day: date) -> tuple[Turn | None, Turn | None]:
        """The turn in force, and the fight that ended since it began if no record has told of him after it.

        The holder before a fight resumes only if the next record or change bears him out.
        """
        begun = self.records.begun(day)
        fight = next(begun, None)
        turn = next((t for t in (fight, *begun) if t and not t.has_ended_by(day)), None)
        if fight is None or turn is fight or fight.end is None:
            return turn, None
        if turn is None:
            return None, fight
        if _is_after(self.records.agreeing(turn, day, firm=True), fight.end):
            return turn, None
        if _is_after(self.records.agreeing(turn, day, firm=False), fight.end):
            return turn, fight
        resumes = self._next_record(turn, day) is Reason.BETWEEN
        return turn if resumes else None, fight

    def _is_only_unknown(self, turn: Turn, day: date) -> bool:
        """Whether it was not known, by the word of every voice that had named the holder."""
        doubts = self.records.doubts(turn, day, firm=False)
        doubting = {voice for doubt in doubts for voice in doubt.voices}
        return bool(doubts) and all(
            doubting.issuperset(account.voices) for account in self.records.speaking_for(turn, day)
        )

    def _until(self, turn: Turn, day: date) -> str:
        """When a turn ended, as EDTF: the day of the next change away from it; ".." if nothing ended it."""
        change = self.records.following(turn, day)
        if turn.end and (change is None or change.first > turn.end):
            return turn.end.isoformat()
        return self.day_of_change(turn, change) if change else ".."

    def day_of_change(self, turn: Turn | None, change: Turn) -> str:
        """When a turn, if any, gave way to another, as EDTF.

        What is known only "by D" came after the last day on which an account bears the turn out.
        """
        if turn is None or (change.dated and not change.since.startswith("[..")):
            return change.since
        last = self.records.agreeing(turn, shifted(change.last, -1), firm=True)
        first = max(last[0] if last else date.min, turn.last) + timedelta(1)
        return dates.between(min(first, change.last), change.last).text

    # Certainty (rule 8)

    def _reason(self, turn: Turn, fight: Turn | None, day: date) -> Reason:
        """Why the holder in force is certain on a day, or why not."""
        telling = self.records.of_day(day)
        agreeing = [a for a in telling if a.control == turn.control and not a.is_partial]
        is_told = any(account.is_finding or account.by_day for account in agreeing)
        if self.records.is_doubtful(day):
            return Reason.APPROXIMATE
        if self._is_contradicted(turn, telling, day):
            return Reason.OTHER_ACCOUNT
        if self.records.withdrawn(turn, day):
            return Reason.WITHDRAWAL
        if self.records.doubts(turn, day, firm=False):
            return Reason.NOT_KNOWN
        if self.records.doubts(turn, day, firm=True):
            return Reason.PARTIAL
        if turn.first < turn.last == day and not is_told:
            return Reason.WINDOW_END
        if self._is_lone(turn, day):
            return Reason.ONE_ACCOUNT
        if own := [a for a in agreeing if a.last >= turn.last or a in turn.accounts]:
            return _told_of_day(turn, own, day)
        if fight and not agreeing:
            return Reason.RESUMED
        if self.records.agreeing(turn, day, firm=True) is None:
            return Reason.PARTIAL
        reason = self._next_record(turn, day)
        return Reason.FOUND if agreeing and not reason.is_certain else reason

    def _is_contradicted(self, turn: Turn, telling: Sequence[Account], day: date) -> bool:
        """Whether an account that is no claim gives another holder for that very day.

        One that dates the same change later does, and what lasts on by the last word of a voice. But what
        lasted up to the day of a change doesn't: that day belongs to the new holder (rule 2).
        """
        return (
            any(change.first > day for change in turn.dated)
            or any(a.control != turn.control and not a.through == day == turn.last for a in telling)
            or any(account.control != turn.control for account in self.records.lasting(day))
        )

    def _is_lone(self, turn: Turn, day: date) -> bool:
        """Whether only the one account that gives the day of the change has told of the holder (rule 7)."""
        lone = turn.lone
        if lone is None:
            return False
        told = (a for a in self.records.speaking_for(turn, day) if not a.is_partial)
        return all(account.event.id == lone.event.id for account in told)

    def _next_record(self, turn: Turn, day: date) -> Reason:
        """Whether the next record bears the holder out: an agreeing one, or a change whose day is told."""
        change = self.records.next_away(turn, day)
        for account in self.records.coming(day):
            if account.control == turn.control:
                if account.is_partial:
                    continue
                agrees = account.is_finding or account.by_day or account in turn.accounts
                return Reason.BETWEEN if agrees else Reason.NEXT_AGAIN
            if change and (change.first <= account.first or account in change.accounts):
                if change.lone:
                    return Reason.ONE_ACCOUNT
                if any(a.first == change.first and not a.is_partial for a in change.dated):
                    return Reason.BETWEEN
            is_told = not (account.is_finding or account.by_day)
            return Reason.PARTIAL if is_told and account.is_partial else Reason.NEXT_BY
        return Reason.NO_LATER_RECORD


def _of_days(state: State) -> State:
    """The state as that of several days: what it says of a day is said of them."""
    told = SENTENCES_OF_DAYS.get(state.reason, state.explanation)
    return msgspec.structs.replace(state, explanation=told)


def _answer(state: State) -> tuple[Holder, str | None, str | None, bool]:
    return state.held_by, state.since, state.until, state.certain


def _told_of_day(turn: Turn, agreeing: Sequence[Account], day: date) -> Reason:
    """How accounts tell of the holder on a very day: as a change on it, or by it, or as a finding."""
    changes = [a for a in agreeing if not a.is_finding and a.last == turn.last == day]
    if turn.first == turn.last and any(not account.by_day for account in changes):
        return Reason.CHANGED
    if any(a.by_day for a in changes) and not any(account.is_finding for account in agreeing):
        return Reason.CHANGED_BY
    return Reason.FOUND


def _is_after(spoken: Spoken | None, day: date) -> bool:
    return spoken is not None and spoken[0] > day


def _whose(account: Account) -> str:
    side = account.control in ("russia", "ukraine")
    holder = HOLDER_WORDS[account.control or ""]
    return f"{holder}'s" if side else holder
