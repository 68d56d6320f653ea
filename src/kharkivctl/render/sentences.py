"""What rows say as sentences of an article, each with its day and its owner once, and with its sources."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from kharkivctl import dates
from kharkivctl.render.words import account_marks, change_doubt, doubt, names, on_days
from kharkivctl.rows import (
    AccountRow,
    Answer,
    ChangeRow,
    EventRow,
    PlaceRow,
    PostRow,
    QuestionRow,
    Ref,
    Row,
    SourceRef,
)


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with its sources; `aside` is what an editor should know and a reader need not."""

    text: str
    sources: tuple[SourceRef, ...]
    aside: str = ""


def sentences(row: Row, answer: Answer) -> list[Sentence]:
    """The sentences of a row, accounts in order of time; none for a record that says nothing in one."""
    if isinstance(row, EventRow):
        return [_event(row)]
    if isinstance(row, PostRow):
        return _post(row, _last_day(answer)) if row.is_post else _body(row)
    if isinstance(row, ChangeRow):
        return [Sentence(_change(row), row.sources), _account(row.event, told={row.date})]
    if isinstance(row, QuestionRow):
        accounts = [_account(account) for account in _by_time(row.accounts)]
        sources = tuple({s.id: s for account in accounts for s in account.sources}.values())
        return [Sentence(row.text, sources[:0]), *accounts] if accounts else []
    assert isinstance(row, PlaceRow)
    return _place(row)


# Accounts


def _event(row: EventRow) -> Sentence:
    return _sentence(_of_places(row), row, _marks(row), "another account of the matter" if row.beside else "")


def _of_places(row: EventRow) -> str:
    """The text, with the places named where it only points at them."""
    places = _joined(row.places)
    if row.text.startswith("Shown "):
        return f"{places} {'was' if len(row.places) == 1 else 'were'} {_small(row.text)}"
    return row.text.replace(": these,", f": {names(row.places)},")


def _account(account: AccountRow, told: Iterable[str | None] = ()) -> Sentence:
    """An account as a sentence, without its day where that is told before it."""
    return _sentence(account.text, account, _marks(account), told=told)


def _marks(row: EventRow | AccountRow) -> str:
    return account_marks(msgspec.structs.replace(row, beside=False) if isinstance(row, EventRow) else row)


def _sentence(
    text: str,
    row: EventRow | AccountRow,
    marks: str,
    aside: str = "",
    told: Iterable[str | None] = (),
) -> Sentence:
    """The text with its day and its owner, unless it tells them itself; its marks in parentheses."""
    day = "" if row.date in told or _tells_day(text, row.date) else _day(row.date)
    if day and _was_said_then(row) and _TELLS.search(text):
        day, text = _on_the_day_it_was_said(row, text)
    lead, behind, silent = _ownership(text, row.standing, row.said_by)
    leads = [part for part in (day, lead) if part]
    whole = ", ".join([*leads, _small(text)]) if leads else text
    undated = row.date_words if not row.date and row.date_words and row.date_words not in text else ""
    return Sentence(
        _ended(whole, "; ".join(filter(None, (undated, behind, marks)))),
        row.sources,
        "; ".join(filter(None, (silent, aside))),
    )


def _was_said_then(row: EventRow | AccountRow) -> bool:
    """Whether all that is known of the day is that it was told on one: "by 4 April", said on 4 April."""
    if not row.date or not row.said:
        return False
    when, said = dates.parse(row.date), dates.parse(row.said)
    return when.earliest is None and said.earliest == said.latest == when.latest


def _on_the_day_it_was_said(row: EventRow | AccountRow, text: str) -> tuple[str, str]:
    """The day before a text that begins with who says so; else none, and the text with it at its end."""
    day = on_days(row.said or "")
    if re.search(rf" (?:{_SAY})\.?$", text):
        return "", f"{text.removesuffix('.')} {day}."
    return day[0].upper() + day[1:], text


def _by_time(accounts: Iterable[AccountRow]) -> list[AccountRow]:
    """The accounts by their first day, then their last; those without a date last."""
    return sorted(accounts, key=lambda a: (not a.date, dates.parse(a.date).order if a.date else ()))


def _ended(text: str, aside: str = "") -> str:
    """The text with one full stop at its end, what is in parentheses before it; capitals at its beginning."""
    body = text.rstrip(". ") if text.rstrip().endswith(".") else text.rstrip()
    inside = f" ({aside})" if aside else ""
    mark = "" if re.search(r"[.?!…][”’\"]?$", body) and not inside else "."
    return f"{body[:1].upper()}{body[1:]}{inside}{mark}"


# Whose word it is

_SAY = (
    "said|says|say|told|tells|reported|reports|wrote|shows?|showed|shown|gives?|gave|has|have|claims?|claimed|"
    "announced|admitted|denied|counted|described|recorded|published|advised"
)
_LEADS = {
    "reported": ("according to reports", "according to {}"),
    "claimed": ("by one claim", "according to a claim by {}"),
    "admitted": ("by one admission", "as {} admitted"),
    "estimated": ("by one estimate", "according to an estimate by {}"),
}
_TELLS = re.compile(
    r"\b(said|says?|told|reported|reportedly|allegedly|wrote|according to|shows?|showed|shown|claimed|"
    r"announced|admitted|denied|counted|described|accused|named|warned|verify|assessed|noted|confirm(ed)?|"
    r"quoted|table of control (gives?|gave|has)|"
    r"articles?\b[^.]{0,60}\b(has|have)|by (the|a) [^.]*\bcount)\b"
)


def _ownership(text: str, standing: str | None, said_by: Sequence[Ref]) -> tuple[str, str, str]:
    """The words before a text, in parentheses behind it, and not for readers, that say whose word it is.

    A text that names its owner needs none; one that speaks of him by his office gets his name behind it.
    """
    if standing not in _LEADS:
        return "", "", ""
    if said_by and all(owner.name in text for owner in said_by):
        return "", "", standing
    if not _TELLS.search(text):
        return _lead(standing, said_by), "", ""
    if all(_names_owner(text, owner) for owner in said_by):
        return "", "", standing
    return "", f"{standing} by {_owners(said_by)}", ""


def _lead(standing: str | None, said_by: Sequence[Ref]) -> str:
    """The words before a sentence that say whose word it is; "" for what is stated flatly."""
    nobody, somebody = _LEADS.get(standing or "", ("", ""))
    return somebody.format(_owners(said_by)) if said_by else nobody


def _names_owner(text: str, owner: Ref) -> bool:
    """Whether a text says of somebody or of a body that they said it."""
    stems = {word[:6] for word in re.findall(r"[^\W\d_]{4,}|[A-Z]{2,}", owner.name) if word not in _NO_NAMES}
    for stem in map(re.escape, stems):
        if re.search(rf"\b{stem}\w*[^.;]{{0,45}}\b(?:{_SAY})\b", text, re.IGNORECASE):
            return True
        if re.search(rf"\b(?:to|by|on|of|in)\b[^.;,]{{0,40}}\b{stem}", text, re.IGNORECASE):
            return True
    return False


_NO_NAMES = frozenset(("Kharkiv", "Oblast", "Russian", "source", "official"))


def _owners(refs: Sequence[Ref]) -> str:
    return _joined([Ref(ref.id, with_article(ref.name)) for ref in refs])


_HEADS = (
    "administration|council|department|directorate|division|forces|government|group|institute|ministry|office|"
    "police|republic|service|staff|source|center|centre"
)


def with_article(name: str) -> str:
    """The name of a body as it stands in a sentence, with the article where it is a common noun's."""
    if re.match(r"Anonymous\b", name):
        return f"an {_small(name, always=True)}"
    if re.search(r"\b(police|investigators|prosecutors|sources|milbloggers)$", name, re.IGNORECASE):
        return name
    return f"the {name}" if re.search(rf"\b(?:{_HEADS})\b", name, re.IGNORECASE) else name


def _joined(refs: Sequence[Ref]) -> str:
    """Names with commas between and "and" before the last."""
    said = [ref.name for ref in refs]
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


# First words of sentences that are no names: they are small where something stands before them.
_FIRST_WORDS = """
a about after an another around at before bodies both by civilians copies discussion during fighting five food
footage forces four from half having imagery in it its mass more most multiple new no of on one others over
part people police prosecutors residents several shelling shots shown six soldiers some ten the their
there these thirty-two those three troops twenty-eight two villagers with witnesses work
"""
SMALL = frozenset(_FIRST_WORDS.split())


def _small(text: str, always: bool = False) -> str:
    """The text as it goes on after other words: its first letter small, unless a name begins with it."""
    first = re.match(r"[\w-]*", text)
    return text[:1].lower() + text[1:] if always or (first and first[0].lower() in SMALL) else text


# Days


def _day(text: str | None) -> str:
    """A date as a sentence begins with it: "On 6 April 2022", "By 4 April 2022", "From May 2022 on"."""
    if not text or text == "..":
        return ""
    said = dates.words(dates.parse(text))
    if not said.startswith(("by ", "between ", "from ", "up to ")):
        said = on_days(text) if dates.parse(text).shape == "point" else f"on {said}"
    return said[0].upper() + said[1:]


def _tells_day(text: str, date: str | None) -> bool:
    """Whether a text has in it a day that its date names, of a span the first; the year may be missing."""
    if not date:
        return False
    when = dates.parse(date)
    days = [dates.day_words(day) for day in (when.earliest, when.latest) if day]
    if when.shape != "one-of":
        days = [dates.words(when.start or when)]
    year = days[-1].split()[-1]
    return any(_has_day(text, day.removeprefix("about ").removesuffix(f" {year}")) for day in days)


def _has_day(text: str, day: str) -> bool:
    """Whether a text has a day in it: "3 April", also as the first of "3 to 7 April"."""
    number, _, month = day.rpartition(" ")
    first = rf"{re.escape(number)}(?: (?:to|or|and) \d+)? " if number else ""
    return re.search(rf"(?<![\d.]){first}{re.escape(month)}\b", text) is not None


# Places


_HELD = {
    "russia": "was held by Russia",
    "ukraine": "was held by Ukraine",
    "contested": "was contested",
}


def _place(row: PlaceRow) -> list[Sentence]:
    """Who held a place, since when and until when, then the accounts; of an unrecorded place these alone."""
    accounts = _by_time([row.event, *row.claims] if row.event else row.claims)
    told = [_account(account, told={row.since} if account is row.event else ()) for account in accounts]
    sources = row.sources or tuple({s.id: s for account in told for s in account.sources}.values())
    return told if row.held_by == "unrecorded" else [Sentence(_held(row), sources), *told]


def _held(row: PlaceRow) -> str:
    days = on_days(row.on)
    if row.held_by == "disputed":
        return f"Accounts differ on who held {row.name} {days}."
    if row.held_by == "unknown":
        return f"It is not known who held {row.name} {days}."
    if row.held_by == "changing":
        known = row.since and dates.parse(row.since).latest
        window = f"changed hands {_window(row.since)}" if known else f"was changing hands {days}"
        return f"{row.name} {window}."
    unsure = f" ({doubt(row)})" if doubt(row) else ""
    return f"{row.name} {_HELD[row.held_by]} {days}{_span(row)}{unsure}."


def _window(date: str | None) -> str:
    """The days within which something happened: "on a day between 1 and 16 September 2022"."""
    said = dates.words(dates.parse(date or ""))
    return f"on a day {said}" if said.startswith(("between ", "from ")) else on_days(date or "")


def _span(row: PlaceRow) -> str:
    """Since when and until when it was so: ", since 5 May 2022 at the latest"; "" if that adds nothing."""
    since, until = _end(row.since), _end(row.until)
    first, asked = row.since and dates.parse(row.since).latest, dates.parse(row.on).earliest
    if first and asked and first >= asked:
        since = ""
    if since and until:
        return f", from {since} until {until}"
    return f", since {since}" if since else f", until {until}" if until else ""


def _end(date: str | None) -> str:
    """One end of a span in words: "8 September 2022", "5 May 2022 at the latest"; "" for none."""
    if not date or date == "..":
        return ""
    said = dates.words(dates.parse(date))
    if said.startswith("by "):
        return f"{said.removeprefix('by ')} at the latest"
    return f"a day {said}" if said.startswith("between ") else said


_CONTROL = {"russia": "under Russian control", "ukraine": "under Ukrainian control", "contested": "contested"}


def _change(row: ChangeRow) -> str:
    """A change of hands: "Izium, under Russian control before, came under Ukrainian control on ..."."""
    before = f", {_CONTROL[row.from_]} before," if row.from_ in _CONTROL else ""
    verb = "became" if row.to == "contested" else "came"
    days = _day(row.date)
    doubts = (change_doubt(row), "possibly on other days" if row.possible else "")
    return _ended(
        f"{row.name}{before} {verb} {_CONTROL[row.to]} {days[0].lower()}{days[1:]}",
        "; ".join(filter(None, doubts)),
    )


# Posts and bodies


def _last_day(answer: Answer) -> str:
    """The last day that the store covers, in words; "" where the answer doesn't tell."""
    day = dates.parse(answer.about.covers).latest if answer.about else None
    return dates.day_words(day) if day else ""


def _post(row: PostRow, last: str) -> list[Sentence]:
    """Who was what from when to when: "Max Mayor was mayor of Town from 2 March 2022"."""
    role = row.role or ""
    held = _tenure(row, last)
    comma = "," if "," in role and held else ""
    text = f"{row.name} was {_role_article(role)}{role}{comma}{held}"
    lead = _lead(row.standing, row.said_by)
    return [Sentence(_ended(f"{lead}, {text}" if lead else text), row.sources)]


def _role_article(role: str) -> str:
    """The article of a role that many can have, or that is qualified; a single post needs none."""
    if re.match(r"(official|member|deputy of|employee)\b", role):
        return _article(role)
    return "the " if role.startswith("Russian-appointed ") else ""


def _article(words: str) -> str:
    return "an " if words[0] in "aeioAEIO" else "a "


def _tenure(row: PostRow, last: str) -> str:
    since, until = _end(row.since), _end(row.until)
    if row.since and dates.words(dates.parse(row.since)).startswith("by "):
        start = f" by {since.removesuffix(' at the latest')}"
        return f"{start} and until {until}" if until else start
    if row.until == ".." and last:
        until = f"at least {last}"
    return f"{f' from {since}' if since else ''}{f' until {until}' if until else ''}"


_NOUNS = "agency|body|centre|center|channel|council|division|group|institute|newspaper"


def _body(row: PostRow) -> list[Sentence]:
    """What a body is, if its description says so and does not only speak of how a work names it."""
    described = row.description or ""
    if re.search(r"\b(article|headlines?|table)\b", described):
        return []
    name = with_article(row.name)
    if described.startswith("Publishes "):
        return [Sentence(_ended(f"{name} {_small(described, always=True)}"), row.sources)]
    noun = re.match(rf"(Russian |Ukrainian )?(?:\w+ ){{0,2}}?({_NOUNS})\b", described, re.IGNORECASE)
    if not noun:
        return []
    what = described if noun[1] else _small(described, always=True)
    verb = "was" if "occupation" in noun[0] else "is"
    return [Sentence(_ended(f"{name} {verb} {_article(what)}{what}"), row.sources)]
