"""What `store check` tells: each error or warning of a file with its place in it; and all rules by code."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from kharkivctl.errors import BadStore
from kharkivctl.safety import escaped, one_line, visible
from kharkivctl.store import check, decode, gaps, lines
from kharkivctl.store.check import Fault
from kharkivctl.store.model import Store

Severity = Literal["error", "warning"]
MOST = 50  # Lines of a report in text.
FAR = 1000  # Columns of a line in which a key is looked for: a whole store can stand in one line.
SEVERAL = 10  # More warnings than these of one code are told in one line.


class Finding(msgspec.Struct, frozen=True):
    """What breaks a rule, and where: the line and column (from 1) that editors jump to."""

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    id: str
    what: str
    remedy: str

    @property
    def text(self) -> str:
        """The finding on one line: `file:line:column: CODE id: what; remedy`."""
        remedy = (self.remedy[:1].lower() + self.remedy[1:]).removesuffix(".")
        told = f"{self.code} {self.id}: {self.what}; {remedy}"
        return f"{visible(self.file)}:{self.line}:{self.column}: {one_line(told)}"


def rules() -> dict[str, str]:
    """Every code with what must hold by its rule and why, errors first."""
    found = {code: check.reason(rule) for code, rule in (check.RULES | gaps.WARNINGS).items()}
    return check.READING | found


def findings(path: Path) -> tuple[list[Finding], Store | None]:
    """What breaks a rule, in the order of the file: all errors, or else all warnings and the store.

    Raises BadStore if the file can't be read.
    """
    with decode.enough_memory(path):
        text = decode.text_of(path)
        try:
            store, faults = decode.examined(path, text)
        except BadStore as error:
            return [_not_toml(path, text, error)], None
        if faults:
            return placed(path, text, faults, "error"), None
        return placed(path, text, gaps.warnings(store), "warning"), store


def _not_toml(path: Path, text: str, error: BadStore) -> Finding:
    """The finding for a file that is not TOML, at the place that the parser names, else at its end."""
    told = str(error).removeprefix(str(path)).lstrip(", ")
    where = re.search(r"\bline (\d+)(?:, column (\d+))?", told)
    line, column = (int(where[1]), int(where[2] or 1)) if where else (text.count("\n") + 1, 1)
    problem, _, remedy = told.rpartition(". ")
    return Finding(str(path), line, column, "error", check.UNREADABLE, "the file", problem, remedy)


def placed(path: Path, text: str, faults: Iterable[Fault], severity: Severity) -> list[Finding]:
    """The faults with their places in the text of the file, in its order."""
    place, rows = lines.read(text), text.split("\n")
    found = []
    for fault in faults:
        line = place.of(fault.path)
        column = _column(rows[line - 1], str(fault.path[-1]))
        what = decode.what(fault)
        found.append(Finding(str(path), line, column, severity, fault.code, fault.record, what, fault.remedy))
    return sorted(found, key=lambda finding: (finding.line, finding.code))


def _column(row: str, key: str) -> int:
    """The column of a key in a line; of its first character if the key is not among the first thousand."""
    row = row[:FAR]
    found = re.search(rf"""(?<![\w-])["']?{re.escape(key)}["']?\s*=""", row)
    return 1 + (found.start() if found else len(row) - len(row.lstrip()))


def as_text(found: list[Finding]) -> str:
    """The findings a line each, fifty at most; many warnings of one code as one line with their number."""
    shown = _summarised(found)
    told = [finding.text for finding in shown[:MOST]]
    if len(shown) > MOST:
        told.append(f"and {len(shown) - MOST} more; --format json has them all")
    return "".join(f"{line}\n" for line in told)


def _summarised(found: list[Finding]) -> list[Finding]:
    """The findings with one in place of many warnings of one code, where the first of them stands."""
    count = Counter(finding.code for finding in found if finding.severity == "warning")
    shown, told = [], set()
    for finding in found:
        if count[finding.code] <= SEVERAL:
            shown.append(finding)
        elif finding.code not in told:
            told.add(finding.code)
            rule = gaps.WARNINGS[finding.code].__name__.replace("_", " ")
            what = f'is one of {count[finding.code]} that break the rule "{rule}"'
            remedy = f"List them with kharkivctl store gaps --code {finding.code}."
            shown.append(msgspec.structs.replace(finding, what=what, remedy=remedy))
    return shown


def as_json(found: list[Finding]) -> str:
    """All findings as one JSON array."""
    return msgspec.json.format(escaped(msgspec.json.encode(found).decode()), indent=2) + "\n"


def summary(path: Path, found: list[Finding], store: Store | None) -> str:
    """How many errors there are, or if there are none how many warnings, in how many records."""
    if store is None:
        return f"{path}: {_several(len(found), 'error')}. Warnings are looked for when there are none."
    records = _several(sum(1 for _ in check.walk(store)), "record")
    return f"{path}: no errors and {_several(len(found), 'warning')} in {records}."


def _several(number: int, word: str) -> str:
    return f"{number or 'no'} {word}{'' if number == 1 else 's'}"


FORMATS = {"text": as_text, "json": as_json}
