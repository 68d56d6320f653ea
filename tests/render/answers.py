"""What the tests of formats share: questions to the small store, and its answers as values."""

from typing import Any

import msgspec

from kharkivctl.queries.gaps import gaps
from kharkivctl.render import FORMATS, View
from kharkivctl.rows import Answer, Row
from kharkivctl.store.load import load
from tests.asking import ask
from tests.program import SMALL

EVERYTHING = {
    "when": "when",
    "who": "who",
    "where": "where --kind oblast,raion,city,village",
    "where --changed": "where --changed",
    "cite": "cite",
    "questions": "when --questions",
    "store gaps": "store gaps",
}
# The keys of JSON that scripts may count on, in their order; more may follow.
DOCUMENTED = {
    "when": "id date date_words earliest latest kind text places people organizations control figures "
    "standing said said_by questions sources",
    "who": "id name names person role organization area since until certain appointed_by ended_by standing "
    "said_by questions sources",
    "where": "id name names kind within coordinates held_by since certain event standing said_by before next "
    "claims questions sources",
    "where --changed": "id name from to date earliest latest standing said_by sources certain possible event "
    "other_accounts disputed_by questions within on",
    "cite": "id type title title_translated author container_title publisher agency issued accessed archived "
    "language url archive_url via dateline known_through anomaly note citation facts",
    "questions": "id text note accounts posts",
    "store gaps": "id code what remedy line",
}


def rendered(format: str, answer: Answer, **view: Any) -> str:
    """The text of an answer in a format; `view` are fields of View."""
    return FORMATS[format]()(answer, View(**view))


def everything(verb: str) -> Answer:
    """All that the small store answers to a verb, with the titles as citations."""
    if verb == "store gaps":
        return gaps(SMALL)
    answer = ask(verb, load(SMALL))
    if verb == "cite":
        return answer
    return msgspec.structs.replace(answer, citations=titles(answer.rows))


def titles(rows: tuple[Row, ...]) -> dict[str, str]:
    """Source -> its title, for the sources of rows."""
    return {source.id: source.title for row in rows for source in getattr(row, "sources", ())}


def column(value: Any) -> str:
    """The text of one column for a value of JSON: records by id, lists with ";" between."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case list():
            return ";".join(map(column, value))
        case {"aliases": aliases, **native}:
            return column([name for name in (*native.values(), *aliases) if name])
        case {"measure": measure}:
            number = value["value"] if value["value"] is not None else f"{value['low']} to {value['high']}"
            words = ((value["qualifier"] or "").replace("-", " "), str(number), value["unit"])
            return f"{measure}={' '.join(word for word in words if word)}"
        case {"id": record_id}:
            return str(record_id)
    return str(value)
