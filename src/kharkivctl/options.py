"""Every option of the verbs, declared once beside the field it fills; a decorator gives each verb its own.

`Asked` is a question and `Output` how to print its answer, both as typed; nothing here looks at the store.
"""

import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any, get_args

import msgspec
import typer

from kharkivctl.render import FORMATS

FACTS = "Which facts"
PRINT = "How to print"
DATE = "DATE"


def option(names: str, help: str, panel: str, metavar: str | None = None, **more: Any) -> Any:
    """An option of Typer: its names ("--limit -n"), its help, and the panel of the help it stands in."""
    return typer.Option(
        *names.split(), help=help, rich_help_panel=panel, show_default=False, metavar=metavar, **more
    )


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question as typed. A list matches if any of its values does; different fields must all match."""

    terms: Annotated[
        tuple[str, ...],
        typer.Argument(
            metavar="[TERM]...",
            help="Names in any spelling, ids, dates, words; every one must match. "
            '"-" alone: ids from standard input.',
            show_default=False,
        ),
    ] = ()
    on: Annotated[str | None, option("--on", "On this day, or in this month or year.", FACTS, DATE)] = None
    since: Annotated[str | None, option("--since", "From the first day of DATE.", FACTS, DATE)] = None
    until: Annotated[str | None, option("--until", "Up to the last day of DATE.", FACTS, DATE)] = None
    known_by: Annotated[
        str | None,
        option("--known-by", "Only what this store's sources had published by DATE.", FACTS, DATE),
    ] = None
    place: Annotated[
        tuple[str, ...],
        option("--place", "The place itself, not what lies within it.", FACTS, "NAME"),
    ] = ()
    within: Annotated[
        tuple[str, ...],
        option("--within", "What lies within a raion, an oblast ..., and that itself.", FACTS, "NAME"),
    ] = ()
    person: Annotated[tuple[str, ...], option("--person", "A person, by any name.", FACTS, "NAME")] = ()
    organization: Annotated[
        tuple[str, ...],
        option("--organization", "A body: an administration, army, newspaper.", FACTS, "NAME"),
    ] = ()
    held_by: Annotated[
        tuple[str, ...],
        option("--held-by", "Who held it: russia, ukraine, contested, disputed ...", FACTS, "WORD"),
    ] = ()
    role: Annotated[tuple[str, ...], option("--role", "Words of the post.", FACTS, "WORDS")] = ()
    kind: Annotated[
        tuple[str, ...],
        option("--kind", "The kind of record; a wrong one lists them all.", FACTS, "WORD"),
    ] = ()
    standing: Annotated[
        tuple[str, ...],
        option("--standing", "How firm: stated, reported, claimed, admitted, estimated.", FACTS, "WORD"),
    ] = ()
    said_by: Annotated[tuple[str, ...], option("--said-by", "Who says so.", FACTS, "NAME")] = ()
    source: Annotated[
        tuple[str, ...],
        option("--source", "Resting on a source, or on works known through it.", FACTS, "ID"),
    ] = ()
    question: Annotated[
        tuple[str, ...],
        option("--question", "Accounts of one matter, by id or words.", FACTS, "ID"),
    ] = ()
    disputed: Annotated[bool, option("--disputed", "Only accounts that differ, side by side.", FACTS)] = False
    questions: Annotated[
        bool, option("--questions", "Only the questions on which accounts differ.", FACTS)
    ] = False
    independent: Annotated[
        bool, option("--independent", "With wikitext: not what rests on Wikipedia alone.", FACTS)
    ] = False
    sole_source: Annotated[bool, option("--sole-source", "Only facts that rest on one voice.", FACTS)] = False


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """How to print an answer, as typed."""

    format: Annotated[str | None, option("--format -f", f"One of {', '.join(FORMATS)}.", PRINT, "FORMAT")] = (
        None
    )
    json: Annotated[bool, option("--json", "Short for --format json.", PRINT)] = False
    fields: Annotated[
        str | None,
        option("--fields", "Only these fields, in this order, comma-separated.", PRINT, "FIELDS"),
    ] = None
    header: Annotated[bool, option("--header", "A first line of field names in plain output.", PRINT)] = False
    limit: Annotated[int | None, option("--limit -n", "At most so many records.", PRINT, "N", min=0)] = None
    reverse: Annotated[bool, option("--reverse", "The last record first.", PRINT)] = False
    output: Annotated[
        str | None,
        option("--output -o", "Write to FILE; its ending chooses the format.", PRINT, "FILE"),
    ] = None
    quiet: Annotated[bool, option("--quiet -q", "Print nothing; answer with the exit code only.", PRINT)] = (
        False
    )
    # Eager, so that --help knows those before it.
    color: Annotated[
        str | None,
        option("--color", "Colour: auto (at a terminal), always or never.", PRINT, "WHEN", is_eager=True),
    ] = None
    no_pager: Annotated[bool, option("--no-pager", "Print without a pager.", PRINT, is_eager=True)] = False


Store = Annotated[
    str | None,
    option("--store", "Read another store of the same shape.", PRINT, "FILE", envvar="KHARKIVCTL_STORE"),
]
Cite = Annotated[
    str | None, option("--cite", "Cite the sources in a style: apa, mla, chicago ...", PRINT, "STYLE")
]


def with_options(*without: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a verb the options of Asked and Output, but for the fields named, and those it declares itself.

    The verb is called as `verb(asked, output, store, **own)`, where `own` are its keyword-only parameters;
    Typer sees the single options.
    """

    def decorate(verb: Callable[..., None]) -> Callable[..., None]:
        asking = [field for field in Asked.__struct_fields__ if field not in without]
        own = [p for p in inspect.signature(verb).parameters.values() if p.kind is p.KEYWORD_ONLY]

        def command(**values: Any) -> None:
            asked = Asked(**{field: _frozen(values[field]) for field in asking if values[field] is not None})
            verb(asked, _output(values), values["store"], **{each.name: values[each.name] for each in own})

        asked = [_parameter(name, Asked.__annotations__[name]) for name in asking]
        return _as_declared(verb, command, [*asked, *PRINTING, *own, _parameter("store", Store)])

    return decorate


def with_output(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of Output, and the parameters it declares itself.

    It is called as `verb(output, **own)`; Typer sees the single options.
    """
    own = [p for p in inspect.signature(verb).parameters.values() if p.kind is p.KEYWORD_ONLY]

    def command(**values: Any) -> None:
        verb(_output(values), **{each.name: values[each.name] for each in own})

    return _as_declared(verb, command, [*own, *PRINTING])


def _output(values: Mapping[str, Any]) -> Output:
    """How to print, among the values that Typer read."""
    return Output(**{field: values[field] for field in Output.__struct_fields__})


def _as_declared(
    verb: Callable[..., None], command: Callable[..., None], parameters: list[inspect.Parameter]
) -> Callable[..., None]:
    """The command with the parameters that Typer is to read, and the name and help of the verb."""
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    command.__name__, command.__doc__ = verb.__name__, verb.__doc__
    return command


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    """A field as a parameter that Typer reads; what holds several values is a list there."""
    kind, declared = get_args(annotation)
    if kind == tuple[str, ...]:
        kind = list[str] | None
    return inspect.Parameter(
        name,
        inspect.Parameter.KEYWORD_ONLY,
        default=False if kind is bool else None,
        annotation=Annotated[kind, declared],
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


PRINTING = [_parameter(name, annotation) for name, annotation in Output.__annotations__.items()]
