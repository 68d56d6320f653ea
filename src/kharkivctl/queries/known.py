"""`--known-by`: the store as it could have been written on an earlier day."""

from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.dates import typed
from kharkivctl.store.model import Post, Source, Store


def by(store: Store, day: str | None) -> tuple[Store, list[str]]:
    """The store with only what had been published by a day, and notes that count what was left out.

    A source counts by the latest day of `issued`, else `archived`, else `accessed`. A fact counts if one of
    its sources does, or if it was `said` by then, even if only a later work prints it. This speaks of the
    sources of this store, not of what the world knew.
    """
    if day is None:
        return store, []
    limit = typed.asked(day, "--known-by").latest or date.max
    published = {source.id for source in store.sources if (_published(source) or date.max) <= limit}

    def had(sources: tuple[str, ...], said: str | None = None) -> bool:
        spoken = said is not None and (dates.parse(said).latest or date.max) <= limit
        return spoken or not published.isdisjoint(sources)

    events = tuple(event for event in store.events if had(event.sources, event.said))
    left = {event.id for event in store.events} - {event.id for event in events}
    people = tuple(
        msgspec.structs.replace(
            p, posts=tuple(_open_end(post, left) for post in p.posts if had(post.sources))
        )
        for p in store.people
    )
    later = len(store.events) - len(events)
    compiled = sum(1 for event in events if published.isdisjoint(event.sources))
    notes = []
    if later:
        notes.append(
            f"Left out, because this store's sources for them were published after {dates.day_words(limit)}: "
            f"{later} of {len(store.events)} events."
        )
    if compiled:
        notes.append(f"Said by then, but known here only through a later work: {_events(compiled)}.")
    kept = msgspec.structs.replace(
        store,
        events=events,
        people=people,
        sources=tuple(source for source in store.sources if source.id in published),
    )
    return kept, notes


def _open_end(post: Post, left: set[str]) -> Post:
    """The post without an end that was made known only later."""
    return msgspec.structs.replace(post, until=None, ended_by=None) if post.ended_by in left else post


def _events(count: int) -> str:
    return "1 event" if count == 1 else f"{count} events"


def _published(source: Source) -> date | None:
    for text in (source.issued, source.archived, source.accessed):
        if text:
            return dates.parse(text).latest
    return None
