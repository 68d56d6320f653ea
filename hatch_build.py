"""Puts a decoded copy of facts.toml into the wheel, so that an installed program parses no TOML.

The package's own code makes it: what that needs to read a store is required by the build too. An editable
install has no such copy: there facts.toml and the code change, and the user's cache folder has one.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CopyOfTheStore(BuildHookInterface[Any]):
    """Adds kharkivctl/facts.msgpack to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "src")))
        from kharkivctl.ask.words import ready
        from kharkivctl.store import cache, decode

        facts = Path(self.root, cache.FACTS)
        self.folder = TemporaryDirectory()
        copy = Path(self.folder.name, cache.COPY)
        copy.write_bytes(cache.packed(ready(decode.read(facts)), cache.stamp_by_content(facts)))
        build_data["force_include"][str(copy)] = f"kharkivctl/{cache.COPY}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()
