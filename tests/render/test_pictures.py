"""Pictures: well formed, with words for who can't see them, no two texts on each other, nothing let in."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from kharkivctl.errors import Exit
from kharkivctl.output import PICTURE
from kharkivctl.render.holders import LOOKS
from kharkivctl.render.map.labels import Box
from kharkivctl.render.svg import text_width, wrapped
from kharkivctl.rows import Answer, PlaceRow, Row
from kharkivctl.store.load import load, packaged_store
from tests import made_up
from tests.asking import ask
from tests.program import run
from tests.render.answers import rendered
from tests.render.chart.test_chart import everything
from tests.render.rows import answer, event, place, post, turn

SVG = "{http://www.w3.org/2000/svg}"
LOADED = load(packaged_store())
DAYS = ("2022-03-05", "2022-05-05", "2022-09-05", "2022-09-12", "2022-10", "2023-06-01", "2024-02-29")
PICTURES = [*(("map", day) for day in DAYS), ("chart", "where"), ("chart", "who"), ("chart", "when")]


@cache
def asked(what: str) -> Answer:
    return everything(what) if what in ("who", "when") or what == "where" else ask("where", LOADED, on=what)


@cache
def drawn(format: str, what: str) -> ElementTree.Element:
    return ElementTree.fromstring(rendered(format, asked(what), picture=True).encode())


def texts(picture: ElementTree.Element) -> list[tuple[Box, str]]:
    """Each text with its box, as wide as its type makes it at most."""
    return list(_texts_within(picture, 0, 0))


def _texts_within(element: ElementTree.Element, dx: float, dy: float) -> Iterator[tuple[Box, str]]:
    """The texts of an element, which itself is moved so far to the right and down."""
    for inside in element:
        if shift := inside.get("transform"):
            x, y = map(float, re.findall(r"[\d.]+", shift))
            yield from _texts_within(inside, dx + x, dy + y)
        elif inside.tag == f"{SVG}text":
            size, words = float(inside.get("font-size", "0")), inside.text or ""
            wide = text_width(words, size)
            left = float(inside.get("x", "0")) + dx
            left -= {"start": 0.0, "middle": wide / 2, "end": wide}[inside.get("text-anchor", "start")]
            base = float(inside.get("y", "0")) + dy
            yield Box(left, base - size * 0.8, left + wide, base + size * 0.2), words
        else:
            yield from _texts_within(inside, dx, dy)


@pytest.mark.parametrize(("format", "what"), PICTURES)
def test_a_picture_has_a_title_and_a_description_that_its_root_points_to(format: str, what: str) -> None:
    picture = drawn(format, what)
    assert picture.tag == f"{SVG}svg"
    assert picture.get("role") == "img"
    ids = {element.get("id"): element for element in picture}
    for id in (picture.get("aria-labelledby") or "").split():
        assert len(ids[id].text or "") > 20
    assert picture[0].tag == f"{SVG}title"
    wide, high = map(float, (picture.get("viewBox") or "").split()[2:])
    assert (wide, high) == (float(picture.get("width", 0)), float(picture.get("height", 0)))


@pytest.mark.parametrize(("format", "what"), PICTURES)
def test_no_two_texts_touch_and_all_are_on_the_paper(format: str, what: str) -> None:
    picture = drawn(format, what)
    wide, high = map(float, (picture.get("viewBox") or "").split()[2:])
    boxes = texts(picture)
    assert len(boxes) > 20
    for box, words in boxes:
        assert box.is_within(Box(0, 0, wide + 1, high)), words
    for (one, words), (other, others) in combinations(boxes, 2):
        assert not one.wider(-0.5).touches(other.wider(-0.5)), (words, others)


@pytest.mark.parametrize("day", DAYS)
def test_every_place_is_drawn_once_or_named_beside_the_map(day: str) -> None:
    picture = drawn("map", day)
    rows = [row for row in asked(day).rows if isinstance(row, PlaceRow)]
    told = [title.text or "" for title in picture.iter(f"{SVG}title")][1:]
    assert len(told) == sum(row.coordinates is not None for row in rows)
    description = picture.findtext(f"{SVG}desc") or ""
    beside = " ".join(words for _, words in texts(picture))
    for row in rows:
        assert re.search(rf"\b{re.escape(row.name)}\b", description)
        if row.coordinates is None:
            assert row.name.split()[0] in beside
        else:
            assert any(one.startswith(row.name) for one in told)
    assert sum(int(words) for _, words in texts(picture) if words.isdigit()) == len(rows)


def test_a_bar_is_as_long_as_its_days() -> None:
    halves = (
        turn(date(2022, 2, 24), date(2023, 2, 26)),
        turn(date(2023, 2, 27), date(2024, 2, 29), "contested"),
    )
    picture = ElementTree.fromstring(
        rendered("chart", answer(place(turns=halves), about=made_up.about()), picture=True)
    )
    bars = [rect for group in picture.findall(f"{SVG}g") for rect in group.findall(f"{SVG}rect")][:2]
    first, second = (float(bar.get("width", 0)) for bar in bars)
    assert abs(first - second) < 0.3
    assert float(bars[1].get("x", 0)) == pytest.approx(float(bars[0].get("x", 0)) + first, abs=0.2)
    assert bars[1].get("fill") == "url(#lattice)"
    assert picture.find(f"{SVG}defs/{SVG}pattern[@id='lattice']") is not None


def test_every_look_differs_in_shape_or_in_fill_from_every_other() -> None:
    everyone = [place(f"p{n}", name=f"P{n}", coordinates=(49.0 + n / 10, 36.5)) for n in range(len(LOOKS))]
    states = [
        ("russia", 1),
        ("russia", 0),
        ("ukraine", 1),
        ("ukraine", 0),
        ("contested", 1),
        ("contested", 0),
    ]
    states += [("changing", 0), ("disputed", 0), ("unknown", 0), ("unrecorded", 0)]
    rows = [
        msgspec.structs.replace(row, held_by=held_by, certain=bool(certain))
        for row, (held_by, certain) in zip(everyone, states, strict=True)
    ]
    picture = ElementTree.fromstring(rendered("map", answer(*rows), picture=True))
    marks = []
    for group in picture.iter(f"{SVG}g"):
        if group.find(f"{SVG}title") is not None:
            shapes = [
                (
                    shape.tag,
                    shape.get("fill") == "#ffffff",
                    shape.get("stroke-dasharray"),
                    len(shape.get("points", "").split()),
                )
                for shape in group
                if shape.tag != f"{SVG}title"
            ]
            marks.append((str(shapes), group.find(f"{SVG}circle") is not None and group[1].get("r")))
    assert len(set(marks)) == len(LOOKS)


def words(format: str, *rows: Row, **about: str) -> list[str]:
    """The texts of a picture of these rows."""
    told = rendered(format, answer(*rows, on="2024-02-20", about=made_up.about(**about)), picture=True)
    return [text for _, text in texts(ElementTree.fromstring(told))]


def test_the_day_asked_for_stands_beside_its_mark_on_the_side_that_has_room() -> None:
    told = words("chart", post(surely=("2022-03-02/2024-02-29",), until="..", earliest=date(2022, 3, 2)))
    assert "20 Feb 2024" in told
    assert "2 Mar 2022 →" in told


def test_as_many_turns_are_told_as_there_is_room_for() -> None:
    spans = [(date(2022, n, 1), date(2022, n, 20)) for n in (3, 4, 5, 6)]
    turns = tuple(turn(*span, since=str(span[0]), until=str(span[1])) for span in spans)
    told = rendered("chart", answer(place(turns=turns), about=made_up.about()), picture=True)
    assert [text for _, text in texts(ElementTree.fromstring(told)) if text.startswith("1 Mar")] == [
        "1 Mar – 20 Mar 2022 …"
    ]


def test_a_store_of_many_years_has_its_years_and_not_its_months() -> None:
    long = turn(date(2001, 1, 1), date(2024, 12, 31))
    told = words("chart", place(turns=(long,)), covers="2001-01-01/2024-12-31")
    assert {"2001", "2011", "2021"} <= set(told)
    assert "J" not in told
    many = [event(str(n), date=f"20{n:02}-03-05") for n in range(1, 25)]
    assert "J" not in words("chart", *many)


HOSTILE = "</text><script>alert(1)</script>&amp;\"'<!-- \x1b[31m\ufffe"


@pytest.mark.parametrize(
    ("format", "row"),
    [
        ("map", place(name=HOSTILE, coordinates=(49.5, 36.5))),
        ("map", place(name=HOSTILE)),
        ("chart", place(name=HOSTILE, turns=())),
        ("chart", post(name=HOSTILE, role=HOSTILE)),
        ("chart", post(name=HOSTILE, role=HOSTILE, since=None)),
        ("chart", event(kind=HOSTILE)),
    ],
)
def test_nothing_in_a_record_becomes_markup(format: str, row: PlaceRow) -> None:
    about = made_up.about(version=HOSTILE, licence=HOSTILE)
    told = rendered(format, answer(row, about=about), picture=True)
    picture = ElementTree.fromstring(told)
    assert "script" not in {element.tag.removeprefix(SVG) for element in picture.iter()}
    assert "\x1b" not in told
    assert "<script" not in told
    assert "</text><script>alert(1)</script>&amp;" in "".join(picture.itertext())


def test_the_ending_of_a_file_makes_a_picture(tmp_path: Path) -> None:
    for command, title in (
        ("where izium", "Who held Izium on 31 December 2022"),
        ("where izium -f chart", "Who held Izium, 24 February 2022 to 31 December 2022"),
        ("who", "Posts held, 24 February 2022 to 31 December 2022"),
        ("when", "Events of each month by kind, February 2022 to November 2022"),
    ):
        file = tmp_path / f"a{PICTURE}"
        assert run(f"{command} -o", str(file)).code == Exit.FOUND
        assert ElementTree.parse(file).getroot().findtext(f"{SVG}title") == title


def test_events_without_a_month_are_a_picture_that_says_so() -> None:
    told = rendered("chart", answer(event(date="2022")), picture=True)
    assert "No event has a date of a single month." in told
    ElementTree.fromstring(told)


def test_words_are_wrapped_by_their_width() -> None:
    assert wrapped("one two three", 10, 50) == ["one two", "three"]
    assert wrapped("WWWWWWWW", 10, 5) == ["WWWWWWWW"]
    assert wrapped("", 10, 5) == []
    assert text_width("mmm", 10) > text_width("iii", 10) > 0
