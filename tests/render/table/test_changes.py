"""The table of what changed hands: doubts and what is only possibly of the days stand beside the change."""

import re

from kharkivctl.rows import Ref
from tests.render.answers import rendered
from tests.render.rows import account, answer, change

INSTITUTE = Ref("institute", "Institute")


def test_changes() -> None:
    denied = account("denied", control="ukraine", standing="estimated", said_by=(INSTITUTE,))
    told = rendered(
        "table",
        answer(
            change(from_="unrecorded", standing="claimed", said_by=(INSTITUTE,)),
            change("hill", name="Hill", to="contested", date="[2022-03-05..2022-03-09]", certain=False),
            change("dale", name="Dale", certain=False, disputed_by=(denied,), possible=True),
            caption="What changed hands: March 2022.",
        ),
    )
    assert (
        told
        == """\
Date            What changed hands                      Standing        Sources
────────────────────────────────────────────────────────────────────────────────
1 Mar 2022      Town  to Russia, before not recorded    claimed         [1]
                taken                                   Institute
between 5 and   Hill  Ukraine to contested              stated          [1]
9 Mar 2022      not certain
                taken
1 Mar 2022      Dale  Ukraine to Russia                 stated          [1]
possibly        disputed: Ukraine, estimated by
                Institute
                taken
3 changes of hands

Sources
[1] A made-up paper. no date. paper

What changed hands: March 2022.
"""
    )


def test_the_changes_of_one_place_are_a_table_too() -> None:
    told = rendered("table", answer(change(), change(date="2022-09-10", from_="russia", to="ukraine")))
    assert re.search("1 Mar 2022 .*Town  Ukraine to Russia", told)
    assert re.search("10 Sep 2022 .*Town  Russia to Ukraine", told)
    assert "2 changes of hands" in told


def test_one_change_is_one_change_of_hands() -> None:
    assert "1 change of hands\n" in rendered("table", answer(change()))
