"""Draws the two pictures at the head of README.md, with the program itself: `python docs/pictures/draw.py`.

The first is a terminal's screen, the second a map. A test checks that both are what the program prints now.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from rich.style import Style
from rich.text import Text

FOLDER = Path(__file__).parent
COLUMNS, LINES = 80, 24
ASKED = "where izium --on 2022-05-05"
MAPPED = "where --on 2022-09-05"

# The terminal that is drawn: its colours, and the size of a letter.
GROUND, INK, PROMPT = "#14181f", "#e6e6e6", "#8fa3bf"
WIDE, HIGH, SIZE, MARGIN = 8.4, 19, 14, 16
FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"


def pictures() -> dict[str, str]:
    """The name of each picture, with its content as the program makes it now."""
    shown = _printed(f"{ASKED} -f table --color always", COLUMNS=str(COLUMNS))
    return {
        "izium.svg": _screen(f"kharkivctl {ASKED}", shown),
        "map.svg": _printed(f"{MAPPED} -f map -o map.svg"),
    }


def _printed(command: str, **settings: str) -> str:
    """What the program prints, or what it writes to the file map.svg."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        ran = subprocess.run(
            [sys.executable, "-m", "kharkivctl", *command.split()],
            cwd=folder,
            env=os.environ | settings,
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        file = Path(folder) / "map.svg"
        return file.read_text("utf-8") if file.exists() else ran.stdout.decode()


def _screen(command: str, printed: str) -> str:
    """A screen of a terminal that shows a command with the first lines of its answer."""
    lines = [Text.assemble(("$ ", "dim"), (command, "bold")), *Text.from_ansi(printed).split("\n")][:LINES]
    width, height = COLUMNS * WIDE + 2 * MARGIN, len(lines) * HIGH + 2 * MARGIN
    body = "\n".join(
        _line(line, MARGIN + (n + 0.75) * HIGH) for n, line in enumerate(lines) if line.plain.strip()
    )
    told = escape("\n".join(line.plain.rstrip() for line in lines))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-labelledby="title desc" font-family="{FONT}" '
        f'font-size="{SIZE}" xml:space="preserve">\n'
        f'<title id="title">A terminal with {escape(command)}</title>\n<desc id="desc">{told}</desc>\n'
        f'<rect width="100%" height="100%" rx="8" fill="{GROUND}"/>\n{body}\n</svg>\n'
    )


def _line(line: Text, down: float) -> str:
    """The pieces of a line, each where its first letter stands."""
    return "".join(
        f'<text x="{MARGIN + start * WIDE:g}" y="{down:g}" textLength="{len(words) * WIDE:g}" '
        f'lengthAdjust="spacingAndGlyphs" {_look(style)}>{escape(words)}</text>'
        for start, words, style in _pieces(line)
    )


def _pieces(line: Text) -> Iterator[tuple[int, str, Style]]:
    """The words of a line that look the same and stand together: their column, their letters, their style."""
    styles = [_style(line, n) for n in range(len(line.plain))]
    for words in re.finditer(r"\S+(?: \S+)*", line.plain):
        start = words.start()
        for n in range(words.start() + 1, words.end() + 1):
            if n == words.end() or styles[n] != styles[start]:
                told = line.plain[start:n]
                if told.strip():
                    yield start + len(told) - len(told.lstrip()), told.strip(), styles[start]
                start = n


def _style(line: Text, at: int) -> Style:
    given = [span.style for span in line.spans if span.start <= at < span.end]
    parsed = (style if isinstance(style, Style) else Style.parse(style) for style in given)
    return Style.combine([Style.null(), *parsed])


def _look(style: Style) -> str:
    """The attributes of a piece in this style."""
    colour = style.color.get_truecolor().hex if style.color and not style.color.is_default else INK
    return f'fill="{PROMPT if style.dim else colour}"' + (' font-weight="bold"' if style.bold else "")


if __name__ == "__main__":
    for name, content in pictures().items():
        (FOLDER / name).write_text(content, "utf-8")
