"""Which posts were held on a day: the rules of `who --on`, each as a few posts and the answer."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl import dates
from kharkivctl.errors import Nothing
from kharkivctl.rows import PostRow, Ref
from kharkivctl.store.model import Post, Standing, Store
from tests import made_up
from tests.asking import ask

COVERS = "2022-02-24/2022-12-31"


def store(*posts: Post, ended: Standing = "stated") -> Store:
    """A store in which Ann Example held these posts; "end" is an event that ended one."""
    return made_up.store(
        store=made_up.about(covers=COVERS),
        places=[made_up.place("town"), made_up.place("village", kind="village", within="town")],
        organizations=[made_up.organization(name="Town Council")],
        people=[made_up.person("ann-example", posts=posts), made_up.person("bob-sample")],
        events=[made_up.event("end", kind="appointment", standing=ended, date="2022-06-10")],
        questions=[made_up.question("q")],
    )


def post(since: str | None, until: str | None, **more: Any) -> Post:
    return made_up.post(**{"role": "mayor", **more}, since=since, until=until)


def rows(asked_of: Store, *terms: str, **options: Any) -> list[PostRow]:
    found = ask("who", asked_of, *terms, **options).rows
    return [row for row in found if isinstance(row, PostRow)]


def held(day: str, *posts: Post, **more: Any) -> list[tuple[str | None, bool | None]]:
    """The posts shown for a day, in order, each with whether it was certainly held then."""
    try:
        return [(row.id, row.certain) for row in rows(store(*posts, **more), on=day)]
    except Nothing:
        return []


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2022-04-20", []),
        ("2022-04-21", [("post", True)]),
        ("2022-06-03", [("post", True)]),
        ("2022-06-04", []),
    ],
)
def test_a_post_is_held_from_its_first_day_to_its_last(day: str, answer: list[tuple[str, bool]]) -> None:
    assert held(day, post("2022-04-21", "2022-06-03")) == answer


@pytest.mark.parametrize(
    ("since", "until"),
    [(None, "2022-06-03"), ("2022-04-21", None), (None, None)],
)
def test_a_post_without_a_start_or_an_end_is_shown_but_not_certain(
    since: str | None, until: str | None
) -> None:
    assert held("2022-05-01", post(since, until)) == [("post", False)]


def test_a_post_without_an_end_is_not_shown_before_its_start() -> None:
    assert held("2022-04-20", post("2022-04-21", None)) == []


def test_a_post_without_a_start_is_not_shown_after_its_end() -> None:
    assert held("2022-06-04", post(None, "2022-06-03")) == []


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2022-03-31", []),
        ("2022-04-15", [("post", False)]),
        ("2022-04-30", [("post", True)]),
        ("2022-09-01", [("post", True)]),
        ("2022-09-15", [("post", False)]),
        ("2022-10-01", []),
    ],
)
def test_within_the_month_of_its_start_or_its_end_it_is_not_certain(
    day: str, answer: list[tuple[str, bool]]
) -> None:
    assert held(day, post("2022-04", "2022-09")) == answer


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2022-10-01", [("post", False)]),
        ("2022-11-25", [("post", False)]),
        ("2022-11-26", []),
    ],
)
def test_an_end_by_a_day_may_have_come_on_any_day_before(day: str, answer: list[tuple[str, bool]]) -> None:
    assert held(day, post("2022-08-19", "[..2022-11-25]")) == answer


def test_a_start_by_a_day_is_certain_from_that_day_on() -> None:
    assert held("2022-10-04", post("[..2022-10-04]", "2022-12-01")) == [("post", True)]


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2022-08-01", [("post", True)]),
        ("2022-12-31", [("post", True)]),
        ("2023-01-01", [("post", False)]),
    ],
)
def test_still_held_when_the_store_ends_is_certain_up_to_then(
    day: str, answer: list[tuple[str, bool]]
) -> None:
    assert held(day, post("2022-07-01", "..")) == answer


@pytest.mark.parametrize(
    ("standing", "answer"),
    [
        ("claimed", [("post", False)]),
        ("stated", []),
        ("reported", []),
        ("admitted", []),
        ("estimated", []),
    ],
)
def test_an_end_that_is_only_claimed_ends_nothing(standing: Standing, answer: list[tuple[str, bool]]) -> None:
    claimed = post("2022-04-21", "2022-06-10", ended_by="end")
    assert held("2022-06-09", claimed, ended=standing) == [("post", True)]
    assert held("2022-06-11", claimed, ended=standing) == answer


def test_the_certain_posts_come_first() -> None:
    posts = [
        post(None, None, id="open"),
        post("2022-04-21", "2022-06-03", id="sure"),
        post("2022-04-21", None, id="without-end"),
    ]
    assert held("2022-05-01", *posts) == [
        ("sure", True),
        ("open", False),
        ("without-end", False),
    ]


def test_two_posts_of_one_person_are_not_both_certain() -> None:
    posts = [
        post("2022-04-21", "2022-06-03", id="interim-head", role="interim head"),
        post("2022-05-01", "..", id="head", role="head"),
    ]
    assert held("2022-05-10", *posts) == [("interim-head", False), ("head", False)]
    assert held("2022-04-21", *posts) == [("interim-head", True)]


def test_two_accounts_of_when_a_post_began_agree_once_both_have_it() -> None:
    posts = [
        post("2022-04-21", "..", id="from-april", questions=("q",)),
        post("2022-06-03", "..", id="from-june", questions=("q",)),
    ]
    assert held("2022-07-01", *posts) == [("from-april", True), ("from-june", True)]


def test_one_post_held_by_two_people_is_not_certainly_that_of_either() -> None:
    of_ann = post("2022-04-21", "..", id="of-ann", area="town")
    of_bob = post("2022-05-01", "..", id="of-bob", area="town")
    elsewhere = post("2022-05-01", "..", id="elsewhere", area="village")
    one = store(of_ann)
    people = (
        one.people[0],
        made_up.person("bob-sample", posts=(of_bob,)),
        made_up.person("cy-other", posts=(elsewhere,)),
    )
    both = msgspec.structs.replace(one, people=people)
    assert [(row.id, row.certain) for row in rows(both, on="2022-06-01")] == [
        ("elsewhere", True),
        ("of-ann", False),
        ("of-bob", False),
    ]


def test_a_month_is_certain_when_the_post_was_held_on_all_of_its_days() -> None:
    assert held("2022-05", post("2022-05-01", "2022-05-31")) == [("post", True)]
    assert held("2022-05", post("2022-05-02", "2022-06-03")) == [("post", False)]
    assert held("2022-05", post("2022-06-01", "2022-06-03")) == []


def test_a_range_of_days_asks_for_the_posts_held_on_some_of_them() -> None:
    found = rows(store(post("2022-04-21", "2022-06-03")), since="2022-06-03", until="2022-07")
    assert [(row.id, row.certain) for row in found] == [("post", False)]


def test_a_place_stands_for_its_hromada_and_for_the_raion_above_that() -> None:
    held_in = {"of-town": "town", "of-hromada": "a-hromada", "of-raion": "a-raion", "of-oblast": "oblast"}
    known = made_up.store(
        places=[
            made_up.place("oblast", kind="oblast"),
            made_up.place("a-raion", kind="raion", within="oblast"),
            made_up.place("a-hromada", kind="hromada", within="a-raion"),
            made_up.place("town", within="a-hromada"),
        ],
        people=[made_up.person(posts=[made_up.post(id, area=area) for id, area in held_in.items()])],
    )
    for terms in (("town",), ("-", "town")):
        assert [row.id for row in ask("who", known, *terms).rows] == ["of-town", "of-hromada", "of-raion"]
    assert [row.id for row in ask("who", known, "a-hromada").rows] == ["of-hromada", "of-raion"]


def test_the_id_of_a_place_stands_for_its_raion_too_and_the_posts_of_its_oblast_are_counted() -> None:
    held_in = {"of-town": "town", "of-raion": "a-raion", "of-oblast": "oblast", "of-village": "village"}
    known = made_up.store(
        places=[
            made_up.place("oblast", kind="oblast"),
            made_up.place("a-raion", kind="raion", within="oblast"),
            made_up.place("town", within="a-raion"),
            made_up.place("village", within="a-raion"),
        ],
        people=[made_up.person(posts=[made_up.post(id, area=area) for id, area in held_in.items()])],
    )
    for terms in (("town",), ("-", "town")):
        found = ask("who", known, *terms)
        assert [row.id for row in found.rows] == ["of-town", "of-raion"]
        assert found.notes == ("1 post is of Oblast as a whole: kharkivctl who oblast",)


def test_with_a_day_only_posts_are_listed_and_without_one_everybody() -> None:
    known = store(post("2022-04-21", "2022-06-03"))
    assert [row.id for row in rows(known, on="2022-05-01")] == ["post"]
    assert [(row.id, row.person, row.certain) for row in rows(known)] == [
        ("post", Ref("ann-example", "Ann Example"), None),
        ("bob-sample", Ref("bob-sample", "Bob Sample"), None),
        ("council", None, None),
    ]


def test_a_known_person_without_a_post_that_day_is_named_in_the_message() -> None:
    with pytest.raises(Nothing) as outcome:
        ask("who", store(post("2022-04-21", "2022-06-03")), "ann", on="2022-07-01")
    assert str(outcome.value) == "No post of Ann Example is recorded for 1 July 2022."


def test_a_place_asks_for_the_posts_of_that_place_itself() -> None:
    known = store(post(None, None, area="town"), post(None, None, id="other", area="village"))
    assert [row.id for row in rows(known, place=("town",))] == ["post"]


def test_a_role_asks_for_posts_with_these_words() -> None:
    known = store(
        post(None, None, role="deputy head of the council"),
        post(None, None, id="other", role="mayor"),
    )
    assert [row.id for row in rows(known, role=("deputy head",))] == ["post"]
    assert [row.id for row in rows(known, role=("deputy", "mayor"))] == ["post", "other"]
    with pytest.raises(Nothing):
        rows(known, role=("minister",))


SOME_DAY = st.one_of(st.none(), st.dates(date(2022, 1, 1), date(2022, 12, 31)).map(str))
BY_A_DAY = st.dates(date(2022, 1, 1), date(2022, 12, 31)).map(lambda day: f"[..{day}]")
UNTIL = st.one_of(SOME_DAY, BY_A_DAY, st.just(".."), st.just("2022-06"))
POSTS = st.builds(
    post,
    since=st.one_of(SOME_DAY, BY_A_DAY, st.just("2022-04")),
    until=UNTIL,
    role=st.sampled_from(["mayor", "deputy"]),
    area=st.sampled_from([None, "town"]),
    questions=st.sampled_from([(), ("q",)]),
    ended_by=st.sampled_from([None, "end"]),
)


@given(st.lists(POSTS, min_size=1, max_size=3), st.sampled_from(["stated", "claimed"]))
@settings(max_examples=150)
def test_the_days_of_a_post_are_those_on_which_a_question_for_one_day_shows_it(
    posts: list[Post], ended: Standing
) -> None:
    posts = [msgspec.structs.replace(post, id=f"p{n}") for n, post in enumerate(posts)]
    asked_of = store(*posts, ended=ended)
    told = {row.id: row for row in rows(asked_of) if row.is_post}
    for day in (date(2022, 2, 24) + timedelta(n) for n in range(0, 311, 5)):
        shown = {row.id: row.certain for row in rows_on(asked_of, day)}
        for id, row in told.items():
            possible = (row.earliest or date.min) <= day <= (row.latest or date.max)
            sure = any(dates.within(dates.parse(str(day)), dates.parse(span)) for span in row.surely)
            assert shown.get(id) == (sure if possible else None), (day, row)


def rows_on(asked_of: Store, day: date) -> list[PostRow]:
    try:
        return rows(asked_of, on=str(day))
    except Nothing:
        return []
