"""The turns of a place over all days covered: they are what is answered for each single day, and no more."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings

from kharkivctl import dates
from kharkivctl.queries.control.accounts import accounts_by_place
from kharkivctl.queries.control.history import History
from kharkivctl.rows import PlaceRow
from kharkivctl.store.load import load, packaged_store
from tests import made_up
from tests.asking import ask
from tests.queries.stories import COVERS, STORIES, Story


def history(story: Story) -> History:
    covers = f"{COVERS[0]}/{COVERS[1]}"
    store = made_up.store(
        store=made_up.about(covers=covers),
        sources=story.sources,
        places=[made_up.place("town")],
        events=story.events,
    )
    return History(accounts_by_place(store).get("town", ()), dates.parse(covers), story.known_by)


@given(STORIES)
@settings(max_examples=300)
def test_each_stretch_gives_the_answer_of_each_of_its_days(story: Story) -> None:
    place = history(story)
    stretches = place.stretches()
    assert (stretches[0].first, stretches[-1].last) == COVERS
    for one, following in pairwise(stretches):
        assert following.first == one.last + timedelta(1)
        assert answered(one.state) != answered(following.state)
    for stretch in stretches:
        for n in range((stretch.last - stretch.first).days + 1):
            assert answered(place.on_day(stretch.first + timedelta(n))) == answered(stretch.state)


def answered(state: object) -> list[object]:
    return [getattr(state, name) for name in ("held_by", "since", "until", "certain")]


def test_a_row_has_its_turns_only_where_they_are_asked_for() -> None:
    from kharkivctl.ask.wanted import understand
    from kharkivctl.options import Asked
    from kharkivctl.queries.places import where

    loaded = load(packaged_store())
    assert all(isinstance(row, PlaceRow) and row.turns is None for row in ask("where", loaded).rows)
    wanted = understand("where", Asked(terms=("izium",)), loaded)
    for places, given_ in ((0, False), (1, True)):
        (row,) = where(loaded, wanted, with_turns=places).rows
        assert isinstance(row, PlaceRow)
        assert (row.turns is not None) == given_
