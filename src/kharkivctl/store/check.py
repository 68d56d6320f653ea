"""The rules every store must keep, one small function each; `RULES` names them all.

A rule takes the store and yields a Fault for each value that breaks it. To add one, write the function
and enter it in RULES; tests/store/test_check.py fails until it has a store that breaks it.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

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

    `path` is the way to the value in the file, such as ("events", 3, "date") or
    ("people", 0, "posts", 1, "since"), with indexes from 0.
    """

    path: Path
    record: str
    value: object
    problem: str
    remedy: str


def walk(store: Store) -> Iterator[tuple[Path, Any]]:
    """Every record with its path: the head, each table's records, and people's posts."""
    yield ("store",), store.store
    for table in model.TABLES:
        for index, record in enumerate(getattr(store, table)):
            yield (table, index), record
            for number, post in enumerate(getattr(record, "posts", ())):
                yield (table, index, "posts", number), post


def _fault(path: Path, record: object, field: str, problem: str, remedy: str) -> Fault:
    key = field.replace("_", "-")
    name = getattr(record, "id", "store")
    return Fault((*path, key), name, getattr(record, field, None), problem, remedy)


def ids_are_slugs(store: Store) -> Iterator[Fault]:
    for path, record in walk(store):
        if not isinstance(record, model.About) and not SLUG.fullmatch(record.id):
            yield _fault(
                path, record, "id", "is not a slug", "Use a-z, 0-9 and single hyphens, as in izium-2022."
            )


def ids_are_unique(store: Store) -> Iterator[Fault]:
    first: dict[str, Path] = {}
    for path, record in walk(store):
        if isinstance(record, model.About):
            continue
        if record.id in first:
            table = first[record.id][0]
            yield _fault(
                path,
                record,
                "id",
                f"is already the id of a record in {table}",
                "All tables share one name space; choose another id.",
            )
        first.setdefault(record.id, path)


def dates_are_edtf(store: Store) -> Iterator[Fault]:
    for path, record in walk(store):
        for field in DATE_FIELDS.get(type(record), ()):
            text = getattr(record, field)
            if text is None or (field == "until" and text == ".."):
                continue
            try:
                dates.parse(text)
            except dates.DateError as error:
                yield _fault(path, record, field, str(error), f"Write {dates.STORE_FORMS}.")
                continue
            if field == "covers" and "/" not in text:
                remedy = 'Write the first and the last day covered, "2022-02-24/2024-02-29".'
                yield _fault(path, record, field, "is not an interval", remedy)


def references_resolve(store: Store) -> Iterator[Fault]:
    table_of: dict[str, str] = {}
    for path, record in walk(store):
        if not isinstance(record, model.About):
            table_of.setdefault(record.id, "posts" if isinstance(record, Post) else str(path[0]))
    for path, record in walk(store):
        for field in record.__struct_fields__:
            if field not in REFERENCES or (field == "places" and not isinstance(record, Event)):
                continue
            value = getattr(record, field)
            for reference in (value,) if isinstance(value, str) else value or ():
                found = table_of.get(reference)
                allowed = " or ".join(REFERENCES[field])
                if found is None:
                    problem = f'"{reference}" is no id of this store'
                elif found not in REFERENCES[field]:
                    problem = f'"{reference}" is an id of {found}, not of {allowed}'
                else:
                    continue
                yield _fault(path, record, field, problem, f"Name a record of {allowed}, or add it.")


def facts_have_sources(store: Store) -> Iterator[Fault]:
    for path, record in walk(store):
        if hasattr(record, "sources") and not record.sources:
            yield _fault(
                path, record, "sources", "is missing or empty", "Name at least one source by its id."
            )


def events_have_a_time(store: Store) -> Iterator[Fault]:
    for index, event in enumerate(store.events):
        if not event.date and not event.date_words:
            yield _fault(
                ("events", index),
                event,
                "date",
                "is missing, and date-words too",
                "Give the date, or the source's words for it in date-words.",
            )


def kinds_are_known(store: Store) -> Iterator[Fault]:
    for path, record in walk(store):
        for (kind_of, field), allowed in KINDS.items():
            if isinstance(record, kind_of) and getattr(record, field) not in allowed:
                yield _fault(path, record, field, "is not known", f"Use one of: {', '.join(allowed)}.")


def control_has_places(store: Store) -> Iterator[Fault]:
    for index, event in enumerate(store.events):
        if event.control and not event.places:
            yield _fault(
                ("events", index),
                event,
                "control",
                "says who held places, but places is empty",
                "Name the places, or leave control out.",
            )
        if event.kind == "holding" and not event.control:
            yield _fault(
                ("events", index),
                event,
                "kind",
                "says a place was found held, but control is missing",
                "Say by whom in control, or choose another kind.",
            )


def coordinates_lie_on_earth(store: Store) -> Iterator[Fault]:
    for index, place in enumerate(store.places):
        if place.coordinates:
            latitude, longitude = place.coordinates
            if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
                yield _fault(
                    ("places", index),
                    place,
                    "coordinates",
                    "lie outside the globe",
                    "Write [latitude, longitude] in degrees.",
                )


def addresses_are_of_the_web(store: Store) -> Iterator[Fault]:
    for index, source in enumerate(store.sources):
        for field in ("url", "archive_url"):
            url = getattr(source, field)
            if url and not safety.web_address(url):
                yield _fault(
                    ("sources", index),
                    source,
                    field,
                    "is not a web address",
                    "Begin it with https:// or http://, or leave it out.",
                )


def figures_add_up(store: Store) -> Iterator[Fault]:
    for index, event in enumerate(store.events):
        whole = {figure.measure: figure for figure in event.figures}
        for number, figure in enumerate(event.figures):
            path = ("events", index, "figures", number)
            if not _has_one_value(figure):
                yield Fault(
                    (*path, "measure"),
                    event.id,
                    figure.measure,
                    "has no number, or two",
                    "Give one of: value; low and high; words.",
                )
            if figure.part_of and figure.part_of not in whole:
                yield Fault(
                    (*path, "part-of"),
                    event.id,
                    figure.part_of,
                    "is no measure of this event",
                    "Name another measure of the same event.",
                )
        for measure, figure in whole.items():
            parts = [part.value or part.low or 0 for part in event.figures if part.part_of == measure]
            most = figure.high if figure.value is None else figure.value
            if most is not None and sum(parts) > most:
                yield Fault(
                    ("events", index, "figures"),
                    event.id,
                    measure,
                    f"is {most}, but its parts make {sum(parts)}",
                    "Correct the numbers, or take the part that is none out of part-of.",
                )


def _has_one_value(figure: Figure) -> bool:
    ranged = figure.low is not None and figure.high is not None
    half = (figure.low is None) != (figure.high is None)
    given = (figure.value is not None) + ranged + (figure.words is not None)
    return given == 1 and not half and (figure.low or 0) <= (figure.high or 0)


def text_is_safe(store: Store) -> Iterator[Fault]:
    for path, record in chain(walk(store), _figures(store)):
        for field in record.__struct_fields__:
            value = getattr(record, field)
            strings = [value] if isinstance(value, str) else value if isinstance(value, tuple) else ()
            if isinstance(value, (model.Names, model.Identifiers)):
                strings = [getattr(value, name) for name in value.__struct_fields__]
            for text in strings:
                if isinstance(text, str) and not safety.is_safe(text):
                    yield _fault(
                        path,
                        record,
                        field,
                        "holds a control or direction character",
                        "Delete the invisible character.",
                    )


def _figures(store: Store) -> Iterator[tuple[Path, Any]]:
    for index, event in enumerate(store.events):
        for number, figure in enumerate(event.figures):
            yield ("events", index, "figures", number), figure


def posts_end_after_they_begin(store: Store) -> Iterator[Fault]:
    for path, record in walk(store):
        if isinstance(record, Post) and record.since and record.until not in (None, ".."):
            try:
                since, until = dates.parse(record.since), dates.parse(record.until or "")
            except dates.DateError:
                continue  # dates_are_edtf tells
            if since.order > until.order:
                yield _fault(path, record, "until", "is before since", "Correct one of the two.")


Rule = Callable[[Store], Iterator[Fault]]
RULES: tuple[Rule, ...] = (
    ids_are_slugs,
    ids_are_unique,
    dates_are_edtf,
    references_resolve,
    facts_have_sources,
    events_have_a_time,
    kinds_are_known,
    control_has_places,
    coordinates_lie_on_earth,
    addresses_are_of_the_web,
    figures_add_up,
    text_is_safe,
    posts_end_after_they_begin,
)


def faults(store: Store) -> list[Fault]:
    """Every fault of the store, by all rules."""
    return list(chain.from_iterable(rule(store) for rule in RULES))
