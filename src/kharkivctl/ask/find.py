"""What the words of a question mean: terms, names, dates; and what to suggest when nothing fits."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.ask.names import Index, fold_all, readings
from kharkivctl.dates import Edtf, typed
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.queries.asked import Asked
from kharkivctl.store.model import Named, Store

# What people type between the words that matter ("who was the head of Izium on 5 May 2022").
QUESTION_WORDS = ("did", "how", "is", "was", "were", "what", "when", "where", "which", "who")
SMALL_WORDS = frozenset(("a", "an", "and", "at", "by", "in", "of", "on", "the", "to", *QUESTION_WORDS))


class Window(msgspec.Struct, frozen=True):
    """The days a question is about: `--on`, and the range of `--since` and `--until`."""

    on: Edtf | None
    range: Edtf | None

    @property
    def either(self) -> Edtf | None:
        """The days asked for, for verbs to which both mean the same. Raises WrongUse for both at once."""
        if self.on and self.range:
            raise WrongUse("One date or a range: leave out either --on (or the date) or --since and --until.")
        return self.on or self.range


def split_dates(asked: Asked) -> tuple[tuple[str, ...], Window]:
    """The terms that are no dates, and the days asked for by options and by terms that are.

    Up to three neighbouring terms that together are a date count as one ("10 September 2022", unquoted).
    """
    words: list[str] = []
    given = [typed.asked(asked.on, "--on")] if asked.on is not None else []
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
    since = typed.asked(asked.since, "--since") if asked.since is not None else None
    until = typed.asked(asked.until, "--until") if asked.until is not None else None
    if since and until and (since.earliest or date.min) > (until.latest or date.max):
        raise WrongUse(f"--since {since.text} is after --until {until.text}. Exchange the two.")
    return tuple(words), Window(given[0] if given else None, dates.span(since, until))


def _date_of(text: str) -> Edtf | None:
    digits = sum(map(str.isdigit, text))
    if digits and set(text) <= set("0123456789./-[]~") and sum(text.count(mark) for mark in "./-") > 1:
        return typed.asked(text, "TERM")  # Meant as a date, be it one or not.
    if digits < 4 or not re.search(r"(?<!\d)(19|20)\d\d(?!\d)", text):
        return None  # "1000" is a number of the dead here, not a year.
    return typed.asked(text, "TERM") if typed.looks_like_date(text) else None


def outside(store: Store, days: Edtf | None) -> list[str]:
    """The note that a question is about days the store does not cover."""
    covers = dates.parse(store.store.covers)
    if days is None or dates.overlaps(days, covers):
        return []
    return [f"The store covers {dates.days_words(covers)}; nothing is recorded outside it."]


class Finder:
    """Finds the records of one store that a name means."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.names = {record.id: record.name for record in store.named}
        self.index = Index(store.named)
        self.ids = set(store.by_id()) | {post.id for person in store.people for post in person.posts}
        self.notes: list[str] = []

    def by_name(self, term: str, among: set[str] | None = None) -> set[str]:
        """The ids of the records whose id or whole name the term is, else a word of whose name it is."""
        for found in self.levels(term):
            if among is not None:
                found = found & among
            if found:
                self._say_what_was_read(term, found)
                return found
        return set()

    def levels(self, term: str) -> Iterable[set[str]]:
        """What the term means as an id, as a whole name, as a word of a name: the surest first."""
        yield {term.casefold()} & self.ids
        yield self.index.whole(term)
        yield self.index.word(term)

    def everything(self, term: str) -> set[str]:
        """The ids the term means on any level: a word of a name counts beside a whole name."""
        exact, whole, word = self.levels(term)
        if exact:
            return exact | whole
        if whole:
            self._say_what_was_read(term, whole)
        return whole | word

    def filter(self, values: Sequence[str], option: str, records: Iterable[Named]) -> set[str] | None:
        """The ids that the values of a filter mean; None without values.

        Raises Nothing, with suggestions, for a name the store does not have.
        """
        if not values:
            return None
        among = {record.id for record in records}
        chosen: set[str] = set()
        for value in values:
            found = self.by_name(value, among)
            if not found:
                raise Nothing(self.no_such(value, among, f"{option} {value}: "))
            if len(found) > 1:
                names = ", ".join(sorted(found))
                self.notes.append(f"{option} {value} means {len(found)} records: {names}.")
            chosen |= found
        return chosen

    def speakers(self, values: Sequence[str]) -> set[str] | None:
        """The ids of the people and bodies that values of --said-by mean."""
        return self.filter(values, "--said-by", [*self.store.people, *self.store.organizations])

    def sources(self, values: Sequence[str]) -> set[str] | None:
        """The ids of the sources that values of --source mean, and of the works known through them."""
        if not values:
            return None
        matches = text_matcher([source.words for source in self.store.sources])
        chosen: set[str] = set()
        for value in values:
            found = {source.id for source in self.store.sources if source.id == value.casefold()}
            found = found or {self.store.sources[n].id for n in matches(value)}
            if not found:
                raise Nothing(f"--source {value}: no source of the store has this id or these words.")
            chosen |= found
        return chosen | {s.id for s in self.store.sources if s.known_through in chosen}

    def questions(self, values: Sequence[str]) -> set[str] | None:
        """The ids of the questions that values of --question mean: an id, or words of its text."""
        if not values:
            return None
        matches = text_matcher([f"{q.id} {q.text}" for q in self.store.questions])
        chosen: set[str] = set()
        for value in values:
            found = {q.id for q in self.store.questions if q.id == value.casefold()}
            found = found or {self.store.questions[n].id for n in matches(value)}
            if not found:
                raise Nothing(f"--question {value}: no question of the store has this id or these words.")
            chosen |= found
        return chosen

    def no_such(self, term: str, among: set[str] | None = None, before: str = "") -> str:
        """The sentence for a name nobody bears, with up to three that are spelled nearly so."""
        near = self.index.near(term, among=among)
        said = f'{before}nothing in the store is called or mentions "{term}".'
        if near:
            said += " Did you mean " + _either([self._shown(record_id) for record_id in near]) + "?"
        return said[0].upper() + said[1:] if not before else said

    def _shown(self, record_id: str) -> str:
        name = self.names[record_id]
        same = [other for other, called in self.names.items() if called == name]
        return name if len(same) == 1 else f"{name} ({record_id})"

    def _say_what_was_read(self, term: str, found: set[str]) -> None:
        names = sorted({self.names[record_id] for record_id in found if record_id in self.names})
        if not names or term.casefold() in found or term.casefold() in {n.casefold() for n in names}:
            return
        note = f'"{term}" read as {_either(names)}.'
        if note not in self.notes and len(names) <= 3:
            self.notes.append(note)


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def choices(values: Sequence[str], allowed: Iterable[str], option: str) -> set[str] | None:
    """The values of an option that takes words of a list; None without values. Raises WrongUse for others."""
    chosen = {part.strip().casefold() for value in values for part in value.split(",")}
    known = list(allowed)
    for value in sorted(chosen - set(known)):
        raise WrongUse(f"{option} {value}: choose from {', '.join(known)}.")
    return chosen or None


def text_matcher(texts: Sequence[str]) -> Callable[[str], set[int]]:
    """A function that gives the positions of the texts in which a term stands as a word, in any spelling.

    An English plural counts as its word: "grave" finds "graves".
    """
    folded = fold_all(texts)

    def matches(term: str) -> set[int]:
        found: set[int] = set()
        for reading in readings(term):
            if reading:
                pattern = re.compile(rf"\b{re.escape(reading)}(?:e?s)?\b")
                found |= {n for n, text in enumerate(folded) if pattern.search(text)}
        return found

    return matches
