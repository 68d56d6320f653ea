"""A store opened from Python: its records, and the questions of the command line as methods."""

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypedDict, TypeVar, Unpack

from kharkivctl.ask.wanted import Wanted, understand
from kharkivctl.options import Asked
from kharkivctl.rows import Answer, ChangeRow, EventRow, PlaceRow, PostRow, QuestionRow, Row, SourceRow
from kharkivctl.store.load import load, store_path
from kharkivctl.store.model import Loaded

Found = TypeVar("Found", bound=Row)
Text = str | Sequence[str]  # One value, or several of which any will do.
Day = str | date  # As people type dates, or a day.


class Options(TypedDict, total=False):
    """The options that every verb has; each means what the option of that name does."""

    on: Day
    since: Day
    until: Day
    known_by: Day
    place: Text
    within: Text
    person: Text
    organization: Text
    kind: Text
    standing: Text
    said_by: Text
    source: Text
    question: Text
    disputed: bool
    sole_source: bool


class WhoOptions(Options, total=False):
    """The options of `who`."""

    role: Text


class WhereOptions(Options, total=False):
    """The options of `where`; with `history` each row has its `turns`."""

    held_by: Text
    history: bool


class ChangedOptions(Options, total=False):
    """The options of `where --changed`."""

    held_by: Text


class CiteOptions(Options, total=False):
    """The options of `cite`; `style` is a citation style, "apa" without it."""

    style: str
    through: bool
    uncited: bool
    unarchived: bool
    no_url: bool
    anomalies: bool


def open_store(path: str | Path | None = None) -> "OpenStore":
    """The store in a file; without a path, the one that comes with the program. Raises BadStore."""
    return OpenStore(load(store_path(str(path) if path is not None else None)))


class OpenStore:
    """The records of a store as `sources`, `places` and so on, and what the verbs answer, as rows.

    The terms of a method are what stands after the verb: names, ids, dates, words. A row has the keys of the
    verb's JSON as attributes. Every method raises Nothing where nothing is found, and WrongUse for a value
    that an option does not take.
    """

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        store = loaded.store
        self.about = store.store
        self.sources = store.sources
        self.places = store.places
        self.organizations = store.organizations
        self.people = store.people
        self.events = store.events
        self.questions = store.questions

    def when(self, *terms: str, **options: Unpack[Options]) -> tuple[EventRow, ...]:
        """Events, oldest first."""
        from kharkivctl.queries.timeline import when

        return self._rows(EventRow, "when", when, terms, options)

    def who(self, *terms: str, **options: Unpack[WhoOptions]) -> tuple[PostRow, ...]:
        """People with the posts they held, and bodies."""
        from kharkivctl.queries.posts import who

        return self._rows(PostRow, "who", who, terms, options)

    def where(self, *terms: str, **options: Unpack[WhereOptions]) -> tuple[PlaceRow, ...]:
        """Places, and who held them on a day; without one, on the last day the store covers."""
        from kharkivctl.queries.places import where

        with_turns = sys.maxsize if options.pop("history", False) else 0
        return self._rows(PlaceRow, "where", partial(where, with_turns=with_turns), terms, options)

    def changed(self, *terms: str, **options: Unpack[ChangedOptions]) -> tuple[ChangeRow, ...]:
        """What changed hands, as `where --changed` tells."""
        from kharkivctl.queries.changed import changed

        return self._rows(ChangeRow, "where", changed, terms, options)

    def cite(self, *terms: str, **options: Unpack[CiteOptions]) -> tuple[SourceRow, ...]:
        """Sources, each with its citation and the facts that rest on it."""
        from kharkivctl.citation import STYLES
        from kharkivctl.commands.cite import style_for
        from kharkivctl.queries.sources import LACKING, cite

        style = STYLES[style_for(options.pop("style", None), "json")]
        lacking = [gap for gap in LACKING if options.pop(gap, False)]  # type: ignore[misc]
        through = bool(options.pop("through", False))
        query = partial(cite, style=style, lacking=lacking, through=through)
        return self._rows(SourceRow, "cite", query, terms, options)

    def open_questions(self, *terms: str, **options: Unpack[Options]) -> tuple[QuestionRow, ...]:
        """The matters on which the accounts differ that `when` finds, as `when --questions` tells."""
        from kharkivctl.queries.open_questions import open_questions
        from kharkivctl.queries.timeline import when

        return self._rows(QuestionRow, "when", open_questions(when), terms, options)

    def _rows(
        self,
        of: type[Found],
        verb: str,
        query: Callable[[Loaded, Wanted], Answer],
        terms: tuple[str, ...],
        options: Mapping[str, Any],
    ) -> tuple[Found, ...]:
        """The rows of a query, all of one type."""
        if unknown := options.keys() - OPTIONS[verb].__annotations__.keys():
            raise TypeError(f"{verb} has no option {', '.join(sorted(unknown))}.")
        given = {name: _as_typed(name, value) for name, value in options.items() if value is not None}
        asked = Asked(terms=terms, **given)
        rows = query(self._loaded, understand(verb, asked, self._loaded)).rows
        return tuple(row for row in rows if isinstance(row, of))


OPTIONS: dict[str, type] = {"when": Options, "who": WhoOptions, "where": WhereOptions, "cite": CiteOptions}
ONE_VALUE = ("on", "since", "until", "known_by")


def _as_typed(name: str, value: Text | Day | bool) -> Any:
    """The value of an option as the command line gives it: one text, several, or yes and no."""
    if isinstance(value, bool):
        return value
    if name in ONE_VALUE:
        return str(value)
    return (value,) if isinstance(value, str) else tuple(value)  # type: ignore[arg-type]
