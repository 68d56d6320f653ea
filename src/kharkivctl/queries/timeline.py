"""`when`: events in the order in which they happened."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Literal

from kharkivctl import dates
from kharkivctl.ask.find import Finder, choices, outside, split_dates, text_matcher
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links
from kharkivctl.queries import accounts, known
from kharkivctl.queries.asked import Asked
from kharkivctl.rows import Answer
from kharkivctl.store.model import EVENT_KINDS, STANDINGS, Event, Store


def when(store: Store, asked: Asked) -> Answer:
    """The events that match, oldest first; those only possibly of the days asked for come after.

    Raises Nothing, with suggestions, when no event matches.
    """
    store, notes = known.by(store, asked.known_by)
    terms, window = split_dates(asked)
    finder = Finder(store)
    events = narrowed(finder, asked, matching(finder, terms))
    if asked.disputed:
        events = [event for event in events if event.questions]
    dated = [(event, relation(event, window.on), relation(event, window.range)) for event in events]
    sure = [event for event, on, ranged in dated if on == ranged == "sure"]
    possible = [event for event, on, ranged in dated if on and ranged and "possible" in (on, ranged)]
    if not sure and not possible:
        raise Nothing(_why_nothing(finder, terms, events, window.on or window.range))
    if possible:
        notes.append(
            f"{len(possible)} more may belong to these days: their dates are less precise. They come last."
        )
    notes += outside(store, window.on or window.range)
    links = Links(store)
    others = accounts.others_of(store)
    ordered = [(event, False) for event in sorted(sure, key=order)]
    ordered += [(event, True) for event in sorted(possible, key=order)]
    rows = tuple(links.event(event, possible=unsure, others=others(event)) for event, unsure in ordered)
    return Answer(
        verb="when",
        rows=rows,
        notes=(*notes, *finder.notes),
        groups=accounts.groups(store, rows) if asked.disputed else (),
    )


def order(event: Event) -> tuple[date, date, str]:
    """The place of an event in a timeline: by first day, last day, id; without a date, last."""
    first, last = dates.parse(event.date).order if event.date else (date.max, date.max)
    return (first, last, event.id)


def relation(event: Event, days: Edtf | None) -> Literal["sure", "possible"] | None:
    """Whether an event belongs to some days: surely, possibly (its date is coarser than theirs), or not.

    "By D" belongs to D only. What lasted belongs to every day it lasted.
    """
    if days is None:
        return "sure"
    if not event.date:
        return None
    happened = dates.parse(event.date)
    if happened.by:
        inside = (days.earliest or date.min) <= happened.by <= (days.latest or date.max)
        return "sure" if inside else None
    if not dates.overlaps(happened, days):
        return None
    if happened.shape == "interval":
        return "sure"
    return "sure" if dates.within(happened, days) and not happened.approximate else "possible"


def related(event: Event) -> set[str]:
    """The ids of everything an event names, its own among them."""
    return {
        event.id,
        *event.places,
        *event.people,
        *event.organizations,
        *event.said_by,
        *event.sources,
        *event.questions,
    }


def matching(finder: Finder, terms: Iterable[str]) -> list[Event]:
    """The events that every term matches: by an id, a name in any spelling, a word of either."""
    events = list(finder.store.events)
    terms = list(terms)
    if not terms:
        return events
    texts = text_matcher([event.words for event in events])
    kept = set(range(len(events)))
    for term in terms:
        ids = finder.everything(term)
        hits = texts(term)
        if ids:
            by_id: defaultdict[str, set[int]] = defaultdict(set)
            for n in kept:
                for record_id in related(events[n]) & ids:
                    by_id[record_id].add(n)
            hits = hits.union(*by_id.values())
        kept &= hits
    return [events[n] for n in sorted(kept)]


def narrowed(finder: Finder, asked: Asked, events: list[Event]) -> list[Event]:
    """The events that pass every filter of the question."""
    store = finder.store
    wanted = [
        ("places", finder.filter(asked.place, "--place", store.places)),
        ("people", finder.filter(asked.person, "--person", store.people)),
        ("organizations", finder.filter(asked.organization, "--organization", store.organizations)),
        ("said_by", finder.speakers(asked.said_by)),
        ("sources", finder.sources(asked.source)),
        ("questions", finder.questions(asked.question)),
    ]
    standings = choices(asked.standing, STANDINGS, "--standing")
    kinds = choices(asked.kind, EVENT_KINDS, "--kind")
    return [
        event
        for event in events
        if (standings is None or event.standing in standings)
        and (kinds is None or event.kind in kinds)
        and all(ids is None or ids.intersection(_values(event, field)) for field, ids in wanted)
    ]


def _values(event: Event, field: str) -> set[str]:
    """What a filter looks at: who speaks in an event takes part in it too."""
    values = set(getattr(event, field))
    return values | set(event.said_by) if field in ("people", "organizations") else values


def _why_nothing(finder: Finder, terms: tuple[str, ...], events: list[Event], days: Edtf | None) -> str:
    if events and days:
        covers = dates.parse(finder.store.store.covers)
        nothing = f"Nothing is recorded for {dates.days_words(days)}"
        if not dates.overlaps(days, covers):
            return f"{nothing}: the store covers {dates.days_words(covers)}."
        return f"{nothing}, though {_count(events)} on other days."
    for term in terms:
        if not matching(finder, [term]):
            return finder.no_such(term)
    if terms:
        return "No event matches all of these terms and options together. Leave one out."
    return "No event passes these filters together. Leave one out."


def _count(events: list[Event]) -> str:
    return "one event matches" if len(events) == 1 else f"{len(events)} events match"
