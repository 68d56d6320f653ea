"""Files are written whole or not at all, and keep what they were."""

import os
import stat
import threading
from pathlib import Path

import pytest

from kharkivctl.errors import WrongUse
from kharkivctl.streams import write_whole


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
