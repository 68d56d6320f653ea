"""`store diff`: what differs between two states of a store, in its facts and in who held which place."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Any, Literal

import msgspec

from kharkivctl import dates
from kharkivctl.queries.control.accounts import accounts_by_place, shifted
from kharkivctl.queries.control.history import History
from kharkivctl.store.check import walk
from kharkivctl.store.model import Holder, Person, Post, Store


class FieldChange(msgspec.Struct, frozen=True):
    """A field with its values before and after, as the file has them; None where it has none."""

    field: str
    old: Any
    new: Any


class RecordChange(msgspec.Struct, frozen=True):
    """A record that was added, changed (with its fields) or removed; `name` is its name or text."""

    change: Literal["added", "changed", "removed"]
    table: str
    id: str
    name: str
    fields: tuple[FieldChange, ...] = ()


class AnswerChange(msgspec.Struct, frozen=True):
    """A place with another holder than before on the days from `first` to `last`."""

    id: str
    name: str
    first: date
    last: date
    old: Holder
    new: Holder


class Difference(msgspec.Struct, frozen=True):
    """What differs between two stores, with their versions."""

    old: str
    new: str
    records: tuple[RecordChange, ...]
    answers: tuple[AnswerChange, ...]


def difference(old: Store, new: Store) -> Difference:
    """What differs between two states of a store: records in the order of tables, answers by place."""
    return Difference(
        old.store.version, new.store.version, tuple(_records(old, new)), tuple(_answers(old, new))
    )


# Facts


def _records(old: Store, new: Store) -> Iterator[RecordChange]:
    """The records that differ: those added, changed and removed, each in the order of its file."""
    before, after = _by_id(old), _by_id(new)
    for key, (name, fields) in after.items():
        if key not in before:
            yield RecordChange("added", *key, name)
        elif changes := tuple(_fields(before[key][1], fields)):
            yield RecordChange("changed", *key, name, changes)
    for key, (name, _) in before.items():
        if key not in after:
            yield RecordChange("removed", *key, name)


def _by_id(store: Store) -> dict[tuple[str, str], tuple[str, dict[str, Any]]]:
    """The name and the fields of every record by its table and id, the head and each post among them."""
    found = {("store", "store"): (store.store.title, _as_written(store.store))}
    for path, record in walk(store):
        table = "posts" if isinstance(record, Post) else str(path[0])
        fields = _as_written(record)
        if isinstance(record, Person):
            fields.pop("posts", None)
        found[table, record.id] = (record.role if isinstance(record, Post) else record.name, fields)
    return found


def _as_written(record: msgspec.Struct) -> dict[str, Any]:
    """The fields of a record as the file has them."""
    fields: dict[str, Any] = msgspec.to_builtins(record)
    return fields


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FieldChange]:
    """The fields whose values differ."""
    for field in dict.fromkeys((*old, *new)):
        if old.get(field) != new.get(field):
            yield FieldChange(field, old.get(field), new.get(field))


# Answers


def _answers(old: Store, new: Store) -> Iterator[AnswerChange]:
    """Where and when somebody else is the holder, by place and day."""
    sides = (old, new)
    names = {place.id: place.name for store in sides for place in store.places}
    accounts = [accounts_by_place(store) for store in sides]
    covers = [dates.parse(store.store.covers) for store in sides]
    for place in sorted(accounts[0].keys() | accounts[1].keys(), key=lambda place: (names[place], place)):
        before, after = (told.get(place, []) for told in accounts)
        if before == after and covers[0] == covers[1]:
            continue  # The same accounts give the same answers.
        histories = [History(told, days) for told, days in zip((before, after), covers, strict=True)]
        for first, last, was, now in _other_days(*histories):
            yield AnswerChange(place, names[place], first, last, was, now)


def _other_days(old: History, new: History) -> Iterator[tuple[date, date, Holder, Holder]]:
    """The days on which two histories name different holders, as many at once as have the same two."""
    breaks = sorted(
        {
            day
            for history in (old, new)
            for one in history.stretches()
            for day in (one.first, shifted(one.last, 1))
        }
    )
    found: list[tuple[date, date, Holder, Holder]] = []
    for first, after in pairwise(breaks):
        was, now = old.on_day(first).held_by, new.on_day(first).held_by
        if was == now:
            continue
        if found and (shifted(found[-1][1], 1), *found[-1][2:]) == (first, was, now):
            first = found.pop()[0]
        found.append((first, shifted(after, -1), was, now))
    yield from found
