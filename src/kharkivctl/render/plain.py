"""Plain text: one record a line, fields separated by tabs, nothing cut, wrapped or coloured.

An empty field is "-": a shell that splits lines at tabs takes several in a row for one, and loses the column.
"""

from kharkivctl.render import COLUMNS, View, citation_file
from kharkivctl.render.cells import cell, in_short
from kharkivctl.rows import Answer, ChangeRow, PlaceRow, PostRow, Row, SourceRef
from kharkivctl.safety import one_column, one_line

EMPTY = "-"


def render(answer: Answer, view: View) -> str:
    """The answer as lines of tab-separated fields; citations for programs as they are."""
    if text := citation_file(answer, view):
        return text
    fields = view.fields or COLUMNS[answer.verb]
    lines = ["\t".join(fields)] if view.header else []
    value = Row.__getitem__ if view.fields else in_short
    for row in answer.rows:
        lines.append("\t".join(one_column(cell(value(row, field))) or EMPTY for field in fields))
    if answer.citations:
        shown = {source.id: source for row in answer.rows for source in getattr(row, "sources", ())}
        lines += ["", *(f"{id}\t{_cited(source, answer.citations)}" for id, source in shown.items())]
    return "".join(f"{line}\n" for line in lines)


def _cited(source: SourceRef, citations: dict[str, str]) -> str:
    """The citation of a source; of one that nobody here opened with the work that cites it."""
    cited_in = f" [as cited in {source.known_through}]" if source.known_through else ""
    return one_line(citations[source.id] + cited_in)


def left_out(answer: Answer) -> tuple[str, ...]:
    """A note on what the fixed columns have no room for: which answers are not certain."""
    unsure = [row for row in answer.rows if _is_unsure(row)]
    if not unsure:
        return ()
    if len(answer.rows) == 1 and isinstance(unsure[0], PlaceRow):
        return (f"{unsure[0].name}: not certain. {unsure[0].explanation}".strip(),)
    count = f"{len(unsure)} of {len(answer.rows)} not certain"
    if isinstance(unsure[0], (PlaceRow, ChangeRow)):
        return (f"{count}; the field `certain` tells which.",)
    why = "the start or end of the post is open, imprecise or only claimed"
    return (f"{count}: {why}. The field `certain` tells which.",)


def _is_unsure(row: Row) -> bool:
    """Whether the row says that something was so, and that it is not certain."""
    if isinstance(row, PlaceRow):
        return bool(row.event) and not row.certain and row.held_by != "changing"
    return isinstance(row, (PostRow, ChangeRow)) and row.certain is False
