"""GeoJSON (RFC 7946): a feature a place, or a feature a turn where the turns were asked for."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from kharkivctl.render import View
from kharkivctl.rows import Answer, PlaceRow, TurnRow
from kharkivctl.safety import escaped

# A feature: its type, id, geometry and properties.
Feature = dict[str, object]


def render(answer: Answer, view: View) -> str:
    """The places as one FeatureCollection; what it is taken from stands beside the features."""
    collection: dict[str, object] = {"type": "FeatureCollection"}
    if about := answer.about:
        collection |= {"title": about.title, "version": about.version, "licence": about.licence}
    collection["features"] = [feature for row in answer.rows for feature in _features(row)]
    return msgspec.json.format(escaped(msgspec.json.encode(collection).decode()), indent=2) + "\n"


def _features(row: object) -> Iterator[Feature]:
    """The feature of a place, or those of its turns."""
    assert isinstance(row, PlaceRow)
    if row.turns is None:
        yield _feature(row, row.id, _held(row, row.held_by) | {"on": row.on})
        return
    for turn in row.turns:
        days = {"start": turn.first.isoformat(), "end": _day_after(turn.last)}
        yield _feature(row, f"{row.id}/{turn.first}", _held(turn, turn.held_by) | days)


def _feature(row: PlaceRow, id: str, properties: dict[str, object]) -> Feature:
    within = row.within.name if row.within else None
    place = {"id": row.id, "name": row.name, "kind": row.kind, "within": within}
    return {"type": "Feature", "id": id, "geometry": _point(row), "properties": place | properties}


def _point(row: PlaceRow) -> dict[str, object] | None:
    """The place as a point, longitude first; None without coordinates."""
    if row.coordinates is None:
        return None
    latitude, longitude = row.coordinates
    return {"type": "Point", "coordinates": [longitude, latitude]}


def _day_after(last: date) -> str | None:
    """The first day on which a turn is no longer shown: mapping programs leave out the end, as QGIS does."""
    return (last + timedelta(1)).isoformat() if last < date.max else None


def _held(told: PlaceRow | TurnRow, holder: str) -> dict[str, object]:
    """Who held the place, and what that rests on."""
    return {
        "holder": holder,
        "since": told.since,
        "until": told.until,
        "certain": told.certain,
        "reason": told.reason,
        "standing": told.standing,
        "sources": [source.title for source in told.sources],
    }
