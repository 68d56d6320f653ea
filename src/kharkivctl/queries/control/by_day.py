"""Which accounts are there for a day: found by bisection, so that long histories are answered fast."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import accumulate
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Spans(Generic[T]):
    """Things that last from one day to another; `on` gives those of a day."""

    def __init__(self, spans: Iterable[tuple[date, date, T]]) -> None:
        self.spans = sorted(spans, key=lambda span: span[:2])
        self.reach = list(accumulate((last for _, last, _ in self.spans), max))

    def on(self, day: date) -> Iterator[T]:
        """Those whose first day is not after the day and whose last is not before it, last begun first."""
        position = bisect_right(self.spans, day, key=lambda span: span[0])
        while position and self.reach[position - 1] >= day:
            position -= 1
            if self.spans[position][1] >= day:
                yield self.spans[position][2]


class Days(Generic[T]):
    """Things in the order of a day of each; `up_to` and `after` give those on either side of a day."""

    def __init__(self, things: Iterable[T], order: Callable[[T], tuple[Any, ...]]) -> None:
        self.things = sorted(things, key=order)
        self.days = [order(thing)[0] for thing in self.things]

    def up_to(self, day: date) -> Iterator[T]:
        """Those of the day and before it, the latest first."""
        for position in range(bisect_right(self.days, day) - 1, -1, -1):
            yield self.things[position]

    def after(self, day: date) -> Iterator[T]:
        """Those after the day, the earliest first."""
        for position in range(bisect_right(self.days, day), len(self.things)):
            yield self.things[position]
