"""Names on a map: none touches another or the mark of another, and each has the best place that is free."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl.render.map.dots import Dots, ascii_line, braille
from kharkivctl.render.map.labels import Box, Wish, placed
from kharkivctl.render.map.outline import OBLAST, OSKIL
from kharkivctl.render.map.projection import Projection, is_on_map

ROOM = Box(0, 0, 40, 20)


def box(left: int, top: int, width: int = 1, height: int = 1) -> Box:
    return Box(left, top, left + width, top + height)


CELLS = st.tuples(st.integers(0, 39), st.integers(0, 19))


@given(st.lists(st.tuples(CELLS, st.integers(1, 12)), unique_by=lambda pair: pair[0], max_size=25))
@settings(max_examples=200)
def test_no_two_names_touch_and_none_touches_a_mark(spots: list[tuple[tuple[int, int], int]]) -> None:
    marks = [box(*cell) for cell, _ in spots]
    wishes = [
        Wish(mark, (box(x + 2, y, size), box(x - 1 - size, y, size), box(x - size // 2, y + 1, size)))
        for mark, ((x, y), size) in zip(marks, spots, strict=True)
    ]
    names = list(placed(wishes, marks, ROOM, (2, 0), lambda name: 0))
    assert len(names) == len(spots)
    found = [name for name in names if name]
    for one, other in combinations(found, 2):
        assert not one.wider(2).touches(other)
    for name in found:
        assert name.is_within(ROOM)
        assert not any(name.touches(mark) for mark in marks)


def test_the_first_place_that_is_free_is_taken_unless_another_costs_less() -> None:
    mark = box(10, 10)
    wish = Wish(mark, (box(12, 10, 5), box(4, 10, 5)))
    assert list(placed([wish], [mark], ROOM, (2, 0), lambda name: 0)) == [box(12, 10, 5)]
    assert list(placed([wish], [mark, box(18, 10)], ROOM, (2, 0), lambda name: 0)) == [box(4, 10, 5)]
    assert list(placed([wish], [mark], ROOM, (2, 0), lambda name: name.left)) == [box(4, 10, 5)]
    crowded = [mark, box(18, 10), box(2, 10)]
    assert list(placed([wish], crowded, ROOM, (2, 0), lambda name: 0)) == [None]


@given(
    st.lists(st.tuples(st.floats(-50, 150), st.floats(-50, 150)), min_size=2, max_size=8), st.integers(1, 3)
)
def test_dots_stay_on_their_paper(points: list[tuple[float, float]], every: int) -> None:
    dots = Dots(30, 20)
    dots.draw(points, every)
    assert all(
        0 <= column < 30 and 0 <= line < 20 and 0 < bits < 256 for (column, line), bits in dots.cells.items()
    )


def test_a_line_is_drawn_dot_by_dot() -> None:
    dots = Dots(4, 1)
    dots.draw([(0, 0), (3, 3), (8, 3)])
    assert "".join(braille(dots.cells.get((n, 0), 0)) for n in range(4)) == "⠑⢄⣀⣀"
    assert "".join(ascii_line(dots.cells[n, 0]) for n in range(4)) == "'..."
    sparse = Dots(4, 1)
    sparse.draw([(0, 0), (8, 0)], every=2)
    assert "".join(braille(sparse.cells.get((n, 0), 0)) for n in range(4)) == "⠁⠁⠁⠁"


def test_the_outline_is_a_ring_and_lies_on_the_map_and_north_is_up() -> None:
    assert OBLAST[0] == OBLAST[-1]
    assert all(map(is_on_map, (*OBLAST, *OSKIL)))
    onto = Projection(100)
    for x, y in map(onto, OBLAST):
        assert 0 < x < 100
        assert 0 < y < onto.height
    kharkiv, izium = onto((36.231, 49.9923)), onto((37.2768, 49.207))
    assert kharkiv[0] < izium[0]
    assert kharkiv[1] < izium[1]
    # Kharkiv and Izium lie 116 km apart, the oblast is 235 km wide (measured on the ellipsoid).
    apart = ((kharkiv[0] - izium[0]) ** 2 + (kharkiv[1] - izium[1]) ** 2) ** 0.5
    assert 0.47 < apart / 100 < 0.51
