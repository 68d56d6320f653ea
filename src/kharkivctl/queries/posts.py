"""`who`: people with the posts they held, and organizations."""

from collections.abc import Callable, Iterable
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.ask.find import Finder, choices, outside, split_dates, text_matcher
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links, names_row
from kharkivctl.queries import accounts, known
from kharkivctl.queries.asked import Asked
from kharkivctl.rows import Answer, End, PostRow, Ref
from kharkivctl.store.model import STANDINGS, Event, Organization, Person, Post, Store


def who(store: Store, asked: Asked) -> Answer:
    """The people and organizations that match, a row for each post; with days asked for, the posts held then.

    Raises Nothing, with suggestions, when none matches.
    """
    store, notes = known.by(store, asked.known_by)
    terms, window = split_dates(asked)
    finder = Finder(store)
    rows = _narrowed(finder, asked, _matching(finder, terms, _rows(store)))
    if asked.disputed:
        rows = [row for row in rows if row.questions]
    days = window.either
    found = _held(store, rows, days) if days else rows
    if not found:
        raise Nothing(_why_nothing(finder, terms, rows, days))
    notes += outside(store, days)
    unsure = sum(row.certain is False for row in found)
    return Answer(
        verb="who",
        rows=tuple(found),
        notes=(*notes, *finder.notes),
        caption=f"Posts held: {dates.words(days)}." if days else "",
        groups=accounts.groups(store, found) if asked.disputed else (),
        cautions=(_not_certain(unsure, len(found)),) if unsure else (),
    )


def _rows(store: Store) -> list[PostRow]:
    links = Links(store)
    events = {event.id: event for event in store.events}
    answering = accounts.others_of(store)
    rows: list[PostRow] = []
    for person in store.people:
        base = _base(person, links)
        rows += [_post_row(base, post, links, events, answering) for post in person.posts]
        if not person.posts:
            rows.append(base)
    for body in store.organizations:
        rows.append(msgspec.structs.replace(_base(body, links), kind=body.kind, description=body.description))
    return rows


def _base(record: Person | Organization, links: Links) -> PostRow:
    """What every row of one person or organization says."""
    return PostRow(
        id=record.id,
        name=record.name,
        names=names_row(record.names, record.aliases),
        side=record.side,
        note=record.note,
        sources=links.sources(record.sources),
    )


def _post_row(
    base: PostRow,
    post: Post,
    links: Links,
    events: dict[str, Event],
    answering: Callable[[Event], tuple[Event, ...]],
) -> PostRow:
    end = events.get(post.ended_by or "")
    asking = Event(id=post.id, kind="", text="", standing="stated", questions=post.questions)
    return msgspec.structs.replace(
        base,
        post=post.id,
        role=post.role,
        organization=links.ref(post.organization),
        area=links.ref(post.area),
        since=post.since,
        until=post.until,
        appointed_by=links.refs(post.appointed_by),
        ended_by=End(end.id, end.text, end.date, end.standing) if end else None,
        standing=post.standing,
        said_by=links.refs(post.said_by),
        questions=links.refs(post.questions),
        note=" ".join(note for note in (post.note, base.note) if note) or None,
        sources=links.sources(post.sources),
        other_accounts=tuple(links.account(event) for event in answering(asking)),
    )


def _matching(finder: Finder, terms: tuple[str, ...], rows: list[PostRow]) -> list[PostRow]:
    """The rows all terms match, each by the surest of: id, whole name, word of a name, word of the post."""
    texts = text_matcher([_text(row) for row in rows])

    def match(term: str) -> set[int]:
        for found in finder.levels(term):
            if hits := {n for n, row in enumerate(rows) if found & _bearers(row)}:
                finder.by_name(term)
                return hits
        return texts(term)

    if len(terms) > 1 and (whole := match(" ".join(terms))):
        return [rows[n] for n in sorted(whole)]
    kept = set(range(len(rows)))
    for term in terms:
        kept &= match(term)
    return [rows[n] for n in sorted(kept)]


def _bearers(row: PostRow) -> set[str]:
    """The ids under which a row is looked for: of the person or body, the post, its body and its area."""
    return {row.id, row.post or ""} | _ids(row.organization) | _ids(row.area)


def _text(row: PostRow) -> str:
    refs = (row.organization, row.area)
    parts = (row.role, row.description, row.kind, *(ref.name for ref in refs if ref))
    return " ".join(part for part in parts if part)


def _narrowed(finder: Finder, asked: Asked, rows: list[PostRow]) -> list[PostRow]:
    store = finder.store
    bodies = finder.filter(asked.organization, "--organization", store.organizations)
    filters: list[tuple[set[str] | None, Callable[[PostRow], Iterable[str]]]] = [
        (finder.filter(asked.place, "--place", store.places), lambda row: _ids(row.area)),
        (finder.filter(asked.person, "--person", store.people), lambda row: {row.id}),
        (bodies, lambda row: {row.id} | _ids(row.organization)),
        (finder.speakers(asked.said_by), lambda row: {ref.id for ref in row.said_by}),
        (finder.sources(asked.source), lambda row: {source.id for source in row.sources}),
        (finder.questions(asked.question), lambda row: {ref.id for ref in row.questions}),
        (choices(asked.standing, STANDINGS, "--standing"), lambda row: {row.standing or ""}),
        (
            choices(asked.kind, sorted({"person", *(o.kind for o in store.organizations)}), "--kind"),
            lambda row: {row.kind},
        ),
    ]
    kept = [
        row for row in rows if all(wanted is None or wanted.intersection(of(row)) for wanted, of in filters)
    ]
    if asked.role:
        roles = text_matcher([row.role or "" for row in kept])
        hits = set().union(*(roles(role) for role in asked.role))
        kept = [kept[n] for n in sorted(hits)]
    return kept


def _ids(ref: Ref | None) -> set[str]:
    return {ref.id} if ref else set()


def _held(store: Store, rows: list[PostRow], days: Edtf) -> list[PostRow]:
    """The posts held on some of the days: those that were held for certain, then those that may have been."""
    last_covered = dates.parse(store.store.covers).latest or date.max
    first, last = days.earliest or date.min, days.latest or date.max
    held: list[PostRow] = []
    for row in rows:
        if row.post is None:
            continue
        since = dates.parse(row.since) if row.since else None
        began = (since.order[0], since.latest or date.max) if since else (date.min, date.max)
        ended = _end(row, last_covered)
        if began[0] <= last and first <= ended[1]:
            certain = began[1] <= first and last <= ended[0]
            held.append(msgspec.structs.replace(row, certain=certain))
    return sorted(held, key=lambda row: not row.certain)


def _not_certain(unsure: int, count: int) -> str:
    return (
        f"{unsure} of {count} not certain: the start or end of the post is open, imprecise or only claimed. "
        "The field `certain` tells which."
    )


def _end(row: PostRow, last_covered: date) -> tuple[date, date]:
    """The first and last day on which the post can have ended; an end only claimed ends nothing."""
    if row.until == "..":
        return last_covered, date.max
    until = dates.parse(row.until) if row.until else None
    if until is None:
        return date.min, date.max
    first = until.earliest or date.min  # "By D" may be any day before D.
    if row.ended_by and row.ended_by.standing == "claimed":
        return first, date.max
    return first, until.latest or date.max


def _why_nothing(finder: Finder, terms: tuple[str, ...], rows: list[PostRow], days: Edtf | None) -> str:
    if rows and days:
        names = sorted({row.name for row in rows})
        if terms and len(names) <= 3:
            return f"No post of {' or '.join(names)} is recorded for {dates.days_words(days)}."
        return f"No post is recorded for {dates.days_words(days)}."
    places = {place.id for place in finder.store.places}
    for term in terms:
        if finder.by_name(term, places):
            return f"No post matches. Who held a place is asked with: kharkivctl where {term}"
    for term in terms:
        if not _matching(finder, (term,), _rows(finder.store)):
            bearers: list[Person | Organization] = [*finder.store.people, *finder.store.organizations]
            return finder.no_such(term, {record.id for record in bearers})
    return "No person or organization matches all of this together. Leave a term or an option out."
