"""`where`: places, and who held them on a day."""

from collections.abc import Callable, Sequence
from datetime import date

from kharkivctl import dates
from kharkivctl.ask.find import Finder, choices, outside, split_dates, text_matcher
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links, names_row
from kharkivctl.queries import accounts, known
from kharkivctl.queries.asked import Asked
from kharkivctl.queries.control import Account as ControlAccount
from kharkivctl.queries.control import History, State, accounts_by_place
from kharkivctl.rows import Account, Answer, PlaceRow
from kharkivctl.store.model import HOLDER_WORDS, PLACE_KINDS, STANDINGS, Event, Place, Store


def where(store: Store, asked: Asked) -> Answer:
    """The places that match, each with who held it on the days asked for (else on the last day covered).

    Without terms: the places that have a control record. A known place with nothing recorded is an
    answer, "unrecorded". Raises Nothing, with suggestions, when no place matches.
    """
    store, notes = known.by(store, asked.known_by)
    terms, window = split_dates(asked)
    covers = dates.parse(store.store.covers)
    finder = Finder(store)
    told = accounts_by_place(store.events)
    places = _matching(finder, terms)
    if not terms and not asked.place and not asked.kind:
        places = [place for place in places if place.id in told]
    places = _narrowed(finder, asked, places)
    days = window.either or dates.between(covers.latest or date.max, covers.latest or date.max)
    if days.earliest is None and days.latest:  # Up to a day: from the first one covered.
        days = dates.lasting(min(covers.earliest or days.latest, days.latest), days.latest)
    notes += outside(store, days) if places else []
    answers = _Answers(store, days, covers)
    wanted = _answers_wanted(finder, asked)
    rows = tuple(
        row
        for place in sorted(places, key=lambda place: (place.name, place.id))
        if wanted(row := answers.row(place, told.get(place.id, ())))
    )
    if not rows:
        raise Nothing(_why_nothing(finder, terms, bool(places)))
    when = dates.days_words(days) + ("" if window.either else ", the last day covered")
    return Answer(
        verb="where",
        rows=rows,
        notes=(*notes, *_unrecorded(rows, when), *finder.notes),
        caption=f"As of {when}.",
        groups=accounts.groups(store, rows) if asked.disputed else (),
        cautions=_not_certain(rows),
    )


class _Answers:
    """Makes the rows of one question."""

    def __init__(self, store: Store, days: Edtf, covers: Edtf) -> None:
        self.links = Links(store)
        self.days = days
        self.first = max(days.earliest or date.min, covers.earliest or date.min)
        self.last = min(days.latest or date.max, covers.latest or date.max)

    def row(self, place: Place, told: Sequence[ControlAccount]) -> PlaceRow:
        state = self._state(History(told))
        links = self.links
        event = state.event
        return PlaceRow(
            id=place.id,
            name=place.name,
            names=names_row(place.names, place.aliases),
            kind=place.kind,
            within=links.ref(place.within),
            coordinates=place.coordinates,
            held_by=state.held_by,
            since=state.since,
            certain=state.certain,
            event=links.account(event) if event else None,
            standing=event.standing if event else None,
            said_by=links.refs(event.said_by) if event else (),
            before=links.account(state.before) if state.before else None,
            next=links.account(state.next) if state.next else None,
            claims=tuple(links.account(claim) for claim in state.claims),
            questions=links.refs(_shared_questions(told)),
            sources=links.sources(_sources(state, place)),
            on=self.days.text,
            explanation=state.explanation,
            description=place.description,
            note=place.note,
            history=tuple(links.account(account.event) for account in told),
        )

    def _state(self, history: History) -> State:
        if self.first <= self.last:
            return history.over_days(self.first, self.last)
        past = (self.days.latest or date.max) < self.first  # Asked for days before those covered.
        nearest = history.setters[:1] if past else history.setters[-1:]
        event = nearest[0].event if nearest else None
        return State(
            "unrecorded",
            before=None if past else event,
            next=event if past else None,
            explanation="The store does not cover these days.",
        )


def _shared_questions(told: Sequence[ControlAccount]) -> tuple[str, ...]:
    """The questions that at least two accounts of this place answer."""
    asked = [question for account in told for question in account.event.questions]
    return tuple(question for question in dict.fromkeys(asked) if asked.count(question) > 1)


def _sources(state: State, place: Place) -> tuple[str, ...]:
    """What the answer rests on: its event, else the accounts shown, else the nearest records."""
    if state.held_by == "disputed" or not state.event:
        told: tuple[Event | None, ...] = state.claims or (state.before, state.next)
    else:
        told = (state.event,)
    found = dict.fromkeys(source for event in told if event for source in event.sources)
    return tuple(found) or place.sources


def _matching(finder: Finder, terms: tuple[str, ...]) -> list[Place]:
    """The places all terms match, each by the surest of: id, whole name, word of a name, of its text."""
    places = finder.store.places
    ids = {place.id for place in places}
    texts = text_matcher([f"{place.description or ''} {place.within or ''}" for place in places])

    def match(term: str) -> set[str]:
        return finder.by_name(term, ids) or {places[n].id for n in texts(term)}

    kept = ids
    joined = match(" ".join(terms)) if len(terms) > 1 else set()
    if joined:
        kept = joined
    else:
        for term in terms:
            kept = kept & match(term)
    return [place for place in places if place.id in kept]


def _narrowed(finder: Finder, asked: Asked, places: list[Place]) -> list[Place]:
    store = finder.store
    chosen = finder.filter(asked.place, "--place", store.places)
    people = finder.filter(asked.person, "--person", store.people)
    bodies = finder.filter(asked.organization, "--organization", store.organizations)
    kinds = choices(asked.kind, PLACE_KINDS, "--kind")
    for wanted, fields in ((people, ("people", "said_by")), (bodies, ("organizations", "said_by"))):
        if wanted is not None:
            named = {
                place
                for event in store.events
                if any(wanted.intersection(getattr(event, field)) for field in fields)
                for place in event.places
            }
            places = [place for place in places if place.id in named]
    return [
        place
        for place in places
        if (chosen is None or place.id in chosen) and (kinds is None or place.kind in kinds)
    ]


def _answers_wanted(finder: Finder, asked: Asked) -> Callable[[PlaceRow], bool]:
    """A test of the filters that look at answers rather than at places."""
    said_by = finder.speakers(asked.said_by)
    sources = finder.sources(asked.source)
    questions = finder.questions(asked.question)
    held = choices(asked.held_by, HOLDER_WORDS, "--held-by")
    standings = choices(asked.standing, STANDINGS, "--standing")

    def wanted(row: PlaceRow) -> bool:
        return (
            (held is None or row.held_by in held)
            and (standings is None or not standings.isdisjoint(told.standing for told in _told(row)))
            and (said_by is None or not said_by.isdisjoint(r.id for told in _told(row) for r in told.said_by))
            and (sources is None or not sources.isdisjoint(source.id for source in row.sources))
            and (questions is None or not questions.isdisjoint(ref.id for ref in row.questions))
            and (not asked.disputed or bool(row.questions))
        )

    return wanted


def _told(row: PlaceRow) -> list[Account]:
    """The accounts an answer shows: the one it rests on, and those beside it."""
    return [*([row.event] if row.event else []), *row.claims]


def _not_certain(rows: tuple[PlaceRow, ...]) -> tuple[str, ...]:
    """Which answers no record of the day or after it bears out; plain output has no column for it."""
    unsure = [row for row in rows if row.event and not row.certain and row.held_by != "changing"]
    if len(rows) == 1 and unsure:
        return (f"{rows[0].name}: not certain. {rows[0].explanation}".strip(),)
    return (f"{len(unsure)} of {len(rows)} not certain; the field `certain` tells which.",) if unsure else ()


def _unrecorded(rows: tuple[PlaceRow, ...], when: str) -> list[str]:
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


def _why_nothing(finder: Finder, terms: tuple[str, ...], filtered: bool) -> str:
    if not filtered:
        for term in terms:
            if not _matching(finder, (term,)):
                return finder.no_such(term, {place.id for place in finder.store.places})
        if len(terms) > 1:
            return "No single place matches all of these terms. Ask for one place at a time."
    return "No place passes these filters together. Leave one out."
