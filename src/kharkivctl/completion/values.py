"""Values of options and terms that begin with what was typed; names in the spelling in which it was begun."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kharkivctl.ask.names import fold, readings, spellings
from kharkivctl.ask.wanted import kinds
from kharkivctl.citation import STYLES
from kharkivctl.errors import Failure
from kharkivctl.render import FORMATS, ROWS, VERBS_WITH
from kharkivctl.store.model import EVENT_KINDS, HOLDER_WORDS, STANDINGS, Loaded, Named, Person
from kharkivctl.terminal import WHEN_IN_COLOUR

Value = tuple[str, str]  # A value with what it means, "" where it says so itself.
Typed = Mapping[str, Any]  # The options typed so far, by the names of their parameters.


def values(parameter: str, verb: str, typed: Typed, begun: str) -> list[Value] | None:
    """The values of an option or argument of a verb that begin with `begun`; None where a file is wanted.

    In a list of words with commas between, the last one is completed. A store that can't be read has none.
    """
    if parameter in WORDS:
        whole, comma, last = begun.rpartition(",") if parameter in LISTS else ("", "", begun)
        chosen = whole.split(",")
        return [
            (f"{whole}{comma}{word}", meaning)
            for word, meaning in WORDS[parameter](verb, typed).items()
            if word.startswith(last) and word not in chosen
        ]
    if parameter in NAMES:
        loaded = _store(typed)
        return list(NAMES[parameter](verb, loaded, begun)) if loaded else []
    return [] if parameter in NONE else None


def _store(typed: Typed) -> Loaded | None:
    from pathlib import Path

    from kharkivctl.store.load import load, store_path

    try:
        named = typed.get("store")
        return load(store_path(str(Path(named).expanduser()) if named else None))
    except (Failure, OSError, RuntimeError):  # No home to expand "~" to is a RuntimeError.
        return None


# Words of a list


def _kinds(verb: str, typed: Typed) -> dict[str, str]:
    loaded = _store(typed)
    return {kind: EVENT_KINDS.get(kind, "") for kind in kinds(verb, loaded.store)} if loaded else {}


def _fields(verb: str, typed: Typed) -> dict[str, str]:
    if typed.get("questions"):
        verb = "questions"
    elif typed.get("changed"):
        verb = "where --changed"
    return dict.fromkeys(ROWS[verb].__struct_encode_fields__, "")


def _topics(verb: str, typed: Typed) -> dict[str, str]:
    from kharkivctl.commands.help import TOPICS

    return dict.fromkeys(TOPICS, "")


def _schemas(verb: str, typed: Typed) -> dict[str, str]:
    from kharkivctl.store.schema import OF

    return dict.fromkeys(OF, "")


# Parameter -> the words it takes, with what each means.
WORDS: dict[str, Callable[[str, Typed], Mapping[str, str]]] = {
    "format": lambda verb, typed: {f: "" for f in FORMATS if verb in VERBS_WITH.get(f, ROWS)},
    "fields": _fields,
    "color": lambda verb, typed: dict.fromkeys(WHEN_IN_COLOUR, ""),
    "cite": lambda verb, typed: {name: "" for name, style in STYLES.items() if style.file is None},
    "style": lambda verb, typed: dict.fromkeys(STYLES, ""),
    "standing": lambda verb, typed: STANDINGS,
    "held_by": lambda verb, typed: dict.fromkeys(HOLDER_WORDS, ""),
    "kind": _kinds,
    "topic": _topics,
    "of": _schemas,
}
LISTS = ("fields", "standing", "held_by", "kind")  # Those that take several, with commas between.


# Names and ids


def _names(*tables: str) -> Callable[[str, Loaded, str], Iterator[Value]]:
    """What completes the names and ids of the records of some tables."""
    return lambda verb, loaded, begun: names(_records(loaded, tables), loaded, begun)


def _records(loaded: Loaded, tables: Iterable[str]) -> list[Named]:
    return [record for table in tables for record in getattr(loaded.store, table)]


def _said_by(verb: str, loaded: Loaded, begun: str) -> Iterator[Value]:
    """Those who say anything that the store has."""
    store = loaded.store
    saying = {name for event in store.events for name in event.said_by}
    saying |= {name for person in store.people for post in person.posts for name in post.said_by}
    speakers = [record for record in _records(loaded, ("people", "organizations")) if record.id in saying]
    return names(speakers, loaded, begun)


def _ids(table: str) -> Callable[[str, Loaded, str], Iterator[Value]]:
    """What completes the ids of one table, whose records have no names."""
    return lambda verb, loaded, begun: (
        (record.id, record.name) for record in getattr(loaded.store, table) if record.id.startswith(begun)
    )


def _roles(verb: str, loaded: Loaded, begun: str) -> Iterator[Value]:
    roles = sorted({post.role for person in loaded.store.people for post in person.posts})
    return ((role, "") for role in roles if role.startswith(begun))


# Verb -> the tables whose names its terms are, and those whose ids.
TERMS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "when": (("places", "people", "organizations"), ("events", "questions")),
    "who": (("people", "organizations", "places"), ()),
    "where": (("places",), ()),
    "cite": (("places", "people", "organizations"), ("events", "sources")),
    "about": (("places", "people", "organizations"), ()),
}


def _terms(verb: str, loaded: Loaded, begun: str) -> list[Value]:
    """Names and, for `when`, kinds of events; ids of facts and sources from their first hyphen on."""
    named, with_ids = TERMS[verb]
    found = list(names(_records(loaded, named), loaded, begun))
    if verb == "when":
        found += [(kind, meaning) for kind, meaning in EVENT_KINDS.items() if kind.startswith(begun)]
    if "-" in begun or not found:
        found += [value for table in with_ids for value in _ids(table)(verb, loaded, begun)]
    return found


# Parameter -> what completes the names or ids it takes.
NAMES: dict[str, Callable[[str, Loaded, str], Iterable[Value]]] = {
    "terms": _terms,
    "place": _names("places"),
    "within": _names("places"),
    "person": _names("people"),
    "organization": _names("organizations"),
    "said_by": _said_by,
    "source": _ids("sources"),
    "question": _ids("questions"),
    "role": _roles,
}
NONE = ("on", "since", "until", "known_by", "limit")  # Dates and numbers, which nobody could choose from.


def names(records: Iterable[Named], loaded: Loaded, begun: str) -> Iterator[Value]:
    """Each record whose id or name begins so, as the value that goes on as it was begun, with its main name.

    Shells drop what does not begin as typed; so "Isj" becomes "Isjum", which the verbs read as Izium.
    Spellings that the store does not have count only where none that it has begins so.
    """
    spelled = [(record, _forms(record)) for record in records]
    literal = [(record, _to_the_letter(record, forms, begun)) for record, forms in spelled]
    if not any(value for _, value in literal) and len(fold(begun)) > 1:
        literal = [(record, _otherwise(forms, loaded, begun)) for record, forms in spelled]
    return ((value, record.name if value != record.name else "") for record, value in literal if value)


def _forms(record: Named) -> list[str]:
    """The spellings of a record; of a person also without what stands before the family name."""
    forms = spellings(record)
    if isinstance(record, Person):
        forms += [form.split(maxsplit=n)[n] for form in forms for n in range(1, len(form.split()))]
    return forms


def _to_the_letter(record: Named, forms: Iterable[str], begun: str) -> str | None:
    """The id or the first spelling of a record that begins so, in small letters or large."""
    for form in (record.id, *forms):
        if form.startswith(begun):
            return form
    small = begun.casefold()
    return next((begun + form[len(begun) :] for form in forms if form.casefold().startswith(small)), None)


def _otherwise(forms: Iterable[str], loaded: Loaded, begun: str) -> str | None:
    """What was begun, with the rest of the first spelling that begins alike, in the same script."""
    alike = [form for form in forms if form.isascii() == begun.isascii()]
    for reading in readings(begun):
        for form in alike:
            if (loaded.folded.get(form) or fold(form)).startswith(reading):
                return begun + _rest(form, reading)
    return None


def _rest(form: str, reading: str) -> str:
    """What of a spelling comes after its letters that read so, as many as there are ("ch" for one sound)."""
    read = [fold(form[:end]) for end in range(len(form) + 1)]
    ends = [end for end, letters in enumerate(read) if letters == reading and form[end - 1].isalnum()]
    end = max(ends) if ends else next(end for end, letters in enumerate(read) if letters.startswith(reading))
    return form[end:]
