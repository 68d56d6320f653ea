"""Every option of the verbs, declared once, and the decorator that gives a verb the ones it takes."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from kharkivctl.citation import STYLES
from kharkivctl.emit import Output
from kharkivctl.queries.asked import Asked
from kharkivctl.render import FORMATS

FACTS = "Which facts"
PRINT = "How to print"
DATE = "DATE"


def _option(names: str, help: str, panel: str, **more: Any) -> Any:
    return typer.Option(*names.split(), help=help, rich_help_panel=panel, show_default=False, **more)


def _filter(names: str, help: str, **more: Any) -> Any:
    return _option(names, help, FACTS, **more)


def _printing(names: str, help: str, **more: Any) -> Any:
    return _option(names, help, PRINT, **more)


Terms = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[TERM]...",
        help="Names in any spelling, ids, dates, words; every one must match.",
        show_default=False,
    ),
]

# Field of Asked -> its type on the command line and its option.
FILTERS: dict[str, tuple[Any, Any]] = {
    "on": (str | None, _filter("--on", "On this day, or in this month or year.", metavar=DATE)),
    "since": (str | None, _filter("--since", "From the first day of DATE.", metavar=DATE)),
    "until": (str | None, _filter("--until", "Up to the last day of DATE.", metavar=DATE)),
    "known_by": (
        str | None,
        _filter("--known-by", "Only what this store's sources had published by DATE.", metavar=DATE),
    ),
    "place": (
        list[str] | None,
        _filter("--place", "The place itself, not what lies within it.", metavar="NAME"),
    ),
    "person": (list[str] | None, _filter("--person", "A person, by any name.", metavar="NAME")),
    "organization": (
        list[str] | None,
        _filter("--organization", "A body: an administration, army, newspaper.", metavar="NAME"),
    ),
    "held_by": (
        list[str] | None,
        _filter("--held-by", "Who held it: russia, ukraine, contested, disputed ...", metavar="WORD"),
    ),
    "role": (list[str] | None, _filter("--role", "Words of the post.", metavar="WORDS")),
    "kind": (
        list[str] | None,
        _filter("--kind", "The kind of record; a wrong one lists them all.", metavar="WORD"),
    ),
    "standing": (
        list[str] | None,
        _filter("--standing", "How firm: stated, reported, claimed, admitted, estimated.", metavar="WORD"),
    ),
    "said_by": (list[str] | None, _filter("--said-by", "Who says so.", metavar="NAME")),
    "source": (
        list[str] | None,
        _filter("--source", "Resting on a source, or on works known through it.", metavar="ID"),
    ),
    "question": (
        list[str] | None,
        _filter("--question", "Accounts of one matter, by id or words.", metavar="ID"),
    ),
    "disputed": (bool, _filter("--disputed", "Only accounts that differ, side by side.")),
}

PRINTING: dict[str, tuple[Any, Any]] = {
    "format": (
        str | None,
        _printing("--format -f", f"One of {', '.join(FORMATS)}.", metavar="FORMAT"),
    ),
    "json": (bool, _printing("--json", "Short for --format json.")),
    "fields": (
        str | None,
        _printing("--fields", "Only these fields, in this order, comma-separated.", metavar="FIELDS"),
    ),
    "header": (bool, _printing("--header", "A first line of field names in plain output.")),
    "limit": (int | None, _printing("--limit -n", "At most so many records.", min=0, metavar="N")),
    "reverse": (bool, _printing("--reverse", "The last record first.")),
    "output": (
        str | None,
        _printing("--output -o", "Write to FILE; its ending chooses the format.", metavar="FILE"),
    ),
    "quiet": (bool, _printing("--quiet -q", "Print nothing; answer with the exit code only.")),
}

STORE = typer.Option(
    "--store",
    envvar="KHARKIVCTL_STORE",
    help="Read another store of the same shape.",
    rich_help_panel=PRINT,
    show_default=False,
    metavar="FILE",
)


# What single verbs take beside the shared options: type, option, default.
CITE: tuple[Any, Any, Any] = (
    str | None,
    _printing("--cite", "Cite the sources in a style: apa, mla, chicago ...", metavar="STYLE"),
    None,
)
OF_CITE: dict[str, tuple[Any, Any, Any]] = {
    "style": (
        str | None,
        _printing("--style", f"One of {', '.join(STYLES)}; apa by default.", metavar="STYLE"),
        None,
    ),
    "itself": (bool, _filter("--self", "The store itself, with its version and SHA-256."), False),
    "uncited": (bool, _filter("--uncited", "Only sources on which no fact rests."), False),
    "unarchived": (bool, _filter("--unarchived", "Only sources without an archived copy."), False),
    "no_url": (bool, _filter("--no-url", "Only sources without an address."), False),
    "anomalies": (bool, _filter("--anomalies", "Only sources whose reference contradicts itself."), False),
}


def takes(
    *without: str, **extra: tuple[Any, Any, Any]
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a verb all shared options but those named, and its own extra ones (type, option, default).

    The verb is called as `verb(asked, output, store, **extra)`; Typer sees the single options.
    """

    def decorate(verb: Callable[..., None]) -> Callable[..., None]:
        filters = {name: option for name, option in FILTERS.items() if name not in without}

        def command(**values: Any) -> None:
            asked = Asked(
                terms=tuple(values["terms"] or ()),
                **{name: _value(values[name]) for name in filters if values[name] is not None},
            )
            output = Output(**{name: values[name] for name in PRINTING})
            verb(asked, output, values["store"], **{name: values[name] for name in extra})

        parameters = [_parameter("terms", Terms, None)]
        for name, (kind, option) in (filters | PRINTING).items():
            parameters.append(_parameter(name, Annotated[kind, option], False if kind is bool else None))
        for name, (kind, option, default) in extra.items():
            parameters.append(_parameter(name, Annotated[kind, option], default))
        parameters.append(_parameter("store", Annotated[str | None, STORE], None))
        command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        command.__name__, command.__doc__ = verb.__name__, verb.__doc__
        return command

    return decorate


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
