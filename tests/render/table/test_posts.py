"""People and bodies: posts as rows with their doubt as a head, what the posts of a person share once."""

from typing import Any

import pytest

from kharkivctl.rows import End, NamesRow, PostRow, Ref, SourceRef
from kharkivctl.store.model import About
from tests.render.answers import rendered
from tests.render.rows import account, answer, body, person, post

MINISTRY = Ref("ministry", "Ministry")
COUNCIL = Ref("council", "Town Council")
WHO = Ref("q-who", "Who was mayor?")
GAZETTE = SourceRef("gazette", "Town falls?", "The Gazette", "2022-03-02", "https://example.org/a", "paper")
STORE = About(
    title="A store", version="2022.12.01", covers="2022-02-24/2022-12-31", licence="CC0-1.0", origin="paper"
)
ANN: dict[str, Any] = {"id": "clerk", "person": Ref("ann", "Ann"), "name": "Ann", "role": "clerk"}


def test_posts_in_a_list_name_who_held_them_once_under_how_sure_that_is() -> None:
    told = rendered(
        "table",
        answer(
            post(certain=True),
            post("judge", role="judge", certain=True),
            post(
                "deputy",
                role="deputy",
                certain=False,
                since="[..2022-03-02]",
                until="..",
                questions=(WHO,),
            ),
            post(
                **ANN,
                since=None,
                standing="claimed",
                said_by=(MINISTRY,),
                sources=(GAZETTE,),
                certain=False,
            ),
            body(description="A council."),
            person(),
            about=STORE,
        ),
    )
    assert (
        told
        == """\
Held in these days                                  From           To
────────────────────────────────────────────────────────────────────────────────
Max Mayor, mayor of Town mayor          stated [1]  2 Mar 2022     not recorded
also judge judge                        stated [1]  2 Mar 2022     not recorded

Perhaps held in these days                          From           To
────────────────────────────────────────────────────────────────────────────────
Max Mayor, deputy ≠ deputy              stated [1]  by 2 Mar 2022  still on 31
                                                                   Dec 2022
Ann, clerk clerk           claimed by Ministry [2]  not recorded   not recorded

Without a post
────────────────────────────────────────────────────────────────────────────────
Town Council                A council. council
Bo                          person bo                                        [1]

[1] A made-up paper. no date. paper
[2] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper

6 posts and bodies

Data 2022.12.01, from 24 February 2022 to 31 December 2022.
"""
    )


def test_where_no_days_were_asked_for_there_is_one_head() -> None:
    told = rendered("table", answer(post(), post(**ANN), post("judge", role="judge"), body()))
    assert (
        told
        == """\
Post                                                From           To
────────────────────────────────────────────────────────────────────────────────
Max Mayor, mayor of Town mayor          stated [1]  2 Mar 2022     not recorded
Ann, clerk clerk                        stated [1]  2 Mar 2022     not recorded
Max Mayor, judge judge                  stated [1]  2 Mar 2022     not recorded

Without a post
────────────────────────────────────────────────────────────────────────────────
Town Council                administration council

[1] A made-up paper. no date. paper

4 posts and bodies
"""
    )


def test_bodies_alone_are_who() -> None:
    assert rendered("table", answer(body(), body("court", name="Court"))).startswith(
        "Who\n" + "─" * 80 + "\nTown Council                administration council\n"
    )


def test_one_row_of_several_that_match_is_a_list_of_one() -> None:
    assert "\n1 post or body\n" in rendered("table", answer(post(), limited=True))


def test_more_than_24_posts_are_continued() -> None:
    rows = [post(**ANN | {"id": f"clerk-{n}"}) for n in range(25)]
    told = rendered("table", answer(*rows, body()))
    first, second = told.split("\n\nPost ")
    assert first.count("clerk clerk-") == 24
    assert second.count("clerk clerk-") == 1
    assert "\nAnn, clerk clerk-24" in second  # Each part names who held its first post.


def test_a_wide_terminal_has_dates_in_one_line() -> None:
    told = rendered("table", answer(post(until=".."), post(**ANN), about=STORE), width=100)
    assert "2 Mar 2022            still on 31 Dec 2022\n" in told
    told = rendered("table", answer(post(until=".."), post(**ANN), about=STORE), width=99)
    assert "2 Mar 2022     still on 31\n" in told


def test_an_end_that_never_came_is_unknown_where_the_store_tells_no_last_day() -> None:
    assert "2 Mar 2022     ?\n" in rendered("table", answer(post(until=".."), post(**ANN)))


def test_the_doubt_stands_on_a_narrow_terminal_too() -> None:
    told = rendered("table", answer(post(certain=False), post(**ANN, certain=False)), width=40)
    assert (
        told
        == """\
Perhaps held in these days
Max Mayor, mayor of Town mayor
                              stated [1]
From 2 Mar 2022  To not recorded

Ann, clerk clerk              stated [1]
From 2 Mar 2022  To not recorded

[1] A made-up paper. no date. paper

2 posts and bodies
"""
    )


# One person or body


def of_max(**more: Any) -> tuple[PostRow, PostRow]:
    """Two posts of one person."""
    mayor = post(
        names=NamesRow("Макс", "Макс М", ("Maks",)),
        description="A person.",
        side="russia",
        organization=COUNCIL,
        area=Ref("town", "Town"),
        until="2022-06-03",
        appointed_by=(MINISTRY,),
        ended_by=End("gone", "Max Mayor left.", "2022-06-03", "claimed"),
        standing="claimed",
        said_by=(MINISTRY,),
        questions=(WHO,),
        note="A note. He stayed until June. He wrote a book!",
        other_accounts=(account(questions=(WHO,)),),
        **more,
    )
    deputy = post(
        "deputy",
        role="deputy",
        since=None,
        organization=COUNCIL,
        questions=(WHO,),
        note="Another. He stayed until June. He wrote a book!",
        other_accounts=(account(questions=(WHO,)),),
    )
    return mayor, deputy


def test_a_person_with_two_posts() -> None:
    assert (
        rendered("table", answer(*of_max()))
        == """\
Max Mayor  Макс · Макс М                                     on the Russian side

Post                                                From           To
────────────────────────────────────────────────────────────────────────────────
mayor of Town ≠ mayor      claimed by Ministry [1]  2 Mar 2022     3 Jun 2022,
                                                                   claimed
deputy ≠ deputy                         stated [1]  not recorded   not recorded

what          A person.
body          Town Council
area          Town (mayor)
appointed by  Ministry (mayor)
ended by      Max Mayor left. (claimed) (mayor)
also          Maks
note          A note. (mayor)
note          Another. (deputy)
note          He stayed until June. He wrote a book!
id            max-mayor

≠ Who was mayor?                                kharkivctl when --question q-who
1 Mar 2022     ≠ Troops took Town. taken                              stated [1]

[1] A made-up paper. no date. paper
"""
    )


def test_accounts_that_differ_from_several_posts_are_told_once_each() -> None:
    others = (account("a"), account("b"))  # Both with the same text.
    rows = (post(other_accounts=others), post("judge", other_accounts=others))
    told = rendered("table", answer(*rows))
    assert told.count("Troops took Town. a ") == told.count("Troops took Town. b ") == 1


def test_posts_held_for_certain_and_perhaps_stand_apart_on_the_card() -> None:
    told = rendered("table", answer(post(certain=False), post("judge", role="judge", certain=True)))
    assert (
        told
        == """\
Max Mayor

Held in these days                                  From           To
────────────────────────────────────────────────────────────────────────────────
judge judge                             stated [1]  2 Mar 2022     not recorded

Perhaps held in these days                          From           To
────────────────────────────────────────────────────────────────────────────────
mayor of Town mayor                     stated [1]  2 Mar 2022     not recorded

id  max-mayor

[1] A made-up paper. no date. paper
"""
    )


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("The same. ", "The same. ", ["note  The same."]),
        ("Of the first.", None, ["note  Of the first. (mayor)"]),
        ("One. Common.", "Common.", ["note  One. (mayor)", "note  Common."]),
        ("One. Common.", "Two. Common.", ["note  One. (mayor)", "note  Two. (deputy)", "note  Common."]),
        ("Common. One.", "Common. Two.", ["note  Common. One. (mayor)", "note  Common. Two. (deputy)"]),
        (None, None, []),
    ],
)
def test_the_last_sentences_that_notes_share_are_told_once(
    first: str | None, second: str | None, told: list[str]
) -> None:
    card = rendered("table", answer(post(note=first), post("deputy", note=second)))
    assert [line for line in card.splitlines() if line.startswith("note")] == told


def test_a_person_of_the_other_side_without_posts() -> None:
    row = person(side="ukraine", description="A poet.")
    assert (
        rendered("table", answer(row))
        == """\
Bo                                                         on the Ukrainian side
what     A poet.
sources  [1]
id       bo

[1] A made-up paper. no date. paper
"""
    )


def test_a_body_with_its_posts() -> None:
    rows = (
        post(organization=COUNCIL, certain=True),
        body(sources=(GAZETTE,), names=NamesRow("Рада", None, ("The Rada",))),
        post(**ANN, organization=COUNCIL, certain=False),
    )
    assert (
        rendered("table", answer(*rows))
        == """\
Town Council  Рада                                                administration
also     The Rada
sources  [1]
id       council

Posts in it
Held in these days                                  From           To
────────────────────────────────────────────────────────────────────────────────
Max Mayor, mayor of Town mayor          stated [2]  2 Mar 2022     not recorded

Perhaps held in these days                          From           To
────────────────────────────────────────────────────────────────────────────────
Ann, clerk clerk                        stated [2]  2 Mar 2022     not recorded

[1] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper
[2] A made-up paper. no date. paper
"""
    )


@pytest.mark.parametrize(
    "rows",
    [
        (body(), post(organization=COUNCIL), post(**ANN)),
        (body(), post(organization=COUNCIL), post(**ANN, organization=Ref("court", "Court"))),
        (body(), body("court", name="Court"), post(organization=COUNCIL)),
    ],
    ids=["a post in no body", "a post in another body", "two bodies"],
)
def test_rows_that_are_not_all_posts_of_one_body_are_a_list(rows: Any) -> None:
    told = rendered("table", answer(*rows))
    assert "Posts in it" not in told
    assert "\n3 posts and bodies\n" in told
