"""The records of the store: frozen, typed, key for key as facts.toml writes them.

Field names follow CSL (sources), Popolo (people and posts) and EDTF (dates); docs/data.md explains
each. References are ids; dates are EDTF strings, read with `kharkivctl.dates.parse`.
"""

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

import msgspec

Standing = Literal["stated", "reported", "claimed", "admitted", "estimated"]
Control = Literal["ukraine", "russia", "contested", "unknown"]
Side = Literal["ukraine", "russia"]
# As far as JSON readers count exactly: 2 to the power of 53.
Number = (
    Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)] | Annotated[float, msgspec.Meta(ge=-1e15, le=1e15)]
)
Qualifier = Literal["at-least", "more-than", "about", "at-most", "less-than"]

STANDINGS: dict[str, str] = {
    "stated": "said flatly, on no party's word",
    "reported": "by the press, or attributed without a name",
    "claimed": "by a party to the war, its official, an unnamed source, a blogger",
    "admitted": "by the side it tells against",
    "estimated": "by an assessor who is no party: an institute, imagery",
}

Holder = Literal["russia", "ukraine", "contested", "changing", "disputed", "unknown", "unrecorded"]
# Who held a place on a day, by the rules of docs/control.md -> as an answer says it.
HOLDER_WORDS: dict[str, str] = {
    "russia": "Russia",
    "ukraine": "Ukraine",
    "contested": "contested",
    "changing": "changing",
    "disputed": "disputed",
    "unknown": "not known",
    "unrecorded": "not recorded",
}

EVENT_KINDS: dict[str, str] = {
    "invasion": "the start of the invasion or of the occupation as a whole",
    "offensive": "an offensive or counteroffensive begins or goes on",
    "capture": "a place came under a side's control",
    "recapture": "a place came back under a side's control",
    "withdrawal": "troops left a place",
    "advance": "troops moved forward, crossed or entered",
    "fighting": "a place fought over, shelled or encircled",
    "holding": "a place found held by a side on that day; no change is told",
    "denial": "a party denies another account",
    "flag": "a flag raised or taken down, which carries no control",
    "share": "how much of the oblast, or how many settlements, a side held",
    "administration": "an occupation or military administration made, moved, renamed or ended",
    "appointment": "somebody appointed, elected, dismissed or arrested in office",
    "statement": "somebody said something about policy, law or intention",
    "plan": "something planned",
    "attack": "an attack on a person or a group",
    "casualties": "dead and wounded counted",
    "graves": "burial sites and bodies found or exhumed",
    "civilian-harm": "detention, torture, lists and killings under occupation",
    "conditions": "life under occupation: food, water, electricity, aid",
    "evacuation": "people moved out or told to leave",
}

PLACE_KINDS = (
    "country",
    "oblast",
    "raion",
    "hromada",
    "city",
    "rural settlement",
    "village",
    "river",
    "region",
    "island",
    "other",
)

SOURCE_TYPES = (
    "article-newspaper",
    "article-magazine",
    "webpage",
    "report",
    "post",
    "post-weblog",
    "map",
    "broadcast",
    "dataset",
    "entry-encyclopedia",
)


class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename="kebab",
    gc=False,
):
    """The base of all records: keys are kebab-case in the file, and unknown ones are refused."""


class Names(Record, frozen=True):
    """A name in Ukrainian and in Russian, in Cyrillic letters."""

    uk: str | None = None
    ru: str | None = None


class Identifiers(Record, frozen=True):
    """The ids under which other data sets know a place."""

    wikidata: str | None = None
    geonames: str | None = None
    katottg: str | None = None


class About(Record, frozen=True):
    """The head of the file. `covers` is the EDTF interval that the facts lie in."""

    title: str
    version: str
    covers: str
    licence: str
    origin: str


class Source(Record, frozen=True):
    """A published work; the keys are CSL variables where CSL has one.

    `known_through` is the id of the work that cites this one, for a work that nobody here opened.
    `version_of` is the id of the work of which this is an earlier or later state.
    """

    id: str
    type: str
    title: str
    title_translated: str | None = None
    author: tuple[str, ...] = ()
    container_title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    issued: str | None = None
    accessed: str | None = None
    archived: str | None = None
    language: str | None = None
    url: str | None = None
    archive_url: str | None = None
    via: str | None = None
    dateline: str | None = None
    known_through: str | None = None
    version_of: str | None = None
    version: str | None = None
    anomaly: str | None = None
    note: str | None = None

    @property
    def name(self) -> str:
        """What the source goes by where records are listed: its title."""
        return self.title

    @property
    def words(self) -> str:
        """The text that search terms are matched against: title, author, outlet, agency, date."""
        parts = (
            *(self.id, self.title, self.title_translated, *self.author),
            *(self.container_title, self.publisher, self.agency, self.via, self.issued, self.type),
        )
        return " ".join(part for part in parts if part)

    @property
    def outlet(self) -> str | None:
        """Where a reader would look for the work: the newspaper or site, else who published it."""
        return self.container_title or self.publisher


class Place(Record, frozen=True):
    """A settlement, district, river or region. `coordinates` are [latitude, longitude], WGS 84, degrees."""

    id: str
    name: str
    kind: str
    names: Names = Names()
    aliases: tuple[str, ...] = ()
    within: str | None = None
    coordinates: tuple[float, float] | None = None
    ids: Identifiers = Identifiers()
    description: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text that search terms are matched against, beside its names."""
        return f"{self.description or ''} {self.within or ''}".strip()


class Organization(Record, frozen=True):
    """A body that acts or speaks: an administration, ministry, army, newspaper, institute."""

    id: str
    name: str
    kind: str
    side: Side | None = None
    names: Names = Names()
    aliases: tuple[str, ...] = ()
    description: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text that search terms are matched against, beside its names."""
        return f"{self.description or ''} {self.kind}".strip()


class Post(Record, frozen=True):
    """A public post somebody held.

    No `until` means that no end is recorded; ".." that it was still held when the store ends.
    """

    id: str
    role: str
    standing: Standing
    organization: str | None = None
    area: str | None = None
    since: str | None = None
    until: str | None = None
    appointed_by: tuple[str, ...] = ()
    ended_by: str | None = None
    said_by: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()


class Person(Record, frozen=True):
    """A holder of a public post, or a public spokesperson."""

    id: str
    name: str
    names: Names = Names()
    aliases: tuple[str, ...] = ()
    side: Side | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()


class Figure(Record, frozen=True):
    """A number an event gives: one `value`, a range `low` to `high`, or only `words`.

    `part_of` names the measure, in the same event, that this one is a part of.
    """

    measure: str
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    words: str | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
    part_of: str | None = None


class Event(Record, frozen=True):
    """One account of one thing that happened, was said, planned or found.

    `date` is when it happened and `said` when `said_by` said so; `control` is who held the listed
    places afterwards (or, for the kind "holding", who was found holding them). `partial` tells that the
    account may speak of a part of the places only; `retracted` is when its voice took it back (EDTF).
    `each` is the same as `text` in words of one of its places, whose name stands for "{place}".
    """

    id: str
    kind: str
    text: str
    standing: Standing
    date: str | None = None
    date_words: str | None = None
    places: tuple[str, ...] = ()
    each: str | None = None
    people: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    control: Control | None = None
    figures: tuple[Figure, ...] = ()
    said: str | None = None
    said_by: tuple[str, ...] = ()
    partial: bool = False
    retracted: str | None = None
    questions: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the event goes by where records are listed: its text."""
        return self.text

    @property
    def words(self) -> str:
        """The text that search terms are matched against: its own, its figures', and its date's words."""
        figures = [f"{f.measure} {f.unit or ''} {f.words or ''}" for f in self.figures]
        return " ".join((self.text, *figures, self.date_words or "")).strip()


class Question(Record, frozen=True):
    """One matter on which accounts differ; events and posts point to it."""

    id: str
    text: str
    note: str | None = None

    @property
    def name(self) -> str:
        """What the question goes by where records are listed: its text."""
        return self.text

    @property
    def words(self) -> str:
        """The text that search terms are matched against."""
        return f"{self.id} {self.text}"


class Store(Record, frozen=True):
    """All records of one file."""

    store: About
    sources: tuple[Source, ...] = ()
    places: tuple[Place, ...] = ()
    organizations: tuple[Organization, ...] = ()
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    questions: tuple[Question, ...] = ()

    def works(self) -> dict[str, str]:
        """Each source with the id of the work of which it is a state, its own for most."""
        above = {source.id: source.version_of for source in self.sources}

        def work(source_id: str) -> str:
            seen = {source_id}
            while (whole := above.get(source_id)) in above and whole not in seen:
                source_id = whole or source_id
                seen.add(source_id)
            return source_id

        return {source.id: work(source.id) for source in self.sources}

    def lies_in(self) -> dict[str, tuple[str, ...]]:
        """Each place with the ids of what it lies in, the nearest first."""
        parents = {place.id: place.within for place in self.places}

        def above(place: str) -> tuple[str, ...]:
            found: list[str] = []
            while (parent := parents.get(found[-1] if found else place)) and parent not in (place, *found):
                found.append(parent)
            return tuple(found)

        return {place: above(place) for place in parents}

    def by_id(self) -> dict[str, "Entity"]:
        """Every record that others may refer to (posts apart), by its id."""
        return {record.id: record for table in TABLES for record in getattr(self, table)}

    @property
    def named(self) -> tuple["Named", ...]:
        """The records that have names: places, people, organizations."""
        return (*self.places, *self.people, *self.organizations)


def voices(said_by: Iterable[str], sources: Iterable[str], works: Mapping[str, str]) -> set[str]:
    """Whose word a fact is: of those who say so, else of the works, all states of one together.

    `works` are those of the store, as `Store.works` gives them.
    """
    return set(said_by) or {works.get(source, source) for source in sources}


class Loaded(msgspec.Struct, frozen=True):
    """A store ready to be asked: its records, and what names and texts are matched by.

    `folded` has every name in its folded form; `forms` every word of the texts and of the vocabulary with
    its stem; `texts` every text that is searched, as the forms of its words in order with a space on
    either side; `vocabulary` each phrase people use, as forms, with the positions of its senses.
    """

    store: Store
    folded: dict[str, str]
    forms: dict[str, str]
    texts: dict[str, str]
    vocabulary: dict[str, list[int]]


Named = Place | Person | Organization
Entity = Source | Place | Organization | Person | Event | Question

TABLES: dict[str, type[Entity]] = {
    "sources": Source,
    "places": Place,
    "organizations": Organization,
    "people": Person,
    "events": Event,
    "questions": Question,
}
