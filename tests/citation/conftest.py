"""A store of four works and five facts, to ask `cite` of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kharkivctl.app import app
from tests import made_up
from tests.citation.works import work

STORE = made_up.store(
    store=made_up.about(
        title="Example facts",
        version="2022.12.01",
        covers="2022-01-01/2022-12-31",
        licence="CC-BY-SA-4.0",
        origin="article",
    ),
    sources=[
        work(
            "article",
            "entry-encyclopedia",
            title="Example Town",
            container_title="Wikipedia",
            issued="2022-11-30",
            url="https://example.org/wiki/Example_Town",
        ),
        work(
            "post-a",
            title="Town taken",
            author=("Doe, Jane",),
            container_title="Example Post",
            issued="2022-03-02",
            archived="2022-03-03",
            url="https://example.org/a",
            known_through="article",
            anomaly="The reference prints the year 2021.",
        ),
        work("post-b", title="Town | retaken", author=("Doe, Jane",), container_title="Example Post"),
        work(
            "unused",
            "report",
            title="A report",
            publisher="Institute of Examples",
            issued="2022-10",
            url="https://example.org/r",
        ),
    ],
    places=[made_up.place("town", sources=("article",))],
    people=[
        made_up.person(
            "mayor",
            name="Max Mayor",
            sources=("article",),
            posts=(
                made_up.post(
                    "mayor-of-town",
                    role="mayor of Town",
                    area="town",
                    since="2022-03-02",
                    standing="claimed",
                    said_by=("mayor",),
                    sources=("post-a",),
                ),
            ),
        )
    ],
    events=[
        made_up.event(
            "taken",
            date="2022-03-02",
            kind="capture",
            text="Troops took Town.",
            places=("town",),
            control="russia",
            standing="reported",
            sources=("post-a", "article"),
        ),
        made_up.event(
            "retaken",
            date="2022-09-10",
            kind="recapture",
            text="Troops retook Town on 10 September 2022.",
            places=("town",),
            control="ukraine",
            sources=("post-b", "article"),
        ),
    ],
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(made_up.toml(STORE), encoding="utf-8")
    return path


@pytest.fixture
def run(store: Path) -> Callable[..., Result]:
    """Runs the program on the small store: `run("cite taken --style ris", input="")`."""

    def invoke(line: str, input: str = "") -> Result:
        return CliRunner().invoke(app, [*line.split(), "--store", str(store)], input=input)

    return invoke
