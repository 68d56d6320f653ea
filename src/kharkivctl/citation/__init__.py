"""Citation styles: one module each, one function from a source to its text; `STYLES` names them all."""

from collections.abc import Callable
from importlib import import_module

from kharkivctl.model import Source

# Style -> what it is; the module of the same name (hyphens as underscores) has `cite(source) -> str`.
STYLES: dict[str, str] = {
    "apa": "APA, 7th edition",
}


def style(name: str) -> Callable[[Source], str]:
    """The function that cites a source in a style; its module is imported only now."""
    module = import_module(f"kharkivctl.citation.{name.replace('-', '_')}")
    cite: Callable[[Source], str] = module.cite
    return cite
