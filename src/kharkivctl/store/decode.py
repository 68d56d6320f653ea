"""From TOML to typed, checked records; all that is wrong with a store is reported at once, with lines."""

import os
import re
import stat
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from kharkivctl.errors import BadStore
from kharkivctl.store import check, lines, model
from kharkivctl.store.check import Fault
from kharkivctl.store.model import Store

LARGEST = 2**28  # Bytes of a store, 256 MB: five hundred times those of the one that comes with the program.
MOST = 50  # Faults that a message lists.


def read(path: Path) -> Store:
    """The store in the file, as typed records that keep every rule.

    Raises BadStore if the file can't be read, is not TOML or breaks a rule; its message lists the first
    fifty faults with line, record, field, value and remedy.
    """
    return read_with_text(path)[0]


def read_with_text(path: Path) -> tuple[Store, str]:
    """The store in the file as `read` gives it, and the text of the file, which is read once."""
    with enough_memory(path):
        text = text_of(path)
        store, faults = examined(path, text)
        if faults:
            raise BadStore(_report(path, text, faults))
    return store, text


@contextmanager
def enough_memory(path: Path) -> Iterator[None]:
    """Raises BadStore where the memory does not hold the store in the file."""
    try:
        yield
    except MemoryError:
        raise BadStore(f"The store {path} can't be read: it needs more memory than there is.") from None


def examined(path: Path, text: str) -> tuple[Store, list[Fault]]:
    """The records of the text of a file as far as they decode, with every fault.

    Raises BadStore if it is not TOML.
    """
    store, faults = _decode(_parsed(path, text))
    reported = {fault.path for fault in faults}
    faults += [fault for fault in check.faults(store) if not _is_part_of(fault.path, reported)]
    return store, faults


def text_of(path: Path) -> str:
    """The text of the file, its line ends as they are. Raises BadStore if it can't be read or is too long."""
    try:
        data = _bytes(path)
        text = data.decode("utf-8")
    except FileNotFoundError:
        raise BadStore(
            f"No store at {path}. Check --store and KHARKIVCTL_STORE, or leave both out to use "
            "the store that comes with the program."
        ) from None
    except UnicodeDecodeError as error:
        raise BadStore(f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadStore(f"The store {path} can't be read: {reason}.") from None
    if text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}"):
        raise BadStore(f"{path} begins with a byte-order mark. Save the file as UTF-8 without one.")
    return text


def _bytes(path: Path) -> bytearray:
    """The bytes of the file. Raises BadStore if they are too many, or have no end."""
    data = bytearray()
    with open(path, "rb", opener=_opened) as file:
        while chunk := file.read(2**20):
            data += chunk
            if len(data) > LARGEST:
                most = LARGEST // 2**20
                raise BadStore(f"The store {path} can't be used: it has more than {most} MB, or no end.")
        if not data and stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
            raise BadStore(f"The store {path} can't be read: nothing is written to that pipe.")
    return data


def _opened(path: str, flags: int) -> int:
    """The file, opened without waiting for a pipe to be written to; what is being written is waited for."""
    opened = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))  # Windows has no such pipes.
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(opened, True)
    return opened


def _parsed(path: Path, text: str) -> dict[str, Any]:
    """The values of a TOML text. Raises BadStore if it is none."""
    if line := lines.long_key(text):
        problem = f"a key has more than {lines.MOST_PARTS} parts, joined by dots"
        raise BadStore(f"{path}, line {line}: {problem}. Correct that line.")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadStore(f"{path} is not TOML: {_short(str(error), 120, 60)}. Correct that line.") from None
    except ValueError as error:
        raise BadStore(f"{path} is not TOML: {error}. Correct that number.") from None
    except RecursionError:
        raise BadStore(f"{path} is not a store: its values are nested too deep.") from None


def _is_part_of(path: check.Path, values: set[check.Path]) -> bool:
    """True if the value is one of these values or lies within one."""
    return any(path[:length] in values for length in range(1, len(path) + 1))


def _decode(raw: dict[str, Any]) -> tuple[Store, list[Fault]]:
    """The store with every record that decodes, and a fault for each value that doesn't."""
    try:
        return msgspec.convert(raw, Store), []
    except msgspec.ValidationError:
        pass  # Field by field, to find every fault: the error names only the first.
    faults: list[Fault] = []
    known = {"store", *model.TABLES}
    for key in raw:
        if key in known:
            continue
        remedy = f"The tables of a store are {', '.join(sorted(known))}."
        faults.append(Fault((key,), "the file", raw[key], "is not a table of a store", remedy, check.UNKNOWN))
    about = _record(raw.get("store", {}), model.About, ("store",), faults)
    tables: dict[str, Any] = {}
    for table, kind in model.TABLES.items():
        entries = raw.get(table, [])
        if isinstance(entries, list):
            tables[table] = tuple(_record(entry, kind, (table, i), faults) for i, entry in enumerate(entries))
        else:
            remedy = f"Write [[{table}]]."
            faults.append(Fault((table,), "the file", entries, "is not a list", remedy, check.MISTYPED))
    return Store(store=about, **tables), faults


def _record(entry: object, kind: type[Any], path: check.Path, faults: list[Fault]) -> Any:
    """The record without the values that don't decode; blanks stand for required ones. Adds the faults."""
    if not isinstance(entry, dict):
        remedy = "Write it as key = value lines."
        faults.append(Fault(path, str(path[0]), entry, "is not a table", remedy, check.MISTYPED))
        return kind(**_blanks(kind))
    name = _name(entry.get("id") or path[0])
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key in entry:
        if key in fields:
            continue
        remedy = f"Keys here are {', '.join(fields)}."
        faults.append(Fault((*path, key), name, entry[key], "is an unknown key", remedy, check.UNKNOWN))
    values: dict[str, Any] = _blanks(kind)
    for key, field in fields.items():
        if key == "posts" and isinstance(entry.get(key), list):
            posts = enumerate(entry[key])
            values[key] = tuple(_record(post, model.Post, (*path, key, n), faults) for n, post in posts)
        elif key in entry:
            try:
                values[field.name] = msgspec.convert(entry[key], field.type)
            except msgspec.ValidationError as error:
                problem = re.sub(r" - at `\$(.*)`$", r" (at \1)", str(error)).replace("`", "")
                remedy = _type_remedy(field.type)
                faults.append(Fault((*path, key), name, entry[key], problem, remedy, check.MISTYPED))
        elif field.required:
            remedy = f"Add {key} to this record."
            faults.append(Fault((*path, key), name, None, "is missing", remedy, check.MISSING))
    return kind(**values)


def _blanks(kind: type[Any]) -> dict[str, str]:
    """An empty text for each field that a record of this kind must have."""
    return {field.name: "" for field in msgspec.structs.fields(kind) if field.required}


def _name(identifier: object) -> str:
    """The id that a record gives, as it stands in messages even if it is not a string."""
    return identifier if isinstance(identifier, str) else _shown(identifier)


def _type_remedy(wanted: Any) -> str:
    """What to write where a value of this type is wanted."""
    if wanted is str or wanted == str | None:
        return "Write a string in quotes (dates too)."
    if "tuple[str" in str(wanted):
        return 'Write a list of strings, ["one", "two"].'
    if words := re.findall(r"'([a-z-]+)'", str(wanted)):
        return f"Use one of: {', '.join(words)}."
    return "See docs/data.md for the form."


def _report(path: Path, text: str, faults: list[Fault]) -> str:
    """The message for a file with these faults: one line for each, in the order of the file."""
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return "\n".join([f"The store {path} can't be used: {count}.", *listed(text, faults)])


def listed(text: str, faults: list[Fault]) -> list[str]:
    """A line for each fault, in the order of the file; after fifty the number of the others."""
    place = lines.read(text)
    found = sorted(((place.of(fault.path), fault) for fault in faults), key=lambda pair: pair[0])
    told = [_told(line, fault) for line, fault in found[:MOST]]
    return [*told, f"  and {len(found) - MOST} more."] if len(found) > MOST else told


def _told(line: int, fault: Fault) -> str:
    """The line for the fault: where it is, what is wrong, what to write. Nothing in it forges another."""
    return f"  line {line}: {_short(fault.record)}: {what(fault)}. {fault.remedy}"


def what(fault: Fault) -> str:
    """What is wrong: the field, its value if there is one, and the problem; long texts are cut."""
    field = _short(str(fault.path[-1]))
    value = "" if fault.value is None else f" = {_shown(fault.value)}"
    return f"{field}{value}: {_short(fault.problem, 120, 120)}"


def _shown(value: object) -> str:
    """The value as JSON, cut to 60 characters; "…" if it is nested too deep or its digits are too many."""
    try:
        return _short(msgspec.json.encode(value, enc_hook=str).decode())
    except (RecursionError, ValueError):
        return "…"


def _short(text: str, first: int = 59, last: int = 0) -> str:
    """The text on one line, its line breaks as \\n; of one that is longer the first and last characters."""
    if len(text) > first + last + 1:
        text = f"{text[:first]}…{text[len(text) - last :]}"
    return text.replace("\n", "\\n")
