"""One filter for all verbs: what `cite NAME`, `cite --place NAME` and `when --place NAME` find agrees."""

import pytest

from kharkivctl.ask.terms import Names
from kharkivctl.errors import Nothing
from kharkivctl.queries.facts import facts_of
from kharkivctl.rows import EventRow
from kharkivctl.store import load
from tests.asking import ask

LOADED = load.load(load.packaged_store())
STORE = LOADED.store
IDS = {
    "place": {place.id for place in STORE.places},
    "person": {person.id for person in STORE.people},
    "organization": {body.id for body in STORE.organizations},
}
NAMED = [(option, record_id) for option, ids in IDS.items() for record_id in sorted(ids)]
NAMES = Names(LOADED)


def cited(*terms: str, **options: tuple[str, ...]) -> set[str]:
    """The ids of the sources that `cite` lists; none for a name that is no place, person or body."""
    try:
        return {row.id for row in ask("cite", LOADED, *terms, **options).rows}
    except Nothing:
        return set()


def sources_of_events(**options: tuple[str, ...]) -> set[str]:
    """The ids of the sources on which the events rest that `when` lists."""
    try:
        rows = ask("when", LOADED, **options).rows
    except Nothing:
        return set()
    return {source.id for row in rows if isinstance(row, EventRow) for source in row.sources}


@pytest.mark.parametrize(("option", "name"), NAMED, ids=lambda value: str(value))
def test_a_name_means_the_same_as_a_term_and_as_an_option(option: str, name: str) -> None:
    # A name that a place and a body share ("Moscow" is the government too) means both as a term.
    term = NAMES.read(name)
    options = [other for other, ids in IDS.items() if (term.exact | term.whole) & ids]
    by_option = set().union(*(cited(**{other: (name,)}) for other in options))
    assert cited(name) == by_option
    assert cited(**{option: (name,)}) <= by_option


@pytest.mark.parametrize(("option", "name"), NAMED, ids=lambda value: str(value))
def test_cite_has_every_source_of_the_events_and_no_other_source_of_events(option: str, name: str) -> None:
    of_events = sources_of_events(**{option: (name,)})
    found = cited(**{option: (name,)})
    assert of_events <= found
    # What is there beside them tells of posts or of the record itself, or has the name in its own words.
    field = {"place": "places", "person": "people", "organization": "organizations"}[option]
    events = {event.id for event in STORE.events}
    told = {s for f in facts_of(STORE) if f.id in events and name in getattr(f, field) for s in f.sources}
    assert of_events == told
