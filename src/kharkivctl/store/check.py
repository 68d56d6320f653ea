"""The rules every store must keep, one small function each; `RULES` has them all by their codes.

A rule yields a Fault for each value that breaks it. Its docstring tells curators what must hold, and why.
To add a rule, write the function and enter it in RULES under the next code; tests/store/test_check.py fails
until the rule is there, has a docstring, and has a store that breaks it. What a store may break and be used
all the same stands in gaps.py. A code never changes its meaning, as curators write it into scripts.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, TypeGuard

import msgspec

from kharkivctl import dates, safety
from kharkivctl.store import model
from kharkivctl.store.model import Event, Figure, Post, Store

Path = tuple[str | int, ...]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

DATE_FIELDS: dict[type, tuple[str, ...]] = {
    model.About: ("covers",),
    model.Source: ("issued", "accessed", "archived"),
    model.Post: ("since", "until"),
    model.Event: ("date", "said", "retracted"),
}
# Field -> the tables whose ids it may hold.
REFERENCES = {
    "places": ("places",),
    "within": ("places",),
    "area": ("places",),
    "people": ("people",),
    "organizations": ("organizations",),
    "organization": ("organizations",),
    "said_by": ("people", "organizations"),
    "appointed_by": ("people", "organizations"),
    "ended_by": ("events",),
    "questions": ("questions",),
    "sources": ("sources",),
    "known_through": ("sources",),
    "version_of": ("sources",),
    "origin": ("sources",),
}
KINDS = {
    (model.Event, "kind"): tuple(model.EVENT_KINDS),
    (model.Place, "kind"): model.PLACE_KINDS,
    (model.Source, "type"): model.SOURCE_TYPES,
}


class Fault(msgspec.Struct, frozen=True):
    """One value that breaks a rule: where it stands, what is wrong, and what to write instead.

    `path` leads to the value in the file, such as ("events", 3, "date") or
    ("people", 0, "posts", 1, "since"), with indexes from 0. `code` is that of the rule; a rule itself leaves
    it empty.
    """

    path: Path
    record: str
    value: object
    problem: str
    remedy: str
    code: str = ""


Rule = Callable[[Store], Iterator[Fault]]


def walk(store: Store) -> Iterator[tuple[Path, Any]]:
    """Every record that has an id, with its path: those of each table, and the posts of people."""
    for table in model.TABLES:
        for index, record in enumerate(getattr(store, table)):
            yield (table, index), record
            for number, post in enumerate(getattr(record, "posts", ())):
                yield (table, index, "posts", number), post


def head(store: Store) -> Iterator[tuple[Path, Any]]:
    """The head of the file, which has no id, with its path."""
    yield ("store",), store.store


def _figures(store: Store) -> Iterator[tuple[Path, Event, Figure]]:
    """Every figure with its path and its event."""
    for index, event in enumerate(store.events):
        for number, figure in enumerate(event.figures):
            yield ("events", index, "figures", number), event, figure


def fault_of(path: Path, record: Any, field: str, problem: str, remedy: str, name: str = "") -> Fault:
    """The fault of one field of a record, which goes by `name`, else by its id; the head is "store"."""
    name = name or getattr(record, "id", "store")
    return Fault((*path, field.replace("_", "-")), name, getattr(record, field), problem, remedy)


def ids_are_slugs(store: Store) -> Iterator[Fault]:
    """An id consists of a-z, 0-9 and single hyphens, so that it can be typed anywhere without quotes."""
    remedy = "Use a-z, 0-9 and single hyphens, as in izium-2022."
    for path, record in walk(store):
        if not SLUG.fullmatch(record.id):
            yield fault_of(path, record, "id", "is not a slug", remedy)


def ids_are_unique(store: Store) -> Iterator[Fault]:
    """No two records have the same id, whatever their tables, so that an id alone names its record."""
    remedy = "All tables share one name space; choose another id."
    first: dict[str, Path] = {}
    for path, record in walk(store):
        if record.id in first:
            problem = f"is already the id of a record in {first[record.id][0]}"
            yield fault_of(path, record, "id", problem, remedy)
        first.setdefault(record.id, path)


def dates_are_edtf(store: Store) -> Iterator[Fault]:
    """Every date has one of the forms of docs/data.md, so that it can be compared and put in order.

    The `until` of a post may also be "..": it was still held when the store ends.
    """
    for path, record in chain(head(store), walk(store)):
        for field in DATE_FIELDS.get(type(record), ()):
            text = getattr(record, field)
            if text is None or (field == "until" and text == ".."):
                continue
            try:
                dates.parse(text)
            except dates.DateError as error:
                yield fault_of(path, record, field, str(error), f"Write {dates.STORE_FORMS}.")


def the_store_covers_an_interval(store: Store) -> Iterator[Fault]:
    """`covers` names the first and the last day of the facts: outside of them nothing is recorded."""
    remedy = 'Write the first and the last day covered, "2022-02-24/2024-02-29".'
    covers = store.store.covers
    if "/" not in covers and is_date(covers):
        yield fault_of(("store",), store.store, "covers", "is not an interval", remedy)


def is_date(text: str | None) -> TypeGuard[str]:
    """True if this is a date; `dates_are_edtf` reports what should be one and is not."""
    try:
        dates.parse(text or "")
    except dates.DateError:
        return False
    return True


def references_resolve(store: Store) -> Iterator[Fault]:
    """Every id in a field is the id of a record of the right kind: `places` names places only.

    An id that leads nowhere would leave a gap in every answer and citation that follows it.
    """
    table_of: dict[str, str] = {}
    for path, record in walk(store):
        table_of.setdefault(record.id, "posts" if isinstance(record, Post) else str(path[0]))
    for path, record in chain(head(store), walk(store)):
        for field in (field for field in record.__struct_fields__ if field in REFERENCES):
            allowed = " or ".join(REFERENCES[field])
            value = getattr(record, field)
            for reference in (value,) if isinstance(value, str) else value or ():
                table = table_of.get(reference)
                if table is None:
                    problem = f'"{reference}" is no id of this store'
                elif table not in REFERENCES[field]:
                    problem = f'"{reference}" is an id of {table}, not of {allowed}'
                else:
                    continue
                yield fault_of(path, record, field, problem, f"Name a record of {allowed}, or add it.")


def facts_have_sources(store: Store) -> Iterator[Fault]:
    """Every place, body, person, post and event names at least one source: no answer without a source."""
    remedy = "Name at least one source by its id."
    for path, record in walk(store):
        if hasattr(record, "sources") and not record.sources:
            yield fault_of(path, record, "sources", "is missing or empty", remedy)


def events_have_a_time(store: Store) -> Iterator[Fault]:
    """An event has a `date`, or else `date-words`: what the source says where it names no day or month.

    Without either, no reader could tell when it was.
    """
    remedy = "Give the date, or the source's words for it in date-words."
    for index, event in enumerate(store.events):
        if not event.date and not event.date_words:
            yield fault_of(("events", index), event, "date", "is missing, and date-words too", remedy)


def kinds_are_known(store: Store) -> Iterator[Fault]:
    """The kind of an event or place, and the type of a source, is one that docs/data.md lists.

    Whoever asks by kind finds no record of any other.
    """
    for path, record in walk(store):
        for (kind_of, field), allowed in KINDS.items():
            if isinstance(record, kind_of) and getattr(record, field) not in allowed:
                yield fault_of(path, record, field, "is not known", f"Use one of: {', '.join(allowed)}.")


def control_has_places(store: Store) -> Iterator[Fault]:
    """An event with `control` names the places that were held, and one of kind "holding" has `control`.

    One without the other can't tell who held what.
    """
    for index, event in enumerate(store.events):
        path = ("events", index)
        if event.control and not event.places:
            problem = "says who held places, but places is empty"
            yield fault_of(path, event, "control", problem, "Name the places, or leave control out.")
        if event.kind == "holding" and not event.control:
            problem = "says a place was found held, but control is missing"
            yield fault_of(path, event, "kind", problem, "Say by whom in control, or choose another kind.")


def coordinates_lie_on_earth(store: Store) -> Iterator[Fault]:
    """Coordinates are [latitude, longitude] in degrees, from -90 to 90 and from -180 to 180.

    Beyond that they are mistyped, and no map can show them.
    """
    remedy = "Write [latitude, longitude] in degrees."
    for index, place in enumerate(store.places):
        latitude, longitude = place.coordinates or (0, 0)
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield fault_of(("places", index), place, "coordinates", "lie outside the globe", remedy)


def addresses_are_of_the_web(store: Store) -> Iterator[Fault]:
    """The addresses of a source begin with http:// or https://, because only those are made links."""
    remedy = "Begin it with https:// or http://, or leave it out."
    for index, source in enumerate(store.sources):
        for field in ("url", "archive_url"):
            url = getattr(source, field)
            if url and not safety.web_address(url):
                yield fault_of(("sources", index), source, field, "is not a web address", remedy)


def figures_have_one_number(store: Store) -> Iterator[Fault]:
    """A figure gives one of three: `value`; `low` and a `high` that is not below it; `words` of the source.

    With two of them nobody could tell which one counts.
    """
    remedy = "Give one of: value; low and high; words."
    for path, event, figure in _figures(store):
        if not _has_one_number(figure):
            yield fault_of(path, figure, "measure", "has no number, or two", remedy, event.id)


def _has_one_number(figure: Figure) -> bool:
    """True if the figure gives just one of the three, and gives it whole."""
    ends = [end for end in (figure.low, figure.high) if end is not None]
    numbers = [figure.value is not None, bool(ends), figure.words is not None]
    return sum(numbers) == 1 and len(ends) != 1 and ends == sorted(ends)


def parts_name_their_whole(store: Store) -> Iterator[Fault]:
    """`part-of` names a measure of the same event: the whole, against which the part is checked."""
    remedy = "Name another measure of the same event."
    measures = {(path[:2], figure.measure) for path, _, figure in _figures(store)}
    for path, event, figure in _figures(store):
        if figure.part_of and (path[:2], figure.part_of) not in measures:
            yield fault_of(path, figure, "part_of", "is no measure of this event", remedy, event.id)


def parts_are_not_more_than_their_whole(store: Store) -> Iterator[Fault]:
    """A figure is not less than its parts together, or than 0 if it has none: else a number is wrong."""
    remedy = "Correct the numbers, or take the part that is none out of part-of."
    for index, event in enumerate(store.events):
        sums: dict[str | None, float] = {figure.measure: 0 for figure in event.figures}
        for part in event.figures:
            sums[part.part_of] = sums.get(part.part_of, 0) + (part.value or part.low or 0)
        for measure, figure in {figure.measure: figure for figure in event.figures}.items():
            most = figure.high if figure.value is None else figure.value
            if most is not None and sums[measure] > most:
                problem = f"is {most}, but its parts make {sums[measure]}"
                yield Fault(("events", index, "figures"), event.id, measure, problem, remedy)


def text_is_safe(store: Store) -> Iterator[Fault]:
    """No text has an invisible character that acts on a terminal or turns the direction of text.

    Such a character could make an answer look like another one.
    """
    problem, remedy = "holds a control or direction character", "Delete the invisible character."
    records = ((path, record, "") for path, record in chain(head(store), walk(store)))
    figures = ((path, figure, event.id) for path, event, figure in _figures(store))
    for path, record, name in chain(records, figures):
        for field in record.__struct_fields__:
            if not all(map(safety.is_safe, _texts(getattr(record, field)))):
                yield fault_of(path, record, field, problem, remedy, name)


def _texts(value: object) -> Iterable[str]:
    """The texts of a field: itself, those of its list, or those of its names or ids."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (model.Names, model.Identifiers)):
        value = msgspec.structs.astuple(value)
    return [text for text in value if isinstance(text, str)] if isinstance(value, tuple) else ()


def posts_end_after_they_begin(store: Store) -> Iterator[Fault]:
    """The `until` of a post is not before its `since`: else one is wrong, and nobody ever held the post."""
    for path, record in walk(store):
        if not isinstance(record, Post) or not is_date(record.since) or not is_date(record.until):
            continue
        if dates.parse(record.since).order > dates.parse(record.until).order:
            yield fault_of(path, record, "until", "is before since", "Correct one of the two.")


def questions_join_accounts_of_one_change(store: Store) -> Iterator[Fault]:
    """A question joins accounts of one change or finding: not the capture of a place and its later recapture.

    Else the two would count as accounts that contradict each other.
    """
    remedy = "Give each change a question of its own."
    taken: dict[tuple[str, str], Event] = {}
    for index, event in enumerate(store.events):
        if event.kind not in ("capture", "recapture") or not event.control:
            continue
        for key in ((question, place) for question in event.questions for place in event.places):
            other = taken.setdefault(key, event)
            if other.control != event.control and other.date != event.date:
                problem = f"has {key[0]} as {other.id} has, where {key[1]} went to the other side"
                yield fault_of(("events", index), event, "questions", problem, remedy)


def retractions_follow_their_accounts(store: Store) -> Iterator[Fault]:
    """`retracted` is not before the account was given: nothing is taken back before it is said."""
    for index, event in enumerate(store.events):
        said = event.said or event.date
        if not is_date(event.retracted) or not is_date(said):
            continue
        first, last = dates.parse(said), dates.parse(event.retracted)
        if (last.latest or date.max) < (first.earliest or first.latest or date.min):
            problem = f"is before {said}, when it was said or happened"
            yield fault_of(("events", index), event, "retracted", problem, "Correct one of the two.")


def partial_accounts_say_who_held_it(store: Store) -> Iterator[Fault]:
    """`partial` tells that an account of who held a place may speak of a part of it: it needs `control`."""
    for index, event in enumerate(store.events):
        if event.partial and not event.control:
            remedy = "Say by whom in control, or leave it out."
            yield fault_of(("events", index), event, "partial", "is set, but control is missing", remedy)


def each_place_is_named_in_its_words(store: Store) -> Iterator[Fault]:
    """`each` tells of one of several places: it has "{place}" once, where the name of that place stands."""
    for index, event in enumerate(store.events):
        if event.each is None:
            continue
        if len(event.places) < 2:
            problem, remedy = (
                "is set, but there are not several places",
                "Leave it out: the text tells of the place.",
            )
            yield fault_of(("events", index), event, "each", problem, remedy)
        elif event.each.count("{place}") != 1:
            remedy = 'Write one sentence with {place} in it, such as "{place} was shown as occupied."'
            yield fault_of(("events", index), event, "each", "does not have {place} once", remedy)


def versions_lead_to_a_work(store: Store) -> Iterator[Fault]:
    """`version-of` leads to the work itself in the end: never back to where it began."""
    works = {source.id: source.version_of for source in store.sources}
    for index, source in enumerate(store.sources):
        seen, work = {source.id}, source.version_of
        while work and work not in seen:
            seen.add(work)
            work = works.get(work)
        if work == source.id:
            remedy = "Name the work of which it is a state."
            yield fault_of(("sources", index), source, "version_of", "leads back to itself", remedy)


# What the reading of a file finds before any rule is asked, by its code; decode.py tells of each.
UNREADABLE, UNKNOWN, MISSING, MISTYPED = "E001", "E002", "E003", "E004"
READING: dict[str, str] = {
    UNREADABLE: "A store is TOML in UTF-8, so that every program and every editor reads it alike.",
    UNKNOWN: "A store has only the tables and keys of docs/data.md: a mistyped one would be lost unseen.",
    MISSING: "A record has every key that docs/data.md says it must have: no answer can do without it.",
    MISTYPED: "A value is of the type and among the words that docs/data.md names: no other is understood.",
}
RULES: dict[str, Rule] = {
    "E005": ids_are_slugs,
    "E006": ids_are_unique,
    "E007": dates_are_edtf,
    "E008": the_store_covers_an_interval,
    "E009": references_resolve,
    "E010": facts_have_sources,
    "E011": events_have_a_time,
    "E012": kinds_are_known,
    "E013": control_has_places,
    "E014": coordinates_lie_on_earth,
    "E015": addresses_are_of_the_web,
    "E016": figures_have_one_number,
    "E017": parts_name_their_whole,
    "E018": parts_are_not_more_than_their_whole,
    "E019": text_is_safe,
    "E020": posts_end_after_they_begin,
    "E021": questions_join_accounts_of_one_change,
    "E022": retractions_follow_their_accounts,
    "E023": partial_accounts_say_who_held_it,
    "E024": each_place_is_named_in_its_words,
    "E025": versions_lead_to_a_work,
}


def faults(store: Store) -> list[Fault]:
    """Every fault of the store, by all rules."""
    return broken(store, RULES)


def broken(store: Store, rules: Mapping[str, Rule]) -> list[Fault]:
    """Every value that breaks one of these rules, with its code, in the order of the rules."""
    return [
        msgspec.structs.replace(fault, code=code) for code, rule in rules.items() for fault in rule(store)
    ]


def reason(rule: Rule) -> str:
    """What must hold by a rule, and why, on one line."""
    return " ".join((rule.__doc__ or "").split())
