"""Accounts that differ: the events that answer one question, side by side."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from kharkivctl.rows import Group, Ref, Row
from kharkivctl.store.model import Event, Store


def others_of(store: Store) -> Callable[[Event], tuple[Event, ...]]:
    """A function that gives the other accounts of what an event tells: those sharing a question with it."""
    by_question: defaultdict[str, list[Event]] = defaultdict(list)
    for event in store.events:
        for question in event.questions:
            by_question[question].append(event)

    def others(event: Event) -> tuple[Event, ...]:
        found = {other.id: other for question in event.questions for other in by_question[question]}
        found.pop(event.id, None)
        return tuple(found.values())

    return others


def groups(store: Store, rows: Iterable[Row]) -> tuple[Group, ...]:
    """The questions that the rows answer, in the store's order, each with the ids of its rows."""
    by_question: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        for question in getattr(row, "questions", ()):
            by_question[question.id].append(row.key)
    return tuple(
        Group(Ref(question.id, question.text), question.note, tuple(by_question[question.id]))
        for question in store.questions
        if question.id in by_question
    )
