"""`cite`: sources, with their citations and the facts that rest on them."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.ask.find import Finder, choices, split_dates, text_matcher
from kharkivctl.dates import typed
from kharkivctl.errors import Nothing
from kharkivctl.links import Links
from kharkivctl.queries import accounts, known
from kharkivctl.queries.asked import Asked
from kharkivctl.queries.timeline import narrowed, related
from kharkivctl.rows import Answer, Fact, Ref, Row, SourceRef, SourceRow
from kharkivctl.store.model import SOURCE_TYPES, Event, Source, Store

Style = Callable[[Sequence[Source]], list[str]]
File = tuple[str, str, str]

# What a source can lack -> whether it does; the facts that rest on it are given beside.
LACKING: dict[str, Callable[[Source, Sequence[Fact]], bool]] = {
    "uncited": lambda source, facts: not facts,
    "unarchived": lambda source, facts: not source.archived and not source.archive_url,
    "no_url": lambda source, facts: not source.url,
    "anomalies": lambda source, facts: source.anomaly is not None,
}


# Filters that ask of a source what the facts that rest on it say.
ABOUT_FACTS = ("place", "person", "organization", "standing", "said_by", "question")


def cite(
    store: Store,
    asked: Asked,
    style: Style,
    *,
    file: File | None = None,
    ids: Sequence[str] = (),
    lacking: Sequence[str] = (),
) -> Answer:
    """The sources that match, by date of issue: by id, by words of the source, or by a fact that rests on it.

    Dates are those of issue. `ids` stand in place of the terms: what rests on any of them, in their order;
    `lacking` are keys of LACKING. Raises Nothing, with suggestions, when none matches.
    """
    known_ids = Finder(store).ids if ids else ()
    if unknown := [record_id for record_id in ids if record_id not in known_ids]:
        raise Nothing(f"The store has no record with the id {', '.join(unknown)}.")
    store, notes = known.by(store, asked.known_by)
    terms, window = split_dates(msgspec.structs.replace(asked, terms=()) if ids else asked)
    finder = Finder(store)
    facts = _facts(store)
    facts_and_sources = finder.ids - {record.id for record in (*store.named, *store.questions)}
    if len(terms) > 1 and facts_and_sources.issuperset(map(str.casefold, terms)):
        ids, terms = [term.casefold() for term in terms], ()
    matching = _of_ids(store, ids, facts) if ids else sorted(_matching(finder, terms, facts), key=_order)
    found = _narrowed(finder, asked, matching, facts)
    days = window.either
    if days:
        found = [s for s in found if s.issued and dates.overlaps(dates.parse(s.issued), days)]
    found = [s for s in found if all(LACKING[gap](s, facts[s.id]) for gap in lacking)]
    if not found:
        raise Nothing(_why_nothing(finder, terms, facts))
    if len(found) == 1 and found[0].anomaly:
        notes.append(f"{found[0].id}: {found[0].anomaly}")
    links = Links(store)
    asking = _questions(store)
    rows = tuple(
        msgspec.structs.replace(
            _row(source, citation, links.ref(source.known_through), tuple(facts[source.id])),
            questions=links.refs(tuple(asking[source.id])),
            version_of=links.ref(source.version_of),
        )
        for source, citation in zip(found, style(found), strict=True)
    )
    groups = accounts.groups(store, rows) if asked.disputed else ()
    return Answer(verb="cite", rows=rows, notes=(*notes, *finder.notes), file=file, groups=groups)


def itself(store: Store, digest: str, style: Style, file: File | None) -> Answer:
    """The store as a source of its own: a data set with its version and the SHA-256 of its file."""
    about = store.store
    day = about.version.replace(".", "-")
    source = Source(
        id="kharkivctl-facts",
        type="dataset",
        title=f"{about.title}: Facts and sources "
        f"(version {about.version}, SHA-256 {digest}, {about.licence})",
        publisher="kharkivctl",
        issued=day if typed.looks_like_date(day) else None,
        language="en",
    )
    return Answer(verb="cite", rows=(_row(source, style([source])[0], None, ()),), file=file)


def with_citations(answer: Answer, store: Store, style: Style) -> Answer:
    """The answer with the citations of the sources that its rows show, in the order of their first use."""
    alone = len({row.id for row in answer.rows}) == 1
    shown = {source.id: None for row in answer.rows for source in _shown(row, alone)}
    by_id = {source.id: source for source in store.sources}
    cited = style([by_id[source] for source in shown])
    return msgspec.structs.replace(answer, citations=dict(zip(shown, cited, strict=True)))


def _shown(row: Row, alone: bool) -> Iterator[SourceRef]:
    """The sources of a row and, as a card shows them too, those of the accounts beside it."""
    yield from getattr(row, "sources", ())
    if alone:
        for field in ("other_accounts", "claims", "history"):
            for account in getattr(row, field, ()):
                yield from account.sources


def _row(source: Source, citation: str, known_through: Ref | None, facts: tuple[Fact, ...]) -> SourceRow:
    copied = {name: getattr(source, name) for name in _COPIED}
    return SourceRow(citation=citation, known_through=known_through, facts=facts, **copied)


_COPIED = tuple(
    name
    for name in SourceRow.__struct_fields__
    if name not in ("citation", "facts", "known_through", "questions", "version_of")
)


def _order(source: Source) -> tuple[date, date, str]:
    first, last = dates.parse(source.issued).order if source.issued else (date.max, date.max)
    return (first, last, source.id)


def _facts(store: Store) -> defaultdict[str, list[Fact]]:
    """For each source, what rests on it: events, posts, and the records of people, places and bodies."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for ref, sources in _resting(store):
        for source in sources:
            found[source].append(ref)
    return found


def _questions(store: Store) -> defaultdict[str, dict[str, None]]:
    """For each source, the ids of the questions that its facts answer."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for fact in (*store.events, *_posts(store)):
        for source in fact.sources:
            found[source].update(dict.fromkeys(fact.questions))
    return found


def _posts(store: Store) -> Iterator[Event]:
    """The posts as events, so that the filters of facts apply to them too."""
    for person in store.people:
        for post in person.posts:
            yield Event(
                id=post.id,
                kind="appointment",
                text=post.role,
                standing=post.standing,
                places=(post.area,) if post.area else (),
                people=(person.id,),
                organizations=(post.organization,) if post.organization else (),
                said_by=post.said_by,
                questions=post.questions,
                sources=post.sources,
            )


def _resting(store: Store) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    for event in store.events:
        yield Fact(event.id, event.text, event.standing), event.sources
    for person in store.people:
        yield Fact(person.id, person.name), person.sources
        for post in person.posts:
            yield Fact(post.id, f"{person.name}: {post.role}", post.standing), post.sources
    for body in store.organizations:
        yield Fact(body.id, body.name), body.sources
    for place in store.places:
        yield Fact(place.id, place.name), place.sources


def _matching(finder: Finder, terms: tuple[str, ...], facts: defaultdict[str, list[Fact]]) -> list[Source]:
    """The sources all terms match: by id, by words of the source, or by facts about what the term names."""
    sources = finder.store.sources
    texts = text_matcher([source.words for source in sources])
    kept = {source.id for source in sources}
    for term in terms:
        exact = term.casefold()
        if any(source.id == exact for source in sources):
            kept &= {exact}
            continue
        written = {s.id for s in sources if any(exact in a.casefold().split(", ") for a in s.author)}
        ids = finder.everything(term) | {exact}
        worded = texts(term) or set.intersection(*(texts(word) for word in term.split() or [term]))
        kept &= written or _under(finder.store, ids, facts) | {sources[n].id for n in worded}
    return [source for source in sources if source.id in kept]


def _of_ids(store: Store, ids: Sequence[str], facts: Mapping[str, Sequence[Fact]]) -> list[Source]:
    """The sources with these ids and those under the records with these ids, in the order of the ids."""
    by_id = {source.id: source for source in store.sources}
    found: dict[str, Source] = {}
    for record_id in ids:
        under = {record_id} if record_id in by_id else _under(store, {record_id}, facts)
        found |= {s.id: s for s in sorted((by_id[s] for s in under if s in by_id), key=_order)}
    return list(found.values())


def _under(store: Store, ids: set[str], facts: Mapping[str, Sequence[Fact]]) -> set[str]:
    """The ids of the sources of the facts with these ids, and of the facts about what has them."""
    ids = ids | {post.id for person in store.people if person.id in ids for post in person.posts}
    cited = {s for event in store.events if ids & related(event) for s in event.sources}
    return cited | {s for s, refs in facts.items() if any(ref.id in ids for ref in refs)}


def _narrowed(
    finder: Finder, asked: Asked, sources: list[Source], facts: defaultdict[str, list[Fact]]
) -> list[Source]:
    types = choices(asked.kind, SOURCE_TYPES, "--kind")
    wanted = finder.sources(asked.source)
    sources = [
        source
        for source in sources
        if (types is None or source.type in types) and (wanted is None or source.id in wanted)
    ]
    if asked.disputed or any(getattr(asked, name) for name in ABOUT_FACTS):
        plain = msgspec.structs.replace(asked, kind=(), source=())
        events = narrowed(finder, plain, [*finder.store.events, *_posts(finder.store)])
        cited = {s for e in events if e.questions or not asked.disputed for s in e.sources}
        sources = [source for source in sources if source.id in cited]
    return sources


def _why_nothing(finder: Finder, terms: tuple[str, ...], facts: defaultdict[str, list[Fact]]) -> str:
    for term in terms:
        if not _matching(finder, (term,), facts):
            return finder.no_such(term)
    return "No source matches all of this together. Leave a term or an option out."
