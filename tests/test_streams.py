"""Files are written whole or not at all, and keep what they were."""

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from kharkivctl.errors import Exit, WrongUse
from kharkivctl.streams import write_whole
from tests.program import SMALL, run

ENVIRONMENT = {**os.environ, "KHARKIVCTL_STORE": str(SMALL)}


def test_an_overwritten_file_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("old")
    file.chmod(0o640)
    write_whole(file, "new")
    assert file.read_text() == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    file, link = tmp_path / "a.csv", tmp_path / "link.csv"
    file.write_text("old")
    link.symlink_to(file)
    write_whole(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text()), daemon=True)
    reader.start()
    write_whole(pipe, "answer")
    reader.join(10)
    assert got == ["answer"]
    assert pipe.is_fifo()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(WrongUse) as refused:
        write_whole(tmp_path, "new")
    assert str(refused.value) == f"{tmp_path} can't be written: Is a directory. Choose another file."
    assert list(tmp_path.parent.glob(f".{tmp_path.name}*")) == []


def test_a_file_that_its_owner_made_read_only_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("old", "utf-8")
    file.chmod(0o444)
    with pytest.raises(WrongUse) as refused:
        write_whole(file, "new")
    assert str(refused.value) == f"{file} is read-only. Make it writable, or choose another file."
    assert file.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_that_lies_in_the_folder_is_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.urandom", lambda size: b"\0" * size)  # A name that can be foretold.
    victim = tmp_path / "victim"
    victim.write_text("mine", "utf-8")
    (tmp_path / f".kharkivctl-{'00' * 8}.part").symlink_to(victim)
    with pytest.raises(WrongUse):
        write_whole(tmp_path / "a.txt", "new")
    assert victim.read_text("utf-8") == "mine"
    assert not (tmp_path / "a.txt").exists()


def test_a_name_may_be_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    file = tmp_path / ("n" * 251 + ".txt")
    write_whole(file, "new")
    assert file.read_text("utf-8") == "new"


def test_a_file_gets_the_permissions_that_the_user_gives_to_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "a.txt", "new")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("redirected", [">>{0}", "| cat >{0}", ">{0}"])
def test_standard_output_by_its_name_is_written_to_and_not_replaced(tmp_path: Path, redirected: str) -> None:
    file = tmp_path / "app.txt"
    file.write_text("before\n" if ">>" in redirected else "", "utf-8")
    command = f"{sys.executable} -m kharkivctl where izium -f plain -o /dev/stdout {redirected.format(file)}"
    ran = subprocess.run(["sh", "-c", command], env=ENVIRONMENT, check=False)
    assert ran.returncode == 0
    printed = file.read_text("utf-8")
    assert printed.startswith("before\nizium\t" if ">>" in redirected else "izium\t")


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("/", "--output / names a folder. Name a file in it.\n"),
        ("new/", "--output new/ names a folder. Name a file in it.\n"),
        ("no/a.txt", "no/a.txt can't be written: No such file or directory. Choose another file.\n"),
    ],
)
def test_what_is_no_file_is_refused_by_its_name(named: str, message: str) -> None:
    ran = run(f"when 2022-04-01 -o {named} -f plain")
    assert (ran.code, ran.out, ran.err) == (Exit.WRONG_USE, "", message)


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    command = f"rmdir {folder}; exec {sys.executable} -m kharkivctl when 2022-04-01 -o a.txt"
    ran = subprocess.run(["sh", "-c", command], cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
    assert ran.returncode == Exit.WRONG_USE
    assert ran.stderr.decode() == "a.txt can't be written: No such file or directory. Choose another file.\n"
