"""The Typer app: the verbs, and the one place where outcomes become messages and exit codes."""

import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
import typer.main

from kharkivctl import __version__
from kharkivctl.errors import Exit, Failure
from kharkivctl.streams import put, say
from kharkivctl.usage import Group, colour_errors

VERBS = ("when", "who", "where", "cite", "store", "help")
WITHOUT = "about"  # What answers terms without a verb.
NEAR = 0.7  # How alike (0 to 1) a word must be to a verb to be a slip of one.


class Verbs(Group):
    """The verbs, each imported only when asked for; whatever one raises ends in a sentence and a code."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(VERBS)  # type: ignore[assignment] # their names, for suggestions

    def get_command(self, ctx: Any, name: str) -> Any:
        if name not in (*VERBS, WITHOUT):
            return None
        return typer.main.get_command(import_module(f"kharkivctl.commands.{name}").app)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] in VERBS or args[0].startswith("-") or _is_slip(args[0]):
            return super().resolve_command(ctx, args)
        return WITHOUT, self.get_command(ctx, WITHOUT), args

    def _main_shell_completion(self, *arguments: Any, **named: Any) -> None:
        if "_KHARKIVCTL_COMPLETE" in os.environ:
            from kharkivctl.completion.shells import register

            register()
        super()._main_shell_completion(*arguments, **named)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except Exception as error:
            if _is_usage(error):
                colour_errors()
            raise

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Failure as failure:
            say(str(failure))
            raise typer.Exit(failure.code) from None
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.filename is None:
                raise  # A stream that can't be written, not a file: `main` tells.
            if _is_usage(error):
                colour_errors()
                raise
            if os.environ.get("KHARKIVCTL_DEBUG"):
                raise
            say(
                f"A defect in kharkivctl {__version__}: {type(error).__name__}: {error}. "
                "Please report it with the command you ran; KHARKIVCTL_DEBUG=1 shows where it happened."
            )
            raise typer.Exit(Exit.DEFECT) from None


def _is_slip(word: str) -> bool:
    """Whether a word that is no verb is nearly one."""
    from difflib import get_close_matches

    return bool(get_close_matches(word, VERBS, n=1, cutoff=NEAR))


def _is_usage(error: Exception) -> bool:
    """Whether Typer itself reports the error (a wrong option) and exits with 2."""
    return hasattr(error, "exit_code") and hasattr(error, "format_message")


app = typer.Typer(
    name="kharkivctl",
    cls=Verbs,
    help="Facts about the Russian occupation of Kharkiv Oblast, 2022 to 2024: each with its source, "
    "its standing and the accounts that disagree.",
    epilog="Exit codes: 0 found, 1 nothing found, 2 wrong use, 3 the store can't be read, 4 a defect.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "token_normalize_func": lambda name: "color" if name == "colour" else name,  # Both spellings.
    },
)


def _version(ctx: typer.Context, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:  # As completion parses.
        from kharkivctl.store import load

        try:
            about = load.about(load.store_path(os.environ.get("KHARKIVCTL_STORE")))
        except Failure as failure:
            put(f"kharkivctl {__version__}\n")
            say(str(failure))
            raise typer.Exit(failure.code) from None
        first, last = about.covers.split("/")
        put(
            f"kharkivctl {__version__}, data {about.version}, covering {first} to {last}\n"
            "A wrong fact? Open an issue with its id and a source: CONTRIBUTING.md says how.\n"
        )
        raise typer.Exit


Version = typer.Option(
    "--version", "-V", callback=_version, is_eager=True, help="Show the versions of program and data."
)


@app.callback()
def root(version: Annotated[bool, Version] = False) -> None:
    """Runs before every verb; its options stand before the verb."""


def main() -> None:
    """The console script: the app, and what can go wrong with standard output outside of a verb."""
    try:
        try:
            app()
        finally:
            if sys.stdout:
                sys.stdout.flush()  # Help texts too: a full disk shows here and not at exit.
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if isinstance(error, BrokenPipeError):
            sys.exit(Exit.FOUND)
        say(f"Standard output can't be written: {error.strerror}.")
        sys.exit(Exit.WRONG_USE)
    except Failure as failure:  # Of --version, which Typer runs before any verb.
        say(str(failure))
        sys.exit(failure.code)
