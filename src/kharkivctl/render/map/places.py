"""What a map shows, whatever it is drawn with: places with their looks, counts, and what can't be drawn."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from kharkivctl.render.captions import credit, from_to, labels, source_line
from kharkivctl.render.holders import LOOKS, Look, look_of
from kharkivctl.render.words import on_days
from kharkivctl.rows import Answer, PlaceRow
from kharkivctl.store.model import HOLDER_WORDS

# Kinds of places whose names come first; all others after them.
FIRST = ("city", "rural settlement", "village")


class Spot(msgspec.Struct, frozen=True):
    """A place on the map: where it lies (longitude, latitude), its name, its look and its row."""

    at: tuple[float, float]
    name: str
    look: Look
    row: PlaceRow


class Map(msgspec.Struct, frozen=True):
    """Places for a map, the most important first; `elsewhere` have no coordinates and can't be drawn.

    `source` is what it is taken from, and `credit` the same with the licence, for a picture.
    """

    title: str
    summary: str
    spots: tuple[Spot, ...]
    elsewhere: tuple[tuple[str, Look], ...]
    counts: tuple[tuple[Look, int], ...]
    source: str
    credit: str


def map_of(answer: Answer) -> Map:
    """The places of an answer as a map shows them."""
    rows = [row for row in answer.rows if isinstance(row, PlaceRow)]
    named = list(zip(rows, labels(rows), strict=True))
    spots = [
        Spot((row.coordinates[1], row.coordinates[0]), name, look_of(row.held_by, row.certain), row)
        for row, name in named
        if row.coordinates
    ]
    looks = Counter(look_of(row.held_by, row.certain) for row in rows)
    days = on_days(rows[0].on) if rows else ""
    only = f" (only: {answer.only})" if answer.only and len(rows) != 1 else ""
    return Map(
        title=f"Who held {'what in Kharkiv Oblast' if len(rows) != 1 else named[0][1]} {days}".strip() + only,
        summary=_summary(rows),
        spots=tuple(sorted(spots, key=_importance)),
        elsewhere=tuple(
            (name, look_of(row.held_by, row.certain)) for row, name in named if not row.coordinates
        ),
        counts=tuple((look, looks[look]) for look in LOOKS if looks[look]),
        source=source_line(answer),
        credit=credit(answer),
    )


def told(row: PlaceRow) -> str:
    """Who held a place, and from when to when: "Russia, 27 Mar/1 Apr – 10 Sep 2022"."""
    days = f", {from_to(row.since, row.until)}" if row.since else ""
    return f"{look_of(row.held_by, row.certain).word}{days}"


def _summary(rows: Sequence[PlaceRow]) -> str:
    """How many places each side held; of a single place who held it, and from when to when."""
    if len(rows) == 1:
        return told(rows[0])
    holders = Counter(row.held_by for row in rows)
    return ", ".join(f"{word} {holders[key]}" for key, word in HOLDER_WORDS.items() if holders[key])


def _importance(spot: Spot) -> tuple[int, bool, int, str]:
    """Towns before villages, what is recorded before what isn't, what there are many accounts of first."""
    row = spot.row
    kind = FIRST.index(row.kind) if row.kind in FIRST else len(FIRST)
    return (kind, row.held_by == "unrecorded", -len(row.history), row.id)
