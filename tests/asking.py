"""Asks a store a question as a verb does, without the command line: typed, understood, answered."""

from typing import Any

from kharkivctl.ask.wanted import understand
from kharkivctl.ask.words import ready
from kharkivctl.options import Asked
from kharkivctl.queries import changed, places, posts, sources, timeline
from kharkivctl.rows import Answer
from kharkivctl.store.model import Loaded, Source, Store


def titles(found: Any) -> list[str]:
    """A citation style for tests: the titles."""
    return [source.title for source in found if isinstance(source, Source)]


def ask(verb: str, store: Store | Loaded, *terms: str, **options: Any) -> Answer:
    """The answer of a store to a verb with these terms and options, which are fields of Asked.

    `verb` is a verb or "where --changed".
    """
    loaded = store if isinstance(store, Loaded) else ready(store)
    wanted = understand(verb.split()[0], Asked(terms=terms, **options), loaded)
    if verb == "cite":
        return sources.cite(loaded, wanted, titles)
    queries = {"when": timeline.when, "who": posts.who, "where": places.where}
    return (queries | {"where --changed": changed.changed})[verb](loaded, wanted)
