"""`cite`: sources, with their citations and the facts that rest on them."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from kharkivctl import dates
from kharkivctl.errors import Nothing
from kharkivctl.model import SOURCE_TYPES, Source, Store
from kharkivctl.queries import known
from kharkivctl.queries.asked import Asked
from kharkivctl.queries.find import (
    Finder,
    choices,
    split_dates,
    text_matcher,
)
from kharkivctl.queries.timeline import narrowed, related
from kharkivctl.rows import Answer, Links, Ref, SourceRow


def cite(store: Store, asked: Asked, style: Callable[[Source], str]) -> Answer:
    """The sources that match, by date of issue: by id, by words of the source, or by a fact that rests on it.

    Dates are those of issue. Raises Nothing, with suggestions, when none matches.
    """
    store, notes = known.by(store, asked.known_by)
    terms, window = split_dates(asked)
    finder = Finder(store)
    facts = _facts(store)
    found = _narrowed(finder, asked, _matching(finder, terms, facts), facts)
    days = window.either
    if days:
        found = [s for s in found if s.issued and dates.overlaps(dates.parse(s.issued), days)]
    if not found:
        raise Nothing(_why_nothing(finder, terms, facts))
    links = Links(store)
    rows = tuple(
        SourceRow(
            citation=style(source),
            facts=tuple(facts[source.id]),
            known_through=links.ref(source.known_through),
            **{name: getattr(source, name) for name in _COPIED},
        )
        for source in sorted(found, key=_order)
    )
    return Answer(verb="cite", rows=rows, notes=(*notes, *finder.notes))


_COPIED = tuple(
    name for name in SourceRow.__struct_fields__ if name not in ("citation", "facts", "known_through")
)


def _order(source: Source) -> tuple[date, date, str]:
    first, last = dates.parse(source.issued).order if source.issued else (date.max, date.max)
    return (first, last, source.id)


def _facts(store: Store) -> defaultdict[str, list[Ref]]:
    """For each source, what rests on it: events, posts, and the records of people, places and bodies."""
    found: defaultdict[str, list[Ref]] = defaultdict(list)
    for ref, sources in _resting(store):
        for source in sources:
            found[source].append(ref)
    return found


def _resting(store: Store) -> Iterator[tuple[Ref, tuple[str, ...]]]:
    for event in store.events:
        yield Ref(event.id, event.text), event.sources
    for person in store.people:
        yield Ref(person.id, person.name), person.sources
        for post in person.posts:
            yield Ref(post.id, f"{person.name}: {post.role}"), post.sources
    for body in store.organizations:
        yield Ref(body.id, body.name), body.sources
    for place in store.places:
        yield Ref(place.id, place.name), place.sources


def _matching(finder: Finder, terms: tuple[str, ...], facts: defaultdict[str, list[Ref]]) -> list[Source]:
    """The sources all terms match: by id, by words of the source, or by facts about what the term names."""
    sources = finder.store.sources
    texts = text_matcher([source.words for source in sources])
    kept = {source.id for source in sources}
    for term in terms:
        exact = term.casefold()
        if any(source.id == exact for source in sources):
            kept &= {exact}
            continue
        ids = finder.everything(term) | {exact}
        cited = {s for event in finder.store.events if ids & related(event) for s in event.sources}
        resting = {s for s, refs in facts.items() if any(ref.id in ids for ref in refs)}
        kept &= cited | resting | {sources[n].id for n in texts(term)}
    return [source for source in sources if source.id in kept]


def _narrowed(
    finder: Finder, asked: Asked, sources: list[Source], facts: defaultdict[str, list[Ref]]
) -> list[Source]:
    types = choices(asked.kind, SOURCE_TYPES, "--kind")
    wanted = finder.sources(asked.source)
    sources = [
        source
        for source in sources
        if (types is None or source.type in types) and (wanted is None or source.id in wanted)
    ]
    about_facts = (
        asked.place,
        asked.person,
        asked.organization,
        asked.standing,
        asked.said_by,
        asked.question,
    )
    if any(about_facts) or asked.disputed:
        plain = Asked(
            place=asked.place,
            person=asked.person,
            organization=asked.organization,
            standing=asked.standing,
            said_by=asked.said_by,
            question=asked.question,
        )
        events = narrowed(finder, plain, list(finder.store.events))
        cited = {s for e in events if e.questions or not asked.disputed for s in e.sources}
        sources = [source for source in sources if source.id in cited]
    return sources


def _why_nothing(finder: Finder, terms: tuple[str, ...], facts: defaultdict[str, list[Ref]]) -> str:
    for term in terms:
        if not _matching(finder, (term,), facts):
            return finder.no_such(term)
    return "No source matches all of this together. Leave a term or an option out."
