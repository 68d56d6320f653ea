"""Dates in plain English: whole, and short for a narrow column."""

from datetime import date

import pytest
from hypothesis import given

from kharkivctl import dates
from tests.dates.strategies import ANY_DATE

# Text of the store -> in words, and in a narrow column.
WORDS = {
    "2022-09-10": ("10 September 2022", "10 Sep 2022"),
    "2022-09": ("September 2022", "Sep 2022"),
    "2022": ("2022", "2022"),
    "2024-02": ("February 2024", "Feb 2024"),
    "2023-02": ("February 2023", "Feb 2023"),
    "2022-12": ("December 2022", "Dec 2022"),
    "2022-05-01": ("1 May 2022", "1 May 2022"),
    "2022-09-11~": ("about 11 September 2022", "about 11 Sep 2022"),
    "2022-09~": ("about September 2022", "about Sep 2022"),
    "2022~": ("about 2022", "about 2022"),
    "2022-04-01/2022-09-10": ("from 1 April 2022 to 10 September 2022", "from 1 Apr 2022 to 10 Sep 2022"),
    "2022-03~/2023-01": ("from about March 2022 to January 2023", "from about Mar 2022 to Jan 2023"),
    "2022-04-01/..": ("from 1 April 2022 on", "from 1 Apr 2022 on"),
    "[2022-03-26..2022-03-27]": ("26 or 27 March 2022", "26 or 27 Mar 2022"),
    "[2022-03-26..2022-03-28]": ("between 26 and 28 March 2022", "between 26 and 28 Mar 2022"),
    "[2022-03-31..2022-04-01]": ("31 March or 1 April 2022", "31 Mar or 1 Apr 2022"),
    "[2022-12-31..2023-01-01]": ("31 December 2022 or 1 January 2023", "31 Dec 2022 or 1 Jan 2023"),
    "[2022-09-06..2022-09-11]": ("between 6 and 11 September 2022", "between 6 and 11 Sep 2022"),
    "[2022-09-28..2022-10-03]": ("between 28 September and 3 October 2022", "between 28 Sep and 3 Oct 2022"),
    "[..2022-09-11]": ("by 11 September 2022", "by 11 Sep 2022"),
}


@pytest.mark.parametrize("text", WORDS)
def test_a_date_of_the_store_is_told_in_words(text: str) -> None:
    when = dates.parse(text)
    assert (dates.words(when), dates.short_words(when)) == WORDS[text]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-09", "2022-10", "from 1 September 2022 to 31 October 2022"),
        ("2022-09", None, "from 1 September 2022 on"),
        (None, "2022", "up to 31 December 2022"),
    ],
)
def test_a_span_is_told_by_its_days(first: str | None, last: str | None, words: str) -> None:
    span = dates.span(dates.parse(first) if first else None, dates.parse(last) if last else None)
    assert span is not None
    assert dates.words(span) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2022-09-10", "10 September 2022"),
        ("2022-09", "September 2022"),
        ("[..2022-09-11]", "by 11 September 2022"),
        ("2022-04-01/2022-09-10", "the days from 1 April 2022 to 10 September 2022"),
    ],
)
def test_what_lasted_is_some_days_where_a_sentence_needs_an_object(text: str, words: str) -> None:
    assert dates.days_words(dates.parse(text)) == words


def test_a_day_has_words_and_so_has_an_open_end() -> None:
    assert dates.day_words(date(2022, 5, 1)) == "1 May 2022"
    assert dates.day_words(None) == "an open date"


@given(ANY_DATE)
def test_every_date_has_words(text: str) -> None:
    assert dates.words(dates.parse(text)).strip()
