"""The chart of `where`: one line a place, and who held it over the months."""

from collections.abc import Iterator, Sequence

from kharkivctl import dates
from kharkivctl.dates import Edtf
from kharkivctl.render.captions import credit, days_words, from_to, labels, source_line
from kharkivctl.render.chart.bars import Band, Bar, Chart, Words, joined
from kharkivctl.render.chart.spans import covered, marked
from kharkivctl.render.holders import look_of
from kharkivctl.rows import Answer, PlaceRow, TurnRow
from kharkivctl.safety import one_line


def chart_of(answer: Answer) -> Chart:
    """The places with their turns, and beside each its turn of the days asked for, else Russia's turns."""
    rows = [row for row in answer.rows if isinstance(row, PlaceRow)]
    first, last = covered(answer)
    asked = dates.parse(answer.on) if answer.on else None
    bars = []
    for row, label in zip(rows, labels(rows), strict=True):
        bands = joined(
            Band(turn.first, turn.last, look_of(turn.held_by, turn.certain)) for turn in row.turns or ()
        )
        bars.append(Bar(label, bands, tuple(_words(row, asked))))
    return Chart(
        title=f"Who held {one_line(rows[0].name) if len(rows) == 1 else 'what'}, {days_words(first, last)}",
        bars=tuple(bars),
        first=first,
        last=last,
        marked=marked(answer),
        source=source_line(answer),
        credit=credit(answer),
    )


def _words(row: PlaceRow, asked: Edtf | None) -> Iterator[Words]:
    """The turn of the days asked for; else the turns of Russia, or the last one where there are none."""
    if asked is not None:
        look = look_of(row.held_by, row.certain)
        yield Words(from_to(row.since, row.until) if row.since else look.word, look)
        return
    turns = row.turns or ()
    held = [turn for turn in turns if turn.held_by == "russia"] or turns[-1:]
    for turn in _each_once(held):
        look = look_of(turn.held_by, True)
        yield Words(from_to(turn.since, turn.until) if turn.since else look.word, look)


def _each_once(turns: Sequence[TurnRow]) -> list[TurnRow]:
    """One row of each turn, though some of its days are certain and others not."""
    return list({(turn.held_by, turn.since): turn for turn in turns}.values())
