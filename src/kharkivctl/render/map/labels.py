"""Names on a map that touch neither a mark nor each other: the most important are placed first."""

from collections.abc import Callable, Iterator, Sequence

import msgspec

Cost = Callable[["Box"], float]


class Box(msgspec.Struct, frozen=True):
    """A rectangle, its right and lower edges not in it."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        """Whether some point is of both."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def wider(self, by: float, higher: float = 0) -> "Box":
        """The rectangle with so much more on each side."""
        return Box(self.left - by, self.top - higher, self.right + by, self.bottom + higher)

    def is_within(self, other: "Box") -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


class Wish(msgspec.Struct, frozen=True):
    """A name that wants a place beside its mark: where it may stand, the best place first."""

    mark: Box
    places: tuple[Box, ...]


def placed(
    wishes: Sequence[Wish], marks: Sequence[Box], room: Box, gap: tuple[float, float], cost: Cost
) -> Iterator[Box | None]:
    """A place for each name in turn, None where none is free.

    It lies in the room, further than the gap (across and down) from every mark but its own and from every
    name placed before; of its places it is the one that costs the least, the first of equals.
    """
    taken: list[Box] = []
    for wish in wishes:
        free = [
            box
            for box in wish.places
            if box.is_within(room)
            and not any(box.wider(*gap).touches(mark) for mark in marks if mark != wish.mark)
            and not any(box.wider(*gap).touches(name) for name in taken)
        ]
        chosen = min(free, key=cost, default=None)
        if chosen is not None:
            taken.append(chosen)
        yield chosen
