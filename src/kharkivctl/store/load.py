"""Find a store and load it, from a copy if there is one: of an earlier run, or that of the package."""

from pathlib import Path

from kharkivctl.store import cache
from kharkivctl.store.model import About, Loaded


def packaged_store() -> Path:
    """The store that comes with the program: beside it when installed, else at the checkout's root."""
    installed = cache.PROGRAM / cache.FACTS
    return installed if installed.exists() else cache.PROGRAM.parents[1] / cache.FACTS


def store_path(named: str | None) -> Path:
    """The file named by --store or KHARKIVCTL_STORE, else that of the store that comes with the program."""
    return Path(named) if named else packaged_store()


def load(path: Path) -> Loaded:
    """The store in the file, decoded, checked and ready to be asked.

    Raises BadStore for a file that can't be read, is no TOML, or breaks a rule; its message names
    the first fifty faults with line, record, field, value and remedy.
    """
    if loaded := cache.packaged(path, Loaded):
        return loaded
    stamp = cache.stamp(path)  # Before reading, so that a change meanwhile makes the copy an old one.
    if loaded := cache.kept(path, stamp, Loaded):
        return loaded
    from kharkivctl.ask.words import ready
    from kharkivctl.store.decode import read  # TOML and the rules: 10 ms that a kept copy saves.

    loaded = ready(read(path))
    cache.keep(path, loaded, stamp)
    return loaded


def about(path: Path) -> About:
    """The head of the store in the file; no fact is read where there is a copy. Raises BadStore as `load`."""
    return cache.packaged(path, About) or cache.kept(path, cache.stamp(path), About) or load(path).store.store
