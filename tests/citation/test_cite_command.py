"""`kharkivctl cite` and `--cite` as a user meets them, on the small store of conftest.py."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from kharkivctl.citation import STYLES

Run = Callable[..., Result]

RIS = """\
TY  - NEWS
ID  - post-b
AU  - Doe, Jane
TI  - Town | retaken
T2  - Example Post
PY  - 2022
DA  - 2022/09/10/
LA  - en
ER  - \n"""
WIKI_A = (
    "{{cite news |last=Doe |first=Jane |title=Town taken |work=Example Post |date=2 March 2022 "
    "|url=https://example.org/a}}<!-- Not opened here; known as cited in “Example Town” (Wikipedia). -->"
)
WIKI_B = (
    "{{cite news |last=Doe |first=Jane |title=Town {{!}} retaken |work=Example Post |date=10 September 2022}}"
)
WIKI_ARTICLE = (
    "{{cite encyclopedia |title=Example Town |encyclopedia=Wikipedia |date=30 November 2022 "
    "|url=https://example.org/wiki/Example_Town}}"
)


def ids(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return result.stdout.split()


# Styles


def test_prose_keeps_the_columns_of_plain_output(run: Run) -> None:
    assert run("cite post-b --style mla").stdout == (
        "post-b\tDoe, Jane. “Town | Retaken.” Example Post, 10 Sept. 2022.\t-\tretaken\n"
    )


def test_apa_is_the_style_without_the_option(run: Run) -> None:
    assert run("cite taken").stdout == run("cite taken --style apa").stdout


@pytest.mark.parametrize("format", ["plain", "table"])
def test_what_a_program_reads_is_printed_whole_and_alone(run: Run, format: str) -> None:
    assert run(f"cite post-b --style ris -f {format}").stdout == RIS


def test_in_markdown_it_stands_in_a_block_of_code(run: Run) -> None:
    assert run("cite post-b --style ris -f markdown").stdout == f"```\n{RIS.rstrip()}\n```\n"


def test_json_has_the_text_in_citation(run: Run) -> None:
    found = json.loads(run("cite post-b --style ris --json").stdout)
    assert [(row["id"], row["citation"], row["facts"]) for row in found] == [
        (
            "post-b",
            RIS,
            [{"id": "retaken", "name": "Troops retook Town on 10 September 2022.", "standing": "stated"}],
        )
    ]


def test_fields_that_are_asked_for_come_as_columns(run: Run) -> None:
    in_one_line = RIS.replace("\n", " ")
    assert run("cite post-b --style ris --fields id,citation").stdout == f"post-b\t{in_one_line}\n"


def test_csl_json_is_one_array_whatever_the_limit(run: Run) -> None:
    whole, first = (json.loads(run(f"cite taken --style csl-json -n {n}").stdout) for n in (2, 1))
    assert [item["id"] for item in whole] == ["post-a", "article"]
    assert [item["id"] for item in first] == ["post-a"]


def test_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "town.ris"
    assert run(f"cite post-b --style ris -o {target}").exit_code == 0
    assert target.read_text(encoding="utf-8") == RIS


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "cite --style harvard",
            "--style harvard: choose from apa, mla, chicago, chicago-author-date, wikipedia, biblatex, ris, "
            "csl-json.\n",
        ),
        (
            "cite taken --style apa -f csv",
            "--style goes with the formats table, plain, json, markdown, not with csv.\n",
        ),
        (
            "cite taken --style apa -o a.tsv",
            "--style goes with the formats table, plain, json, markdown, not with tsv.\n",
        ),
        (
            "cite taken --style apa -f wikitext",
            "--style goes with the formats table, plain, json, markdown, not with wikitext.\n",
        ),
        ("cite - taken", '"-" reads the ids from standard input and stands alone.\n'),
        (
            "when --cite ris",
            "--cite ris: choose from apa, mla, chicago, chicago-author-date; or send the ids on: "
            "kharkivctl when ... --fields id -f plain | kharkivctl cite - --style ris\n",
        ),
        ("who --cite harvard", "--cite harvard: choose from apa, mla, chicago, chicago-author-date.\n"),
        (
            "where --cite apa --json",
            "--cite goes with the formats table, plain and markdown, not with json.\n",
        ),
    ],
)
def test_wrong_use_is_told_in_a_sentence(run: Run, line: str, said: str) -> None:
    result = run(line)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", said)


# Ids


def test_ids_of_facts_and_sources_are_alternatives(run: Run) -> None:
    assert ids(run("cite retaken taken --fields id")) == ["post-b", "article", "post-a"]
    assert ids(run("cite unused post-a --fields id")) == ["unused", "post-a"]


def test_other_terms_narrow(run: Run) -> None:
    assert ids(run("cite town taken --fields id")) == ["post-a", "article"]


def test_ids_from_standard_input_keep_their_order_and_come_once(run: Run) -> None:
    found = run("cite - --fields id", input="retaken\n\npost-a;article\n taken\r\nretaken\n")
    assert ids(found) == ["post-b", "article", "post-a"]


def test_ids_of_posts_people_and_places_lead_to_their_sources(run: Run) -> None:
    assert ids(run("cite - --fields id", input="mayor-of-town\n")) == ["post-a"]
    assert ids(run("cite - --fields id", input="mayor\n")) == ["post-a", "article"]
    assert ids(run("cite - --fields id", input="town\n")) == ["post-a", "post-b", "article"]


def test_filters_hold_for_ids_too(run: Run) -> None:
    assert ids(run("cite - --kind article-newspaper --fields id", input="taken\n")) == ["post-a"]


def test_unknown_ids_are_named_and_the_others_are_found(run: Run) -> None:
    result = run("cite - --fields id", input="retaken\nnope\nnada\nnope\n")
    assert (result.exit_code, result.stdout) == (0, "post-b\narticle\n")
    assert result.stderr == "The store has no record with the id nope, nada.\n"


def test_nothing_but_unknown_ids_finds_nothing(run: Run) -> None:
    result = run("cite -", input="nope\nnada\n")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "The store has no record with the id nope, nada.\n"


def test_ids_under_which_no_source_was_found_are_named(run: Run) -> None:
    result = run("cite - --kind article-newspaper --fields id", input="retaken\nunused\ntaken\n")
    assert (result.exit_code, result.stdout) == (0, "post-b\npost-a\n")
    assert result.stderr == "Left out, because no source was found for them: unused.\n"


def test_no_ids_at_all(run: Run) -> None:
    result = run("cite -", input="\n")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "No ids came on standard input.\n")


def test_from_when_to_a_reference_manager(run: Run) -> None:
    events = run("when town --since 2022-09 --fields id -f plain").stdout
    assert run("cite - --style ris --kind article-newspaper", input=events).stdout == RIS


# What a curator should mend


@pytest.mark.parametrize(
    ("option", "found"),
    [
        ("--uncited", ["unused"]),
        ("--unarchived", ["post-b", "unused", "article"]),
        ("--no-url", ["post-b"]),
        ("--anomalies", ["post-a"]),
        ("--unarchived --uncited", ["unused"]),
    ],
)
def test_what_a_curator_should_mend(run: Run, option: str, found: list[str]) -> None:
    assert ids(run(f"cite {option} --fields id")) == found


def test_anomalies_are_printed_each(run: Run) -> None:
    cited = "Doe, J. (2022, March 2). Town taken. Example Post. https://example.org/a"
    anomaly = "The reference prints the year 2021."
    assert run("cite --anomalies").stdout == (
        f"post-a\t{cited}\thttps://example.org/a\ttaken;mayor-of-town\t{anomaly}\n"
    )
    assert anomaly in run("cite --anomalies -f table").stdout
    assert anomaly in run("cite --anomalies -f markdown").stdout
    assert run("cite --anomalies --style ris").stdout.startswith("TY  - NEWS\n")
    assert ids(run("cite --anomalies --fields id")) == ["post-a"]


def test_nothing_to_mend(run: Run) -> None:
    assert run("cite --anomalies --no-url").exit_code == 1


def test_an_anomaly_is_told_beside_a_single_source(run: Run) -> None:
    assert run("cite post-a --fields id").stderr == "post-a: The reference prints the year 2021.\n"
    assert run("cite taken --fields id").stderr == ""


# Works that nobody opened

NOT_OPENED = "Not opened here; known as cited in “Example Town” (Wikipedia)."
USED = "`kharkivctl cite --through` cites the work that was used.\n"


def test_a_line_counts_the_works_that_were_not_opened(run: Run) -> None:
    count = "1 of these 2 works was not opened here; it is known through “Example Town” (Wikipedia), article."
    assert run("cite taken").stderr == f"{count} {USED}"
    assert run("cite taken --style ris").stderr == f"{count} {USED}"
    assert run("who --cite apa").stderr == (
        f"This work was not opened here; it is known through “Example Town” (Wikipedia), article. {USED}"
    )


@pytest.mark.parametrize("how", ["--json", "-f csv", "-f table", "--fields citation,known_through"])
def test_no_line_counts_them_where_each_says_so(run: Run, how: str) -> None:
    assert run(f"cite taken {how}").stderr == ""


@pytest.mark.parametrize("style", ["wikipedia", "biblatex", "ris", "csl-json"])
def test_a_style_for_programs_says_so_in_the_entry(run: Run, style: str) -> None:
    assert run(f"cite taken --style {style}").stdout.count(NOT_OPENED) == 1


@pytest.mark.parametrize("style", ["apa", "mla"])
def test_the_work_that_was_used_stands_in_its_place(run: Run, style: str) -> None:
    result = run(f"cite taken --through --style {style} --fields id,facts")
    assert (result.stdout, result.stderr) == ("article\ttaken;mayor-of-town;retaken;mayor;town\n", "")


def test_chicago_names_both(run: Run) -> None:
    assert run("cite post-a --through --style chicago --fields citation").stdout == (
        "Doe, Jane. “Town Taken.” Example Post, March 2, 2022. https://example.org/a. Cited in Wikipedia. "
        "“Example Town.” Last modified November 30, 2022. https://example.org/wiki/Example_Town.\n"
    )


# The store itself


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (
            "mla",
            "Example Facts: Facts and Sources. Version 2022.12.01, kharkivctl, 1 Dec. 2022. facts.toml, ",
        ),
        (
            "chicago",
            "kharkivctl. Example Facts: Facts and Sources. Version 2022.12.01. kharkivctl, December 1, 2022. "
            "facts.toml, ",
        ),
        ("biblatex", "  version = {2022.12.01},\n"),
        ("ris", "ET  - 2022.12.01\n"),
        ("csl-json", '"version": "2022.12.01"'),
        ("wikipedia", " |version=2022.12.01 "),
    ],
)
def test_the_version_of_the_store_has_a_place_of_its_own(run: Run, style: str, said: str) -> None:
    assert said in run(f"cite --self --style {style} -f plain").stdout


@pytest.mark.parametrize("style", STYLES)
def test_the_store_is_cited_with_its_version_and_digest(run: Run, store: Path, style: str) -> None:
    said = run(f"cite --self --style {style}").stdout
    assert "2022.12.01" in said
    assert hashlib.sha256(store.read_bytes()).hexdigest() in said
    assert "CC-BY-SA-4.0" in said


def test_the_store_in_apa(run: Run, store: Path) -> None:
    digest = hashlib.sha256(store.read_bytes()).hexdigest()
    assert run("cite --self --fields id,citation").stdout == (
        "kharkivctl-facts\tkharkivctl. (2022, December 1). Example facts: Facts and sources "
        f"(Version 2022.12.01) [Data set]. facts.toml, SHA-256 {digest}. Licence: CC-BY-SA-4.0.\n"
    )


# Citations below other answers


def test_plain_output_lists_the_citations_under_the_rows(run: Run) -> None:
    assert run("when --cite apa").stdout == (
        "2022-03-02\ttaken\tTroops took Town.\ttown\trussia\treported\t-\tpost-a;article\n"
        "2022-09-10\tretaken\tTroops retook Town on 10 September 2022.\ttown\tukraine\tstated\t-\t"
        "post-b;article\n"
        "\n"
        "post-a\tDoe, J. (2022a, March 2). Town taken. Example Post. https://example.org/a "
        "[as cited in article]\n"
        "article\tExample Town. (2022, November 30). In Wikipedia. https://example.org/wiki/Example_Town\n"
        "post-b\tDoe, J. (2022b, September 10). Town | retaken. Example Post.\n"
    )


def test_only_what_is_shown_is_cited(run: Run) -> None:
    assert run("when --cite mla -n 1 --fields id").stdout == (
        "taken\n"
        "\n"
        "post-a\tDoe, Jane. “Town Taken.” Example Post, 2 Mar. 2022, https://example.org/a. "
        "[as cited in article]\n"
        "article\t“Example Town.” Wikipedia, 30 Nov. 2022, https://example.org/wiki/Example_Town.\n"
    )


def test_markdown_numbers_them(run: Run) -> None:
    assert run("who --cite chicago -f markdown --fields name,sources").stdout == (
        "| name | sources |\n"
        "| --- | --- |\n"
        "| Max Mayor | \\[1\\] |\n"
        "\n"
        "1. Doe, Jane. “Town Taken.” Example Post, March 2, 2022. https://example.org/a. "
        "\\[as cited in article\\]\n"
    )


def test_a_table_numbers_them_too(run: Run) -> None:
    assert run("when taken --cite mla -f table").stdout.endswith(
        "\n\n"
        "[1] Doe, Jane. “Town Taken.” Example Post, 2 Mar. 2022, https://example.org/a.\n"
        "    post-a, as cited in article\n"
        "[2] “Example Town.” Wikipedia, 30 Nov. 2022,\n"
        "    https://example.org/wiki/Example_Town. article\n"
        "\n"
        "Data 2022.12.01, from 1 January 2022 to 31 December 2022.\n"
    )


# Wikitext


def test_wikitext_gives_sentences_with_references_once_in_full(run: Run) -> None:
    assert run("when -f wikitext").stdout == (
        f'On 2 March 2022, according to reports, troops took Town.<ref name="post-a">{WIKI_A}</ref>'
        f'<ref name="article">{WIKI_ARTICLE}</ref>\n'
        f'Troops retook Town on 10 September 2022.<ref name="post-b">{WIKI_B}</ref><ref name="article" />\n'
    )


def test_wikitext_of_posts_and_places(run: Run) -> None:
    assert run("who -f wikitext").stdout == (
        "According to a claim by Max Mayor, Max Mayor was mayor of Town from 2 March 2022."
        f'<ref name="post-a">{WIKI_A}</ref>\n'
    )
    assert run("where --on 2022-04-01 -f wikitext").stdout == (
        "Town was held by Russia on 1 April 2022, from 2 March 2022 until 10 September 2022."
        f'<ref name="post-a">{WIKI_A}</ref><ref name="article">{WIKI_ARTICLE}</ref> '
        'According to reports, troops took Town.<ref name="post-a" /><ref name="article" />\n'
    )


def test_what_rests_on_wikipedia_alone_is_told_and_can_be_left_out(run: Run) -> None:
    kept = run("when -f wikitext --independent")
    assert kept.stdout == (
        f'On 2 March 2022, according to reports, troops took Town.<ref name="post-a">{WIKI_A}</ref>\n'
        f'Troops retook Town on 10 September 2022.<ref name="post-b">{WIKI_B}</ref>\n'
    )


@pytest.mark.parametrize("line", ["when --independent", "who -f wikitext --fields id --independent"])
def test_independent_is_refused_where_there_are_no_sentences(run: Run, line: str) -> None:
    result = run(line)
    assert (result.exit_code, result.stderr) == (
        2,
        "--independent leaves out sentences of -f wikitext. Add that, or leave it out.\n",
    )


def test_wikitext_of_sources_is_a_list_of_templates(run: Run) -> None:
    assert run("cite taken -f wikitext").stdout == f"* {WIKI_A}\n* {WIKI_ARTICLE}\n"
