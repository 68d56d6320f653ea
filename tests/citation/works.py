"""Made-up works, one for each thing a citation style must get right."""

from kharkivctl.store.model import Source
from tests import made_up

URL = "https://example.org/a"


def work(id: str, type: str = "article-newspaper", **values: object) -> Source:
    """A source in English, of 10 September 2022 unless another date is given."""
    given = {"title": "A town is retaken", "issued": "2022-09-10", "language": "en"} | values
    return made_up.source(id, type=type, **given)


WORKS = {
    source.id: source
    for source in (
        work("no-author", container_title="The Example Times", url=URL, accessed="2022-09-12"),
        work("one-author", author=("Doe, Jane Ann",), container_title="The Example Times", url=URL),
        work("two-authors", author=("Doe, Jane", "Poe-Roe, Jean-Luc"), container_title="Example Post"),
        work(
            "four-authors",
            "report",
            title="Assessment of the front",
            author=("Doe, Jane", "Roe, Richard", "Poe, Ann", "Loe, Max"),
            publisher="Institute of Examples",
            url=URL,
        ),
        work(
            "seven-authors",
            "webpage",
            author=tuple(f"{letter}oe, Kim" for letter in "ABCDEFG"),
            container_title="Example Site",
        ),
        work("body", "webpage", author=("Ministry of Examples",), container_title="Example Site", url=URL),
        work(
            "handle",
            "post",
            title="We are at the #town now. More soon.",
            author=("Example News [@example_news]",),
            via="Twitter",
            url="https://twitter.com/example_news/status/1234567890",
        ),
        work("channel", "post", title="town_now", container_title="Telegram", issued=None, language=None),
        work("agency", agency="Example Agency", container_title="Example Post", issued="2022-09"),
        work(
            "no-date", "webpage", container_title="Example Site", issued=None, accessed="2022-09-12", url=URL
        ),
        work("month", "article-magazine", container_title="The Example Review", issued="2022-09"),
        work("year", "map", title="Map of the front", publisher="Institute of Examples", issued="2022"),
        work("about", container_title="Example Post", issued="2022-09-11~"),
        work("range", container_title="Example Post", issued="2022-03-02/2022-03-03"),
        work("long-range", container_title="Example Post", issued="2021-12-30/2022-01-02"),
        work("one-day-of-two", container_title="Example Post", issued="[2022-03-26..2022-03-27]"),
        work(
            "ukrainian",
            title="Щастя в селі Згурівка: «ніч» і день",
            title_translated="Happiness in the village of Zghurivka: “night” and day",
            author=("Ящук, Юлія",),
            container_title="Їжачок",
            language="uk",
        ),
        work(
            "russian",
            title="Подъезд к селу Ельцово",
            author=("Щёкин, Егор",),
            container_title="ВО",
            language="ru",
            issued="2022",
        ),
        work(
            "description",
            title="[Report on a town retaken]",
            container_title="Example Post",
            url=URL,
        ),
        work("video", "broadcast", title="The town", container_title="Example TV", via="YouTube", url=URL),
        work("entry", "entry-encyclopedia", title="Example Town", container_title="Wikipedia", url=URL),
        work(
            "blog",
            "post-weblog",
            title="Notes from the town",
            author=("Doe, Jane",),
            container_title="Day by Day",
        ),
        work("data", "dataset", title="Who held what", publisher="Institute of Examples", url=URL),
        work("quotes", title="'We saw it': how the \"town\" was retaken", container_title="Example Post"),
        work("question", title="Who holds the town?", container_title="Example Post"),
        work(
            "archived",
            container_title="Example Post",
            url=URL,
            accessed="2022-09-12",
            archived="2022-09-11",
            archive_url="https://archive.example.org/1/https://example.org/a",
        ),
        work("copy-without-address", container_title="Example Post", url=URL, archived="2022-09-11"),
        work(
            "marks",
            title="50% {of} $5 & #1_a | [b] ''c'' ~d^e \\f\nand <g>",
            author=("O'Neil & {Sons} | Co",),
            container_title="A|B",
            url="https://example.org/{a}|[b]?c=%20d e",
        ),
    )
}
