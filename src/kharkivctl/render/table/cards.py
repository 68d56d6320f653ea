"""Cards: one record with everything the store says of it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.table.lists import account_table, labelled
from kharkivctl.render.table.text import DIM, holder, link, marks, plain, standing_line
from kharkivctl.render.words import (
    account_marks,
    account_words,
    date_words,
    doubt,
    figure_words,
    kind_and_district,
    names,
    native_names,
    on_days,
    tenure,
    when_words,
)
from kharkivctl.rows import AccountRow, EventRow, NamesRow, PlaceRow, PostRow, SourceRow
from kharkivctl.safety import one_line
from kharkivctl.store.model import HOLDER_WORDS


def _titled(name: str, names: NamesRow) -> Text:
    """A name in bold, with its forms in Ukrainian and Russian."""
    native = native_names(names)
    return plain(name, "bold").append(f"  {native}" if native else "", DIM)


def _event_card(rows: Sequence[EventRow], notes: Footnotes, width: int) -> Iterable[RenderableType]:
    row = rows[0]
    when = when_words(row.date, row.date_words)
    standing = standing_line(row.standing, row.said_by, row.said)
    lines: list[tuple[str, Text | str | None]] = [
        ("When", when + (" (possibly in the days asked for)" if row.possible else "")),
        ("Standing", standing),
        ("Where", names(row.places)),
        ("People", names(row.people)),
        ("Bodies", names(row.organizations)),
        ("Control", HOLDER_WORDS.get(row.control or "")),
        ("Mark", account_marks(row)),
        ("Figures", "; ".join(map(figure_words, row.figures))),
        ("Kind", row.kind),
        ("Question", " ".join(ref.name for ref in row.questions)),
        ("Note", row.note),
        ("Sources", marks(notes, row.sources)),
        ("Id", row.id),
    ]
    yield plain(row.text, "bold")
    yield labelled(lines)
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
            ("Held", tenure(row)),
            ("Certain", unsure if row.certain is False else None),
            ("Appointed by", names(row.appointed_by)),
            ("Ended by", ended),
            ("Standing", standing_line(row.standing, row.said_by, None)),
            ("Question", " ".join(ref.name for ref in row.questions)),
            ("Note", row.note),
            ("Sources", marks(notes, row.sources)),
            ("Id", row.post or row.id),
        ]
        yield labelled(lines)
    others = {account.id: account for row in rows for account in row.other_accounts}
    yield from _accounts("Accounts that differ", tuple(others.values()), notes, width)


def _place_card(rows: Sequence[PlaceRow], notes: Footnotes, width: int) -> Iterable[RenderableType]:
    row = rows[0]
    yield _titled(row.name, row.names).append(f"\n{kind_and_district(row)}", "default")
    held = holder(row.held_by).append(f" {on_days(row.on)}", "default")
    if unsure := doubt(row):
        held.append(f", {unsure}", "default")
    lines: list[tuple[str, Text | str | None]] = [
        ("Held by", held),
        ("", row.explanation),
        ("Since", date_words(row.since)),
        ("Until", date_words(row.until)),
        ("By", row.event.text if row.event else None),
        ("Mark", account_marks(row.event) if row.event else None),
        ("Standing", standing_line(row.standing, row.said_by, row.event.said if row.event else None)),
        ("Sources", marks(notes, row.sources)),
        ("Before", account_words(row.before)),
        ("Next", account_words(row.next)),
        ("Question", " ".join(ref.name for ref in row.questions)),
        ("Also", ", ".join(row.names.aliases)),
        ("Place", row.description),
        ("Within it", names(row.contains)),
        ("Note", row.note),
        ("Id", row.id),
    ]
    beside = "Accounts that differ" if row.held_by == "disputed" else "Claims beside it"
    yield labelled(lines)
    yield from _accounts(beside, row.claims, notes, width)
    yield from _accounts("Shares of it that were held", row.shares, notes, width)
    yield from _accounts("All records of who held it", row.history, notes, width)


def _source_card(rows: Sequence[SourceRow], notes: Footnotes, width: int) -> Iterable[RenderableType]:
    row = rows[0]
    opened = None
    if row.known_through:
        opened = f"not opened here; known as cited in {row.known_through.name}"
    lines: list[tuple[str, Text | str | None]] = [
        ("Cite as", plain(row.citation, link(row.url))),
        ("Type", row.type),
        ("Address", plain(row.url, link(row.url)) if row.url else None),
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
    yield plain(row.title, "bold")
    yield labelled(lines)
    if row.facts:
        yield Text()
        yield Text(f"Facts that rest on it ({len(row.facts)})", "bold")
        for fact in row.facts:
            how = f" ({fact.standing})" if fact.standing else ""
            yield Padding(plain(fact.name + how).append(f"  {one_line(fact.id)}", DIM), (0, 0, 0, 2))


CARDS: dict[str, Callable[[Any, Footnotes, int], Iterable[RenderableType]]] = {
    "when": _event_card,
    "who": _post_card,
    "where": _place_card,
    "cite": _source_card,
}


def _accounts(
    title: str, told: Sequence[AccountRow], notes: Footnotes, width: int
) -> Iterable[RenderableType]:
    """A short table of accounts under a card; nothing without accounts."""
    if told:
        yield Text()
        yield Text(title, "bold")
        yield account_table(told, notes, width)
