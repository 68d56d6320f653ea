"""What events, posts and the records of people, places and bodies have in common, and their one filter."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set

import msgspec

from kharkivctl.ask.terms import Found, Match, Term, either, first_few
from kharkivctl.ask.wanted import Wanted
from kharkivctl.errors import Nothing
from kharkivctl.rows import Group, Ref, Row
from kharkivctl.store.model import Event, Loaded, Organization, Person, Place, Post, Store, voices


class Fact(msgspec.Struct, frozen=True, gc=False):
    """A record that rests on sources, as far as filters and terms look at it.

    The places, people and organizations are those it is about; who speaks in an event takes part in it,
    but who tells of a post does not hold it. A person's and a place's own record are about themselves.
    `words` is the text in which terms are looked for.
    """

    id: str
    name: str
    kind: str
    standing: str | None
    places: tuple[str, ...]
    people: tuple[str, ...]
    organizations: tuple[str, ...]
    said_by: tuple[str, ...]
    questions: tuple[str, ...]
    sources: tuple[str, ...]
    words: str = ""
    control: str | None = None

    @property
    def related(self) -> set[str]:
        """The ids of everything it names, its own among them."""
        return {
            self.id,
            *self.places,
            *self.people,
            *self.organizations,
            *self.sources,
            *self.questions,
        }


def event_fact(event: Event) -> Fact:
    """An event as a fact."""
    return Fact(
        event.id,
        event.text,
        event.kind,
        event.standing,
        event.places,
        (*event.people, *event.said_by),
        (*event.organizations, *event.said_by),
        event.said_by,
        event.questions,
        event.sources,
        event.words,
        event.control,
    )


def post_fact(person: Person, post: Post) -> Fact:
    """A post of a person as a fact."""
    return Fact(
        post.id,
        f"{person.name}: {post.role}",
        "person",
        post.standing,
        (post.area,) if post.area else (),
        (person.id,),
        (post.organization,) if post.organization else (),
        post.said_by,
        post.questions,
        post.sources,
        post.role,
    )


def record_fact(record: Place | Person | Organization) -> Fact:
    """What the record of a place, person or body says of it, as a fact."""
    own = (record.id,)
    return Fact(
        record.id,
        record.name,
        "person" if isinstance(record, Person) else record.kind,
        None,
        own if isinstance(record, Place) else (),
        own if isinstance(record, Person) else (),
        own if isinstance(record, Organization) else (),
        (),
        (),
        record.sources,
    )


def facts_of(store: Store) -> Iterator[Fact]:
    """Everything in the store that rests on sources: events, people with their posts, bodies, places."""
    yield from map(event_fact, store.events)
    for person in store.people:
        yield record_fact(person)
        yield from (post_fact(person, post) for post in person.posts)
    yield from map(record_fact, store.organizations)
    yield from map(record_fact, store.places)


def passes(fact: Fact, wanted: Wanted) -> bool:
    """Whether a fact has what every filter of facts asks for."""
    return (
        (wanted.standings is None or fact.standing in wanted.standings)
        and (wanted.kinds is None or fact.kind in wanted.kinds)
        and _any_of(fact.places, wanted.places)
        and _any_of(fact.places, wanted.within)
        and _any_of(fact.people, wanted.people)
        and _any_of(fact.organizations, wanted.organizations)
        and _any_of(fact.said_by, wanted.said_by)
        and _any_of(fact.sources, wanted.sources)
        and _any_of(fact.questions, wanted.questions)
        and (not wanted.disputed or bool(fact.questions))
        and (wanted.works is None or len(voices(fact.said_by, fact.sources, wanted.works)) == 1)
    )


def _any_of(values: tuple[str, ...], wanted: Set[str] | None) -> bool:
    return wanted is None or not wanted.isdisjoint(values)


# Questions


def others_of(store: Store) -> Callable[[str, Iterable[str]], tuple[Event, ...]]:
    """A function that gives the other accounts beside the record of an id with these questions."""
    by_question: defaultdict[str, list[Event]] = defaultdict(list)
    for event in store.events:
        for question in event.questions:
            by_question[question].append(event)

    def others(record_id: str, questions: Iterable[str]) -> tuple[Event, ...]:
        found = {event.id: event for question in questions for event in by_question[question]}
        found.pop(record_id, None)
        return tuple(found.values())

    return others


def groups(store: Store, rows: Iterable[tuple[Row, tuple[Ref, ...]]]) -> tuple[Group, ...]:
    """The questions that rows answer, in the store's order, each with the keys of its rows."""
    by_question: defaultdict[str, list[str]] = defaultdict(list)
    for row, questions in rows:
        for question in questions:
            by_question[question.id].append(row.key)
    return tuple(
        Group(Ref(question.id, question.text), question.note, tuple(by_question[question.id]))
        for question in store.questions
        if question.id in by_question
    )


# Ids asked for one by one


def meant(ids: Iterable[str], more: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """Each id asked for with all ids that it stands for: itself, and what `more` has for it."""
    return {record_id: {record_id, *more.get(record_id, ())} for record_id in ids}


def left_out(asked: Mapping[str, Set[str]], found: Set[str], listed: str) -> list[str]:
    """A note on the ids asked for that stand for none of what was found."""
    missing = [record_id for record_id, stands_for in asked.items() if found.isdisjoint(stands_for)]
    return [f"Left out, because no {listed} was found for them: {first_few(missing)}."] if missing else []


# Nothing


def nothing(loaded: Loaded, wanted: Wanted, match: Callable[[Term], Match[Found]], *, listed: str) -> Nothing:
    """Why nothing matches: the terms that match nothing by themselves, else that all together don't.

    `listed` is what the verb lists, in the singular.
    """
    if wanted.ids:
        filtered = msgspec.structs.replace(wanted, ids=(), notes=()) != Wanted()
        return Nothing(
            f"No {listed} was found for {first_few(wanted.ids)}{' with these filters' if filtered else ''}."
        )
    lost = [term.text for term in wanted.terms if not match(term).wide]
    if lost:
        quoted = either([f'"{text}"' for text in lost])
        known = any(term.everything or _is_told(loaded, term) for term in wanted.terms if term.text in lost)
        return Nothing(
            f"No {listed} is about {quoted}." if known else f"Nothing in the store mentions {quoted}."
        )
    if len(wanted.terms) > 1:
        return Nothing(f"No {listed} matches all of these words together.")
    if wanted.terms:
        return Nothing(f'No {listed} on "{wanted.terms[0].text}" passes these filters.')
    return Nothing(f"No {listed} passes these filters together.")


def _is_told(loaded: Loaded, term: Term) -> bool:
    """Whether any text of the store has the words of a term."""
    return any(term.stands_in(text) for text in loaded.texts.values())
