"""Charts as pictures (SVG): bars over exact days; the events of each month as numbers on shaded ground."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kharkivctl.render import svg
from kharkivctl.render.captions import short_days
from kharkivctl.render.chart.bars import Bar, Chart
from kharkivctl.render.chart.events import NONE, Counts
from kharkivctl.render.chart.months import Months, fitting, months
from kharkivctl.render.holders import Look
from kharkivctl.render.svg import LINE, MARGIN, SOFT, element, escaped, line, number, symbol, text, text_width

WIDTH = 1000.0
TYPE = 12.0
ROW, THICK = 21.0, 13.0  # From bar to bar, and of a bar.
WIDEST_LABEL, WIDEST_WORDS = 300.0, 200.0
SYMBOL = 26.0  # Room for the mark before the words.
HEAD = 46.0  # For years and months above the bars.
INK = "#1f4e79"  # Of the cells of events; the more there are, the darker.


def bars_as_picture(chart: Chart, legend: Sequence[Look]) -> str:
    """The bars with their title, months, legend and source, as the text of an SVG file."""
    labels = [(bar.heading, svg.wrapped(bar.label, TYPE, WIDEST_LABEL)) for bar in chart.bars]
    widest = max((text_width(told, TYPE) for _, lines in labels for told in lines), default=0)
    indent = 12.0 if any(heading for heading, _ in labels) else 0.0
    left = MARGIN + indent + min(widest, WIDEST_LABEL) + 14
    right = WIDTH - MARGIN - max((_room_of_words(bar) for bar in chart.bars), default=0)
    body = [text(MARGIN, 44, chart.title, 22, font_weight="bold")]
    keys, top = _legend(legend, 74)
    body += [*keys, *_marked_words(chart, left, right, top)]
    y = top + HEAD
    rows: list[str] = []
    heading = ""
    for bar, (_, lines) in zip(chart.bars, labels, strict=True):
        if bar.heading != heading:
            heading = bar.heading
            rows.append(text(MARGIN, y + THICK - 2, heading, TYPE, font_weight="bold"))
            y += ROW
        rows.append(_bar(bar, lines, y, left, right, chart, indent))
        y += max(ROW, len(lines) * TYPE * 1.35 + 4)
    if chart.bars:
        body += _months(chart.first, chart.last, left, right, top + 14, y)
    notes = [told for note in chart.notes for told in svg.wrapped(note, 11, WIDTH - 2 * MARGIN)]
    body += [*rows, svg.paragraph(MARGIN, y + 22, [*notes, chart.credit], 11, fill=SOFT)]
    height = y + 22 + (len(notes) + 1) * 15 + 12
    return svg.document(WIDTH, height, chart.title, _description(chart), body, legend)


def _bar(
    bar: Bar, lines: Sequence[str], y: float, left: float, right: float, chart: Chart, indent: float
) -> str:
    """A label, the days beside it, and the words at the right."""
    parts = [element("title", escaped(_in_words(bar)))]
    parts.append(svg.paragraph(MARGIN + indent, y + THICK - 2, lines, TYPE))
    for band in bar.bands:
        begin = _across(band.first, chart, left, right)
        end = _across(band.last + timedelta(1) if band.last < date.max else band.last, chart, left, right)
        parts.append(svg.bar(band.look, begin, y, end - begin, THICK))
    if bar.words:
        room = WIDTH - MARGIN - right - SYMBOL
        told = bar.words[0].text
        for words in bar.words[1:]:
            if text_width(f"{told}, {words.text} …", TYPE) > room:
                told += " …"
                break
            told += f", {words.text}"
        parts.append(symbol(bar.words[0].look, right + 16, y + THICK / 2, 9))
        parts.append(text(right + SYMBOL, y + THICK - 2, told, TYPE))
    return element("g", "".join(parts))


def _room_of_words(bar: Bar) -> float:
    """The room for the words beside a bar: for all of the first ones, and for some of the others."""
    all_words = text_width(", ".join(words.text for words in bar.words), TYPE)
    first = text_width(bar.words[0].text + " …" * (len(bar.words) > 1), TYPE) if bar.words else 0.0
    return SYMBOL + max(first, min(all_words, WIDEST_WORDS))


def _across(day: date, chart: Chart, left: float, right: float) -> float:
    """Where a day begins between the left and the right end."""
    return left + min(max((day - chart.first).days, 0), _days(chart)) / _days(chart) * (right - left)


def _months(first: date, last: date, left: float, right: float, top: float, bottom: float) -> Iterator[str]:
    """The years and months above the bars, with a line down at the beginning of each."""
    grid = months(first, last, 1)
    if len(grid.starts) > (right - left) / 9:
        grid = fitting(first, last, int((right - left) / 40))
    whole = (last - first).days + 1
    is_monthly = len(grid.starts) < 2 or (grid.starts[1] - grid.starts[0]).days < 32
    free = left
    for n, start in enumerate(grid.starts):
        x = left + max((start - first).days, 0) / whole * (right - left)
        is_new = n == 0 or start.year != grid.starts[n - 1].year
        yield line(x, top + (4 if is_new else 18), x, bottom - 4, LINE if is_new else "#dddddd", 0.8)
        if is_new and x >= free:
            yield text(x + 3, top + 12, str(start.year), 11, font_weight="bold")
            free = x + 40
        following = grid.starts[n + 1] if n + 1 < len(grid.starts) else last
        if is_monthly and (following - max(start, first)).days / whole * (right - left) > 8:
            yield text(x + 3, top + 26, "JFMAMJJASOND"[start.month - 1], 10, fill=SOFT)


def _marked_words(chart: Chart, left: float, right: float, top: float) -> Iterator[str]:
    """A mark above the days asked for, and beside it which these are."""
    if chart.marked:
        begin = _across(chart.marked[0], chart, left, right)
        end = _across(chart.marked[1], chart, left, right) + (right - left) / _days(chart)
        corners = ((begin - 5, top + 2), (end + 5, top + 2), ((begin + end) / 2, top + 12))
        points = " ".join(f"{number(x)},{number(y)}" for x, y in corners)
        yield element("polygon", points=points, fill=svg.TEXT)
        words = short_days(*chart.marked)
        is_right = end + 10 + text_width(words, TYPE) > right
        across, anchor = (begin - 10, "end") if is_right else (end + 10, "start")
        yield text(across, top + 11, words, TYPE, text_anchor=anchor, font_weight="bold")


def _days(chart: Chart) -> int:
    return (chart.last - chart.first).days + 1


def _legend(looks: Sequence[Look], y: float) -> tuple[list[str], float]:
    """What the bars mean, in lines; and the height below them."""
    told, x = [], MARGIN + 0.0
    for look in looks:
        wide = 24 + text_width(look.word, TYPE) + 18
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN + 0.0, y + 20
        told += [svg.bar(look, x, y - THICK + 2, 18, THICK), text(x + 24, y, look.word, TYPE)]
        x += wide
    return told, y + 12 if looks else y - 20


def _in_words(bar: Bar) -> str:
    """A bar in words: its label, and its days one after the other."""
    days = "; ".join(f"{band.first} to {band.last} {band.look.word}" for band in bar.bands)
    return f"{f'{bar.heading}, ' if bar.heading else ''}{bar.label}: {days}"


def _description(chart: Chart) -> str:
    return " ".join((f"{chart.title}.", *(f"{_in_words(bar)}." for bar in chart.bars), *chart.notes))


# Events


def events_as_picture(counts: Counts | None, credit: str) -> str:
    """The events of each month by kind, as the text of an SVG file."""
    if counts is None:
        return svg.document(WIDTH, 80, NONE, NONE, [text(MARGIN, 44, NONE, 16)])
    left = MARGIN + max(text_width(kind, TYPE) for kind, _ in counts.rows) + 14
    right = WIDTH - MARGIN - 48
    size = min((right - left) / len(counts.grid.starts), 46.0)
    right = left + size * len(counts.grid.starts)
    top = 78.0
    body = [text(MARGIN, 44, counts.title, 22, font_weight="bold"), *_heads(counts.grid, left, size, top)]
    y = top + 12
    most = max(max(cells) for _, cells in counts.kinds)
    for n, (kind, cells) in enumerate(counts.rows):
        is_total = n == len(counts.kinds)
        y += 6 if is_total else 0
        weight = "bold" if is_total else None
        body.append(text(MARGIN, y + 15, kind, TYPE, font_weight=weight))
        body += _shaded(cells, left, y, size, None if is_total else most)
        body.append(text(right + 44, y + 15, str(sum(cells)), TYPE, text_anchor="end", font_weight="bold"))
        y += ROW
    notes = [note for note in (counts.left_out, credit) if note]
    body.append(svg.paragraph(MARGIN, y + 24, notes, 11, fill=SOFT))
    told = "; ".join(f"{kind} {sum(cells)}" for kind, cells in counts.rows)
    return svg.document(WIDTH, y + 24 + 15 * len(notes) + 6, counts.title, f"{counts.title}. {told}.", body)


def _heads(grid: Months, left: float, size: float, top: float) -> Iterator[str]:
    """The years, and the months by their first letters."""
    is_monthly = len(grid.starts) < 2 or (grid.starts[1] - grid.starts[0]).days < 32
    free = left
    for n, start in enumerate(grid.starts):
        x = left + (n + 0.5) * size
        if (n == 0 or start.year != grid.starts[n - 1].year) and x >= free:
            yield text(x - 4, top - 8, str(start.year), 11, font_weight="bold")
            free = x + 40
        if is_monthly:
            yield text(x, top + 7, "JFMAMJJASOND"[start.month - 1], 10, fill=SOFT, text_anchor="middle")


def _shaded(cells: Sequence[int], left: float, y: float, size: float, most: int | None) -> Iterator[str]:
    """The numbers of a row, each on a ground the darker the more it is; on none for the totals."""
    for n, count in enumerate(cells):
        if not count:
            continue
        x = left + n * size
        depth = (count / most) ** 0.5 if most else 0.0
        if most:
            place = {"x": x + 0.5, "y": y, "width": size - 1, "height": ROW - 1}
            yield element("rect", **place, fill=INK, fill_opacity=f"{0.08 + 0.92 * depth:.2f}")
        colour = svg.PAPER if depth > 0.6 else svg.TEXT
        type_size = 11.0 if text_width(str(count), 11) < size else size / len(str(count)) / 0.66
        yield text(x + size / 2, y + 15, str(count), type_size, text_anchor="middle", fill=colour)
