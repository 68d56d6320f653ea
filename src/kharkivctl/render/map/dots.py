"""Lines in braille: each character is two dots wide and four high."""

from collections.abc import Sequence
from itertools import pairwise

# The bit of each dot of a braille character, by row and column (Unicode 15, U+2800 to U+28FF).
BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
BRAILLE = 0x2800
UPPER = 0x01 | 0x08 | 0x02 | 0x10
ACROSS, DOWN = 2, 4


class Dots:
    """Dots on so many columns and lines of characters."""

    def __init__(self, columns: int, lines: int) -> None:
        self.columns, self.lines = columns, lines
        self.cells: dict[tuple[int, int], int] = {}

    def draw(self, points: Sequence[tuple[float, float]], every: int = 1) -> None:
        """A line through points, in dots from the upper left corner; only every so manieth dot of it."""
        count = 0
        for (x0, y0), (x1, y1) in pairwise(points):
            steps = max(1, round(max(abs(x1 - x0), abs(y1 - y0))))
            for n in range(steps):
                if count % every == 0:
                    self._dot(x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps)
                count += 1

    def _dot(self, across: float, down: float) -> None:
        x, y = round(across), round(down)
        column, line = x // ACROSS, y // DOWN
        if 0 <= column < self.columns and 0 <= line < self.lines:
            bit = BITS[y % DOWN][x % ACROSS]
            self.cells[column, line] = self.cells.get((column, line), 0) | bit


def braille(dots: int) -> str:
    """The character that has these dots."""
    return chr(BRAILLE + dots)


def ascii_line(dots: int) -> str:
    """A sign of ASCII for these dots: whether they are in the upper half, in the lower one, or in both."""
    if not dots & UPPER:
        return "."
    return ":" if dots & ~UPPER else "'"
