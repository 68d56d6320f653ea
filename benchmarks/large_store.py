"""What size costs: `where --on` over a store of 15,000 events and 2,000 places, beside the packaged one.

    python benchmarks/large_store.py [ROUNDS]

Prints the first run, which reads TOML, and the median of those after it, which use the kept copy.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import tomli_w

PROGRAM = str(Path(sys.executable).with_name("kharkivctl"))


def large_store(events: int = 15_000, places: int = 2_000) -> str:
    """A store of that size, always the same: towns that change hands on random days of the war."""
    choose = random.Random(1)
    names = [f"town-{n}" for n in range(places)]
    source = {"id": "table", "type": "webpage", "title": "A table", "issued": "2024-02-29"}
    return tomli_w.dumps(
        {
            "store": {
                "title": "Many towns",
                "version": "1",
                "covers": "2022-02-24/2024-02-29",
                "licence": "CC0-1.0",
                "origin": "table",
            },
            "sources": [source],
            "places": [
                {"id": name, "name": name.title(), "kind": "village", "sources": ["table"]} for name in names
            ],
            "events": [
                {
                    "id": f"event-{n}",
                    "date": f"2022-{choose.randint(3, 12):02}-{choose.randint(1, 28):02}",
                    "kind": choose.choice(["capture", "holding"]),
                    "text": f"Town changes hands for the {n}th time.",
                    "places": [choose.choice(names)],
                    "control": choose.choice(["russia", "ukraine"]),
                    "standing": choose.choice(["stated", "claimed"]),
                    "sources": ["table"],
                }
                for n in range(events)
            ],
        }
    )


def seconds(*question: str) -> float:
    start = time.perf_counter()
    subprocess.run([PROGRAM, *question], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        store = Path(folder, "large.toml")
        store.write_text(large_store(), "utf-8")
        for name, where in (("packaged store", ()), ("15,000 events", ("--store", str(store)))):
            for question in (("where", "--on", "2022-08-01"), ("where", "--on", "2022-08", "--json")):
                first = seconds(*question, *where)
                later = median(seconds(*question, *where) for _ in range(rounds))
                print(f"{name:16} {' '.join(question):28} first {first:6.3f} s, then {later:6.3f} s")


if __name__ == "__main__":
    main()
