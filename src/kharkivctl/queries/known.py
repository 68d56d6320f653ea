"""Without a verb: what the store has on something, and the commands that list it."""

from collections.abc import Callable

import msgspec

from kharkivctl import dates
from kharkivctl.ask.wanted import Wanted, understand
from kharkivctl.errors import Nothing
from kharkivctl.options import Asked
from kharkivctl.queries import places, posts, sources, timeline
from kharkivctl.queries.open_questions import open_questions
from kharkivctl.rows import Answer, EventRow, PlaceRow, PostRow, Row
from kharkivctl.store.model import HOLDER_WORDS, Loaded


class Known(msgspec.Struct, frozen=True):
    """A sentence on what was asked for, empty if no one record was; and what there is, with its command."""

    sentence: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def known(loaded: Loaded, terms: tuple[str, ...]) -> Known:
    """What the store has on the terms. Raises Nothing if it has nothing."""
    asked = Asked(terms=terms)
    found = {
        "when": _rows(loaded, "when", asked),
        "who": _rows(loaded, "who", asked),
        "where": _rows(loaded, "where", asked),
        "cite": _rows(loaded, "cite", asked),
        "when --questions": _rows(loaded, "when --questions", asked),
    }
    words = {
        "when": ("event", "events"),
        "who": ("post or body", "posts and bodies"),
        "where": ("place, and who held it", "places, and who held them"),
        "when --questions": ("question on which accounts differ", "questions on which accounts differ"),
        "cite": ("source", "sources"),
    }
    lines = []
    for verb, (one, many) in words.items():
        if rows := found[verb]:
            told = f"{len(rows)} {one if len(rows) == 1 else many}{_span(rows) if verb == 'when' else ''}"
            first, *options = verb.split()
            lines.append((told, ("kharkivctl", first, *terms, *options)))
    if not lines:
        raise Nothing(f"The store has nothing on {' '.join(terms)}.")
    return Known(_sentence(loaded, found["where"], found["who"]), tuple(lines))


def _rows(loaded: Loaded, what: str, asked: Asked) -> tuple[Row, ...]:
    """The rows that a verb lists; none where it finds nothing."""
    queries: dict[str, Callable[[Loaded, Wanted], Answer]] = {
        "when": timeline.when,
        "who": posts.who,
        "where": places.where,
        "when --questions": open_questions(timeline.when),
        "cite": lambda loaded, wanted: sources.cite(loaded, wanted, lambda found: [""] * len(list(found))),
    }
    try:
        return queries[what](loaded, understand(what.split()[0], asked, loaded)).rows
    except Nothing:
        return ()


def _sentence(loaded: Loaded, of_places: tuple[Row, ...], of_posts: tuple[Row, ...]) -> str:
    """What one place or one person is, in a sentence; "" for several."""
    place = of_places[0] if len(of_places) == 1 else None
    if isinstance(place, PlaceRow):
        within = f" in {place.within.name}" if place.within else ""
        held = "" if place.contains else f" {_held(place)}"
        return f"{place.name}, {place.kind}{within}.{held}"
    people = {row.name for row in of_posts if isinstance(row, PostRow)}
    if len(people) == 1:
        roles = [row.role or row.kind for row in of_posts if isinstance(row, PostRow)]
        return f"{people.pop()}: {'; '.join(roles)}."
    return ""


def _held(place: PlaceRow) -> str:
    """Who held a place on the last day covered."""
    day = dates.words(dates.parse(place.on))
    sides = {"russia": "Russia held it", "ukraine": "Ukraine held it", "contested": "It was contested"}
    told = sides.get(place.held_by, f"Who held it is {HOLDER_WORDS[place.held_by]}")
    return f"{told} on {day}, where the store ends."


def _span(rows: tuple[Row, ...]) -> str:
    """From when to when some events are dated."""
    days = [row.earliest or row.latest for row in rows if isinstance(row, EventRow)]
    dated = sorted(day for day in days if day)
    if not dated or dated[0] == dated[-1]:
        return ""
    return f", {dates.day_words(dated[0])} to {dates.day_words(dated[-1])}"
