"""What the notes of records know that no record beside them carries: days, and who held a place.

What only a note knows is lost to whoever asks by day or by holder. Some of it belongs in an account of its
own; some is only about a page or a reference. Words can be meant in more ways than one: a curator must read
it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from kharkivctl import dates
from kharkivctl.store import check
from kharkivctl.store.model import Event, Place, Post, Source, Store

# "27 February 2022", "27 February", "10 and 11 September 2022", "September 2022", "in 2022".
DATE = re.compile(
    r"(?:(?P<days>\d{1,2}(?:(?:, | and | or | to )\d{1,2})*) )?"
    rf"(?P<month>{'|'.join(dates.MONTHS)})(?: (?P<year>20\d\d))?|\b(?:in|since|until) (?P<alone>20\d\d)\b"
)
HOLDERS = {
    "ukraine": re.compile(r"\bas Ukrainian|Ukrain\w* (?:again|on|until|control|held)|Ukraine held"),
    "russia": re.compile(
        r"\bas Russian|Russian (?:again|on|until|control|held|for\b)|Russia held|People's Republic"
    ),
    "contested": re.compile(r"\bcontested\b"),
    "unknown": re.compile(r"grey zone"),
}
DATES = ("date", "said", "retracted", "since", "until", "issued", "accessed", "archived")
TEXTS = ("text", "date_words", "title", "description", "role", "anomaly")


class Finding(msgspec.Struct, frozen=True):
    """What a note knows: the path and id of its record, its words, and the holder they name, if any."""

    path: check.Path
    id: str
    words: str
    holder: str | None
    note: str


def findings(store: Store) -> Iterator[Finding]:
    """What the notes of events, posts, places and sources know and no record beside them carries."""
    beside = _by_link(store)
    for path, record in check.walk(store):
        note = getattr(record, "note", None)
        if not note or not isinstance(record, (Event, Post, Place, Source)):
            continue
        records = [record, *(other for link in _links(record) for other in beside[link])]
        held = {other.control for other in records if isinstance(other, Event)}
        for date_words in DATE.finditer(note):
            if not _is_carried(date_words, records):
                yield Finding(path, record.id, date_words[0], None, note)
        for holder, pattern in ({} if isinstance(record, Source) else HOLDERS).items():
            if holder not in held and (match := pattern.search(note)):
                yield Finding(path, record.id, match[0], holder, note)


def _links(record: Any) -> set[str]:
    """The ids by which a record stands beside others: its own, its places' and its questions'.

    The sources of an event or a post stand beside it too, and what rests on a source beside that.
    """
    links = {record.id, *getattr(record, "questions", ()), *getattr(record, "places", ())}
    links |= {link for field in ("area", "ended_by") if (link := getattr(record, field, None))}
    return links | {f"on {record.id}"} if isinstance(record, Source) else links | _names(record)


def _names(record: Any) -> set[str]:
    """The ids of the sources that an event or a post names."""
    return {f"source {source}" for source in record.sources} if isinstance(record, (Event, Post)) else set()


def _by_link(store: Store) -> defaultdict[str, list[Any]]:
    """The records by the ids that lead to them."""
    found: defaultdict[str, list[Any]] = defaultdict(list)
    for _, record in check.walk(store):
        for link in _links(record) - _names(record):
            found[link].append(record)
        for source in getattr(record, "sources", ()):
            found[f"on {source}"].append(record)
        if isinstance(record, Source):
            found[f"source {record.id}"].append(record)
    return found


def _is_carried(match: re.Match[str], records: Iterable[Any]) -> bool:
    """Whether a record has what these words name, in a date or in so many words."""
    texts = (getattr(record, field, None) or "" for record in records for field in TEXTS)
    return any(_in_dates(match, record) for record in records) or any(match[0] in text for text in texts)


def _in_dates(match: re.Match[str], record: Any) -> bool:
    """Whether each day named begins or ends a date of the record, or such a day lies in the month or year."""
    ends = set(_ends(record))
    if match["alone"]:
        return any(day.year == int(match["alone"]) for day in ends)
    month = dates.MONTHS.index(match["month"]) + 1
    days = {day.day for day in ends if day.month == month and match["year"] in (None, str(day.year))}
    return {int(day) for day in re.findall(r"\d+", match["days"])} <= days if match["days"] else bool(days)


def _ends(record: Any) -> Iterator[date]:
    """The first and last day of every date of a record."""
    for text in (getattr(record, field, None) for field in DATES):
        if text and text != "..":
            days = dates.parse(text)
            yield from (day for day in (days.earliest, days.latest) if day)
