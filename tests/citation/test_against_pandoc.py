"""The prose styles against pandoc's citeproc, on every source of the real store, capitals and all.

Pandoc gets what a user gets, the style csl-json; pandoc.json holds what it made of it, and `python -m
tests.citation.compare_with_pandoc` makes it anew. Where an entry differs from pandoc's, each difference
must be one that EXCUSES knows, with the paragraph that decides it. Those of Chicago are of the 17th
edition, which Debian's styles follow, unless the 18th is named.
"""

import difflib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from kharkivctl import citation, dates
from kharkivctl.citation.apa import NO_NAMES
from kharkivctl.citation.elements import (
    SMALL_IN_CHICAGO,
    SMALL_IN_MLA,
    creators,
    for_prose,
    is_description,
    issued,
    makers,
    typographic,
)
from kharkivctl.store import load
from kharkivctl.store.model import Source
from tests.citation.compare_with_pandoc import KEPT, STYLES, digest


class Difference(msgspec.Struct, frozen=True):
    """What pandoc has where we have something else, with what stands before it in our entry."""

    source: Source
    theirs: str
    ours: str
    before: str

    @property
    def capitals_only(self) -> bool:
        return self.theirs != self.ours and self.theirs.casefold() == self.ours.casefold()

    @property
    def body(self) -> str:
        """The outlet of the source, as prose names it."""
        return for_prose(self.source).outlet or ""


Excuse = Callable[[Difference], bool]


def differences(source: Source, theirs: str, ours: str) -> Iterator[Difference]:
    """What differs between two entries, piece by piece; capitals word by word."""
    old, new = _pieces(theirs), _pieces(ours)
    keys = [[piece.strip().casefold() for piece in pieces] for pieces in (old, new)]
    for kind, a, b, c, d in difflib.SequenceMatcher(None, keys[0], keys[1], False).get_opcodes():
        if kind != "equal":
            yield Difference(source, "".join(old[a:b]).strip(), "".join(new[c:d]).strip(), "".join(new[:c]))
            continue
        for n in range(b - a):
            if old[a + n].strip() != new[c + n].strip():
                yield Difference(source, old[a + n].strip(), new[c + n].strip(), "".join(new[: c + n]))


def _pieces(entry: str) -> list[str]:
    """The words and marks of an entry, each with the spaces behind it."""
    return re.findall(r"(?:[Hh]ttps?://\S+?(?=\.?\s|\.?$)|[\w@#%ʹʺ]+(?:[’'./&-]\w+)*|n\.d\.|.)\s*", entry)


# Each says what it excuses, where, and which paragraph decides it


def small_in_a_sentence(d: Difference) -> bool:
    """APA 6.17: small letters in a title but for its first word and names."""
    return (
        d.capitals_only
        and all(word in NO_NAMES for word in re.split("[ -]", d.ours) if word.islower())
        and d.theirs.casefold() in typographic(d.source.title).casefold()
    )


def small_prepositions(d: Difference) -> bool:
    """MLA 2.90: prepositions are small however long they are."""
    return d.capitals_only and d.ours in SMALL_IN_MLA.split()


def small_short_prepositions(d: Difference) -> bool:
    """Chicago 18, 8.160: prepositions of up to four letters are small, longer ones have a capital."""
    long = len(d.ours) > 4 and d.ours.istitle()
    return d.capitals_only and (d.ours in SMALL_IN_CHICAGO.split() or long)


def printed_so(d: Difference) -> bool:
    """MLA 5.28, Chicago 8.159, 14.209: a description and the words of a post have no capitals of titles."""
    words = d.source.title if d.source.type == "post" or is_description(d.source.title) else ""
    return d.capitals_only and d.ours.strip(".”") in typographic(words)


def own_small_letter(d: Difference) -> bool:
    """Chicago 8.154 (the others say nothing else): a name may begin with a small letter."""
    return d.capitals_only and d.ours in d.body


def adverb(d: Difference) -> bool:
    """Chicago 8.159, MLA 2.90: a preposition that belongs to a verb, "staring down", has a capital."""
    return d.capitals_only and d.ours == "Down" and d.before.endswith("Staring ")


def in_latin_letters(d: Difference) -> bool:
    """APA 9.38, Chicago 11.90, 14.99, MLA (style.mla.org/nonroman-characters): letters, order, brackets."""
    prose = for_prose(d.source)
    texts = (d.source.title, prose.title, d.source.title_translated or "", d.body, d.source.outlet or "")
    names = [f"{name.direct} {name.family}, {name.given}" for name in (*creators(prose), *creators(d.source))]
    names += [f"{name.given[:1]}." for name in (*creators(prose), *creators(d.source))]
    known = _bare(" ".join((*texts, *names)))
    cyrillic = re.search("[\u0400-\u04ff]", f"{d.source.title}{d.source.outlet}{d.source.author}")
    return bool(cyrillic) and all(word in known for word in _bare(f"{d.theirs} {d.ours}").split())


def _bare(text: str) -> str:
    """The text in small letters, without marks."""
    return re.sub(r"[^\w\s]", "", text).casefold()


def translation_behind(d: Difference) -> bool:
    """Chicago 14.99, MLA 5.30: the translation follows the quotation marks, and has its own inside it."""
    known = d.source.title_translated is not None
    said = _bare(f"{d.theirs} {d.ours}")
    return known and all(word in _bare(d.source.title_translated or "") for word in said.split())


def described(d: Difference) -> bool:
    """MLA 5.28, Chicago 14.226: a description in place of a title has no brackets and no quotation marks."""
    return is_description(d.source.title) and not _bare(d.theirs + d.ours) and not set(d.ours) - set(".,”’ ")


def twenty_words(d: Difference) -> bool:
    """APA 10.15: of a post the first twenty words."""
    return d.source.type == "post" and not d.ours and d.theirs in " ".join(d.source.title.split()[20:])


def form_behind_the_title(d: Difference) -> bool:
    """APA 9.12 and 9.22: the form follows the title, also where that stands first."""
    return not creators(d.source) and {d.theirs, d.ours} <= {"", *_FORMS, *(f"{form}." for form in _FORMS)}


_FORMS = ("[Video]", "[Map]", "[Data set]", "[Post]", "[Tweet]", "[Map] [Map]")


def full_date(d: Difference) -> bool:
    """APA 9.14: as much of the date as the work bears; the CSL style gives reports only the year."""
    date = issued(d.source.issued)
    return not d.theirs and bool(date) and d.ours.lstrip(", ").split(" ")[0] in dates.MONTHS


def read_if_it_changes(d: Difference) -> bool:
    """APA 9.16: the day of reading only for what is meant to change, which a newspaper article is not."""
    return not d.ours and d.theirs.startswith("Retrieved ") and d.source.type.startswith("article-")


def service_without_in(d: Difference) -> bool:
    """APA 10.12 and 9.28: what carries a video or issued a report is named without "In"."""
    return (d.theirs, d.ours) == ("In", "") and d.source.type in ("broadcast", "report")


def named_once(d: Difference) -> bool:
    """APA 9.24, MLA 5.54, Chicago 14.84: a body that is author and publisher, or the title, is named once."""
    both = d.body in [name.family for name in makers(for_prose(d.source))] or d.body == d.source.title
    said = set(_bare(d.theirs).split()) - {"in", "nd"}
    return both and not _bare(d.ours) and said <= set(_bare(d.body).split())


def et_al(d: Difference) -> bool:
    """MLA 5.8: of three and more authors the first; Chicago 18, 13.23: of seven and more the first three."""
    names = _bare(" ".join(name.direct for name in creators(for_prose(d.source))) + " and et al")
    return len(creators(d.source)) > 2 and all(w in names for w in _bare(d.theirs + " " + d.ours).split())


def paper_first(d: Difference) -> bool:
    """Chicago 14.199 (FAQ 0076): "New York Times. “Title.” Date", with a full stop before the date."""
    return not creators(d.source) and set(d.theirs + d.ours) <= set(",.”’")


def stop_inside(d: Difference) -> bool:
    """Chicago 6.9, and so in MLA's examples: a full stop goes inside closing marks, single ones too."""
    return {d.theirs, d.ours} == {"", "."} and "’" in d.source.title.replace("'", "’")


def paper_without_article(d: Difference) -> bool:
    """Chicago 14.193: newspapers and magazines without "The"."""
    return (d.theirs, d.ours) == ("The", "") and (d.source.outlet or "").startswith("The ")


def site_first(d: Difference) -> bool:
    """Chicago 14.207: without an author the owner of a site or of a work of reference stands first."""
    words = {"in", "nd", *_bare(d.body).split()}
    if is_description(d.source.title):
        words |= set(_bare(d.source.title).split())
    return not creators(d.source) and set(_bare(f"{d.theirs} {d.ours}").split()) <= words


def standing_alone(d: Difference) -> bool:
    """MLA 5.25, Chicago 14.220: no quotation marks around what is part of nothing; but around a page."""
    alone = d.source.type in ("report", "dataset", "map") or d.source.title == d.source.outlet
    page = d.source.type == "webpage" and not d.source.outlet
    return (alone or page) and not _bare(d.theirs + d.ours) and set(d.theirs + d.ours) <= set("“”.,")


def map_named(d: Difference) -> bool:
    """Chicago 14.237, MLA 5.111: a map is called one, once, before its day; in MLA at the end."""
    words = {"map", "nd", *_bare(d.body).split(), *_words_of_day(d)}
    return d.source.type == "map" and set(_bare(f"{d.theirs} {d.ours}").split()) <= words


def video_named(d: Difference) -> bool:
    """Chicago 14.267, MLA 5.41: a video is called one, once, and in MLA who uploaded it is said behind it."""
    words = {"youtube", "video", "uploaded", "by", *_bare(d.body).split()}
    return d.source.type == "broadcast" and set(_bare(f"{d.theirs} {d.ours}").split()) <= words


def post_unnamed(d: Difference) -> bool:
    """Chicago 14.209: what service carries a post says what it is."""
    said = set(_bare(d.theirs).split())
    return d.source.type == "post" and not _bare(d.ours) and said <= {"tweet", "post", "nd"}


def service_once(d: Difference) -> bool:
    """MLA 5.31: the service that carries a post is its container, and is named as that alone."""
    return d.source.type == "post" and not d.ours and d.theirs.strip(". ") == d.source.via


def handle_in_parentheses(d: Difference) -> bool:
    """Chicago 14.209: the name of an account stands in parentheses."""
    return (d.theirs, d.ours) in (("[", "("), ("]", ")"), ("].", ")."))


def day_said(d: Difference) -> bool:
    """Chicago 15.49 to 15.52: the day follows the outlet, and the year is not said twice."""
    date = issued(d.source.issued)
    where = set(_bare(f"{d.body} {d.source.via} tweet").split())
    words = {str(date.first[0]) if date else ""} | where | _words_of_day(d)
    return bool(date) and set(_bare(f"{d.theirs} {d.ours}").split()) <= words


def _words_of_day(d: Difference) -> set[str]:
    """The month and the day of issue: {"september", "10"}."""
    date = issued(d.source.issued)
    if not date or len(date.first) < 2:
        return set()
    return {dates.MONTHS[date.first[1] - 1].casefold(), *map(str, date.first[2:])}


def last_modified(d: Difference) -> bool:
    """Chicago 14.13 and 14.233: the date of an entry of Wikipedia is that of its last change."""
    words = {"in", "wikipedia", "last", "modified", (d.source.issued or "")[:4], *_words_of_day(d)}
    return d.source.type == "entry-encyclopedia" and set(_bare(f"{d.theirs} {d.ours}").split()) <= words


def read_in_place_of_a_date(d: Difference) -> bool:
    """Chicago 14.12 and 14.145: the day of reading stands in for a date that is not known."""
    return (_bare(d.theirs).strip(), d.ours) == ("nd", "") and d.source.accessed is not None


def blog_named(d: Difference) -> bool:
    """Chicago 14.208: a blog is called one."""
    return d.source.type == "post-weblog" and _bare(d.theirs + d.ours) in ("blog", "")


# Style -> what may differ in it.
EXCUSES: dict[str, tuple[Excuse, ...]] = {
    "apa": (
        small_in_a_sentence,
        own_small_letter,
        in_latin_letters,
        twenty_words,
        form_behind_the_title,
        full_date,
        read_if_it_changes,
        service_without_in,
        named_once,
    ),
    "mla": (
        small_prepositions,
        printed_so,
        own_small_letter,
        adverb,
        in_latin_letters,
        translation_behind,
        described,
        named_once,
        et_al,
        stop_inside,
        service_once,
        standing_alone,
        map_named,
        video_named,
    ),
    "chicago": (
        small_short_prepositions,
        printed_so,
        own_small_letter,
        adverb,
        in_latin_letters,
        translation_behind,
        described,
        named_once,
        et_al,
        paper_first,
        stop_inside,
        paper_without_article,
        site_first,
        standing_alone,
        map_named,
        video_named,
        post_unnamed,
        handle_in_parentheses,
        last_modified,
        read_in_place_of_a_date,
    ),
    "chicago-author-date": (
        small_short_prepositions,
        printed_so,
        own_small_letter,
        adverb,
        in_latin_letters,
        translation_behind,
        described,
        named_once,
        et_al,
        paper_first,
        stop_inside,
        paper_without_article,
        site_first,
        standing_alone,
        map_named,
        video_named,
        post_unnamed,
        handle_in_parentheses,
        day_said,
        last_modified,
        blog_named,
    ),
}


def unexplained(sources: tuple[Source, ...], kept: dict[str, Any]) -> list[str]:
    """The differences from pandoc's entries that no paragraph decides."""
    found = []
    for style in STYLES:
        for source in sources:
            if source.id not in kept:
                continue
            ours = citation.STYLES[style].load()([source])[0]
            for d in differences(source, kept[source.id][style], ours):
                if not any(excuse(d) for excuse in EXCUSES[style]):
                    found.append(f"{style} {source.id}: {d.theirs!r} is {d.ours!r} after {d.before[-30:]!r}")
    return found


@pytest.fixture(scope="module")
def sources() -> tuple[Source, ...]:
    return load.load(load.packaged_store()).store.sources


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))
    return read


def test_every_source_was_compared_as_it_is_now(sources: tuple[Source, ...], kept: dict[str, Any]) -> None:
    stale = [source.id for source in sources if kept.get(source.id, {}).get("item") != digest(source)]
    assert stale == [], "make pandoc.json anew: python -m tests.citation.compare_with_pandoc"


def test_what_differs_is_decided_by_a_paragraph(sources: tuple[Source, ...], kept: dict[str, Any]) -> None:
    assert unexplained(sources, kept) == []


def test_every_excuse_is_needed_and_names_its_paragraph(
    sources: tuple[Source, ...], kept: dict[str, Any]
) -> None:
    used: set[tuple[str, str]] = set()
    for style, excuses in EXCUSES.items():
        for source in sources:
            ours = citation.STYLES[style].load()([source])[0]
            for d in differences(source, kept[source.id][style], ours):
                used.update((style, excuse.__name__) for excuse in excuses if excuse(d))
    assert {(style, e.__name__) for style, excuses in EXCUSES.items() for e in excuses} - used == set()
    for excuse in {e for excuses in EXCUSES.values() for e in excuses}:
        assert re.match(r"(APA|MLA|Chicago)\b[^:]*(\d\.\d+|nonroman)", excuse.__doc__ or ""), excuse.__name__
