"""Pictures (SVG 1.1): what the map and the charts are drawn with.

Every text is escaped, every picture has a title and a description for who can't see it, and what is told by
colour is told by shape or pattern too.
"""

from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape as _escaped
from xml.sax.saxutils import quoteattr

from kharkivctl.render.holders import Look
from kharkivctl.safety import one_line

PAPER, TEXT, SOFT, LINE, WATER = "#ffffff", "#1a1a1a", "#555555", "#8a8a8a", "#4f86b0"
FONT = "Helvetica, Arial, sans-serif"
MARGIN = 28

# Widths of letters in parts of the size of the type, no less than in Helvetica, Arial and DejaVu Sans.
_NARROW, _WIDE = frozenset("ijlI|.,:;'!()[]/ -·ftr"), frozenset("mwMWШЩЮЖМшщюжмфФ@%→…—–■□○◌▲△◆≠")
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def escaped(text: str) -> str:
    """The text as the content of an element."""
    return _escaped(one_line(text).translate(_NO_XML))


def text_width(text: str, size: float) -> float:
    """How wide a text is at most, in the common fonts."""
    parts = (0.45 if c in _NARROW else 1.0 if c in _WIDE else 0.72 if c.isupper() else 0.65 for c in text)
    return sum(parts) * size


def wrapped(text: str, size: float, width: float) -> list[str]:
    """The text in lines that are no wider, but for single words that are."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def number(value: float) -> str:
    """A length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """An element; `content` is markup. Attributes in Python's spelling: `stroke_width=2`."""
    told = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(number(v) if isinstance(v, float) else str(v))}"
        for key, v in attributes.items()
        if v is not None
    )
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def text(across: float, down: float, words: str, size: float = 12, **attributes: object) -> str:
    """A line of text, its base line at this height."""
    given = {"fill": TEXT} | attributes
    return element("text", escaped(words), x=float(across), y=float(down), font_size=float(size), **given)


def paragraph(across: float, down: float, lines: Sequence[str], size: float, **attributes: object) -> str:
    """Lines of text below each other."""
    return "".join(
        text(across, down + n * size * 1.35, line, size, **attributes) for n, line in enumerate(lines)
    )


def document(
    width: float, height: float, title: str, description: str, body: Iterable[str], looks: Iterable[Look] = ()
) -> str:
    """The whole file: a picture with its title and its description, and the patterns that its bars need."""
    patterns = "".join(_pattern(look) for look in looks)
    head = (
        element("title", escaped(title), id="title") + "\n" + element("desc", escaped(description), id="desc")
    )
    ground = element("rect", width="100%", height="100%", fill=PAPER)
    content = "\n".join(["", head, *([element("defs", patterns)] if patterns else []), ground, *body, ""])
    root = element(
        "svg",
        content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=number(width),
        height=number(height),
        role="img",
        aria_labelledby="title desc",
        font_family=FONT,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'


# Looks


def symbol(look: Look, x: float, y: float, size: float) -> str:
    """The mark of a single place, around this point."""
    half, hollow = size / 2, look.hollow
    edge = {"stroke": look.ink, "stroke_width": 1.6}
    if look.shape == "square":
        return _rect(x - half, y - half, size, size, fill=PAPER if hollow else look.ink, **edge)
    if look.shape == "circle":
        dashes = {"stroke_dasharray": "2 1.6"} if hollow else {}
        pale = PAPER if hollow else pale_of(look)
        return element("circle", cx=x, cy=y, r=half, fill=pale, **edge, **dashes)
    if look.shape == "triangle":
        return _polygon(
            [(0, -half * 1.15), (half * 1.1, half * 0.85), (-half * 1.1, half * 0.85)], x, y, look, hollow
        )
    if look.shape == "diamond":
        corners = [(0.0, -half * 1.2), (half * 1.2, 0.0), (0.0, half * 1.2), (-half * 1.2, 0.0)]
        return _polygon(corners, x, y, look, True) + _polygon(
            [corners[0], corners[2], corners[3]], x, y, look, False
        )
    if look.shape == "unequal":
        ends = (
            (-half, -half / 3, half, -half / 3),
            (-half, half / 3, half, half / 3),
            (half / 2, -half, -half / 2, half),
        )
        white = _rect(x - half * 1.2, y - half * 1.2, size * 1.2, size * 1.2, fill=PAPER)
        return white + "".join(_line(x + a, y + b, x + c, y + d, look.ink, 1.8) for a, b, c, d in ends)
    if look.shape == "question":
        return text(
            x, y + half * 0.8, "?", size * 1.25, text_anchor="middle", font_weight="bold", fill=look.ink
        )
    return element("circle", cx=x, cy=y, r=half * 0.38, fill=look.ink)


def bar(look: Look, x: float, y: float, width: float, height: float) -> str:
    """Days of a bar: a rectangle with the pattern of the look."""
    if look.fill == "line":
        return _line(x, y + height / 2, x + width, y + height / 2, look.ink, 1.2, stroke_dasharray="1 3")
    fill = {"solid": look.ink, "pale": pale_of(look), "outline": PAPER}.get(look.fill, f"url(#{look.fill})")
    dashes = {"stroke_dasharray": "2 2"} if look.fill == "outline" else {}
    return _rect(x, y, max(width, 1.2), height, fill=fill, stroke=look.ink, stroke_width=0.8, **dashes)


def pale_of(look: Look) -> str:
    """The colour of a look, nearly white."""
    parts = (int(look.ink[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * 0.72):02x}" for part in parts)


def _pattern(look: Look) -> str:
    """The pattern of a bar that is neither plain nor solid."""
    stroke: dict[str, object] = {"stroke": look.ink, "fill": "none", "stroke_width": 1.6}
    paths = {
        "stripes": "M-2 2 2 -2M-2 8 8 -2M4 8 8 4",
        "rising": "M0 3H6",
        "falling": "M3 0V6",
        "lattice": "M0 3H6M3 0V6",
    }
    if look.fill in paths:
        inside = element("path", d=paths[look.fill], **stroke)
    elif look.fill == "checks":
        inside = _rect(0, 0, 3, 3, fill=look.ink) + _rect(3, 3, 3, 3, fill=look.ink)
    elif look.fill == "dots":
        inside = element("circle", cx=3, cy=3, r=1.1, fill=look.ink)
    else:
        return ""
    ground = _rect(0, 0, 6, 6, fill=PAPER)
    return element("pattern", ground + inside, id=look.fill, width=6, height=6, patternUnits="userSpaceOnUse")


def line(x1: float, y1: float, x2: float, y2: float, colour: str = LINE, width: float = 1) -> str:
    """A straight line."""
    return _line(x1, y1, x2, y2, colour, width)


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, **more: object) -> str:
    ends = {"x1": float(x1), "y1": float(y1), "x2": float(x2), "y2": float(y2)}
    return element("line", **ends, stroke=colour, stroke_width=width, **more)


def _rect(x: float, y: float, width: float, height: float, **more: object) -> str:
    return element("rect", x=float(x), y=float(y), width=float(width), height=float(height), **more)


def _polygon(corners: Iterable[tuple[float, float]], x: float, y: float, look: Look, hollow: bool) -> str:
    points = " ".join(f"{number(x + dx)},{number(y + dy)}" for dx, dy in corners)
    fill = PAPER if hollow else look.ink
    return element(
        "polygon", points=points, fill=fill, stroke=look.ink, stroke_width=1.6, stroke_linejoin="round"
    )
