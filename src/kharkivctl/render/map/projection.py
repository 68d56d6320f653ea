"""Where a place lies on paper: degrees to distances on a flat map of the oblast."""

from math import cos, radians

import msgspec

from kharkivctl.render.map.outline import OBLAST, Point

MARGIN = 0.02  # Degrees around the outline: Stroivka and Topoli lie just outside it.
WEST, EAST = min(x for x, _ in OBLAST) - MARGIN, max(x for x, _ in OBLAST) + MARGIN
SOUTH, NORTH = min(y for _, y in OBLAST) - MARGIN, max(y for _, y in OBLAST) + MARGIN
# A degree of longitude is shorter than one of latitude, by this in the middle of the map.
SHORTER = cos(radians((SOUTH + NORTH) / 2))
KILOMETRES_HIGH = (NORTH - SOUTH) * 111.2  # A degree of latitude is 111.2 km long here.
HEIGHT_TO_WIDTH = (NORTH - SOUTH) / ((EAST - WEST) * SHORTER)


class Projection(msgspec.Struct, frozen=True):
    """A map so wide, from its upper left corner; as high as the oblast's shape makes it."""

    width: float

    @property
    def height(self) -> float:
        return self.width * HEIGHT_TO_WIDTH

    def __call__(self, at: Point) -> Point:
        """The distances of a place (longitude, latitude) from the left and from the top."""
        longitude, latitude = at
        across = (longitude - WEST) / (EAST - WEST) * self.width
        down = (NORTH - latitude) / (NORTH - SOUTH) * self.height
        return across, down


def is_on_map(at: Point) -> bool:
    """Whether a place lies within the edges of the map."""
    longitude, latitude = at
    return WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH
