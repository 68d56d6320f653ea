"""`--questions`: the matters on which the accounts differ that a question finds."""

from collections.abc import Callable

from kharkivctl.ask.wanted import Wanted
from kharkivctl.errors import Nothing
from kharkivctl.links import Links
from kharkivctl.queries.timeline import order
from kharkivctl.rows import Answer, QuestionRow, Ref
from kharkivctl.store.model import Loaded


def open_questions(
    query: Callable[[Loaded, Wanted], Answer],
) -> Callable[[Loaded, Wanted], Answer]:
    """A query for the questions that the rows of another query answer, in the order of the store."""

    def questions(loaded: Loaded, wanted: Wanted) -> Answer:
        asked = {ref.id for row in query(loaded, wanted).rows for ref in getattr(row, "questions", ())}
        store, links = loaded.store, Links(loaded.store)
        rows = tuple(
            QuestionRow(
                id=question.id,
                text=question.text,
                note=question.note,
                accounts=tuple(
                    links.account(event)
                    for event in sorted(store.events, key=order)
                    if question.id in event.questions
                ),
                posts=tuple(
                    Ref(post.id, f"{person.name}: {post.role}")
                    for person in store.people
                    for post in person.posts
                    if question.id in post.questions
                ),
            )
            for question in store.questions
            if question.id in asked
        )
        if not rows:
            raise Nothing("On none of this do accounts differ.")
        return Answer(verb="questions", rows=rows, notes=wanted.notes, about=loaded.store.store)

    return questions
