"""Styled text for tables and cards: one meaning for each colour, and nothing read as markup."""

from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from kharkivctl.render import View
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.holders import GAP, Look, look_of, mark
from kharkivctl.render.words import names
from kharkivctl.rows import Ref, SourceRef
from kharkivctl.safety import one_line, web_address
from kharkivctl.store.model import HOLDER_WORDS

# The colours are of the 256 of a terminal, for the reason that render/holders.py gives.
DIM = "color(244)"  # Ids and other helps; nothing that qualifies a fact.
DOUBT = "bold"
STANDING_STYLES = {
    "stated": "color(28)",
    "reported": "color(64)",
    "claimed": "color(166)",
    "admitted": "color(163)",
    "estimated": "color(98)",
}
DIFFERS = look_of("disputed", True)  # Its sign marks accounts that differ, too.


def plain(value: str, style: str | Style = "") -> Text:
    """The value as text on one line, taken as it is; what is appended to it has a style of its own."""
    return Text().append(one_line(value), style)


def link(url: str | None) -> Style:
    """The style of a link to a web address; no style for any other."""
    address = web_address(url)
    return Style(link=address) if address and address.isprintable() and " " not in address else Style()


def marks(notes: Footnotes, sources: Sequence[SourceRef]) -> Text:
    """The numbers of some sources."""
    return Text(notes.marks(sources), DIM)


def colour_of(look: Look) -> str:
    """The style in a holder's colour."""
    return f"color({look.colour})"


def signed(look: Look, view: View, words: str | None = None) -> Text:
    """A holder as his mark and his name, or other words, in his colour."""
    return Text(f"{mark(look, view)} {look.word if words is None else one_line(words)}", colour_of(look))


def holder(held_by: str, view: View) -> Text:
    """An answer to who held a place as its mark and its word: "■ Russia"."""
    return signed(look_of(held_by, True), view, HOLDER_WORDS[held_by])


def standing(
    of: str | None,
    said_by: Sequence[Ref] = (),
    sources: Sequence[SourceRef] = (),
    notes: Footnotes | None = None,
    said: str | None = None,
) -> Text:
    """The standing of an account, its owner, the day it was said, its sources: "claimed by X, 3 May [1]"."""
    text = plain(of, STANDING_STYLES.get(of, "")) if of else Text()
    if of and said_by:
        text.append(f" by {names(said_by)}")
    if of and said:
        text.append(f", {said}")
    if notes and sources:
        text.append(" " if text else "").append_text(marks(notes, sources))
    return text


def asked(question: Ref, view: View) -> "Tailed":
    """A question on which accounts differ, with the command that lists them."""
    told = plain(f"{mark(DIFFERS, view)} {question.name}", DOUBT)
    return Tailed(told, plain(f"kharkivctl when --question {question.id}", DIM))


def in_lines(parts: Iterable[Text], width: int) -> list[Text]:
    """The parts beside each other, as many in a line as there is room for."""
    lines: list[Text] = []
    for part in parts:
        if lines and lines[-1].cell_len + GAP + part.cell_len <= width:
            lines[-1].append(" " * GAP).append_text(part)
        else:
            lines.append(Text().append_text(part))
    return lines


class Tailed:
    """A text with a `tail` at the right edge: on its last line if there is room, else below."""

    def __init__(self, body: Text, tail: Text) -> None:
        self.body, self.tail = body, tail

    def lines(self, console: Console, width: int) -> list[Text]:
        """The text with its tail as lines of this width."""
        lines = list(self.body.wrap(console, width)) if self.body else []
        room = width - lines[-1].cell_len if lines else -1
        if self.tail and self.tail.cell_len + 2 <= room:
            lines[-1].append(" " * (room - self.tail.cell_len)).append_text(self.tail)
        elif self.tail:
            lines += _at_the_right(self.tail.wrap(console, width), width)
        return lines

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.lines(console, options.max_width):
            yield from line.render(console, end="\n")  # Laid out already: no second look at its words.


def _at_the_right(lines: Iterable[Text], width: int) -> Iterable[Text]:
    for line in lines:
        line.pad_left(max(width - line.cell_len, 0))
        yield line
