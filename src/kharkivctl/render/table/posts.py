"""People and bodies: posts as rows, with what the posts of one person share said once."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from rich.console import RenderableType
from rich.text import Text

from kharkivctl.render import View
from kharkivctl.render.captions import short
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.holders import mark
from kharkivctl.render.table.grid import Columns, Part, batched, labelled, table, with_blank_lines
from kharkivctl.render.table.text import DIFFERS, DIM, DOUBT, Tailed, asked, plain, standing
from kharkivctl.render.table.timeline import dated
from kharkivctl.render.words import names, native_names, short_date
from kharkivctl.rows import Answer, PostRow
from kharkivctl.safety import one_line

MOST = 24  # Rows of a part, so that its sources are not far below.
WHO = 26
DATE = 13
# Whether a post was held for certain on the days asked for, None without any -> the head of its column.
HEADS = {None: "Post", True: "Held in these days", False: "Perhaps held in these days"}
WIDE = 100  # Columns from which dates stand in one line.
SIDES = {"russia": "on the Russian side", "ukraine": "on the Ukrainian side"}


def listing(answer: Answer, view: View, notes: Footnotes) -> Iterator[Part]:
    """The posts in parts, the name of who held several in a row once; then people without one and bodies."""
    rows = [row for row in answer.rows if isinstance(row, PostRow)]
    posts = [row for row in rows if row.is_post]
    others = [row for row in rows if not row.is_post]
    for head, alike in _by_head(posts):
        for part in batched(alike, MOST):
            yield Part(_table(part, head, answer, view, notes, with_names=True), len(part))
    for part in batched(others, MOST):
        told = [_other(row, notes) for row in part]
        yield Part(
            table((("Without a post" if posts else "Who", WHO), ("", None)), told, view.width), len(part)
        )


def _by_head(posts: Sequence[PostRow]) -> Iterator[tuple[str, Sequence[PostRow]]]:
    """The heads of the columns, each with the posts that stand under it."""
    for certain, head in HEADS.items():
        if alike := [row for row in posts if row.certain is certain]:
            yield head, alike


def _tables(
    posts: Sequence[PostRow], answer: Answer, view: View, notes: Footnotes, *, with_names: bool
) -> Sequence[RenderableType]:
    """The tables of a card, one for each head."""
    return with_blank_lines(
        _table(alike, head, answer, view, notes, with_names=with_names) for head, alike in _by_head(posts)
    )


def _table(
    rows: Sequence[PostRow], head: str, answer: Answer, view: View, notes: Footnotes, *, with_names: bool
) -> RenderableType:
    """The posts with their start, end and standing, under the names of those who held them if wanted."""
    date = 20 if view.width >= WIDE else DATE
    columns: Columns = [(head, None), ("From", date), ("To", date)]
    lines: list[Sequence[RenderableType]] = []
    before = ""
    for row in rows:
        name = "" if not with_names else "also " if row.subject == before else f"{one_line(row.name)}, "
        post = _post(Text().append(name, "bold" if row.subject != before else ""), row, view, notes)
        lines.append((post, _date(row.since, answer), _end(row, answer)))
        before = row.subject
    return table(columns, lines, view.width)


def _post(name: Text, row: PostRow, view: View, notes: Footnotes) -> Tailed:
    """Who held which post, its doubts and id, and what that rests on."""
    told = name.append(one_line(row.role or row.description or row.kind))
    if row.questions:
        told.append(f" {mark(DIFFERS, view)}", DOUBT)
    told.append(f" {one_line(row.id)}", DIM)
    return Tailed(told, standing(row.standing, row.said_by, row.sources, notes))


def _date(text: str | None, answer: Answer) -> Text:
    """A start or an end in few words; of an end that never came, that it was held on the last day covered."""
    if text == ".." and answer.about:
        return plain(f"still on {short_date(answer.about.covers.rpartition('/')[2])}")
    return plain(short(text) if text else "not recorded")


def _end(row: PostRow, answer: Answer) -> Text:
    """The end of a post, and whether that it ended is a claim."""
    claimed = row.ended_by is not None and row.ended_by.standing == "claimed"
    return _date(row.until, answer).append(", claimed" if claimed else "", DOUBT)


def _other(row: PostRow, notes: Footnotes) -> tuple[Text, Tailed]:
    """A person without a post, or a body: name, what it is, id."""
    what = plain(row.description or row.kind).append(f" {one_line(row.id)}", DIM)
    return plain(row.name, "bold"), Tailed(what, standing(None, (), row.sources, notes))


def card(answer: Answer, view: View, notes: Footnotes) -> Iterator[RenderableType]:
    """One person or body: the name, the posts, what these share once, and the accounts that differ."""
    rows = [row for row in answer.rows if isinstance(row, PostRow)]
    first = rows[0]
    what = SIDES.get(first.side or "", "") if first.kind == "person" else first.kind
    name = plain(first.name, "bold").append(f"  {native_names(first.names)}")
    yield Tailed(name, plain(what, DIM))
    posts = [row for row in rows if row.is_post]
    if posts:
        yield from (Text(), *_tables(posts, answer, view, notes, with_names=False), Text())
    also = ", ".join(first.names.aliases)
    bodies = [(row, row.organization.name if row.organization else "") for row in posts]
    ends = [(row, f"{row.ended_by.name} ({row.ended_by.standing})" if row.ended_by else "") for row in posts]
    yield labelled(
        [
            ("what", first.description),
            *_shared("body", bodies),
            *_shared("area", [(row, row.area.name if row.area else "") for row in posts]),
            *_shared("appointed by", [(row, names(row.appointed_by)) for row in posts]),
            *_shared("ended by", ends),
            ("also", also),
            *_notes(rows),
            ("sources", standing(None, (), first.sources, notes) if not posts else None),
            ("id", plain(first.subject, DIM)),
        ],
        view.width,
    )
    yield from _differing(rows, view, notes)


def _shared(label: str, told: Sequence[tuple[PostRow, str]]) -> Iterable[tuple[str, str]]:
    """What the posts say under a label: once if all say the same, else each with the id of its post."""
    said = dict.fromkeys(words for _, words in told)
    if len(said) == 1:
        yield label, told[0][1]
        return
    for words in filter(None, said):
        posts = ", ".join(row.id for row, own in told if own == words)
        yield label, f"{words} ({posts})"


def _notes(rows: Sequence[PostRow]) -> Iterator[tuple[str, str]]:
    """The notes of the posts, with the sentences on the person, which end each of them, once."""
    told = [re.split(r"(?<=[.!?]) ", row.note or "") for row in rows]
    shared: list[str] = []
    while all(told) and len({sentences[-1] for sentences in told}) == 1:
        shared = [told[0][-1], *shared]
        told = [sentences[:-1] for sentences in told]
    yield from _shared("note", [(row, " ".join(own)) for row, own in zip(rows, told, strict=True)])
    yield "note", " ".join(shared)


def _differing(rows: Sequence[PostRow], view: View, notes: Footnotes) -> Iterator[RenderableType]:
    """The questions that the posts answer, with their other accounts."""
    questions = {ref.id: ref for row in rows for ref in row.questions}
    for question in questions.values():
        yield Text()
        yield asked(question, view)
    others = {account.id: account for row in rows for account in row.other_accounts}
    if others:
        yield dated(tuple(others.values()), view, notes)


def body_card(answer: Answer, view: View, notes: Footnotes) -> Iterator[RenderableType] | None:
    """An organization with the posts in it; None if the rows are not such a body and its posts."""
    rows = [row for row in answer.rows if isinstance(row, PostRow)]
    bodies = [row for row in rows if row.kind != "person"]
    if len(bodies) != 1 or len(rows) < 2:
        return None
    members = [row for row in rows if row.organization and row.organization.id == bodies[0].id]
    if len(members) != len(rows) - 1:
        return None
    alone = msgspec.structs.replace(answer, rows=tuple(bodies))
    parts = [*card(alone, view, notes), Text(), Text("Posts in it", "bold")]
    return iter([*parts, *_tables(members, answer, view, notes, with_names=True)])
