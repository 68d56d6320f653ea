"""The chart of `who`: a line for each post, and when it was held."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kharkivctl import dates
from kharkivctl.render.captions import credit, days_words, from_to, source_line
from kharkivctl.render.chart.bars import Band, Bar, Chart, Words
from kharkivctl.render.chart.spans import covered, marked
from kharkivctl.render.holders import Look
from kharkivctl.rows import Answer, PostRow
from kharkivctl.safety import one_line

HELD = Look("held", "█", "#", None, "#333333", "square", "solid")
PERHAPS = Look(
    "perhaps: imprecise, claimed, disputed or not recorded",
    *("░", "-", None, "#333333", "square", "stripes", True),
)
LOOKS = (HELD, PERHAPS)


def chart_of(answer: Answer) -> Chart:
    """The posts whose start or end is recorded, under the names of their holders; the others in a note."""
    rows = [row for row in answer.rows if isinstance(row, PostRow)]
    first, last = covered(answer)
    dated = [row for row in rows if row.since or row.until]
    return Chart(
        title=f"Posts held, {days_words(first, last)}",
        bars=tuple(_bar(row, first, last) for row in dated),
        first=first,
        last=last,
        marked=marked(answer),
        notes=tuple(_left_out(rows)),
        source=source_line(answer),
        credit=credit(answer),
    )


def _left_out(rows: Sequence[PostRow]) -> Iterator[str]:
    """What has no bar: posts without a start or end, people without a post, bodies."""
    undated = [row for row in rows if row.is_post and not (row.since or row.until)]
    people = [row.name for row in rows if not row.is_post and row.kind == "person"]
    bodies = sum(row.kind != "person" for row in rows)
    if undated:
        told = dict.fromkeys(f"{row.name} ({row.role})" for row in undated)
        yield one_line(f"No start or end recorded: {', '.join(told)}.")
    if people:
        yield one_line(f"No post recorded: {', '.join(dict.fromkeys(people))}.")
    if bodies:
        yield f"Bodies, which hold no posts: {bodies}."


def _bar(row: PostRow, first: date, last: date) -> Bar:
    bands = tuple(_bands(row, first, last))
    words = from_to(row.since, row.until)
    if row.standing == "claimed":
        words += ", claimed"
    elif row.ended_by and row.ended_by.standing == "claimed":
        words += ", end claimed"
    look = HELD if any(band.look is HELD for band in bands) else PERHAPS
    return Bar(one_line(row.role or ""), bands, (Words(words, look),), one_line(row.name))


def _bands(row: PostRow, first: date, last: date) -> Iterator[Band]:
    """The days covered on which the post can have been held, those on which it surely was told apart."""
    begin, end = max(row.earliest or first, first), min(row.latest or last, last)
    for span in sorted(row.surely):
        held = dates.parse(span)
        start, stop = max(held.earliest or begin, begin), min(held.latest or end, end)
        if start > stop:
            continue
        if begin < start:
            yield Band(begin, start - timedelta(1), PERHAPS)
        yield Band(start, stop, HELD)
        if stop == date.max:
            return
        begin = stop + timedelta(1)
    if begin <= end:
        yield Band(begin, end, PERHAPS)
