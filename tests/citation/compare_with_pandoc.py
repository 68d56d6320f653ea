"""Cites every source of the real store with pandoc and Debian's CSL styles, and keeps what came out.

Run by hand, after a change of facts.toml or of the style csl-json, which is what pandoc gets:

    python -m tests.citation.compare_with_pandoc

It needs pandoc (2.17 or later) and the package citation-style-language-styles, writes pandoc.json beside
this file, and prints every entry that test_against_pandoc.py would not explain.
"""

import hashlib
import html
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from kharkivctl.citation import csl_json
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


def digest(source: Source) -> str:
    """What tells whether a kept entry was made from the source as it is now."""
    return hashlib.sha256(msgspec.json.encode(csl_json.item(source))).hexdigest()[:16]


def render(sources: tuple[Source, ...], style: str) -> dict[str, str]:
    """Pandoc's entry for each source, by id, as plain text; each as if it stood alone in the list."""
    csl = (CSL / f"{STYLES[style]}.csl").read_text(encoding="utf-8")
    csl = re.sub(r' (subsequent-author-substitute|disambiguate-add-year-suffix)="[^"]*"', "", csl)
    with tempfile.TemporaryDirectory() as folder:
        items, alone = Path(folder, "items.json"), Path(folder, "style.csl")
        items.write_text(json.dumps([csl_json.item(source) for source in sources]), encoding="utf-8")
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
