"""Any date that the store takes, for property tests."""

from datetime import date

from hypothesis import strategies as st

from kharkivctl import dates


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
