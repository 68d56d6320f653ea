"""EDTF: what each form of the store means, what is refused, and how dates compare."""

from datetime import date, timedelta
from typing import Any

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kharkivctl import dates
from kharkivctl.dates import DateError, Edtf
from tests.dates.strategies import ANY_DATE, accepted

# Text of the store -> its first and its last day.
FORMS = {
    "2022-09-10": ("2022-09-10", "2022-09-10"),
    "2022-09": ("2022-09-01", "2022-09-30"),
    "2022": ("2022-01-01", "2022-12-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    "2022-12": ("2022-12-01", "2022-12-31"),
    "2022-05-01": ("2022-05-01", "2022-05-01"),
    "2022-09-11~": ("2022-09-11", "2022-09-11"),
    "2022-09~": ("2022-09-01", "2022-09-30"),
    "2022~": ("2022-01-01", "2022-12-31"),
    "2022-04-01/2022-09-10": ("2022-04-01", "2022-09-10"),
    "2022-03~/2023-01": ("2022-03-01", "2023-01-31"),
    "2022-04-01/..": ("2022-04-01", None),
    "2022-09/2022-09-10": ("2022-09-01", "2022-09-10"),
    "2022-09-10/2022-09": ("2022-09-10", "2022-09-30"),
    "[2022-03-26..2022-03-27]": ("2022-03-26", "2022-03-27"),
    "[2022-03-31..2022-04-01]": ("2022-03-31", "2022-04-01"),
    "[2022-12-31..2023-01-01]": ("2022-12-31", "2023-01-01"),
    "[2022-09-06..2022-09-11]": ("2022-09-06", "2022-09-11"),
    "[2022-09-28..2022-10-03]": ("2022-09-28", "2022-10-03"),
    "[..2022-09-11]": (None, "2022-09-11"),
}


@pytest.mark.parametrize("text", FORMS)
def test_a_date_of_the_store_has_bounds(text: str) -> None:
    when = dates.parse(text)
    bounds = tuple(day.isoformat() if day else None for day in (when.earliest, when.latest))
    assert (when.text, bounds) == (text, FORMS[text])


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


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2022-09-10", "2022-09-10", "2022-09-10"),
        ("2022-09-01", "2022-09-30", "2022-09"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-02-01", "2023-02-27", "[2023-02-01..2023-02-27]"),
        ("2022-12-01", "2022-12-31", "2022-12"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2022-03-26", "2022-03-27", "[2022-03-26..2022-03-27]"),
        # The end of a month or a year, but not its beginning, or the other way round
        ("2022-03-15", "2022-03-31", "[2022-03-15..2022-03-31]"),
        ("2022-03-01", "2022-03-30", "[2022-03-01..2022-03-30]"),
        ("2022-01-02", "2022-12-31", "[2022-01-02..2022-12-31]"),
        ("2022-01-01", "2022-12-30", "[2022-01-01..2022-12-30]"),
        ("2021-01-01", "2022-12-31", "[2021-01-01..2022-12-31]"),
        ("2021-03-01", "2022-03-31", "[2021-03-01..2022-03-31]"),
        ("2022-08-01", "2022-09-30", "[2022-08-01..2022-09-30]"),
    ],
)
def test_an_unknown_day_between_two_is_written_as_precisely_as_can_be(
    first: str, last: str, text: str
) -> None:
    assert dates.between(date.fromisoformat(first), date.fromisoformat(last)) == dates.parse(text)


def test_what_lasted_from_one_day_to_another_is_an_interval() -> None:
    lasted = dates.lasting(date(2022, 3, 2), date(2022, 3, 31))
    assert lasted == dates.parse("2022-03-02/2022-03-31")
    assert dates.lasting(date(2022, 3, 2), date(2022, 3, 2)) == dates.parse("2022-03-02/2022-03-02")


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2022-09", "2022-10", "2022-09-01/2022-10-31"),
        ("2022-09", None, "2022-09-01/.."),
        (None, "2022", "../2022-12-31"),
    ],
)
def test_a_span_goes_from_the_first_day_of_one_date_to_the_last_of_another(
    first: str | None, last: str | None, text: str
) -> None:
    span = dates.span(dates.parse(first) if first else None, dates.parse(last) if last else None)
    assert span is not None
    assert (span.text, span.shape) == (text, "interval")
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


@given(ANY_DATE)
def test_a_date_printed_and_read_again_is_the_same(text: str) -> None:
    when = dates.parse(text)
    assert when.text == text
    assert dates.parse.__wrapped__(when.text) == when


@given(st.one_of(st.text(), st.text("0123456789-~/.[]x ")))
def test_any_text_is_a_date_printed_back_or_refused(text: str) -> None:
    try:
        when = dates.parse.__wrapped__(text)
    except DateError:
        return
    assert when.text == text
    assert text.isascii() and edtf.parse_edtf(text)


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


CALENDAR = (date(2021, 11, 1), date(2022, 4, 30))


def _days(when: Edtf) -> set[date]:
    """Every day of 26 months that the date can mean: the definition that the quick comparisons must meet."""
    first, last = date(2020, 12, 1), date(2023, 1, 31)
    every = (first + timedelta(n) for n in range((last - first).days + 1))
    return {
        day
        for day in every
        if (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)
    }


@given(accepted(*CALENDAR), accepted(*CALENDAR))
def test_overlaps_and_within_agree_with_counting_days(one: str, other: str) -> None:
    first, second = dates.parse(one), dates.parse(other)
    assert (
        dates.overlaps(first, second) == dates.overlaps(second, first) == bool(_days(first) & _days(second))
    )
    assert dates.within(first, second) == (_days(first) <= _days(second))


@given(st.dates(*CALENDAR), st.dates(*CALENDAR))
def test_between_means_exactly_the_days_from_one_to_the_other(one: date, other: date) -> None:
    first, last = sorted((one, other))
    when = dates.between(first, last)
    assert (when.earliest, when.latest) == (first, last)
    assert dates.parse(when.text) == when
