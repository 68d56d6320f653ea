"""From what was typed to what is wanted: every term, date and option of a question, understood once.

Here alone stand the names of the options that choose facts, and what is said of a wrong value.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.ask import words
from kharkivctl.ask.question import Prefers, joined, parse_option, take_apart, two_dates
from kharkivctl.ask.terms import Names, Term
from kharkivctl.dates import Edtf
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.options import Asked
from kharkivctl.store.model import (
    EVENT_KINDS,
    HOLDER_WORDS,
    PLACE_KINDS,
    SOURCE_TYPES,
    STANDINGS,
    Loaded,
    Named,
    Question,
    Source,
    Store,
)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a question asks for. A set holds ids or words of which any will do; None narrows nothing.

    `either` tells that the terms are alternatives: names of their own and of one kind. `on` are the days
    asked for and `range` those from --since to --until; only `when` may have both. `within` are the places
    that lie in those of --within, these among them. `kinds` are those of the facts, `types` those of the
    places or sources listed. `listed` are the ids of the places or sources to list, and `ids` those of
    records asked for one by one, in their order and in place of terms. `works` is given where only facts of
    one voice are wanted: each source with the work of which it is a state. `prefers` is what a match should
    have where some do: figures ("how many") or somebody who says so ("what did he say").
    """

    ids: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    either: bool = False
    on: Edtf | None = None
    range: Edtf | None = None
    known_by: date | None = None
    places: Set[str] | None = None
    within: Set[str] | None = None
    people: Set[str] | None = None
    organizations: Set[str] | None = None
    said_by: Set[str] | None = None
    sources: Set[str] | None = None
    questions: Set[str] | None = None
    kinds: Set[str] | None = None
    standings: Set[str] | None = None
    disputed: bool = False
    listed: Set[str] | None = None
    types: Set[str] | None = None
    held_by: Set[str] | None = None
    roles: tuple[str, ...] = ()
    works: Mapping[str, str] | None = None
    prefers: Prefers = None
    notes: tuple[str, ...] = ()

    @property
    def days(self) -> Edtf | None:
        """The days asked for, one date or a range."""
        return self.on or self.range


def understand(verb: str, asked: Asked, loaded: Loaded, lines: Sequence[str] | None = None) -> Wanted:
    """What a question to a verb asks for, in ids, days and words of the store.

    `lines` are those of standard input, with ids in place of terms; None if it was not read. Raises
    WrongUse for a value that an option does not take, and Nothing for a name or id that the store does not
    have.
    """
    names = Names(loaded)
    typed, asked = _with_whole_dates(asked)
    question = take_apart(typed, names, ranges=verb in ("when", "cite"))
    on = _one_date(asked, question.on)
    span = _range(asked) or dates.span(question.since, question.until)
    if on and span and verb != "when":
        raise WrongUse("One date or a range: leave out either --on (or the date) or --since and --until.")
    known_by = parse_option(asked.known_by, "--known-by") if asked.known_by is not None else None
    options = _Options(loaded, names)
    store = loaded.store
    terms = tuple(map(names.read, question.words))
    if lines is None and _are_ids(verb, terms, names):
        lines, terms = [term.text.casefold() for term in terms], ()
    ids, unknown = names.known(lines) if lines is not None else ((), [])
    places = options.names(asked.place, "--place", store.places)
    sources = options.texts(asked.source, "--source", store.sources)
    if sources is not None:
        sources |= {source.id for source in store.sources if source.known_through in sources}
    chosen = choices(asked.kind, kinds(verb, store), "--kind")
    return Wanted(
        ids=ids,
        terms=terms,
        either=_either(verb, terms, store),
        on=on,
        range=span,
        known_by=(known_by.latest or date.max) if known_by else None,
        places=None if verb == "where" else places,
        within=_within(options.names(asked.within, "--within", store.places), store),
        people=options.names(asked.person, "--person", store.people),
        organizations=options.names(asked.organization, "--organization", store.organizations),
        said_by=options.names(asked.said_by, "--said-by", [*store.people, *store.organizations]),
        sources=None if verb == "cite" else sources,
        questions=options.texts(asked.question, "--question", store.questions),
        kinds=chosen if verb in ("when", "who") else None,
        standings=choices(asked.standing, STANDINGS, "--standing"),
        disputed=asked.disputed,
        works=store.works() if asked.sole_source else None,
        listed={"where": places, "cite": sources}.get(verb),
        types=chosen if verb in ("where", "cite") else None,
        held_by=choices(asked.held_by, HOLDER_WORDS, "--held-by"),
        roles=asked.role,
        prefers=question.prefers if verb == "when" else None,
        notes=(*unknown, *_read_as(verb, terms, names, store), *options.notes),
    )


def kinds(verb: str, store: Store) -> Iterable[str]:
    """The words that --kind takes: what kinds there are of what a verb lists."""
    if verb == "who":
        return sorted({"person", *(body.kind for body in store.organizations)})
    return {"when": EVENT_KINDS, "where": PLACE_KINDS, "cite": SOURCE_TYPES}[verb]


def _within(ids: Set[str] | None, store: Store) -> Set[str] | None:
    """The ids of the places that lie within any of these, and of these themselves."""
    if ids is None:
        return None
    inside = set(ids)
    while more := {place.id for place in store.places if place.within in inside} - inside:
        inside |= more
    return inside


# Terms


def _are_ids(verb: str, terms: Sequence[Term], names: Names) -> bool:
    """Whether the terms are ids of facts or sources: they are alternatives.

    One alone is a term of what lists facts and sources, where it brings other accounts along.
    """
    several = len(terms) > 1 or (len(terms) == 1 and verb in ("who", "where"))
    return several and all(names.is_fact_or_source(term.text) for term in terms)


def _either(verb: str, terms: Sequence[Term], store: Store) -> bool:
    """Whether the terms are names of their own and of one kind, so that any of them will do."""
    kinds = {
        "where": ({place.id for place in store.places},),
        "who": ({person.id for person in store.people}, {body.id for body in store.organizations}),
    }.get(verb, ())
    return len(terms) > 1 and any(all(term.named & ids for term in terms) for ids in kinds)


def _read_as(verb: str, terms: Sequence[Term], names: Names, store: Store) -> list[str]:
    """The notes on which names the terms were read as."""
    places = {place.id for place in store.places}

    def found(term: Term) -> Set[str]:
        if verb == "where":
            return term.surest(places)
        return term.named if verb == "who" else frozenset() if term.exact else term.whole

    notes = [names.read_as(term, found(term)) for term in terms]
    return list(dict.fromkeys(note for note in notes if note))


# Dates


def _with_whole_dates(asked: Asked) -> tuple[list[str], Asked]:
    """The terms and the question, with each date option that was typed without quotes made whole."""
    terms, whole = list(asked.terms), {}
    for field in ("on", "since", "until", "known_by"):
        whole[field], terms = joined(getattr(asked, field), terms)
    return terms, msgspec.structs.replace(asked, **whole)


def _one_date(asked: Asked, typed: Edtf | None) -> Edtf | None:
    """The one date asked for, of --on or of the terms. Raises WrongUse for two."""
    on = parse_option(asked.on, "--on") if asked.on is not None else None
    if on and typed:
        raise two_dates(on, typed)
    return on or typed


def _range(asked: Asked) -> Edtf | None:
    """The days from --since to --until, either end open; None without both."""
    since = parse_option(asked.since, "--since") if asked.since is not None else None
    until = parse_option(asked.until, "--until") if asked.until is not None else None
    if since and until and (since.earliest or date.min) > (until.latest or date.max):
        raise WrongUse(f"--since {since.text} is after --until {until.text}. Exchange the two.")
    return dates.span(since, until)


# Options


class _Options:
    """Reads the values of options that name records, and collects notes on what they mean."""

    def __init__(self, loaded: Loaded, names: Names) -> None:
        self.loaded = loaded
        self.reader = names
        self.notes: list[str] = []

    def names(self, values: Sequence[str], option: str, records: Iterable[Named]) -> set[str] | None:
        """The ids of the records that the values name; None without values.

        Raises Nothing for a name that none of the records has.
        """
        among = {record.id for record in records} if values else set()

        def read(value: str) -> Set[str]:
            term = self.reader.read(value)
            found = term.surest(among)
            if not found:
                raise Nothing(f'{option}: none of the store is called "{value}".')
            if note := self.reader.read_as(term, found):
                self.notes.append(note)
            if len(found) > 1:
                names = ", ".join(sorted(found))
                self.notes.append(f"{option} {value} means {len(found)} records: {names}.")
            return found

        return _any_of(values, read)

    def texts(
        self, values: Sequence[str], option: str, records: Sequence[Source] | Sequence[Question]
    ) -> set[str] | None:
        """The ids of the records with a value as id, else with its words in their text; None without values.

        Raises Nothing for a value that fits none.
        """
        ids = {record.id for record in records} if values else set()

        def read(value: str) -> Set[str]:
            forms = words.forms(value, self.loaded)
            texts = self.loaded.texts
            found = {value.casefold()} & ids or {
                record.id for record in records if any(form in texts[record.words] for form in forms)
            }
            if not found:
                what = option.removeprefix("--")
                raise Nothing(f"{option} {value}: no {what} of the store has this id or these words.")
            return found

        return _any_of(values, read)


def _any_of(values: Sequence[str], read: Callable[[str], Set[str]]) -> set[str] | None:
    """What any of the values means; None without values."""
    return set().union(*map(read, values)) if values else None


def choices(values: Sequence[str], allowed: Iterable[str], option: str) -> set[str] | None:
    """The values of an option that takes words of a list; None without values. Raises WrongUse for others."""
    chosen = {part.strip().casefold() for value in values for part in value.split(",")}
    known = list(allowed)
    for value in sorted(chosen - set(known)):
        raise WrongUse(f"{option} {value}: choose from {', '.join(known)}.")
    return chosen or None
