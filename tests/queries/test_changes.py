"""What changed hands: each kind of change as a small example, and that it agrees with the holder of a day.

An example lists the accounts of one made-up place and its changes, "before > after when", a change a line;
marks stand behind: "open" where it is not certain, and "against" with the accounts that dispute it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from kharkivctl import dates
from kharkivctl.queries.control.accounts import accounts_by_place
from kharkivctl.queries.control.changes import Change, changes_of
from kharkivctl.queries.control.history import History
from kharkivctl.store.load import load, packaged_store
from kharkivctl.store.model import Event
from tests import made_up
from tests.queries.stories import ALL_DAYS, COVERS, STORIES, Story

NAMED = ("russia", "ukraine", "contested")


def account(id: str, day: str | None, control: Any, kind: str = "capture", **more: Any) -> Event:
    """An account of who came to hold Town, the word of a work of its own."""
    given = {"sources": (id,), "text": ""} | more
    return made_up.event(id, date=day, kind=kind, places=("town",), control=control, **given)


def found(id: str, day: str, control: Any, **more: Any) -> Event:
    """An account that found Town held by a side and tells no change."""
    return account(id, day, control, kind="holding", **more)


def history(*events: Event) -> History:
    works = [made_up.source(event.id, issued="2024-01-01") for event in events]
    store = made_up.store(sources=works, events=events)
    accounts = accounts_by_place(store).get("town", ())
    return History(accounts, dates.parse(store.store.covers))


def told(*events: Event) -> list[str]:
    """The changes of Town, a line each."""
    lines = []
    for change in changes_of(history(*events)):
        against = [event.id for event in change.disputed_by]
        doubt = f" against {' '.join(against)}" if against else "" if change.certain else " open"
        lines.append(f"{change.before} > {change.after} {change.when}{doubt}")
    return lines


def test_a_capture_after_nothing_on_record_is_a_change_and_a_first_finding_is_none() -> None:
    assert told(account("taken", "2022-03-01", "russia")) == ["unrecorded > russia 2022-03-01"]
    assert told(found("seen", "2022-03-01", "russia")) == []


def test_from_one_holder_to_the_other_and_back() -> None:
    assert told(
        account("taken", "2022-03-01", "russia"),
        found("seen", "2022-04-01", "russia"),
        account("retaken", "2022-09-10", "ukraine", kind="recapture"),
    ) == ["unrecorded > russia 2022-03-01", "russia > ukraine 2022-09-10"]


def test_the_same_holder_told_of_once_more_is_no_change() -> None:
    assert told(
        account("taken", "2022-03-01", "russia"),
        account("taken-too", "2022-03-01", "russia"),
        found("seen", "2022-04-01", "russia"),
    ) == ["unrecorded > russia 2022-03-01"]


def test_what_a_finding_contradicts_changed_after_the_last_record_that_bears_it_out() -> None:
    assert told(
        account("taken", "2022-03-01", "russia"),
        found("seen", "2022-04-01", "russia"),
        found("seen-free", "2022-05-07", "ukraine"),
    ) == ["unrecorded > russia 2022-03-01", "russia > ukraine [2022-04-02..2022-05-07]"]


def test_by_a_day_is_as_open_as_the_accounts_where_nothing_is_recorded_before() -> None:
    assert told(account("taken", "[..2022-03-10]", "russia")) == ["unrecorded > russia [..2022-03-10]"]
    [change] = changes_of(history(account("taken", "[..2022-03-10]", "russia")))
    assert (change.first, change.last) == (
        date(2022, 2, 24),
        date(2022, 3, 10),
    )  # From the first day covered.


def test_two_accounts_of_one_change_are_one_change_on_the_days_between() -> None:
    both = [
        account("first", "2022-03-05", "russia", questions=("q",)),
        account("second", "2022-03-08", "russia", questions=("q",)),
    ]
    assert told(*both) == ["unrecorded > russia [2022-03-05..2022-03-08] open"]
    [change] = changes_of(history(*both))
    assert (change.event.id, [event.id for event in change.others]) == ("first", ["second"])


def test_captured_and_retaken_on_one_day_are_two_changes_though_that_day_has_one_holder() -> None:
    assert told(
        found("held", "2022-02-26", "ukraine"),
        account("a-taken", "2022-02-27", "russia"),
        account("b-retaken", "2022-02-27", "ukraine", kind="recapture"),
    ) == ["ukraine > russia 2022-02-27 open", "russia > ukraine 2022-02-27 open"]


def test_into_a_fight_and_out_of_it() -> None:
    held = found("held", "2022-03-01", "ukraine")
    fight = account("fight", "2022-03-05/2022-03-08", "contested", kind="fighting")
    assert told(held, fight) == ["ukraine > contested 2022-03-05"]
    # Borne out afterwards, the holder before it has the place again from the day after.
    assert told(held, fight, found("still", "2022-03-20", "ukraine")) == [
        "ukraine > contested 2022-03-05",
        "contested > ukraine 2022-03-09 open",
    ]
    # Another holder found later took it some day after the fight.
    assert told(held, fight, found("lost", "2022-03-20", "russia")) == [
        "ukraine > contested 2022-03-05",
        "contested > russia [2022-03-09..2022-03-20]",
    ]


def test_out_of_a_fight_to_who_is_found_on_the_next_day_is_one_change() -> None:
    assert told(
        found("held", "2022-03-01", "ukraine"),
        account("fight", "2022-03-05/2022-03-08", "contested", kind="fighting"),
        account("retaken", "2022-03-09", "ukraine", kind="recapture"),
    ) == ["ukraine > contested 2022-03-05", "contested > ukraine 2022-03-09"]


def test_a_claim_is_no_change() -> None:
    claim = account("claimed", "2022-04-01", "ukraine", standing="claimed")
    assert told(account("taken", "2022-03-01", "russia"), claim) == ["unrecorded > russia 2022-03-01"]


def test_a_disputed_change_has_the_accounts_that_disagree() -> None:
    assert told(
        found("held", "2022-02-26", "ukraine"),
        account("taken", "2022-03-01", "russia", questions=("q",)),
        account("denied", "2022-03-02", "ukraine", kind="holding", standing="claimed", questions=("q",)),
    ) == ["ukraine > russia 2022-03-01 against denied"]


def test_out_of_a_dispute_is_under_dispute_too() -> None:
    assert told(
        found("one", "2022-06-01", "russia", questions=("q",)),
        found("other", "2022-06-02", "ukraine", questions=("q",)),
        found("settled", "2022-07-01", "russia"),
    ) == [
        "russia > ukraine 2022-06-02 against one",
        "ukraine > russia [2022-06-03..2022-07-01] against other",
    ]


def test_a_dispute_of_another_change_is_not_told_of_this_one() -> None:
    changes = told(
        account("taken", "2022-03-01", "russia"),
        found("one", "2022-06-01", "russia", questions=("q",)),
        found("other", "2022-06-02", "ukraine", questions=("q",)),
        account("retaken", "2022-09-10", "ukraine", kind="recapture"),
    )
    assert changes[0] == "unrecorded > russia 2022-03-01"
    # Nor one that came up later, while the same holder had the place.
    claims: dict[str, Any] = {"standing": "claimed", "questions": ("q",)}
    assert told(
        account("taken", "2022-03-01", "russia"),
        found("lost", "2022-06-01", "ukraine", **claims),
        found("still", "2022-06-02", "russia", **claims),
    ) == ["unrecorded > russia 2022-03-01"]


def test_a_finding_under_the_question_of_the_next_change_does_not_dispute_the_one_before() -> None:
    assert told(
        account("taken", "2022-03-01", "russia"),
        found("seen", "2022-04-01/2022-09-09", "russia", questions=("q",)),
        account("retaken", "2022-09-08", "ukraine", kind="recapture", questions=("q",)),
    ) == ["unrecorded > russia 2022-03-01", "russia > ukraine 2022-09-08 against seen"]


def test_what_was_taken_back_changed_nothing() -> None:
    assert told(
        account("taken", "2022-03-01", "russia"),
        account("undone", "2022-04-01", "ukraine", kind="recapture", retracted="2022-04-03"),
    ) == ["unrecorded > russia 2022-03-01"]


def test_an_account_without_a_day_is_no_change() -> None:
    assert told(account("some-day", None, "russia")) == []


# Changes and the holder of a day


def disagreements(history: History, days: list[date]) -> Iterator[object]:
    """Where the changes of a place and who held it day by day contradict each other."""
    changes = changes_of(history)
    for change in changes:
        yield from _not_so(history, change)
    yield from (
        two for two in pairwise(changes) if two[0].when == two[1].when and two[0].after == two[1].after
    )
    named = [(day, state.held_by) for day in days if (state := history.on_day(day)).held_by in NAMED]
    for (day, holder), (later, other) in pairwise(named):
        between = [c for c in changes if c.after == other and c.first <= later and day < c.last]
        if holder != other and not between:
            yield (day, holder, later, other)


def _not_so(history: History, change: Change) -> Iterator[object]:
    """A change that is no change, or is called certain against the answer for the day before or after it."""
    if change.before == change.after or not change.first <= change.last:
        yield change
    if change.certain and history.on_day(change.last).held_by != change.after:
        yield change
    before = history.on_day(change.first - timedelta(1)).held_by
    if change.certain and (before if before in NAMED else "unrecorded") != change.before:
        yield change


@settings(max_examples=400, deadline=None, derandomize=True)
@given(STORIES)
def test_random_histories_change_hands_when_their_holder_changes(story: Story) -> None:
    store = made_up.store(
        store=made_up.about(covers=f"{COVERS[0]}/{COVERS[1]}"), sources=story.sources, events=story.events
    )
    accounts = accounts_by_place(store).get("town", ())
    told = History(accounts, dates.parse(store.store.covers), story.known_by)
    assert list(disagreements(told, ALL_DAYS)) == []


STORE = load(packaged_store()).store
SPAN = dates.parse(STORE.store.covers)
ACCOUNTS = accounts_by_place(STORE)


@pytest.mark.parametrize("place", sorted(ACCOUNTS))
def test_the_real_store_changes_hands_when_a_holder_changes(place: str) -> None:
    assert SPAN.earliest and SPAN.latest
    days = [SPAN.earliest + timedelta(n) for n in range((SPAN.latest - SPAN.earliest).days + 1)]
    assert list(disagreements(History(ACCOUNTS[place], SPAN), days)) == []
