"""Chicago style, 18th edition (chapters 13 and 14), as plain text: an entry of the reference list."""

from collections.abc import Mapping, Sequence

from kharkivctl.citation.chicago import author, author_date_entry
from kharkivctl.citation.elements import ALONE, for_prose, issued, letters
from kharkivctl.store.model import Source


def cite(sources: Sequence[Source], works: Mapping[str, Source] = ALONE) -> list[str]:
    """The entry of each source: author, year, title, where it appeared, day, address.

    Works of one author and year get letters in the order of their titles.
    """
    latin = [for_prose(source) for source in sources]
    keyed = []
    for source in latin:
        date = issued(source.issued)
        key = (author(source) or source.title, date.year if date else "")
        keyed.append((key, _alphabetical(source.title)))
    return [author_date_entry(source, letter) for source, letter in zip(latin, letters(keyed), strict=True)]


def _alphabetical(title: str) -> str:
    """The title as a list files it, without an article in front."""
    words = title.casefold().lstrip("[\"'“‘").split()
    return " ".join(words[1:] if words and words[0] in ("a", "an", "the") else words)
