"""Who held one place on any day: one decision, from which holder, since, until, certainty and reason come."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

import msgspec

from kharkivctl import dates
from kharkivctl.dates import Edtf
from kharkivctl.queries.control.accounts import Account, shifted, speaking
from kharkivctl.queries.control.reasons import SENTENCES, Reason
from kharkivctl.queries.control.turns import Turn, in_force, turns_of
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


class History:
    """The accounts of one place, in order, ready to be asked for any day that the store covers."""

    def __init__(self, accounts: Sequence[Account], covers: Edtf, known_by: date | None = None) -> None:
        self.accounts = [account for account in accounts if account.control]
        self.withdrawals = [account for account in accounts if account.left]
        self.covered = (covers.earliest or date.min, covers.latest or date.max)
        self.speaking = speaking(self.accounts, known_by, to_claims=True)
        self._firm = [a for a in speaking(self.accounts, known_by, to_claims=False) if not a.is_claim]
        self.setters = [account for account in self._firm if account.control != "unknown"]
        self.not_known = [account for account in self._firm if account.control == "unknown"]
        self.turns = turns_of(self.setters)
        self._ends = [turn.last for turn in self.turns]

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
            return states[0]
        start, end = states[0], states[-1]
        claims = tuple(dict.fromkeys(claim for state in states for claim in state.claims))
        same_change = start.event == end.event or start.held_by != "changing"
        if len({state.held_by for state in states}) == 1 and same_change:
            doubtful = [state for state in states if not state.certain]
            told = (doubtful or states)[-1]
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
            _said(Reason.SEVERAL, steps=", then ".join(steps)),
            since=end.since,
            until=end.until,
            event=end.event,
            before=start.event or start.before,
            next=end.next,
            claims=claims,
        )

    @cached_property
    def _breaks(self) -> list[date]:
        """The days on which the answer can differ from that of the day before, and some others."""
        return sorted({day for day in self._possible_breaks() if self.covered[0] <= day <= self.covered[1]})

    def _possible_breaks(self) -> Iterator[date]:
        for turn in self.turns:
            yield from (turn.first, turn.last, shifted(turn.last, 1))
            if turn.lone_day_until:
                yield turn.lone_day_until
            if turn.end:
                yield shifted(turn.end, 1)
        for account in (*self.accounts, *self.withdrawals):
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
        turn = in_force(self.turns, day)
        coming = self._coming(day)
        fight = self._ended_fight(turn, day)
        if turn and fight and not self._is_back(turn, fight, day) and not self._resumes(turn, coming):
            turn = None
        rivals = self._rivals(day)
        moving = [t for t in self.turns if t.first <= day < t.last and not t.has_ended_by(day)]
        changing = [change for change in moving if turn is None or change.control != turn.control]
        if not rivals and not changing and (turn is None or self._only_unknown(turn, day)):
            return self._nobody(turn, day, coming, fight)
        begun = State(
            "disputed",
            Reason.DISPUTED,
            _said(Reason.DISPUTED),
            before=turn.account.event if turn else self._begun_before(day, fight),
            next=coming.event if coming else None,
            claims=tuple(account.event for account in rivals) or self._claims(turn, day),
        )
        if rivals:
            return begun
        if changing:
            return msgspec.structs.replace(
                begun,
                held_by="changing",
                reason=Reason.CHANGING,
                explanation=_moving(turn, changing[-1]),
                since=changing[-1].since,
                until=changing[-1].last.isoformat(),
                event=changing[-1].account.event,
                claims=self._claims(None, day),
            )
        assert turn
        reason = self._reason(turn, fight, coming, day, is_moving=bool(moving))
        return msgspec.structs.replace(
            begun,
            held_by=turn.control,
            reason=reason,
            explanation=_said(
                reason,
                next=_whose(coming) if coming else "",
                day=dates.day_words(coming.last) if coming else "",
            ),
            since=turn.since,
            until=self._until(turn, day),
            event=turn.account.event,
            before=self._before(turn, day),
            certain=reason.is_certain,
        )

    def _outside(self, *, past: bool) -> State:
        """The state on days the store does not cover, with the nearest record."""
        nearest = self._coming(date.min) if past else next(reversed(self.setters), None)
        event = nearest.event if nearest else None
        return State(
            "unrecorded",
            Reason.OUTSIDE,
            _said(Reason.OUTSIDE),
            before=None if past else event,
            next=event if past else None,
        )

    def _nobody(self, turn: Turn | None, day: date, coming: Account | None, fight: Turn | None) -> State:
        """The state on a day for which no account names a holder: recorded as not known, or not recorded."""
        begun = bisect_right(self._ends, day)
        last = self.turns[begun - 1] if begun else None
        doubts = self._doubts(turn, day)
        before = last.account.event if last else None
        following = coming.event if coming else None
        claims = self._claims(None, day)
        if doubts:
            doubt = doubts[-1]
            found = doubt.speaks_of(day)
            reason = Reason.FOUND if found else Reason.NOT_KNOWN
            return State(
                "unknown",
                reason,
                _said(reason),
                since=f"[..{doubt.last}]" if doubt.is_finding else doubt.when.text,
                event=doubt.event,
                before=before,
                next=following,
                claims=claims,
                certain=found,
            )
        if claims:
            reason = Reason.CLAIMS_ONLY
        elif fight or before:
            reason = Reason.AFTER_CONTESTED
        elif coming:
            reason = Reason.BEFORE_FIRST
        else:
            reason = Reason.NO_RECORD
        told = _said(reason, days=dates.words(coming.when) if coming else "")
        return State(
            "unrecorded",
            reason,
            told,
            before=fight.account.event if fight else before,
            next=following,
            claims=claims,
        )

    def _before(self, turn: Turn, day: date) -> Event | None:
        """The record of the holder before the turn in force."""
        begun = [t for t in self.turns[: bisect_right(self._ends, day)] if t is not turn]
        lasting = [t for t in begun if not t.has_ended_by(day)]
        return lasting[-1].account.event if lasting else None

    def _begun_before(self, day: date, fight: Turn | None) -> Event | None:
        """The latest record up to a day without a turn in force: the fight that ended, if there was one."""
        if fight:
            return fight.account.event
        begun = bisect_right(self._ends, day)
        return self.turns[begun - 1].account.event if begun else None

    def _coming(self, day: date) -> Account | None:
        """The nearest record after a day."""
        after = (account for account in self.setters if account.first > day)
        return min(after, key=lambda account: (account.first, account.later), default=None)

    # Fights that ended (rule 9)

    def _ended_fight(self, turn: Turn | None, day: date) -> Turn | None:
        """The last fight that began after the turn in force and had ended by a day."""
        ended = [t for t in self.turns if t.has_ended_by(day) and (turn is None or t.order > turn.order)]
        return ended[-1] if ended else None

    def _is_back(self, turn: Turn, fight: Turn, day: date, *, surely: bool = False) -> bool:
        """Whether an account up to a day has told of the turn since the fight; surely: of the whole place."""
        told = self._bearing(turn, day) if surely else self._agreeing(turn, day)
        return fight.end is not None and any(a.spoken_by(day)[0] > fight.end for a in told)

    def _resumes(self, turn: Turn, coming: Account | None) -> bool:
        """Whether the holder before a fight had the place after it: by the next record or change."""
        if coming is None or coming.is_partial:
            return False
        if coming.control == turn.control:
            return True
        return not (coming.is_finding or coming.by_day)

    # Not known

    def _doubts(self, turn: Turn | None, day: date) -> list[Account]:
        """The records up to a day by which it was not known, in order, that no record of a holder followed.

        With a turn in force only a record of its holder counts as one that followed.
        """
        told = [a for a in self.not_known if a.last <= day and not a.has_ended_by(day)]
        named = self._agreeing(turn, day) if turn else [a for a in self.setters if a.last <= day]
        known = max((account.spoken_by(day) for account in named), default=None)
        doubts = [account for account in told if known is None or account.spoken_by(day) > known]
        return sorted(doubts, key=lambda account: account.spoken_by(day))

    def _only_unknown(self, turn: Turn, day: date) -> bool:
        """Whether the voices that named the holder later said that it was not known, and no other did."""
        doubts = self._doubts(turn, day)
        told = {voice for account in self._agreeing(turn, day) for voice in account.voices}
        return bool(doubts) and told <= {voice for account in doubts for voice in account.voices}

    # Certainty (rule 8)

    def _reason(
        self, turn: Turn, fight: Turn | None, coming: Account | None, day: date, *, is_moving: bool
    ) -> Reason:
        """Why the holder in force is certain on a day, or why not."""
        if any(a.doubtful and a.doubtful[0] <= day <= a.doubtful[1] for a in self.setters):
            return Reason.APPROXIMATE
        if turn.lone_day_until and day < turn.lone_day_until and not self._found_on(turn, day):
            return Reason.ONE_ACCOUNT
        if self._is_contradicted(turn, day):
            return Reason.OTHER_ACCOUNT
        if self._doubts(turn, day):
            return Reason.NOT_KNOWN
        if found := self._told_of_day(turn, day):
            return found
        if fight and not self._is_back(turn, fight, day, surely=True):
            return Reason.RESUMED
        if turn.first < turn.last == day or is_moving:
            return Reason.WINDOW_END
        if self._is_left(turn, day):
            return Reason.WITHDRAWAL
        if not self._bearing(turn, day):
            return Reason.PARTIAL
        return self._borne_out_later(turn, coming, day)

    def _bearing(self, turn: Turn, day: date) -> list[Account]:
        """The accounts up to a day that bear the holder of a turn out, in order of their days."""
        told = (account for account in self._agreeing(turn, day) if not account.is_partial)
        return sorted(told, key=lambda account: account.spoken_by(day))

    def _agreeing(self, turn: Turn, day: date) -> list[Account]:
        """The accounts up to a day that name the holder of a turn, since the turn began."""
        return [
            account
            for account in self.setters
            if account.control == turn.control
            and account.last <= day
            and (account.last >= turn.last or account in turn.accounts)
        ]

    def _found_on(self, turn: Turn, day: date) -> bool:
        """Whether an account found the holder so on that very day."""
        return any(a.is_finding and a.speaks_of(day) for a in self._bearing(turn, day))

    def _told_of_day(self, turn: Turn, day: date) -> Reason | None:
        """How an account tells of the holder on that very day; None if none does."""
        if self._found_on(turn, day):
            return Reason.FOUND
        telling = [a for a in turn.changes if not a.is_partial and a.speaks_of(day)]
        if turn.first == turn.last == day and any(not a.by_day for a in telling):
            return Reason.CHANGED
        if any(a.by_day for a in telling):
            return Reason.CHANGED_BY if turn.last == day else Reason.FOUND
        if telling and not turn.first < turn.last == day:
            return Reason.FOUND
        return None

    def _is_contradicted(self, turn: Turn, day: date) -> bool:
        """Whether an account that is no claim gives another holder for that very day.

        One that dates the same change later does. On its last day what lasted yields to a change; what
        lasts on, to a later word of its voice.
        """
        if any(change.first > day and not change.by_day for change in turn.changes):
            return True
        return any(
            account.control != turn.control
            and (
                (account.speaks_of(day) and not account.through == day == turn.last)
                or (account.lasts_on(day) and not _has_said_since(account, turn))
            )
            for account in self.setters
        )

    def _is_left(self, turn: Turn, day: date) -> bool:
        """Whether the holder is said to have left by a day, and no record has told of him since."""
        bearing = self._bearing(turn, day)
        last = bearing[-1].spoken_by(day)[0] if bearing else turn.last
        return any(w.left == turn.control and last < w.last <= day for w in self.withdrawals) or any(
            claim.is_claim
            and claim.event.kind == "withdrawal"
            and claim.control != turn.control
            and last < claim.last <= day
            for claim in self.speaking
        )

    def _borne_out_later(self, turn: Turn, coming: Account | None, day: date) -> Reason:
        """Whether the next record bears the holder out: an agreeing one, or a change whose day is told."""
        after = [a for a in self.setters if a.first > day] if coming and coming.is_partial else [coming]
        for account in after:
            if account is None:
                return Reason.NO_LATER_RECORD
            if account.control == turn.control:
                if account.is_partial:
                    continue
                agrees = account.is_finding or account.by_day or account in turn.accounts
                return Reason.BETWEEN if agrees else Reason.NEXT_AGAIN
            if account.is_partial:
                return Reason.PARTIAL
            change = next((t for t in self.turns if account in t.changes), None)
            dated = [a for a in change.changes if a.first == account.first and not a.by_day] if change else []
            if not change or all(a.is_partial for a in dated):
                return Reason.NEXT_BY
            return Reason.ONE_ACCOUNT if change.lone_day_until else Reason.BETWEEN
        return Reason.NO_LATER_RECORD

    def _until(self, turn: Turn, day: date) -> str:
        """When a turn ended, as EDTF: the day of the next change away from it; ".." if nothing ended it."""
        position = self.turns.index(turn)
        later = (t for t in self.turns[position + 1 :] if not t.has_ended_by(day))
        following = next((t for t in later if t.control != turn.control), None)
        if turn.end and (following is None or following.first > turn.end):
            return turn.end.isoformat()
        if following is None:
            return ".."
        is_by_day = not following.changes or following.is_by_day
        if not is_by_day and following.since.startswith("[.."):
            is_by_day = True
        if not is_by_day:
            return following.since
        before = following.last - timedelta(1)
        told = [account.spoken_by(before)[0] for account in self._bearing(turn, before)]
        first = max([turn.last, *told]) + timedelta(1)
        return dates.between(min(first, following.last), following.last).text

    # Claims and disputes (rules 4 and 5)

    def _claims(self, turn: Turn | None, day: date) -> tuple[Event, ...]:
        """Claims that contradict the holder, if there is one, and that no record has followed."""
        followed = max((a.spoken_by(day) for a in self._firm if a.last <= day), default=None)
        return tuple(
            claim.event
            for claim in self.speaking
            if claim.is_claim
            and claim.last <= day
            and not claim.has_ended_by(day)
            and (turn is None or claim.control != turn.control)
            and (followed is None or claim.spoken_by(day) > followed)
        )

    def _rivals(self, day: date) -> list[Account]:
        """The last words on one question that name different holders for the day (rule 5), if any.

        A claim no longer counts once an account that is no claim came after it, and any other account once
        one came from outside the question. Of each voice the last word counts.
        """
        live = [account for account in self.speaking if account.last <= day and not account.has_ended_by(day)]
        firm = [account for account in live if not account.is_claim]
        latest = max((account.spoken_by(day) for account in firm), default=None)
        for question in dict.fromkeys(question for a in live for question in a.event.questions):
            outside = max((a.spoken_by(day) for a in firm if question not in a.event.questions), default=None)
            members = [
                account
                for account in live
                if question in account.event.questions
                and (outside is None or account.spoken_by(day) > outside)
                and not (account.is_claim and latest is not None and latest > account.spoken_by(day))
            ]
            last_words: dict[str, Account] = {}
            for account in sorted(members, key=lambda account: (account.said, account.order)):
                last_words |= dict.fromkeys(account.voices, account)
            named = {word.event.id: word for word in last_words.values() if word.control != "unknown"}
            if len({word.control for word in named.values()}) > 1:
                return sorted(named.values(), key=lambda word: word.order)
        return []


def _has_said_since(account: Account, turn: Turn) -> bool:
    """Whether a voice of the account told of the turn later."""
    later = {voice for told in turn.accounts if told.later > account.later for voice in told.voices}
    return not later.isdisjoint(account.voices)


def _said(reason: Reason, **filled: str) -> str:
    return SENTENCES[reason].format(**filled)


def _whose(account: Account) -> str:
    side = account.control in ("russia", "ukraine")
    holder = HOLDER_WORDS[account.control or ""]
    return f"{holder}'s" if side else holder


def _moving(turn: Turn | None, change: Turn) -> str:
    before = f"from {HOLDER_WORDS[turn.control]} " if turn and turn.last <= change.first else ""
    days = dates.words(dates.between(change.first, change.last))
    return _said(Reason.CHANGING, before=before, next=HOLDER_WORDS[change.control], days=days)
