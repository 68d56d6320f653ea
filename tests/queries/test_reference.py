"""The program against a slow reference, written by another hand from the rules alone: each day, each field.

The reference (reference_control.py) shares nothing with the program but the records and the reading of
dates. Random histories collide in few days; the real store is asked around the ends of every date.
"""

import itertools
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from kharkivctl import dates
from kharkivctl.queries.control.accounts import accounts_by_place
from kharkivctl.queries.control.history import History, State
from kharkivctl.store.load import load, packaged_store
from kharkivctl.store.model import Event
from tests import made_up
from tests.queries import reference_control as reference
from tests.queries.reference_control import Answer
from tests.queries.stories import ALL_DAYS, COVERS, STORIES, Story

SIDES = {"one": "russia", "other": "ukraine"}
STORE = load(packaged_store()).store
REAL_SIDES: dict[str, str] = {body.id: body.side for body in STORE.organizations if body.side}
REAL_SIDES |= {person.id: person.side for person in STORE.people if person.side}
SPAN = dates.parse(STORE.store.covers)
ACCOUNTS = accounts_by_place(STORE)


# The answers of which `before` is compared: around a fight that ended the two read it differently.
NAMED = ("russia", "ukraine", "contested")


def program(state: State) -> tuple[object, ...]:
    """The program's answer, with ids in place of events."""
    event, before, after = (one and one.id for one in (state.event, state.before, state.next))
    return (
        *(state.held_by, state.since, state.until, state.certain, event, after),
        tuple(claim.id for claim in state.claims),
        before if state.held_by in NAMED else None,
    )


def slow(answer: Answer) -> tuple[object, ...]:
    """The reference's answer in the same form."""
    return (
        *(answer.held_by, answer.since, answer.until, answer.certain, answer.event, answer.next),
        answer.claims,
        answer.before if answer.held_by in NAMED else None,
    )


@settings(max_examples=150, deadline=None, derandomize=True)  # As many as the time of one run allows.
@given(STORIES)
def test_random_histories_agree_with_the_reference(story: Story) -> None:
    store = made_up.store(
        store=made_up.about(covers=f"{COVERS[0]}/{COVERS[1]}"),
        sources=story.sources,
        organizations=[made_up.organization(voice, side=side) for voice, side in SIDES.items()],
        events=story.events,
    )
    accounts = accounts_by_place(store).get("town", ())
    history = History(accounts, dates.parse(store.store.covers), story.known_by)
    for day in ALL_DAYS:
        answer = reference.on_day(
            story.events,
            day,
            covers=COVERS,
            sources=story.sources,
            known_by=story.known_by,
            sides=SIDES,
        )
        assert (day, program(history.on_day(day))) == (day, slow(answer))


@pytest.mark.parametrize("place", sorted(ACCOUNTS))
def test_the_real_store_agrees_with_the_reference(place: str) -> None:
    assert SPAN.earliest
    assert SPAN.latest
    covers = (SPAN.earliest, SPAN.latest)
    events = [event for event in STORE.events if place in event.places]
    history = History(ACCOUNTS[place], SPAN)
    for day in days_to_ask(events, covers):
        answer = reference.on_day(events, day, covers=covers, sources=STORE.sources, sides=REAL_SIDES)
        assert (day, program(history.on_day(day))) == (day, slow(answer))


def days_to_ask(events: Sequence[Event], covers: tuple[date, date]) -> list[date]:
    """The days on which a date or its beginning can start or end, those next to them, and some between."""
    ends = set(covers)
    for when in (dates.parse(event.date) for event in events if event.date):
        ends |= {day for one in (when, when.start) if one for day in (one.earliest, one.latest) if day}
    near = sorted({day + timedelta(n) for day in ends for n in (-1, 0, 1)})
    return sorted({*near, *(one + (other - one) / 2 for one, other in itertools.pairwise(near))})
