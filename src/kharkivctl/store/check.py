"""The rules every store must keep, one small function each; `RULES` names them all.

A rule yields a Fault for each value that breaks it. Its docstring tells curators what must hold, and why.
To add a rule, write the function and enter it in RULES, or in WARNINGS if a store that breaks it can be
used all the same; tests/store/test_check.py fails until the rule is there, has a docstring, and has a
store that breaks it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any, TypeGuard

import msgspec

from kharkivctl import dates, safety
from kharkivctl.store import model
from kharkivctl.store.model import Event, Figure, Post, Store

Path = tuple[str | int, ...]
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What the note of a source says of its `issued` and of its `url` where these are not the work's own.
NOT_ITS_DATE = re.compile(
    r"day of the statement|(own date|(date|day) of issue) is not recorded", re.IGNORECASE
)
NOT_ITS_PAGE = re.compile(r"may be (another|this) page", re.IGNORECASE)

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
    ("people", 0, "posts", 1, "since"), with indexes from 0.
    """

    path: Path
    record: str
    value: object
    problem: str
    remedy: str


Rule = Callable[[Store], Iterator[Fault]]


def walk(store: Store) -> Iterator[tuple[Path, Any]]:
    """Every record that has an id, with its path: those of each table, and the posts of people."""
    for table in model.TABLES:
        for index, record in enumerate(getattr(store, table)):
            yield (table, index), record
            for number, post in enumerate(getattr(record, "posts", ())):
                yield (table, index, "posts", number), post


def _head(store: Store) -> Iterator[tuple[Path, Any]]:
    """The head of the file, which has no id, with its path."""
    yield ("store",), store.store


def _figures(store: Store) -> Iterator[tuple[Path, Event, Figure]]:
    """Every figure with its path and its event."""
    for index, event in enumerate(store.events):
        for number, figure in enumerate(event.figures):
            yield ("events", index, "figures", number), event, figure


def _fault(path: Path, record: Any, field: str, problem: str, remedy: str, name: str = "") -> Fault:
    """The fault of one field of a record, which goes by `name`, else by its id; the head is "store"."""
    name = name or getattr(record, "id", "store")
    return Fault((*path, field.replace("_", "-")), name, getattr(record, field), problem, remedy)


def ids_are_slugs(store: Store) -> Iterator[Fault]:
    """An id consists of a-z, 0-9 and single hyphens, so that it can be typed anywhere without quotes."""
    remedy = "Use a-z, 0-9 and single hyphens, as in izium-2022."
    for path, record in walk(store):
        if not SLUG.fullmatch(record.id):
            yield _fault(path, record, "id", "is not a slug", remedy)


def ids_are_unique(store: Store) -> Iterator[Fault]:
    """No two records have the same id, whatever their tables, so that an id alone names its record."""
    remedy = "All tables share one name space; choose another id."
    first: dict[str, Path] = {}
    for path, record in walk(store):
        if record.id in first:
            problem = f"is already the id of a record in {first[record.id][0]}"
            yield _fault(path, record, "id", problem, remedy)
        first.setdefault(record.id, path)


def dates_are_edtf(store: Store) -> Iterator[Fault]:
    """Every date has one of the forms of docs/data.md, so that it can be compared and put in order.

    The `until` of a post may also be "..": it was still held when the store ends.
    """
    for path, record in chain(_head(store), walk(store)):
        for field in DATE_FIELDS.get(type(record), ()):
            text = getattr(record, field)
            if text is None or (field == "until" and text == ".."):
                continue
            try:
                dates.parse(text)
            except dates.DateError as error:
                yield _fault(path, record, field, str(error), f"Write {dates.STORE_FORMS}.")


def the_store_covers_an_interval(store: Store) -> Iterator[Fault]:
    """`covers` names the first and the last day of the facts: outside of them nothing is recorded."""
    remedy = 'Write the first and the last day covered, "2022-02-24/2024-02-29".'
    covers = store.store.covers
    if "/" not in covers and _is_date(covers):
        yield _fault(("store",), store.store, "covers", "is not an interval", remedy)


def _is_date(text: str | None) -> TypeGuard[str]:
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
    for path, record in chain(_head(store), walk(store)):
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
                yield _fault(path, record, field, problem, f"Name a record of {allowed}, or add it.")


def facts_have_sources(store: Store) -> Iterator[Fault]:
    """Every place, body, person, post and event names at least one source: no answer without a source."""
    remedy = "Name at least one source by its id."
    for path, record in walk(store):
        if hasattr(record, "sources") and not record.sources:
            yield _fault(path, record, "sources", "is missing or empty", remedy)


def events_have_a_time(store: Store) -> Iterator[Fault]:
    """An event has a `date`, or else `date-words`: what the source says where it names no day or month.

    Without either, no reader could tell when it was.
    """
    remedy = "Give the date, or the source's words for it in date-words."
    for index, event in enumerate(store.events):
        if not event.date and not event.date_words:
            yield _fault(("events", index), event, "date", "is missing, and date-words too", remedy)


def kinds_are_known(store: Store) -> Iterator[Fault]:
    """The kind of an event or place, and the type of a source, is one that docs/data.md lists.

    Whoever asks by kind finds no record of any other.
    """
    for path, record in walk(store):
        for (kind_of, field), allowed in KINDS.items():
            if isinstance(record, kind_of) and getattr(record, field) not in allowed:
                yield _fault(path, record, field, "is not known", f"Use one of: {', '.join(allowed)}.")


def control_has_places(store: Store) -> Iterator[Fault]:
    """An event with `control` names the places that were held, and one of kind "holding" has `control`.

    One without the other can't tell who held what.
    """
    for index, event in enumerate(store.events):
        path = ("events", index)
        if event.control and not event.places:
            problem = "says who held places, but places is empty"
            yield _fault(path, event, "control", problem, "Name the places, or leave control out.")
        if event.kind == "holding" and not event.control:
            problem = "says a place was found held, but control is missing"
            yield _fault(path, event, "kind", problem, "Say by whom in control, or choose another kind.")


def coordinates_lie_on_earth(store: Store) -> Iterator[Fault]:
    """Coordinates are [latitude, longitude] in degrees, from -90 to 90 and from -180 to 180.

    Beyond that they are mistyped, and no map can show them.
    """
    remedy = "Write [latitude, longitude] in degrees."
    for index, place in enumerate(store.places):
        latitude, longitude = place.coordinates or (0, 0)
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            yield _fault(("places", index), place, "coordinates", "lie outside the globe", remedy)


def addresses_are_of_the_web(store: Store) -> Iterator[Fault]:
    """The addresses of a source begin with http:// or https://, because only those are made links."""
    remedy = "Begin it with https:// or http://, or leave it out."
    for index, source in enumerate(store.sources):
        for field in ("url", "archive_url"):
            url = getattr(source, field)
            if url and not safety.web_address(url):
                yield _fault(("sources", index), source, field, "is not a web address", remedy)


def figures_have_one_number(store: Store) -> Iterator[Fault]:
    """A figure gives one of three: `value`; `low` and a `high` that is not below it; `words` of the source.

    With two of them nobody could tell which one counts.
    """
    remedy = "Give one of: value; low and high; words."
    for path, event, figure in _figures(store):
        if not _has_one_number(figure):
            yield _fault(path, figure, "measure", "has no number, or two", remedy, event.id)


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
            yield _fault(path, figure, "part_of", "is no measure of this event", remedy, event.id)


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
    records = ((path, record, "") for path, record in chain(_head(store), walk(store)))
    figures = ((path, figure, event.id) for path, event, figure in _figures(store))
    for path, record, name in chain(records, figures):
        for field in record.__struct_fields__:
            if not all(map(safety.is_safe, _texts(getattr(record, field)))):
                yield _fault(path, record, field, problem, remedy, name)


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
        if not isinstance(record, Post) or not _is_date(record.since) or not _is_date(record.until):
            continue
        if dates.parse(record.since).order > dates.parse(record.until).order:
            yield _fault(path, record, "until", "is before since", "Correct one of the two.")


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
                yield _fault(("events", index), event, "questions", problem, remedy)


def retractions_follow_their_accounts(store: Store) -> Iterator[Fault]:
    """`retracted` is not before the account was given: nothing is taken back before it is said."""
    for index, event in enumerate(store.events):
        said = event.said or event.date
        if not _is_date(event.retracted) or not _is_date(said):
            continue
        first, last = dates.parse(said), dates.parse(event.retracted)
        if (last.latest or date.max) < (first.earliest or first.latest or date.min):
            problem = f"is before {said}, when it was said or happened"
            yield _fault(("events", index), event, "retracted", problem, "Correct one of the two.")


def partial_accounts_say_who_held_it(store: Store) -> Iterator[Fault]:
    """`partial` tells that an account of who held a place may speak of a part of it: it needs `control`."""
    for index, event in enumerate(store.events):
        if event.partial and not event.control:
            remedy = "Say by whom in control, or leave it out."
            yield _fault(("events", index), event, "partial", "is set, but control is missing", remedy)


def each_place_is_named_in_its_words(store: Store) -> Iterator[Fault]:
    """`each` tells of one of several places: it has "{place}" once, where the name of that place stands."""
    for index, event in enumerate(store.events):
        if event.each is None:
            continue
        if len(event.places) < 2:
            remedy = "Leave it out: the text tells of the place."
            yield _fault(("events", index), event, "each", "is set, but there are not several places", remedy)
        elif event.each.count("{place}") != 1:
            remedy = 'Write one sentence with {place} in it, such as "{place} was shown as occupied."'
            yield _fault(("events", index), event, "each", "does not have {place} once", remedy)


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
            yield _fault(("sources", index), source, "version_of", "leads back to itself", remedy)


def issued_is_of_the_work(store: Store) -> Iterator[Fault]:
    """`issued` is the day of the work itself, and its note does not deny it.

    The day of a statement that it reports is the `said` of an event: as `issued` it would be cited as the
    date of the work, and `--known-by` would count by it.
    """
    remedy = "Leave issued out, or correct the note; the day of a statement is the said of the event."
    for index, source in enumerate(store.sources):
        if source.issued and NOT_ITS_DATE.search(source.note or ""):
            yield _fault(("sources", index), source, "issued", "is not the work's own by its note", remedy)


def url_is_of_the_work(store: Store) -> Iterator[Fault]:
    """`url` is the address of the work itself: one that may be another page's stands in the note alone."""
    remedy = "Leave url out and give the address in the note, or correct the note."
    for index, source in enumerate(store.sources):
        if source.url and NOT_ITS_PAGE.search(source.note or ""):
            yield _fault(("sources", index), source, "url", "may be another page's by its note", remedy)


RULES: tuple[Rule, ...] = (
    ids_are_slugs,
    ids_are_unique,
    dates_are_edtf,
    the_store_covers_an_interval,
    references_resolve,
    facts_have_sources,
    events_have_a_time,
    kinds_are_known,
    control_has_places,
    coordinates_lie_on_earth,
    addresses_are_of_the_web,
    figures_have_one_number,
    parts_name_their_whole,
    parts_are_not_more_than_their_whole,
    text_is_safe,
    posts_end_after_they_begin,
    questions_join_accounts_of_one_change,
    retractions_follow_their_accounts,
    partial_accounts_say_who_held_it,
    each_place_is_named_in_its_words,
    versions_lead_to_a_work,
)
# Rules for curators alone: `store check` tells what breaks them, and the store can be used all the same.
WARNINGS: tuple[Rule, ...] = (
    issued_is_of_the_work,
    url_is_of_the_work,
)


def faults(store: Store) -> list[Fault]:
    """Every fault of the store, by all rules."""
    return list(chain.from_iterable(rule(store) for rule in RULES))


def warnings(store: Store) -> list[Fault]:
    """Every value of the store that a curator should look at again."""
    return list(chain.from_iterable(rule(store) for rule in WARNINGS))
