"""Findings that repeat each other day after day, shown as one."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kharkivctl.rows import AccountRow, EventRow

LEAST = 3  # Fewer than that are shown one by one.
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")

Told = TypeVar("Told", EventRow, AccountRow)


def series(rows: Iterable[Told]) -> Iterator[list[Told]]:
    """The rows in their order, findings of one voice that differ in their day only in one list."""
    found: list[Told] = []
    for row in rows:
        if found and not _repeats(found[-1], row):
            yield from _split(found)
            found = []
        found.append(row)
    yield from _split(found)


def _split(found: list[Told]) -> Iterator[list[Told]]:
    yield from [found] if len(found) >= LEAST else ([row] for row in found)


def _repeats(before: Told, row: Told) -> bool:
    """Whether a finding says once more what the one before it said, of another day."""
    return (
        row.kind == "holding"
        and bool(before.date and row.date)
        and not (before.questions or row.questions or before.retracted or row.retracted)
        and _said(before) == _said(row)
    )


def _said(row: EventRow | AccountRow) -> tuple[object, ...]:
    """What a finding says, without its days."""
    return (DAY.sub("", row.text), row.control, row.standing, row.said_by, row.partial)
