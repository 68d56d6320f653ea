"""New sources for a store: their ids, and the text of its file with them, checked."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import msgspec

from kharkivctl.citation.romanize import romanize
from kharkivctl.errors import WrongUse
from kharkivctl.store import decode, layout
from kharkivctl.store.check import walk
from kharkivctl.store.model import Source


def id_of(source: Source) -> str:
    """The id of a new source: its outlet and the day of issue, `reuters-2022-09-15`.

    Raises WrongUse for a source without one of them.
    """
    outlet = _slug(source.outlet or source.via or source.agency or "", source.language)
    day = re.search(r"\d{4}(-\d\d){0,2}", source.issued or "")
    if not outlet or not day:
        lacks = "outlet" if not outlet else "day of issue"
        raise WrongUse(f'"{source.title}" has no {lacks} to make an id of. Give one with --id.')
    return f"{outlet}-{day[0]}"


def _slug(outlet: str, language: str | None) -> str:
    """The name of an outlet in the letters of ids, without "The": `radio-svoboda`."""
    latin = romanize(outlet, "ru" if language == "ru" else "uk").casefold().removeprefix("the ")
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['`]", "", plain)).strip("-")


def with_sources(path: Path, sources: Sequence[Source]) -> str:
    """The text of a store's file in its one layout, with these sources at the end of their table.

    Raises BadStore for a store with faults or with a comment that would be lost, and WrongUse for a source
    whose id or address is there already, or that breaks a rule.
    """
    store, text = decode.read_with_text(path)
    layout.tidied(path, text)
    ids = {record.id for _, record in walk(store)}
    addresses = {source.url: source.id for source in store.sources if source.url}
    for source in sources:
        if source.id in ids:
            raise WrongUse(
                f"The id {source.id} is taken. Look whether it is the same work; else give another with --id."
            )
        if source.url in addresses:
            raise WrongUse(f"{source.url} is the address of {addresses[source.url]} already.")
        ids.add(source.id)
        addresses |= {source.url: source.id} if source.url else {}
    data = tomllib.loads(text)
    data.setdefault("sources", []).extend(msgspec.to_builtins(source) for source in sources)
    added = layout.with_head(text, data)
    _, faults = decode.examined(path, added)
    if faults:
        told = "; ".join(f"{fault.record}: {decode.what(fault)}. {fault.remedy}" for fault in faults[:3])
        raise WrongUse(f"Nothing was added. {told}")
    return added
