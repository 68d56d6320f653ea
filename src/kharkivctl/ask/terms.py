"""The terms of a question: which records each names, and in which texts it stands."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from typing import TypeVar

import msgspec

from kharkivctl.ask.names import Index, readings
from kharkivctl.errors import Nothing
from kharkivctl.store.model import Loaded

Match = TypeVar("Match", str, int)


class Term(msgspec.Struct, frozen=True):
    """A word or phrase of a question, with the ids of the records it names, the surest reading first.

    `exact` is the record whose id it is, `whole` are those whose whole name it is in any spelling, and
    `word` those with its words among the words of one name.
    """

    text: str
    exact: Set[str] = frozenset()
    whole: Set[str] = frozenset()
    word: Set[str] = frozenset()

    @property
    def levels(self) -> tuple[Set[str], Set[str], Set[str]]:
        """The ids of each reading, the surest first."""
        return self.exact, self.whole, self.word

    @property
    def everything(self) -> Set[str]:
        """The ids of all readings; but what is an id is no word of a name."""
        return self.exact | self.whole if self.exact else self.whole | self.word

    def surest(self, among: Set[str]) -> Set[str]:
        """The ids of the surest reading that names any of these records; empty if none does."""
        return next((found for level in self.levels if (found := level & among)), frozenset())


class Names:
    """Reads names and ids as the records of one store that they mean."""

    def __init__(self, loaded: Loaded) -> None:
        store = loaded.store
        self._index = Index(store.named, loaded.folded)
        self._names = {record.id: record.name for record in store.named}
        self._questions = {question.id for question in store.questions}
        self._ids = set(store.by_id()) | {post.id for person in store.people for post in person.posts}

    def read(self, text: str) -> Term:
        """The term with every record it names."""
        exact = {text.casefold()} & self._ids
        return Term(text, exact, self._index.whole(text), self._index.word(text))

    def is_fact_or_source(self, text: str) -> bool:
        """Whether the text is the id of an event, a post or a source."""
        return text.casefold() in self._ids - self._names.keys() - self._questions

    def refuse_unknown(self, ids: Iterable[str]) -> None:
        """Raise Nothing for ids that no record of the store has."""
        if unknown := [record_id for record_id in ids if record_id not in self._ids]:
            raise Nothing(f"The store has no record with the id {', '.join(unknown)}.")

    def read_as(self, term: Term, found: Set[str]) -> str | None:
        """The note that a term was read as the names of these records; None if it says so itself."""
        names = sorted({self._names[record_id] for record_id in found if record_id in self._names})
        as_typed = term.text.casefold() in {*found, *map(str.casefold, names)}
        if not names or as_typed or len(names) > 3:
            return None
        return f'"{term.text}" read as {either(names)}.'

    def no_such(self, text: str, among: Set[str] | None = None) -> str:
        """The sentence for a name nobody bears, with up to three that are spelled nearly so."""
        said = f'nothing in the store is called or mentions "{text}".'
        if near := self._index.near(text, among=among):
            said += f" Did you mean {either([self._told_apart(record_id) for record_id in near])}?"
        return said

    def _told_apart(self, record_id: str) -> str:
        """The name of a record, with its id where another has the same name."""
        name = self._names[record_id]
        return name if list(self._names.values()).count(name) == 1 else f"{name} ({record_id})"


def either(names: Sequence[str]) -> str:
    """The names as alternatives: "Izium, Iziumske or Izbytske"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def text_matcher(texts: Sequence[str], folded: Mapping[str, str]) -> Callable[[str], set[int]]:
    """A function that gives the positions of the texts in which a term stands as a word, in any spelling.

    An English plural counts as its word: "grave" finds "graves". The texts are looked up in `folded`.
    """

    def matches(term: str) -> set[int]:
        found: set[int] = set()
        for reading in readings(term):
            if reading:
                pattern = re.compile(rf"\b{re.escape(reading)}(?:e?s)?\b")
                found |= {n for n, text in enumerate(texts) if pattern.search(folded[text])}
        return found

    return matches


def no_such(loaded: Loaded, term: str, among: Set[str] | None = None) -> str:
    """The sentence for a term that matches nothing, with names (of the records among) spelled nearly so."""
    said = Names(loaded).no_such(term, among)
    return said[0].upper() + said[1:]


def matching_all(
    terms: Sequence[Term], match: Callable[[Term], set[Match]], everything: Collection[Match]
) -> set[Match]:
    """What every term matches, of everything there is."""
    kept = set(everything)
    for term in terms:
        kept &= match(term)
    return kept
