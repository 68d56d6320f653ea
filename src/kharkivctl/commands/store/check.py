"""`kharkivctl store check`."""

from typing import Annotated

import typer

from kharkivctl.commands.store.arguments import File, Format, one_of
from kharkivctl.errors import Exit
from kharkivctl.store.load import store_path
from kharkivctl.streams import put, say


def check(
    file: File = None,
    rules: Annotated[bool, typer.Option("--rules", help="List the rules, each with its code.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 for warnings too.")] = False,
    format: Format = "text",
) -> None:
    """Check a store by every rule, and warn of what a curator should mend.

    Each error or warning is a line with its place, code and remedy, as editors jump to them. Errors
    (E...) end with exit code 3. Warnings (W...) are looked for when there are none; with them the store
    can be used all the same. Many of one code are told in one line, and store gaps lists them. Formats:
    text, json.

    Examples:

    kharkivctl store check facts.toml

    kharkivctl store check --rules

    kharkivctl store check --format json
    """
    from kharkivctl.store import report

    if rules:
        put("".join(f"{code} {reason}\n" for code, reason in report.rules().items()))
        return
    path, show = store_path(file), report.FORMATS[one_of(format, report.FORMATS)]
    found, store = report.findings(path)
    put(show(found))
    say(report.summary(path, found, store))
    if store is None or (strict and found):
        raise typer.Exit(Exit.BAD_STORE)
