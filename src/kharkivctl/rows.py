"""The rows of an answer: what every format shows and JSON prints key for key (documented, only ever grows).

References are resolved, so that no reader needs a second question: `{id, name}` for a record and
`{id, title, publisher, issued, url}` for a source. Dates are EDTF.
"""

import datetime
from keyword import iskeyword

import msgspec

from kharkivctl.store.model import About


class Row(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One line of an answer; the fields are the keys of its JSON object, in their order."""

    id: str

    @property
    def key(self) -> str:
        """The id, which no other row of the answer has but for changes of hands and gaps: they have more."""
        return self.id

    @property
    def subject(self) -> str:
        """The id of the record that the row is about; of a post, that of the person who held it."""
        return self.id

    def __getitem__(self, field: str) -> object:
        """The value of a field by its name, which may be a word of Python, "from"."""
        return getattr(self, f"{field}_" if iskeyword(field) else field)


class Ref(msgspec.Struct, frozen=True, gc=False):
    """Another record of the store."""

    id: str
    name: str


class FactRef(msgspec.Struct, frozen=True, gc=False):
    """A record that rests on a source; `standing` is that of an event or a post."""

    id: str
    name: str
    standing: str | None = None


class SourceRef(msgspec.Struct, frozen=True, gc=False):
    """A source, as much of it as a reader needs to recognise it.

    `known_through` is the id of the work that cites it, for a work nobody here opened.
    """

    id: str
    title: str
    publisher: str | None
    issued: str | None
    url: str | None
    known_through: str | None
    title_translated: str | None = None


class FigureRow(msgspec.Struct, frozen=True, gc=False):
    """A number: one value, a range, or the source's words."""

    measure: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    words: str | None
    qualifier: str | None
    unit: str | None
    part_of: str | None


class AccountRow(msgspec.Struct, frozen=True, gc=False):
    """One account of who held a place, or of what a question asks."""

    id: str
    date: str | None
    date_words: str | None
    kind: str
    control: str | None
    text: str
    standing: str
    said: str | None
    said_by: tuple[Ref, ...]
    sources: tuple[SourceRef, ...]
    partial: bool = False
    retracted: str | None = None
    questions: tuple[Ref, ...] = ()

    @property
    def name(self) -> str:
        """The text, by which a reference names the account."""
        return self.text


class TurnRow(msgspec.Struct, frozen=True, gc=False):
    """Days in a row, from `first` to `last`, on each of which the answer to who held a place is the same.

    `since`, `until` and `certain` are those of the answer; `reason` is that of the first of the days.
    """

    held_by: str
    first: datetime.date
    last: datetime.date
    since: str | None
    until: str | None
    certain: bool
    reason: str
    standing: str | None
    sources: tuple[SourceRef, ...]


class EventRow(Row, frozen=True, kw_only=True):
    """One event. `possible` marks a date coarser than the one asked for.

    `beside` marks another account of what a match tells, which does not match the terms itself.
    """

    date: str | None
    date_words: str | None
    earliest: datetime.date | None
    latest: datetime.date | None
    kind: str
    text: str
    places: tuple[Ref, ...]
    people: tuple[Ref, ...]
    organizations: tuple[Ref, ...]
    control: str | None
    figures: tuple[FigureRow, ...]
    standing: str
    said: str | None
    said_by: tuple[Ref, ...]
    questions: tuple[Ref, ...]
    sources: tuple[SourceRef, ...]
    note: str | None
    possible: bool
    other_accounts: tuple[AccountRow, ...]
    partial: bool
    retracted: str | None
    beside: bool


class NamesRow(msgspec.Struct, frozen=True, gc=False):
    """A name in Ukrainian and Russian, and its other spellings."""

    uk: str | None
    ru: str | None
    aliases: tuple[str, ...]


class End(msgspec.Struct, frozen=True, gc=False):
    """The event that ended a post, with its own date and standing."""

    id: str
    name: str
    date: str | None
    standing: str


class PostRow(Row, frozen=True, kw_only=True):
    """One post of a person; a person without a post, or an organization, has no `role`.

    `id` is that of the post, else of the person or body. `person` is who held the post, or the person
    without one; None for a body. The post can have been held from `earliest` to `latest`, None where that is
    open; `surely` are the days on which it was, as EDTF intervals.
    """

    name: str
    names: NamesRow
    person: Ref | None = None
    role: str | None = None
    organization: Ref | None = None
    area: Ref | None = None
    since: str | None = None
    until: str | None = None
    certain: bool | None = None
    appointed_by: tuple[Ref, ...] = ()
    ended_by: End | None = None
    standing: str | None = None
    said_by: tuple[Ref, ...] = ()
    questions: tuple[Ref, ...] = ()
    sources: tuple[SourceRef, ...] = ()
    kind: str = "person"
    side: str | None = None
    description: str | None = None
    note: str | None = None
    other_accounts: tuple[AccountRow, ...] = ()
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    surely: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """The id of who held the post; that of the person or body where there is none."""
        return self.person.id if self.person else self.id

    @property
    def is_post(self) -> bool:
        """Whether the row is of a post, not of a person without one or of a body."""
        return self.subject != self.id


class PlaceRow(Row, frozen=True, kw_only=True):
    """A place and who held it on the days asked for (`on`, EDTF).

    For a raion, an oblast or a hromada `contains` are the places with a record that lie within it, and
    `shares` what is told of how much of it was held.
    `turns` are those of all days covered, one after the other; None where nobody asked for them.
    """

    name: str
    names: NamesRow
    kind: str
    within: Ref | None
    coordinates: tuple[float, float] | None
    held_by: str
    since: str | None
    certain: bool
    event: AccountRow | None
    standing: str | None
    said_by: tuple[Ref, ...]
    before: AccountRow | None
    next: AccountRow | None
    claims: tuple[AccountRow, ...]
    questions: tuple[Ref, ...]
    sources: tuple[SourceRef, ...]
    on: str
    explanation: str
    description: str | None
    note: str | None
    history: tuple[AccountRow, ...]
    until: str | None
    reason: str
    contains: tuple[Ref, ...]
    shares: tuple[AccountRow, ...]
    latitude: float | None = None
    longitude: float | None = None
    turns: tuple[TurnRow, ...] | None = None


class ChangeRow(Row, frozen=True, kw_only=True):
    """A place that changed hands: `id` and `name` are those of the place, `event` is the account of it.

    `earliest` and `latest` are the first and the last day on which it can have been; `possible` tells that
    some of them are not among the days asked for.
    """

    name: str
    from_: str = msgspec.field(name="from")
    to: str
    date: str
    earliest: datetime.date
    latest: datetime.date
    standing: str
    said_by: tuple[Ref, ...]
    sources: tuple[SourceRef, ...]
    certain: bool
    possible: bool
    event: AccountRow
    other_accounts: tuple[AccountRow, ...]
    disputed_by: tuple[AccountRow, ...]
    questions: tuple[Ref, ...]
    within: Ref | None
    on: str

    @property
    def key(self) -> str:
        """The place, the day and the new holder: a place changes hands more than once."""
        return f"{self.id} {self.date} {self.to}"


class SourceRow(Row, frozen=True, kw_only=True):
    """A source with its citation, the facts that rest on it and the questions these answer."""

    type: str
    title: str
    title_translated: str | None
    author: tuple[str, ...]
    container_title: str | None
    publisher: str | None
    agency: str | None
    issued: str | None
    accessed: str | None
    archived: str | None
    language: str | None
    url: str | None
    archive_url: str | None
    via: str | None
    dateline: str | None
    known_through: Ref | None
    anomaly: str | None
    note: str | None
    citation: str
    facts: tuple[FactRef, ...]
    questions: tuple[Ref, ...] = ()
    version_of: Ref | None = None
    version: str | None = None


class QuestionRow(Row, frozen=True, kw_only=True):
    """One matter on which accounts differ, with all its accounts, those of posts as facts."""

    text: str
    note: str | None
    accounts: tuple[AccountRow, ...]
    posts: tuple[Ref, ...]


class GapRow(Row, frozen=True, kw_only=True):
    """A value that a curator should mend: the record that has it, the code of the rule, and the line."""

    code: str
    what: str
    remedy: str
    line: int

    @property
    def key(self) -> str:
        """The code and the record, which has one gap or more."""
        return f"{self.code} {self.id}"


class Group(msgspec.Struct, frozen=True, gc=False):
    """A question with the rows that answer it."""

    question: Ref
    note: str | None
    rows: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a query: rows for stdout, notes for stderr, a caption that says what was asked.

    `file` is what stands before, between and after citations that a program is to read; `citations` are
    those of the sources of the rows, by their ids, for the formats that list sources below. `limited`
    tells that more rows match than are shown. `only` is what a filter on the holders leaves, "" without one.
    `on` are the days asked for (EDTF), None without any. `about`
    is the head of the store: its version, and the days it covers.
    """

    verb: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    caption: str = ""
    groups: tuple[Group, ...] = ()
    file: tuple[str, str, str] | None = None
    citations: dict[str, str] = {}
    limited: bool = False
    only: str = ""
    on: str | None = None
    about: About | None = None
