"""The sources of what is shown, numbered in the order in which they are first used."""

from collections.abc import Iterable

from kharkivctl.rows import SourceRef


class Footnotes:
    """The numbers of sources; `used` has the sources so far, in the order of their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
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
        """The numbers of some sources in brackets: "[1] [4]"."""
        return " ".join(f"[{self.number(source)}]" for source in sources)
