"""`when`: events in the order in which they happened."""

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from datetime import date
from typing import Literal

import msgspec

from kharkivctl import dates
from kharkivctl.ask.terms import Match, Term
from kharkivctl.ask.wanted import Wanted
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links
from kharkivctl.queries.facts import Fact, event_fact, groups, left_out, meant, nothing, others_of, passes
from kharkivctl.queries.matching import fact_matcher, matching_all
from kharkivctl.queries.published import as_published_by, outside
from kharkivctl.rows import Answer
from kharkivctl.store.model import Event, Loaded, Store

Relation = Literal["sure", "possible"] | None


class Entry(msgspec.Struct, frozen=True):
    """An event of an answer, and how it came into it.

    `possible`: its date is coarser than the days asked for. `beside`: it matches not itself, but is another
    account of what a match tells.
    """

    event: Event
    possible: bool = False
    beside: bool = False


def when(loaded: Loaded, wanted: Wanted) -> Answer:
    """The events that match, oldest first, each with its rival accounts; the possible ones come last.

    Raises Nothing when no event matches.
    """
    store, notes = as_published_by(loaded.store, wanted.known_by)
    facts = [event_fact(event) for event in store.events]
    match = fact_matcher(loaded, facts)
    passing = {n for n in range(len(facts)) if passes(facts[n], wanted)}
    in_time = {n: how for n in passing if (how := _belongs(store.events[n], wanted))}
    asked = _meant(store, wanted)
    chosen = _chosen(facts, wanted, asked, match)
    matches = chosen(in_time)
    kept = _preferred(store, matches, wanted)
    beside = _beside(facts, kept, matches, wanted) & in_time.keys() if wanted.terms else set()
    for term in wanted.terms:
        if any(meaning.sense.account for meaning in term.meanings):
            beside &= match(term).sure
    entries = [
        Entry(store.events[n], possible=in_time[n] == "possible", beside=n in beside) for n in kept | beside
    ]
    found = sorted(entries, key=lambda entry: (entry.possible, order(entry.event)))
    if not found:
        then = len(chosen(passing)) if wanted.days else 0
        raise (
            _no_event_then(loaded, wanted, then) if then else nothing(loaded, wanted, match, listed="event")
        )
    links = Links(store)
    others = others_of(store)
    place = _one_place(store, wanted)
    rows = tuple(
        links.event(
            entry.event,
            possible=entry.possible,
            beside=entry.beside,
            others=others(entry.event.id, entry.event.questions),
            place=place,
        )
        for entry in found
    )
    related = [facts[n].related for n in kept] if wanted.ids else []
    notes += left_out(asked, set().union(*related), "event")
    notes += _notes(found, len(matches) - len(kept), wanted)
    return Answer(
        verb="when",
        rows=rows,
        notes=(*notes, *outside(store, wanted.days), *wanted.notes),
        groups=groups(store, ((row, row.questions) for row in rows)) if wanted.disputed else (),
        on=wanted.days.text if wanted.days else None,
        about=store.store,
    )


def _meant(store: Store, wanted: Wanted) -> dict[str, set[str]]:
    """The ids asked for, each with what it stands for: a post for who held it."""
    if not wanted.ids:
        return {}
    return meant(wanted.ids, {post.id: (person.id,) for person in store.people for post in person.posts})


def _chosen(
    facts: Sequence[Fact], wanted: Wanted, asked: Mapping[str, Set[str]], match: Callable[[Term], Match[int]]
) -> Callable[[Collection[int]], set[int]]:
    """A function that gives which of some facts are asked for, by ids or by terms."""
    if not wanted.ids:
        return lambda among: matching_all(wanted.terms, match, among)
    ids = set().union(*asked.values())
    return lambda among: {n for n in among if not ids.isdisjoint(facts[n].related)}


def _preferred(store: Store, matches: set[int], wanted: Wanted) -> set[int]:
    """Of the matches those with what the question prefers, if any has it."""
    if wanted.prefers == "figures":
        having = {n for n in matches if store.events[n].figures}
    elif wanted.prefers == "statements":
        having = {
            n for n in matches if store.events[n].said_by or store.events[n].kind in ("plan", "statement")
        }
    else:
        return matches
    return having or matches


def _beside(facts: Sequence[Fact], kept: set[int], matches: set[int], wanted: Wanted) -> set[int]:
    """The other accounts of what the matches tell, about one of the records by which they were found.

    Where no name was asked for, none comes along.
    """
    questions = {question for n in kept if facts[n].kind != "fighting" for question in facts[n].questions}
    named: set[str] = set().union(*(level for term in wanted.terms for level in term.levels))
    named |= (wanted.places or set()) | (wanted.people or set()) | (wanted.organizations or set())
    return {
        n
        for n, fact in enumerate(facts)
        if n not in matches
        and not questions.isdisjoint(fact.questions)
        and not named.isdisjoint(fact.related)
    }


def _belongs(event: Event, wanted: Wanted) -> Relation:
    """How an event belongs to the days asked for."""
    return _both(relation(event, wanted.on), relation(event, wanted.range))


def _notes(found: Sequence[Entry], left_out: int, wanted: Wanted) -> list[str]:
    """What to say of rows that came along, are only possible, or were left out."""
    notes = []
    if possible := sum(entry.possible for entry in found):
        notes.append(
            f"{possible} more may belong to these days: their dates are less precise. They stand apart."
        )
    if beside := sum(entry.beside for entry in found):
        matter = "is another account" if beside == 1 else "are other accounts"
        notes.append(f"{beside} of these {matter} of the same matter in other words.")
    if left_out and wanted.prefers:
        what = "a number" if wanted.prefers == "figures" else "a speaker"
        notes.append(f"{left_out} more without {what} {'is' if left_out == 1 else 'are'} left out.")
    return notes


def _one_place(store: Store, wanted: Wanted) -> str | None:
    """The id of the place that the terms and --place ask for; None if they ask for none, or for several."""
    ids = {place.id for place in store.places}
    asked = [places for term in wanted.terms if (places := term.surest(ids))]
    asked += [wanted.places] if wanted.places else []
    asked += [set(wanted.ids)] if wanted.ids and ids.issuperset(wanted.ids) else []
    both = set.intersection(*map(set, asked)) if asked else set()
    return both.pop() if len(both) == 1 else None


def order(event: Event) -> tuple[date, date, str]:
    """The place of an event in a timeline: by first day, last day, id; without a date, last."""
    first, last = dates.parse(event.date).order if event.date else (date.max, date.max)
    return (first, last, event.id)


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
