"""Citation styles: one module each, one function from sources to their citations; `STYLES` names them all."""

from collections.abc import Callable, Sequence
from importlib import import_module

import msgspec

from kharkivctl.store.model import Source


class Style(msgspec.Struct, frozen=True):
    """What a style is; for one that a program reads, what stands before, between and after its entries."""

    words: str
    file: tuple[str, str, str] | None = None


# Style -> what it is. The module of the same name (hyphens as underscores) has
# `cite(sources) -> list[str]`: the citation of each source, in their order, as parts of one list.
STYLES: dict[str, Style] = {
    "apa": Style("APA, 7th edition"),
    "mla": Style("MLA, 9th edition"),
    "chicago": Style("Chicago, 18th edition, an entry of the bibliography"),
    "chicago-author-date": Style("Chicago, 18th edition, author and date"),
    "wikipedia": Style("a template of the English Wikipedia", ("", "\n", "\n")),
    "biblatex": Style("an entry for biblatex and biber", ("", "\n\n", "\n")),
    "ris": Style("a record for reference managers", ("", "\n", "")),
    "csl-json": Style("an item for Zotero, pandoc and citeproc", ("[\n", ",\n", "\n]\n")),
}


def style(name: str) -> Callable[[Sequence[Source]], list[str]]:
    """The function that cites sources in a style; its module is imported only now."""
    module = import_module(f"kharkivctl.citation.{name.replace('-', '_')}")
    cite: Callable[[Sequence[Source]], list[str]] = module.cite
    return cite
