"""The prose styles against pandoc's citeproc, on every source of the real store.

pandoc.json holds what pandoc made of them; `python -m tests.citation.compare_with_pandoc` makes it anew.
What remains different is in RULES: each turns pandoc's entry into what the manual asks for. Debian's Chicago
styles are those of the 17th edition.
"""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from kharkivctl import citation, dates
from kharkivctl.citation.elements import is_description, issued, month_and_day
from kharkivctl.store import load
from kharkivctl.store.model import Source
from tests.citation.compare_with_pandoc import KEPT, STYLES, digest

Rule = Callable[[Source, str], str]
MONTH = f"(?:{'|'.join(dates.MONTHS)})"


def full_date(source: Source, text: str) -> str:
    """APA 9.14: as much of the date as the work bears; the CSL style gives reports only the year."""
    date = issued(source.issued)
    rest = month_and_day(date) if date else ""
    return re.sub(r"\((\d{4})\)", rf"(\1, {rest})" if rest else r"(\1)", text, count=1)


def changing_pages(source: Source, text: str) -> str:
    """APA 9.16: the day of reading only for what is meant to change, which a newspaper article is not."""
    if source.type in ("webpage", "entry-encyclopedia"):
        return text
    return re.sub(r"Retrieved [^(]*?, from ", "", text)


def video_service(source: Source, text: str) -> str:
    """APA 10.12: the service that shows a video is named without "In"."""
    return text.replace(". In ", ". ") if source.type == "broadcast" else text


def form_once(source: Source, text: str) -> str:
    """APA 9.12 and 9.22: the form follows the title once, also where the title stands first."""
    text = text.replace("[Map] [Map]", "[Map]")
    return text.replace("(n.d.). [Map].", "(n.d.).") if "[Map]. (" in text else text


def and_others(source: Source, text: str) -> str:
    """MLA 5.8 and Chicago 13.23: "et al." without "and"."""
    return text.replace(", and et al.", ", et al.")


def page_in_quotes(source: Source, text: str) -> str:
    """MLA 5.24: a page is part of a site, even of one whose name is not recorded."""
    title = re.match(r"[^.]*\.", text)
    if source.type != "webpage" or source.outlet or not title:
        return text
    return f"“{title[0]}”{text[len(title[0]) :]}"


def named_in_full(source: Source, text: str) -> str:
    """MLA 5.4 and 5.111: who uploaded a video, and what a map is."""
    if source.type == "broadcast":
        return text.replace("YouTube,", f"YouTube, uploaded by {source.outlet},")
    if source.type != "map":
        return text
    return text.replace(" Accessed", " Map. Accessed") if " Accessed" in text else f"{text} Map."


def double_quotes(source: Source, text: str) -> str:
    """APA 6.7 and Chicago 6.9: a full stop goes inside the closing quotation marks, single ones too."""
    return re.sub(r"’([.,])”", r"\1’”", text)


def bracket_after_quotes(source: Source, text: str) -> str:
    """MLA 5.29 and Chicago 11.: the translation follows the quotation marks."""
    if not source.title_translated:
        return text
    return re.sub(r"“(.*?) \[(.*)\]([.,])”", lambda m: f"“{m[1]}” [{restored(m[2])}]{m[3]}", text)


def restored(translation: str) -> str:
    """Quotation marks inside the brackets are double: they stand in none others."""
    return re.sub(r"‘([^‘’]*)’", r"“\1”", translation)


def unpaired_mark(source: Source, text: str) -> str:
    """A mark that a title opens and never closes is one within it; pandoc takes it for one around it."""
    if source.title.count("«") == source.title.count("»"):
        return text
    before, around, title = text.partition("“")
    return before + around + title.replace("“", "‘", 1)


def plain_title(source: Source, text: str) -> str:
    """MLA 5.29, Chicago 14: no quotation marks around a description or a work that stands on its own."""
    alone = source.type in ("report", "dataset") or source.title == source.outlet
    if is_description(source.title) or alone:
        return re.sub(r"“(.*)([.,])”", r"\1.", text, count=1)
    return text


def paper_first(source: Source, text: str) -> str:
    """Chicago 14: "New York Times. “Title.” Date", with a full stop before the date, not a comma."""
    text = re.sub(r",(”?) n\.d\.", r".\1 n.d.", text)
    return re.sub(
        rf"(,([”’]+)|([”\]]),) ({MONTH} )", lambda m: f"{m[3] or ''}.{m[2] or ''} {m[4]}", text, count=1
    )


def once_undated(source: Source, text: str) -> str:
    """Chicago 13.15: the day of reading stands in for a date that is not known."""
    return text.replace(" n.d. Accessed", " Accessed") if "Accessed" in text else text


def handle_in_parentheses(source: Source, text: str) -> str:
    """Chicago 14: the name of an account stands in parentheses."""
    return re.sub(r"\[(@\w+)\]", r"(\1)", text)


def kind_said(source: Source, text: str) -> str:
    """Chicago 14: a map and a video are named as such, and a map's day is given with its year too."""
    if source.type == "map" and source.issued:
        date = issued(source.issued)
        day = month_and_day(date) if date else ""
        text = text.replace(f"” {day}", f"” Map, {day}")
        return re.sub("(\\(?\\d{4}\\. “.*”) (https)", rf"\1 Map, {day}. \2", text)
    if source.type == "map":
        return text.replace("Accessed", "Map. Accessed")
    return text.replace(" YouTube", " YouTube video") if source.type == "broadcast" else text


def last_modified(source: Source, text: str) -> str:
    """Chicago 14: the date of an entry of Wikipedia is that of its last change."""
    if source.type != "entry-encyclopedia" or not source.issued:
        return text
    return re.sub(rf"” ({MONTH} )", r"” Last modified \1", text)


def year_once(source: Source, text: str) -> str:
    """Chicago 18, 14 (author-date): the year is not said again with the month and day."""
    date = issued(source.issued)
    if not date or source.type == "report":
        return text
    rest = month_and_day(date)
    return text.replace(f"{rest}, {date.year}", rest).replace(f"{rest} {date.year}", rest)


def day_said(source: Source, text: str) -> str:
    """Chicago 14 (author-date): the day follows the outlet, also of a report, post, video or blog."""
    date = issued(source.issued)
    if not date:
        return re.sub(r"([”.]) In\.(?= |$)", r"\1", text)
    rest = month_and_day(date)
    if source.type == "entry-encyclopedia":
        return re.sub(r"” In\.", f"” Last modified {rest}.", text)
    outlet = source.via if source.type in ("post", "broadcast") else source.outlet
    if source.type in ("post-weblog", "webpage"):
        return re.sub(rf" ({re.escape(outlet or '')}(?: \(blog\))?)\. {rest}", rf" \1, {rest}", text)
    if source.type not in ("report", "post", "broadcast") or not outlet:
        return text
    before, middle, after = text.rpartition(f"{outlet}{' video' if source.type == 'broadcast' else ''}.")
    return f"{before}{middle.removesuffix('.')}, {rest}.{after}"


# Style -> the differences that remain, in the order in which they are applied.
RULES: dict[str, tuple[Rule, ...]] = {
    "apa": (full_date, changing_pages, video_service, form_once),
    "mla": (
        double_quotes,
        bracket_after_quotes,
        unpaired_mark,
        plain_title,
        and_others,
        page_in_quotes,
        named_in_full,
    ),
    "chicago": (
        double_quotes,
        bracket_after_quotes,
        unpaired_mark,
        plain_title,
        and_others,
        paper_first,
        once_undated,
        handle_in_parentheses,
        kind_said,
        last_modified,
    ),
    "chicago-author-date": (
        double_quotes,
        bracket_after_quotes,
        unpaired_mark,
        plain_title,
        and_others,
        paper_first,
        handle_in_parentheses,
        kind_said,
        year_once,
        day_said,
    ),
}


def unexplained(sources: tuple[Source, ...], kept: dict[str, Any]) -> list[str]:
    """The entries that differ from pandoc's by more than the rules; capitals are tested elsewhere."""
    found = []
    for style in STYLES:
        for source in sources:
            if source.id not in kept:
                continue
            ours = citation.STYLES[style].load()([source])[0]
            theirs = kept[source.id][style]
            for rule in RULES[style]:
                theirs = rule(source, theirs)
            if ours.casefold() != theirs.casefold():
                found.append(f"{style} {source.id}\n  ours    {ours}\n  manual  {theirs}")
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


def test_what_differs_is_decided_by_a_rule(sources: tuple[Source, ...], kept: dict[str, Any]) -> None:
    assert unexplained(sources, kept) == []
