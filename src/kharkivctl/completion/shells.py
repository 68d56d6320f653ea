"""The answers to bash, zsh and fish, as the scripts of `--show-completion` take them; nothing on errors."""

import os
import re
import shlex
import sys

from typer._click.core import Parameter
from typer._click.shell_completion import (
    CompletionItem,
    ShellComplete,
    _resolve_context,
    _resolve_incomplete,
    add_completion_class,
)
from typer._completion_classes import BashComplete, FishComplete, ZshComplete

from kharkivctl.completion.values import values

_END = "\0"  # Marks the end of the last word, which may be empty or end in a space within quotes.


def register() -> None:
    """Have Typer ask here, for the three shells, instead of its own classes."""
    for shell in (Bash, Zsh, Fish):
        add_completion_class(shell, shell.name)


class _Completion(ShellComplete):
    """Completes values too, and is silent whatever goes wrong: the command itself will tell."""

    def complete(self) -> str:
        try:
            return self.answer(self.get_completions(*self.get_completion_args()))
        except Exception:
            return ""

    def get_completion_args(self) -> tuple[list[str], str]:
        _, *words = split(os.environ["_TYPER_COMPLETE_ARGS"])
        return words[:-1], words[-1]

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """The values, options or verbs that begin so; one item of type "file" where a file is wanted."""
        context = _resolve_context(self.cli, self.ctx_args, self.prog_name, args)
        wanted, begun = _resolve_incomplete(context, args, incomplete)
        parameter, verb = "terms", "about"
        if isinstance(wanted, Parameter):
            parameter, verb = str(wanted.name), str(context.info_name)
        else:
            found = wanted.shell_complete(context, begun)
            if found or context.parent or not begun or begun.startswith("-"):
                return found  # Else no verb begins so: a question without one.
        fitting = values(parameter, verb, context.params, begun)
        if fitting is None:
            return [CompletionItem(begun, type="file")]
        before = incomplete.removesuffix(begun)  # "--place=", where it is one word with its value.
        return [CompletionItem(before + value, help=meaning) for value, meaning in fitting]

    def answer(self, found: list[CompletionItem]) -> str:
        """What the script of the shell takes; "" for nothing."""
        raise NotImplementedError


def _is_file(found: list[CompletionItem]) -> bool:
    return any(item.type == "file" for item in found)


class Bash(_Completion, BashComplete):
    """One value a line, quoted as it must stand on the command line; no line where bash completes files."""

    def get_completion_args(self) -> tuple[list[str], str]:
        typed = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
        self.in_quotes = typed[-1].startswith(("'", '"'))
        if typed[-1] == "=":
            typed.append("")
        # Bash takes "--place=izium" for three words.
        whole = [word for at, word in enumerate(typed) if word != "=" or not typed[at - 1].startswith("--")]
        _, *words = [split(word)[-1] for word in whole]
        return words[:-1], words[-1]

    def answer(self, found: list[CompletionItem]) -> str:
        if _is_file(found):
            return ""
        words = [str(item.value) for item in found]
        return "\n".join(words if self.in_quotes else map(_escaped, words))


class Zsh(_Completion, ZshComplete):
    """Commands for the shell to run: `compadd` with the values and what each means, or `_files`."""

    def answer(self, found: list[CompletionItem]) -> str:
        if _is_file(found):
            return "_files"
        if not found:
            return ""
        words = [str(item.value) for item in found]
        width = max(map(len, words))
        shown = [f"{item.value:{width}}  {item.help}" if item.help else item.value for item in found]
        return (
            f"local -a found=({shlex.join(words)}) shown=({shlex.join(shown)}); "
            f"compadd {'-l ' if words != shown else ''}-d shown -a found"
        )


class Fish(_Completion, FishComplete):
    """One value a line, with what it means after a tab; or an exit code, 1 where fish completes files."""

    def answer(self, found: list[CompletionItem]) -> str:
        if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
            sys.exit(1 if _is_file(found) else 0)
        return "\n".join(f"{item.value}\t{_in_one_line(item.help)}" for item in found if item.type != "file")


def _in_one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def split(line: str) -> list[str]:
    """The words of an unfinished command line without their quotes, the last one as far as it is typed."""
    lexer = shlex.shlex(line + _END, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:  # Within quotes.
        words.append(lexer.token)
    return [*words[:-1], words[-1].rstrip(_END)]


def _escaped(word: str) -> str:
    """A word as bash reads it outside of quotes."""
    return re.sub(r"([^\w@%+=:,./-])", r"\\\1", word)
