"""Cites every source of the real store with pandoc and Debian's CSL styles, and keeps what came out.

Run by hand, after a change of facts.toml or of what is handed to pandoc:

    python -m tests.citation.compare_with_pandoc

It needs pandoc (2.17 or later) and the package citation-style-language-styles, writes pandoc.json beside
this file, and prints every entry that test_against_pandoc.py would not explain. CSL cannot say all that
the manuals ask for; `handed_over` says it as far as CSL can, each time with the manual's rule.
"""

import hashlib
import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from kharkivctl.citation import csl_json
from kharkivctl.citation.elements import for_prose, is_description
from kharkivctl.store import load
from kharkivctl.store.model import Source

KEPT = Path(__file__).with_name("pandoc.json")
CSL = Path("/usr/share/citation-style-language/styles")
STYLES = {
    "apa": "apa",
    "mla": "modern-language-association",
    "chicago": "chicago-note-bibliography",
    "chicago-author-date": "chicago-author-date",
}
FORMS = {"broadcast": "Video", "map": "Map", "dataset": "Data set"}


def handed_over(source: Source, style: str) -> dict[str, Any]:
    """The item for pandoc: that of the style csl-json, changed where CSL has no word for a manual's rule."""
    chicago = style.startswith("chicago")
    # Cyrillic in Latin letters, the translation in brackets: APA 9.38; MLA 5.29; Chicago 11.
    item: dict[str, Any] = csl_json.item(for_prose(source))
    item.pop("custom", None)
    if source.title_translated:
        item["title"] = f"{item['title']} [{source.title_translated.rstrip('.')}]"
    # Posts are quoted as they are, and a description keeps its small letters: nothing to capitalise.
    if source.type == "post" or is_description(source.title):
        if source.type == "post" and style == "apa":  # APA 10.15: the first 20 words.
            item["title"] = " ".join(source.title.split()[:20])
        if is_description(source.title) and style != "apa":  # MLA 5.29, Chicago 14: without brackets.
            item["title"] = source.title[1:-1]
        item["title"] = f'<span class="nocase">{item["title"]}</span>'
    # What carries a post or a video is the service: APA 10.12 and 10.15, MLA 5.4, Chicago 14.
    if source.type in ("post", "broadcast") and source.via:
        uploader = item.get("container-title")
        item["container-title"] = source.via
        if source.type == "broadcast" and uploader and "author" not in item and style != "mla":
            item["author"] = [{"literal": uploader}]
    item.pop("source", None)
    # A body that issued the work stands for the author: APA 9.11; Chicago 14 (of reports, and of pages).
    body = for_prose(source).outlet
    bodily = {"report", "map", "dataset"}
    if chicago:
        bodily |= {"webpage", "post-weblog", "entry-encyclopedia"}
    if body and style != "mla" and "author" not in item and source.type in bodily and body != source.title:
        item["author"] = [{"literal": body}]
        if style == "apa" or source.type != "report":
            item.pop("container-title", None)
            item.pop("publisher", None)
    # A body that is author and publisher is named once: APA 9.24; MLA 5.19 (as publisher); Chicago 14.
    if source.author and source.author[0] in (source.container_title, source.publisher):
        item.pop("author" if style == "mla" else "container-title")
    if body == source.title:
        item.pop("container-title", None)
        item.pop("publisher", None)
    # MLA 5.8: of three or more authors the first and "et al."; Chicago 13.23: of seven the first three.
    for limit, kept in ((2, 1),) if style == "mla" else ((6, 3),) if chicago else ():
        if len(item.get("author", ())) > limit:
            item["author"] = [*item["author"][:kept], {"literal": "et al."}]
    # Of a newspaper its name is enough, without who publishes it.
    if source.type.startswith("article-") and "container-title" in item:
        item.pop("publisher", None)
    # Chicago 14: newspapers and magazines without "The".
    if chicago and source.type.startswith("article-") and "container-title" in item:
        item["container-title"] = item["container-title"].removeprefix("The ")
    # An outlet that is a domain is printed as it is.
    for key in ("container-title", "publisher"):
        if key in item and ("." in item[key] or " - " in item[key]):
            item[key] = f'<span class="nocase">{item[key]}</span>'
    # APA 9.22: the form of what is no text.
    form = "Tweet" if source.via == "Twitter" else "Post" if source.type == "post" else FORMS.get(source.type)
    if style == "apa" and form:
        item["title"] = f"{item['title']} [{form}]"
    if source.type == "map":
        item.pop("genre", None)
    return item


def digest(source: Source) -> str:
    """What tells whether a kept entry was made from the source as it is now."""
    items = [handed_over(source, style) for style in STYLES]
    return hashlib.sha256(msgspec.json.encode(items)).hexdigest()[:16]


def render(sources: tuple[Source, ...], style: str) -> dict[str, str]:
    """Pandoc's entry for each source, by id, as plain text; each as if it stood alone in the list."""
    csl = (CSL / f"{STYLES[style]}.csl").read_text(encoding="utf-8")
    csl = re.sub(r' (subsequent-author-substitute|disambiguate-add-year-suffix)="[^"]*"', "", csl)
    with tempfile.TemporaryDirectory() as folder:
        items, alone = Path(folder, "items.json"), Path(folder, "style.csl")
        items.write_text(json.dumps([handed_over(s, style) for s in sources]), encoding="utf-8")
        alone.write_text(csl, encoding="utf-8")
        command = [
            "pandoc",
            "--citeproc",
            f"--csl={alone}",
            f"--bibliography={items}",
            "-t",
            "html",
            "--wrap=none",
        ]
        made = subprocess.run(
            command, input='---\nnocite: "@*"\n---\n', text=True, capture_output=True, check=True
        )
    entries = re.finditer(r'<div id="ref-([^"]+)"[^>]*>(.*?)</div>', made.stdout, re.DOTALL)
    return {entry[1]: html.unescape(re.sub(r"<[^>]+>", "", entry[2])).strip() for entry in entries}


def main() -> None:
    sources = load.load(load.packaged_store()).store.sources
    made = {style: render(sources, style) for style in STYLES}
    kept = {
        source.id: {"item": digest(source)} | {style: made[style][source.id] for style in STYLES}
        for source in sources
    }
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    from tests.citation.test_against_pandoc import unexplained

    sys.exit("\n\n".join(unexplained(sources, kept)) or None)


if __name__ == "__main__":
    main()
