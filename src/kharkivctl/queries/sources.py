"""`cite`: sources, with their citations and the facts that rest on them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.ask import words
from kharkivctl.ask.names import spellings
from kharkivctl.ask.terms import Match, Term
from kharkivctl.ask.wanted import Wanted
from kharkivctl.citation import Style
from kharkivctl.citation.elements import in_short
from kharkivctl.links import Links
from kharkivctl.queries.facts import Fact, facts_of, groups, left_out, meant, nothing, passes
from kharkivctl.queries.matching import fact_matcher
from kharkivctl.queries.published import as_published_by
from kharkivctl.rows import Answer, FactRef, Row, SourceRef, SourceRow
from kharkivctl.store.model import Loaded, Source, Store

# What a source can lack -> whether it does; the facts that rest on it are given beside.
LACKING: dict[str, Callable[[Source, Sequence[Fact]], bool]] = {
    "uncited": lambda source, facts: not facts,
    "unarchived": lambda source, facts: not source.archived and not source.archive_url,
    "no_url": lambda source, facts: not source.url,
    "anomalies": lambda source, facts: source.anomaly is not None,
}


class SourceMatch(msgspec.Struct, frozen=True):
    """What a term finds for `cite`: the ids of sources by their own words, and the positions of facts."""

    own: Set[str]
    facts: Match[int]


def cite(
    loaded: Loaded,
    wanted: Wanted,
    style: Style,
    *,
    lacking: Sequence[str] = (),
    through: bool = False,
) -> Answer:
    """The sources that match, by date of issue: by id, by words of the source, or by a fact that rests on it.

    Dates are those of issue. With `wanted.ids`: what rests on any of them, in their order. `lacking` are
    keys of LACKING. With `through` the work that was used stands for each that nobody here opened, or beside
    it if the style names both. Raises Nothing when none matches.
    """
    store, notes = as_published_by(loaded.store, wanted.known_by)
    facts = list(facts_of(store))
    resting: Mapping[str, Sequence[Fact]] = _facts_by_source(facts)
    texts = {source.id: loaded.texts[source.words] for source in store.sources}
    match = _matcher(loaded, store, facts, texts)
    if wanted.ids:
        matching = _of_ids(store, wanted.ids, facts)
    else:
        ids = _of_terms(store, facts, wanted.terms, match)
        matching = sorted((source for source in store.sources if source.id in ids), key=_order)
    kept = _filter(loaded, wanted, store, facts, texts)
    found = [
        source
        for source in matching
        if kept(source) and all(LACKING[gap](source, resting[source.id]) for gap in lacking)
    ]
    if not found:

        def found_by(term: Term) -> Match[str]:
            one = match(term)
            under = {source for n in one.facts.wide for source in facts[n].sources}
            return Match(one.own, one.own | under)

        raise nothing(loaded, wanted, found_by, listed="source")
    if wanted.ids:
        notes += _left_out(wanted.ids, found, facts)
    if len(found) == 1 and found[0].anomaly and "anomalies" not in lacking:
        notes.append(f"{found[0].id}: {found[0].anomaly}")
    by_id = {source.id: source for source in loaded.store.sources}
    cited = style.load()(found, by_id)
    if through and style.names_both:
        cited = _with_work_used(found, cited, style, by_id)
    elif through:
        found, resting = _works_used(found, resting, by_id)
        cited = style.load()(found, by_id)
    rows = tuple(_rows(store, found, _told_apart(found, cited, style), resting))
    return Answer(
        verb="cite",
        rows=rows,
        notes=(*notes, *wanted.notes),
        file=style.file,
        groups=groups(store, ((row, row.questions) for row in rows)) if wanted.disputed else (),
        about=store.store,
    )


def cite_store(store: Store, file: str, digest: str, style: Style) -> Answer:
    """The store as a source of its own: a data set with its version, the name and SHA-256 of its file."""
    about = store.store
    try:
        issued = dates.parse(about.version.replace(".", "-")).text
    except dates.DateError:
        issued = None
    source = Source(
        id="kharkivctl-facts",
        type="dataset",
        title=f"{about.title}: Facts and sources",
        publisher="kharkivctl",
        issued=issued,
        language="en",
        version=about.version,
        note=f"{file}, SHA-256 {digest}. Licence: {about.licence}.",
    )
    cited = style.load()([source])
    if style.file is None:  # It has no address: the file is where it is found.
        cited = [f"{cited[0]} {source.note}"]
    return Answer(verb="cite", rows=tuple(_rows(store, [source], cited, {})), file=style.file)


def with_citations(answer: Answer, store: Store, style: Style) -> Answer:
    """The answer with the citations of the sources that its rows show, in the order of their first use."""
    alone = len({row.subject for row in answer.rows}) == 1
    shown = {source.id: None for row in answer.rows for source in _shown(row, alone)}
    by_id = {source.id: source for source in store.sources}
    cited = style.load()([by_id[source] for source in shown], by_id)
    return msgspec.structs.replace(answer, citations=dict(zip(shown, cited, strict=True)))


def not_opened(ids: Iterable[str], store: Store) -> str | None:
    """The note that counts which of these sources nobody here opened; None if there is none."""
    by_id = {source.id: source for source in store.sources}
    shown = [by_id[source] for source in ids if source in by_id]
    through = {source.id: source.known_through for source in shown if source.known_through}
    if not through:
        return None
    known = "; ".join(
        f"{in_short(by_id[work])}, {work}" if work in by_id else work
        for work in dict.fromkeys(through.values())
    )
    number = len(through)
    count = "This work" if len(shown) == 1 else f"{number} of these {len(shown)} works"
    verbs = ("was", "it is") if number == 1 else ("were", "they are")
    return (
        f"{count} {verbs[0]} not opened here; {verbs[1]} known through {known}. "
        "`kharkivctl cite --through` cites the work that was used."
    )


def _shown(row: Row, alone: bool) -> Iterator[SourceRef]:
    """The sources of a row and, as a card shows them too, those of the accounts beside it."""
    yield from getattr(row, "sources", ())
    for account in getattr(row, "accounts", ()):
        yield from account.sources
    if alone:
        for field in ("other_accounts", "claims", "history"):
            for account in getattr(row, field, ()):
                yield from account.sources


# Works known through others


def _work_used(source: Source, works: Mapping[str, Source]) -> Source:
    """The work that was opened: the source itself, or the one through which it is known."""
    return works.get(source.known_through or source.id, source)


def _works_used(
    found: Sequence[Source], resting: Mapping[str, Sequence[Fact]], works: Mapping[str, Source]
) -> tuple[list[Source], Mapping[str, Sequence[Fact]]]:
    """The works that were opened for what was found, each once, with the facts that rest on all of them."""
    facts: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for source in found:
        used = facts[_work_used(source, works).id]
        used |= {fact.id: fact for fact in resting[source.id]}
    return [works[source] for source in facts], {source: [*of.values()] for source, of in facts.items()}


def _with_work_used(
    found: Sequence[Source], cited: Sequence[str], style: Style, works: Mapping[str, Source]
) -> list[str]:
    """The citations, each of a work that nobody here opened followed by that of the work that cites it."""
    used = [_work_used(source, works) for source in found]
    beside = style.load()(used, works)
    return [
        citation if source == work else f"{citation} Cited in {other}"
        for source, citation, work, other in zip(found, cited, used, beside, strict=True)
    ]


def _told_apart(found: Sequence[Source], cited: Sequence[str], style: Style) -> list[str]:
    """The citations, those that read the same with the ids of their sources.

    Of the styles for programs only the template of Wikipedia has no id of its own; a comment gives it one.
    """
    often = Counter(cited)
    mark = " [{}]" if style.file is None else "<!-- {} -->"
    return [
        citation + mark.format(source.id) if often[citation] > 1 else citation
        for source, citation in zip(found, cited, strict=True)
    ]


# What a reader should know


def _left_out(ids: Sequence[str], found: Sequence[Source], facts: Sequence[Fact]) -> list[str]:
    """A note on the ids under which no source was found."""
    kept = {source.id for source in found}
    related = [fact.related for fact in facts if not kept.isdisjoint(fact.sources)]
    return left_out(meant(ids, {}), kept.union(*related), "source")


# Which sources


def _matcher(
    loaded: Loaded, store: Store, facts: Sequence[Fact], texts: Mapping[str, str]
) -> Callable[[Term], SourceMatch]:
    """A function that gives what a term matches: sources by their own words, and facts.

    A source's own id means that source alone. Its words are its title, author and outlet; a name stands in
    them in any spelling of the store. An address or a domain is that of the source or of its copy.
    """
    of_fact = fact_matcher(loaded, facts)
    own_ids = {source.id for source in store.sources}

    def match(term: Term) -> SourceMatch:
        typed = term.text.casefold()
        if typed in own_ids:
            return SourceMatch({typed}, Match(set(), set()))
        if _is_address(typed):
            return SourceMatch({s.id for s in store.sources if _is_at(s, typed)}, Match(set(), set()))
        worded = {source_id for source_id, text in texts.items() if any(form in text for form in term.forms)}
        return SourceMatch(worded | _naming(loaded, store, term.exact | term.whole, texts), of_fact(term))

    return match


def _of_terms(
    store: Store,
    facts: Sequence[Fact],
    terms: Sequence[Term],
    match: Callable[[Term], SourceMatch],
) -> set[str]:
    """The ids of the sources that all terms match: by words of their own, the others by one fact.

    Facts count at the terms' surest; widely only where nothing is found so. Soft terms narrow it further
    where they leave something.
    """
    resting: defaultdict[str, list[int]] = defaultdict(list)
    for n, fact in enumerate(facts):
        for source in fact.sources:
            resting[source].append(n)

    def found_by(matches: Sequence[SourceMatch], of_facts: Sequence[Set[int]]) -> set[str]:
        found = set()
        for source in store.sources:
            needed = [of_facts[n] for n, m in enumerate(matches) if source.id not in m.own]
            if not needed or any(all(fact in one for one in needed) for fact in resting.get(source.id, ())):
                found.add(source.id)
        return found

    kept = [match(term) for term in terms if not term.soft] or [match(term) for term in terms]
    found = found_by(kept, [m.facts.sure for m in kept]) or found_by(kept, [m.facts.wide for m in kept])
    for soft in [match(term) for term in terms if term.soft]:
        more = [*kept, soft]
        if narrower := found & found_by(more, [m.facts.wide for m in more]):
            found, kept = narrower, more
    return found


def _is_address(text: str) -> bool:
    """Whether a term is meant as the address of a page, or as a domain."""
    return "://" in text or bool(re.fullmatch(r"([\w-]+\.)+[a-z]{2,}(/\S*)?", text))


def _is_at(source: Source, address: str) -> bool:
    """Whether a source, or an archived copy of it, has this address, lies below it, or is of this domain."""
    wanted = _without_scheme(address)
    for url in filter(None, (source.url, source.archive_url)):
        known = _without_scheme(url.casefold())
        if (
            known == wanted
            or known.startswith(f"{wanted}/")
            or known.partition("/")[0].endswith(f".{wanted}")
        ):
            return True
    return False


def _without_scheme(address: str) -> str:
    """An address without "https://", "www.", fragment and last slash."""
    bare = address.partition("://")[2] if "://" in address else address
    return bare.removeprefix("www.").partition("#")[0].rstrip("/")


def _naming(loaded: Loaded, store: Store, ids: Set[str], texts: Mapping[str, str]) -> set[str]:
    """The ids of the sources that have a name of one of these records in their own words."""
    names = [name for record in store.named if record.id in ids for name in spellings(record)]
    found = {form for name in names for form in words.forms(name, loaded, stems=False)}
    return {source_id for source_id, text in texts.items() if any(form in text for form in found)}


def _of_ids(store: Store, ids: Sequence[str], facts: Sequence[Fact]) -> list[Source]:
    """The sources with these ids and those of the facts about what has them, in the order of the ids."""
    by_id = {source.id: source for source in store.sources}
    found: dict[str, Source] = {}
    for record_id in ids:
        under = {record_id} if record_id in by_id else _resting_on(facts, {record_id})
        found |= {s.id: s for s in sorted((by_id[s] for s in under if s in by_id), key=_order)}
    return list(found.values())


def _resting_on(facts: Sequence[Fact], ids: Set[str]) -> set[str]:
    """The ids of the sources of all facts that name any of these ids."""
    if not ids:
        return set()
    return {source for fact in facts if not ids.isdisjoint(fact.related) for source in fact.sources}


def _filter(
    loaded: Loaded, wanted: Wanted, store: Store, facts: Sequence[Fact], texts: Mapping[str, str]
) -> Callable[[Source], bool]:
    """A test for the sources that pass every filter.

    Filters of facts are passed by a source with a fact that passes them all; those of names also by a
    source that has these names in its own words, so that `cite --place NAME` is `cite NAME`.
    """
    names = Wanted(places=wanted.places, people=wanted.people, organizations=wanted.organizations)
    of_facts = msgspec.structs.replace(
        names,
        within=wanted.within,
        said_by=wanted.said_by,
        questions=wanted.questions,
        standings=wanted.standings,
        disputed=wanted.disputed,
        works=wanted.works,
    )
    about = {source for fact in facts if passes(fact, of_facts) for source in fact.sources}
    if of_facts == Wanted():
        about = {source.id for source in store.sources}
    elif of_facts == names:
        given = [ids for ids in (names.places, names.people, names.organizations) if ids is not None]
        about |= set.intersection(*(_naming(loaded, store, ids, texts) for ids in given))
    days = wanted.days

    def kept(source: Source) -> bool:
        return (
            source.id in about
            and (wanted.types is None or source.type in wanted.types)
            and (wanted.listed is None or source.id in wanted.listed)
            and (not days or bool(source.issued and dates.overlaps(dates.parse(source.issued), days)))
        )

    return kept


def _order(source: Source) -> tuple[date, date, str]:
    """The place of a source in a list: by date of issue, then id; without a date, last."""
    first, last = dates.parse(source.issued).order if source.issued else (date.max, date.max)
    return (first, last, source.id)


# Rows


def _facts_by_source(facts: Sequence[Fact]) -> defaultdict[str, list[Fact]]:
    """For each source, what rests on it."""
    found: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        for source in fact.sources:
            found[source].append(fact)
    return found


def _rows(
    store: Store, sources: Sequence[Source], citations: Sequence[str], resting: Mapping[str, Sequence[Fact]]
) -> Iterator[SourceRow]:
    """A row for each source, with its citation, the facts that rest on it and the questions these answer."""
    links = Links(store)
    for source, citation in zip(sources, citations, strict=True):
        facts = resting.get(source.id, ())
        questions = dict.fromkeys(question for fact in facts for question in fact.questions)
        yield SourceRow(
            citation=citation,
            known_through=links.ref(source.known_through),
            facts=tuple(FactRef(fact.id, fact.name, fact.standing) for fact in facts),
            questions=links.refs(tuple(questions)),
            version_of=links.ref(source.version_of),
            **{name: getattr(source, name) for name in _COPIED},
        )


_COPIED = tuple(
    name
    for name in SourceRow.__struct_fields__
    if name not in ("citation", "facts", "known_through", "questions", "version_of")
)
