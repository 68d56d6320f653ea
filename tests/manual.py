"""The manual page kharkivctl(1), in mdoc, made from the program and from docs/asking.md.

    UPDATE_MAN=1 .venv/bin/python -m pytest tests/test_manual.py

writes man/kharkivctl.1. Verbs, options and examples are Typer's own; dates, standings, formats and styles
those of `kharkivctl help`; exit codes and variables those of the page.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import typer.main

from kharkivctl.app import VERBS, WITHOUT, app
from kharkivctl.citation import STYLES
from kharkivctl.commands.help import DATES, STANDING, TOPICS
from kharkivctl.options import FACTS, PRINT
from tests.store.test_data_docs import page_part, table

DAY = "November 25, 2026"  # Of the last change of a verb or option; mandoc wants one.
ASKING = ("when", "who", "where", "cite")
_MINUS = r"\-"  # A hyphen to type, at which no line breaks.


def page() -> str:
    """The whole page."""
    commands = {name: _command(name) for name in (*VERBS, WITHOUT)}
    asking = {name: commands[name] for name in ASKING}
    parts = [
        f".Dd {DAY}\n.Dt KHARKIVCTL 1\n.Os",
        ".Sh NAME\n.Nm kharkivctl\n.Nd look up facts about the Russian occupation of Kharkiv Oblast",
        _synopsis(),
        f".Sh DESCRIPTION\n{_text(str(app.info.help))}\n.Pp\n{_text(_about_terms())}",
        ".Sh VERBS\n" + _list((f"Cm {name}", _prose(command)) for name, command in asking.items()),
        ".Sh OPTIONS",
        *(f".Ss {panel}\n{_list(_options(asking, panel))}" for panel in (FACTS, PRINT)),
        ".Ss Of the program\n" + _list((_heading(option), _text(option.help)) for option in _own(app)),
        ".Sh STORE\n" + _list(_of_the_store(commands["store"])),
        ".Sh DAYS AND DATES\n" + _topic(DATES),
        ".Sh STANDING\n" + _topic(STANDING),
        ".Sh FORMATS\n" + _topic(TOPICS["formats"]()),
        ".Pp\n" + _text(f"Citation styles: {', '.join(STYLES)}."),
        ".Sh ENVIRONMENT\n" + _list(_told("Environment variables", "Ev ")),
        ".Sh FILES\n" + _list(_FILES),
        ".Sh EXIT STATUS\n" + _list(_told("Exit codes", "")),
        ".Sh EXAMPLES\n" + _items(line for command in asking.values() for line in _examples(command)),
        ".Sh SEE ALSO\njq(1), less(1); the documents that come with the source, docs/asking.md first.",
    ]
    return "\n".join(parts) + "\n"


_FILES = [
    ("Pa facts.toml", "The store that comes with the program, beside it."),
    ("Pa ~/.cache/kharkivctl/", "A decoded copy of each store that was read; it is safe to delete."),
]


def _command(name: str) -> Any:
    return typer.main.get_command(import_module(f"kharkivctl.commands.{name}").app)


def _own(typer_app: typer.Typer) -> list[Any]:
    """The options that stand before a verb."""
    root = typer.main.get_command(typer_app)
    return [*root.params, root.get_help_option(typer.Context(root, **root.context_settings))]


def _synopsis() -> str:
    lines = [f".Nm\n.Cm {verb}\n.Op Ar TERM ...\n.Op Ar options" for verb in ASKING]
    lines += [
        ".Nm\n.Ar TERM ...",
        ".Nm\n.Cm store\n.Ar command\n.Op Ar options",
        ".Nm\n.Cm help\n.Op Ar topic",
    ]
    return "\n".join([".Sh SYNOPSIS", *lines])


def _about_terms() -> str:
    """The first part of the page on asking, without its code and links."""
    return page_part("asking.md", "Asking").partition("\n\n")[2].partition("\n\n")[0]


def _prose(command: Any) -> str:
    """What a verb does: its help without the examples."""
    prose = re.split(r"\n\nExamples?:", command.help)[0]
    return "\n.Pp\n".join(_text(paragraph) for paragraph in prose.split("\n\n"))


def _examples(command: Any) -> list[str]:
    return [line.strip() for line in command.help.partition("Example")[2].splitlines()[1:] if line.strip()]


def _options(commands: dict[str, Any], panel: str) -> Iterator[tuple[str, str]]:
    """Each option of a panel, once, with the verbs that have it if not all do."""
    having: dict[str, list[str]] = {}
    options: dict[str, Any] = {}
    for verb, command in commands.items():
        for option in command.params:
            if getattr(option, "rich_help_panel", None) == panel and option.opts[0].startswith("-"):
                having.setdefault(option.name, []).append(verb)
                options.setdefault(option.name, option)
    for name, option in options.items():
        told = _text(option.help)
        if len(having[name]) < len(commands):
            *others, last = having[name]
            told += "\n" + _text(f"With {' and '.join(filter(None, (', '.join(others), last)))}.")
        yield _heading(option), told


def _heading(option: Any) -> str:
    """The names of an option as they head its entry, with the value it takes."""
    names = sorted(option.opts, key=len)
    value = f" Ar {option.metavar}" if option.metavar and not option.is_flag else ""
    return " , ".join(f"Fl {name[1:]}" for name in names) + value


def _of_the_store(group: Any) -> Iterator[tuple[str, str]]:
    """Each tool of the curator with its options."""
    for name, command in group.commands.items():
        options = [o for o in command.params if o.opts[0].startswith("-")]
        told = _prose(command)
        if options:
            told += "\n" + _list((_heading(option), _text(option.help or "")) for option in options)
        arguments = "".join(f" Op Ar {o.human_readable_name}" for o in command.params if o not in options)
        yield f"Cm store {name}{arguments}", told


def _told(heading: str, macro: str) -> Iterator[tuple[str, str]]:
    """The rows of a table of docs/asking.md."""
    for row in table(page_part("asking.md", heading)):
        name = row[0].strip("`")
        yield (f"{macro} {name}" if macro != "" else name, _text(row[1]))


def _list(entries: Iterable[tuple[str, str]]) -> str:
    items = "\n".join(f".It {heading}\n{text}" for heading, text in entries)
    return f".Bl -tag -width Ds\n{items}\n.El"


def _items(lines: Iterable[str]) -> str:
    """Commands that break where the terminal ends, between words only."""
    commands = (" ".join(rf"\%{word}" for word in line.replace("-", _MINUS).split()) for line in lines)
    items = "\n".join(f".It\n{command}" for command in commands)
    return f".Bl -dash -compact\n{items}\n.El"


def _topic(text: str) -> str:
    """A text of `kharkivctl help`: its columns as a list, as narrow terminals have no room for them."""
    parts = []
    for paragraph in text.strip().split("\n\n"):
        rows = [re.split(r"\s{2,}", line) for line in paragraph.splitlines()]
        if all(len(row) > 1 for row in rows):
            parts.append(_list((_escaped(", ".join(row[:-1])), _text(row[-1])) for row in rows))
        else:
            parts.append(".Pp\n" + _text(paragraph))
    return "\n".join(parts).removeprefix(".Pp\n")


def _text(text: str) -> str:
    """Running text without the marks of Markdown: each sentence on lines of its own."""
    plain = re.sub(r"\[([^]]+)\]\([^)]+\)", r"\1", text).replace("`", "")
    sentences = re.split(r"(?<=[a-z0-9)\"][.:;]) (?=[A-Z\"-])", " ".join(plain.split()))
    return "\n".join(_escaped("\n".join(_lines(sentence))) for sentence in sentences)


def _lines(sentence: str) -> list[str]:
    return textwrap.wrap(sentence, 78, break_long_words=False, break_on_hyphens=False)


def _escaped(text: str) -> str:
    """Text as roff reads it: no line begins a request, no backslash an escape, and no option breaks."""
    plain = re.sub(r"^(?=[.'])", r"\\&", text.replace("\\", r"\e"), flags=re.MULTILINE)
    return re.sub(r"(?<![\w-])--?[a-z][a-z-]*", lambda option: option[0].replace("-", _MINUS), plain)
