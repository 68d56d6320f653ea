"""The rules the real store keeps beyond those of every store: complete, both-sided, right on the ground."""

import math
import re
from collections import Counter
from itertools import pairwise

import pytest
import translitua

from kharkivctl import dates
from kharkivctl.queries.control.accounts import accounts_by_place
from kharkivctl.rows import PlaceRow
from kharkivctl.store import check, load
from kharkivctl.store.model import Place
from tests.asking import ask

LOADED = load.load(load.packaged_store())
STORE = LOADED.store
PLACES = {place.id: place for place in STORE.places}
OBLAST = (48.4, 50.5, 34.8, 38.15)  # south, north, west, east, in degrees


def test_every_source_is_used_or_says_why_it_is_kept() -> None:
    used = {source for event in STORE.events for source in event.sources}
    used.update(source for record in STORE.named for source in record.sources)
    used.update(source for person in STORE.people for post in person.posts for source in post.sources)
    used.update(source.known_through for source in STORE.sources if source.known_through)
    idle = [s.id for s in STORE.sources if s.id not in used and "kept" not in (s.note or "").lower()]
    assert idle == []


def test_every_place_person_and_body_is_named_by_some_fact_or_lies_around_one() -> None:
    named = {ref for e in STORE.events for ref in (*e.places, *e.people, *e.organizations, *e.said_by)}
    posts = [post for person in STORE.people for post in person.posts]
    named.update(ref for post in posts for ref in (post.organization, post.area, *post.appointed_by) if ref)
    idle = [body.id for body in STORE.organizations if body.id not in named]
    idle += [person.id for person in STORE.people if person.id not in named and not person.posts]
    assert idle == []


def test_every_question_has_two_accounts_that_differ() -> None:
    asked = Counter(question for event in STORE.events for question in set(event.questions))
    asked.update(q for person in STORE.people for post in person.posts for q in set(post.questions))
    lonely = [question.id for question in STORE.questions if asked[question.id] < 2]
    assert lonely == []


def test_facts_lie_in_the_days_the_store_covers_or_say_why_not() -> None:
    covers = dates.parse(STORE.store.covers)
    outside = [
        event.id
        for event in STORE.events
        if event.date and not dates.overlaps(dates.parse(event.date), covers) and not event.note
    ]
    assert outside == []


def test_no_settlement_passes_twice_in_a_row_to_the_same_side() -> None:
    twice = [
        f"{place}: {one.event.id}, {other.event.id}"
        for place, accounts in accounts_by_place(STORE).items()
        for one, other in pairwise([account for account in accounts if not account.is_claim])
        if one.control == other.control
        and not one.is_finding
        and not other.is_finding
        and not set(one.event.questions) & set(other.event.questions)
    ]
    assert twice == []


def test_only_settlements_are_held() -> None:
    settlements = {"city", "rural settlement", "village", "other"}
    assert [p for p in accounts_by_place(STORE) if PLACES[p].kind not in settlements] == []


def test_places_lie_in_the_oblast_unless_marked_outside() -> None:
    south, north, west, east = OBLAST
    strayed = [
        place.id
        for place in STORE.places
        if place.coordinates
        and place.kind != "country"
        and not (south <= place.coordinates[0] <= north and west <= place.coordinates[1] <= east)
        and not (place.note or "").startswith("Outside Kharkiv Oblast")
    ]
    assert strayed == []


def _kilometres(one: Place, other: Place) -> float:
    """The distance on the sphere (haversine), in kilometres."""
    assert one.coordinates and other.coordinates
    (lat1, lon1), (lat2, lon2) = ([math.radians(part) for part in p.coordinates or ()] for p in (one, other))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(half))


def test_stated_distances_agree_with_the_coordinates_or_are_explained() -> None:
    stated = re.compile(r"(\d+(?:\.\d+)?) km (?:\w+ )*?(?:of|from) (?:the )?([A-Z][\w-]+)")
    by_name = {place.name: place for place in STORE.places if place.coordinates}
    told = [(p, text) for p in STORE.places for text in (p.description,) if text]
    told += [(PLACES[e.places[0]], e.text) for e in STORE.events if len(e.places) == 1]
    checked, wrong = 0, []
    for place, text in told:
        for number, name in stated.findall(text):
            other = by_name.get(name)
            if not place.coordinates or other is None or other is place:
                continue
            checked += 1
            if abs(_kilometres(place, other) - float(number)) > 6 and "km" not in (place.note or ""):
                wrong.append(f"{place.id}: {number} km from {name}")
    assert wrong == []
    assert checked > 0


def _plain(name: str) -> str:
    return re.sub(r"[^a-z ]", "", name.lower().replace("-", " "))


def test_ukrainian_names_romanise_to_the_main_name_or_are_explained() -> None:
    settlements = [
        p for p in STORE.places if p.names.uk and p.kind in ("city", "rural settlement", "village")
    ]
    assert len(settlements) > 100
    differ = [
        place.id
        for place in settlements
        if _plain(translitua.translit(place.names.uk or "", translitua.UkrainianKMU)) != _plain(place.name)
        and not place.note
    ]
    assert differ == []


def test_ids_of_places_are_slugs_of_their_names() -> None:
    """So that a reader can guess them; a suffix tells homonyms apart."""
    odd = [p.id for p in STORE.places if not p.id.startswith(_plain(p.name).split(" ")[0][:4])]
    assert odd == []


@pytest.fixture(scope="module")
def last_day() -> dict[str, str]:
    rows = ask("where", LOADED, on="2024-02-29").rows
    return {row.id: row.held_by for row in rows if isinstance(row, PlaceRow)}


def table_of(side: str) -> set[str]:
    """The settlements that the table of the last day showed so; some have an event of their own."""
    rows = [e for e in STORE.events if e.id.startswith("table-2024-02-29-") and e.control == side]
    return {place for row in rows for place in row.places}


def test_the_table_of_29_february_2024_has_its_own_counts() -> None:
    assert {side: len(table_of(side)) for side in ("ukraine", "russia", "contested")} == {
        "ukraine": 63,
        "russia": 9,
        "contested": 2,
    }


def test_the_last_day_agrees_with_the_table(last_day: dict[str, str]) -> None:
    """The table is a finding of that day by no party, so that it settles what was claimed before."""
    told = {place: side for side in ("ukraine", "russia", "contested") for place in table_of(side)}
    assert {place: (side, last_day[place]) for place, side in told.items() if last_day[place] != side} == {}


def test_a_name_that_places_share_is_the_id_of_none_of_them() -> None:
    """Else the id, which is tried first, would hide the others."""
    shared = Counter(place.name for place in STORE.places)
    bare = [p.id for p in STORE.places if shared[p.name] > 1 and p.id == _plain(p.name).replace(" ", "-")]
    assert bare == []


def test_what_a_headline_or_page_is_called_is_not_made_up() -> None:
    """A page whose title is not recorded is described, in square brackets, and says so."""
    for source in STORE.sources:
        described = source.title.startswith("[") and source.title.endswith("]")
        assert described == ("Title not recorded" in (source.note or "")), source.id


def test_no_note_denies_the_date_or_the_address_of_its_source() -> None:
    """Once 28 sources were cited with the day of the statement they report, and 8 with another's address."""
    assert check.warnings(STORE) == []


def test_a_day_of_issue_taken_from_the_address_stands_in_it() -> None:
    """As 2022/10/04, 2022-10-4, 20220819 or 18.07.2022."""
    taken = [s for s in STORE.sources if "in the path of the address" in (s.note or "")]
    strayed = []
    for source in taken:
        year, month, day = (source.issued or "").split("-")
        forms = rf"{year}\D?0?{int(month)}\D?0?{int(day)}\b|{day}\.{month}\.{year}"
        if not re.search(forms, source.url or ""):
            strayed.append(source.id)
    assert strayed == []
    assert len(taken) > 10


def test_a_title_in_cyrillic_letters_has_a_translation() -> None:
    cyrillic = re.compile("[а-яґєії]", re.IGNORECASE)
    bare = [s.id for s in STORE.sources if cyrillic.search(s.title) and s.title_translated is None]
    assert bare == []


def test_a_finding_of_several_places_can_be_told_of_each() -> None:
    """Else the timeline of a town would speak of "two settlements", or of nothing at all."""
    nameless = [
        event.id
        for event in STORE.events
        if event.kind == "holding" and len(event.places) > 1 and event.each is None
        if not all(PLACES[place].name in event.text for place in event.places)
    ]
    assert nameless == []
    assert [event.id for event in STORE.events if event.text.startswith("Shown") and event.each is None] == []


def test_no_text_takes_a_side() -> None:
    loaded = re.compile(
        r"liberat|terroris|collaborat|puppet|regime|occupiers|orcs|nazi|special military operation", re.I
    )
    texts = [(e.id, e.text) for e in STORE.events] + [(p.id, p.description or "") for p in STORE.places]
    texts += [(o.id, o.description or "") for o in STORE.organizations]
    texts += [(post.id, post.role) for person in STORE.people for post in person.posts]
    quoted = re.compile("“[^”]*”")  # What somebody else said, in his words.
    assert [f"{record}: {text}" for record, text in texts if loaded.search(quoted.sub("", text))] == []


def test_claims_have_an_owner_or_say_why_not() -> None:
    unowned = [e.id for e in STORE.events if e.standing in ("claimed", "admitted") and not e.said_by]
    assert [e for e in unowned if not next(x for x in STORE.events if x.id == e).note] == []


def test_a_party_to_the_war_owns_claims_and_admissions_only() -> None:
    """Who did an act that the press tells of is among people or organizations, not in `said-by`."""
    parties = {body.id for body in STORE.organizations if body.side}
    parties |= {person.id for person in STORE.people if person.side}
    firm = ("stated", "reported", "estimated")
    told = [(e.id, e.said_by) for e in STORE.events if e.standing in firm]
    told += [(p.id, p.said_by) for person in STORE.people for p in person.posts if p.standing in firm]
    assert [id_ for id_, owners in told if parties & set(owners)] == []


def test_works_that_nobody_opened_say_through_which_they_are_known() -> None:
    article = STORE.store.origin
    references = [s for s in STORE.sources if re.match(r"References? \d", s.note or "")]
    assert len(references) > 80
    assert [s.id for s in references if s.known_through != article] == []


def test_every_reference_of_the_article_has_its_source() -> None:
    numbers: Counter[int] = Counter()
    for source in STORE.sources:
        if match := re.match(r"References? ([\d, and]+) of the article", source.note or ""):
            numbers.update(int(number) for number in re.findall(r"\d+", match[1]))
    assert numbers == Counter(range(1, 93))
