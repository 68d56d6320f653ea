"""GeoJSON: the rules of RFC 7946, and the days of a turn as map programs read them."""

import json
from datetime import date
from typing import Any

import pytest

from tests.program import run
from tests.render.answers import EVERYTHING, rendered
from tests.render.rows import answer, place, turn


def collection(command: str) -> Any:
    ran = run(command)
    assert ran.code == 0
    return json.loads(ran.out)


def assert_keeps_the_rules(found: Any) -> None:
    """RFC 7946, sections 3 to 3.3 and 4: the members of a collection, of a feature and of a point."""
    assert found["type"] == "FeatureCollection"
    assert not {"coordinates", "geometries", "geometry", "properties", "crs"} & set(found)
    assert isinstance(found["features"], list)
    for feature in found["features"]:
        assert {"type", "id", "geometry", "properties"} == set(feature)
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str | int)
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            assert set(feature["geometry"]) == {"type", "coordinates"}
            assert feature["geometry"]["type"] == "Point"
            longitude, latitude = feature["geometry"]["coordinates"]
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90
    ids = [feature["id"] for feature in found["features"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("history", ["", "--history"])
def test_an_answer_keeps_the_rules_of_rfc_7946(history: str) -> None:
    assert_keeps_the_rules(collection(f"{EVERYTHING['where']} {history} -f geojson"))
    assert_keeps_the_rules(collection(f"where --limit 0 {history} -f geojson"))


def test_a_place_is_a_point_with_its_longitude_first() -> None:
    (feature,) = collection("where izium --on 2022-05-05 -f geojson")["features"]
    assert feature == {
        "type": "Feature",
        "id": "izium",
        "geometry": {"type": "Point", "coordinates": [37.2569, 49.2128]},
        "properties": {
            "id": "izium",
            "name": "Izium",
            "kind": "city",
            "within": "Izium Raion",
            "holder": "russia",
            "since": "2022-04-01",
            "until": "2022-09-10",
            "certain": True,
            "reason": "between",
            "standing": "stated",
            "sources": ["Test article [sic]", "Test assessment, 13 May"],
            "on": "2022-05-05",
        },
    }


def test_a_place_without_coordinates_has_no_geometry() -> None:
    found = json.loads(rendered("geojson", answer(place(coordinates=None), place("other"))))
    assert [feature["geometry"] for feature in found["features"]] == [None, None]
    assert [feature["id"] for feature in found["features"]] == ["town", "other"]


def test_the_features_of_the_turns_follow_each_other_and_end_on_the_day_that_the_next_one_has() -> None:
    features = collection("where izium --history -f geojson")["features"]
    told = [feature["properties"] for feature in features]
    assert [(turn["start"], turn["end"], turn["holder"]) for turn in told] == [
        ("2022-02-24", "2022-04-01", "unrecorded"),
        ("2022-04-01", "2022-09-10", "russia"),
        ("2022-09-10", "2022-09-11", "ukraine"),  # Of this day there is a record,
        ("2022-09-11", "2023-01-01", "ukraine"),  # of later ones none, so that they are not certain.
    ]
    assert [turn["certain"] for turn in told] == [False, True, True, False]
    assert all("on" not in turn for turn in told)
    assert [feature["id"] for feature in features][1] == "izium/2022-04-01"


def test_the_last_day_of_the_calendar_has_no_day_after_it() -> None:
    last = turn(date(2022, 3, 1), date.max)
    (feature,) = json.loads(rendered("geojson", answer(place(turns=(last,)))))["features"]
    assert feature["properties"]["end"] is None


def test_what_it_is_taken_from_stands_in_the_collection() -> None:
    found = collection("where -f geojson")
    assert (found["title"], found["version"], found["licence"]) == (
        "A small store for tests",
        "2026.01.02",
        "CC0-1.0",
    )
