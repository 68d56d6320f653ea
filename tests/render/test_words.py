"""What rows say in English: each sentence whole."""

import pytest

from kharkivctl.render import words
from kharkivctl.rows import NamesRow, Ref, SourceRef
from kharkivctl.store.model import HOLDER_WORDS
from tests.render.rows import account, change, event, figure, person, place, post

MINISTRY = Ref("ministry", "Ministry")
COUNCIL = Ref("council", "Council")


@pytest.mark.parametrize(
    ("edtf", "whole", "short"),
    [
        ("2022-09-10", "10 September 2022", "10 Sep 2022"),
        ("2022-09", "September 2022", "Sep 2022"),
        ("[..2022-09-11]", "by 11 September 2022", "by 11 Sep 2022"),
        ("2022-04-05~", "about 5 April 2022", "about 5 Apr 2022"),
        ("..", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_dates(edtf: str | None, whole: str | None, short: str | None) -> None:
    assert words.date_words(edtf) == whole
    assert words.short_date(edtf) == short


@pytest.mark.parametrize(
    ("date", "of_the_source", "said"),
    [
        ("2022-05", "early in May", "early in May (2022-05)"),
        (None, "one night", "one night"),
        ("2022-05", None, "May 2022"),
        (None, None, "no date"),
    ],
)
def test_the_words_of_the_source_come_before_the_date(
    date: str | None, of_the_source: str | None, said: str
) -> None:
    assert words.when_words(date, of_the_source) == said


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2022-05-05", "on 5 May 2022"),
        ("2022-05", "in May 2022"),
        ("2022", "in 2022"),
        ("2022-05-01/2022-05-03", "from 1 May 2022 to 3 May 2022"),
        ("2022-05-05/2022-05-05", "from 5 May 2022 to 5 May 2022"),
    ],
)
def test_days_of_a_question(edtf: str, said: str) -> None:
    assert words.on_days(edtf) == said


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("2022-03-02", "2022-06", "from 2 March 2022 to June 2022"),
        ("2022-03-02", None, "from 2 March 2022, end not recorded"),
        ("2022-03-02", "..", "from 2 March 2022, still held when the store ends"),
        ("2022-03-02", "[..2022-06-03]", "from 2 March 2022, ended by 3 June 2022"),
        ("[..2022-03-02]", "2022-06", "by 2 March 2022 to June 2022"),
        (
            "[2022-03-02..2022-03-09]",
            "[2022-06-01..2022-06-09]",
            "between 2 and 9 March 2022, ended between 1 and 9 June 2022",
        ),
        ("[2022-03-26..2022-03-27]", None, "from 26 or 27 March 2022, end not recorded"),
        (None, "2022-06", "start not recorded, to June 2022"),
        (None, "..", "start not recorded, still held when the store ends"),
        (None, "[..2022-06-03]", "start not recorded, ended by 3 June 2022"),
        (None, None, "start and end not recorded"),
    ],
)
def test_tenure(since: str | None, until: str | None, said: str) -> None:
    assert words.tenure(post(since=since, until=until)) == said


def test_who_holds_no_post_has_no_tenure() -> None:
    assert words.tenure(person()) == ""


def test_standing_has_its_owner() -> None:
    assert words.standing_words("stated", ()) == "stated"
    assert words.standing_words("claimed", (MINISTRY, COUNCIL)) == "claimed by Ministry, Council"


def test_marks_tell_what_was_taken_back_and_what_is_partial() -> None:
    assert words.account_marks(account()) == ""
    assert words.account_marks(account(retracted="2022-05-03")) == "taken back 3 May 2022"
    assert words.account_marks(event(partial=True)) == "perhaps a part of the place only"
    both = words.account_marks(event(partial=True, retracted="2022-05"))
    assert both == "taken back May 2022; perhaps a part of the place only"


@pytest.mark.parametrize(
    ("held_by", "certain", "said"),
    [
        ("russia", True, ""),
        ("russia", False, "not certain"),
        ("ukraine", False, "not certain"),
        ("contested", False, "not certain"),
        ("changing", False, ""),
        ("disputed", False, ""),
        ("unknown", False, ""),
        ("unrecorded", False, ""),
    ],
)
def test_only_one_answer_can_be_not_certain(held_by: str, certain: bool, said: str) -> None:
    assert words.doubt(place(held_by=held_by, certain=certain)) == said


@pytest.mark.parametrize(
    ("held_by", "certain", "said"),
    [
        ("russia", True, "Russia held Town on 5 March 2022."),
        ("russia", False, "Russia held Town on 5 March 2022, but this is not certain."),
        ("ukraine", True, "Ukraine held Town on 5 March 2022."),
        ("ukraine", False, "Ukraine held Town on 5 March 2022, but this is not certain."),
        ("contested", True, "Town was contested on 5 March 2022."),
        ("contested", False, "Town was contested on 5 March 2022, but this is not certain."),
        ("changing", False, "Town was changing hands on 5 March 2022."),
        ("disputed", False, "It is disputed who held Town on 5 March 2022."),
        ("unknown", False, "It is recorded as not known who held Town on 5 March 2022."),
        ("unrecorded", False, "It is not recorded who held Town on 5 March 2022."),
    ],
)
def test_who_held_a_place_is_a_sentence(held_by: str, certain: bool, said: str) -> None:
    assert words.held_sentence(place(held_by=held_by, certain=certain)) == said


def test_every_answer_to_who_held_a_place_has_its_sentence() -> None:
    for held_by in HOLDER_WORDS:
        assert "Town" in words.held_sentence(place(held_by=held_by))


def test_the_sentence_tells_the_days_and_that_the_store_ends_there() -> None:
    assert words.held_sentence(place(on="2022-03")) == "Russia held Town in March 2022."
    assert words.held_sentence(place(on="2022-03-01/2022-03-05")) == (
        "Russia held Town from 1 March 2022 to 5 March 2022."
    )
    assert words.held_sentence(place(certain=False), ", where the store ends") == (
        "Russia held Town on 5 March 2022, where the store ends, but this is not certain."
    )


def test_a_region_without_a_holder_has_none_as_a_whole() -> None:
    inside = (Ref("town", "Town"),)
    none = place(name="Town Raion", held_by="unrecorded", certain=False, contains=inside)
    assert words.held_sentence(none) == "No holder is recorded of Town Raion as a whole."
    held = place(name="Town Raion", contains=inside)
    assert words.held_sentence(held) == "Russia held Town Raion on 5 March 2022."


def test_accounts_that_dispute_a_change_alike_are_told_once() -> None:
    by = Ref("institute", "Institute")
    disputed_by = (
        account("a", control="ukraine", standing="estimated", said_by=(by,)),
        account("b", control="ukraine", standing="estimated", said_by=(by,)),
        account("c", control="contested", standing="reported"),
    )
    assert words.change_doubt(change(certain=False, disputed_by=disputed_by)) == (
        "disputed: Ukraine, estimated by Institute; contested, reported"
    )


def test_names_of_records() -> None:
    assert words.native_names(NamesRow("Місто", "Город", ("T",))) == "Місто · Город"
    assert words.native_names(NamesRow("Місто", "Місто", ())) == "Місто"
    assert words.names((MINISTRY, COUNCIL)) == "Ministry, Council"


def test_figures() -> None:
    assert words.figure_words(figure(value=1440, qualifier="at-least")) == "bodies: at least 1,440"
    assert words.figure_words(figure(low=20, high=25, unit="percent")) == "bodies: 20 to 25 percent"
    part = figure("men-killed", words="hundreds", part_of="all-bodies")
    assert words.figure_words(part) == "men killed: hundreds (of all bodies)"


@pytest.mark.parametrize(
    ("text", "figures", "told"),
    [
        ("They found 1,440 bodies.", (figure(value=1440),), True),
        ("They found 1440 bodies.", (figure(value=1440),), True),
        ("They found 14 bodies.", (figure(value=4),), False),  # A number within another tells nothing.
        ("They found 40 bodies.", (figure(value=4),), False),
        ("They found 1.4 tonnes.", (figure(value=4),), False),
        ("They found 20 to 25 bodies.", (figure(low=20, high=25),), True),
        ("They found 20 bodies.", (figure(low=20, high=25),), False),
        ("Hundreds were found.", (figure(words="hundreds"),), True),
        ("Many were found.", (figure(words="hundreds"),), False),
        ("They found 4 bodies.", (figure(value=4), figure("graves", value=3)), False),
        ("Nothing is counted.", (), True),
    ],
)
def test_figures_that_the_text_tells(text: str, figures: tuple[object, ...], told: bool) -> None:
    assert words.tells_its_figures(event(text=text, figures=figures)) is told


def test_where_and_when_a_source_appeared() -> None:
    assert words.outlet_words(SourceRef("a", "A", "Gazette", "2022-09", None, None)) == (
        "Gazette, September 2022"
    )
    assert words.outlet_words(SourceRef("a", "A", None, None, None, None)) == "no date"
