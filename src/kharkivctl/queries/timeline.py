"""`when`: events in the order in which they happened."""

from datetime import date
from typing import Literal

from kharkivctl import dates
from kharkivctl.ask.terms import Term, matching_all, text_matcher
from kharkivctl.ask.wanted import Wanted
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links
from kharkivctl.queries.facts import event_fact, groups, nothing, others_of, passes
from kharkivctl.queries.published import as_published_by, outside
from kharkivctl.rows import Answer
from kharkivctl.store.model import Event, Loaded


def when(loaded: Loaded, wanted: Wanted) -> Answer:
    """The events that match, oldest first; those only possibly of the days asked for come after.

    Raises Nothing, with suggestions, when no event matches.
    """
    store, notes = as_published_by(loaded.store, wanted.known_by)
    facts = [event_fact(event) for event in store.events]
    related = [fact.related for fact in facts]
    texts = text_matcher([event.words for event in store.events], loaded.folded)

    def match(term: Term) -> set[int]:
        ids = term.everything
        named = {n for n, own in enumerate(related) if not ids.isdisjoint(own)} if ids else set()
        return named | texts(term.text)

    matches = matching_all(wanted.terms, match, range(len(facts)))
    events = [store.events[n] for n in sorted(matches) if passes(facts[n], wanted)]
    in_time = [(event, _both(relation(event, wanted.on), relation(event, wanted.range))) for event in events]
    ordered = [
        (event, how == "possible")
        for certainty in ("sure", "possible")
        for event, how in sorted(in_time, key=lambda pair: order(pair[0]))
        if how == certainty
    ]
    if not ordered:
        raise (
            _no_event_then(loaded, wanted, len(events))
            if events and wanted.days
            else nothing(loaded, wanted, match, listed="event")
        )
    if possible := sum(unsure for _, unsure in ordered):
        notes.append(
            f"{possible} more may belong to these days: their dates are less precise. They come last."
        )
    links = Links(store)
    others = others_of(store)
    rows = tuple(
        links.event(event, possible=unsure, others=others(event.id, event.questions))
        for event, unsure in ordered
    )
    return Answer(
        verb="when",
        rows=rows,
        notes=(*notes, *outside(store, wanted.days), *wanted.notes),
        groups=groups(store, ((row, row.questions) for row in rows)) if wanted.disputed else (),
        on=wanted.days.text if wanted.days else None,
        about=store.store,
    )


def order(event: Event) -> tuple[date, date, str]:
    """The place of an event in a timeline: by first day, last day, id; without a date, last."""
    first, last = dates.parse(event.date).order if event.date else (date.max, date.max)
    return (first, last, event.id)


Relation = Literal["sure", "possible"] | None


def relation(event: Event, days: Edtf | None) -> Relation:
    """How an event belongs to some days: surely, possibly (its date is coarser than theirs), or not.

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


def _both(one: Relation, other: Relation) -> Relation:
    """The weaker of two relations."""
    if one is None or other is None:
        return None
    return "sure" if one == other == "sure" else "possible"


def _no_event_then(loaded: Loaded, wanted: Wanted, count: int) -> Nothing:
    """That events match, but none on the days asked for."""
    days, covers = wanted.days, dates.parse(loaded.store.store.covers)
    assert days
    silent = f"Nothing is recorded for {dates.days_words(days)}"
    if not dates.overlaps(days, covers):
        return Nothing(f"{silent}: the store covers {dates.days_words(covers)}.")
    return Nothing(
        f"{silent}, though {'one event matches' if count == 1 else f'{count} events match'} on other days."
    )
