"""A question as it was typed."""

import msgspec


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question as typed, before the store is looked at; each option of the command line is a field.

    A list matches if any of its values does; different fields must all match.
    """

    terms: tuple[str, ...] = ()
    on: str | None = None
    since: str | None = None
    until: str | None = None
    known_by: str | None = None
    place: tuple[str, ...] = ()
    person: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    standing: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    question: tuple[str, ...] = ()
    disputed: bool = False
    held_by: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
