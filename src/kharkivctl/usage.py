"""What Typer says of the program: help, in colour and through the pager as answers are, and usage errors."""

import re
import sys
from typing import Any

from typer.core import TyperCommand, TyperGroup

from kharkivctl.errors import Exit

_ASKED = "kharkivctl.help"  # Whether anything was typed for which help can be the answer.
WIDEST = 100  # Longer lines of help are hard to read.


class _Help:
    """Shows help as an answer is shown, with the options before it heard. Unasked it is wrong use."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        ctx.meta[_ASKED] = bool(args)
        return super().parse_args(ctx, args)  # type: ignore[misc, no-any-return]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        import io
        from contextlib import redirect_stdout

        from typer import rich_utils

        from kharkivctl.terminal import in_colour, pager, show, width

        _draw_in_colour(in_colour(sys.stdout, ctx.params.get("color")))
        rich_utils.MAX_WIDTH = min(width(), WIDEST)
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"  # Frames are drawn by it.
        drawn = io.TextIOWrapper(io.BytesIO(), encoding, errors="replace", write_through=True)
        with redirect_stdout(drawn):
            super().format_help(ctx, formatter)  # type: ignore[misc]
        show(drawn.buffer.getvalue().decode(encoding), pager(ctx.params.get("no_pager", False)))
        # Without this an empty line would be written still, to a reader who may have gone.
        ctx.exit(Exit.FOUND if ctx.meta.get(_ASKED) else Exit.WRONG_USE)


class Command(_Help, TyperCommand):
    """A verb; its help is a docstring, which breaks lines where the code does."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self.help = _in_paragraphs(self.help or "")
        super().format_help(ctx, formatter)


class Group(_Help, TyperGroup):
    """Several verbs."""


def _in_paragraphs(help: str) -> str:
    """The help with each paragraph on one line, to break at the terminal's edge, and a line an example."""
    prose, heading, examples = re.split(r"(\n\nExamples?:\n\n|\Z)", help, maxsplit=1)
    paragraphs = (paragraph.replace("\n", " ") for paragraph in prose.split("\n\n"))
    return "\n\n".join(paragraphs) + heading + examples.replace("\n\n", "\n")


def colour_errors() -> None:
    """Have usage errors drawn in colour where stderr is in colour, else without any escape."""
    from kharkivctl.terminal import in_colour

    _draw_in_colour(in_colour(sys.stderr))


def _draw_in_colour(colour: bool) -> None:
    """Have Typer draw in colour or without any escape: of itself it would leave bold under NO_COLOR."""
    from functools import partial

    from rich.console import Console
    from typer import rich_utils

    from kharkivctl.safety import visible

    class SafeConsole(Console):
        """A console that shows what was typed, and lets none of it act on the terminal."""

        def render(self, renderable: Any, options: Any = None) -> Any:
            for segment in super().render(renderable, options):
                yield segment if segment.control else segment._replace(text=visible(segment.text))

    rich_utils.COLOR_SYSTEM = "standard" if colour else None
    rich_utils.FORCE_TERMINAL = colour
    # Rich would hear NO_COLOR itself, but it comes after --color.
    rich_utils.Console = partial(SafeConsole, no_color=not colour)  # type: ignore[attr-defined, assignment]
