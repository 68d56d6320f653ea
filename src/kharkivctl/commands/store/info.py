"""`kharkivctl store info`."""

from kharkivctl.commands.store.arguments import File, Format, one_of
from kharkivctl.store.load import store_path
from kharkivctl.streams import put


def info(file: File = None, format: Format = "text") -> None:
    """Count what a store has, by table, month, raion and outlet.

    One count a line, what is counted first; facts that rest on two voices or more have a count of their own.
    An event counts in the month in which it begins and in each raion of its places. Formats: text, json.

    Examples:

    kharkivctl store info facts.toml

    kharkivctl store info --format json

    kharkivctl store info | grep '^month'
    """
    from kharkivctl.queries.info import info as info_of
    from kharkivctl.render.info import FORMATS
    from kharkivctl.store.load import load

    show = FORMATS[one_of(format, FORMATS)]
    put(show(info_of(load(store_path(file)).store)))
