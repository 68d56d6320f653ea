"""What every test starts from: an empty cache of its own and none of the user's settings."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No deadlines, as machines are noisy; on a server the same examples each time, at a desk new ones.
settings.register_profile("steady", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("steady")

SETTINGS = """KHARKIVCTL_STORE KHARKIVCTL_DEBUG KHARKIVCTL_PAGER COLUMNS LINES LESS LV LESSCHARSET
NO_COLOR FORCE_COLOR CLICOLOR CLICOLOR_FORCE"""


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty cache folder, and no variable that changes what the program does."""
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("PAGER", "cat")  # No pager waits for somebody to leave it.
    for name in SETTINGS.split():
        monkeypatch.delenv(name, raising=False)
    return cache
