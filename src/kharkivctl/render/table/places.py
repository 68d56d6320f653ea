"""Places: many in sections by holder, one as a card that opens with the answer."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from kharkivctl import dates
from kharkivctl.render import View
from kharkivctl.render.captions import labels, short
from kharkivctl.render.chart.spans import covered, marked
from kharkivctl.render.footnotes import Footnotes
from kharkivctl.render.holders import LOOKS, Look, look_of, mark
from kharkivctl.render.table.grid import Part, batched, labelled, table
from kharkivctl.render.table.records import records
from kharkivctl.render.table.strip import strip
from kharkivctl.render.table.text import (
    DIM,
    DOUBT,
    Tailed,
    asked,
    colour_of,
    holder,
    in_lines,
    marks,
    plain,
    signed,
    standing,
)
from kharkivctl.render.table.timeline import dated
from kharkivctl.render.words import (
    account_marks,
    date_words,
    held_sentence,
    names,
    native_names,
    on_days,
)
from kharkivctl.rows import AccountRow, Answer, PlaceRow, Ref, Row, SourceRef, TurnRow
from kharkivctl.safety import one_line
from kharkivctl.store.model import HOLDER_WORDS

MOST = 40  # Rows of a part, so that its sources are not far below.
NARROW = 100  # Columns below which dates have only so many.
NARROW_DATE = 9
LEAST_NAME = 21  # "□ Russia, not certain"
LIES_IN = "lies in"
LEAST_STANDING = 22  # "estimated [12]" and the gaps between the columns
INDENT = 2
HOLDERS = ("russia", "ukraine", "contested")  # The answers that have a since and an until.

# Many places


def by_holder(answer: Answer, view: View, notes: Footnotes) -> Iterator[Part]:
    """The places in parts: the counts, then those of each holder, last the names of those not recorded."""
    rows = [row for row in answer.rows if isinstance(row, PlaceRow)]
    yield Part(_counts(answer, rows, view), 0)
    silent = [row for row in rows if row.held_by == "unrecorded" and not row.claims]
    widths = _widths(rows, view.width)
    for look in LOOKS:
        of_look = [row for row in rows if _look(row) == look and row not in silent]
        for n, part in enumerate(batched(of_look, MOST)):
            head = signed(look, view).append(", continued" if n else "")
            yield Part(_section(head, part, widths, view, notes), len(part))
    if silent:
        yield Part(_names_of(silent, rows), 0)


def _look(row: PlaceRow) -> Look:
    return look_of(row.held_by, row.certain)


def _counts(answer: Answer, rows: Sequence[PlaceRow], view: View) -> Text:
    """How many places had which holder: "On 1 August 2022:  ■ Russia 45 (9 not certain)  ○ Ukraine 30"."""
    when = on_days(rows[0].on)
    ends = "" if answer.on else ", where the store ends"
    shown = ", of the places shown" if answer.limited else ""
    shown += f", only {answer.only}" if answer.only else ""
    told = plain(f"{when[0].upper()}{when[1:]}{ends}{shown}:", "bold")
    held = Counter(row.held_by for row in rows)
    unsure = Counter(row.held_by for row in rows if row.held_by in HOLDERS and not row.certain)
    parts = []
    for held_by in dict.fromkeys(row.held_by for look in LOOKS for row in rows if _look(row) == look):
        part = holder(held_by, view).append(f" {held[held_by]}")
        parts.append(part.append(f" ({unsure[held_by]} not certain)" if unsure[held_by] else ""))
    return Text("\n").join(in_lines([told, *parts], view.width))


def _names_of(silent: Sequence[PlaceRow], rows: Sequence[PlaceRow]) -> Text:
    """A paragraph of the places on which nothing is recorded, told apart from all others of the list."""
    names_of = dict(zip((row.id for row in rows), labels(rows), strict=True))
    told = plain(f"Not recorded for {'that day' if _is_day(rows[0].on) else 'these days'}", "bold")
    return told.append(one_line(f", {len(silent)}: {', '.join(names_of[row.id] for row in silent)}."))


def _is_day(on: str) -> bool:
    days = dates.parse(on)
    return days.earliest == days.latest


def _widths(rows: Sequence[PlaceRow], width: int) -> tuple[int, int, int]:
    """The columns of names, of what places lie in (0 where that has no room), and of dates."""
    name = min(max(LEAST_NAME, *(len(row.name) + 2 for row in rows)), 26)
    longest = max(len(_lies_in(row)) for row in rows)
    lies_in = min(max(longest, len(LIES_IN)), 13 if width < NARROW else 18) if longest else 0
    since = max(len(day) for row in rows for day in (_since(row), _until(row)))
    date = min(since, NARROW_DATE if width < NARROW and _has_end(rows) else 18)
    has_room = width >= name + lies_in + 2 * date + LEAST_STANDING
    return name, lies_in if has_room else 0, date


def _section(
    head: Text, rows: Sequence[PlaceRow], widths: tuple[int, int, int], view: View, notes: Footnotes
) -> RenderableType:
    """The places of one look: with since and until if somebody held them, else with the accounts."""
    name, lies_in, date = widths
    columns: list[tuple[str | Text, int | None]] = [(head, name)]
    if lies_in:
        columns.append((LIES_IN, lies_in))
    told: Sequence[tuple[str, Callable[[PlaceRow], str]]] = ()
    if rows[0].held_by in HOLDERS:
        told = [("since", _since), *([("until", _until)] if _has_end(rows) else [])]
    columns += [*((heading, date) for heading, _ in told), ("standing", None)]
    lines = [
        (
            *_place(row, view)[: len(columns) - len(told) - 1],
            *(Text(_broken(day(row), date)) for _, day in told),
            _rests_on(row, notes),
        )
        for row in rows
    ]
    return table(columns, lines, view.width)


def _place(row: PlaceRow, view: View) -> tuple[Text, Text]:
    """The name of a place with its sign and what it lies in; its id where the name doesn't tell it."""
    look = _look(row)
    name = plain(mark(look, view), colour_of(look)).append(f" {one_line(row.name)}")
    if row.id != row.name.lower().replace(" ", "-"):
        name.append(f" {one_line(row.id)}", DIM)
    return name, plain(_lies_in(row))


def _lies_in(row: PlaceRow) -> str:
    return row.within.name.replace(" Raion", " R.").replace(" hromada", " hr.") if row.within else ""


def _since(row: PlaceRow) -> str:
    return _in_year(row.since, row.on)


def _until(row: PlaceRow) -> str:
    return "no end" if row.until == ".." else _in_year(row.until, row.on)


def _has_end(rows: Sequence[PlaceRow]) -> bool:
    return any(row.until and row.until != ".." for row in rows)


def _in_year(date: str | None, on: str) -> str:
    """A date in few words, its month without the year if that is the one asked for."""
    return re.sub(rf"(?<=[A-Z][a-z]{{2}}) {on[:4]}$", "", short(date)) if date else ""


def _broken(day: str, width: int) -> str:
    """The day on two lines where it is two days too long for one."""
    return day.replace("/", "/\n", 1) if len(day) > width else day


def _rests_on(row: PlaceRow, notes: Footnotes) -> Text:
    """What the answer rests on: the account of the holder, else the reason; and the claims beside it."""
    lines = []
    if row.held_by in HOLDERS:
        lines.append(_standing(row, notes))
    elif row.held_by != "disputed" and not row.claims:
        sources = row.sources if row.event else ()
        lines.append(plain(row.explanation).append(" ").append_text(standing(None, (), sources, notes)))
    for claim in row.claims:
        who = HOLDER_WORDS.get(claim.control or "", "")
        told = plain(f"{who}:", DOUBT).append(" ")
        lines.append(told.append_text(standing(claim.standing, claim.said_by, claim.sources, notes)))
    return Text("\n").join(line for n, line in enumerate(lines) if line not in lines[:n])


def _standing(row: PlaceRow, notes: Footnotes) -> Text:
    """The standing with its sources; its owner only where no source is his own."""
    own = {source.publisher for source in row.sources}
    said_by = [ref for ref in row.said_by if ref.name not in own]
    return standing(row.standing, said_by, row.sources if row.event else (), notes)


# One place


def card(answer: Answer, view: View, notes: Footnotes) -> Iterator[RenderableType]:
    """One place: the answer in a sentence, what it rests on, its turns, its records, its names."""
    row = answer.rows[0]
    assert isinstance(row, PlaceRow)
    ends = "" if answer.on else ", where the store ends"
    look = _look(row)
    sentence = plain(mark(look, view), colour_of(look)).append(" ")
    sentence.append(one_line(held_sentence(row, ends)), "bold")
    natives = native_names(row.names)
    yield Tailed(sentence, plain(" · ".join(filter(None, (natives, row.kind))), DIM))
    yield Padding(labelled(_answer_lines(row, notes), view.width - INDENT), (0, 0, 0, INDENT))
    if row.turns and row.history:
        yield Text()
        yield strip(row.turns, covered(answer), marked(answer), look, view)
    if row.history:
        yield Text()
        yield Text("Records", "bold")
        yield records(
            row.history,
            view,
            notes,
            rests_on=row.event.id if row.event else None,
            differing=[question.id for question in row.questions],
        )
    if row.shares:
        yield Text()
        yield Text("Shares of it that were held", "bold")
        yield dated(row.shares, view, notes)
    for question in row.questions:
        yield asked(question, view)


def _answer_lines(row: PlaceRow, notes: Footnotes) -> Iterator[tuple[str, RenderableType | None]]:
    if row.held_by in HOLDERS:
        yield "since", _since_when(row, notes)
        yield "until", _end(row, notes)
        yield ("sure" if row.certain else "doubt"), plain(row.explanation, "" if row.certain else DOUBT)
    elif row.contains:
        yield "places", Tailed(plain(f"{len(row.contains)} with records"), plain(_command(row), DIM))
    else:
        yield "why", plain(row.explanation)
    for control, claims in _under_holders(row.claims):
        told = [standing(claim.standing, claim.said_by, claim.sources, notes) for claim in claims]
        yield f"says {control}", Text("; ").join(told)
    if row.event:
        text = plain(row.event.text)
        if marked_as := account_marks(row.event):
            text.append(f" ({one_line(marked_as)})", DOUBT)
        yield "account", text
    elif row.sources and not row.history:
        yield "sources", marks(notes, row.sources)


def _under_holders(claims: Sequence[AccountRow]) -> Iterator[tuple[str, list[AccountRow]]]:
    """The accounts beside an answer under the holders that they name."""
    for control in dict.fromkeys(claim.control for claim in claims):
        yield HOLDER_WORDS[control or "unknown"], [claim for claim in claims if claim.control == control]


def _command(row: PlaceRow) -> str:
    """What lists the holders of the places in a region."""
    return f"kharkivctl where --within {row.id} --on {row.on}"


def _since_when(row: PlaceRow, notes: Footnotes) -> Tailed:
    """When the holder came, with what that rests on: all accounts of it, where they give several days."""
    accounts = _dating(row)
    if not accounts:
        rests = standing(row.standing, row.said_by, row.sources if row.event else (), notes)
        return Tailed(plain(date_words(row.since) or "not recorded"), rests)
    *days, last = dict.fromkeys(date_words(account.date) or "" for account in accounts)
    told = f"{', '.join(days)} or {last} ({len(accounts)} accounts)"
    return Tailed(plain(told), _together(accounts, notes))


def _together(accounts: Sequence[AccountRow], notes: Footnotes) -> Text:
    """What several accounts rest on, those of one standing and owner together: "reported [1], stated [2]"."""
    alike: dict[tuple[str, tuple[Ref, ...]], list[SourceRef]] = {}
    for account in accounts:
        alike.setdefault((account.standing, account.said_by), []).extend(account.sources)
    return Text(", ").join(standing(of, by, sources, notes) for (of, by), sources in alike.items())


def _dating(row: PlaceRow) -> list[AccountRow]:
    """The accounts that each give a day of the holder's coming, if it is their days that make its span."""
    since = dates.parse(row.since) if row.since else None
    if since is None or since.earliest is None or since.earliest == since.latest:
        return []
    told = [
        account
        for account in row.history
        if account.control == row.held_by and account.kind != "holding" and account.standing != "claimed"
        if _is_one_day(account)
        and not account.retracted
        and dates.within(dates.parse(account.date or ""), since)
    ]
    days = sorted(account.date or "" for account in told)
    return told if days and (days[0], days[-1]) == (str(since.earliest), str(since.latest)) else []


def _is_one_day(account: AccountRow) -> bool:
    when = dates.parse(account.date) if account.date else None
    return when is not None and when.shape == "point" and when.precision == "day" and not when.approximate


def _end(row: PlaceRow, notes: Footnotes) -> RenderableType:
    """When a turn ended, with the standing of the account that ended it."""
    if row.until == "..":
        return Text("no end recorded")
    ended = _next_turn(row)
    tail = standing(ended.standing, (), ended.sources, notes) if ended else Text()
    return Tailed(plain(date_words(row.until) or "not recorded"), tail)


def _next_turn(row: PlaceRow) -> TurnRow | None:
    """The turn of another holder that begins where the one asked for ends; None if none is known."""
    end = dates.parse(row.until).latest if row.until else None
    others = (turn for turn in row.turns or () if turn.held_by in HOLDERS and turn.held_by != row.held_by)
    return next((turn for turn in others if turn.since and dates.parse(turn.since).latest == end), None)


def foot(row: Row) -> Iterator[RenderableType]:
    """What is known of a place beside its holders: id, what it lies in, other names, description, note."""
    assert isinstance(row, PlaceRow)
    also = f"also {', '.join(row.names.aliases)}" if row.names.aliases else ""
    lies_in = f"in {row.within.name}" if row.within else ""
    yield plain(" · ".join(filter(None, (row.id, lies_in, also, row.description, row.note))), DIM)
    if row.contains:
        yield plain(f"Within it, {len(row.contains)} with records: {names(row.contains)}.")
