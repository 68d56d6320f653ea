"""Lists the notes that know a date or a holder which no record beside them carries.

`python -m tests.store.notes` prints one line for each, for a curator to read: what only a note knows is lost
to whoever asks by day or by holder. Some of it belongs in an account of its own; some is only about a page or
a reference. It is a list to read, not a test: words can be meant in more ways than one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import msgspec

from kharkivctl import dates
from kharkivctl.store import check, load
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
    """What a note knows: the table and id of its record, the words, and the whole note."""

    table: str
    id: str
    words: str
    note: str


def findings(store: Store) -> Iterator[Finding]:
    """What the notes of events, posts, places and sources know and no record beside them carries."""
    beside = _by_link(store)
    for path, record in check.walk(store):
        note = getattr(record, "note", None)
        if not note or not isinstance(record, (Event, Post, Place, Source)):
            continue
        table = "posts" if isinstance(record, Post) else str(path[0])
        records = [record, *(other for link in _links(record) for other in beside[link])]
        held = {other.control for other in records if isinstance(other, Event)}
        words = [match[0] for match in DATE.finditer(note) if not _is_carried(match, records)]
        if not isinstance(record, Source):
            found = ((holder, pattern.search(note)) for holder, pattern in HOLDERS.items())
            words += [f"{holder}: {match[0]}" for holder, match in found if match and holder not in held]
        yield from (Finding(table, record.id, each, note) for each in words)


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


def main() -> None:
    """Print the list for the store that comes with the program."""
    found = list(findings(load.load(load.packaged_store()).store))
    for finding in found:
        print("\t".join((finding.table, finding.id, finding.words, finding.note)))
    print(f"{len(found)} in {len({finding.id for finding in found})} notes")


if __name__ == "__main__":
    main()
