"""The kept copy of a store: used while it fits, never trusted otherwise, never in the way of an answer."""

import os
import zlib
from pathlib import Path

import msgspec
import pytest

from kharkivctl.errors import BadStore
from kharkivctl.store import cache, decode, load
from kharkivctl.store.model import Names, Store
from tests import made_up

TEXT = made_up.toml(made_up.store(places=[made_up.place(names=Names(uk="Ізюм"), coordinates=(49.2, 37.2))]))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "store.toml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were read as TOML, in order."""
    files: list[Path] = []
    read = decode.read

    def noted(path: Path) -> Store:
        files.append(path)
        return read(path)

    monkeypatch.setattr(decode, "read", noted)
    return files


def copies(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_store_is_parsed_once_and_then_comes_from_its_copy(
    file: Path, parsed: list[Path], clean_environment: Path
) -> None:
    first = load.load(file)
    second = load.load(file)
    assert first == second
    assert parsed == [file]
    assert [copy.suffix for copy in copies(clean_environment)] == [".msgpack"]


def test_the_real_store_is_the_same_from_its_copy(parsed: list[Path]) -> None:
    real = load.packaged_store()
    from_file, from_copy = load.load(real), load.load(real)
    assert parsed == [real]
    assert from_file == from_copy
    assert msgspec.json.encode(from_file) == msgspec.json.encode(from_copy)


def test_the_copy_brings_the_folded_texts(file: Path, parsed: list[Path]) -> None:
    for _ in range(2):
        folded = load.load(file).folded
        assert folded["Ізюм"] == folded["Izium"] == "isium"
    assert parsed == [file]


# Some of the modules a copy is made by; every module of the program counts.
MODULES = ["safety.py", "store/model.py", "dates/edtf.py"]


@pytest.mark.parametrize("change", ["longer", "later", "program", "a new module.py", *MODULES])
def test_a_copy_of_something_else_is_not_used(
    change: str, file: Path, parsed: list[Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "program"  # Stands in for the program's folder, so that a module may change.
    for module in MODULES:
        (program / module).parent.mkdir(parents=True, exist_ok=True)
        (program / module).write_text("", encoding="utf-8")
    monkeypatch.setattr(cache, "PROGRAM", program)
    load.load(file)
    load.load(file)
    assert parsed == [file]
    title = "A made-up store"
    if change == "longer":
        title = "A longer made-up store"
        file.write_text(TEXT.replace("A made-up store", title), encoding="utf-8")
    elif change == "later":
        stat = file.stat()
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    elif change == "program":
        monkeypatch.setattr(cache, "__version__", "99.0")
    else:
        (program / change).write_text("# changed\n", encoding="utf-8")
    assert load.load(file).store.store.title == title
    assert parsed == [file, file]
    load.load(file)
    assert parsed == [file, file]


def filled(copy: bytes, store: object, folded: object) -> bytes:
    """The copy with the same stamp and these contents."""
    encode = msgspec.msgpack.encode
    stamp = msgspec.msgpack.decode(copy, type=cache.Copy).stamp
    return encode(cache.Copy(stamp, msgspec.Raw(encode({"store": store, "folded": folded}))))


@pytest.mark.parametrize(
    "spoilt",
    ["nothing", "text", "cut", "deep", "endless", "other type", "no store", "wrong fields", "odd folds"],
)
def test_a_spoilt_copy_is_replaced(
    spoilt: str, file: Path, parsed: list[Path], clean_environment: Path
) -> None:
    store = load.load(file)
    (copy,) = copies(clean_environment)
    whole = copy.read_bytes()
    spoilt_bytes = {
        "nothing": b"",
        "text": b"not a copy",
        "cut": whole[:-9],
        "deep": b"\x91" * 100_000,
        "endless": b"\xdd\xff\xff\xff\xff",
        "other type": msgspec.msgpack.encode({"stamp": 1}),
        "no store": filled(whole, None, {}),
        "wrong fields": filled(whole, {"store": {"title": 3}}, {}),
        "odd folds": filled(whole, store.store, {"Izium": 3}),
    }[spoilt]
    copy.write_bytes(spoilt_bytes)
    assert load.load(file) == store
    assert parsed == [file, file]
    assert copy.read_bytes() == whole


def test_two_stores_have_each_their_copy(tmp_path: Path, parsed: list[Path], clean_environment: Path) -> None:
    files = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for file in files:
        file.write_text(TEXT.replace("A made-up store", file.stem), encoding="utf-8")
    for _ in range(2):
        assert [load.load(file).store.store.title for file in files] == ["one", "two"]
    assert parsed == files
    assert len(copies(clean_environment)) == 2


def test_two_stores_whose_copies_share_a_name_are_not_taken_for_each_other(
    tmp_path: Path, clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zlib, "crc32", lambda data: 0)
    files = [tmp_path / "one.toml", tmp_path / "two.toml"]
    for file in files:
        file.write_text(TEXT.replace("A made-up store", file.stem), encoding="utf-8")
    for _ in range(2):
        assert [load.load(file).store.store.title for file in files] == ["one", "two"]
    assert len(copies(clean_environment)) == 1


def test_the_same_name_in_another_folder_is_another_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        text = TEXT.replace("A made-up store", folder)
        (tmp_path / folder / "store.toml").write_text(text, encoding="utf-8")
    for folder in ("one", "two", "one"):
        monkeypatch.chdir(tmp_path / folder)
        assert load.load(Path("store.toml")).store.store.title == folder


def test_a_folder_in_the_way_of_the_cache_costs_no_answer(
    file: Path, parsed: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert load.load(file).store.store.title == load.load(file).store.store.title == "A made-up store"
    assert parsed == [file, file]
    assert blocked.read_text(encoding="utf-8") == "a file, not a folder"


def test_a_home_that_cannot_be_written_costs_no_answer(
    file: Path, parsed: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(home))

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refused)  # As a read-only home does, for root too.
    assert load.load(file).store.store.title == "A made-up store"
    assert parsed == [file]
    assert list(home.iterdir()) == []


def test_without_xdg_the_copy_is_in_the_home(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    load.load(file)
    (copy,) = copies(tmp_path / "home")
    assert copy.parent == tmp_path / "home" / ".cache" / "kharkivctl"
    assert copy.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_copy_that_cannot_be_written_whole_is_not_written(
    step: str, file: Path, clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def disk_full(path: Path, *arguments: object) -> None:
        if step == "write_bytes":
            write(path, b"half a co")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Path, step, disk_full)
        assert load.load(file).store.store.title == "A made-up store"
    assert copies(clean_environment) == []
    load.load(file)
    assert len(copies(clean_environment)) == 1


def test_an_old_copy_stays_whole_when_the_new_one_cannot_be_written(
    file: Path, clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load.load(file)
    (copy,) = copies(clean_environment)
    before = copy.read_bytes()
    file.write_text(TEXT.replace("A made-up store", "A newer store"), encoding="utf-8")

    def disk_full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(Path, "replace", disk_full)
        assert load.load(file).store.store.title == "A newer store"
    assert copies(clean_environment) == [copy]
    assert copy.read_bytes() == before
    assert load.load(file).store.store.title == "A newer store"


def test_a_store_with_faults_is_never_kept(file: Path, clean_environment: Path) -> None:
    file.write_text(TEXT.replace('"city"', '"town"'), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(BadStore):
            load.load(file)
    assert copies(clean_environment) == []


def test_a_store_changed_while_it_is_read_is_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = decode.read

    def read_while_it_changes(path: Path) -> Store:
        store = read(path)
        path.write_text(TEXT.replace("A made-up store", "A newer store"), encoding="utf-8")
        return store

    with monkeypatch.context() as changing:
        changing.setattr(decode, "read", read_while_it_changes)
        assert load.load(file).store.store.title == "A made-up store"
    assert load.load(file).store.store.title == "A newer store"
