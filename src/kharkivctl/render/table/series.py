"""Findings that repeat each other day after day, shown as one."""

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from kharkivctl import dates
from kharkivctl.rows import AccountRow, EventRow

LEAST = 3  # Fewer than that are shown one by one.
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")

Told = TypeVar("Told", EventRow, AccountRow)


def series(rows: Iterable[Told]) -> Iterator[list[Told]]:
    """The rows in their order, findings of one voice that differ in their day only in one list."""
    found: list[list[Told]] = []
    for row in rows:
        if found and _repeats(found[-1][-1], row):
            found[-1].append(row)
        else:
            found.append([row])
    for rows_of_one in found:
        yield from [rows_of_one] if len(rows_of_one) >= LEAST else ([row] for row in rows_of_one)


def _repeats(before: Told, row: Told) -> bool:
    """Whether a finding says once more what the one before it said, of another day."""
    return (
        row.kind == "holding"
        and bool(row.said_by)
        and _is_of_one_date(before)
        and _is_of_one_date(row)
        and not (before.questions or row.questions or before.retracted or row.retracted)
        and _said(before) == _said(row)
    )


def _is_of_one_date(row: EventRow | AccountRow) -> bool:
    """Whether it was found so at one time, not throughout some days: these are told whole."""
    return bool(row.date) and dates.parse(row.date or "").shape == "point"


def _said(row: EventRow | AccountRow) -> tuple[object, ...]:
    """What a finding says, without its days."""
    return (row.kind, DAY.sub("", row.text), row.control, row.standing, row.said_by, row.partial)
