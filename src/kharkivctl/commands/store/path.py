"""`kharkivctl store path`."""

import os

from kharkivctl.errors import BadStore
from kharkivctl.store.load import store_path
from kharkivctl.streams import put


def path() -> None:
    """Print the path of the store in use.

    It is that of KHARKIVCTL_STORE, else the one that comes with the program.

    Example:

    kharkivctl store path
    """
    found = store_path(os.environ.get("KHARKIVCTL_STORE")).absolute()
    if not found.exists():
        raise BadStore(f"No store at {found}. Check KHARKIVCTL_STORE.")
    put(f"{found}\n")
