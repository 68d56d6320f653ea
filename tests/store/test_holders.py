"""Who held a place on the days that a reader of the article and the evidence would ask about first.

A line is a place, a day, the holder, whether that is certain or open, and why it must be so: the reason, as
docs/control.md has it, and the account that the answer rests on. A change of a line is a change of the
answer to a real question: read the accounts of the place (`kharkivctl where PLACE`) before you make it.
"""

from datetime import date

import pytest

from kharkivctl import dates
from kharkivctl.queries.control.accounts import accounts_by_place
from kharkivctl.queries.control.history import History
from kharkivctl.store.load import load, packaged_store

STORE = load(packaged_store()).store
ACCOUNTS = accounts_by_place(STORE)
DAYS = """
tsyrkuny           2022-03-01 changing   open    changing        tsyrkuny-captured-2022
tsyrkuny           2022-05-05 russia     certain found           tsyrkuny-captured-2022
tsyrkuny           2022-05-06 ukraine    certain found           deepstate-tsyrkuny-2022-05-06
tsyrkuny           2022-06-15 ukraine    certain found           deepstate-tsyrkuny-2022-05-06
tsyrkuny           2023-06-01 ukraine    certain found           deepstate-tsyrkuny-2022-05-06
tsyrkuny           2024-02-28 ukraine    certain found           deepstate-tsyrkuny-2022-05-06

kupiansk           2022-02-26 unrecorded open    before-first    -
kupiansk           2022-02-27 russia     certain changed         kupiansk-captured-2022-02-27
kupiansk           2022-06-15 russia     certain found           kupiansk-captured-2022-02-27
kupiansk           2022-09-08 russia     certain found           kupiansk-captured-2022-02-27
kupiansk           2022-09-09 disputed   open    disputed        -
kupiansk           2022-09-10 ukraine    certain changed-by      kupiansk-retaken-2022-09-09
kupiansk           2022-09-12 ukraine    certain between         kupiansk-retaken-2022-09-09
kupiansk           2022-09-20 ukraine    certain between         kupiansk-retaken-2022-09-09
kupiansk           2023-11-26 ukraine    certain between         kupiansk-retaken-2022-09-09
kupiansk           2024-02-29 ukraine    certain found           kupiansk-retaken-2022-09-09

izium              2022-03-07 unrecorded open    before-first    -
izium              2022-03-17 contested  certain between         izium-contested-2022-03-08
izium              2022-03-25 contested  certain found           izium-contested-2022-03-08
izium              2022-03-29 changing   open    changing        izium-captured-2022-03-27
izium              2022-04-01 russia     certain found           izium-captured-2022-03-27
izium              2022-05-05 russia     certain found           izium-captured-2022-03-27
izium              2022-07-20 russia     certain found           izium-captured-2022-03-27
izium              2022-09-05 russia     certain found           izium-captured-2022-03-27
izium              2022-09-10 ukraine    certain changed-by      izium-retaken-2022-09-10
izium              2022-09-11 ukraine    certain between         izium-retaken-2022-09-10
izium              2024-02-29 ukraine    certain found           izium-retaken-2022-09-10

balakliia          2022-03-02 changing   open    changing        balakliia-captured-2022-03-02
balakliia          2022-03-03 russia     open    window-end      balakliia-captured-2022-03-02
balakliia          2022-05-20 russia     certain between         balakliia-captured-2022-03-02
balakliia          2022-08-30 russia     certain between         balakliia-captured-2022-03-02
balakliia          2022-09-07 ukraine    certain found           deepstate-balakliia-2022-09-07
balakliia          2022-09-09 ukraine    certain found           deepstate-balakliia-2022-09-07
balakliia          2022-09-12 ukraine    certain between         balakliia-retaken-2022-09-08

vovchansk          2022-02-24 russia     certain changed         vovchansk-captured-2022-02-24
vovchansk          2022-06-15 russia     certain between         vovchansk-captured-2022-02-24
vovchansk          2022-09-09 russia     certain between         vovchansk-captured-2022-02-24
vovchansk          2022-09-10 russia     open    withdrawal      vovchansk-captured-2022-02-24
vovchansk          2022-09-11 changing   open    changing        vovchansk-retaken-2022-09-11
vovchansk          2022-09-12 ukraine    open    window-end      vovchansk-retaken-2022-09-11
vovchansk          2022-09-13 ukraine    certain between         vovchansk-retaken-2022-09-11

velykyi-burluk     2022-05-20 russia     certain between         velykyi-burluk-captured-2022-02-24
velykyi-burluk     2022-09-09 russia     certain between         velykyi-burluk-captured-2022-02-24
velykyi-burluk     2022-09-10 changing   open    changing        velykyi-burluk-retaken-2022-09-10
velykyi-burluk     2022-09-11 changing   open    changing        velykyi-burluk-retaken-2022-09-10
velykyi-burluk     2022-09-12 ukraine    open    window-end      velykyi-burluk-retaken-2022-09-10
velykyi-burluk     2022-10-01 ukraine    certain between         velykyi-burluk-retaken-2022-09-10

topoli-settlement  2022-06-01 russia     certain found           topoli-captured-2022-02-25
topoli-settlement  2022-09-20 russia     certain found           topoli-captured-2022-02-25
topoli-settlement  2023-09-08 russia     certain found           topoli-captured-2022-02-25
topoli-settlement  2023-12-01 russia     certain found           topoli-captured-2022-02-25
topoli-settlement  2024-02-29 russia     certain found           topoli-captured-2022-02-25

topoli-village     2022-06-01 russia     certain found           topoli-settlement-captured-2022-02
topoli-village     2022-10-15 disputed   open    disputed        -
topoli-village     2023-09-08 ukraine    open    resumed         topoli-settlement-retaken-2022-09-11
topoli-village     2023-12-01 ukraine    certain between         topoli-settlement-retaken-2022-09-11
topoli-village     2024-02-29 ukraine    certain found           topoli-settlement-retaken-2022-09-11

stroivka           2022-06-01 russia     certain found           deepstate-2022-05-01-russia
stroivka           2022-12-01 ukraine    open    other-account   deepstate-2022-09-16-ukraine
stroivka           2023-09-08 ukraine    certain between         deepstate-2022-09-16-ukraine
stroivka           2023-10-01 ukraine    certain between         deepstate-2022-09-16-ukraine

horobivka          2022-06-01 russia     certain found           horobivka-captured-2022-02
horobivka          2022-09-24 ukraine    open    not-known       horobivka-retaken-2022-09-24
horobivka          2022-10-20 ukraine    open    not-known       horobivka-retaken-2022-09-24
horobivka          2023-06-01 russia     certain found           deepstate-horobivka-2022-10-25
horobivka          2024-01-15 russia     certain found           deepstate-horobivka-2022-10-25
horobivka          2024-02-29 russia     certain found           deepstate-horobivka-2022-10-25

lyman-pershyi      2022-06-01 russia     certain found           lyman-pershyi-captured-2022-02
lyman-pershyi      2022-10-01 ukraine    certain changed-by      lyman-pershyi-retaken-2022-09-27
lyman-pershyi      2023-06-01 russia     certain found           deepstate-lyman-pershyi-2022-11-21
lyman-pershyi      2024-01-15 russia     certain between         lyman-pershyi-captured-again

hrianykivka        2022-06-01 russia     open    partial         deepstate-hrianykivka-2022-04-07
hrianykivka        2022-09-15 disputed   open    disputed        -
hrianykivka        2023-01-15 ukraine    open    partial         hrianykivka-held-2022-09-15
hrianykivka        2023-06-01 russia     open    partial         deepstate-hrianykivka-2023-02-16
hrianykivka        2024-01-15 russia     certain between         deepstate-hrianykivka-2023-02-16

zavody             2022-04-26 unrecorded open    before-first    -
zavody             2022-04-27 russia     certain changed         zavody-captured-2022-04-27
zavody             2022-06-15 disputed   open    disputed        -
zavody             2022-09-11 russia     open    next-by         deepstate-2022-06-01-zavody
zavody             2023-01-01 ukraine    certain between         deepstate-2022-09-16-ukraine
zavody             2024-02-29 ukraine    open    no-later-record deepstate-2022-09-16-ukraine

synkivka           2022-06-01 russia     certain found           synkivka-captured-2022
synkivka           2023-06-01 ukraine    certain between         deepstate-2022-12-15-ukraine
synkivka           2023-11-28 contested  certain changed         synkivka-contested-2023-11-28
synkivka           2023-12-27 disputed   open    disputed        -
synkivka           2024-02-29 contested  certain found           table-2024-02-29-contested

kotliarivka        2023-06-01 ukraine    certain between         deepstate-2022-12-15-ukraine
kotliarivka        2024-01-29 ukraine    open    next-by         deepstate-2022-12-15-ukraine
kotliarivka        2024-02-29 contested  certain found           table-2024-02-29-contested

tabaivka           2022-06-01 russia     certain found           deepstate-2022-05-01-russia
tabaivka           2023-06-01 ukraine    certain between         deepstate-2022-12-15-ukraine
tabaivka           2024-01-20 ukraine    certain between         deepstate-2022-12-15-ukraine
tabaivka           2024-01-28 russia     certain found           tabaivka-deepstate-2024-01-28
tabaivka           2024-02-01 disputed   open    disputed        -
tabaivka           2024-02-29 russia     certain found           tabaivka-deepstate-2024-01-28

krokhmalne         2022-06-01 russia     certain found           krokhmalne-captured-2022
krokhmalne         2023-06-01 ukraine    certain between         deepstate-2022-11-01-krokhmalne
krokhmalne         2024-01-19 ukraine    certain found           deepstate-2022-11-01-krokhmalne
krokhmalne         2024-01-20 russia     certain changed         krokhmalne-captured-2024-01-20-table
krokhmalne         2024-02-01 russia     certain between         krokhmalne-captured-2024-01-20-table

kivsharivka        2022-06-15 russia     certain between         kivsharivka-captured-2022
kivsharivka        2022-09-20 russia     certain found           kivsharivka-captured-2022
kivsharivka        2022-09-28 ukraine    certain changed         kivsharivka-retaken-2022-09-28
kivsharivka        2022-10-10 ukraine    certain between         kivsharivka-retaken-2022-09-28

tavilzhanka        2022-06-01 russia     certain found           deepstate-2022-05-01-russia
tavilzhanka        2022-10-01 contested  certain found           tavilzhanka-contested-2022-09-24
tavilzhanka        2022-10-10 russia     open    not-known       deepstate-2022-10-05-tavilzhanka
tavilzhanka        2022-11-10 russia     open    other-account   deepstate-2022-11-01-tavilzhanka
tavilzhanka        2023-06-01 russia     certain between         deepstate-2022-11-01-tavilzhanka
tavilzhanka        2024-02-29 russia     certain found           deepstate-2022-11-01-tavilzhanka

kharkiv            2022-02-24 ukraine    certain found           kharkiv-held-2022-02-24
kharkiv            2022-02-27 contested  open    other-account   kharkiv-fighting-2022-02-27
kharkiv            2022-02-28 ukraine    certain found           kharkiv-held-2022-02-28
kharkiv            2022-03-02 contested  open    other-account   kharkiv-contested-2022-03-02
kharkiv            2022-06-01 ukraine    certain found           kharkiv-held-2022-03-03
kharkiv            2024-02-29 ukraine    certain found           kharkiv-held-2022-03-03

rubizhne           2022-06-15 disputed   open    disputed        -
rubizhne           2022-07-01 disputed   open    disputed        -
rubizhne           2022-08-22 russia     open    other-account   deepstate-rubizhne-2022-07-26
rubizhne           2022-09-11 ukraine    certain found           rubizhne-held-2022-09-11

ternova            2022-07-01 contested  certain found           ternova-contested-2022-06-13
ternova            2022-09-11 ukraine    certain found           ternova-held-2022-09-11

staryi-saltiv      2022-04-15 russia     certain between         staryi-saltiv-captured-2022-02-24
staryi-saltiv      2022-05-02 disputed   open    disputed        -
staryi-saltiv      2022-05-04 ukraine    open    not-known       staryi-saltiv-retaken-2022-05-02
staryi-saltiv      2022-06-15 ukraine    certain between         staryi-saltiv-retaken-2022-05-02

dvorichna          2022-04-14 russia     certain found           dvorichna-captured-2022-02
dvorichna          2022-06-15 russia     certain between         dvorichna-captured-2022-02
dvorichna          2022-09-11 ukraine    certain changed         dvorichna-retaken-2022-09-11
dvorichna          2023-01-01 ukraine    certain between         dvorichna-retaken-2022-09-11

dvorichne          2022-06-15 russia     certain between         dvorichne-captured-2022-02
dvorichne          2022-12-01 contested  certain found           dvorichne-contested-2022-10
dvorichne          2023-02-11 russia     certain between         dvorichne-captured-2023-02-10
dvorichne          2024-01-15 russia     certain between         dvorichne-captured-2023-02-10

zaliznychne        2022-06-15 russia     certain between         deepstate-2022-05-01-russia
zaliznychne        2022-09-08 changing   open    changing        zaliznychne-retaken-2022-09
zaliznychne        2022-09-12 ukraine    certain between         zaliznychne-retaken-2022-09

hrakove            2022-02-25 russia     certain changed         hrakove-captured-2022-02-25
hrakove            2022-06-15 russia     certain between         hrakove-captured-2022-02-25
hrakove            2022-09-07 disputed   open    disputed        -
hrakove            2022-09-10 ukraine    open    approximate     hrakove-retaken-2022-09-07

kozacha-lopan      2022-06-15 russia     certain between         kozacha-lopan-captured-2022-02
kozacha-lopan      2022-09-12 ukraine    certain between         kozacha-lopan-retaken-2022-09-11

shevchenkove       2022-06-15 russia     certain between         shevchenkove-captured-2022-02-24
shevchenkove       2022-09-08 ukraine    certain changed         shevchenkove-retaken-2022-09-08
shevchenkove       2022-09-09 ukraine    certain between         shevchenkove-retaken-2022-09-08

borova             2022-06-15 russia     certain between         borova-captured-2022-04-14
borova             2022-10-03 ukraine    certain changed         borova-retaken-2022-10-03
borova             2022-10-04 ukraine    certain between         borova-retaken-2022-10-03

chuhuiv            2022-06-15 ukraine    certain between         chuhuiv-retaken-2022-03-07
chuhuiv            2024-01-15 ukraine    certain between         chuhuiv-retaken-2022-03-07
"""


@pytest.mark.parametrize("line", [line for line in DAYS.splitlines() if line], ids=lambda line: line[:29])
def test_who_held_a_place_on_a_day_and_why(line: str) -> None:
    place, day, *expected = line.split()
    state = History(ACCOUNTS[place], dates.parse(STORE.store.covers)).on_day(date.fromisoformat(day))
    certain = "certain" if state.certain else "open"
    event = state.event.id if state.event else "-"
    assert [state.held_by, certain, state.reason.value, event] == expected
