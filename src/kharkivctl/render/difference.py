"""What differs between two stores, for `store diff`: as text, as JSON, as a changelog in Markdown."""

from collections.abc import Callable, Iterator

import msgspec

from kharkivctl import dates
from kharkivctl.queries.difference import AnswerChange, Difference, RecordChange
from kharkivctl.render.markdown import escaped as in_markdown
from kharkivctl.safety import escaped, one_line
from kharkivctl.store.model import HOLDER_WORDS

CHANGES = ("added", "changed", "removed")


def text(found: Difference) -> str:
    """A line for each record added or removed, for each field that changed, for each other answer."""
    lines = [line for record in found.records for line in _record(record)]
    lines += [f"answer {one.id} {_days(one)}: {one.old} -> {one.new}" for one in found.answers]
    return "".join(f"{one_line(line)}\n" for line in lines)


def _record(record: RecordChange) -> Iterator[str]:
    start = f"{record.change} {record.table} {record.id}"
    if not record.fields:
        yield f"{start}: {record.name}"
    for each in record.fields:
        yield f"{start}: {each.field}: {_value(each.old)} -> {_value(each.new)}"


def _value(value: object) -> str:
    """A value as JSON; "nothing" where a field has none."""
    return "nothing" if value is None else msgspec.json.encode(value).decode()


def _days(one: AnswerChange) -> str:
    return f"{one.first}" if one.first == one.last else f"{one.first}/{one.last}"


def json(found: Difference) -> str:
    """The difference as one JSON object."""
    return msgspec.json.format(escaped(msgspec.json.encode(found).decode()), indent=2) + "\n"


def markdown(found: Difference) -> str:
    """The difference as an entry of a changelog: what was added, changed and removed, and other answers."""
    parts = [f"## Data {in_markdown(found.new)}"]
    for change in CHANGES:
        if items := [_item(record) for record in found.records if record.change == change]:
            parts.append(f"### {change.capitalize()}\n\n" + "\n".join(items))
    if found.answers:
        parts.append("### Other answers\n\n" + "\n".join(map(_answer, found.answers)))
    return "\n\n".join(parts) + "\n"


def _item(record: RecordChange) -> str:
    told = [f"{each.field} {_value(each.old)}, now {_value(each.new)}" for each in record.fields]
    return f"- {in_markdown(record.id)}: {in_markdown('; '.join(told) or record.name)}"


def _answer(one: AnswerChange) -> str:
    spread = dates.between if one.first == one.last else dates.lasting
    days = dates.words(spread(one.first, one.last))
    was, now = HOLDER_WORDS[one.old], HOLDER_WORDS[one.new]
    return f"- {in_markdown(one.name)}, {days}: {now} (was: {was})"


FORMATS: dict[str, Callable[[Difference], str]] = {"text": text, "json": json, "markdown": markdown}
