"""A store of four works and five facts, to ask `cite` of."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kharkivctl.app import app

STORE = """\
[store]
title = "Example facts"
version = "2022.12.01"
covers = "2022-01-01/2022-12-31"
licence = "CC-BY-SA-4.0"
origin = "article"

[[sources]]
id = "article"
type = "entry-encyclopedia"
title = "Example Town"
container-title = "Wikipedia"
issued = "2022-11-30"
language = "en"
url = "https://example.org/wiki/Example_Town"

[[sources]]
id = "post-a"
type = "article-newspaper"
title = "Town taken"
author = ["Doe, Jane"]
container-title = "Example Post"
issued = "2022-03-02"
archived = "2022-03-03"
language = "en"
url = "https://example.org/a"
known-through = "article"
anomaly = "The reference prints the year 2021."

[[sources]]
id = "post-b"
type = "article-newspaper"
title = "Town | retaken"
author = ["Doe, Jane"]
container-title = "Example Post"
issued = "2022-09-10"
language = "en"

[[sources]]
id = "unused"
type = "report"
title = "A report"
publisher = "Institute of Examples"
issued = "2022-10"
language = "en"
url = "https://example.org/r"

[[places]]
id = "town"
name = "Town"
kind = "city"
sources = ["article"]

[[people]]
id = "mayor"
name = "Max Mayor"
sources = ["article"]

[[people.posts]]
id = "mayor-of-town"
role = "mayor of Town"
area = "town"
since = "2022-03-02"
standing = "claimed"
said-by = ["mayor"]
sources = ["post-a"]

[[events]]
id = "taken"
date = "2022-03-02"
kind = "capture"
text = "Troops took Town."
places = ["town"]
control = "russia"
standing = "reported"
sources = ["post-a", "article"]

[[events]]
id = "retaken"
date = "2022-09-10"
kind = "recapture"
text = "Troops retook Town on 10 September 2022."
places = ["town"]
control = "ukraine"
standing = "stated"
sources = ["post-b", "article"]
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(STORE, encoding="utf-8")
    return path


@pytest.fixture
def run(store: Path) -> Callable[..., Result]:
    """Runs the program on the small store: `run("cite taken --style ris", input="")`."""

    def invoke(line: str, input: str = "") -> Result:
        return CliRunner().invoke(app, [*line.split(), "--store", str(store)], input=input)

    return invoke
