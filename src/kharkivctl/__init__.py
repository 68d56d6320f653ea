"""kharkivctl: facts about the Russian occupation of Kharkiv Oblast, each with its source."""

__version__ = "0.1.0"


TYPE_CHECKING = False  # That of `typing`, which the command line need not wait for here.
if TYPE_CHECKING:
    from kharkivctl.opened import OpenStore, open_store

__all__ = ["OpenStore", "__version__", "open_store"]


def __getattr__(name: str) -> object:
    """What Python programs import from here; only they pay for it."""
    if name not in ("OpenStore", "open_store"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from kharkivctl import opened

    return getattr(opened, name)
