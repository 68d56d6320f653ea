"""`where --changed`: what changed hands."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.ask.wanted import Wanted
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links
from kharkivctl.queries.control.changes import Change, changes_of
from kharkivctl.queries.control.history import History
from kharkivctl.queries.facts import event_fact, groups, left_out, passes
from kharkivctl.queries.places import Accounts, asked_by_id, asked_for, no_place, of_places
from kharkivctl.queries.published import as_published_by, outside
from kharkivctl.rows import Answer, ChangeRow
from kharkivctl.store.model import Loaded, Place, Store


class Changed(msgspec.Struct, frozen=True):
    """A place with a change of hands; `possible` if it may have been on other days than those asked for."""

    place: Place
    change: Change
    possible: bool

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that the accounts of the change, or those that dispute it, answer."""
        change = self.change
        told = (change.event, *change.others, *change.disputed_by)
        return tuple(dict.fromkeys(question for event in told for question in event.questions))


def changed(loaded: Loaded, wanted: Wanted) -> Answer:
    """The changes of hands on the days asked for (else on any day), a row each, the earliest first.

    Those that may have been on other days come last. Raises Nothing when there is none.
    """
    store, notes = as_published_by(loaded.store, wanted.known_by)
    wanted = of_places(loaded, store, wanted)
    places, accounts = asked_for(loaded, store, wanted)
    if not places:
        raise no_place(loaded, store, wanted, places)
    covers = dates.parse(store.store.covers)
    days = wanted.days or covers
    kept = _filter(wanted)
    every = list(_changes(places, accounts, covers, wanted.known_by))
    found = [one for one in every if kept(one)]
    shown = sorted(_within(found, days), key=_order)
    if not shown and every and not found:
        raise Nothing("No change of hands passes these filters together. Leave one out.")
    if not shown:
        raise _nothing_changed(places, wanted.days, covers, len(found))
    notes += left_out(asked_by_id(store, wanted), {one.place.id for one in shown}, "change of hands")
    if possible := sum(one.possible for one in shown):
        notes.append(f"{possible} of {len(shown)} may have been on other days. They stand apart.")
    rows = tuple(_rows(store, shown, days))
    return Answer(
        verb="where --changed",
        rows=rows,
        notes=(*notes, *outside(store, days), *wanted.notes),
        caption=f"What changed hands: {dates.words(days)}.",
        about=store.store,
        groups=groups(store, ((row, row.questions) for row in rows)) if wanted.disputed else (),
    )


def _changes(
    places: Sequence[Place], accounts: Accounts, covers: Edtf, known_by: date | None
) -> Iterator[Changed]:
    """Every change of hands of these places."""
    for place in places:
        history = History(accounts.get(place.id, ()), covers, known_by)
        for change in changes_of(history):
            yield Changed(place, change, possible=False)


def _filter(wanted: Wanted) -> Callable[[Changed], bool]:
    """A test of the filters that look at changes rather than at places."""
    of_account = Wanted(standings=wanted.standings, said_by=wanted.said_by, sources=wanted.sources)

    def kept(one: Changed) -> bool:
        change = one.change
        return (
            (wanted.held_by is None or change.after in wanted.held_by)
            and any(passes(event_fact(event), of_account) for event in (change.event, *change.others))
            and (wanted.questions is None or not wanted.questions.isdisjoint(one.questions))
            and (not wanted.disputed or bool(change.disputed_by))
        )

    return kept


def _within(found: Sequence[Changed], days: Edtf) -> Iterator[Changed]:
    """The changes that were, or may have been, on these days."""
    first, last = days.earliest or date.min, days.latest or date.max
    for one in found:
        change = one.change
        if change.first <= last and first <= change.last:
            inside = first <= change.first and change.last <= last
            unsure = not inside or dates.parse(change.when).approximate
            yield msgspec.structs.replace(one, possible=unsure)


def _order(one: Changed) -> tuple[bool, date, date, str, str]:
    change = one.change
    return (one.possible, change.first, change.last, one.place.name, one.place.id)


def _rows(store: Store, shown: Sequence[Changed], days: Edtf) -> Iterator[ChangeRow]:
    """A row for each change, in their order."""
    links = Links(store)
    for one in shown:
        place, change, event = one.place, one.change, one.change.event
        yield ChangeRow(
            id=place.id,
            name=place.name,
            from_=change.before,
            to=change.after,
            date=change.when,
            earliest=change.first,
            latest=change.last,
            standing=event.standing,
            said_by=links.refs(event.said_by),
            sources=links.sources(event.sources),
            certain=change.certain,
            possible=one.possible,
            event=links.account(event, place.id),
            other_accounts=tuple(links.account(other, place.id) for other in change.others),
            disputed_by=tuple(links.account(other, place.id) for other in change.disputed_by),
            questions=links.refs(one.questions),
            within=links.ref(place.within),
            on=days.text,
        )


def _nothing_changed(places: Sequence[Place], days: Edtf | None, covers: Edtf, elsewhere: int) -> Nothing:
    """That no change of hands of these places is recorded, at all or on the days asked for."""
    place = f" of {places[0].name}" if len(places) == 1 else ""
    silent = f"No change of hands{place} is recorded"
    if days is None:
        return Nothing(f"{silent}.")
    silent += f" for {dates.days_words(days)}"
    if not dates.overlaps(days, covers):
        return Nothing(f"{silent}: the store covers {dates.days_words(covers)}.")
    several = "one is" if elsewhere == 1 else f"{elsewhere} are"
    return Nothing(f"{silent}, though {several} on other days." if elsewhere else f"{silent}.")
