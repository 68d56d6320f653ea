"""Start-up: what a lookup imports, which is most of what it costs."""

import os
import subprocess
import sys

import pytest

from tests.program import SMALL

# What a lookup in a script can do without: tables, another validator, TOML.
HEAVY = {"rich", "pydantic", "tomllib", "tomli_w"}


AT_THE_END = """
import atexit, sys
sys.argv[0] = "kharkivctl"
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from kharkivctl.__main__ import main
main()
"""


def imported(*arguments: str) -> set[str]:
    """The modules that a run of the program has imported at its end."""
    ran = subprocess.run(
        [sys.executable, "-c", AT_THE_END, *arguments],
        # Without the measuring of coverage, which imports what it needs into the process.
        env={name: os.environ[name] for name in os.environ if not name.startswith("COVERAGE_")}
        | {"KHARKIVCTL_STORE": str(SMALL)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    return set(ran.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ("when", "izium", "--json"),
        ("when", "izium"),
        ("when", "2022-09", "-f", "jsonl"),
        ("who", "probnyi", "--json"),
        ("who", "--on", "2022-05-01"),
        ("where", "izium", "--on", "2022-05-05", "--json"),
        ("where",),
        ("where", "--changed", "--json"),
        ("cite", "izium", "--json"),
        ("cite", "visti-izium"),
        ("--version",),
    ],
    ids=" ".join,
)
def test_a_lookup_with_a_kept_copy_imports_little(arguments: tuple[str, ...]) -> None:
    imported(*arguments)  # This one keeps the copy.
    assert not imported(*arguments) & HEAVY


def test_without_a_kept_copy_toml_is_read() -> None:
    assert "tomllib" in imported("when", "izium", "--json")
    assert "tomllib" not in imported("when", "izium", "--json")


def test_only_a_table_imports_rich() -> None:
    assert "rich" in imported("when", "izium", "-f", "table")


def test_only_a_map_or_a_chart_imports_what_draws_them() -> None:
    def drawing(*arguments: str) -> set[str]:
        found = imported("where", "izium", *arguments)
        assert not found & HEAVY
        return {name.split(".")[2] for name in found if name.startswith("kharkivctl.render.")}

    imported("where", "izium")  # This one keeps the copy.
    assert not drawing("--json") & {"map", "chart", "holders", "svg", "geojson", "words"}
    assert "svg" not in drawing("-f", "map")
    assert "map" not in drawing("-f", "chart")


@pytest.mark.parametrize("verb", ["when", "who", "where", "cite"])
def test_a_verb_imports_no_other(verb: str) -> None:
    others = {f"kharkivctl.commands.{name}" for name in ("when", "who", "where", "cite", "store")}
    assert imported(verb, "izium", "-f", "json") & others == {f"kharkivctl.commands.{verb}"}


def test_completion_imports_no_query_and_nothing_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    imported("where", "izium")  # This one keeps the copy.
    monkeypatch.setenv("COMP_WORDS", "kharkivctl\nwhere\niz")
    monkeypatch.setenv("COMP_CWORD", "2")
    monkeypatch.setenv("_KHARKIVCTL_COMPLETE", "complete_bash")
    found = imported()
    assert "kharkivctl.completion.values" in found
    assert not found & HEAVY
    assert not {name for name in found if name.startswith("kharkivctl.queries")}


def test_help_needs_no_store_and_no_heavy_import_but_rich() -> None:
    found = imported("when", "--help")
    assert found & HEAVY <= {"rich"}
    assert "kharkivctl.store.load" not in found
