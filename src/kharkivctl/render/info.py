"""The counts of a store, for `store info`."""

import msgspec

from kharkivctl.queries.info import Info
from kharkivctl.safety import escaped, one_line


def text(found: Info) -> str:
    """The counts a line each, what is counted first: `events 402`, `month 2022-09 61`."""
    lines = [
        *(f"{table} {count}" for table, count in found.tables.items()),
        f"facts {found.facts}",
        f"facts with two voices or more {found.several_voices}",
        *(f"month {month} {count}" for month, count in found.months.items()),
        *(f"raion {raion} {count}" for raion, count in found.raions.items()),
        *(f"outlet {outlet} {count}" for outlet, count in found.outlets.items()),
    ]
    return "".join(f"{one_line(line)}\n" for line in lines)


def json(found: Info) -> str:
    """The counts as one JSON object."""
    return msgspec.json.format(escaped(msgspec.json.encode(found).decode()), indent=2) + "\n"


FORMATS = {"text": text, "json": json}
