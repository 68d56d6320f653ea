"""Sources from CSL-JSON as reference managers export it: the reverse of citation/csl_json.py.

Source: the schema of CSL-JSON 1.0, https://github.com/citation-style-language/schema (csl-data.json).
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from kharkivctl import dates
from kharkivctl.errors import WrongUse
from kharkivctl.safety import web_address
from kharkivctl.store.model import SOURCE_TYPES, Source

# CSL variable -> the key of the store, for those that carry over as they are.
_SAME = {
    "title": "title",
    "container-title": "container_title",
    "publisher": "publisher",
    "URL": "url",
    "archive_location": "archive_url",
    "note": "note",
    "version": "version",
}
# What csl_json.py says of works by their type, which is no news; other genres are told as left out.
_GENRES = ("Video", "Map", "Data set", "Post", "Tweet")
_CUSTOM = ("title-translated", "publisher", "archived", "agency", "dateline", "known-through", "anomaly")
_READ = {*_SAME, "id", "type", "author", "issued", "accessed", "language", "source", "custom"}


class Read(msgspec.Struct, frozen=True):
    """An item as a source without an id, and the variables of the item for which the store has no key."""

    source: Source
    left_out: tuple[str, ...]


def read(text: str, name: str) -> list[Read]:
    """The items of a text of CSL-JSON, one item or a list; `name` is what the text goes by in errors.

    Raises WrongUse for what is no such item or can be no source.
    """
    try:
        items = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise WrongUse(f"{name} is not JSON: {error}. Export the sources as CSL-JSON.") from None
    items = items if isinstance(items, list) else [items]
    if not items or not all(isinstance(item, dict) for item in items):
        raise WrongUse(f"{name} is not CSL-JSON: it has no items. Export the sources as CSL-JSON.")
    return [_read(item, f"{name}, item {number}") for number, item in enumerate(items, 1)]


def _read(item: dict[str, Any], name: str) -> Read:
    if item.get("type") not in SOURCE_TYPES:
        raise WrongUse(f'{name}: type "{item.get("type")}": choose from {", ".join(SOURCE_TYPES)}.')
    fields = {key: text for variable, key in _SAME.items() if (text := _text(item.get(variable)))}
    if "title" not in fields:
        raise WrongUse(f"{name} has no title. Give it one, or a description in square brackets.")
    custom = item["custom"] if isinstance(item.get("custom"), dict) else {}
    fields |= {key.replace("-", "_"): text for key in _CUSTOM if (text := _text(custom.get(key)))}
    fields |= {key: date for key in ("issued", "accessed") if (date := _date(item.get(key)))}
    if language := re.match(r"[a-z]{2,3}(?=[-_]|$)", _text(item.get("language")).lower()):
        fields["language"] = language[0]
    if item["type"] == "post" and (network := _text(item.get("source"))):
        fields["via"] = network
        if fields.get("container_title") == network:  # As csl_json.py has it, for styles that need one.
            del fields["container_title"]
    if fields.get("archive_url") and not web_address(fields["archive_url"]):
        del fields["archive_url"]  # A shelf mark, which is what CSL means by it.
    fields["title"] = fields["title"].removesuffix(f" [{fields.get('title_translated', '').rstrip('.')}]")
    author = tuple(_names(item.get("author")))
    if len(author) == 1 and author[0] in map(fields.get, ("agency", "publisher", "container_title")):
        author = ()  # As csl_json.py has a body for a missing author; styles do so of themselves.
    if custom:
        fields.pop("note", None)  # It is made of what stands in `custom`.
    source = Source(id="", type=item["type"], author=author, **fields)
    return Read(source, tuple(_left_out(item, source)))


def _text(value: object) -> str:
    """A text on one line and without the tags that Zotero has in titles; "" for what is none."""
    if not isinstance(value, str):
        return ""
    return " ".join(re.sub(r"</?(?:i|b|sub|sup|span)(?:\s[^>]*)?>", "", value).split())


def _names(authors: object) -> Iterator[str]:
    """The authors as the store writes them: "Family, Given", a body as it is."""
    for author in authors if isinstance(authors, list) else ():
        if not isinstance(author, dict):
            continue
        part = {key: _text(value) for key, value in author.items()}
        family = f"{part.get('non-dropping-particle', '')} {part.get('family', '')}".strip()
        given = f"{part.get('given', '')} {part.get('dropping-particle', '')}".strip()
        if name := part.get("literal") or ", ".join(filter(None, (family, given, part.get("suffix")))):
            yield name


def _date(value: object) -> str | None:
    """A date of CSL as EDTF, from its parts or from a raw text that is EDTF already; None for any other."""
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    try:
        text = "/".join("-".join(_digits(parts)) for parts in parts) if parts else str(value.get("raw"))
        text = f"{text}~" if value.get("circa") and "/" not in text else text
        return dates.parse(text).text
    except (dates.DateError, TypeError, ValueError):
        return None


def _digits(parts: list[Any]) -> list[str]:
    """Year, month and day with their zeros, as far as they are given."""
    return [f"{int(part):0{width}}" for part, width in zip(parts, (4, 2, 2), strict=False) if part]


def _left_out(item: dict[str, Any], source: Source) -> Iterator[str]:
    """The variables whose values the source does not have."""
    written = {
        "issued": source.issued,
        "accessed": source.accessed,
        "language": source.language,
        "source": source.via,
        "archive_location": source.archive_url,
        "author": tuple(_names(item.get("author"))),
        "note": source.note,
    }
    for variable, value in item.items():
        is_read = variable in _READ or (variable == "genre" and value in _GENRES)
        if value and not (is_read and written.get(variable, True)):
            yield variable
