"""From what was typed to what is wanted: every term, date and option of a question, understood once.

Here alone stand the names of the options that choose facts, and what is said of a wrong value.
"""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.ask.terms import Names, Term, text_matcher
from kharkivctl.dates import DateError, Edtf, typed
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

# What people type between the words that matter ("who was the head of Izium on 5 May 2022").
QUESTION_WORDS = ("did", "how", "is", "was", "were", "what", "when", "where", "which", "who")
SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "in", "of", "on", "the", "to", *QUESTION_WORDS))


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a question asks for. A set holds ids or words of which any will do; None narrows nothing.

    `phrase` is all terms read as one, where there are several. `on` are the days asked for and `range`
    those from --since to --until; only `when` may have both. `kinds` are those of the facts, `types`
    those of the places or sources listed. `listed` are the ids of the places or sources to list, and
    `ids` those of records asked for one by one, in their order and in place of terms.
    """

    ids: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    phrase: Term | None = None
    on: Edtf | None = None
    range: Edtf | None = None
    known_by: date | None = None
    places: Set[str] | None = None
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
    notes: tuple[str, ...] = ()

    @property
    def days(self) -> Edtf | None:
        """The days asked for, one date or a range."""
        return self.on or self.range


def understand(verb: str, asked: Asked, loaded: Loaded, ids: Sequence[str] = ()) -> Wanted:
    """What a question to a verb asks for, in ids, days and words of the store.

    `ids` are ids typed in by other means than terms. Raises WrongUse for a value that an option does not
    take, and Nothing, with suggestions, for a name or id that the store does not have.
    """
    words, on = _parted(asked)
    span = _range(asked)
    if on and span and verb != "when":
        raise WrongUse("One date or a range: leave out either --on (or the date) or --since and --until.")
    known_by = parse_option(asked.known_by, "--known-by") if asked.known_by is not None else None
    names = Names(loaded)
    options = _Options(loaded, names)
    store = loaded.store
    if verb == "cite" and not ids and len(words) > 1 and all(map(names.is_fact_or_source, words)):
        ids, words = [word.casefold() for word in words], []
    names.refuse_unknown(ids)
    terms, phrase, notes = _terms(verb, words, names, store)
    places = options.names(asked.place, "--place", store.places)
    sources = options.texts(asked.source, "--source", store.sources)
    if sources is not None:
        sources |= {source.id for source in store.sources if source.known_through in sources}
    kinds = choices(asked.kind, _kinds(verb, store), "--kind")
    return Wanted(
        ids=tuple(ids),
        terms=terms,
        phrase=phrase,
        on=on,
        range=span,
        known_by=(known_by.latest or date.max) if known_by else None,
        places=None if verb == "where" else places,
        people=options.names(asked.person, "--person", store.people),
        organizations=options.names(asked.organization, "--organization", store.organizations),
        said_by=options.names(asked.said_by, "--said-by", [*store.people, *store.organizations]),
        sources=None if verb == "cite" else sources,
        questions=options.texts(asked.question, "--question", store.questions),
        kinds=kinds if verb in ("when", "who") else None,
        standings=choices(asked.standing, STANDINGS, "--standing"),
        disputed=asked.disputed,
        listed={"where": places, "cite": sources}.get(verb),
        types=kinds if verb in ("where", "cite") else None,
        held_by=choices(asked.held_by, HOLDER_WORDS, "--held-by"),
        roles=asked.role,
        notes=(*notes, *options.notes),
    )


def _kinds(verb: str, store: Store) -> Iterable[str]:
    """The words that --kind takes: what kinds there are of what a verb lists."""
    if verb == "who":
        return sorted({"person", *(body.kind for body in store.organizations)})
    return {"when": EVENT_KINDS, "where": PLACE_KINDS, "cite": SOURCE_TYPES}[verb]


# Dates


def parse_option(text: str, option: str) -> Edtf:
    """The value of a date option, read. Raises WrongUse, with a right form, for what is no date."""
    try:
        found = typed.read(text)
    except DateError as error:
        raise WrongUse(f"{option}: {error}. Write a date like {typed.FORMS}.") from None
    if found is None:
        raise WrongUse(f'{option}: "{text}" is not a date. Write a date like {typed.FORMS}.')
    return found


def _parted(asked: Asked) -> tuple[list[str], Edtf | None]:
    """The terms that are no dates, without the words that only ask, and the date asked for.

    Up to three neighbouring terms that together are a date count as one ("10 September 2022", unquoted).
    """
    words: list[str] = []
    given = [parse_option(asked.on, "--on")] if asked.on is not None else []
    terms = [term for term in asked.terms if term.casefold() not in SMALL_WORDS] or list(asked.terms)
    while terms:
        for count in (3, 2, 1):
            if len(terms) >= count and (found := _date_of(" ".join(terms[:count]))):
                given.append(found)
                terms = terms[count:]
                break
        else:
            words.append(terms.pop(0))
    if len(given) > 1:
        first, second, *_ = (when.text for when in given)
        raise WrongUse(
            f"Two dates, {first} and {second}. For what lies between write {first}/{second}, "
            "or use --since and --until."
        )
    return words, given[0] if given else None


def _date_of(text: str) -> Edtf | None:
    """The date that a text is meant as; None for one that is meant as something else."""
    digits = sum(map(str.isdigit, text))
    if digits and set(text) <= set("0123456789./-[]~") and sum(text.count(mark) for mark in "./-") > 1:
        return parse_option(text, "TERM")  # Meant as a date, even if it is not one.
    if digits < 4 or not re.search(r"(?<!\d)(19|20)\d\d(?!\d)", text):
        return None  # "1000" is a number of the dead here, not a year.
    return parse_option(text, "TERM") if typed.looks_like_date(text) else None


def _range(asked: Asked) -> Edtf | None:
    """The days from --since to --until, either end open; None without both."""
    since = parse_option(asked.since, "--since") if asked.since is not None else None
    until = parse_option(asked.until, "--until") if asked.until is not None else None
    if since and until and (since.earliest or date.min) > (until.latest or date.max):
        raise WrongUse(f"--since {since.text} is after --until {until.text}. Exchange the two.")
    return dates.span(since, until)


# Terms


def _terms(
    verb: str, words: Sequence[str], names: Names, store: Store
) -> tuple[tuple[Term, ...], Term | None, list[str]]:
    """The terms read, all of them as one phrase if there are several, and what was read as what.

    For a verb that stops at the first reading, words that together are one name are that name.
    """
    terms = tuple(map(names.read, words))
    phrase = names.read(" ".join(words)) if len(words) > 1 else None
    among = _listable(verb, store)
    if among is None:
        shown = [(term, frozenset() if term.exact else term.whole) for term in terms]
    else:
        if phrase and phrase.surest(among):
            terms, phrase = (phrase,), None
        shown = [(term, term.surest(among)) for term in terms]
    notes = [note for term, found in shown if (note := names.read_as(term, found))]
    return terms, phrase, list(dict.fromkeys(notes))


def _listable(verb: str, store: Store) -> Set[str] | None:
    """The ids by which `where` and `who` choose what they list; None for verbs that take every reading."""
    if verb == "where":
        return {place.id for place in store.places}
    if verb == "who":
        posts = [post for person in store.people for post in person.posts]
        people, bodies = {person.id for person in store.people}, {body.id for body in store.organizations}
        return people | bodies | {post.id for post in posts} | {post.area for post in posts if post.area}
    return None


# Options


class _Options:
    """Reads the values of options that name records, and collects notes on what they mean."""

    def __init__(self, loaded: Loaded, names: Names) -> None:
        self.loaded = loaded
        self.reader = names
        self.notes: list[str] = []

    def names(self, values: Sequence[str], option: str, records: Iterable[Named]) -> set[str] | None:
        """The ids of the records that the values name; None without values.

        Raises Nothing, with suggestions, for a name that none of the records has.
        """
        among = {record.id for record in records} if values else set()

        def read(value: str) -> Set[str]:
            term = self.reader.read(value)
            found = term.surest(among)
            if not found:
                raise Nothing(f"{option} {value}: {self.reader.no_such(value, among)}")
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
            matches = text_matcher([record.words for record in records], self.loaded.folded)
            found = {value.casefold()} & ids or {records[n].id for n in matches(value)}
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
