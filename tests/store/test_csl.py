"""Sources read from CSL-JSON: what reference managers export, and what this program itself does."""

import json
from typing import Any

import msgspec
import pytest

from kharkivctl.citation import csl_json
from kharkivctl.errors import WrongUse
from kharkivctl.store import csl, decode
from kharkivctl.store.model import Source
from tests.program import SMALL

# As Zotero exports an article, less what it has no value for.
ZOTERO = {
    "id": "http://zotero.org/users/1/items/ABCD",
    "type": "article-newspaper",
    "abstract": "What the report says.",
    "container-title": "The Test Gazette",
    "ISSN": "0000-0000",
    "language": "en-GB",
    "section": "World news",
    "source": "gazette.example",
    "title": 'Izium <i>after</i>  the <span class="nocase">retreat</span>',
    "URL": "https://gazette.example/izium",
    "author": [
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"family": "Smith", "given": "Ann", "suffix": "Jr."},
        {"literal": "Test Agency"},
    ],
    "accessed": {"date-parts": [["2022", 9, 20]]},
    "issued": {"date-parts": [["2022", 9, 17]]},
}


def one(**fields: Any) -> csl.Read:
    """What is read of one item, a report with a title unless the fields say otherwise."""
    (read,) = csl.read(json.dumps({"type": "report", "title": "A paper"} | fields), "FILE")
    return read


def test_an_export_of_zotero_becomes_a_source() -> None:
    (read,) = csl.read(json.dumps([ZOTERO]), "FILE")
    assert read.source == Source(
        id="",
        type="article-newspaper",
        title="Izium after the retreat",
        author=("van Beethoven, Ludwig", "Smith, Ann, Jr.", "Test Agency"),
        container_title="The Test Gazette",
        issued="2022-09-17",
        accessed="2022-09-20",
        language="en",
        url="https://gazette.example/izium",
    )
    assert read.left_out == ("abstract", "ISSN", "section", "source")


@pytest.mark.parametrize("source", decode.read(SMALL).sources, ids=lambda source: source.id)
def test_what_this_program_exports_is_read_as_it_was(source: Source) -> None:
    item = csl_json.item(source)
    (read,) = csl.read(json.dumps(item), "FILE")
    # CSL-JSON is given no note and no work of which it is a state; in a title it has tags for markup.
    title = source.title.replace("<b>all</b>", "all")
    assert read.source == msgspec.structs.replace(source, id="", title=title, note=None, version_of=None)
    assert read.left_out == (("note",) if "note" in item else ())


def test_a_body_that_stands_for_a_missing_author_is_none() -> None:
    report = one(publisher="Institute", author=[{"literal": "Institute"}], genre="Map")
    assert (report.source.author, report.left_out) == ((), ())
    assert one(publisher="Institute", author=[{"literal": "Bureau"}]).source.author == ("Bureau",)


def test_a_note_is_kept_and_a_genre_told() -> None:
    read = one(note="Seen in print.", genre="Working paper", version="2")
    assert (read.source.note, read.source.version, read.left_out) == ("Seen in print.", "2", ("genre",))


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ({"date-parts": [[2022]]}, "2022"),
        ({"date-parts": [["2022", "9"]]}, "2022-09"),
        ({"date-parts": [["2022", "09", "07"]]}, "2022-09-07"),
        ({"date-parts": [[2022, 3, 2], [2022, 3, 3]]}, "2022-03-02/2022-03-03"),
        ({"date-parts": [[2022, 9, 11]], "circa": True}, "2022-09-11~"),
        ({"raw": "2022-09-10"}, "2022-09-10"),
    ],
)
def test_dates_of_csl_become_edtf(date: dict[str, Any], text: str) -> None:
    assert one(issued=date).source.issued == text
    assert one(accessed=date).source.accessed == text


@pytest.mark.parametrize(
    "date",
    [
        {"literal": "early September"},
        {"raw": "10 September 2022"},
        {"date-parts": [[2022, 13, 1]]},
        {"date-parts": [["soon"]]},
        {"date-parts": [[]]},
        {"date-parts": 2022},
        "2022-09-10",
    ],
)
def test_a_date_that_is_not_understood_is_left_out_and_told(date: object) -> None:
    read = one(issued=date)
    assert (read.source.issued, read.left_out) == (None, ("issued",))


@pytest.mark.parametrize(
    ("language", "code"), [("uk", "uk"), ("en-US", "en"), ("RU_ru", "ru"), ("English", None), (5, None)]
)
def test_a_language_is_a_code_or_left_out(language: object, code: str | None) -> None:
    read = one(language=language)
    assert (read.source.language, read.left_out) == (code, () if code else ("language",))


def test_a_shelf_mark_is_no_address_of_an_archive() -> None:
    assert one(archive_location="Box 5").left_out == ("archive_location",)
    assert one(archive_location="https://archive.example").source.archive_url == "https://archive.example"


def test_every_item_is_read_and_a_wrong_one_named() -> None:
    items = [{"type": "report", "title": "One"}, {"type": "book", "title": "Two"}]
    with pytest.raises(WrongUse, match=r'^FILE, item 2: type "book": choose from article-newspaper, '):
        csl.read(json.dumps(items), "FILE")
