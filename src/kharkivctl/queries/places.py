"""`where`: places, and who held them on a day."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from kharkivctl import dates
from kharkivctl.ask.terms import Match, Term
from kharkivctl.ask.wanted import Wanted
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links, names_row
from kharkivctl.queries.control.accounts import Account, accounts_by_place
from kharkivctl.queries.control.history import History, State
from kharkivctl.queries.facts import event_fact, groups, left_out, meant, nothing, passes, post_fact
from kharkivctl.queries.matching import matching_all
from kharkivctl.queries.published import as_published_by, outside
from kharkivctl.rows import Answer, PlaceRow, TurnRow
from kharkivctl.store.model import HOLDER_WORDS, Event, Loaded, Place, Store

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
    milliseconds a place. Raises Nothing when no place matches.
    """
    store, notes = as_published_by(loaded.store, wanted.known_by)
    wanted = of_places(loaded, store, wanted)
    places, accounts = asked_for(loaded, store, wanted)
    days, covers = _days(store, wanted), dates.parse(store.store.covers)
    kept = _filter(wanted)
    every = list(_held(places, accounts, days, covers, wanted.known_by))
    found = [held for held in every if kept(held)]
    if not found:
        raise no_place(loaded, store, wanted, places)
    notes += left_out(asked_by_id(store, wanted), {held.place.id for held in found}, "place")
    rows = tuple(_rows(store, found, days, with_turns=len(found) <= with_turns))
    when = dates.days_words(days) + ("" if wanted.days else ", the last day covered")
    return Answer(
        verb="where",
        rows=rows,
        notes=(*notes, *outside(store, days), *_silent(rows, when), *_hidden(every, wanted), *wanted.notes),
        caption=f"As of {when}.",
        groups=groups(store, ((row, row.questions) for row in rows)) if wanted.disputed else (),
        only=" or ".join(HOLDER_WORDS[h] for h in HOLDER_WORDS if wanted.held_by and h in wanted.held_by),
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


def asked_for(loaded: Loaded, store: Store, wanted: Wanted) -> tuple[list[Place], Accounts]:
    """The places that the terms and the options of places ask for, by name, and the accounts of each.

    Without any of these: the places that have a control record.
    """
    match = _matcher(loaded, store)
    if wanted.ids:
        ids = {place.id for place in store.places} & set().union(*asked_by_id(store, wanted).values())
    elif wanted.either:
        ids = set().union(*(match(term).sure for term in wanted.terms))
    else:
        ids = matching_all(wanted.terms, match, [place.id for place in store.places])
    for only in (wanted.within, wanted.listed):
        ids = ids if only is None else ids & only
    accounts = accounts_by_place(store, ids)
    if not wanted.terms and not wanted.ids and wanted.listed is None and wanted.types is None:
        ids &= accounts.keys()
    named = _named_with(store, wanted)
    places = [
        place
        for place in sorted(store.places, key=lambda place: (place.name, place.id))
        if place.id in ids
        and (wanted.types is None or place.kind in wanted.types)
        and (named is None or place.id in named)
    ]
    return places, accounts


def asked_by_id(store: Store, wanted: Wanted) -> dict[str, set[str]]:
    """The ids asked for, each with what it stands for: an event or a post for its places."""
    if not wanted.ids:
        return {}
    posts = (post_fact(person, post) for person in store.people for post in person.posts)
    facts = (*map(event_fact, store.events), *posts)
    return meant(wanted.ids, {fact.id: fact.places for fact in facts})


def _matcher(loaded: Loaded, store: Store) -> Callable[[Term], Match[str]]:
    """A function that gives the ids of the places that a term matches, by its surest reading."""
    ids = {place.id for place in store.places}
    texts = {place.id: loaded.texts[place.words] for place in store.places}

    def match(term: Term) -> Match[str]:
        told = {place_id for place_id, text in texts.items() if any(form in text for form in term.forms)}
        return Match(term.surest(ids) or told, (term.everything & ids) | told)

    return match


def of_places(loaded: Loaded, store: Store, wanted: Wanted) -> Wanted:
    """What is wanted with the terms that name places, and with what the others say of kind and holder.

    Words on holding ("held", "captured") are what `where` is asked for, and narrow nothing. The word for
    a side chooses places by their holder, unless places are named.
    """
    match = _matcher(loaded, store)
    of_kind = [t for t in wanted.terms if not t.whole and t.text.casefold() in _PLACE_KINDS]
    sides = [t for t in wanted.terms if not t.exact and _side(t)]
    asking = [t for t in wanted.terms if not t.whole and any(m.sense.control for m in t.meanings)]
    terms = tuple(term for term in wanted.terms if term not in (*of_kind, *sides, *asking))
    named = len(terms) > 0 and all(match(term).wide for term in terms)
    changed: dict[str, Any] = {"terms": terms}
    if sides and not named and wanted.held_by is None:
        changed["held_by"] = {side for term in sides if (side := _side(term))}
    kinds = {kind for term in of_kind if (kind := _PLACE_KINDS[term.text.casefold()])}
    if kinds and not named and wanted.types is None:
        changed["types"] = kinds
    return msgspec.structs.replace(wanted, **changed)


# Words for kinds of places in a question; those that may be any settlement narrow nothing.
_PLACE_KINDS = {
    "village": "village",
    "villages": "village",
    "city": "city",
    "cities": "city",
} | dict.fromkeys(("town", "towns", "place", "places", "settlement", "settlements"), "")


def _side(term: Term) -> str | None:
    """The answer of `where` that a term is a word for, a side or "disputed"; None for other words."""
    if not term.whole and term.text.casefold() in HOLDER_WORDS:
        return term.text.casefold()
    return next((m.sense.holder for m in term.meanings if m.sense.holder), None)


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
    of_account = Wanted(
        standings=wanted.standings, said_by=wanted.said_by, sources=wanted.sources, works=wanted.works
    )

    def kept(held: Held) -> bool:
        return (
            (wanted.held_by is None or held.state.held_by in wanted.held_by)
            and (of_account == Wanted() or any(passes(event_fact(e), of_account) for e in held.shown))
            and (wanted.questions is None or not wanted.questions.isdisjoint(held.questions))
            and (not wanted.disputed or bool(held.questions))
        )

    return kept


# Rows


def _rows(store: Store, found: Sequence[Held], days: Edtf, *, with_turns: bool) -> Iterator[PlaceRow]:
    """A row for each place, in their order."""
    links = Links(store)
    whole = _as_a_whole(store) if any(held.place.kind in REGIONS for held in found) else {}
    for held in found:
        place, state, event = held.place, held.state, held.state.event
        inside, shares = whole.get(place.id, ((), ()))
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
            event=links.account(event, place.id) if event else None,
            standing=event.standing if event else None,
            said_by=links.refs(event.said_by) if event else (),
            before=links.account(state.before, place.id) if state.before else None,
            next=links.account(state.next, place.id) if state.next else None,
            claims=tuple(links.account(claim, place.id) for claim in state.claims),
            questions=links.refs(held.questions),
            sources=links.sources(held.sources),
            on=days.text,
            reason=state.reason,
            explanation=state.explanation,
            description=place.description,
            note=place.note,
            history=tuple(links.account(account.event, place.id) for account in held.accounts),
            contains=links.refs(inside),
            shares=tuple(links.account(event) for event in shares),
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


REGIONS = frozenset(("hromada", "raion", "oblast", "country"))


def _as_a_whole(store: Store) -> dict[str, tuple[tuple[str, ...], tuple[Event, ...]]]:
    """For each region the ids of the places with a record inside it, and the events on shares of it."""
    recorded = {place for event in store.events if event.control for place in event.places}
    lies_in = store.lies_in()
    inside: dict[str, list[str]] = {place.id: [] for place in store.places if place.kind in REGIONS}
    for place in sorted(store.places, key=lambda place: (place.name, place.id)):
        for region in lies_in[place.id] if place.id in recorded else ():
            if region in inside:
                inside[region].append(place.id)
    told = sorted((event for event in store.events if event.kind == "share"), key=_when)
    shares = {region: tuple(event for event in told if region in event.places) for region in inside}
    return {region: (tuple(ids), shares[region]) for region, ids in inside.items()}


def _when(event: Event) -> tuple[date, date]:
    return dates.parse(event.date).order if event.date else (date.max, date.max)


def _hidden(every: Sequence[Held], wanted: Wanted) -> list[str]:
    """How many places --held-by hides whose holder on that day is in doubt or not recorded."""
    doubtful = ("changing", "disputed", "unknown", "unrecorded")
    states = [held.state.held_by for held in every]
    counts = [
        f"{states.count(state)} {HOLDER_WORDS[state]}"
        for state in doubtful
        if wanted.held_by is not None and state not in wanted.held_by and state in states
    ]
    return [f"Not listed: {', '.join(counts)}."] if counts else []


def _silent(rows: Sequence[PlaceRow], when: str) -> list[str]:
    """What to say of a known place without a record of the day: the silence is the store's."""
    silent = [row for row in rows if row.held_by == "unrecorded"]
    if len(rows) != 1 or not silent:
        return []
    row = silent[0]
    if row.contains:
        count = len(row.contains)
        return [
            f"{row.name} has no holder as a whole; {count} {'place' if count == 1 else 'places'} in it "
            f"{'has' if count == 1 else 'have'} records: kharkivctl where --within {row.id}"
        ]
    if row.claims:
        return [f"{row.name} is known, but who held it on {when} is only claimed."]
    near = row.next or row.before
    nearest = f" The nearest record is {near.id} ({near.date or near.date_words})." if near else ""
    return [f"{row.name} is known, but nothing is recorded for {when}.{nearest}"]


def no_place(loaded: Loaded, store: Store, wanted: Wanted, places: Sequence[Place]) -> Nothing:
    """Why nothing is listed of the places asked for."""
    match = _matcher(loaded, store)
    if places:
        return Nothing("No place passes these filters together.")
    return nothing(loaded, wanted, match, listed="place")
