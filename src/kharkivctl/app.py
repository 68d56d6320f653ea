"""The Typer app: the verbs, and the one place where outcomes become messages and exit codes."""

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kharkivctl import __version__, emit
from kharkivctl.commands import cite, store, when, where, who
from kharkivctl.errors import Exit, Failure


class ErrorBoundary(TyperGroup):
    """Runs a command; whatever it raises leaves as one or two sentences on stderr and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Failure as failure:
            if not ctx.meta.get("quiet"):
                emit.say(str(failure))
            raise typer.Exit(failure.code) from None
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if _is_usage(error) or os.environ.get("KHARKIVCTL_DEBUG"):
                raise
            emit.say(
                f"A defect in kharkivctl {__version__}: {type(error).__name__}: {error}. "
                "Please report it with the command you ran; KHARKIVCTL_DEBUG=1 shows where it happened."
            )
            raise typer.Exit(Exit.DEFECT) from None


def _is_usage(error: Exception) -> bool:
    """Whether Typer itself reports the error (a wrong option) and exits with 2."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")


app = typer.Typer(
    name="kharkivctl",
    cls=ErrorBoundary,
    help="Facts about the Russian occupation of Kharkiv Oblast, 2022 to 2024: each with its source, "
    "its standing and the accounts that disagree.",
    epilog="Exit codes: 0 found, 1 nothing found, 2 wrong use, 3 the store can't be read, 4 a defect.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("when")(when.when)
app.command("who")(who.who)
app.command("where")(where.where)
app.command("cite")(cite.cite)
app.add_typer(store.app, name="store")


def _version(wanted: bool) -> None:
    if wanted:
        about = store.load_store(os.environ.get("KHARKIVCTL_STORE")).store
        first, last = about.covers.split("/")
        print(f"kharkivctl {__version__}, data {about.version}, covering {first} to {last}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help="Show the version of program and data.",
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """The console script."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(Exit.FOUND)
