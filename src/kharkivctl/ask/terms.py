"""The terms of a question: which records each names, which kinds it means, and for which words it stands."""

from collections.abc import Iterable, Sequence, Set
from typing import Generic, TypeVar

import msgspec

from kharkivctl.ask import words
from kharkivctl.ask.names import Index
from kharkivctl.ask.vocabulary import SENSES, Sense, phrases
from kharkivctl.errors import Nothing
from kharkivctl.store.model import Loaded


class Meaning(msgspec.Struct, frozen=True):
    """A sense of the vocabulary as facts are held against it: kinds with the holder they need, and phrases.

    `kinds` and `also` map a kind to the holder that the fact must name, "" for any. `phrases` are forms of
    words (`ask.words.form`).
    """

    sense: Sense
    kinds: dict[str, str]
    also: dict[str, str]
    standings: Set[str]
    places: Set[str]
    phrases: tuple[str, ...]


class Term(msgspec.Struct, frozen=True):
    """A word or phrase of a question, with what it can mean.

    `exact` is the record whose id it is, `whole` are those whose whole name it is in any spelling, and
    `word` those with its words among the words of one name. `forms` is the phrase itself as it may stand in
    a text, and `meanings` is what the vocabulary says of it. A `soft` term says little: it narrows an
    answer, but never to nothing.
    """

    text: str
    exact: Set[str] = frozenset()
    whole: Set[str] = frozenset()
    word: Set[str] = frozenset()
    forms: tuple[str, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    soft: bool = False

    @property
    def levels(self) -> tuple[Set[str], Set[str], Set[str]]:
        """The ids of each reading, the surest first."""
        return self.exact, self.whole, self.word

    @property
    def everything(self) -> Set[str]:
        """The ids of all readings; but what is an id is no word of a name."""
        return self.exact | self.whole if self.exact else self.whole | self.word

    @property
    def named(self) -> Set[str]:
        """The ids of the surest reading as a name."""
        return next((level for level in self.levels if level), frozenset())

    def surest(self, among: Set[str]) -> Set[str]:
        """The ids of the surest reading that names any of these records; empty if none does."""
        return next((found for level in self.levels if (found := level & among)), frozenset())

    def stands_in(self, text: str) -> bool:
        """Whether the phrase itself, or words that mean the same, stand in a text (`Loaded.texts`)."""
        return any(one in text for one in self.forms) or any(
            phrase in text for meaning in self.meanings for phrase in meaning.phrases
        )


Found = TypeVar("Found", str, int)


class Match(msgspec.Struct, Generic[Found], frozen=True):
    """What a term finds at its surest, and all that it may mean; the latter has the former."""

    sure: Set[Found]
    wide: Set[Found]


class Names:
    """Reads names, ids and words as the records and meanings of one store."""

    def __init__(self, loaded: Loaded) -> None:
        store = loaded.store
        self._loaded = loaded
        self._index = Index(store.named, loaded.folded)
        self._names = {record.id: record.name for record in store.named}
        self._questions = {question.id for question in store.questions}
        self._ids = set(store.by_id()) | {post.id for person in store.people for post in person.posts}

    def read(self, text: str) -> Term:
        """The term with every record it names and every meaning it has."""
        exact, index = {text.casefold()} & self._ids, self._index
        whole = index.whole(text)
        forms = words.forms(text, self._loaded, stems=not whole)
        known = self._loaded.vocabulary.get(forms[0], []) if forms else []
        soft = words.IS_SOFT in known and not exact
        return Term(text, exact, whole, index.word(text), forms, self._meanings(text, known), soft)

    def _meanings(self, text: str, known: Sequence[int]) -> tuple[Meaning, ...]:
        if text.isascii():
            return tuple(
                _meaning(SENSES[number], self._loaded) for number in known if number != words.IS_SOFT
            )
        return tuple(
            _meaning(sense, self._loaded)
            for sense in SENSES
            if any(_begins(text, start) for start in phrases(sense.cyrillic))
        )

    def is_name(self, text: str) -> bool:
        """Whether the text is the whole name of a record, in any spelling or case."""
        return bool(self._index.whole(text))

    def is_part_of_name(self, text: str) -> bool:
        """Whether the words of the text stand together in a name."""
        return self._index.part(text)

    def is_phrase(self, text: str) -> bool:
        """Whether the text is a word or phrase of the vocabulary."""
        if text.isascii():
            return words.form(text, self._loaded) in self._loaded.vocabulary
        return any(_begins(text, start) for sense in SENSES for start in phrases(sense.cyrillic))

    def has(self, text: str) -> bool:
        """Whether the store has the text: as an id, a name or words of one, or in its texts."""
        return self.is_id(text) or self.is_part_of_name(text) or self.is_phrase(text) or self.is_told(text)

    def is_told(self, text: str) -> bool:
        """Whether the words of the text stand together in a text of the store."""
        forms = words.forms(text, self._loaded)
        return any(form in told for told in self._loaded.texts.values() for form in forms)

    def is_fact_or_source(self, text: str) -> bool:
        """Whether the text is the id of an event, a post or a source."""
        return text.casefold() in self._ids - self._names.keys() - self._questions

    def is_id(self, text: str) -> bool:
        """Whether the text is the id of any record."""
        return text.casefold() in self._ids

    def known(self, lines: Iterable[str]) -> tuple[tuple[str, ...], list[str]]:
        """The ids on some lines that a record of the store has, in their order, and a note on the others.

        Raises Nothing if there are only others, or none.
        """
        ids = dict.fromkeys(one for line in lines for one in self._on_line(line))
        if not ids:
            raise Nothing("No ids came on standard input.")
        known = tuple(record_id for record_id in ids if record_id in self._ids)
        unknown = [record_id for record_id in ids if record_id not in self._ids]
        note = f"The store has no record with the id {first_few(unknown)}."
        if unknown and not known:
            raise Nothing(note)
        return known, [note] if unknown else []

    def _on_line(self, line: str) -> Sequence[str]:
        """The ids in the first column of a line; in the second where only that has one, as behind a date.

        So the plain output of every verb can be read whole. Several ids of one column have ";" or a space
        between them; "-" is an empty column.
        """
        first, _, more = line.partition("\t")
        second = more.partition("\t")[0]
        ids = [one for one in first.replace(";", " ").split() if one != "-"]
        return [second] if second in self._ids and self._ids.isdisjoint(ids) else ids

    def read_as(self, term: Term, found: Set[str]) -> str | None:
        """The note that a term was read as the names of these records; None if it says so itself."""
        names = sorted({self._names[record_id] for record_id in found if record_id in self._names})
        as_typed = term.text.casefold() in {*found, *map(str.casefold, names)}
        if not names or as_typed or len(names) > 3:
            return None
        return f'"{term.text}" read as {either(names)}.'

    def near(self, text: str, among: Set[str] | None = None) -> list[str]:
        """Up to three names of records (of those among) that are spelled nearly like a text."""
        found = self._index.near(text, among=among)
        return list(dict.fromkeys(self._names[record_id] for record_id in found))


def _begins(text: str, start: str) -> bool:
    """Whether each word of a text begins with the beginning of a word that stands for it."""
    typed = text.casefold().replace("’", "'").replace("ʼ", "'").split()
    starts = start.split()
    return len(typed) == len(starts) and all(map(str.startswith, typed, starts))


def _meaning(sense: Sense, loaded: Loaded) -> Meaning:
    text = sense.words if sense.text is None else sense.text
    return Meaning(
        sense,
        _kinds(sense.kinds),
        _kinds(sense.also),
        frozenset(sense.standings.split()),
        frozenset(phrases(sense.places)),
        tuple(dict.fromkeys(words.form(phrase, loaded) for phrase in phrases(text))),
    )


def _kinds(listed: str) -> dict[str, str]:
    """Each kind of a list with the holder it is bound to, "" for any."""
    return {kind: holder for kind, _, holder in (one.partition(":") for one in listed.split())}


def either(names: Sequence[str]) -> str:
    """The names as alternatives: "Izium, Iziumske or Izbytske"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


NAMED = 10  # As many ids are named in a note,
LONGEST = 60  # each with as many of its characters.


def first_few(ids: Sequence[str]) -> str:
    """The ids with commas between; the first ten of more, with the number of the others."""
    named = ", ".join(one if len(one) <= LONGEST else f"{one[:LONGEST]}…" for one in ids[:NAMED])
    return f"{named} and {len(ids) - NAMED} more" if len(ids) > NAMED else named
