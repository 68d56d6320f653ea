"""Findings that only repeat each other, day after day, are one line of a timeline and of a card."""

from typing import Any

import pytest

from kharkivctl.render.table.series import series
from kharkivctl.rows import Ref, SourceRef
from tests.render.answers import rendered
from tests.render.rows import account, answer, event

INSTITUTE, MINISTRY = Ref("institute", "Institute"), Ref("ministry", "Ministry")


def finding(day: int, **fields: Any) -> Any:
    given = {
        "date": f"2022-06-{day:02}",
        "text": f"Town was shown as occupied on the map of {day} June 2022.",
        "kind": "holding",
        "control": "russia",
        "standing": "estimated",
        "said_by": (INSTITUTE,),
        "sources": (SourceRef(f"map-{day}", "Map", "Institute", f"2022-06-{day:02}", None, None),),
    }
    return event(f"map-{day}-town", **(given | fields))


def test_a_timeline_tells_a_series_once() -> None:
    told = rendered("table", answer(*map(finding, (1, 2, 9)), event("left", text="Troops left.")))
    assert told.startswith("""\
June 2022
1         Town was shown as occupied on the map of 1 June 2022. The same of 2
          more days, the last 9 June 2022. map-1-town to map-9-town
                                                  estimated by Institute [1]-[3]
""")
    assert "4 events" in told
    assert "[1]-[3] Map. Institute, 3 issues, 1 June 2022 to 9 June 2022. map-1 to map-9\n" in told


def test_two_of_a_kind_are_told_each() -> None:
    assert [len(rows) for rows in series(map(finding, (1, 2)))] == [1, 1]


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Hill was shown as occupied on the map of 9 June 2022."},
        {"control": "ukraine"},
        {"standing": "stated"},
        {"said_by": (MINISTRY,)},
        {"said_by": ()},
        {"partial": True},
        {"retracted": "2022-07"},
        {"questions": (Ref("q", "When?"),)},
        {"kind": "capture"},
        {"date": None},
        {"date": "2022-06-09/2022-06-12"},
        {"date": "[..2022-06-09]"},
    ],
    ids=str,
)
def test_what_differs_in_more_than_its_day_is_told_by_itself(other: dict[str, Any]) -> None:
    rows = [finding(1), finding(2), finding(3), finding(9, **other), finding(10), finding(11), finding(12)]
    assert [len(found) for found in series(rows)] == [3, 1, 3]


def test_accounts_are_folded_as_events_are() -> None:
    rows = [
        account(f"a{n}", kind="holding", said_by=(INSTITUTE,), text=f"On {n} May 2022.") for n in (1, 2, 3)
    ]
    assert list(series(rows)) == [rows]
