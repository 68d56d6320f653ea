"""A field as the text of one cell, for the formats that have cells."""

from datetime import date

from kharkivctl.rows import EventRow, FigureRow, NamesRow, Row, TurnRow

MANY_PLACES = 10


def in_short(row: Row, field: str) -> object:
    """The value of a field as the fixed columns have it: of an event with many places their number."""
    if field == "places" and isinstance(row, EventRow) and len(row.places) >= MANY_PLACES:
        return f"{len(row.places)} places"
    return row[field]


def cell(value: object) -> str:
    """The value as text: records by id, several of anything joined with ";", nothing as an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return format(value, ".10g")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ";".join(filter(None, map(cell, value)))
    if isinstance(value, FigureRow):
        return f"{value.measure}={number(value)}"
    if isinstance(value, NamesRow):
        return ";".join(name for name in (value.uk, value.ru, *value.aliases) if name)
    if isinstance(value, TurnRow):
        return f"{value.first}/{value.last}={value.held_by}"
    return str(getattr(value, "id", value))


def number(figure: FigureRow) -> str:
    """A figure without its measure: "at least 440", "20 to 25 percent", "hundreds"."""
    if figure.words is not None:
        said = figure.words
    elif figure.value is not None:
        said = format(figure.value, ",.10g")
    else:
        said = f"{figure.low:,.10g} to {figure.high:,.10g}"
    qualifier = f"{figure.qualifier.replace('-', ' ')} " if figure.qualifier else ""
    return f"{qualifier}{said}{' ' + figure.unit if figure.unit else ''}"
