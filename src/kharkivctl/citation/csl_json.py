"""CSL-JSON 1.0, as Zotero, pandoc and citeproc read it; what CSL has no variable for goes into `custom`."""

from collections.abc import Mapping, Sequence

import msgspec

from kharkivctl.citation.elements import ALONE, Name, issued, makers, not_opened, remarks
from kharkivctl.store.model import Source

# CSL variable -> the key of the store, for those that carry over as they are.
_SAME = {
    "title": "title",
    "container-title": "container_title",
    "publisher": "publisher",
    "language": "language",
    "URL": "url",
    "archive_location": "archive_url",
    "source": "via",
    "version": "version",
}
# Type -> what it is, as a style prints it in brackets.
_GENRES = {"broadcast": "Video", "map": "Map", "dataset": "Data set", "post": "Post"}
_CUSTOM = ("title_translated", "archived", "agency", "dateline", "known_through", "anomaly")


def cite(sources: Sequence[Source], works: Mapping[str, Source] = ALONE) -> list[str]:
    """The item of each source, as the text of one JSON object."""
    return [
        msgspec.json.format(msgspec.json.encode(item(source, works)), indent=2).decode() for source in sources
    ]


def item(source: Source, works: Mapping[str, Source] = ALONE) -> dict[str, object]:
    """A source as a CSL item; without what is not recorded."""
    found: dict[str, object] = {"id": source.id, "type": source.type}
    found |= {variable: value for variable, key in _SAME.items() if (value := getattr(source, key))}
    if source.title_translated:  # CSL has no variable for it: it stands in brackets behind the title.
        found["title"] = f"{source.title} [{source.title_translated.rstrip('.')}]"
    if genre := "Tweet" if source.type == "post" and source.via == "Twitter" else _GENRES.get(source.type):
        found["genre"] = genre
    if source.type == "report" and not source.publisher and source.container_title:
        found["publisher"] = found.pop("container-title")  # A report is no part of the body that issued it.
    if source.via and (source.type == "broadcast" or (not source.container_title and source.type == "post")):
        found["container-title"] = source.via
    if names := makers(source):
        found["author"] = [_name(author) for author in names]
    for variable, text in (("issued", source.issued), ("accessed", source.accessed)):
        if date := issued(text):
            parts = [date.first, date.last] if date.last else [date.first]
            found[variable] = {"date-parts": parts} | ({"circa": True} if date.about else {})
    if notes := " ".join(filter(None, (not_opened(source, works), *remarks(source)))):
        found["note"] = notes
    custom = {key.replace("_", "-"): value for key in _CUSTOM if (value := getattr(source, key))}
    if source.container_title and source.type.startswith("article-") and source.publisher:
        custom["publisher"] = found.pop("publisher")  # No manual names that of a periodical; styles would.
    return found | ({"custom": custom} if custom else {})


def _name(author: Name) -> dict[str, str]:
    if author.given:
        return {"family": author.family, "given": author.given}
    return {"literal": f"{author.family} [{author.handle}]" if author.handle else author.family}
