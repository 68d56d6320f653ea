"""From the records of a store to what rows carry: references resolved, days beside dates."""

from datetime import date

import pytest

from kharkivctl.links import Links, names_row
from kharkivctl.rows import AccountRow, FigureRow, NamesRow, Ref, SourceRef
from kharkivctl.store.model import Names
from tests import made_up

GAZETTE = made_up.source(
    "gazette",
    title="Town falls",
    container_title="The Gazette",
    publisher="Gazette Ltd",
    issued="2022-03-02",
    url="https://example.org/a",
    known_through="paper",
)
STORE = made_up.store(
    sources=[made_up.source(), GAZETTE],
    places=[made_up.place("izium"), made_up.place("borova")],
    organizations=[made_up.organization("council")],
    people=[made_up.person("ivan-probnyi")],
    questions=[made_up.question("q", text="When was it taken?")],
)
PAPER_REF = SourceRef("paper", "A made-up paper", None, None, None, None)
GAZETTE_REF = SourceRef(
    "gazette", "Town falls", "The Gazette", "2022-03-02", "https://example.org/a", "paper"
)


def test_references_have_id_and_name() -> None:
    links = Links(STORE)
    assert links.ref("izium") == Ref("izium", "Izium")
    assert links.ref("q") == Ref("q", "When was it taken?")
    assert links.refs(("council", "izium")) == (Ref("council", "Council"), Ref("izium", "Izium"))


def test_no_reference_without_an_id_or_to_what_is_left_out() -> None:
    links = Links(STORE)
    assert links.ref(None) is None
    assert links.ref("not-published-yet") is None
    assert links.sources(("not-published-yet", "paper")) == (PAPER_REF,)


def test_a_source_has_its_outlet_as_publisher() -> None:
    assert Links(STORE).sources(("gazette", "paper")) == (GAZETTE_REF, PAPER_REF)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2022-03-01", date(2022, 3, 1), date(2022, 3, 1)),
        ("2022-03", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-03-01/2022-04-15", date(2022, 3, 1), date(2022, 4, 15)),
        ("[2022-03-26..2022-04-01]", date(2022, 3, 26), date(2022, 4, 1)),
        ("[..2022-09-11]", None, date(2022, 9, 11)),
        ("2022-04-01/..", date(2022, 4, 1), None),
        (None, None, None),
    ],
)
def test_an_event_has_the_first_and_the_last_day_of_its_date(
    edtf: str | None, earliest: date | None, latest: date | None
) -> None:
    row = Links(STORE).event(made_up.event(date=edtf))
    assert (row.date, row.earliest, row.latest) == (edtf, earliest, latest)


def test_an_event_carries_every_field_with_references_resolved() -> None:
    event = made_up.event(
        "taken",
        date="2022-03",
        date_words="in March",
        kind="capture",
        places=("izium",),
        people=("ivan-probnyi",),
        organizations=("council",),
        control="russia",
        figures=(made_up.figure(value=4, qualifier="about", unit="tonnes", part_of="all"),),
        standing="claimed",
        said="2022-04",
        said_by=("council",),
        questions=("q",),
        sources=("gazette",),
        note="A note.",
        partial=True,
        retracted="2022-05",
    )
    row = Links(STORE).event(event, possible=True, beside=True, others=(made_up.event("other"),))
    assert {field: getattr(row, field) for field in row.__struct_fields__} == {
        "id": "taken",
        "date": "2022-03",
        "date_words": "in March",
        "earliest": date(2022, 3, 1),
        "latest": date(2022, 3, 31),
        "kind": "capture",
        "text": "Text of taken.",
        "places": (Ref("izium", "Izium"),),
        "people": (Ref("ivan-probnyi", "Ivan Probnyi"),),
        "organizations": (Ref("council", "Council"),),
        "control": "russia",
        "figures": (FigureRow("bodies", 4, None, None, None, "about", "tonnes", "all"),),
        "standing": "claimed",
        "said": "2022-04",
        "said_by": (Ref("council", "Council"),),
        "questions": (Ref("q", "When was it taken?"),),
        "sources": (GAZETTE_REF,),
        "note": "A note.",
        "possible": True,
        "other_accounts": (Links(STORE).account(made_up.event("other")),),
        "partial": True,
        "retracted": "2022-05",
        "beside": True,
    }


def test_an_account_is_an_event_in_short() -> None:
    event = made_up.event(
        "taken",
        date=None,
        control="russia",
        standing="claimed",
        said="2022-04",
        said_by=("council",),
        retracted="2022-05",
        partial=True,
    )
    assert Links(STORE).account(event) == AccountRow(
        id="taken",
        date=None,
        date_words="one day",
        kind="fighting",
        control="russia",
        text="Text of taken.",
        standing="claimed",
        said="2022-04",
        said_by=(Ref("council", "Council"),),
        sources=(PAPER_REF,),
        partial=True,
        retracted="2022-05",
    )


GROUP = made_up.event(
    "map",
    text="Shown as occupied on the map.",
    places=("izium", "borova"),
    each="{place} was shown as occupied on the map.",
)


def test_an_event_of_several_places_is_told_in_words_of_the_one_asked_for() -> None:
    links = Links(STORE)
    said = "Izium was shown as occupied on the map."
    assert links.account(GROUP, "izium").text == said
    row = links.event(GROUP, place="izium", others=(GROUP,))
    assert (row.text, row.other_accounts[0].text) == (said, said)


@pytest.mark.parametrize("place", [None, "kupiansk"])
def test_and_as_it_is_where_no_place_of_it_is_asked_for(place: str | None) -> None:
    assert Links(STORE).account(GROUP, place).text == "Shown as occupied on the map."


def test_an_event_without_words_of_its_own_for_each_place_is_told_as_it_is() -> None:
    fled = made_up.event("fled", text="They fled Izium and Borova.", places=("izium", "borova"))
    assert Links(STORE).account(fled, "izium").text == "They fled Izium and Borova."


def test_names_in_both_languages_and_others() -> None:
    assert names_row(Names(uk="Ізюм", ru="Изюм"), ("Isjum",)) == NamesRow("Ізюм", "Изюм", ("Isjum",))
