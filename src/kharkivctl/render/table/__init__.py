"""For people at a terminal: the answer first, then what it rests on; sources numbered below."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment
from rich.text import Text

from kharkivctl import dates
from kharkivctl.render import View, citation_file
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.holders import mark
from kharkivctl.render.table import gaps, places, posts, sources, timeline
from kharkivctl.render.table.grid import Part, fields_table
from kharkivctl.render.table.references import references
from kharkivctl.render.table.text import DIFFERS, DIM, plain
from kharkivctl.rows import Answer, EventRow
from kharkivctl.safety import one_line, visible

FEWEST_COLUMNS = 20
WIDEST = 140  # Longer lines are hard to read.
LONG = 30  # Rows of a list from which its sources stand at the foot of each page,
PAGE = 12  # which has at least so many rows.

Parts = Iterator[RenderableType]


def render(answer: Answer, view: View) -> str:
    """The answer as text for a terminal of the view's width, in colour if it has that."""
    if text := citation_file(answer, view):
        return text
    most = view.width if view.fields else WIDEST
    view = msgspec.structs.replace(view, width=max(min(view.width, most), FEWEST_COLUMNS))
    console = Console(
        file=io.StringIO(),
        width=view.width,
        force_terminal=view.colour,
        color_system="256" if view.colour else None,
        no_color=not view.colour,  # Rich would hear NO_COLOR itself, which was decided on already.
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for part in _parts(answer, view, Footnotes()):
            console.print(Shown(part))
    lines = captured.get().split("\n")
    return "\n".join(line.rstrip() if not view.colour else line for line in lines)


class Shown:
    """The same to look at, with every character that could act on the terminal made visible."""

    def __init__(self, inside: RenderableType) -> None:
        self.inside = inside

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        for segment in console.render(self.inside, options):
            yield Segment(visible(segment.text), segment.style, segment.control)


def _parts(answer: Answer, view: View, notes: Footnotes) -> Parts:
    """The parts of an answer in their order: a card or a list, the sources, what was asked of which data."""
    if view.fields:
        yield fields_table(answer.rows, view.fields, view.width)
    elif answer.groups:
        yield from _groups(answer, view, notes)
    elif card := _card(answer, view, notes):
        yield Group(*card)
        yield from _sources(answer, view, notes)
        if answer.verb == "where":
            yield Group(Text(), *places.foot(answer.rows[0]))
    else:
        yield from _list(answer, view, notes)
    yield from _foot(answer, view)


def _list(answer: Answer, view: View, notes: Footnotes) -> Parts:
    """The parts of a list, a blank line between them; of a long one the sources follow every so many rows."""
    listing, (one, several) = LISTS[answer.verb]
    is_long = len(answer.rows) > LONG
    since = 0
    for n, part in enumerate(listing(answer, view, notes)):
        yield Group(Text(), part.shown) if n else part.shown
        since += part.rows
        if is_long and since >= PAGE:
            yield from _sources(answer, view, notes)
            since = 0
    count = f"{len(answer.rows)} {one if len(answer.rows) == 1 else several}"
    differing = sum(bool(getattr(row, "questions", ())) for row in answer.rows)
    if differing and answer.verb in ("when", "where --changed"):
        side_by_side = ": --disputed" if answer.verb == "when" else ""
        count += f"; {mark(DIFFERS, view)} {differing} of them told in several ways{side_by_side}"
    yield from _sources(answer, view, notes)
    yield Text(f"\n{count}", DIM)


def _groups(answer: Answer, view: View, notes: Footnotes) -> Parts:
    """The rows under the questions that they answer."""
    shown = [(group, tuple(row for row in answer.rows if row.key in group.rows)) for group in answer.groups]
    for n, (group, rows) in enumerate((group, rows) for group, rows in shown if rows):
        if n:
            yield Text()
        yield plain(group.question.name, "bold").append(f" {one_line(group.question.id)}", DIM)
        if answer.verb == "when":
            yield timeline.dated([row for row in rows if isinstance(row, EventRow)], view, notes)
        else:
            listing, _ = LISTS[answer.verb]
            alone = msgspec.structs.replace(answer, rows=rows)
            yield from (part.shown for part in listing(alone, view, notes))
        if group.note:
            yield plain(group.note)
    yield from _sources(answer, view, notes)


def _sources(answer: Answer, view: View, notes: Footnotes) -> Parts:
    """The sources that were marked since they were last listed."""
    if taken := notes.taken():
        yield Group(Text(), references(taken, notes, answer.citations, view.width))


def _foot(answer: Answer, view: View) -> Parts:
    """What was asked, unless the answer opens with it, and of which data."""
    opens_with_it = answer.verb == "where" and not view.fields and not answer.limited
    lines = [answer.caption] if answer.caption and not opens_with_it else []
    if answer.about:
        lines.append(f"Data {answer.about.version}, {dates.words(dates.parse(answer.about.covers))}.")
    if lines:
        yield Group(Text(), plain(" ".join(lines), DIM))


def _card(answer: Answer, view: View, notes: Footnotes) -> Iterable[RenderableType] | None:
    """The card of the one record that the rows tell of; None for several and for lists cut short."""
    if answer.verb == "who" and (body := posts.body_card(answer, view, notes)):
        return body
    is_one = len({row.subject for row in answer.rows}) == 1 and not answer.limited
    return CARDS[answer.verb](answer, view, notes) if is_one and answer.verb in CARDS else None


CARDS: dict[str, Callable[[Any, View, Footnotes], Iterable[RenderableType]]] = {
    "when": lambda answer, view, notes: timeline.card(answer.rows, view, notes),
    "who": posts.card,
    "where": places.card,
    "cite": lambda answer, view, notes: sources.card(answer.rows, view),
}

# What is listed -> its parts, and what one row and several are called.
Listing = Callable[[Any, View, Footnotes], Iterable[Part]]
LISTS: dict[str, tuple[Listing, tuple[str, str]]] = {
    "when": (lambda answer, *more: timeline.events(answer.rows, *more), ("event", "events")),
    "who": (posts.listing, ("post or body", "posts and bodies")),
    "where": (places.by_holder, ("place", "places")),
    "where --changed": (
        lambda answer, *more: timeline.changes(answer.rows, *more),
        ("change of hands", "changes of hands"),
    ),
    "cite": (lambda answer, view, notes: sources.citations(answer.rows, view), ("source", "sources")),
    "questions": (
        lambda answer, view, notes: sources.questions(answer.rows, view),
        ("question on which accounts differ", "questions on which accounts differ"),
    ),
    "store gaps": (lambda answer, view, notes: gaps.listing(answer.rows, view), ("gap", "gaps")),
}
