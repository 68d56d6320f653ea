"""Tab-separated values for spreadsheets: like CSV, with a header and every field."""

from kharkivctl.render import View, csv
from kharkivctl.rows import Answer


def render(answer: Answer, view: View) -> str:
    """The rows as tab-separated lines below a header of field names."""
    return csv.render(answer, view, delimiter="\t", end="\n")
