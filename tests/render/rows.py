"""Made-up rows for tests of formats: each function fills in what the test does not care about.

rendered("markdown", answer(event(text="Troops left.")))
"""

from datetime import date
from typing import Any, TypeVar, get_origin

import msgspec

from kharkivctl.render import ROWS
from kharkivctl.rows import (
    AccountRow,
    Answer,
    ChangeRow,
    EventRow,
    FigureRow,
    NamesRow,
    PlaceRow,
    PostRow,
    Ref,
    Row,
    SourceRef,
    SourceRow,
    TurnRow,
)

PAPER = SourceRef("paper", "A made-up paper", None, None, None, None)
NAMELESS = NamesRow(None, None, ())
_VERBS = {row: verb for verb, row in ROWS.items()}
Made = TypeVar("Made", bound=msgspec.Struct)


def answer(*rows: Row, **fields: Any) -> Answer:
    """An answer of these rows, all of one verb."""
    return Answer(**{"verb": _VERBS[type(rows[0])], "rows": rows} | fields)


def event(id: str = "taken", **fields: Any) -> EventRow:
    """Troops took Town on 1 March 2022: stated in the paper."""
    given = {"id": id, "date": "2022-03-01", "kind": "capture", "text": "Troops took Town."}
    return _made(EventRow, given | {"standing": "stated", "sources": (PAPER,)} | fields)


def account(id: str = "taken", **fields: Any) -> AccountRow:
    """The same as an account of who held Town."""
    given = {"id": id, "date": "2022-03-01", "kind": "capture", "text": "Troops took Town."}
    return _made(
        AccountRow, given | {"control": "russia", "standing": "stated", "sources": (PAPER,)} | fields
    )


def post(id: str = "mayor", **fields: Any) -> PostRow:
    """Max Mayor, mayor of Town from 2 March 2022 on: stated in the paper."""
    given = {"id": id, "name": "Max Mayor", "names": NAMELESS, "kind": "person"}
    given |= {"person": Ref("max-mayor", "Max Mayor"), "role": "mayor of Town", "since": "2022-03-02"}
    return _made(PostRow, given | {"standing": "stated", "sources": (PAPER,)} | fields)


def person(id: str = "bo", name: str = "Bo", **fields: Any) -> PostRow:
    """Bo, who held no post."""
    given = {"id": id, "name": name, "names": NAMELESS, "kind": "person", "person": Ref(id, name)}
    return _made(PostRow, given | {"sources": (PAPER,)} | fields)


def body(id: str = "council", **fields: Any) -> PostRow:
    """The Town Council, which holds no post."""
    given = {"id": id, "name": "Town Council", "names": NAMELESS, "kind": "administration"}
    return _made(PostRow, given | fields)


def place(id: str = "town", **fields: Any) -> PlaceRow:
    """Town, held by Russia on 5 March 2022 for certain, by the account above."""
    given = {"id": id, "name": "Town", "names": NAMELESS, "kind": "city", "on": "2022-03-05"}
    given |= {"held_by": "russia", "since": "2022-03-01", "certain": True, "event": account()}
    given |= {"explanation": "As recorded.", "reason": "record"}
    return _made(PlaceRow, given | {"standing": "stated", "sources": (PAPER,)} | fields)


def change(id: str = "town", **fields: Any) -> ChangeRow:
    """Town, passing from Ukraine to Russia on 1 March 2022 for certain, by the account above."""
    day = date(2022, 3, 1)
    given = {"id": id, "name": "Town", "from_": "ukraine", "to": "russia", "on": "2022-03"}
    given |= {"date": "2022-03-01", "standing": "stated"}
    more = {"earliest": day, "latest": day, "certain": True, "event": account(), "sources": (PAPER,)}
    return _made(ChangeRow, given | more | fields)


def turn(first: date, last: date, held_by: str = "russia", **fields: Any) -> TurnRow:
    """Days of one holder, for certain."""
    given = {"held_by": held_by, "first": first, "last": last, "certain": True, "reason": "between"}
    return _made(TurnRow, given | {"sources": (PAPER,)} | fields)


def source(id: str = "paper", **fields: Any) -> SourceRow:
    """The paper, with its title for its citation."""
    given = {"id": id, "type": "report", "title": "A made-up paper", "citation": "A made-up paper."}
    return _made(SourceRow, given | fields)


def figure(measure: str = "bodies", **fields: Any) -> FigureRow:
    """A figure without a number."""
    return _made(FigureRow, {"measure": measure} | fields)


def _made(row: type[Made], given: dict[str, Any]) -> Made:
    """A row with what is given, all else empty."""
    types = {field.name: field.type for field in msgspec.structs.fields(row)}
    empty = {
        name: () if get_origin(type) is tuple else False if type is bool else None
        for name, type in types.items()
    }
    return row(**empty | given)
