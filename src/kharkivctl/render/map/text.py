"""The map as text: the outline in braille dots, a mark for each place, names where they have room."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from math import ceil

import msgspec

from kharkivctl.render import View
from kharkivctl.render.captions import for_terminal, wrapped
from kharkivctl.render.holders import GAP, Look, dim, ink, legend_lines, mark
from kharkivctl.render.map.dots import ACROSS, DOWN, Dots, ascii_line, braille
from kharkivctl.render.map.labels import Box, Wish, placed
from kharkivctl.render.map.outline import OBLAST, OSKIL
from kharkivctl.render.map.places import Map, Spot
from kharkivctl.render.map.projection import HEIGHT_TO_WIDTH, Projection, is_on_map

NARROWEST, WIDEST = 30, 200  # Columns.
LOWEST = 28  # Lines of a map on the lowest terminal.
LIST = 32  # Columns that a list of the places beside the map needs.
FAINT = -1  # In place of a colour: fainter than the rest.
FEW = 40  # So many places all have their names, of more only the towns.
TOWNS = ("city", "rural settlement")

Cell = tuple[int, int]


class Sheet(msgspec.Struct, frozen=True):
    """What stands in each cell of the map, and the places that found no free one."""

    columns: int
    lines: int
    signs: dict[Cell, tuple[str, int | None]]
    hidden: tuple[Spot, ...]


def as_text(shown: Map, view: View) -> str:
    """The map in lines of at most the view's width, with its legend beside it or below.

    It is as high as the terminal leaves room for, but not so low that nothing is told apart.
    """
    width = min(max(view.width, NARROWEST), WIDEST)
    lines, height = _lines(shown, width, max(LOWEST, view.height), view)
    too_many = len(lines) + 1 - view.height  # One is left for the prompt.
    if too_many > 0 and height > LOWEST:
        lines, _ = _lines(shown, width, max(LOWEST, height - too_many), view)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _lines(shown: Map, width: int, height: int, view: View) -> tuple[list[str], int]:
    """All lines, with a map of at most so many; and how many it has."""
    sheet = _sheet(shown.spots, width, height, view)
    rows = [_row(sheet, line, view) for line in range(sheet.lines)]
    head = [*wrapped(for_terminal(f"{shown.title}: {shown.summary}", view), width), ""]
    room = width - sheet.columns - GAP
    if room >= LIST:
        beside = _listed(shown, room, sheet.lines, view)
        told = [f"{row}{' ' * GAP}{text}" for row, text in zip_longest(rows, beside, fillvalue="")]
    else:
        counts = ((look, str(count)) for look, count in shown.counts)
        told = [*rows, "", *legend_lines(counts, width, view)]
    told += _not_drawn(shown, sheet, width, view)
    told += [dim(line, view.colour) for line in wrapped(shown.source, width)]
    return [*head, *told], sheet.lines


def _sheet(spots: Sequence[Spot], width: int, height: int, view: View) -> Sheet:
    columns = width
    lines = ceil(columns * ACROSS * HEIGHT_TO_WIDTH / DOWN)
    if lines > height:
        lines = height
        columns = min(width, int(height * DOWN / HEIGHT_TO_WIDTH / ACROSS))
    to_dots = Projection(min(columns * ACROSS - 1, (lines * DOWN - 1) / HEIGHT_TO_WIDTH))
    dots, river = Dots(columns, lines), Dots(columns, lines)
    dots.draw([to_dots(point) for point in OBLAST])
    river.draw([to_dots(point) for point in OSKIL], every=1 if view.ascii else 2)
    signs: dict[Cell, tuple[str, int | None]] = {}
    for cell, bits in river.cells.items():
        signs[cell] = ("~" if view.ascii else braille(bits | dots.cells.get(cell, 0)), FAINT)
    for cell, bits in dots.cells.items():
        if cell not in signs:
            signs[cell] = (ascii_line(bits) if view.ascii else braille(bits), FAINT)
    lines_drawn = frozenset(signs)
    drawn = _drawn(spots, to_dots, columns, lines)
    for cell, spot in drawn.items():
        signs[cell] = (mark(spot.look, view), spot.look.colour)
    for (column, line), name in _names(drawn, columns, lines, lines_drawn):
        for n, letter in enumerate(name):
            signs[column + n, line] = (letter, None)
    seen = {spot.row.id for spot in drawn.values()}
    return Sheet(columns, lines, signs, tuple(spot for spot in spots if spot.row.id not in seen))


def _drawn(spots: Sequence[Spot], to_dots: Projection, columns: int, lines: int) -> dict[Cell, Spot]:
    """The places by their cells; where one is taken, the nearest free one beside it, if there is any."""
    found: dict[Cell, Spot] = {}
    for spot in spots:
        if not is_on_map(spot.at):
            continue
        x, y = (part / size for part, size in zip(to_dots(spot.at), (ACROSS, DOWN), strict=True))
        near = [
            (column, line)
            for column in range(int(x) - 1, int(x) + 2)
            for line in range(int(y) - 1, int(y) + 2)
            if 0 <= column < columns and 0 <= line < lines and (column, line) not in found
        ]
        own = (int(x), int(y))
        if near:
            # A line is twice as high as a column is wide.
            nearest = min(near, key=lambda c: (c != own, (c[0] + 0.5 - x) ** 2 + 4 * (c[1] + 0.5 - y) ** 2))
            found[nearest] = spot
    return found


def _names(
    drawn: dict[Cell, Spot], columns: int, lines: int, covered: frozenset[Cell]
) -> Iterator[tuple[Cell, str]]:
    """The names that have room, each with the cell it begins in."""
    marks = {cell: Box(cell[0], cell[1], cell[0] + 1, cell[1] + 1) for cell in drawn}
    wishes = []
    named = {cell: spot for cell, spot in drawn.items() if len(drawn) <= FEW or spot.row.kind in TOWNS}
    for (column, line), spot in named.items():
        size = len(spot.name)
        starts = ((column + 2, line), (column - 1 - size, line))
        boxes = tuple(Box(left, top, left + size, top + 1) for left, top in starts)
        wishes.append(Wish(marks[column, line], boxes))

    def cost(box: Box) -> int:
        return sum((column, int(box.top)) in covered for column in range(int(box.left), int(box.right)))

    room = Box(0, 0, columns, lines)
    for spot, box in zip(
        named.values(), placed(wishes, list(marks.values()), room, (2, 0), cost), strict=True
    ):
        if box:
            yield (int(box.left), int(box.top)), spot.name


def _row(sheet: Sheet, line: int, view: View) -> str:
    """A line of the map; neighbours of one colour are coloured together."""
    told, run, colour = "", "", None
    for column in range(sheet.columns):
        sign, own = sheet.signs.get((column, line), (" ", None))
        if own != colour:
            told += _in_colour(run, colour, view)
            run, colour = "", own
        run += sign
    return told + _in_colour(run, colour, view)


def _in_colour(text: str, colour: int | None, view: View) -> str:
    return dim(text, view.colour) if colour == FAINT else ink(text, colour, view.colour)


def _not_drawn(shown: Map, sheet: Sheet, width: int, view: View) -> Iterator[str]:
    """The places that have no mark on the map, with those they would have, and why they have none."""
    outside = [spot for spot in sheet.hidden if not is_on_map(spot.at)]
    crowded = [spot for spot in sheet.hidden if is_on_map(spot.at)]
    for why, places in (
        ("Without coordinates", shown.elsewhere),
        ("Outside the map", tuple((spot.name, spot.look) for spot in outside)),
        ("Too close to others to be drawn", tuple((spot.name, spot.look) for spot in crowded)),
    ):
        if places:
            told = ", ".join(f"{mark(look, view)}\N{NO-BREAK SPACE}{name}" for name, look in places)
            lines = wrapped(for_terminal(f"{why}: {told}", view), width)
            yield from (line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)


def _listed(shown: Map, width: int, lines: int, view: View) -> list[str]:
    """The counts, and the names that fit in so many lines; the longest lists are left out first."""
    names: dict[Look, list[str]] = {look: [] for look, _ in shown.counts}
    for spot in shown.spots:
        names[spot.look].append(spot.name)
    for name, look in shown.elsewhere:
        names[look].append(name)
    lists = {look: wrapped(", ".join(sorted(named)), width - 2) for look, named in names.items()}
    for look in sorted(lists, key=lambda look: len(lists[look]), reverse=True):
        if len(lists) + sum(map(len, lists.values())) > lines:
            lists[look] = []
    told = []
    for look, count in shown.counts:
        told.append(ink(f"{mark(look, view)} {look.word} {count}", look.colour, view.colour))
        told += [f"  {line}" for line in lists[look]]
    return told
