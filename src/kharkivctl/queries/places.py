"""`where`: places, and who held them on a day."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.ask.terms import Term, matching_all, text_matcher
from kharkivctl.ask.wanted import Wanted
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links, names_row
from kharkivctl.queries.control.accounts import Account, accounts_by_place
from kharkivctl.queries.control.history import History, State
from kharkivctl.queries.facts import event_fact, groups, nothing, passes
from kharkivctl.queries.published import as_published_by, outside
from kharkivctl.rows import Answer, PlaceRow, TurnRow
from kharkivctl.store.model import Event, Loaded, Place, Store

Accounts = Mapping[str, Sequence[Account]]


class Held(msgspec.Struct, frozen=True):
    """A place with its accounts and who held it on the days asked for."""

    place: Place
    history: History
    state: State

    @property
    def accounts(self) -> Sequence[Account]:
        """The dated accounts of who held it, in order."""
        return self.history.accounts

    @property
    def shown(self) -> tuple[Event, ...]:
        """The accounts an answer shows: the one it rests on, and those beside it."""
        return (*([self.state.event] if self.state.event else []), *self.state.claims)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that at least two accounts of this place answer."""
        asked = [question for account in self.accounts for question in account.event.questions]
        return tuple(question for question in dict.fromkeys(asked) if asked.count(question) > 1)

    @property
    def sources(self) -> tuple[str, ...]:
        """What the answer rests on: its event, else the accounts shown, else the nearest records."""
        return _sources(self.state) or self.place.sources


def _sources(state: State) -> tuple[str, ...]:
    if state.held_by == "disputed" or not state.event:
        told: tuple[Event | None, ...] = state.claims or (state.before, state.next)
    else:
        told = (state.event,)
    return tuple(dict.fromkeys(source for event in told if event for source in event.sources))


def where(loaded: Loaded, wanted: Wanted, with_turns: int = 0) -> Answer:
    """The places that match, each with who held it on the days asked for (else on the last day covered).

    Without terms: the places that have a control record. A known place with nothing recorded is an
    answer, "unrecorded". Up to `with_turns` places come with all their turns, which take a few
    milliseconds a place. Raises Nothing, with suggestions, when no place matches.
    """
    store, notes = as_published_by(loaded.store, wanted.known_by)
    match = _matcher(loaded, store)
    together = match(wanted.phrase) if wanted.phrase else set()
    ids = together or matching_all(wanted.terms, match, [place.id for place in store.places])
    if wanted.listed is not None:
        ids = ids & wanted.listed
    accounts = accounts_by_place(store, ids)
    if not wanted.terms and wanted.listed is None and wanted.types is None:
        ids &= accounts.keys()
    named = _named_with(store, wanted)
    places = [
        place
        for place in sorted(store.places, key=lambda place: (place.name, place.id))
        if place.id in ids
        and (wanted.types is None or place.kind in wanted.types)
        and (named is None or place.id in named)
    ]
    days, covers = _days(store, wanted), dates.parse(store.store.covers)
    kept = _filter(wanted)
    found = [held for held in _held(places, accounts, days, covers, wanted.known_by) if kept(held)]
    if not found:
        raise _no_place(loaded, wanted, match, places)
    rows = tuple(_rows(store, found, days, with_turns=len(found) <= with_turns))
    when = dates.days_words(days) + ("" if wanted.days else ", the last day covered")
    return Answer(
        verb="where",
        rows=rows,
        notes=(*notes, *outside(store, days), *_silent(rows, when), *wanted.notes),
        caption=f"As of {when}.",
        groups=groups(store, ((row, row.questions) for row in rows)) if wanted.disputed else (),
        on=wanted.days.text if wanted.days else None,
        about=store.store,
    )


def _days(store: Store, wanted: Wanted) -> Edtf:
    """The days asked for; up to a day: from the first one covered; without any: the last day covered."""
    covers = dates.parse(store.store.covers)
    last = covers.latest or date.max
    days = wanted.days or dates.between(last, last)
    if days.earliest is None and days.latest:
        return dates.lasting(min(covers.earliest or days.latest, days.latest), days.latest)
    return days


# Which places


def _matcher(loaded: Loaded, store: Store) -> Callable[[Term], set[str]]:
    """A function that gives the ids of the places that a term matches, by its surest reading."""
    places = store.places
    ids = {place.id for place in places}
    texts = text_matcher([place.words for place in places], loaded.folded)

    def match(term: Term) -> set[str]:
        return set(term.surest(ids)) or {places[n].id for n in texts(term.text)}

    return match


def _named_with(store: Store, wanted: Wanted) -> set[str] | None:
    """The ids of the places named in events with the people and bodies asked for; None without these."""
    if wanted.people is None and wanted.organizations is None:
        return None
    takes_part = Wanted(people=wanted.people, organizations=wanted.organizations)
    facts = (fact for fact in map(event_fact, store.events) if passes(fact, takes_part))
    return {place for fact in facts for place in fact.places}


def _held(
    places: Iterable[Place], accounts: Accounts, days: Edtf, covers: Edtf, known_by: date | None
) -> Iterator[Held]:
    """Each place with who held it on these days."""
    for place in places:
        history = History(accounts.get(place.id, ()), covers, known_by)
        yield Held(place, history, history.over_days(days))


def _filter(wanted: Wanted) -> Callable[[Held], bool]:
    """A test of the filters that look at answers rather than at places."""
    of_account = Wanted(standings=wanted.standings, said_by=wanted.said_by, sources=wanted.sources)

    def kept(held: Held) -> bool:
        return (
            (wanted.held_by is None or held.state.held_by in wanted.held_by)
            and (of_account == Wanted() or any(passes(event_fact(e), of_account) for e in held.shown))
            and (wanted.questions is None or not wanted.questions.isdisjoint(held.questions))
            and (not wanted.disputed or bool(held.questions))
        )

    return kept


# Rows


def _rows(store: Store, found: Iterable[Held], days: Edtf, *, with_turns: bool) -> Iterator[PlaceRow]:
    """A row for each place, in their order."""
    links = Links(store)
    for held in found:
        place, state, event = held.place, held.state, held.state.event
        yield PlaceRow(
            id=place.id,
            name=place.name,
            names=names_row(place.names, place.aliases),
            kind=place.kind,
            within=links.ref(place.within),
            coordinates=place.coordinates,
            held_by=state.held_by,
            since=state.since,
            until=state.until,
            certain=state.certain,
            event=links.account(event) if event else None,
            standing=event.standing if event else None,
            said_by=links.refs(event.said_by) if event else (),
            before=links.account(state.before) if state.before else None,
            next=links.account(state.next) if state.next else None,
            claims=tuple(links.account(claim) for claim in state.claims),
            questions=links.refs(held.questions),
            sources=links.sources(held.sources),
            on=days.text,
            reason=state.reason,
            explanation=state.explanation,
            description=place.description,
            note=place.note,
            history=tuple(links.account(account.event) for account in held.accounts),
            latitude=place.coordinates[0] if place.coordinates else None,
            longitude=place.coordinates[1] if place.coordinates else None,
            turns=tuple(_turns(held.history, links)) if with_turns else None,
        )


def _turns(history: History, links: Links) -> Iterator[TurnRow]:
    """Who held a place on all days covered, a row for each stretch of one answer."""
    for stretch in history.stretches():
        state = stretch.state
        yield TurnRow(
            state.held_by,
            stretch.first,
            stretch.last,
            state.since,
            state.until,
            state.certain,
            state.reason,
            state.event.standing if state.event else None,
            links.sources(_sources(state)),
        )


def _silent(rows: Sequence[PlaceRow], when: str) -> list[str]:
    """What to say of a known place without a record of the day: the silence is the store's."""
    silent = [row for row in rows if row.held_by == "unrecorded"]
    if len(rows) != 1 or not silent:
        return []
    row = silent[0]
    if row.claims:
        return [f"{row.name} is known, but who held it on {when} is only claimed."]
    near = row.next or row.before
    nearest = f" The nearest record is {near.id} ({near.date or near.date_words})." if near else ""
    return [f"{row.name} is known, but nothing is recorded for {when}.{nearest}"]


def _no_place(
    loaded: Loaded, wanted: Wanted, match: Callable[[Term], set[str]], places: Sequence[Place]
) -> Nothing:
    """Why no place is listed."""
    if places:
        return Nothing("No place passes these filters together. Leave one out.")
    if len(wanted.terms) > 1 and all(map(match, wanted.terms)):
        return Nothing("No single place matches all of these terms. Ask for one place at a time.")
    return nothing(loaded, wanted, match, listed="place", among={place.id for place in loaded.store.places})
