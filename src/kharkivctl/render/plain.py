"""Plain text: one record a line, fields separated by tabs, nothing cut, wrapped or coloured."""

from kharkivctl.render import COLUMNS, View, entries
from kharkivctl.render.cells import cell
from kharkivctl.rows import Answer
from kharkivctl.safety import one_line


def render(answer: Answer, view: View) -> str:
    if text := entries(answer, view):
        return text
    fields = view.fields or COLUMNS[answer.verb]
    lines = ["\t".join(fields)] if view.header else []
    for row in answer.rows:
        lines.append("\t".join(one_line(cell(getattr(row, field))) for field in fields))
    if answer.citations:
        shown = dict.fromkeys(source.id for row in answer.rows for source in getattr(row, "sources", ()))
        lines += ["", *(f"{source}\t{one_line(answer.citations[source])}" for source in shown)]
    return "".join(f"{line}\n" for line in lines)
