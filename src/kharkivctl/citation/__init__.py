"""Citation styles: one module each, one function from sources to their citations; `STYLES` names them all."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec

from kharkivctl.store.model import Source


class Cite(Protocol):
    """The function of a style.

    It returns the citation of each source, in their order, as parts of one list. `works` are the sources of
    the store by their ids, for a style that says through which work another is known.
    """

    def __call__(self, sources: Sequence[Source], works: Mapping[str, Source] = ...) -> list[str]: ...


class Style(msgspec.Struct, frozen=True):
    """A citation style: its name for people, and what imports its function, whose module is read only then.

    `file` is, for a style that a program reads, what stands before, between and after its entries.
    `names_both` tells that a work known through another is listed with that other, not replaced by it.
    """

    load: Callable[[], Cite]
    file: tuple[str, str, str] | None = None
    names_both: bool = False


def _apa() -> Cite:
    from kharkivctl.citation.apa import cite

    return cite


def _mla() -> Cite:
    from kharkivctl.citation.mla import cite

    return cite


def _chicago() -> Cite:
    from kharkivctl.citation.chicago import cite

    return cite


def _chicago_author_date() -> Cite:
    from kharkivctl.citation.chicago_author_date import cite

    return cite


def _wikipedia() -> Cite:
    from kharkivctl.citation.wikipedia import cite

    return cite


def _biblatex() -> Cite:
    from kharkivctl.citation.biblatex import cite

    return cite


def _ris() -> Cite:
    from kharkivctl.citation.ris import cite

    return cite


def _csl_json() -> Cite:
    from kharkivctl.citation.csl_json import cite

    return cite


STYLES: dict[str, Style] = {
    "apa": Style(_apa),
    "mla": Style(_mla),
    "chicago": Style(_chicago, names_both=True),
    "chicago-author-date": Style(_chicago_author_date, names_both=True),
    "wikipedia": Style(_wikipedia, ("", "\n", "\n")),
    "biblatex": Style(_biblatex, ("", "\n\n", "\n")),
    "ris": Style(_ris, ("", "\n", "")),
    "csl-json": Style(_csl_json, ("[\n", ",\n", "\n]\n")),
}
