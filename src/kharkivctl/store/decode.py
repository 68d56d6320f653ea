"""From TOML to typed, checked records; whatever is wrong with a store is told at once, with lines."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from kharkivctl.errors import BadStore
from kharkivctl.store import check, model
from kharkivctl.store.check import Fault
from kharkivctl.store.model import Store


def read(path: Path) -> Store:
    """The store in the file, decoded into typed records and checked by every rule.

    Raises BadStore; its message names every fault with line, record, field, value and remedy.
    """
    try:
        text = path.read_bytes().decode("utf-8")
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
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadStore(f"{path} is not TOML: {error}. Correct that line.") from None
    except ValueError as error:
        raise BadStore(f"{path} is not TOML: {error}. Correct that number.") from None
    except RecursionError:
        raise BadStore(f"{path} is not a store: its values are nested too deep.") from None
    store, found = _decode(raw)
    told = {fault.path for fault in found}
    found += [fault for fault in check.faults(store) if not _told(fault.path, told)]
    if found:
        raise BadStore(_report(path, text, found))
    return store


def _told(path: check.Path, told: set[check.Path]) -> bool:
    """Whether a value, or something it is part of, has a fault already; what follows from that is no news."""
    return any(path[:length] in told for length in range(1, len(path) + 1))


def _decode(raw: dict[str, Any]) -> tuple[Store, list[Fault]]:
    """The store with every record that decodes, and a fault for each value that doesn't."""
    try:
        return msgspec.convert(raw, Store), []
    except msgspec.ValidationError:
        pass  # Field by field, so that every fault is told and not only the first.
    found: list[Fault] = []
    known = {"store", *model.TABLES}
    for key in raw.keys() - known:
        remedy = f"The tables of a store are {', '.join(sorted(known))}."
        found.append(Fault((key,), "the file", raw[key], "is not a table of a store", remedy))
    about = _record(raw.get("store", {}), model.About, ("store",), found)
    tables: dict[str, Any] = {}
    for table, kind in model.TABLES.items():
        entries = raw.get(table, [])
        if isinstance(entries, list):
            tables[table] = tuple(_record(entry, kind, (table, i), found) for i, entry in enumerate(entries))
        else:
            found.append(Fault((table,), "the file", entries, "is not a list", f"Write [[{table}]]."))
    return Store(store=about, **tables), found


def _record(entry: object, kind: type[Any], path: check.Path, found: list[Fault]) -> Any:
    """The record without the values that don't decode; for a required one that is missing, a blank."""
    if not isinstance(entry, dict):
        found.append(Fault(path, str(path[0]), entry, "is not a table", "Write it as key = value lines."))
        entry = {}
    name = str(entry.get("id") or path[0])
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for key in entry.keys() - fields.keys():
        remedy = f"Keys here are {', '.join(fields)}."
        found.append(Fault((*path, key), name, entry[key], "is an unknown key", remedy))
    values: dict[str, Any] = {}
    for key, field in fields.items():
        if field.required:
            values[field.name] = "stated" if field.type is model.Standing else ""
        if key == "posts" and isinstance(entry.get(key), list):
            posts = enumerate(entry[key])
            values[key] = tuple(_record(post, model.Post, (*path, key, n), found) for n, post in posts)
        elif key in entry:
            try:
                values[field.name] = msgspec.convert(entry[key], field.type)
            except msgspec.ValidationError as error:
                problem = re.sub(r" - at `\$(.*)`$", r" (at \1)", str(error)).replace("`", "")
                remedy = _type_remedy(field.type)
                found.append(Fault((*path, key), name, entry[key], problem, remedy))
        elif field.required and path not in {fault.path for fault in found}:
            found.append(Fault((*path, key), name, None, "is missing", f"Add {key} to this record."))
    return kind(**values)


def _type_remedy(wanted: Any) -> str:
    if wanted is str or wanted == str | None:
        return "Write a string in quotes (dates too)."
    if "tuple[str" in str(wanted):
        return 'Write a list of strings, ["one", "two"].'
    if words := re.findall(r"'([a-z-]+)'", str(wanted)):
        return f"Use one of: {', '.join(words)}."
    return "See docs/data.md for the form."


def _report(path: Path, text: str, found: list[Fault]) -> str:
    count = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    lines = [f"The store {path} can't be used: {count}."]
    placed = sorted(((_line(text, fault.path), fault) for fault in found), key=lambda pair: pair[0])
    for line, fault in placed:
        field = str(fault.path[-1])
        value = "" if fault.value is None else f" = {_shown(fault.value)}"
        lines.append(f"  line {line}: {fault.record}: {field}{value}: {fault.problem}. {fault.remedy}")
    return "\n".join(lines)


def _shown(value: object) -> str:
    text = msgspec.json.encode(value, enc_hook=str).decode()
    return text if len(text) <= 60 else f"{text[:59]}…"


_HEADER = re.compile(r"^\s*\[\[?\s*([\w.-]+)\s*\]\]?")


def _line(text: str, path: check.Path) -> int:
    """The line of a value in the file, or of the nearest thing above it that has a line; 1 at the worst."""
    table, *rest = path
    names = [str(table), *(f"{table}.{part}" for part in rest if isinstance(part, str))]
    counts = [part for part in rest if isinstance(part, int)]
    best = 1
    depth = 0
    seen = -1
    for number, header in _headers(text):
        if header == names[0] and depth == 0:
            seen += 1
            if not counts or seen == counts[0]:
                best, depth, seen = number, 1, -1
        elif depth == 1 and header == names[0]:
            break
        elif depth == 1 and len(counts) > 1 and header == names[1]:
            seen += 1
            if seen == counts[1]:
                best, depth = number, 2
                break
    field = path[-1]
    for number, line in enumerate(text.split("\n")[best:], start=best + 1):
        if _HEADER.match(line):
            break
        if re.match(rf'\s*"?{re.escape(str(field))}"?\s*=', line):
            return number
    return best


def _headers(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if match := _HEADER.match(line):
            yield number, match.group(1)
