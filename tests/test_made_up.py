"""The made-up records are right as they come: what a test breaks is broken by the test."""

from pathlib import Path

from kharkivctl.store.decode import read
from tests import made_up

ONE_OF_EACH = made_up.store(
    places=[made_up.place()],
    organizations=[made_up.organization()],
    people=[made_up.person(posts=(made_up.post(area="izium", organization="council"),))],
    events=[
        made_up.event(places=("izium",), figures=(made_up.figure(value=3),)),
        made_up.event("undated", date=None, questions=("question",)),
    ],
    questions=[made_up.question()],
)


def test_what_is_made_up_keeps_the_rules_and_is_read_as_it_was_made(tmp_path: Path) -> None:
    file = tmp_path / "store.toml"
    file.write_text(made_up.toml(ONE_OF_EACH), encoding="utf-8")
    assert read(file) == ONE_OF_EACH
