"""Every style over made-up works, whole: the file of the style's name in expected/ is what it must say."""

import json
from pathlib import Path

import pytest

from kharkivctl import citation
from kharkivctl.ask.wanted import Wanted
from kharkivctl.citation.apa import sentence_case
from kharkivctl.citation.wikipedia import escaped, web_safe
from kharkivctl.queries import sources
from kharkivctl.store import load
from kharkivctl.store.model import Source
from tests.citation.works import WORKS, work

EXPECTED = Path(__file__).with_name("expected")


HEADLINES = {
    "Russian Defence Ministry showed map of new frontline in Kharkiv Region",
    "Russian troops retreating from Vovchansk, population evacuated",
    "Assessed control of terrain around Kharkiv as of September 15, 2022, 3:00 PM ET",
    "Moscow plans snap independence votes in occupied Ukrainian territories",
    "Over 1,000 civilians killed during Russian occupation of Izyum - Kyiv Post - Ukraine's Global Voice",
    "Russia batters Ukraine's No. 2 city Kharkiv, as Kyiv offensive stalls",
    "One village at a time: The grinding artillery war in Ukraine",
    "Five killed in East Ukraine shelling: Donetsk governor",
    "Ukraine evicts Russian occupation administration from Kharkiv Region",
    "Recaptured Kharkiv village heavily damaged by fighting",
    "Kharkiv Oblast: Russian occupiers kidnapped the village head, reported the head of Oblast Military "
    "Administration",
    "Russian forces claims capture of village in Ukraine’s Kharkiv Region",
    "War in Europe | Russia's Defense Ministry claims Balakliya 'liberated from Ukrainian nationalists'",
    "Russian retreat in Ukraine exposes collaborators—and the finger-pointing begins",
}


def cited(style: str) -> str:
    """Prose: each work as if it stood alone in the list, under its id. For programs: all in one file."""
    cite = citation.STYLES[style].load()
    file = citation.STYLES[style].file
    if file is None:
        return "".join(f"{id}\n    {cite([source])[0]}\n" for id, source in WORKS.items())
    before, between, after = file
    return before + between.join(cite(list(WORKS.values()))) + after


@pytest.mark.parametrize("style", citation.STYLES)
def test_a_style_cites_every_kind_of_work(style: str) -> None:
    assert cited(style) == EXPECTED.joinpath(f"{style}.txt").read_text(encoding="utf-8")


def test_each_style_is_a_module_and_each_module_a_style() -> None:
    folder = Path(citation.__file__).parent
    shared = {"__init__", "elements", "romanize"}
    modules = {path.stem.replace("_", "-") for path in folder.glob("*.py") if path.stem not in shared}
    assert modules == set(citation.STYLES)
    assert {path.stem for path in EXPECTED.glob("*.txt")} == set(citation.STYLES)


SAME_YEAR = [
    work("later", title="A later town", author=("Doe, Jane",), issued="2022-09-11"),
    work("year", title="Zeal", author=("Doe, Jane",), issued="2022"),
    work("earlier", title="The early town", author=("Doe, Jane",), issued="2022-03"),
    work("other-year", title="Another", author=("Doe, Jane",), issued="2023"),
    work("other-author", title="Another", author=("Roe, Richard",), issued="2022"),
    work("undated-b", title="Two", author=("Doe, Jane",), issued=None),
    work("undated-a", title="One", author=("Doe, Jane",), issued=None),
]


def test_apa_letters_go_by_date_the_year_alone_first_then_by_title() -> None:
    assert citation.STYLES["apa"].load()(SAME_YEAR) == [
        "Doe, J. (2022c, September 11). A later town.",
        "Doe, J. (2022a). Zeal.",
        "Doe, J. (2022b, March). The early town.",
        "Doe, J. (2023). Another.",
        "Roe, R. (2022). Another.",
        "Doe, J. (n.d.-b). Two.",
        "Doe, J. (n.d.-a). One.",
    ]


def test_chicago_letters_go_by_title_without_its_article() -> None:
    assert citation.STYLES["chicago-author-date"].load()(SAME_YEAR) == [
        "Doe, Jane. 2022b. “A Later Town.” September 11.",
        "Doe, Jane. 2022c. “Zeal.”",
        "Doe, Jane. 2022a. “The Early Town.” March.",
        "Doe, Jane. 2023. “Another.”",
        "Roe, Richard. 2022. “Another.”",
        "Doe, Jane. n.d.-b. “Two.”",
        "Doe, Jane. n.d.-a. “One.”",
    ]


def test_apa_names_nineteen_of_twenty_one_authors_and_the_last() -> None:
    authors = tuple(f"Author{n}, Kim" for n in range(1, 22))
    named = ", ".join(f"Author{n}, K." for n in range(1, 20))
    entry = citation.STYLES["apa"].load()([work("many", author=authors, title="Many", issued="2022")])[0]
    assert entry == f"{named}, . . . Author21, K. (2022). Many."


def test_a_post_in_apa_has_its_first_twenty_words() -> None:
    words = " ".join(f"w{n}" for n in range(1, 26))
    entry = citation.STYLES["apa"].load()(
        [work("long", "post", title=words, author=("News",), issued="2022")]
    )[0]
    assert entry == f"News. (2022). {' '.join(words.split()[:20])} [Post]."


def test_apa_gives_no_day_of_reading_for_an_archived_copy() -> None:
    page = work(
        "copy",
        "webpage",
        issued=None,
        accessed="2022-09-12",
        url="https://example.org/a",
        archive_url="https://archive.example.org/a",
    )
    assert citation.STYLES["apa"].load()([page]) == [
        "A town is retaken. (n.d.). https://archive.example.org/a"
    ]


def test_an_address_in_a_title_is_no_link_in_a_wiki() -> None:
    post = work("link", "post", title="See https://t.co/a", via="Twitter")
    assert citation.STYLES["wikipedia"].load()([post]) == [
        "{{cite news |title=See https:&#47;&#47;t.co/a |date=10 September 2022 |via=Twitter}}"
    ]


def test_a_title_switches_nothing_of_the_wiki_on_or_off() -> None:
    assert escaped("__NOTOC__") == "&#95;&#95;NOTOC&#95;&#95;"


def cite(style: str, source: Source) -> str:
    """The citation of one source."""
    return citation.STYLES[style].load()([source])[0]


def test_apa_names_all_of_twenty_authors() -> None:
    many = work("many", author=tuple(f"Author{n}, Kim" for n in range(1, 21)), title="Many", issued="2022")
    named = ", ".join(f"Author{n}, K." for n in range(1, 20))
    assert cite("apa", many) == f"{named}, & Author20, K. (2022). Many."


def test_biblatex_reads_a_span_without_an_end() -> None:
    assert "  date = {2022-03/},\n" in cite("biblatex", work("open", issued="2022-03/.."))


@pytest.mark.parametrize("host", ["twitter.com", "www.twitter.com", "x.com"])
def test_a_tweet_has_a_template_of_its_own(host: str) -> None:
    tweet = work("tweet", "post", title="We came", url=f"https://{host}/town_now/status/12?s=20")
    assert cite("wikipedia", tweet) == (
        "{{cite tweet |user=town_now |number=12 |title=We came |date=10 September 2022}}"
    )


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ("2022-03-02/2022-03-03", "2–3 March 2022"),
        ("2022-03-30/2022-04-02", "30 March – 2 April 2022"),  # The wiki wants spaces around this dash.
        ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022"),
    ],
)
def test_spans_of_days_in_a_template(issued: str, date: str) -> None:
    assert f"|date={date}}}}}" in cite("wikipedia", work("span", issued=issued))


@pytest.mark.parametrize(
    ("container", "via", "shown"),
    [("Channel", "Telegram", "Channel"), (None, "Telegram", "Telegram"), ("Channel", None, "Channel")],
)
def test_a_post_in_csl_appeared_in_its_channel_else_in_its_service(
    container: str | None, via: str | None, shown: str
) -> None:
    item = json.loads(cite("csl-json", work("post", "post", container_title=container, via=via)))
    assert item["container-title"] == shown


def test_a_blog_without_a_name_is_not_called_one_in_chicago() -> None:
    blog = work("blog", "post-weblog", author=("Doe, Jane",))
    assert cite("chicago", blog) == "Doe, Jane. “A Town Is Retaken.” September 10, 2022."


@pytest.mark.parametrize("article", ["A", "An", "The"])
def test_an_article_counts_for_no_letter_in_chicago(article: str) -> None:
    works = [
        work("b", title=f"{article} battle", author=("Doe, Jane",)),
        work("a", title="Army", author=("Doe, Jane",)),
    ]
    years = [entry.split(". ")[1] for entry in citation.STYLES["chicago-author-date"].load()(works)]
    assert years == ["2022b", "2022a"]


def test_an_address_in_a_template_ends_nothing() -> None:
    assert web_safe('https://example.org/a|[b]{c}<d>"e f') == (
        "https://example.org/a%7C%5Bb%5D%7Bc%7D%3Cd%3E%22e%20f"
    )
    assert web_safe(None) is None


# Programs


@pytest.mark.parametrize("type", ["report", "map", "dataset"])
def test_the_body_that_issued_an_unsigned_work_is_its_author_for_programs(type: str) -> None:
    source = work("unsigned", type, publisher="Institute of Examples")
    item = json.loads(cite("csl-json", source))
    assert item["author"] == [{"literal": "Institute of Examples"}]
    assert "AU  - Institute of Examples\n" in cite("ris", source)
    assert "  author = {{Institute of Examples}},\n" in cite("biblatex", source)


@pytest.mark.parametrize(
    ("type", "via", "genre"),
    [
        ("post", "Twitter", "Tweet"),
        ("post", "Telegram", "Post"),
        ("broadcast", "YouTube", "Video"),
        ("map", None, "Map"),
        ("dataset", None, "Data set"),
        ("article-newspaper", None, None),
    ],
)
def test_csl_says_what_kind_of_work_it_is(type: str, via: str | None, genre: str | None) -> None:
    assert json.loads(cite("csl-json", work("a", type, via=via))).get("genre") == genre


def test_a_report_is_no_part_of_the_body_that_issued_it() -> None:
    item = json.loads(cite("csl-json", work("a", "report", container_title="Institute of Examples")))
    assert (item["publisher"], item.get("container-title")) == ("Institute of Examples", None)


# The template of Wikipedia


@pytest.mark.parametrize(
    ("issued", "date"), [("2022-09-10~", "c. 2022"), ("2022-09~", "c. 2022"), ("2022~", "c. 2022")]
)
def test_about_stands_before_a_year_alone_in_a_template(issued: str, date: str) -> None:
    """With a month the template is in error: "Check date values in: |date="."""
    assert f"|date={date}}}}}" in cite("wikipedia", work("about", issued=issued))


def test_an_archived_copy_without_its_day_is_left_out_of_a_template() -> None:
    """|archive-url= alone is an error: "|archive-url= requires |archive-date="."""
    copy = work("a", url="https://example.org/a", archive_url="https://archive.example.org/a")
    assert "archive" not in cite("wikipedia", copy)


# Capitals and scripts


def test_a_headline_is_in_sentence_case_in_apa_but_for_its_names() -> None:
    """The English headlines of the real store that have capitals, each as APA prints it."""
    real = load.load(load.packaged_store()).store.sources
    changed = {s.title: sentence_case(s) for s in real if sentence_case(s) != s.title}
    series = "Russian Offensive Campaign Assessment"
    assert {new for old, new in changed.items() if not old.startswith(series)} == HEADLINES
    assert {new[: len(series)] for old, new in changed.items() if old.startswith(series)} == {
        "Russian offensive campaign assessment"
    }


def test_a_sentence_keeps_its_capitals_in_apa() -> None:
    for title in ("Ukrainian forces retake the Donetsk Military Academy", "BBC: War Museum"):
        assert sentence_case(work("a", title=title)) == title


def test_the_script_of_a_name_decides_how_it_is_romanised() -> None:
    outlets = [("en", "Хартии’97", "Khartii’97"), ("en", "Їжачок", "Yizhachok"), ("en", "Post", "Post")]
    for language, own, latin in outlets:
        source = work("a", container_title=own, language=language)
        assert cite("apa", source) == f"A town is retaken. (2022, September 10). {latin}."


def test_no_two_entries_of_the_store_read_the_same() -> None:
    loaded = load.load(load.packaged_store())
    for name, style in citation.STYLES.items():
        rows = sources.cite(loaded, Wanted(), style).rows
        assert len({row["citation"] for row in rows}) == len(rows), name
