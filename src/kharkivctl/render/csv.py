"""CSV (RFC 4180), every field of the row a column, with a header; nothing in it is read as a formula."""

import csv
import io

from kharkivctl.render import ROWS, View
from kharkivctl.render.cells import cell
from kharkivctl.rows import Answer
from kharkivctl.safety import no_formula, one_column


def render(answer: Answer, view: View, delimiter: str = ",", end: str = "\r\n") -> str:
    """The rows as comma-separated lines below a header of field names."""
    fields = view.fields or ROWS[answer.verb].__struct_encode_fields__
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end)
    writer.writerow(fields)
    for row in answer.rows:
        writer.writerow(no_formula(one_column(cell(row[field]))) for field in fields)
    return text.getvalue()
