"""For people at a terminal: a table of the matches, or a card when there is one, sources numbered below."""

import io
from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.segment import Segment
from rich.text import Text

from kharkivctl.render import View, citation_file
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.table.cards import CARDS
from kharkivctl.render.table.lists import count, fields_table, listing, source_list
from kharkivctl.render.table.text import DIM, plain
from kharkivctl.rows import Answer, PostRow, Row
from kharkivctl.safety import visible


def render(answer: Answer, view: View) -> str:
    """The answer as text for a terminal of the view's width, in colour if it has that."""
    if text := citation_file(answer, view):
        return text
    notes = Footnotes()
    parts = list(_body(answer, view, notes))
    if notes.used:
        parts += [Text(), Text("Sources", "bold"), source_list(notes, answer.citations)]
    if answer.caption:
        parts += [Text(), Text(answer.caption, DIM)]
    console = Console(
        file=io.StringIO(),
        width=max(view.width, 20),
        force_terminal=view.colour,
        color_system="standard" if view.colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        console.print(Shown(Group(*parts)))
    lines = captured.get().split("\n")
    return "\n".join(line.rstrip() if not view.colour else line for line in lines)


class Shown:
    """The same to look at, with every character that could act on the terminal made visible."""

    def __init__(self, inside: RenderableType) -> None:
        self.inside = inside

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        for segment in console.render(self.inside, options):
            yield Segment(visible(segment.text), segment.style, segment.control)


def _body(answer: Answer, view: View, notes: Footnotes) -> Iterable[RenderableType]:
    """The parts of an answer: chosen fields, accounts under their questions, a card, or a table."""
    if view.fields:
        yield fields_table(answer.rows, view.fields, view.width)
    elif answer.groups:
        for group in answer.groups:
            rows = [row for row in answer.rows if row.key in group.rows]
            if not rows:
                continue
            yield plain(group.question.name, "bold")
            yield Text(group.question.id, DIM)
            yield listing(answer.verb, rows, view, notes)
            if group.note:
                yield plain(group.note, "italic")
            yield Text()
    elif body := _body_with_posts(answer.rows):
        yield from CARDS["who"]([body], notes, view.width)
        yield Text("\nPosts in it", "bold")
        yield listing("who", [row for row in answer.rows if row is not body], view, notes)
    elif answer.verb in CARDS and len({row.id for row in answer.rows}) == 1 and not answer.limited:
        yield from CARDS[answer.verb](answer.rows, notes, view.width)
    else:
        yield listing(answer.verb, answer.rows, view, notes)
        yield Text(count(answer.verb, answer.rows), DIM)


def _body_with_posts(rows: Sequence[Row]) -> PostRow | None:
    """The organization among the rows, if all others are posts in it."""
    posts = [row for row in rows if isinstance(row, PostRow)]
    bodies = [row for row in posts if row.kind != "person"]
    if len(bodies) != 1 or len(posts) < 2:
        return None
    members = [row for row in posts if row.organization and row.organization.id == bodies[0].id]
    return bodies[0] if len(members) == len(posts) - 1 else None
