"""Without a verb: what the store has on something, and the commands that list it."""

from datetime import date

import msgspec

from kharkivctl import dates
from kharkivctl.errors import Nothing
from kharkivctl.options import Asked
from kharkivctl.queries.verbs import rows_of
from kharkivctl.rows import EventRow, PlaceRow, PostRow, Row
from kharkivctl.store.model import HOLDER_WORDS, Loaded


class Known(msgspec.Struct, frozen=True):
    """A sentence on what was asked for, empty if no one record was; and what there is, with its command."""

    sentence: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


def known(loaded: Loaded, terms: tuple[str, ...]) -> Known:
    """What the store has on the terms. Raises Nothing if it has nothing."""
    asked = Asked(terms=terms)
    words = {
        "when": ("event", "events"),
        "who": ("post or body", "posts and bodies"),
        "where": ("place, and who held it", "places, and who held them"),
        "when --questions": ("question on which accounts differ", "questions on which accounts differ"),
        "cite": ("source", "sources"),
    }
    found = {verb: rows_of(verb, asked, loaded) for verb in words}
    lines = []
    for verb, (one, many) in words.items():
        if rows := found[verb]:
            told = f"{len(rows)} {one if len(rows) == 1 else many}{_span(rows) if verb == 'when' else ''}"
            first, *options = verb.split()
            lines.append((told, ("kharkivctl", first, *terms, *options)))
    if not lines:
        raise Nothing(f"The store has nothing on {' '.join(terms)}.")
    return Known(_sentence(loaded, found["where"], found["who"]), tuple(lines))


def _sentence(loaded: Loaded, of_places: tuple[Row, ...], of_posts: tuple[Row, ...]) -> str:
    """What one place or one person is, in a sentence; "" for several."""
    place = of_places[0] if len(of_places) == 1 else None
    if isinstance(place, PlaceRow):
        within = f" in {place.within.name}" if place.within else ""
        return f"{place.name}, {place.kind}{within}.{_held(loaded, place)}"
    people = {row.name for row in of_posts if isinstance(row, PostRow)}
    if len(people) == 1:
        roles = [row.role or row.kind for row in of_posts if isinstance(row, PostRow)]
        return f"{people.pop()}: {'; '.join(roles)}."
    return ""


def _held(loaded: Loaded, place: PlaceRow) -> str:
    """Who held a place on the one day asked for, else on the last covered; "" for regions and a span."""
    day = dates.parse(place.on)
    if place.contains or day.earliest != day.latest:
        return ""
    sides = {"russia": "Russia held it", "ukraine": "Ukraine held it", "contested": "It was contested"}
    told = sides.get(place.held_by, f"Who held it is {HOLDER_WORDS[place.held_by]}")
    last = day.latest == dates.parse(loaded.store.store.covers).latest
    return f" {told} on {dates.words(day)}{', where the store ends' if last else ''}."


def _span(rows: tuple[Row, ...]) -> str:
    """From when to when some events are dated, no more precisely than they are."""
    dated = [row for row in rows if isinstance(row, EventRow) and row.date and (row.earliest or row.latest)]
    if not dated:
        return ""
    first = min(dated, key=_begin)
    last = max(dated, key=_begin)
    if _begin(first) == _begin(last):
        return ""
    return f", {_began(first)} to {_began(last)}"


def _begin(row: EventRow) -> date:
    return row.earliest or row.latest or date.min


def _began(row: EventRow) -> str:
    """The beginning of an event in words: the day, or the month or year where only that is known."""
    when = dates.parse(row.date or "")
    start = when.start or when
    return dates.words(start) if start.shape == "point" else dates.day_words(_begin(row))
