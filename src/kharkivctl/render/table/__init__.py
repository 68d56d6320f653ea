"""For people at a terminal: a table of the matches, or a card when there is one, sources numbered below."""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.table import Table
from rich.text import Text

from kharkivctl import dates
from kharkivctl.render import View, entries
from kharkivctl.render.cells import cell, number
from kharkivctl.rows import (
    Account,
    Answer,
    EventRow,
    FigureRow,
    NamesRow,
    PlaceRow,
    PostRow,
    Ref,
    Row,
    SourceRef,
    SourceRow,
)
from kharkivctl.safety import one_line, visible, web_address
from kharkivctl.store.model import HOLDER_WORDS

NARROW = 64  # Below this many columns a record is a paragraph instead of a table row.
WIDEST = 140  # Longer lines are hard to read.
GAP = 2
LEAST_COLUMN = 16  # Fields narrower than this on average go below each other.
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


def render(answer: Answer, view: View) -> str:
    if text := entries(answer, view):
        return text
    notes = Footnotes(answer.citations)
    parts = list(_body(answer, view, notes))
    if notes.used:
        parts += [Text(), *notes.lines()]
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
    """What is inside, with every character that could act on the terminal made visible: nothing slips by."""

    def __init__(self, inside: RenderableType) -> None:
        self.inside = inside

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        for segment in console.render(self.inside, options):
            yield Segment(visible(segment.text), segment.style, segment.control)


class Footnotes:
    """The sources of what is shown, numbered in the order in which they are first used."""

    def __init__(self, citations: dict[str, str]) -> None:
        self.used: dict[str, SourceRef] = {}
        self.numbers: dict[str, int] = {}
        self.citations = citations

    def marks(self, sources: Iterable[SourceRef]) -> Text:
        numbers = []
        for source in sources:
            self.used.setdefault(source.id, source)
            numbers.append(self.numbers.setdefault(source.id, len(self.used)))
        return Text(" ".join(f"[{n}]" for n in numbers), "cyan")

    def lines(self) -> list[RenderableType]:
        grid = Table.grid(padding=(0, 1))
        grid.add_column(justify="right", style="cyan", no_wrap=True)
        grid.add_column(overflow="fold")
        for n, source in enumerate(self.used.values(), start=1):
            known = f", as cited in {source.known_through}" if source.known_through else ""
            if source.id in self.citations:
                cited = _text(self.citations[source.id], _link(source.url))
                grid.add_row(f"[{n}]", cited.append(f" {source.id}{known}", DIM))
                continue
            issued = date_words(source.issued) or "no date"
            outlet = one_line(", ".join(part for part in (source.publisher, issued) if part))
            title = _text(source.title, _link(source.url))
            title.append("" if source.title.endswith((".", "?", "!")) else ".", "default")
            grid.add_row(f"[{n}]", title.append(f" {outlet}. ", DIM).append(f"{source.id}{known}", DIM))
        return [Text("Sources", "bold"), grid]


def _body(answer: Answer, view: View, notes: Footnotes) -> Iterable[RenderableType]:
    if view.fields:
        yield _fields_table(answer.rows, view.fields, view.width)
    elif answer.groups:
        for group in answer.groups:
            rows = [row for row in answer.rows if row.key in group.rows]
            if not rows:
                continue
            yield _text(group.question.name, "bold")
            yield Text(group.question.id, DIM)
            yield _listing(answer.verb, rows, view, notes)
            if group.note:
                yield _text(group.note, "italic")
            yield Text()
    elif body := _body_with_posts(answer.rows):
        yield from _post_card([body], notes, view.width)
        yield Text("\nPosts in it", "bold")
        yield _listing("who", [row for row in answer.rows if row is not body], view, notes)
    elif len({row.id for row in answer.rows}) == 1 and not answer.limited:
        yield from CARDS[answer.verb](answer.rows, notes, view.width)
    else:
        yield _listing(answer.verb, answer.rows, view, notes)
        count = len(answer.rows)
        yield Text(f"{count} {NOUNS[answer.verb]}", DIM)


def _body_with_posts(rows: Sequence[Row]) -> PostRow | None:
    """The organization among the rows, if all others are posts in it."""
    posts = [row for row in rows if isinstance(row, PostRow)]
    bodies = [row for row in posts if row.kind != "person"]
    if len(bodies) != 1 or len(posts) < 2:
        return None
    members = [row for row in posts if row.organization and row.organization.id == bodies[0].id]
    return bodies[0] if len(members) == len(posts) - 1 else None


NOUNS = {"when": "events", "who": "posts and bodies", "where": "places", "cite": "sources"}


# Tables


def _listing(verb: str, rows: Sequence[Row], view: View, notes: Footnotes) -> RenderableType:
    columns, cells = LISTINGS[verb]
    lines = [cells(row, notes) for row in rows]
    if view.width < NARROW:
        return Group(*(_paragraph(line) for line in lines))
    return _table(columns, lines, view.width)


def _table(columns: Sequence[tuple[str, int | None]], lines: Iterable[Sequence[Text]], width: int) -> Table:
    """A table whose columns have fixed widths but for one, that takes what is left: nothing is ever cut."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    wider = 1.25 if width >= 110 else 1
    fixed = {heading: int(size * wider) for heading, size in columns if size}
    rest = min(width, WIDEST) - sum(fixed.values()) - GAP * (len(columns) - 1)
    for heading, _ in columns:
        table.add_column(heading, overflow="fold", width=fixed.get(heading, rest))
    for line in lines:
        table.add_row(*line)
    return table


def _paragraph(cells: Sequence[Text]) -> RenderableType:
    """A record for a narrow terminal: what the table has in its cells, one below the other."""
    first, second, *others = (cell for cell in cells if cell.plain)
    rest = [Text("  ").join(Text(", ").join(cell.split("\n")) for cell in others)] if others else []
    return Padding(Group(first, second, *rest), (0, 0, 1, 0))


def _event_cells(row: EventRow, notes: Footnotes) -> list[Text]:
    what = _text(row.text)
    if row.figures and not _told(row):
        what.append(f" ({'; '.join(map(_figure, row.figures))})")
    what.append(f"\n{row.id}", DIM)
    when = _text(short_date(row.date) or row.date_words or "no date", "bold")
    if row.possible:
        when.append("\npossibly", DIM)
    standing = _standing(row.standing, row.said_by)
    if row.said and row.said != row.date:
        standing.append(f"\nsaid {short_date(row.said)}", DIM)
    return [when, what, standing, notes.marks(row.sources)]


def _told(row: EventRow) -> bool:
    """Whether the sentence has the figures in it, so that the table need not repeat them."""
    numbers = [format(f.value, ",.10g") for f in row.figures if f.value is not None]
    return all(number in row.text or str(number).replace(",", "") in row.text for number in numbers)


def _post_cells(row: PostRow, notes: Footnotes) -> list[Text]:
    name = _text(row.name, "bold")
    role = _text(row.role or row.description or row.kind)
    role.append(f"\n{row.post or row.id}", DIM)
    held = Text(_tenure(row, short_date))
    if row.certain is False:
        held.append("\nnot certain", "yellow")
    return [name, role, held, _standing(row.standing, row.said_by), notes.marks(row.sources)]


def _tenure(row: PostRow, say: Callable[[str | None], str | None] | None = None) -> str:
    """From when to when a post was held; what is not recorded is said to be so."""
    say = say or date_words
    if not row.post:
        return ""
    if row.until == "..":
        until = "still held when the store ends"
    else:
        until = _to(say(row.until) or "") if row.until else "end not recorded"
    since = _from(say(row.since) or "") if row.since else "start not recorded"
    if not row.since and not row.until:
        return "start and end not recorded"
    return f"{since} {until}" if until.startswith("to ") and row.since else f"{since}, {until}"


def _to(until: str) -> str:
    return f"ended {until}" if until.startswith(("by ", "between ")) else f"to {until}"


def _from(since: str) -> str:
    return since if since.startswith(("by ", "between ")) else f"from {since}"


def _place_cells(row: PlaceRow, notes: Footnotes) -> list[Text]:
    name = _text(row.name, "bold").append(f"\n{_where(row).plain}", DIM)
    if row.id != row.name.lower().replace(" ", "-"):
        name.append(f"\n{row.id}", DIM)
    held = _holder(row.held_by)
    if not row.certain and row.held_by in ("russia", "ukraine", "contested"):
        held.append("\nnot certain", DIM)
    for words in dict.fromkeys(map(_claim_words, row.claims)):
        held.append(f"\n{words}", "default")
    sources = row.sources if row.event or row.claims else ()
    since = Text(short_date(row.since) or "")
    return [name, held, since, _standing(row.standing, row.said_by), notes.marks(sources)]


def _claim_words(claim: Account) -> str:
    who = one_line(", ".join(ref.name for ref in claim.said_by))
    return f"{HOLDER_WORDS.get(claim.control or '', '')}: {claim.standing}" + (f" by {who}" if who else "")


def _source_cells(row: SourceRow, notes: Footnotes) -> list[Text]:
    citation = _text(row.citation, _link(row.url))
    citation.append(f"\n{row.id}", DIM)
    if row.known_through:
        citation.append(", not opened here", DIM)
    facts = len(row.facts)
    return [citation, Text(f"{facts} fact{'s' if facts != 1 else ''}")]


Columns = tuple[tuple[str, int | None], ...]
ACCOUNTS: Columns = (("Date", 12), ("Account", None), ("Standing", 14), ("Sources", 8))
LISTINGS: dict[str, tuple[Columns, Callable[[Any, Footnotes], list[Text]]]] = {
    "when": ((("Date", 12), ("What", None), ("Standing", 14), ("Sources", 8)), _event_cells),
    "who": (
        (("Who", 18), ("Post", None), ("Held", 14), ("Standing", 10), ("Sources", 8)),
        _post_cells,
    ),
    "where": (
        (("Place", None), ("Held by", 18), ("Since", 12), ("Standing", 12), ("Sources", 8)),
        _place_cells,
    ),
    "cite": ((("Citation", None), ("Facts", 9)), _source_cells),
}


def _fields_table(rows: Sequence[Row], fields: Sequence[str], width: int) -> RenderableType:
    """The fields asked for as columns, or below each other where there is no room for columns."""
    labels = [field.replace("_", " ") for field in fields]
    lines = [[_text(cell(getattr(row, field))) for field in fields] for row in rows]
    if width < len(fields) * LEAST_COLUMN:
        return Group(*(_card(zip(labels, line, strict=True)) for line in lines))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for label in labels:
        table.add_column(label, overflow="fold")
    for line in lines:
        table.add_row(*line)
    return table


# Cards


def _card(lines: Iterable[tuple[str, Text | str | None]]) -> RenderableType:
    """Labelled values, one below the other, without those that are empty."""
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style=DIM, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in lines:
        if value:
            grid.add_row(label, value if isinstance(value, Text) else _text(value))
    return Padding(grid, (1, 0, 0, 0))


def _titled(name: str, names: NamesRow) -> Text:
    native = " · ".join(dict.fromkeys(name for name in (names.uk, names.ru) if name))
    return _text(name, "bold").append(f"  {native}" if native else "", DIM)


def _event_card(rows: Sequence[EventRow], notes: Footnotes, width: int) -> Iterable[RenderableType]:
    row = rows[0]
    when = _when(row.date, row.date_words)
    standing = _standing_line(row.standing, row.said_by, row.said)
    lines: list[tuple[str, Text | str | None]] = [
        ("When", when + (" (possibly in the days asked for)" if row.possible else "")),
        ("Standing", standing),
        ("Where", _names(row.places)),
        ("People", _names(row.people)),
        ("Bodies", _names(row.organizations)),
        ("Control", HOLDER_WORDS.get(row.control or "")),
        ("Figures", "; ".join(map(_figure, row.figures))),
        ("Kind", row.kind),
        ("Question", " ".join(ref.name for ref in row.questions)),
        ("Note", row.note),
        ("Sources", notes.marks(row.sources)),
        ("Id", row.id),
    ]
    yield _text(row.text, "bold")
    yield _card(lines)
    yield from _accounts("Other accounts", row.other_accounts, notes, width)


def _post_card(rows: Sequence[PostRow], notes: Footnotes, width: int) -> Iterable[RenderableType]:
    first = rows[0]
    yield _titled(first.name, first.names)
    for row in rows:
        ended = f"{row.ended_by.name} ({row.ended_by.standing})" if row.ended_by else None
        unsure = "no: its start or end is open, imprecise or only claimed"
        lines: list[tuple[str, Text | str | None]] = [
            ("Also", ", ".join(row.names.aliases) if row is first else None),
            ("Post", row.role),
            ("What", row.description),
            ("Kind", None if row.post else row.kind),
            ("Body", row.organization.name if row.organization else None),
            ("Area", row.area.name if row.area else None),
            ("Held", _tenure(row)),
            ("Certain", unsure if row.certain is False else None),
            ("Appointed by", _names(row.appointed_by)),
            ("Ended by", ended),
            ("Standing", _standing_line(row.standing, row.said_by, None)),
            ("Question", " ".join(ref.name for ref in row.questions)),
            ("Note", row.note),
            ("Sources", notes.marks(row.sources)),
            ("Id", row.post or row.id),
        ]
        yield _card(lines)
    others = {account.id: account for row in rows for account in row.other_accounts}
    yield from _accounts("Accounts that differ", tuple(others.values()), notes, width)


def _place_card(rows: Sequence[PlaceRow], notes: Footnotes, width: int) -> Iterable[RenderableType]:
    row = rows[0]
    yield _titled(row.name, row.names).append(f"\n{_where(row).plain}", "default")
    days = dates.parse(row.on)
    when = "on" if days.earliest == days.latest else "in" if days.shape == "point" else ""
    held = _holder(row.held_by).append(f" {when} {date_words(row.on)}".replace("  ", " "), "default")
    if row.held_by in ("russia", "ukraine", "contested"):
        held.append("" if row.certain else ", not certain", "default")
    lines: list[tuple[str, Text | str | None]] = [
        ("Held by", held),
        ("", row.explanation),
        ("Since", date_words(row.since)),
        ("By", row.event.text if row.event else None),
        ("Standing", _standing_line(row.standing, row.said_by, row.event.said if row.event else None)),
        ("Sources", notes.marks(row.sources)),
        ("Before", _brief(row.before)),
        ("Next", _brief(row.next)),
        ("Question", " ".join(ref.name for ref in row.questions)),
        ("Also", ", ".join(row.names.aliases)),
        ("Place", row.description),
        ("Note", row.note),
        ("Id", row.id),
    ]
    beside = "Accounts that differ" if row.held_by == "disputed" else "Claims beside it"
    yield _card(lines)
    yield from _accounts(beside, row.claims, notes, width)
    yield from _accounts("All records of who held it", row.history, notes, width)


def _source_card(rows: Sequence[SourceRow], notes: Footnotes, width: int) -> Iterable[RenderableType]:
    row = rows[0]
    opened = None
    if row.known_through:
        opened = f"not opened here; known as cited in {row.known_through.name}"
    lines: list[tuple[str, Text | str | None]] = [
        ("Cite as", _text(row.citation, _link(row.url))),
        ("Type", row.type),
        ("Address", _text(row.url, _link(row.url)) if row.url else None),
        ("Language", row.language),
        ("Issued", date_words(row.issued) or "no date recorded"),
        ("Archived", date_words(row.archived)),
        ("Retrieved", date_words(row.accessed)),
        ("Dateline", row.dateline),
        ("Known", opened),
        ("Anomaly", row.anomaly),
        ("Note", row.note),
        ("Id", row.id),
    ]
    yield _text(row.title, "bold")
    yield _card(lines)
    if row.facts:
        yield Text()
        yield Text(f"Facts that rest on it ({len(row.facts)})", "bold")
        for fact in row.facts:
            how = f" ({fact.standing})" if fact.standing else ""
            yield Padding(_text(fact.name + how).append(f"  {one_line(fact.id)}", DIM), (0, 0, 0, 2))


CARDS: dict[str, Callable[[Any, Footnotes, int], Iterable[RenderableType]]] = {
    "when": _event_card,
    "who": _post_card,
    "where": _place_card,
    "cite": _source_card,
}


def _accounts(title: str, told: Sequence[Account], notes: Footnotes, width: int) -> Iterable[RenderableType]:
    """A short table of accounts under a card."""
    if not told:
        return
    lines = [
        [
            _text(short_date(account.date) or account.date_words or "no date"),
            _text(account.text).append(f"\n{one_line(account.id)}", DIM),
            _standing(account.standing, account.said_by),
            notes.marks(account.sources),
        ]
        for account in told
    ]
    yield Text()
    yield Text(title, "bold")
    yield _table(ACCOUNTS, lines, width) if width >= NARROW else Group(*map(_paragraph, lines))


# Words


def _text(value: str, style: str | Style = "") -> Text:
    return Text(one_line(value), style)


def _link(url: str | None) -> Style:
    address = web_address(url)
    return Style(link=address) if address and address.isprintable() and " " not in address else Style()


def date_words(text: str | None) -> str | None:
    """A date of the store in English; None for none."""
    if not text or text == "..":
        return None
    return dates.words(dates.parse(text))


def short_date(text: str | None) -> str | None:
    """The same for a column of a table."""
    return dates.short_words(dates.parse(text)) if text and text != ".." else None


def _names(refs: Sequence[Ref]) -> str:
    return ", ".join(ref.name for ref in refs)


def _figure(figure: FigureRow) -> str:
    part = f" (of {figure.part_of.replace('-', ' ')})" if figure.part_of else ""
    return f"{figure.measure.replace('-', ' ')}: {number(figure)}{part}"


def _standing(standing: str | None, said_by: Sequence[Ref]) -> Text:
    if not standing:
        return Text()
    text = Text(standing, STANDING_STYLES.get(standing, ""))
    if said_by:
        text.append(f"\n{one_line(_names(said_by))}", "default")
    return text


def _standing_line(standing: str | None, said_by: Sequence[Ref], said: str | None) -> Text | None:
    if not standing:
        return None
    text = Text(standing, STANDING_STYLES.get(standing, ""))
    if said_by:
        text.append(f" by {one_line(_names(said_by))}", "default")
    if said:
        text.append(f", said {date_words(said)}", "default")
    return text


def _holder(held_by: str) -> Text:
    return Text(HOLDER_WORDS[held_by], HOLDER_STYLES[held_by])


def _where(row: PlaceRow) -> Text:
    kind = row.kind if row.within is None else f"{row.kind}, {row.within.name}"
    return _text(kind)


def _brief(account: Account | None) -> str | None:
    if account is None:
        return None
    owner = f" by {_names(account.said_by)}" if account.said_by else ""
    return f"{_when(account.date, account.date_words)}: {account.text} ({account.standing}{owner})"


def _when(date: str | None, words: str | None) -> str:
    """The source's words for a date, with the date; else the date in English."""
    return f"{words} ({date})" if words and date else words or date_words(date) or "no date"
