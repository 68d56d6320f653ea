"""What to ask instead of a question that finds nothing: at most three questions that have answers."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from kharkivctl.ask.question import Question, take_apart
from kharkivctl.ask.terms import Names
from kharkivctl.errors import WrongUse
from kharkivctl.options import Asked
from kharkivctl.queries.verbs import rows_of
from kharkivctl.store.model import Loaded, Named

MOST = 3
# What each verb lists, one and many; the verbs in the order in which they are tried instead of another.
LISTED = {
    "when": ("event", "events"),
    "where": ("place", "places"),
    "where --changed": ("change of hands", "changes of hands"),
    "who": ("person, post or body", "people, posts and bodies"),
    "cite": ("source", "sources"),
}
VERBS = tuple(verb for verb in LISTED if " " not in verb)
Candidate = tuple[str, str, Asked]  # Why it is near, its verb, and the question.
ALIKE = 0.8  # How alike (0 to 1) a word of the store must be to be suggested.


class Suggestion(msgspec.Struct, frozen=True):
    """A question that has answers: why it is near, how much it finds, and its command."""

    why: str
    found: str
    command: tuple[str, ...]


def suggestions(verb: str, asked: Asked, loaded: Loaded) -> list[Suggestion]:
    """Up to three questions near one that finds nothing, each with what it finds; empty if none is near."""
    names = Names(loaded)
    try:
        question = take_apart(asked.terms, names, ranges=verb in ("when", "cite"))
    except WrongUse:
        return []
    near = _answered(_candidates(verb, asked, question, names, loaded), loaded)
    return near or _answered(_of_other_verbs(verb, asked, question), loaded)


def _answered(candidates: Iterable[Candidate], loaded: Loaded) -> list[Suggestion]:
    """The first three candidates that ask for something and find something."""
    kept: list[Suggestion] = []
    tried: list[tuple[str, Asked]] = []
    for why, verb, asked in candidates:
        if len(kept) == MOST:
            break
        if (verb in VERBS and asked == Asked()) or (verb, asked) in tried:
            continue
        tried.append((verb, asked))
        if found := _count(verb, asked, loaded):
            one, many = LISTED[verb]
            kept.append(Suggestion(why, f"{found} {one if found == 1 else many}", _command(verb, asked)))
    return kept


def _of_other_verbs(verb: str, asked: Asked, question: Question) -> Iterator[Candidate]:
    """The same terms, asked of the other verbs."""
    for other in VERBS if question.words else ():
        if other != verb:
            yield f"asked of {other}", other, Asked(terms=asked.terms)


def _candidates(
    verb: str, asked: Asked, question: Question, names: Names, loaded: Loaded
) -> Iterator[Candidate]:
    """Questions near the one asked, the nearest first."""
    words, replace = question.words, msgspec.structs.replace
    day = (question.on.text,) if question.on else ()
    asked = replace(asked, terms=(*words, *day))
    if question.since:
        asked = replace(asked, since=question.since.text)
    if question.until:
        asked = replace(asked, until=question.until.text)
    if verb == "who" and any(m.sense.control for word in words for m in names.read(word).meanings):
        yield "who held a place", "where", asked  # "Who held Izium?" asks for no person.
    lost = [word for word in words if not _count(verb, Asked(terms=(word,)), loaded)]
    for word in lost:
        for near in _near(word, names, loaded):
            terms = tuple(near if term == word else term for term in asked.terms)
            yield f"with {near}", verb, replace(asked, terms=terms)
    found = tuple(word for word in words if word not in lost)
    if lost and found:
        yield f"without {_quoted(lost)}", verb, replace(asked, terms=(*found, *day))
    if len(words) > 1:
        for left_out in words:
            terms = tuple(term for term in asked.terms if term != left_out)
            yield f"without {_quoted([left_out])}", verb, replace(asked, terms=terms)
    if day:
        yield "on other days", verb, replace(asked, terms=words)
    store = loaded.store
    bearers: dict[str, Sequence[Named]] = {
        "place": store.places,
        "within": store.places,
        "person": store.people,
    }
    bearers |= {"organization": store.organizations, "said_by": (*store.people, *store.organizations)}
    for option, records in bearers.items():
        for value in getattr(asked, option):
            for near in names.near(value, {record.id for record in records}):
                values = tuple(near if one == value else one for one in getattr(asked, option))
                yield f"with {near}", verb, replace(asked, **{option: values})
    unset = Asked()
    for option in Asked.__struct_fields__:
        if option != "terms" and getattr(asked, option):
            without = replace(asked, **{option: getattr(unset, option)})
            yield f"without --{option.replace('_', '-')}", verb, without


def _near(word: str, names: Names, loaded: Loaded) -> list[str]:
    """The names, else the words of the store, that are spelled nearly like a word."""
    if near := names.near(word):
        return near
    from difflib import get_close_matches

    if len(word) < 4:
        return []
    return get_close_matches(word.casefold(), loaded.forms, n=2, cutoff=ALIKE)


def _quoted(words: Sequence[str]) -> str:
    return " and ".join(f'"{word}"' for word in words)


def _count(verb: str, asked: Asked, loaded: Loaded) -> int:
    """How many rows a question finds; a question that is wrong use finds none."""
    try:
        return len(rows_of(verb, asked, loaded))
    except WrongUse:
        return 0


def _command(verb: str, asked: Asked) -> tuple[str, ...]:
    """The command that asks this."""
    words = ["kharkivctl", *verb.split(), *asked.terms]
    for option in Asked.__struct_fields__:
        value, flag = getattr(asked, option), f"--{option.replace('_', '-')}"
        if option == "terms" or not value:
            continue
        if value is True:
            words.append(flag)
        for one in value if isinstance(value, tuple) else (value,) if value is not True else ():
            words += [flag, one]
    return tuple(words)
