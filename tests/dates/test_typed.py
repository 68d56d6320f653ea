"""Dates as people type them, in three languages; what is refused, and what does not look like a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kharkivctl import dates
from kharkivctl.dates import DateError, typed
from tests.dates.strategies import ANY_DATE

# What people type -> the date of the store it is read as.
TYPED = {
    "2022-09-10": "2022-09-10",
    "2022-09": "2022-09",
    "2022": "2022",
    " 2022-09-10 ": "2022-09-10",
    "2022-9-1": "2022-09-01",
    "2022-9": "2022-09",
    "2022/09/10": "2022-09-10",
    "2022.9.1": "2022-09-01",
    "10.09.2022": "2022-09-10",
    "1.9.2022": "2022-09-01",
    "09.2022": "2022-09",
    "9.2022": "2022-09",
    "10 September 2022": "2022-09-10",
    "10  september   2022": "2022-09-10",
    "10 SEPTEMBER 2022": "2022-09-10",
    "10 Sep 2022": "2022-09-10",
    "10 Sept. 2022": "2022-09-10",
    "September 10, 2022": "2022-09-10",
    "Sep 10 2022": "2022-09-10",
    "10th of September, 2022": "2022-09-10",
    "September 2nd, 2022": "2022-09-02",
    "1st May 2022": "2022-05-01",
    "23rd June 2022": "2022-06-23",
    "September 2022": "2022-09",
    "Sept 2022": "2022-09",
    "10 вересня 2022": "2022-09-10",
    "10 вересня 2022 р.": "2022-09-10",
    "10 вересня 2022 року": "2022-09-10",
    "вересень 2022": "2022-09",
    "24 лютого 2022": "2022-02-24",
    "1 травня 2022": "2022-05-01",
    "10 сентября 2022": "2022-09-10",
    "10 сентября 2022 г.": "2022-09-10",
    "10 сентября 2022 года": "2022-09-10",
    "сентябрь 2022": "2022-09",
    "1 мая 2022": "2022-05-01",
    "май 2022": "2022-05",
    "24 ФЕВРАЛЯ 2022": "2022-02-24",
    "10.09.22": "2022-09-10",
    "13/09/2022": "2022-09-13",
    "09/13/2022": "2022-09-13",
    "6-11 September 2022": "2022-09-06/2022-09-11",
    "mid-September 2022": "2022-09-11/2022-09-20",
    "the end of February 2024": "2024-02-21/2024-02-29",
    "початок вересня 2022 року": "2022-09-01/2022-09-10",
    "late 2022": "2022-09-01/2022-12-31",
    "навесні 2022": "2022-03-01/2022-05-31",
    "autumn of 2022": "2022-09-01/2022-11-30",
    "winter 2022-23": "2022-12-01/2023-02-28",
    "late winter 2023/24": "2024-02-01/2024-02-29",
    "2022-09-11~": "2022-09-11~",
    "2022-09-06/2022-09-11": "2022-09-06/2022-09-11",
    "2022-04-01/..": "2022-04-01/..",
    "[..2022-09-11]": "[..2022-09-11]",
    "[2022-03-26..2022-03-27]": "[2022-03-26..2022-03-27]",
}


@pytest.mark.parametrize("text", TYPED)
def test_a_date_is_read_as_people_type_it(text: str) -> None:
    assert typed.read(text) == dates.parse(TYPED[text])
    assert typed.looks_like_date(text)


MONTH_NAMES = """
January січень січня январь января
February лютий лютого февраль февраля
March березень березня март марта
April квітень квітня апрель апреля
May травень травня май мая
June червень червня июнь июня
July липень липня июль июля
August серпень серпня август августа
September вересень вересня сентябрь сентября
October жовтень жовтня октябрь октября
November листопад листопада ноябрь ноября
December грудень грудня декабрь декабря
""".strip().splitlines()


@pytest.mark.parametrize(
    ("number", "name"),
    [(number, name) for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()],
)
def test_every_month_is_read_in_three_languages(number: int, name: str) -> None:
    assert typed.read(f"{name} 2022") == dates.parse(f"2022-{number:02}")


@pytest.mark.parametrize(
    "text",
    [
        *("", "hello", "Izium", "Smarch 2022", "marching 2022", "martial 2022", "ma 2022", "may", "10 2022"),
        *("10 September", "in 2022", "447", "3rd Motor Rifle Division", "Ізюм 2022", "Russia-24"),
    ],
)
def test_what_does_not_look_like_a_date_is_not_one(text: str) -> None:
    assert typed.read(text) is None
    assert not typed.looks_like_date(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("09/10/2022", '"09/10/2022" could be read in two ways'),
        ("9/10/2022", '"9/10/2022" could be read in two ways'),
        ("10-09-2022", '"10-09-2022" could be read in two ways'),
        ("2022-13", '"2022-13" is not a day of the calendar'),
        ("2022-13-01", '"2022-13-01" is not a day of the calendar'),
        ("13.2022", '"13.2022" is not a day of the calendar'),
        ("31.04.2022", '"31.04.2022" is not a day of the calendar'),
        ("31 April 2022", '"31 April 2022" is not a day of the calendar'),
        ("30 лютого 2022", '"30 лютого 2022" is not a day of the calendar'),
        ("12345", '"12345" is not a date of the forms read here'),
    ],
)
def test_what_looks_like_a_date_but_is_none_is_refused(text: str, message: str) -> None:
    with pytest.raises(DateError) as refusal:
        typed.read(text)
    assert str(refusal.value) == message
    assert typed.looks_like_date(text)


@given(ANY_DATE)
def test_every_date_of_the_store_can_be_typed(text: str) -> None:
    assert typed.read(text) == dates.parse(text)


WORDS = st.sampled_from(
    [name for names in MONTH_NAMES for name in names.split()] + ["р.", "года", "of", "1st"]
)
NUMBERS = st.from_regex(r"[0-9]{1,4}[./,-]?", fullmatch=True)


@given(st.one_of(st.text(), st.text("0123456789-~/.[] "), st.lists(WORDS | NUMBERS).map(" ".join)))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    try:
        typed.read(text)
    except DateError:
        assert typed.looks_like_date(text)
