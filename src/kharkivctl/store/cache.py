"""A decoded, checked copy of each store, so that a lookup need not parse TOML.

The user's cache folder has one of each store; the package brings one of its own store, made when it is built
(hatch_build.py). A copy is believed only if its checksum is right and its stamp names this store and this
program; one in the cache folder only if it is a file that nobody but the user can have written. Whatever
goes wrong here, the store is read from its file instead: a copy must never cost or change an answer.
"""

import os
import stat
import zlib
from pathlib import Path
from typing import TypeVar

import msgspec

from kharkivctl import __version__
from kharkivctl.store.model import About, Loaded

PROGRAM = Path(__file__).resolve().parents[1]  # The folder of the package.
FACTS, COPY = "facts.toml", "facts.msgpack"  # Beside the code, in a package that is installed.
MAKERS = (".", "ask", "dates", "store")  # The folders of the modules that a copy is made with.
LARGEST = 2**29  # Bytes of a copy: twice those of the largest store.
AN_HOUR = 3600

Stamp = tuple[str, ...]
Part = TypeVar("Part", About, Loaded)


class Copy(msgspec.Struct, frozen=True, array_like=True):
    """The stamp of what a copy was made from, and the parts of the store: each can be decoded alone."""

    stamp: Stamp
    about: memoryview
    loaded: memoryview


def packaged(path: Path, kind: type[Part]) -> Part | None:
    """The part of this kind from the copy that the package brings, or None if that is not of this store."""
    if path != PROGRAM / FACTS:
        return None
    try:
        return _part((PROGRAM / COPY).read_bytes(), stamp_by_content(path), kind)
    except (OSError, MemoryError):
        return None


def kept(path: Path, stamp: Stamp, kind: type[Part]) -> Part | None:
    """The part of this kind from the copy in the user's cache folder, or None if there is none to believe."""
    if not stamp:
        return None
    try:
        file = _file(path)
        return _part(_read(file), stamp, kind) if file else None
    except (OSError, ValueError, MemoryError):
        return None


def keep(path: Path, loaded: Loaded, stamp: Stamp) -> None:
    """Keep a copy, whole or not at all; silently nothing when the folder can't be written.

    A copy of the user's own is replaced; anything else in its place (a link, a pipe, a folder, a file of
    somebody else) is left alone.
    """
    if not stamp:
        return
    try:
        file = _file(path)
        if not file or not _may_be_replaced(file):
            return
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(file, packed(loaded, stamp))
        _clear(file)
    except (OSError, ValueError, MemoryError):
        pass


def packed(loaded: Loaded, stamp: Stamp) -> bytes:
    """A copy as it is written: its checksum in 4 bytes, then its MessagePack."""
    encode = msgspec.msgpack.encode
    copy = encode(Copy(stamp, memoryview(encode(loaded.store.store)), memoryview(encode(loaded))))
    return zlib.crc32(copy).to_bytes(4) + copy


def _part(copy: bytes, stamp: Stamp, kind: type[Part]) -> Part | None:
    """The part of this kind from a copy as it is written, or None if it is damaged or of something else."""
    content = memoryview(copy)[4:]
    if copy[:4] != zlib.crc32(content).to_bytes(4):
        return None
    try:
        decoded = msgspec.msgpack.decode(content, type=Copy)
        if decoded.stamp != stamp:
            return None
        return msgspec.msgpack.decode(decoded.about if kind is About else decoded.loaded, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError, MemoryError):
        return None


# The user's cache folder


def _file(path: Path) -> Path | None:
    """One file for each store, named after its path, so that old copies don't pile up; None without a home.

    A relative folder is no cache folder by the XDG Base Directory Specification.
    """
    folder = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not folder.is_absolute():
        folder = Path(os.path.expanduser("~/.cache"))
    if not folder.is_absolute():
        return None
    return folder / "kharkivctl" / f"{zlib.crc32(os.fsencode(path.absolute())):08x}.msgpack"


def _read(file: Path) -> bytes:
    """The bytes of a regular file that only the user can have written. Raises OSError for anything else."""
    with open(file, "rb", opener=_opened) as opened:
        status = os.fstat(opened.fileno())
        if not _is_the_users(status) or _others_can_write(status) or status.st_size > LARGEST:
            raise PermissionError
        return opened.read(status.st_size)


def _write(file: Path, copy: bytes) -> None:
    """Write a file whole or not at all, through a new one whose name nobody can know before."""
    part = file.with_name(f"{file.name}.{os.urandom(8).hex()}.part")
    try:
        with open(part, "xb", opener=_opened) as opened:
            opened.write(copy)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _opened(path: str, flags: int) -> int:
    """The file, opened without following a link or waiting at a pipe; a new one is the user's alone."""
    safe = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # Windows has neither.
    return os.open(path, flags | safe, 0o600)


def _may_be_replaced(file: Path) -> bool:
    """True if there is nothing yet, or a file of the user's own."""
    try:
        return _is_the_users(file.lstat())
    except FileNotFoundError:
        return True


def _clear(file: Path) -> None:
    """Delete the parts of copies that killed runs have left beside this file, an hour older than it."""
    newest = file.stat().st_mtime
    for part in file.parent.glob("*.part"):
        status = part.lstat()
        if _is_the_users(status) and status.st_mtime < newest - AN_HOUR:
            part.unlink(missing_ok=True)


def _is_the_users(status: os.stat_result) -> bool:
    """True for a regular file whose owner runs the program."""
    return stat.S_ISREG(status.st_mode) and (not hasattr(os, "geteuid") or status.st_uid == os.geteuid())


def _others_can_write(status: os.stat_result) -> bool:
    """True if the file's group or everybody may write to it, where the system tells."""
    return hasattr(os, "geteuid") and bool(status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


# What a copy depends on


def stamp(path: Path) -> Stamp:
    """The file of the store and the modules that make a copy, by size and time of change.

    Empty, for a store of which no copy is kept, if the path leads to no regular file.
    """
    try:
        status = path.stat()
        modules = [(name, found.st_mtime_ns, found.st_size) for name, found in _modules()]
    except (OSError, ValueError):
        return ()
    if not stat.S_ISREG(status.st_mode):
        return ()
    parts = (__version__, PROGRAM, path.absolute(), status.st_mtime_ns, status.st_size, *modules)
    return tuple(map(str, parts))


def stamp_by_content(path: Path) -> Stamp:
    """The content of the store, and the size of each module that makes a copy: the same in any folder."""
    modules = [(name, found.st_size) for name, found in _modules()]
    return tuple(map(str, (__version__, zlib.crc32(path.read_bytes()), *modules)))


def _modules() -> list[tuple[str, os.stat_result]]:
    """The name and the status of each module that can have a part in making a copy, in order."""
    return sorted(
        (f"{folder}/{entry.name}", entry.stat())
        for folder in MAKERS
        for entry in os.scandir(PROGRAM / folder)
        if entry.name.endswith(".py")
    )
