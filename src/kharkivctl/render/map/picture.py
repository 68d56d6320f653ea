"""The map as a picture (SVG): on light ground, complete in black and white, with its legend and credits."""

from collections.abc import Iterator, Sequence

from kharkivctl.render import svg
from kharkivctl.render.map.labels import Box, Wish, placed
from kharkivctl.render.map.outline import OBLAST, OSKIL, Point
from kharkivctl.render.map.places import Map, Spot, told
from kharkivctl.render.map.projection import KILOMETRES_HIGH, Projection, is_on_map
from kharkivctl.render.svg import MARGIN, SOFT, element, escaped, number, text, text_width

WIDTH = 1000.0
MAP_WIDTH = 712.0
TOP = 92.0
# Sizes of marks and of type, by the kind of place; those of all others are the smallest.
MARKS, SMALLEST_MARK = {"city": 12.0, "rural settlement": 10.5}, 9.0
TYPE, SMALLEST_TYPE = {"city": 13.0, "rural settlement": 11.5}, 10.5
SCALE = 50  # Kilometres that the scale shows.
LEGEND = 28.0  # Between the map and its legend.
CREDIT = (
    "Outline and river: Natural Earth (public domain). Coordinates: GeoNames (CC BY 4.0), OpenStreetMap "
    "contributors (ODbL) and others."
)


def as_picture(shown: Map) -> str:
    """The map with its title, legend, scale and credits, as the text of an SVG file."""
    onto = Projection(MAP_WIDTH)
    drawn = [spot for spot in shown.spots if is_on_map(spot.at)]
    side = list(_side(shown, MARGIN + MAP_WIDTH + LEGEND))
    foot = TOP + onto.height + 34
    body = [
        text(MARGIN, 44, shown.title, 24, font_weight="bold"),
        text(MARGIN, 70, shown.summary, 15),
        element("g", "".join(_ground(onto)), transform=f"translate({number(MARGIN)} {number(TOP)})"),
        element("g", "\n".join(_marks(drawn, onto)), transform=f"translate({number(MARGIN)} {number(TOP)})"),
        *side,
        _scale(onto, MARGIN, TOP + onto.height - 10),
        svg.paragraph(MARGIN, foot, [CREDIT, shown.credit], 11, fill=SOFT),
    ]
    return svg.document(WIDTH, foot + 32, shown.title, _description(shown), body)


def _ground(onto: Projection) -> Iterator[str]:
    """The oblast and the river."""
    outline = _path(OBLAST, onto)
    yield element(
        "path", d=f"{outline}Z", fill="#f6f4ee", stroke="#5f5f5f", stroke_width=1.4, stroke_linejoin="round"
    )
    yield element(
        "path", d=_path(OSKIL, onto), fill="none", stroke=svg.WATER, stroke_width=2.2, stroke_linejoin="round"
    )


def _path(points: Sequence[Point], onto: Projection) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in map(onto, points))


def _marks(spots: Sequence[Spot], onto: Projection) -> Iterator[str]:
    """The marks, and above them the names that have room."""
    # The least important below, so that no city hides under a village.
    for spot in reversed(spots):
        mark = svg.symbol(spot.look, *onto(spot.at), _mark_size(spot))
        yield element("g", element("title", escaped(f"{spot.name}: {told(spot.row)}")) + mark)
    boxes = [_around(spot, onto) for spot in spots]
    wishes = [Wish(box, tuple(_sites(spot, box))) for spot, box in zip(spots, boxes, strict=True)]
    room = Box(0, 0, MAP_WIDTH, onto.height)
    for spot, mark_box, box in zip(spots, boxes, placed(wishes, boxes, room, (2, 0), _equal), strict=True):
        if box:
            yield _name(spot, mark_box, box)


def _equal(box: Box) -> float:
    """What a place of a name costs: nothing, as all are as good, the first the best."""
    return 0


def _mark_size(spot: Spot) -> float:
    return MARKS.get(spot.row.kind, SMALLEST_MARK)


def _type_size(spot: Spot) -> float:
    return TYPE.get(spot.row.kind, SMALLEST_TYPE)


def _around(spot: Spot, onto: Projection) -> Box:
    """The room that a mark takes."""
    (x, y), half = onto(spot.at), _mark_size(spot) * 0.65 + 1
    return Box(x - half, y - half, x + half, y + half)


def _name(spot: Spot, mark: Box, box: Box) -> str:
    """A name in its box, on the side of the mark whatever the font makes of its width."""
    middle = (mark.left + mark.right) / 2
    if box.left >= middle:
        across, anchor = box.left, "start"
    elif box.right <= middle:
        across, anchor = box.right, "end"
    else:
        across, anchor = middle, "middle"
    size = _type_size(spot)
    return text(
        *(across, box.bottom - size * 0.24, spot.name, size),
        text_anchor=anchor,
        font_weight="bold" if spot.row.kind == "city" else None,
        stroke=svg.PAPER,
        stroke_width=2.4,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def _sites(spot: Spot, mark: Box) -> Iterator[Box]:
    """Where the name of a place may stand: beside its mark, above, below, and across its corners."""
    size = _type_size(spot)
    wide, high = text_width(spot.name, size), size * 1.1
    middle_x, middle_y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    for left, top in (
        (mark.right, middle_y - high / 2),
        (mark.left - wide, middle_y - high / 2),
        (middle_x - wide / 2, mark.top - high),
        (middle_x - wide / 2, mark.bottom),
        (mark.right, mark.top - high / 2),
        (mark.right, mark.bottom - high / 2),
        (mark.left - wide, mark.top - high / 2),
        (mark.left - wide, mark.bottom - high / 2),
    ):
        yield Box(left, top, left + wide, top + high)


def _side(shown: Map, left: float) -> Iterator[str]:
    """The legend with its counts, and what has no mark on the map."""
    width, y = WIDTH - MARGIN - left, TOP + 14
    for look, count in shown.counts:
        yield svg.symbol(look, left + 6, y - 4.5, MARKS["city"])
        yield text(left + 22, y, f"{look.word}", 13)
        yield text(WIDTH - MARGIN, y, str(count), 13, text_anchor="end", font_weight="bold")
        y += 24
    yield svg.line(left, y - 4, left + 14, y - 4, svg.WATER, 2.2)
    yield text(left + 22, y, "the Oskil", 13)
    y += 34
    outside = tuple((spot.name, spot.look) for spot in shown.spots if not is_on_map(spot.at))
    for why, places in (("Without coordinates:", shown.elsewhere), ("Outside the map:", outside)):
        if places:
            listed = "; ".join(
                f"{look.word}: {', '.join(name for name, own in places if own == look)}"
                for look, _ in shown.counts
                if look in {own for _, own in places}
            )
            lines = svg.wrapped(listed, 10.5, width)
            yield text(left, y, why, 11, font_weight="bold")
            yield svg.paragraph(left, y + 15, lines, 10.5, fill=SOFT)
            y += 15 + len(lines) * 10.5 * 1.35 + 14


def _scale(onto: Projection, left: float, y: float) -> str:
    """A line as long as so many kilometres."""
    long = SCALE / KILOMETRES_HIGH * onto.height
    ends = svg.line(left, y - 4, left, y + 4, SOFT) + svg.line(left + long, y - 4, left + long, y + 4, SOFT)
    return (
        svg.line(left, y, left + long, y, SOFT)
        + ends
        + text(left + long + 6, y + 4, f"{SCALE} km", 11, fill=SOFT)
    )


def _description(shown: Map) -> str:
    """What the map shows, in words: every place by who held it."""
    words = [f"{shown.title}: {shown.summary}."]
    for look, _ in shown.counts:
        names = [spot.name for spot in shown.spots if spot.look == look]
        names += [name for name, own in shown.elsewhere if own == look]
        words.append(f"{look.word[0].upper()}{look.word[1:]}: {', '.join(sorted(names))}.")
    return " ".join(words)
