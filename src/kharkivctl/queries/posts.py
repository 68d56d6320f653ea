"""`who`: people with the posts they held, and organizations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from itertools import combinations

import msgspec

from kharkivctl import dates
from kharkivctl.ask import words
from kharkivctl.ask.terms import Match, Term, either
from kharkivctl.ask.wanted import Wanted
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing
from kharkivctl.links import Links, names_row
from kharkivctl.queries.facts import (
    Fact,
    event_fact,
    groups,
    left_out,
    meant,
    nothing,
    others_of,
    passes,
    post_fact,
    record_fact,
)
from kharkivctl.queries.matching import matching_all
from kharkivctl.queries.published import as_published_by, outside
from kharkivctl.rows import Answer, End, PostRow, Ref
from kharkivctl.store.model import Event, Loaded, Organization, Person, Post, Store


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One post with who held it; or a person without a post, or an organization, alone.

    `certain` tells whether it was surely held on the days asked for; None without days.
    """

    fact: Fact
    holder: Person | Organization
    post: Post | None = None
    certain: bool | None = None

    @property
    def words(self) -> str:
        """The text that search terms are matched against, beside names."""
        if self.post:
            return self.post.role
        return self.holder.words if isinstance(self.holder, Organization) else ""


def who(loaded: Loaded, wanted: Wanted) -> Answer:
    """The people and organizations that match, a row for each post; with days asked for, the posts held then.

    Raises Nothing when none matches.
    """
    store, notes = as_published_by(loaded.store, wanted.known_by)
    entries = list(_entries(store))
    match = _matcher(loaded, store, entries)
    wanted, told = _without_events(wanted, match)
    notes += told
    asked = _meant(store, wanted)
    if asked:
        ids = set().union(*asked.values())
        matches = {n for n, entry in enumerate(entries) if not ids.isdisjoint(entry.fact.related)}
    elif wanted.either:
        matches = set().union(*(match(term).sure for term in wanted.terms))
    else:
        matches = matching_all(wanted.terms, match, range(len(entries)))
    has_role = _role_filter(loaded, wanted)
    chosen = (entries[n] for n in sorted(matches))
    matching = [entry for entry in chosen if passes(entry.fact, wanted) and has_role(entry)]
    found = _held(store, matching, wanted.days) if wanted.days else matching
    if not found:
        if matching and wanted.days:
            raise _no_post_then(wanted, matching)
        raise nothing(loaded, wanted, match, listed="person, post or organization")
    related = [entry.fact.related for entry in found] if asked else []
    notes += left_out(asked, set().union(*related), "person, post or organization")
    notes += _of_the_oblast(store, entries, wanted)
    rows = tuple(_rows(store, found))
    return Answer(
        verb="who",
        rows=rows,
        notes=(*notes, *outside(store, wanted.days), *wanted.notes),
        caption=f"Posts held: {dates.words(wanted.days)}." if wanted.days else "",
        groups=groups(store, ((row, row.questions) for row in rows)) if wanted.disputed else (),
        on=wanted.days.text if wanted.days else None,
        about=store.store,
    )


def _entries(store: Store) -> Iterator[Entry]:
    """What `who` can list: the posts of each person, people without a post, organizations."""
    for person in store.people:
        for post in person.posts:
            yield Entry(post_fact(person, post), person, post)
        if not person.posts:
            yield Entry(record_fact(person), person)
    for body in store.organizations:
        yield Entry(record_fact(body), body)


def _matcher(loaded: Loaded, store: Store, entries: Sequence[Entry]) -> Callable[[Term], Match[int]]:
    """A function that gives the positions of the entries that a term matches, by its surest reading.

    A place means the posts of that place, and of the hromada and the raion in which it lies.
    """
    related = [entry.fact.related for entry in entries]
    ends = {event.id: loaded.texts[event.words] for event in store.events}
    roles = [loaded.texts.get(entry.words, "") for entry in entries]
    ended = [ends.get(entry.post.ended_by or "", "") if entry.post else "" for entry in entries]
    regions = _regions(store)

    def about(ids: Set[str]) -> set[int]:
        ids = set(ids).union(*(regions.get(i, ()) for i in ids))
        return {n for n, own in enumerate(related) if ids and not ids.isdisjoint(own)}

    def match(term: Term) -> Match[int]:
        told = {n for n, text in enumerate(roles) if term.stands_in(text)}
        if not term.everything:  # Who was killed is told by what ended his post; a name there is another's.
            told |= {n for n, text in enumerate(ended) if term.stands_in(text)}
        found = (*map(about, term.levels), told)
        if not term.exact and (side := _side(term)):
            of_side = told | {n for n, entry in enumerate(entries) if entry.holder.side == side}
            return Match(of_side, of_side.union(*found))
        exact, whole, word, _ = found
        return Match(exact or whole or word or told, set().union(*found))

    return match


def _regions(store: Store) -> dict[str, tuple[str, ...]]:
    """Place -> the hromada and the raion in which it lies."""
    regions = {place.id for place in store.places if place.kind in ("hromada", "raion")}
    return {place: tuple(filter(regions.__contains__, above)) for place, above in store.lies_in().items()}


def _meant(store: Store, wanted: Wanted) -> dict[str, set[str]]:
    """The ids asked for, with what each stands for: an event for whom it names, a place for its regions."""
    if not wanted.ids:
        return {}
    named = {fact.id: (*fact.people, *fact.organizations) for fact in map(event_fact, store.events)}
    return meant(wanted.ids, named | _regions(store))


def _without_events(wanted: Wanted, match: Callable[[Term], Match[int]]) -> tuple[Wanted, list[str]]:
    """What is wanted without the words that mean a kind of event only ("captured"), and a note on these."""
    idle = [t for t in wanted.terms if any(m.kinds for m in t.meanings) and not match(t).wide]
    terms = tuple(term for term in wanted.terms if term not in idle)
    if not idle or not terms:
        return wanted, []
    words = either([f'"{term.text}"' for term in idle])
    return msgspec.structs.replace(wanted, terms=terms), [
        f"{words} narrows nothing here: it is a word for events, which `kharkivctl when` lists."
    ]


def _of_the_oblast(store: Store, entries: Sequence[Entry], wanted: Wanted) -> list[str]:
    """How many posts there are of the oblast in which the one place asked for lies, and their command."""
    lies_in = store.lies_in()
    oblasts = {place.id: place.name for place in store.places if place.kind == "oblast"}
    asked = {i for term in wanted.terms for i in term.exact | term.whole if i in lies_in}
    asked |= (wanted.places or set()) | (lies_in.keys() & set(wanted.ids))
    one = asked.pop() if len(asked) == 1 else ""
    above = next((region for region in lies_in.get(one, ()) if region in oblasts), None)
    posts = sum(bool(entry.post and entry.post.area == above) for entry in entries) if above else 0
    if not above or not posts:
        return []
    told = "1 post is" if posts == 1 else f"{posts} posts are"
    return [f"{told} of {oblasts[above]} as a whole: kharkivctl who {above}"]


def _side(term: Term) -> str | None:
    """The side for which a term stands; "occupied" and "occupation" stand for Russia's."""
    for meaning in term.meanings:
        if meaning.sense.name in ("occupied", "occupation"):
            return "russia"
        if meaning.sense.holder in ("russia", "ukraine"):
            return meaning.sense.holder
    return None


def _role_filter(loaded: Loaded, wanted: Wanted) -> Callable[[Entry], bool]:
    """A test for posts with the words of one of the roles asked for."""
    if not wanted.roles:
        return lambda entry: True
    forms = [form for role in wanted.roles for form in words.forms(role, loaded)]
    return lambda entry: entry.post is not None and any(f in loaded.texts[entry.post.role] for f in forms)


# Posts held on some days


def _held(store: Store, entries: Iterable[Entry], days: Edtf) -> list[Entry]:
    """The posts held on some of the days: those that were held for certain, then those that may have been."""
    ended_by, last_covered = _ends(store)
    first, last = days.earliest or date.min, days.latest or date.max
    held: list[Entry] = []
    for entry in entries:
        if entry.post is None:
            continue
        began, ended = _start(entry.post), _end(entry.post, ended_by, last_covered)
        if began[0] <= last and first <= ended[1]:
            certain = began[1] <= first and last <= ended[0]
            held.append(msgspec.structs.replace(entry, certain=certain))
    rivals = _rivals(held)
    held = [msgspec.structs.replace(e, certain=False) if e.fact.id in rivals else e for e in held]
    return sorted(held, key=lambda entry: not entry.certain)


def _rivals(held: Iterable[Entry]) -> set[str]:
    """The ids of certain posts of which not all can have been held."""
    pairs = _competing(entry for entry in held if entry.certain)
    return {post.id for pair in pairs for post in pair}


def _competing(entries: Iterable[Entry]) -> Iterator[tuple[Post, Post]]:
    """The pairs of posts of which not both can have been held: of one person, or one role and area."""
    sharing: defaultdict[tuple[str, ...], list[Post]] = defaultdict(list)
    for entry in entries:
        if post := entry.post:
            sharing["person", entry.holder.id].append(post)
            if post.area:
                sharing["role", post.role, post.area].append(post)
    pairs = (pair for posts in sharing.values() for pair in combinations(posts, 2))
    return ((one, other) for one, other in pairs if not _same_post(one, other))


Tenure = tuple[date | None, date | None, tuple[str, ...]]


def _tenures(store: Store, entries: Iterable[Entry]) -> dict[str, Tenure]:
    """Post -> the first and last day on which it can have been held, and the days on which it surely was.

    Where not both of two posts can have been held, neither surely was.
    """
    posts = [entry for entry in entries if entry.post]
    ended_by, last_covered = _ends(store)
    bounds = {
        entry.post.id: (_start(entry.post), _end(entry.post, ended_by, last_covered))
        for entry in posts
        if entry.post
    }
    alone = {id: [(began[1], ended[0])] for id, (began, ended) in bounds.items() if began[1] <= ended[0]}
    sure = dict(alone)
    for one, other in _competing(posts):
        for post, rival in ((one, other), (other, one)):
            if post.id in alone and rival.id in alone:
                sure[post.id] = _without(sure[post.id], *alone[rival.id])
    return {
        id: (
            began[0] if began[0] > date.min else None,
            ended[1] if ended[1] < date.max else None,
            tuple(dates.lasting(*span).text for span in sure.get(id, ())),
        )
        for id, (began, ended) in bounds.items()
    }


Span = tuple[date, date]


def _without(spans: Iterable[Span], taken: Span) -> list[Span]:
    """The days of the spans that are not of another one, again as spans."""
    left = []
    for first, last in spans:
        if first < taken[0]:
            left.append((first, min(last, taken[0] - timedelta(1))))
        if last > taken[1]:
            left.append((max(first, taken[1] + timedelta(1)), last))
    return left


def _same_post(one: Post, other: Post) -> bool:
    """Whether two posts are accounts of one, which differ only in when it began or in when it ended."""
    asked = set(one.questions) & set(other.questions)
    return bool(asked) and (one.since == other.since or one.until == other.until)


def _start(post: Post) -> tuple[date, date]:
    """The first and last day on which a post can have begun."""
    since = dates.parse(post.since) if post.since else None
    return (since.order[0], since.latest or date.max) if since else (date.min, date.max)


def _ends(store: Store) -> tuple[Mapping[str, str], date]:
    """What tells when posts ended: the standing of each event, and the last day covered."""
    last_covered = dates.parse(store.store.covers).latest or date.max
    return {event.id: event.standing for event in store.events}, last_covered


def _end(post: Post, standings: Mapping[str, str], last_covered: date) -> tuple[date, date]:
    """The first and last day on which a post can have ended; an end only claimed ends nothing."""
    if post.until == "..":
        return last_covered, date.max
    until = dates.parse(post.until) if post.until else None
    if until is None:
        return date.min, date.max
    first = until.earliest or date.min  # "By D" may be any day before D.
    if post.ended_by and standings.get(post.ended_by) == "claimed":
        return first, date.max
    return first, until.latest or date.max


# Rows


def _rows(store: Store, entries: Sequence[Entry]) -> Iterator[PostRow]:
    """A row for each entry, in their order."""
    links = Links(store)
    events = {event.id: event for event in store.events}
    tenures = _tenures(store, entries)
    others = others_of(store)
    for entry in entries:
        row = _record_row(entry.holder, links)
        if post := entry.post:
            end = events.get(post.ended_by or "")
            row = _post_row(row, post, links, end, others(post.id, post.questions))
            earliest, latest, surely = tenures[post.id]
            row = msgspec.structs.replace(row, earliest=earliest, latest=latest, surely=surely)
        yield msgspec.structs.replace(row, certain=entry.certain)


def _record_row(record: Person | Organization, links: Links) -> PostRow:
    """What every row of one person or organization says."""
    body = record if isinstance(record, Organization) else None
    return PostRow(
        id=record.id,
        name=record.name,
        names=names_row(record.names, record.aliases),
        person=None if body else Ref(record.id, record.name),
        side=record.side,
        kind=body.kind if body else "person",
        description=body.description if body else None,
        note=record.note,
        sources=links.sources(record.sources),
    )


def _post_row(row: PostRow, post: Post, links: Links, end: Event | None, others: Sequence[Event]) -> PostRow:
    """The row of a person with one of his posts."""
    return msgspec.structs.replace(
        row,
        id=post.id,
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
        note=" ".join(note for note in (post.note, row.note) if note) or None,
        sources=links.sources(post.sources),
        other_accounts=tuple(links.account(event) for event in others),
    )


# Nothing


def _no_post_then(wanted: Wanted, matching: Iterable[Entry]) -> Nothing:
    """That there are such people or posts, but none of the days asked for."""
    assert wanted.days
    names = sorted({entry.holder.name for entry in matching})
    of = f"of {' or '.join(names)} " if wanted.terms and len(names) <= 3 else ""
    return Nothing(f"No post {of}is recorded for {dates.days_words(wanted.days)}.")
