"""RIS records, as Zotero, EndNote and Mendeley import them: one field a line, ended by ER."""

from collections.abc import Iterator, Mapping, Sequence

from kharkivctl.citation.elements import ALONE, issued, makers, not_opened, remarks
from kharkivctl.store.model import Source

_TYPES = {
    "article-newspaper": "NEWS",
    "article-magazine": "MGZN",
    "webpage": "ELEC",
    "report": "RPRT",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "map": "MAP",
    "broadcast": "VIDEO",
    "dataset": "DATA",
    "entry-encyclopedia": "ENCYC",
}


def cite(sources: Sequence[Source], works: Mapping[str, Source] = ALONE) -> list[str]:
    """The record of each source, every line ended."""
    return [
        "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in _fields(s, works)) + "ER  - \n"
        for s in sources
    ]


def _fields(source: Source, works: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    """Tags and values in order, without what is not recorded; a date has its empty parts: 2022/09//."""
    yield "TY", _TYPES.get(source.type, "GEN")
    yield "ID", source.id
    for author in makers(source):
        name = f"{author.family}, {author.given}" if author.given else author.family
        yield "AU", f"{name} [{author.handle}]" if author.handle else name
    date = issued(source.issued)
    found = {
        "TI": source.title,
        "TT": source.title_translated,
        "M3": "Tweet" if source.type == "post" and source.via == "Twitter" else None,
        "ET": source.version,
        "T2": source.container_title,
        "PB": source.publisher,
        "PY": str(date.first[0]) if date else None,
        "DA": _date(source.issued),
        "Y2": _date(source.accessed),
        "LA": source.language,
        "DB": source.via,
        "UR": source.url,
        "L2": source.archive_url,
    }
    yield from ((tag, value) for tag, value in found.items() if value)
    yield from (("N1", remark) for remark in (not_opened(source, works), *remarks(source)) if remark)


def _date(text: str | None) -> str | None:
    date = issued(text)
    if date is None:
        return None
    parts = [str(part).zfill(2) for part in date.first] + ["", ""]
    return "/".join(parts[:3]) + "/"
