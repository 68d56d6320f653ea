"""Cards: everything the store says of one record, whole."""

from kharkivctl.rows import End, FactRef, NamesRow, Ref, SourceRef
from tests.render.answers import rendered
from tests.render.rows import PAPER, account, answer, event, figure, place, post, source

MINISTRY = Ref("ministry", "Ministry")
GAZETTE = SourceRef("gazette", "Town falls?", "The Gazette", "2022-03-02", "https://example.org/a", "paper")


def test_an_event() -> None:
    told = rendered(
        "table",
        answer(
            event(
                text="Troops took Town and 40 men.",
                date="2022-03",
                date_words="early in March",
                possible=True,
                standing="claimed",
                said="2022-03-05",
                said_by=(MINISTRY,),
                places=(Ref("town", "Town"), Ref("hill", "Hill")),
                people=(Ref("max", "Max Mayor"),),
                organizations=(MINISTRY,),
                control="russia",
                partial=True,
                retracted="2022-03-09",
                figures=(figure("men", value=40), figure("dead", low=1, high=2, part_of="all-men")),
                questions=(Ref("q", "When was Town taken?"),),
                note="A note.",
                sources=(GAZETTE, PAPER),
                other_accounts=(account("other", date=None, date_words="one day"),),
            )
        ),
    )
    assert (
        told
        == """\
Troops took Town and 40 men.

When      early in March (2022-03) (possibly in the days asked for)
Standing  claimed by Ministry, said 5 March 2022
Where     Town, Hill
People    Max Mayor
Bodies    Ministry
Control   Russia
Mark      taken back 9 March 2022; perhaps a part of the place only
Figures   men: 40; dead: 1 to 2 (of all men)
Kind      capture
Question  When was Town taken?
Note      A note.
Sources   [1] [2]
Id        taken

Other accounts
Date          Account                                   Standing        Sources
────────────────────────────────────────────────────────────────────────────────
one day       Troops took Town.                         stated          [2]
              other

Sources
[1] Town falls? The Gazette, 2 March 2022. gazette, as cited in paper
[2] A made-up paper. no date. paper
"""
    )


def test_a_person_with_two_posts() -> None:
    told = rendered(
        "table",
        answer(
            post(
                names=NamesRow("Макс", "Макс М", ("Maks",)),
                organization=Ref("council", "Town Council"),
                area=Ref("town", "Town"),
                until="2022-06-03",
                certain=False,
                appointed_by=(MINISTRY,),
                ended_by=End("gone", "Max Mayor left.", "2022-06-03", "claimed"),
                standing="claimed",
                said_by=(MINISTRY,),
                questions=(Ref("q", "Who was mayor?"),),
                note="A note.",
                other_accounts=(account(),),
            ),
            post(
                post="deputy",
                role="deputy",
                since=None,
                description="A person.",
                names=NamesRow(None, None, ("Maks",)),
                other_accounts=(account(),),
            ),
        ),
    )
    assert (
        told
        == """\
Max Mayor  Макс · Макс М

Also          Maks
Post          mayor of Town
Body          Town Council
Area          Town
Held          from 2 March 2022 to 3 June 2022
Certain       no: its start or end is open, imprecise or only claimed
Appointed by  Ministry
Ended by      Max Mayor left. (claimed)
Standing      claimed by Ministry
Question      Who was mayor?
Note          A note.
Sources       [1]
Id            mayor

Post      deputy
What      A person.
Held      start and end not recorded
Standing  stated
Sources   [1]
Id        deputy

Accounts that differ
Date          Account                                   Standing        Sources
────────────────────────────────────────────────────────────────────────────────
1 Mar 2022    Troops took Town.                         stated          [1]
              taken

Sources
[1] A made-up paper. no date. paper
"""
    )


def test_a_place() -> None:
    told = rendered(
        "table",
        answer(
            place(
                names=NamesRow("Місто", "Город", ("Mesto",)),
                within=Ref("raion", "Town Raion"),
                until="2022-09-10",
                certain=False,
                event=account(said="2022-03-02", partial=True),
                standing="claimed",
                said_by=(MINISTRY,),
                before=account(
                    "before",
                    text="Troops held Town.",
                    date="2022-02",
                    standing="estimated",
                    said_by=(MINISTRY,),
                ),
                next=account("next", text="Troops left Town.", date="2022-09-10"),
                questions=(Ref("q", "Who held Town?"),),
                description="A town by the river.",
                note="A note.",
                claims=(account("claim", standing="claimed", said_by=(MINISTRY,)),),
                history=(account(retracted="2022-04"), account("claim")),
            )
        ),
    )
    assert (
        told
        == """\
Town  Місто · Город
city, Town Raion

Held by   Russia on 5 March 2022, not certain
          As recorded.
Since     1 March 2022
Until     10 September 2022
By        Troops took Town.
Mark      perhaps a part of the place only
Standing  claimed by Ministry, said 2 March 2022
Sources   [1]
Before    February 2022: Troops held Town. (estimated by Ministry)
Next      10 September 2022: Troops left Town. (stated)
Question  Who held Town?
Also      Mesto
Place     A town by the river.
Note      A note.
Id        town

Claims beside it
Date          Account                                   Standing        Sources
────────────────────────────────────────────────────────────────────────────────
1 Mar 2022    Troops took Town.                         claimed         [1]
              claim                                     Ministry

All records of who held it
Date          Account                                   Standing        Sources
────────────────────────────────────────────────────────────────────────────────
1 Mar 2022    Troops took Town. (taken back April       stated          [1]
              2022)
              taken
1 Mar 2022    Troops took Town.                         stated          [1]
              claim

Sources
[1] A made-up paper. no date. paper
"""
    )


def test_a_place_whose_holder_is_disputed_has_the_accounts_that_differ() -> None:
    told = rendered(
        "table",
        answer(
            place(
                held_by="disputed",
                certain=False,
                event=None,
                since=None,
                standing=None,
                claims=(account("claim"),),
                sources=(),
            )
        ),
    )
    assert (
        told
        == """\
Town
city

Held by  disputed on 5 March 2022
         As recorded.
Id       town

Accounts that differ
Date          Account                                   Standing        Sources
────────────────────────────────────────────────────────────────────────────────
1 Mar 2022    Troops took Town.                         stated          [1]
              claim

Sources
[1] A made-up paper. no date. paper
"""
    )


def test_a_source() -> None:
    told = rendered(
        "table",
        answer(
            source(
                type="webpage",
                citation="Paper (2022).",
                url="https://example.org/a",
                language="en",
                issued="2022-03",
                archived="2022-04-01",
                accessed="2022-05-01",
                dateline="Town, 1 March",
                known_through=Ref("gazette", "Gazette"),
                anomaly="Two dates.",
                note="A note.",
                facts=(FactRef("taken", "Troops took Town.", "stated"), FactRef("town", "Town")),
            )
        ),
    )
    assert (
        told
        == """\
A made-up paper

Cite as    Paper (2022).
Type       webpage
Address    https://example.org/a
Language   en
Issued     March 2022
Archived   1 April 2022
Retrieved  1 May 2022
Dateline   Town, 1 March
Known      not opened here; known as cited in Gazette
Anomaly    Two dates.
Note       A note.
Id         paper

Facts that rest on it (2)
  Troops took Town. (stated)  taken
  Town  town
"""
    )


def test_accounts_under_a_card_are_paragraphs_where_columns_have_no_room() -> None:
    row = event(other_accounts=(account("other", text="It fell."),))
    assert "\nDate          Account                   Standing        Sources\n" in (
        rendered("table", answer(row), width=64)
    )
    assert "\nOther accounts\n1 Mar 2022\nIt fell.\nother\nstated  [1]\n" in (
        rendered("table", answer(row), width=63)
    )
