"""The JSON Schemas (2020-12) of a store and of what each verb prints, as `schema/` keeps them."""

from pathlib import Path

from kharkivctl.errors import WrongUse

STORE = "facts"
OF = ("when", "who", "where", "cite", "changed", "questions")  # What has a schema of its JSON.


def schema(of: str | None = None) -> str:
    """The schema of the JSON of a list; of facts.toml if none is named. Raises WrongUse for anything else."""
    if of is not None and of not in OF:
        raise WrongUse(f"--of {of}: choose from {', '.join(OF)}.")
    return _file(of or STORE).read_text(encoding="utf-8")


def _file(name: str) -> Path:
    """The file of a schema: beside the program when installed, else at the checkout's root."""
    here = Path(__file__).resolve().parents[1]
    folder = next(place for place in (here / "schema", here.parents[1] / "schema") if place.is_dir())
    return folder / f"{name}.schema.json"
