"""What other programs make of the styles they are to read: bibtexparser, rispy, JSON Schema, a wiki."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string

from kharkivctl import citation
from kharkivctl.store import load
from kharkivctl.store.model import Source
from tests.citation.csl_schema import SCHEMA
from tests.citation.works import WORKS, work

MADE_UP = tuple(WORKS.values())


@pytest.fixture(scope="module")
def real() -> tuple[Source, ...]:
    return load.load(load.packaged_store()).store.sources


def file_of(style: str, sources: tuple[Source, ...]) -> str:
    before, between, after = citation.STYLES[style].file or ("", "", "")
    return before + between.join(citation.STYLES[style].load()(sources)) + after


def test_bibtexparser_reads_every_entry_under_its_own_key(real: tuple[Source, ...]) -> None:
    for sources in (MADE_UP, real):
        library = parse_string(file_of("biblatex", sources))
        assert library.failed_blocks == []
        assert [entry.key for entry in library.entries] == [source.id for source in sources]
        assert [entry["title"].startswith("{") for entry in library.entries] == [True] * len(sources)


def test_what_tex_would_take_for_a_command_comes_back_as_text() -> None:
    library = parse_string(file_of("biblatex", (WORKS["marks"],)))
    assert library.entries[0]["title"] == (
        r"{50\% \textbraceleft{}of\textbraceright{} \$5 \& \#1\_a | [b] ''c'' "
        r"\textasciitilde{}d\textasciicircum{}e \textbackslash{}f and <g>}"
    )


@pytest.mark.parametrize("text", ["{", "}", "}}", "a } @book{b, title = {c}", "{\\"])
def test_a_brace_ends_nothing(text: str) -> None:
    library = parse_string(file_of("biblatex", (work("a", title=text), work("b"))))
    assert (library.failed_blocks, [entry.key for entry in library.entries]) == ([], ["a", "b"])


# What is not recorded of a work, so that its entry lacks a field that the data model wants.
_LACKING = r"Missing mandatory field ('author'|'editor'|- one of 'date, year')"


@pytest.mark.skipif(not shutil.which("biber"), reason="needs biber")
def test_biber_misses_only_what_is_not_recorded(real: tuple[Source, ...], tmp_path: Path) -> None:
    written = tmp_path / "all.bib"
    written.write_text(file_of("biblatex", real), encoding="utf-8")
    said = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--output-file", str(tmp_path / "out.bib"), str(written)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    warnings = [line for line in said.splitlines() if line.startswith("WARN")]
    assert len(warnings) > 1  # It warns of what is lacking, so it looked.
    assert [line for line in warnings if not re.search(_LACKING, line)] == []


def test_a_parser_of_wikitext_finds_one_template_and_a_comment(real: tuple[Source, ...]) -> None:
    parser = pytest.importorskip("mwparserfromhell", reason="needs mwparserfromhell")
    for source, cited in zip(
        (*MADE_UP, *real), file_of("wikipedia", (*MADE_UP, *real)).splitlines(), strict=True
    ):
        code = parser.parse(cited)
        (template,) = code.filter_templates(recursive=False)
        assert len(code.filter_comments()) == bool(source.known_through)
        names = [str(parameter.name) for parameter in template.params]
        assert len(names) == len(set(names))
        assert {str(one.name) for one in code.filter_templates()} <= {str(template.name), "!"}


def test_rispy_reads_every_record(real: tuple[Source, ...]) -> None:
    for sources in (MADE_UP, real):
        records = rispy.loads(file_of("ris", sources))
        assert [record["id"] for record in records] == [source.id for source in sources]
        assert [record["title"] for record in records] == [" ".join(s.title.split()) for s in sources]
        assert [key for record in records for key in record if key == "unknown_tag"] == []


def test_rispy_finds_every_field() -> None:
    archived, handle = rispy.loads(file_of("ris", (WORKS["archived"], WORKS["handle"])))
    assert archived == {
        "type_of_reference": "NEWS",
        "id": "archived",
        "title": "A town is retaken",
        "secondary_title": "Example Post",
        "year": "2022",
        "date": "2022/09/10/",
        "access_date": "2022/09/12/",
        "language": "en",
        "urls": ["https://example.org/a"],
        "file_attachments2": "https://archive.example.org/1/https://example.org/a",
    }
    assert handle["authors"] == ["Example News [@example_news]"]


def test_csl_json_is_valid_and_one_array(real: tuple[Source, ...]) -> None:
    for sources in (MADE_UP, real):
        items = json.loads(file_of("csl-json", sources))
        jsonschema.validate(items, SCHEMA)
        assert [item["id"] for item in items] == [source.id for source in sources]


def test_the_schema_refuses_what_csl_has_no_word_for() -> None:
    item: dict[str, Any] = {"id": "a", "type": "post", "title": "A"}
    jsonschema.validate([item], SCHEMA)
    for wrong in ({"type": "tweet"}, {"archived": "2022"}, {"issued": {"date-parts": [[2022, "x", {}]]}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate([item | wrong], SCHEMA)


def test_a_template_of_wikipedia_ends_where_it_ends(real: tuple[Source, ...]) -> None:
    for cited in citation.STYLES["wikipedia"].load()([*MADE_UP, *real]):
        template, _, comment = cited.partition("<!-- ")
        assert "\n" not in cited
        assert comment == "" or re.search("--|[<>]", comment.removesuffix(" -->")) is None
        inside = template.removeprefix("{{").removesuffix("}}").replace("{{!}}", "")
        assert len(template) - len(inside.replace("{{!}}", "")) >= 4
        assert re.search(r"[{}\[\]<>]|~~", inside) is None
        name, *parameters = inside.split(" |")
        assert name in {
            "citation",
            "cite AV media",
            "cite encyclopedia",
            "cite magazine",
            "cite map",
            "cite news",
            "cite report",
            "cite tweet",
            "cite web",
        }
        given = dict(parameter.split("=", 1) for parameter in parameters)
        assert len(given) == len(parameters)
        assert "|" not in "".join(given.values())
        assert {"title", "script-title"} & set(given)
        assert "url" in given or name == "cite tweet" or not {"access-date", "archive-url"} & set(given)
        assert ("archive-date" in given) <= ("archive-url" in given)
        assert "url" in given or name != "cite web"
