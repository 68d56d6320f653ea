"""Find a store and load it, from the kept copy of an earlier run if there is one."""

from pathlib import Path

from kharkivctl.store import cache
from kharkivctl.store.model import Loaded


def packaged_store() -> Path:
    """The store that comes with the program: beside it when installed, else at the checkout's root."""
    here = Path(__file__).resolve().parents[1]
    installed = here / "facts.toml"
    return installed if installed.exists() else here.parents[1] / "facts.toml"


def store_path(named: str | None) -> Path:
    """The file named by --store or KHARKIVCTL_STORE, else that of the store that comes with the program."""
    return Path(named) if named else packaged_store()


def load(path: Path) -> Loaded:
    """The store in the file, decoded, checked and ready to be asked.

    Raises BadStore for a file that can't be read, is no TOML, or breaks a rule; its message names
    every fault with line, record, field, value and remedy.
    """
    stamp = cache.stamp(path)  # Before reading, so that a change meanwhile makes the copy an old one.
    loaded = cache.recall(path, stamp)
    if loaded is None:
        from kharkivctl.ask.words import ready
        from kharkivctl.store.decode import read  # TOML and the rules: 10 ms that a kept copy saves.

        loaded = ready(read(path))
        cache.keep(path, loaded, stamp)
    return loaded
