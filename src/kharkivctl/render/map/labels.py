"""Names on a map that touch neither a mark nor each other: the most important are placed first."""

from collections import defaultdict
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
    drawn, taken = _Index(), _Index()
    for mark in marks:
        drawn.add(mark)
    for wish in wishes:
        free = [box for box in wish.places if box.is_within(room)]
        free = [box for box in free if all(mark == wish.mark for mark in drawn.touched(box.wider(*gap)))]
        free = [box for box in free if next(taken.touched(box.wider(*gap)), None) is None]
        chosen = min(free, key=cost, default=None)
        if chosen is not None:
            taken.add(chosen)
        yield chosen


class _Index:
    """Rectangles by the squares of a grid that they lie in, so that thousands are as soon searched as ten."""

    SQUARE = 16

    def __init__(self) -> None:
        self.squares: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        for square in self._squares(box):
            self.squares[square].append(box)

    def touched(self, box: Box) -> Iterator[Box]:
        """Those that touch a rectangle, some more than once."""
        near = (other for square in self._squares(box) for other in self.squares.get(square, ()))
        return (other for other in near if box.touches(other))

    def _squares(self, box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.left // self.SQUARE), int(box.right // self.SQUARE) + 1):
            for line in range(int(box.top // self.SQUARE), int(box.bottom // self.SQUARE) + 1):
                yield column, line
