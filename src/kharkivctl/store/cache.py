"""A decoded, checked copy of each store in the user's cache folder, so that a lookup need not parse TOML.

A copy is used only for the same file (path, size, time of change) read by the same program. Whatever
goes wrong here, the store is read from its file instead: a cache must never cost an answer.
"""

import os
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kharkivctl import __version__
from kharkivctl.store.model import Loaded

PROGRAM = Path(__file__).parents[1]  # The folder of the package.

Stamp = tuple[str, ...]


class Copy(msgspec.Struct, frozen=True, array_like=True):
    """A loaded store with the stamp of what it was made from."""

    stamp: Stamp
    loaded: msgspec.Raw


def recall(path: Path, stamp: Stamp) -> Loaded | None:
    """The kept copy of the store in `path` as it was stamped, or None when there is none."""
    try:
        copy = msgspec.msgpack.decode(_file(path).read_bytes(), type=Copy)
        if not stamp or copy.stamp != stamp:
            return None
        return msgspec.msgpack.decode(copy.loaded, type=Loaded)
    except (OSError, ValueError):
        return None


def keep(path: Path, loaded: Loaded, stamp: Stamp) -> None:
    """Keep a copy, whole or not at all; silently nothing when the folder can't be written."""
    try:
        file = _file(path)
        part = file.with_name(f"{file.name}.{os.getpid()}.part")
        encode = msgspec.msgpack.encode
        copy = Copy(stamp, msgspec.Raw(encode(loaded)))
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            part.write_bytes(encode(copy))
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, ValueError):
        pass


def _file(path: Path) -> Path:
    """One file for each store, named after its path, so that old copies don't pile up."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(home, "kharkivctl", f"{zlib.crc32(os.fsencode(path.absolute())):08x}.msgpack")


def stamp(path: Path) -> Stamp:
    """What a copy depends on: the store's file, and the whole program; empty if there is no file."""
    try:
        stat = path.stat()
        program = _modules(PROGRAM)
    except (OSError, ValueError):
        return ()
    parts = (__version__, str(path.absolute()), stat.st_mtime_ns, stat.st_size, *sorted(program))
    return tuple(map(str, parts))


def _modules(folder: str | Path) -> Iterator[tuple[str, int, int]]:
    """The path, time of change and size of every module below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                stat = entry.stat()
                yield entry.path, stat.st_mtime_ns, stat.st_size
            elif entry.is_dir():
                yield from _modules(entry.path)
