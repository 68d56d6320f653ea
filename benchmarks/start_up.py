"""What a lookup costs beside an empty Typer app: interleaved runs, and the ratio of each to the empty app.

    python benchmarks/start_up.py [ROUNDS]

The program is the one beside this Python. Install the wheel to measure what a user has: a checkout has no
copy of the store beside its code, and its first runs read TOML.

Every round runs each command once, so that whatever else the machine does falls on all alike. A ratio is
the median over the rounds of (command / empty app of the same round); the minimum shows the quiet case.
"Tab" is what bash runs to complete a word; the empty app's own Tab costs what its command costs.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
PROGRAM = [str(Path(sys.executable).with_name("kharkivctl"))]
COMMANDS = {
    "empty Typer app": [sys.executable, str(HERE / "empty_app.py"), "one"],
    "when izium --json": [*PROGRAM, "when", "izium", "--json"],
    "when izium -f plain": [*PROGRAM, "when", "izium", "-f", "plain"],
    "when izium -f table": [*PROGRAM, "when", "izium", "-f", "table"],
    "when -f table": [*PROGRAM, "when", "-f", "table"],
    "where izium --on 2022-05-05 -f table": [*PROGRAM, "where", "izium", "--on", "2022-05-05", "-f", "table"],
    "where izium --on 2022-05-05 --json": [*PROGRAM, "where", "izium", "--on", "2022-05-05", "--json"],
    "where --on 2022-08-01 --json": [*PROGRAM, "where", "--on", "2022-08-01", "--json"],
    "--version": [*PROGRAM, "--version"],
    "Tab: when iz": PROGRAM,
    "Tab: when --fields id,": PROGRAM,
}
# The cache folder of a run: a new one each time, or none that can be written.
NO_COPY, NOT_WRITABLE = "when izium --json, no kept copy", "when izium --json, cache not writable"
COMMANDS[NO_COPY] = COMMANDS[NOT_WRITABLE] = COMMANDS["when izium --json"]


def environment(name: str, empty: str) -> dict[str, str]:
    """The variables for a command: its cache folder, and for Tab the words typed, as the shell names them."""
    if folder := {NO_COPY: empty, NOT_WRITABLE: os.devnull}.get(name):
        return os.environ | {"XDG_CACHE_HOME": folder}
    if not name.startswith("Tab: "):
        return dict(os.environ)
    words = ["kharkivctl", *name.removeprefix("Tab: ").split()]
    at = str(len(words) - 1)
    asked = {"COMP_WORDS": "\n".join(words), "COMP_CWORD": at, "_KHARKIVCTL_COMPLETE": "complete_bash"}
    return os.environ | asked


def seconds(name: str) -> float:
    """How long a command took, with the variables that its name tells of."""
    with tempfile.TemporaryDirectory() as empty:
        variables, out = environment(name, empty), subprocess.DEVNULL
        start = time.perf_counter()
        subprocess.run(COMMANDS[name], check=True, stdout=out, stderr=out, env=variables)
        return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    for name in COMMANDS:
        seconds(name)  # Compiles the modules and keeps the copy of the store.
    taken = {name: [] for name in COMMANDS}  # type: dict[str, list[float]]
    for _ in range(rounds):
        for name in COMMANDS:
            taken[name].append(seconds(name))
    floor = taken["empty Typer app"]
    print(f"{'':37}  median    least   ratio   least ratio   ({rounds} rounds)")
    for name, times in taken.items():
        ratio = median(time / empty for time, empty in zip(times, floor, strict=True))
        least = min(times) / min(floor)
        print(f"{name:37} {median(times):6.3f} s {min(times):6.3f} s {ratio:7.2f} {least:13.2f}")


if __name__ == "__main__":
    main()
