"""Dates: what each form means, how it reads in English, what is refused, and how dates compare."""

from datetime import date, timedelta
from typing import Any

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl import dates
from kharkivctl.dates import DateError, Edtf, typed

# Text of the store -> first day, last day, in words, in a narrow column.
FORMS = {
    "2022-09-10": ("2022-09-10", "2022-09-10", "10 September 2022", "10 Sep 2022"),
    "2022-09": ("2022-09-01", "2022-09-30", "September 2022", "Sep 2022"),
    "2022": ("2022-01-01", "2022-12-31", "2022", "2022"),
    "2024-02": ("2024-02-01", "2024-02-29", "February 2024", "Feb 2024"),
    "2023-02": ("2023-02-01", "2023-02-28", "February 2023", "Feb 2023"),
    "2022-12": ("2022-12-01", "2022-12-31", "December 2022", "Dec 2022"),
    "2022-05-01": ("2022-05-01", "2022-05-01", "1 May 2022", "1 May 2022"),
    "2022-09-11~": ("2022-09-11", "2022-09-11", "about 11 September 2022", "about 11 Sep 2022"),
    "2022-09~": ("2022-09-01", "2022-09-30", "about September 2022", "about Sep 2022"),
    "2022~": ("2022-01-01", "2022-12-31", "about 2022", "about 2022"),
    "2022-04-01/2022-09-10": (
        "2022-04-01",
        "2022-09-10",
        "from 1 April 2022 to 10 September 2022",
        "from 1 Apr 2022 to 10 Sep 2022",
    ),
    "2022-03~/2023-01": (
        "2022-03-01",
        "2023-01-31",
        "from about March 2022 to January 2023",
        "from about Mar 2022 to Jan 2023",
    ),
    "2022-04-01/..": ("2022-04-01", None, "from 1 April 2022 on", "from 1 Apr 2022 on"),
    "[2022-03-26..2022-03-27]": ("2022-03-26", "2022-03-27", "26 or 27 March 2022", "26 or 27 Mar 2022"),
    "[2022-03-31..2022-04-01]": (
        "2022-03-31",
        "2022-04-01",
        "31 March or 1 April 2022",
        "31 Mar or 1 Apr 2022",
    ),
    "[2022-12-31..2023-01-01]": (
        "2022-12-31",
        "2023-01-01",
        "31 December 2022 or 1 January 2023",
        "31 Dec 2022 or 1 Jan 2023",
    ),
    "[2022-09-06..2022-09-11]": (
        "2022-09-06",
        "2022-09-11",
        "between 6 and 11 September 2022",
        "between 6 and 11 Sep 2022",
    ),
    "[2022-09-28..2022-10-03]": (
        "2022-09-28",
        "2022-10-03",
        "between 28 September and 3 October 2022",
        "between 28 Sep and 3 Oct 2022",
    ),
    "[..2022-09-11]": (None, "2022-09-11", "by 11 September 2022", "by 11 Sep 2022"),
}


@pytest.mark.parametrize("text", FORMS)
def test_a_date_of_the_store_has_bounds_and_words(text: str) -> None:
    when = dates.parse(text)
    bounds = tuple(day.isoformat() if day else None for day in (when.earliest, when.latest))
    assert (when.text, *bounds, dates.words(when), dates.short_words(when)) == (text, *FORMS[text])


@pytest.mark.parametrize(
    ("text", "shape", "precision", "approximate"),
    [
        ("2022-09-10", "point", "day", False),
        ("2022-09~", "point", "month", True),
        ("2022", "point", "year", False),
        ("2022-04-01/..", "interval", "day", False),
        ("2022-04/2022-09~", "interval", "day", False),
        ("[..2022-09-11]", "one-of", "day", False),
        ("[2022-03-26..2022-03-27]", "one-of", "day", False),
    ],
)
def test_a_date_has_a_shape_and_a_precision(text: str, shape: str, precision: str, approximate: bool) -> None:
    when = dates.parse(text)
    assert (when.shape, when.precision, when.approximate) == (shape, precision, approximate)


def test_an_interval_keeps_its_two_ends() -> None:
    when = dates.parse("2022-04~/2022-09-10")
    assert (when.start, when.end) == (dates.parse("2022-04~"), dates.parse("2022-09-10"))
    assert dates.parse("2022-04~/..").end is None


READ_NOT = "is not a date of the forms read here"
NO_DAY = "is not a day of the calendar"
# Text -> what is said of it; {} is the text itself.
REFUSED = {
    "": f'"{{}}" {READ_NOT}',
    "..": f'"{{}}" {READ_NOT}',
    " 2022": f'"{{}}" {READ_NOT}',
    "2022\n": f'"{{}}" {READ_NOT}',
    "２０２２": f'"{{}}" {READ_NOT}',
    "2022-09-1٠": f'"{{}}" {READ_NOT}',
    "2022-9-10": f'"{{}}" {READ_NOT}',
    "-0001": f'"{{}}" {READ_NOT}',
    "Y2022": f'"{{}}" {READ_NOT}',
    "202X": f'"{{}}" {READ_NOT}',
    "2022-XX": f'"{{}}" {READ_NOT}',
    "2022-09-10?": f'"{{}}" {READ_NOT}',
    "2022-09-10%": f'"{{}}" {READ_NOT}',
    "2022-09-10~~": f'"{{}}" {READ_NOT}',
    "2022-09-10T10:00:00": f'"{{}}" {READ_NOT}',
    "[2022-09-11..]": f'"{{}}" {READ_NOT}',
    "[2022-03..2022-04]": f'"{{}}" {READ_NOT}',
    "[..2022-09]": f'"{{}}" {READ_NOT}',
    "[..2022-09-11~]": f'"{{}}" {READ_NOT}',
    "[2022-03-26,2022-03-27]": f'"{{}}" {READ_NOT}',
    "{2022-03-26..2022-03-27}": f'"{{}}" {READ_NOT}',
    "0000": f'"{{}}" {NO_DAY}',
    "2022-13": f'"{{}}" {NO_DAY}',
    "2022-21": f'"{{}}" {NO_DAY}',
    "2022-00": f'"{{}}" {NO_DAY}',
    "2022-02-30": f'"{{}}" {NO_DAY}',
    "2023-02-29": f'"{{}}" {NO_DAY}',
    "[2022-02-30..2022-03-01]": f'"2022-02-30" {NO_DAY}',
    "2022-04-01/2022-04-31": f'"2022-04-31" {NO_DAY}',
    "../2022-09-10": f'".." {READ_NOT}',
    "2022-04-01/[..2022-09-11]": f'"[..2022-09-11]" {READ_NOT}',
    "2022-09-10/2022-09-06": '"{}" ends before it begins',
    "2023/2022": '"{}" ends before it begins',
    "[2022-03-27..2022-03-26]": '"{}" ends before it begins, or names one day only',
    "[2022-03-27..2022-03-27]": '"{}" ends before it begins, or names one day only',
}


@pytest.mark.parametrize("text", REFUSED)
def test_a_date_outside_the_forms_is_refused(text: str) -> None:
    with pytest.raises(DateError) as refusal:
        dates.parse(text)
    assert str(refusal.value) == REFUSED[text].replace("{}", text)


def test_the_last_month_there_is_ends_on_its_last_day() -> None:
    assert dates.parse("9999-12").latest == date(9999, 12, 31)


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


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2022-09-10", "2022-09-10", "2022-09-10"),
        ("2022-09-01", "2022-09-30", "2022-09"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-27", "[2023-02-01..2023-02-27]"),
        ("2022-12-01", "2022-12-31", "2022-12"),
        ("2022-03-26", "2022-03-27", "[2022-03-26..2022-03-27]"),
        ("2022-08-01", "2022-09-30", "[2022-08-01..2022-09-30]"),
    ],
)
def test_an_unknown_day_between_two_is_written_as_precisely_as_can_be(
    first: str, last: str, text: str
) -> None:
    assert dates.between(date.fromisoformat(first), date.fromisoformat(last)) == dates.parse(text)


@pytest.mark.parametrize(
    ("first", "last", "text", "words"),
    [
        ("2022-09", "2022-10", "2022-09-01/2022-10-31", "from 1 September 2022 to 31 October 2022"),
        ("2022-09", None, "2022-09-01/..", "from 1 September 2022 on"),
        (None, "2022", "../2022-12-31", "up to 31 December 2022"),
    ],
)
def test_a_span_goes_from_the_first_day_of_one_date_to_the_last_of_another(
    first: str | None, last: str | None, text: str, words: str
) -> None:
    span = dates.span(dates.parse(first) if first else None, dates.parse(last) if last else None)
    assert span is not None
    assert (span.text, dates.words(span)) == (text, words)
    assert span.earliest == (dates.parse(first).earliest if first else None)
    assert span.latest == (dates.parse(last).latest if last else None)


def test_no_date_at_all_spans_nothing() -> None:
    assert dates.span(None, None) is None


def test_dates_stand_in_order_by_first_day_then_last_and_by_d_on_d() -> None:
    mixed = ["2022-09-12~", "2022-09-10", "2022-09-01/..", "[..2022-09-11]", "2022-09-01", "2022-09"]
    assert sorted(mixed, key=lambda text: dates.parse(text).order) == [
        *("2022-09-01", "2022-09", "2022-09-01/..", "2022-09-10", "[..2022-09-11]", "2022-09-12~"),
    ]


def test_only_a_set_without_a_beginning_says_by() -> None:
    assert dates.parse("[..2022-09-11]").by == date(2022, 9, 11)
    up_to = dates.span(None, dates.parse("2022-09-11"))
    assert up_to is not None and up_to.by is None
    assert [dates.parse(text).by for text in FORMS if not text.startswith("[..")] == [None] * (len(FORMS) - 1)


CALENDAR = (date(2021, 11, 1), date(2022, 4, 30))


def points(first: date, last: date) -> st.SearchStrategy[str]:
    """A day, month or year, about or not."""
    cut = st.sampled_from([4, 7, 10])
    day = st.dates(first, last)
    return st.builds(lambda day, n, about: day.isoformat()[:n] + about, day, cut, st.sampled_from(["", "~"]))


def accepted(first: date, last: date) -> st.SearchStrategy[str]:
    """Every form the store takes, from one day of the calendar to another."""
    point = points(first, last)
    days = st.lists(st.dates(first, last), min_size=2, max_size=2, unique=True).map(sorted)
    return st.one_of(
        point,
        st.lists(point, min_size=2, max_size=2).map(_in_order).map("/".join),
        point.map(lambda text: f"{text}/.."),
        days.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
        st.dates(first, last).map(lambda day: f"[..{day}]"),
    )


def _in_order(texts: list[str]) -> list[str]:
    return sorted(texts, key=lambda text: dates.parse(text).order)


ANY_DATE = accepted(date(1, 1, 1), date(9999, 11, 30))


@settings(deadline=None)
@given(ANY_DATE)
def test_a_date_printed_and_read_again_is_the_same(text: str) -> None:
    when = dates.parse(text)
    assert when.text == text
    assert dates.parse.__wrapped__(when.text) == when
    assert typed.read(text) == when
    assert dates.words(when)


@settings(deadline=None)
@given(st.one_of(st.text(), st.text("0123456789-~/.[]x ")))
def test_any_text_is_a_date_printed_back_or_refused(text: str) -> None:
    try:
        when = dates.parse.__wrapped__(text)
    except DateError:
        return
    assert when.text == text
    assert text.isascii() and edtf.parse_edtf(text)


WORDS = st.sampled_from(
    [name for names in MONTH_NAMES for name in names.split()] + ["р.", "года", "of", "1st"]
)
NUMBERS = st.from_regex(r"[0-9]{1,4}[./,-]?", fullmatch=True)


@settings(deadline=None)
@given(st.one_of(st.text(), st.text("0123456789-~/.[] "), st.lists(WORDS | NUMBERS).map(" ".join)))
def test_anything_typed_is_read_or_refused(text: str) -> None:
    try:
        typed.read(text)
    except DateError:
        assert typed.looks_like_date(text)


@settings(deadline=None)
@given(ANY_DATE)
def test_bounds_are_those_of_python_edtf(text: str) -> None:
    """That library is right for every form of the store; where it is wrong (an unknown end, "2022-04/",
    comes out as a day years later) the store does not take the form.
    """
    other = edtf.parse_edtf(text)
    when = dates.parse(text)
    assert (when.earliest, when.latest) == (_day(other.lower_strict()), _day(other.upper_strict()))


def _day(bound: Any) -> date | None:
    """A bound of python-edtf: a time tuple, or an infinite number for an open end."""
    return None if isinstance(bound, float) else date(*bound[:3])


def _days(when: Edtf) -> set[date]:
    """Every day of 26 months that the date can mean: the definition that the quick comparisons must meet."""
    first, last = date(2020, 12, 1), date(2023, 1, 31)
    every = (first + timedelta(n) for n in range((last - first).days + 1))
    return {
        day
        for day in every
        if (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)
    }


@settings(deadline=None)
@given(accepted(*CALENDAR), accepted(*CALENDAR))
def test_overlaps_and_within_agree_with_counting_days(one: str, other: str) -> None:
    first, second = dates.parse(one), dates.parse(other)
    assert (
        dates.overlaps(first, second) == dates.overlaps(second, first) == bool(_days(first) & _days(second))
    )
    assert dates.within(first, second) == (_days(first) <= _days(second))


@settings(deadline=None)
@given(st.dates(*CALENDAR), st.dates(*CALENDAR))
def test_between_means_exactly_the_days_from_one_to_the_other(one: date, other: date) -> None:
    first, last = sorted((one, other))
    when = dates.between(first, last)
    assert (when.earliest, when.latest) == (first, last)
    assert dates.parse(when.text) == when
