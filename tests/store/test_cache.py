"""The copies of a store: used while they fit, never trusted otherwise, never in the way of an answer."""

import os
import random
import resource
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from kharkivctl.ask.words import ready
from kharkivctl.errors import BadStore
from kharkivctl.store import cache, decode, load
from kharkivctl.store.model import About, Loaded, Names, Store
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


# Some of the modules a copy is made with: one in each folder that counts.
MODULES = ["safety.py", "store/model.py", "dates/edtf.py", "ask/names.py"]


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


def with_checksum(content: bytes) -> bytes:
    """A copy as it is written, with this in place of what it should hold."""
    return zlib.crc32(content).to_bytes(4) + content


def filled(copy: bytes, loaded: object, *more: object) -> bytes:
    """The copy with the same stamp and head, and this in place of the loaded store and after it."""
    encode = msgspec.msgpack.encode
    whole = msgspec.msgpack.decode(copy[4:], type=cache.Copy)
    return with_checksum(encode([whole.stamp, bytes(whole.about), encode(loaded), *more]))


DEEP = b"\x91" * 100_000 + b"\xc0"  # Nested arrays around nothing.
SPOILT: dict[str, Callable[[bytes, Loaded], bytes]] = {
    "nothing": lambda copy, loaded: b"",
    "zeros": lambda copy, loaded: bytes(4),
    "text": lambda copy, loaded: b"not a copy",
    "cut": lambda copy, loaded: copy[:-9],
    "one letter": lambda copy, loaded: copy.replace(b"A made-up store", b"A made-up stare", 1),
    "no checksum": lambda copy, loaded: copy[4:],
    "deep": lambda copy, loaded: with_checksum(DEEP),
    "deep store": lambda copy, loaded: filled(copy, msgspec.Raw(DEEP)),
    "deep field": lambda copy, loaded: filled(copy, {**asdict(loaded), "more": msgspec.Raw(DEEP)}),
    "deep end": lambda copy, loaded: filled(copy, loaded, msgspec.Raw(DEEP)),
    "endless": lambda copy, loaded: with_checksum(b"\xdd\xff\xff\xff\xff"),
    "other type": lambda copy, loaded: with_checksum(msgspec.msgpack.encode({"stamp": 1})),
    "no store": lambda copy, loaded: filled(copy, None),
    "wrong fields": lambda copy, loaded: filled(copy, {"store": {"title": 3}}),
    "odd folds": lambda copy, loaded: filled(copy, {**asdict(loaded), "folded": {"Izium": 3}}),
}


def asdict(loaded: Loaded) -> dict[str, object]:
    return msgspec.structs.asdict(loaded)


@pytest.mark.parametrize("spoilt", SPOILT)
def test_a_spoilt_copy_is_replaced(
    spoilt: str, file: Path, parsed: list[Path], clean_environment: Path
) -> None:
    """A copy without a checksum gave changed answers for 131 of 400 flipped bits, and exit 4 for 23."""
    loaded = load.load(file)
    (copy,) = copies(clean_environment)
    whole = copy.read_bytes()
    copy.write_bytes(SPOILT[spoilt](whole, loaded))
    assert copy.read_bytes() != whole
    assert load.load(file) == loaded
    assert parsed == [file, file]
    assert copy.read_bytes() == whole


def damaged(copy: bytes, choose: random.Random) -> bytes:
    """The copy after one damage: bits turned, bytes lost, added, blanked or put in another place."""
    start = choose.randrange(len(copy))
    end = min(start + choose.choice([1, 2, 8, 512]), len(copy))
    kind = choose.choice(["bits", "cut", "loss", "insertion", "zeros", "swap"])
    if kind == "bits":
        turned = bytearray(copy)
        for _ in range(choose.randint(1, 3)):
            turned[choose.randrange(len(copy))] ^= 1 << choose.randrange(8)
        return bytes(turned)
    if kind == "swap":
        there = choose.randrange(len(copy))
        first, second = sorted([copy[start:end], copy[there : there + end - start]], key=len)
        return copy.replace(first, second, 1)
    put = {"cut": b"", "loss": copy[end:], "zeros": bytes(end - start) + copy[end:]}
    return copy[:start] + put.get(kind, choose.randbytes(end - start) + copy[start:])


def test_ten_thousand_damages_change_no_answer(file: Path, clean_environment: Path) -> None:
    load.load(file)
    stamp, (copy,) = cache.stamp(file), copies(clean_environment)
    whole, choose = copy.read_bytes(), random.Random(14)
    assert cache.kept(file, stamp, Loaded)
    tried = 0
    while tried < 10_000:
        spoilt = damaged(whole, choose)
        if spoilt == whole:
            continue
        tried += 1
        copy.write_bytes(spoilt)
        assert cache.kept(file, stamp, Loaded) is None
        assert cache.kept(file, stamp, About) is None


def link_to_a_copy(copy: Path) -> None:
    shutil.move(copy, elsewhere := copy.with_name("elsewhere"))
    copy.symlink_to(elsewhere)


def replaced(put: Callable[[Path], object]) -> Callable[[Path], object]:
    """Puts something in the place of the copy."""

    def put_there(copy: Path) -> None:
        copy.unlink()
        put(copy)

    return put_there


@pytest.mark.parametrize(
    "put",
    [
        pytest.param(link_to_a_copy, id="a link to a copy"),
        pytest.param(replaced(lambda copy: copy.symlink_to("/dev/zero")), id="a link to a device"),
        pytest.param(replaced(lambda copy: copy.symlink_to("nowhere")), id="a link to nothing"),
        pytest.param(replaced(lambda copy: copy.symlink_to(copy)), id="a link to itself"),
        pytest.param(replaced(os.mkfifo), id="a pipe"),
        pytest.param(replaced(Path.mkdir), id="a folder"),
    ],
)
def test_what_is_no_file_in_place_of_a_copy_is_neither_read_nor_replaced(
    put: Callable[[Path], object], file: Path, parsed: list[Path], clean_environment: Path
) -> None:
    loaded = load.load(file)
    (copy,) = copies(clean_environment)
    put(copy)
    before = copy.lstat()
    assert load.load(file) == loaded
    assert load.about(file) == loaded.store.store
    assert parsed == [file, file, file]
    after = copy.lstat()
    assert (after.st_ino, after.st_mode, after.st_mtime_ns) == (
        before.st_ino,
        before.st_mode,
        before.st_mtime_ns,
    )
    assert list(clean_environment.rglob("*.part")) == []


def test_a_copy_of_somebody_else_is_neither_read_nor_replaced(
    file: Path, parsed: list[Path], clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One planted in a folder open to all told of other holders once."""
    loaded = load.load(file)
    (copy,) = copies(clean_environment)
    before = copy.stat()
    me = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: me + 1)
    assert load.load(file) == loaded
    assert parsed == [file, file]
    assert copy.stat() == before


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_copy_that_others_can_write_is_replaced(
    mode: int, file: Path, parsed: list[Path], clean_environment: Path
) -> None:
    load.load(file)
    (copy,) = copies(clean_environment)
    copy.chmod(mode)
    load.load(file)
    load.load(file)
    assert parsed == [file, file]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_giant_in_place_of_a_copy_is_not_read_and_replaced(
    file: Path, parsed: list[Path], clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = load.load(file)
    (copy,) = copies(clean_environment)
    whole = copy.read_bytes()
    os.truncate(copy, 6 * 2**30)  # Takes no room on the disk.
    assert load.load(file) == loaded
    assert copy.read_bytes() == whole
    assert parsed == [file, file]
    monkeypatch.setattr(cache, "LARGEST", len(whole))
    load.load(file)
    assert parsed == [file, file]
    monkeypatch.setattr(cache, "LARGEST", len(whole) - 1)
    load.load(file)
    assert parsed == [file, file, file]


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


@pytest.mark.parametrize("home", ["some/where", "~", ""])
def test_without_a_home_nothing_is_kept(
    home: str, file: Path, parsed: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of that name, or one called "~", was made wherever the program was run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    monkeypatch.setattr(os.path, "expanduser", lambda path: path.replace("~", home or "~"))
    load.load(file)
    load.load(file)
    assert parsed == [file, file]
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_in_a_folder_that_is_deleted_a_store_is_found_or_refused(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deleted").mkdir()
    monkeypatch.chdir(tmp_path / "deleted")
    (tmp_path / "deleted").rmdir()
    for _ in range(2):
        assert load.load(file).store.store.title == "A made-up store"
        with pytest.raises(BadStore):
            load.load(Path("store.toml"))


def test_a_relative_cache_folder_is_none(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "some/where")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    load.load(file)
    (copy,) = copies(tmp_path / "home")
    assert copy.parent == tmp_path / "home" / ".cache" / "kharkivctl"
    assert not (tmp_path / "some").exists()


@pytest.mark.parametrize("step", ["write", "replace"])
def test_a_copy_that_cannot_be_written_whole_is_not_written(
    step: str, file: Path, clean_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def disk_full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        if step == "write":
            resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
        else:
            full.setattr(Path, "replace", disk_full)
        try:
            title = load.load(file).store.store.title
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    assert title == "A made-up store"
    assert copies(clean_environment) == []
    load.load(file)
    assert len(copies(clean_environment)) == 1


@pytest.mark.parametrize("plant", [Path.symlink_to, Path.hardlink_to])
def test_a_copy_is_never_written_through_a_planted_link(
    plant: Callable[[Path, Path], None],
    file: Path,
    clean_environment: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The name was the process's number: with links under 400 of them another file was overwritten."""
    load.load(file)
    (copy,) = copies(clean_environment)
    copy.unlink()
    victim = tmp_path / "victim"
    victim.write_text("untouched", encoding="utf-8")
    monkeypatch.setattr(os, "urandom", bytes)  # A name that somebody has guessed.
    plant(copy.with_name(f"{copy.name}.{'00' * 8}.part"), victim)
    assert load.load(file).store.store.title == "A made-up store"
    assert victim.read_text(encoding="utf-8") == "untouched"
    assert not copy.exists()


def test_what_killed_runs_left_behind_is_deleted_after_an_hour(file: Path, clean_environment: Path) -> None:
    folder = clean_environment / "kharkivctl"
    folder.mkdir()
    now = file.stat().st_mtime
    for name, age in (("old.part", 7200), ("new.part", 60), ("old.msgpack", 7200)):
        (folder / name).write_bytes(b"half a co")
        os.utime(folder / name, (now - age, now - age))
    (folder / "link.part").symlink_to(file)
    os.utime(folder / "link.part", (0, 0), follow_symlinks=False)
    load.load(file)
    left = {path.name for path in folder.iterdir()}
    assert left > {"new.part", "old.msgpack", "link.part"}
    assert len(left) == 4


def test_a_store_from_a_pipe_is_not_kept(
    file: Path, parsed: list[Path], tmp_path: Path, clean_environment: Path
) -> None:
    with subprocess.Popen(["cat", file], stdout=subprocess.PIPE) as pipe:
        assert pipe.stdout
        store = load.load(Path(f"/dev/fd/{pipe.stdout.fileno()}"))
    assert store.store.store.title == "A made-up store"
    assert copies(clean_environment) == []


def test_runs_at_the_same_time_never_see_half_a_copy(file: Path, clean_environment: Path) -> None:
    """Twelve readers while the store changes and the copy is damaged: each has the store as it was then."""
    stores = [file.with_name(f"{number}.toml") for number in range(3)]
    for number, store in enumerate(stores):
        store.write_text(TEXT.replace("A made-up store", f"Title {number}"), encoding="utf-8")

    def asked(number: int) -> bool:
        store = stores[number % 3]
        title = load.load(store).store.store.title
        if number % 4 == 0:
            for copy in clean_environment.rglob("*.msgpack"):
                os.truncate(copy, number * 100)
        return title == f"Title {number % 3}"

    with ThreadPoolExecutor(12) as runs:
        assert all(runs.map(asked, range(240)))
    assert list(clean_environment.rglob("*.part")) == []
    for store in stores:
        load.load(store)
    assert len(copies(clean_environment)) == 3


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


# The head alone


def test_the_head_is_read_without_the_facts(file: Path, parsed: list[Path], clean_environment: Path) -> None:
    head = load.about(file)
    assert head.title == "A made-up store"
    (copy,) = copies(clean_environment)
    copy.write_bytes(filled(copy.read_bytes(), None))
    assert load.about(file) == head
    assert parsed == [file]
    load.load(file)
    assert parsed == [file, file]


# The copy that an installed package brings


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The facts of an installed package: beside its modules and a copy, as the wheel brings them."""
    program = tmp_path / "site-packages" / "kharkivctl"
    shutil.copytree(cache.PROGRAM, program, ignore=shutil.ignore_patterns("__pycache__"))
    facts = program / "facts.toml"
    facts.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(cache, "PROGRAM", program)
    copy = cache.packed(ready(decode.read(facts)), cache.stamp_by_content(facts))
    (program / "facts.msgpack").write_bytes(copy)
    return facts


def test_an_installed_package_uses_its_own_copy_and_keeps_none(
    installed: Path, parsed: list[Path], clean_environment: Path
) -> None:
    assert load.packaged_store() == installed
    assert load.load(installed).store.store.title == "A made-up store"
    assert load.about(installed).title == "A made-up store"
    assert parsed == []
    assert copies(clean_environment) == []


def test_the_copy_of_the_package_fits_wherever_it_is_installed(
    installed: Path, parsed: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = installed.parents[2] / "moved"
    shutil.move(installed.parent, moved)
    for path in moved.rglob("*"):
        os.utime(path, (0, 0))
    monkeypatch.setattr(cache, "PROGRAM", moved)
    load.load(moved / "facts.toml")
    assert parsed == []


@pytest.mark.parametrize("change", ["facts", "facts of the same size", "module", "version", "damage", "none"])
def test_a_package_that_differs_from_its_copy_is_read(
    change: str, installed: Path, parsed: list[Path], monkeypatch: pytest.MonkeyPatch, clean_environment: Path
) -> None:
    title, copy = "A made-up store", installed.with_name("facts.msgpack")
    if change.startswith("facts"):
        title = "A newer store" if change == "facts" else "A made-up stare"
        status = installed.stat()
        installed.write_text(TEXT.replace("A made-up store", title), encoding="utf-8")
        os.utime(installed, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif change == "module":
        module = installed.parent / "ask" / "words.py"
        module.write_text(f"{module.read_text(encoding='utf-8')}#", encoding="utf-8")
    elif change == "version":
        monkeypatch.setattr(cache, "__version__", "99.0")
    elif change == "damage":
        copy.write_bytes(copy.read_bytes().replace(b"A made-up store", b"A made-up stare", 1))
    else:
        copy.unlink()
    assert load.load(installed).store.store.title == title
    assert load.load(installed).store.store.title == title
    assert parsed == [installed]
    assert len(copies(clean_environment)) == 1


def test_every_module_that_makes_a_copy_is_in_its_stamp() -> None:
    """Else a copy would outlive the code that made it."""
    made = """
import sys
from kharkivctl.ask.words import ready
from kharkivctl.store import decode, load
ready(decode.read(load.packaged_store()))
print(*(module.__file__ for name, module in sys.modules.items() if name.startswith("kharkivctl")), sep="\\n")
"""
    ran = subprocess.run([sys.executable, "-c", made], capture_output=True, text=True, check=True)
    used = {Path(line).relative_to(cache.PROGRAM).as_posix() for line in ran.stdout.splitlines()}
    stamped = {part.split("'")[1].removeprefix("./") for part in cache.stamp(load.packaged_store())[5:]}
    assert len(used) > 10
    assert used <= stamped
