"""Styled text for tables and cards: one meaning for each colour, and nothing read as markup."""

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text

from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.words import standing_words
from kharkivctl.rows import Ref, SourceRef
from kharkivctl.safety import one_line, web_address
from kharkivctl.store.model import HOLDER_WORDS

DIM = "dim"
STANDING_STYLES = {
    "stated": "green",
    "reported": "cyan",
    "claimed": "yellow",
    "admitted": "magenta",
    "estimated": "blue",
}
HOLDER_STYLES = {
    "russia": "red",
    "ukraine": "blue",
    "contested": "yellow",
    "changing": "yellow",
    "disputed": "bold yellow",
    "unknown": "magenta",
    "unrecorded": DIM,
}


def plain(value: str, style: str | Style = "") -> Text:
    """The value as text on one line, taken as it is."""
    return Text(one_line(value), style)


def link(url: str | None) -> Style:
    """The style of a link to a web address; no style for any other."""
    address = web_address(url)
    return Style(link=address) if address and address.isprintable() and " " not in address else Style()


def marks(notes: Footnotes, sources: Sequence[SourceRef]) -> Text:
    """The numbers of some sources."""
    return Text(notes.marks(sources), "cyan")


def holder(held_by: str) -> Text:
    """The holder of a place, in the holder's colour."""
    return Text(HOLDER_WORDS[held_by], HOLDER_STYLES[held_by])


def standing_column(standing: str | None, said_by: Sequence[Ref]) -> Text:
    """The standing of an account with its owner below it; empty without a standing."""
    if not standing:
        return Text()
    text = Text(standing, STANDING_STYLES.get(standing, ""))
    if said_by:
        text.append(f"\n{one_line(', '.join(ref.name for ref in said_by))}", "default")
    return text


def standing_line(standing: str | None, said_by: Sequence[Ref], said: str | None) -> Text | None:
    """The standing of an account with its owner and the day it was said, on one line; None without one."""
    if not standing:
        return None
    rest = standing_words(standing, said_by, said).removeprefix(standing)
    return Text(standing, STANDING_STYLES.get(standing, "")).append(rest, "default")
