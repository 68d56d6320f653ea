"""The sources of what is shown, numbered in the order in which they are first used."""

from collections.abc import Iterable

from kharkivctl.rows import SourceRef

SEVERAL = 3  # Numbers in a row that are written as a span.


class Footnotes:
    """The numbers of sources; `used` has the sources so far, in the order of their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._pending: dict[str, SourceRef] = {}
        self.used: list[SourceRef] = []

    def __contains__(self, source: SourceRef) -> bool:
        return source.id in self._numbers

    def number(self, source: SourceRef) -> int:
        """The number of a source, a new one at its first use."""
        if source not in self:
            self.used.append(source)
            self._numbers[source.id] = len(self.used)
        return self._numbers[source.id]

    def marks(self, sources: Iterable[SourceRef]) -> str:
        """The numbers of the sources of a fact, in brackets and in order: "[1] [4]", "[4]-[7]"."""
        sources = tuple(sources)
        self._pending |= {source.id: source for source in sources}
        return self.label(sources)

    def label(self, sources: Iterable[SourceRef]) -> str:
        """The same, for the line of the sources themselves."""
        return " ".join(_spans(sorted({self.number(source) for source in sources})))

    def taken(self) -> list[SourceRef]:
        """The sources marked since this was last asked, in the order of their numbers: those of one part."""
        taken, self._pending = self._pending, {}
        return sorted(taken.values(), key=lambda source: self._numbers[source.id])


def _spans(numbers: list[int]) -> Iterable[str]:
    """Numbers in brackets, those that follow on each other as a span."""
    while numbers:
        last = 0
        while last + 1 < len(numbers) and numbers[last + 1] == numbers[last] + 1:
            last += 1
        if last + 1 >= SEVERAL:
            yield f"[{numbers[0]}]-[{numbers[last]}]"
        else:
            yield from (f"[{number}]" for number in numbers[: last + 1])
        numbers = numbers[last + 1 :]
