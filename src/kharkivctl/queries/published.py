"""The store as it could have been written on an earlier day, and the days it covers."""

from collections.abc import Sequence
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.dates import Edtf
from kharkivctl.store.model import Event, Post, Source, Store


def as_published_by(store: Store, day: date | None) -> tuple[Store, list[str]]:
    """The store with only what had been published by a day, and notes that count what was left out.

    A source counts by the latest day of `issued`, else `archived`, else `accessed`. A fact counts if one of
    its sources does, or if it was `said` by then, even if only a later work prints it. This speaks of the
    sources of this store, not of what the world knew. Without a day the store is as it is.
    """
    if day is None:
        return store, []
    published = {source.id for source in store.sources if (published_on(source) or date.max) <= day}

    def was_published(sources: tuple[str, ...], said: str | None = None) -> bool:
        spoken = said is not None and (dates.parse(said).latest or date.max) <= day
        return spoken or not published.isdisjoint(sources)

    events = tuple(event for event in store.events if was_published(event.sources, event.said))
    left_out = [event for event in store.events if not was_published(event.sources, event.said)]
    ids = {event.id for event in left_out}
    people = tuple(
        msgspec.structs.replace(
            person,
            posts=tuple(_as_known(post, ids, day) for post in person.posts if was_published(post.sources)),
            note=None,
        )
        for person in store.people
    )
    compiled = [event for event in events if published.isdisjoint(event.sources)]
    kept = msgspec.structs.replace(
        store,
        events=events,
        people=people,
        sources=tuple(source for source in store.sources if source.id in published),
    )
    return kept, _notes(store, day, left_out, compiled)


def _notes(store: Store, day: date, left_out: Sequence[Event], compiled: Sequence[Event]) -> list[str]:
    """What is left out and why, and what is known only through a later work, each counted apart."""
    undated = {source.id for source in store.sources if published_on(source) is None}
    of_no_day = [event for event in left_out if undated.issuperset(event.sources)]
    counts = (
        (
            len(left_out) - len(of_no_day),
            f"Left out, because this store's sources for them were published after {dates.day_words(day)}: "
            "{count} of {all} events.",
        ),
        (
            len(of_no_day),
            "Left out, because no day is recorded of the works they rest on: {count} of {all} events.",
        ),
        (len(compiled), "Said by then, but known here only through a later work: {count} of {all} events."),
    )
    return [note.format(count=count, all=len(store.events)) for count, note in counts if count]


def outside(store: Store, days: Edtf | None) -> list[str]:
    """The note that a question is about days the store does not cover; empty for all others."""
    covers = dates.parse(store.store.covers)
    if days is None or dates.overlaps(days, covers):
        return []
    return [f"The store covers {dates.days_words(covers)}; nothing is recorded outside it."]


def _as_known(post: Post, left_out: set[str], day: date) -> Post:
    """The post without an end that came or was made known later, and without its note, which is of today."""
    until = dates.parse(post.until) if post.until and post.until != ".." else None
    is_later = post.until == ".." or (until is not None and (until.latest or date.max) > day)
    if is_later or post.ended_by in left_out:
        post = msgspec.structs.replace(post, until=None, ended_by=None)
    return msgspec.structs.replace(post, note=None)


def published_on(source: Source) -> date | None:
    """The day from which a source counts; None where no day of it is recorded."""
    for text in (source.issued, source.archived, source.accessed):
        if text:
            return dates.parse(text).latest
    return None
