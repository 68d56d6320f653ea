"""Every list that a verb prints, by its name, for those who ask one question in several ways."""

from collections.abc import Callable

from kharkivctl.ask.wanted import Wanted, understand
from kharkivctl.citation import Style
from kharkivctl.errors import Nothing
from kharkivctl.options import Asked
from kharkivctl.queries import changed, places, posts, sources, timeline
from kharkivctl.queries.open_questions import open_questions
from kharkivctl.rows import Answer, Row
from kharkivctl.store.model import Loaded

_UNCITED = Style(lambda: lambda sources, works=None: [""] * len(sources))

QUERIES: dict[str, Callable[[Loaded, Wanted], Answer]] = {
    "when": timeline.when,
    "when --questions": open_questions(timeline.when),
    "who": posts.who,
    "where": places.where,
    "where --changed": changed.changed,
    "cite": lambda loaded, wanted: sources.cite(loaded, wanted, _UNCITED),
}


def rows_of(what: str, asked: Asked, loaded: Loaded) -> tuple[Row, ...]:
    """The rows of a list, sources without their citations; none where nothing is found. Raises WrongUse."""
    try:
        return QUERIES[what](loaded, understand(what.split()[0], asked, loaded)).rows
    except Nothing:
        return ()
