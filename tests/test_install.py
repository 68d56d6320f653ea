"""Installation: sdist and wheel are built once, and each way of installing finds its facts from any folder.

Each install goes into an environment of its own, without its dependencies: those are read from the
environment that runs the tests, so that nothing is fetched but, where it lacks it, the build backend.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
NOT_COPIED = shutil.ignore_patterns(".git", ".*cache", ".venv", ".hypothesis", "dist", "build", "__pycache__")
BACKEND = ("hatchling", "editables")
TOML_WAS_READ = """
import sys
from kharkivctl.__main__ import main
try:
    main()
finally:
    print("tomllib" in sys.modules)
"""
WHERE_FROM = "from kharkivctl.store import load; print(load.packaged_store())"


class Built(NamedTuple):
    """A copy of the checkout, what was built from it, and where the build backend is."""

    checkout: Path
    sdist: Path
    wheel: Path
    backend: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("built")
    checkout = folder / "checkout"
    shutil.copytree(ROOT, checkout, ignore=NOT_COPIED)
    backend = Path(sysconfig.get_path("purelib"))
    if not all(map(find_spec, BACKEND)):
        backend = folder / "backend"
        _run(sys.executable, "-m", "pip", "install", "--quiet", "--target", backend, *BACKEND, cwd=folder)
    sdist, wheel = _build(checkout, folder / "dist", backend)  # The wheel is built from the sdist.
    return Built(checkout, sdist, wheel, backend)


def _build(checkout: Path, into: Path, backend: Path, *options: str, **environment: str) -> tuple[Path, Path]:
    """The sdist and the wheel of a checkout."""
    where = ("--outdir", into, checkout)
    build = (sys.executable, "-m", "build", "--no-isolation", *options)
    _run(*build, *where, cwd=checkout.parent, PYTHONPATH=str(backend), **environment)
    (sdist,), (wheel,) = into.glob("*.tar.gz"), into.glob("*.whl")
    return sdist, wheel


def _run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """The output of a command that must succeed. Its coverage is not measured: it runs a copy of the code."""
    kept = {name: os.environ[name] for name in os.environ if not name.startswith(("PYTHON", "COVERAGE_"))}
    ran = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def _install(folder: Path, built: Built, *what: str | Path) -> Path:
    """The scripts' folder of a new environment with the program installed in it."""
    venv.create(folder, with_pip=False, symlinks=True)
    scripts = folder / "bin"
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python", "install", "--quiet")
    options = ("--no-deps", "--no-build-isolation", "--no-index")
    _run(*pip, *options, *what, cwd=built.checkout, PYTHONPATH=str(built.backend))
    (site,) = folder.glob("lib/python*/site-packages")
    (site / "zz-dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return scripts


@pytest.mark.parametrize("way", ["wheel", "sdist", "folder", "editable"])
def test_an_install_answers_from_any_folder(way: str, built: Built, tmp_path: Path) -> None:
    what: dict[str, tuple[str | Path, ...]] = {
        "wheel": (built.wheel,),
        "sdist": (built.sdist,),
        "folder": (".",),
        "editable": ("--editable", "."),
    }
    scripts = _install(tmp_path / "environment", built, *what[way])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    found = _run(
        scripts / "kharkivctl", "when", "izium", "--limit", "1", "--fields", "id,places", cwd=elsewhere
    )
    assert re.fullmatch(r"[a-z0-9-]+\t(.*;)?izium(;.*)?\n", found)
    version = _run(scripts / "python", "-m", "kharkivctl", "--version", cwd=elsewhere)
    assert re.fullmatch(r"kharkivctl \d\S*, data \S+, covering 2022-02-24 to 2024-02-29\n.+\n", version)
    facts = Path(_run(scripts / "python", "-c", WHERE_FROM, cwd=elsewhere).strip())
    if way == "editable":
        assert facts == (built.checkout / "facts.toml").resolve()
    else:
        assert facts.is_relative_to((tmp_path / "environment").resolve())
        assert facts.parent.name == "kharkivctl"
    assert facts.read_bytes() == (ROOT / "facts.toml").read_bytes()
    asked = (scripts / "python", "-c", TOML_WAS_READ, "where", "izium", "--on", "2022-05-05")
    first = _run(*asked, cwd=elsewhere, XDG_CACHE_HOME="/dev/null").splitlines()
    assert first[0].startswith("izium\tIzium\trussia\t")
    assert first[1] == str(way == "editable")  # All others bring a copy that needs no TOML, nor any cache.
    schema = _run(scripts / "kharkivctl", "store", "schema", cwd=elsewhere)
    assert schema == (ROOT / "schema" / "facts.schema.json").read_text("utf-8")
    assert (tmp_path / "environment" / "share" / "man" / "man1" / "kharkivctl.1").exists()


def test_the_wheel_holds_the_package_its_facts_and_the_licences(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = wheel.namelist()
    own = ("facts.toml", "facts.msgpack", "py.typed", "app.py")
    assert {f"kharkivctl/{name}" for name in own} <= set(names)
    assert not [name for name in names if "__pycache__" in name]
    assert {name.rpartition("/")[2] for name in names if "/licenses/" in name} == {"LICENSE", "LICENSE-DATA"}
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"kharkivctl"}
    assert any(name.endswith(".data/data/share/man/man1/kharkivctl.1") for name in names)


def test_the_sdist_holds_the_facts_and_the_tests(built: Built) -> None:
    with tarfile.open(built.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert {"facts.toml", "pyproject.toml", "hatch_build.py", "README.md", "tests/small.toml"} <= names
    assert not any(name.startswith((".ci", ".git/")) or name.endswith(".msgpack") for name in names)


def test_another_build_has_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """In another folder, on another day, straight from the checkout and with sets in another order."""
    checkout = tmp_path / "another"
    shutil.copytree(built.checkout, checkout)
    for path in checkout.rglob("*"):
        os.utime(path, (0, 1_000_000_000))
    options = ("--sdist", "--wheel")
    sdist, wheel = _build(checkout, tmp_path / "dist", built.backend, *options, PYTHONHASHSEED="14")
    assert wheel.read_bytes() == built.wheel.read_bytes()
    assert sdist.read_bytes() == built.sdist.read_bytes()
