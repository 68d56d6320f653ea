"""`store gaps`: what a curator should mend."""

from collections.abc import Sequence
from pathlib import Path

from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.rows import Answer, GapRow
from kharkivctl.store import decode, report
from kharkivctl.store.gaps import WARNINGS, warnings

ORDERS = ("code", "id", "line")


def gaps(path: Path, codes: Sequence[str] = (), by: str = "code") -> Answer:
    """What breaks the rules with warnings (or those of some codes), a row each, in an order.

    Raises BadStore for a file with errors, WrongUse for a code or an order that is none, Nothing for no gap.
    """
    wanted = [code for typed in codes for code in typed.upper().split(",")] or list(WARNINGS)
    if by not in ORDERS:
        raise WrongUse(f"--sort {by}: choose from {', '.join(ORDERS)}.")
    if unknown := [code for code in wanted if code not in WARNINGS]:
        raise WrongUse(
            f"--code {unknown[0]}: choose from {', '.join(WARNINGS)}; store check --rules lists them."
        )
    store, text = decode.read_with_text(path)
    faults = [fault for fault in warnings(store) if fault.code in wanted]
    if not faults:
        raise Nothing(f"{path}: nothing to mend by {', '.join(wanted) if codes else 'any rule'}.")
    found = report.placed(path, text, faults, "warning")
    rows = (GapRow(id=f.id, code=f.code, what=f.what, remedy=f.remedy, line=f.line) for f in found)
    order = {"code": lambda row: row.code, "id": lambda row: row.id, "line": lambda row: row.line}
    return Answer(verb="store gaps", rows=tuple(sorted(rows, key=order[by])), about=store.store)
