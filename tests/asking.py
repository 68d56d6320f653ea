"""Asks a store a question as a verb does, without the command line: typed, understood, answered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kharkivctl.ask.wanted import Wanted, understand
from kharkivctl.ask.words import ready
from kharkivctl.citation import Style
from kharkivctl.options import Asked
from kharkivctl.queries import changed, places, posts, sources, timeline
from kharkivctl.queries.open_questions import open_questions
from kharkivctl.rows import Answer
from kharkivctl.store.model import Loaded, Source, Store


def titles(sources: Sequence[Source], works: Mapping[str, Source] = {}) -> list[str]:
    """A citation style for tests: the titles."""
    return [source.title for source in sources]


def ask(verb: str, store: Store | Loaded, *terms: str, **options: Any) -> Answer:
    """The answer of a store to a verb with these terms and options, which are fields of Asked.

    `verb` is a verb, "where --changed", or "questions" for those of `when`. The terms after "-" are lines of
    standard input.
    """
    loaded = store if isinstance(store, Loaded) else ready(store)
    lines, terms = (terms[1:], ()) if terms[:1] == ("-",) else (None, terms)
    first = "when" if verb == "questions" else verb.split()[0]
    wanted = understand(first, Asked(terms=terms, **options), loaded, lines)
    if verb == "cite":
        return sources.cite(loaded, wanted, Style(lambda: titles))
    queries: dict[str, Callable[[Loaded, Wanted], Answer]] = {
        "when": timeline.when,
        "who": posts.who,
        "where": places.where,
    }
    queries |= {"where --changed": changed.changed, "questions": open_questions(timeline.when)}
    return queries[verb](loaded, wanted)
