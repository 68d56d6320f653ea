"""What is on record of one place around a day: which accounts speak of it, agree, differ, or come next."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import chain, islice, takewhile

from kharkivctl.queries.control.accounts import Account, Spoken, not_retracted, without_corrected
from kharkivctl.queries.control.by_day import Days, Spans
from kharkivctl.queries.control.turns import Turn, turns_of

DAY = timedelta(1)


class Records:
    """The accounts of one place that speak, sorted by what they may do, and found by their days.

    `setters` may set the holder; `not_known` say that it isn't known. `words` are those that may dispute.
    """

    def __init__(self, accounts: Sequence[Account], known_by: date | None) -> None:
        kept = not_retracted(accounts, known_by)
        told = [account for account in kept if account.control]
        firm = [a for a in without_corrected(told, by_claims=False) if not a.is_claim]
        self.withdrawals = [a for a in kept if a.event.kind == "withdrawal" and (a.is_claim or not a.control)]
        self.words = without_corrected(told, by_claims=True)
        self.setters = [account for account in firm if account.control != "unknown"]
        self.not_known = [account for account in firm if account.control == "unknown"]
        self.turns = turns_of(self.setters)

    # Turns

    @cached_property
    def _begun(self) -> Days[Turn]:
        return Days(self.turns, lambda turn: turn.order)

    @cached_property
    def _under_way(self) -> Spans[Turn]:
        return Spans((turn.first, turn.last - DAY, turn) for turn in self.turns if turn.first < turn.last)

    @cached_property
    def _coming_turns(self) -> Days[Turn]:
        return Days(self.turns, lambda turn: (turn.first, turn.last, turn.order))

    def begun(self, day: date) -> Iterator[Turn]:
        """The turns that had surely begun by a day, the last one first."""
        return self._begun.up_to(day)

    def under_way(self, day: date) -> list[Turn]:
        """The turns that may have begun by a day, but not surely, in order."""
        turns = (turn for turn in self._under_way.on(day) if not turn.has_ended_by(day))
        return sorted(turns, key=lambda turn: turn.order)

    def next_away(self, turn: Turn, day: date) -> Turn | None:
        """The next change to another holder after a day, by the first day on which it can have been."""
        return next((t for t in self._coming_turns.after(day) if t.control != turn.control), None)

    def following(self, turn: Turn, day: date) -> Turn | None:
        """The turn of another holder that comes after this one, not over by a day."""
        after = bisect_right(self.turns, turn.order, key=lambda turn: turn.order)
        later = (self.turns[position] for position in range(after, len(self.turns)))
        return next((t for t in later if t.control != turn.control and not t.has_ended_by(day)), None)

    # Records before and after a day

    @cached_property
    def _coming(self) -> Days[Account]:
        return Days(self.setters, lambda account: (account.first, account.later))

    def coming(self, day: date) -> Iterator[Account]:
        """The setters after a day, the nearest first."""
        return self._coming.after(day)

    @cached_property
    def _days_told(self) -> list[date]:
        return sorted(
            {day for account in (*self.setters, *self.words) for day in (account.first, account.last)}
        )

    def days_told(self, first: date, end: date) -> list[date]:
        """The first and last days of the windows of accounts, from one day to before another, in order."""
        days = self._days_told
        return days[bisect_left(days, first) : bisect_left(days, end)]

    # Accounts that agree

    @cached_property
    def _spoken(self) -> dict[tuple[str | None, bool], "_Spoken"]:
        """Holder, and whether without partial accounts -> its accounts."""
        found: defaultdict[tuple[str | None, bool], list[Account]] = defaultdict(list)
        for account in self.setters:
            found[account.control, False].append(account)
            if not account.is_partial:
                found[account.control, True].append(account)
        return {key: _Spoken(accounts) for key, accounts in found.items()}

    def agreeing(self, turn: Turn, day: date, *, firm: bool) -> Spoken | None:
        """The last day up to this one of which an account of the holder speaks, with the account's order.

        `firm`: partial accounts don't count. Accounts from before the turn count only for days they speak of.
        """
        accounts = self._spoken.get((turn.control, firm))
        past = accounts.past(day, turn.last) if accounts else []
        own = (a for a in turn.accounts if a.last <= day and not (firm and a.is_partial))
        return max((account.spoken_by(day) for account in chain(past, own)), default=None)

    def speaking_for(self, turn: Turn, day: date) -> Iterator[Account]:
        """The accounts of the holder up to a day, since his turn began."""
        own = (account for account in turn.accounts if account.last <= day)
        return chain(own, self._spoken[turn.control, False].since(day, turn.last))

    # Accounts of the very day

    @cached_property
    def _of_day(self) -> Spans[Account]:
        told = ((account.spoken_days, account) for account in self.setters)
        return Spans((days[0], days[1], account) for days, account in told if days)

    @cached_property
    def _doubtful(self) -> Spans[Account]:
        return Spans((*a.doubtful, a) for a in self.setters if a.doubtful)

    @cached_property
    def _lasting(self) -> list[Days[Account]]:
        """The words of each voice that tells of something without an end."""
        voices: defaultdict[str, list[Account]] = defaultdict(list)
        for account in self.setters:
            for voice in account.voices:
                voices[voice].append(account)
        lasting = (words for words in voices.values() if any(account.lasts for account in words))
        return [Days(words, lambda account: account.later) for words in lasting]

    def of_day(self, day: date) -> list[Account]:
        """The accounts that say who held the place on that very day."""
        return list(self._of_day.on(day))

    def is_doubtful(self, day: date) -> bool:
        """Whether a day is near enough to an approximate date to be in doubt."""
        return any(True for _ in self._doubtful.on(day))

    def lasting(self, day: date) -> Iterator[Account]:
        """The accounts of something without an end that are still the last word of one of their voices."""
        words = (next(voice.up_to(day), None) for voice in self._lasting)
        return (account for account in words if account and account.lasts)

    # Not known, withdrawn

    @cached_property
    def _unknown(self) -> "_Spoken":
        return _Spoken(self.not_known)

    @cached_property
    def _withdrawn(self) -> Days[Account]:
        return Days(self.withdrawals, lambda account: account.later)

    @cached_property
    def _set(self) -> "_Spoken":
        return _Spoken(self.setters)

    def doubts(self, turn: Turn | None, day: date, *, firm: bool) -> list[Account]:
        """The records that it was not known, with none after them that names the holder (or any holder).

        `firm`: a partial account that names him after them doesn't take the doubt away.
        """
        if turn:
            since = self.agreeing(turn, day, firm=firm)
        else:
            since = max((a.spoken_by(day) for a in self._set.past(day, date.min)), default=None)
        bound = since[0] if since else date.min
        found = (a for a in self._unknown.since(day, bound) if not a.has_ended_by(day))
        return [a for a in found if since is None or a.spoken_by(day) > since]

    def withdrawn(self, turn: Turn, day: date) -> bool:
        """Whether the holder was said to have left, with no record of him since."""
        since = self.agreeing(turn, day, firm=True)
        bound = max(since[0] if since else date.min, turn.last)
        after = takewhile(lambda account: account.last > bound, self._withdrawn.up_to(day))
        return any(account.tells_that_left(turn.control) for account in after)

    # Claims and disputes (rules 4 and 5)

    @cached_property
    def _all(self) -> "_Spoken":
        return _Spoken([*self.setters, *self.not_known])

    @cached_property
    def _firm_words(self) -> "_Live":
        return _Live(account for account in self.words if not account.is_claim)

    @cached_property
    def _claims(self) -> "_Live":
        return _Live(account for account in self.words if account.is_claim)

    @cached_property
    def _questions(self) -> "dict[str, _Live]":
        found: defaultdict[str, list[Account]] = defaultdict(list)
        for account in self.words:
            for question in account.event.questions:
                found[question].append(account)
        return {question: _Live(words) for question, words in found.items()}

    def claims(self, day: date) -> list[Account]:
        """The claims that speak of a day and that no record has followed, in order."""
        since = max((a.spoken_by(day) for a in self._all.past(day, date.min)), default=None)
        return sorted(self._claims.after(since, day), key=lambda account: account.order)

    def rivals(self, day: date) -> list[Account]:
        """The last words that name different holders in answer to one question (rule 5), if any.

        A claim no longer counts once an account that is no claim came after it, and any other account once
        one came from outside the question.
        """
        firm = max(self._firm_words.latest(day, ""), key=lambda account: account.spoken_by(day), default=None)
        bound = firm.spoken_by(day) if firm else None
        asked = chain(self._claims.after(bound, day), [firm] if firm else [])
        rivals: dict[str, Account] = {}
        # Every other question was settled by that last account that is no claim.
        for question in dict.fromkeys(question for a in asked for question in a.event.questions):
            outside = max((a.spoken_by(day) for a in self._firm_words.latest(day, question)), default=None)
            words = self._questions[question].after(outside, day)
            live = [a for a in words if not (a.is_claim and bound and a.spoken_by(day) < bound)]
            last: dict[str, Account] = {}
            for account in sorted(live, key=lambda account: (account.said, account.order)):
                last |= dict.fromkeys(account.voices, account)
            named = {a.event.id: a for a in last.values() if a.control != "unknown"}
            if len({account.control for account in named.values()}) > 1:
                rivals |= named
        return sorted(rivals.values(), key=lambda account: account.order)


class _Live:
    """Accounts by the days on which they still speak: those with an end up to it, all others for good."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        told = list(accounts)
        self.for_good = Days((a for a in told if not a.through), lambda account: account.later)
        self.with_end = Spans((a.last, a.through, a) for a in told if a.through)

    def after(self, since: Spoken | None, day: date) -> Iterator[Account]:
        """Those told by a day that speak of it, or of one after `since`."""
        told = takewhile(lambda a: since is None or a.later > since, self.for_good.up_to(day))
        lasting = (a for a in self.with_end.on(day) if since is None or a.spoken_by(day) > since)
        return chain(told, lasting)

    def latest(self, day: date, outside: str) -> Iterator[Account]:
        """Those told by a day from outside a question: the latest one told for good, and all with an end."""
        told = (a for a in self.for_good.up_to(day) if outside not in a.event.questions)
        return chain(islice(told, 1), (a for a in self.with_end.on(day) if outside not in a.event.questions))


class _Spoken:
    """Accounts by the last day of which each speaks."""

    def __init__(self, accounts: Sequence[Account]) -> None:
        self.ended = Days(accounts, lambda account: (account.through or account.last, account.order))
        self.going_on = Spans((a.last, a.through, a) for a in accounts if a.through)

    def since(self, day: date, first: date) -> Iterator[Account]:
        """Those that speak of a day from the first to the last of these."""
        past = takewhile(lambda account: (account.through or account.last) >= first, self.ended.up_to(day))
        return chain(past, (a for a in self.going_on.on(day) if a.through != day))

    def past(self, day: date, first: date) -> Iterator[Account]:
        """The latest of those that speak of a day from the first to the last of these."""
        latest = next(self.ended.up_to(day), None)
        past = [latest] if latest and (latest.through or latest.last) >= first else []
        return chain(past, self.going_on.on(day))
