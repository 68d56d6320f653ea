"""Completion in real shells at a pseudo-terminal: what stands on the command line after Tab.

The keys are typed ahead: the command line, Tab, then Ctrl-A, `told` before it, and Enter, so that the shell
itself tells the words it reads.
"""

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import termios
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.program import PROGRAM, SMALL

START = {
    "bash": ["bash", "--noprofile", "--norc", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "--interactive"],
}
SET_UP = {
    "bash": """told() { printf "<%s>" "$@"; echo END; }; source ./script""",
    "zsh": """told() { printf "<%s>" "$@"; echo END; }; bindkey -e
autoload -Uz compinit; compinit -u -D; source ./script""",
    "fish": """function told; printf "<%s>" $argv; echo END; end; source ./script""",
}
PATIENCE = 60  # Seconds without a word from the shell, after which the test fails.

ODD = """
[[places]]
id = "odd"
name = "Don't \\"Go\\" $5 (& more) * [x]"
kind = "village"
sources = ["article"]
"""
# What is typed -> what stands there after Tab, as the words that the shell reads.
AFTER_TAB = {
    "whe": "whe",  # when or where
    "cit": "cite",
    "iziu": "izium",
    "where Izi": "where|Izium",
    "where izium-": "where|izium-raion",
    "where Ізю": "where|Ізюм",
    "where Izj": "where|Izjum",
    "where IZI": "where|IZIum",
    "who проб": "who|пробний",
    "who izium pe": "who|izium|petro-zrazok",
    "where --place Don": """where|--place|Don't "Go" $5 (& more) * [x]""",
    "when --said-by Test\\ M": "when|--said-by|Test Ministry of Defence",
    'when --said-by "Test M': "when|--said-by|Test Ministry of Defence",
    "when --said-by 'Test M": "when|--said-by|Test Ministry of Defence",
    "when --said-by=Test\\ M": "when|--said-by=Test Ministry of Defence",
    "where --standing=sta": "where|--standing=stated",
    "-V cit": "-V|cite",
    "when --kind capture,gra": "when|--kind|capture,graves",
    "where --changed --fields id,fr": "where|--changed|--fields|id,from",
    "when --question q-iva": "when|--question|q-ivanivka",
    "cite --style bib": "cite|--style|biblatex",
    "when --store fact": "when|--store|facts.toml",
    "help wor": "help|words",
}
BROKEN = {"where Izi": "where|Izi", "cite --style bib": "cite|--style|biblatex"}


def after_tab(shell: str, lines: Iterable[str], folder: Path) -> dict[str, str]:
    """Each line with the words that the shell reads, "|" between them, once Tab was pressed at its end."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    environment = os.environ | {
        "HOME": str(folder),
        "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
        "TERM": "xterm",
        "KHARKIVCTL_STORE": str(folder / "facts.toml"),
    }
    as_named = environment | {"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    script = subprocess.run([PROGRAM, "--show-completion", shell], env=as_named, capture_output=True)
    (folder / "script").write_bytes(script.stdout)
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 200, 0, 0))
    process = subprocess.Popen(
        START[shell],
        stdin=its,
        stdout=its,
        stderr=its,
        env=environment,
        cwd=folder,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # fish does not start without.
    )
    os.close(its)
    os.write(ours, f"{SET_UP[shell]}\necho set; echo up\n".encode())
    read_to(ours, b"set\r\nup\r\n")
    words = {}
    for line in lines:
        os.write(ours, f"kharkivctl {line}\t\x01told \n".encode())
        shown = read_to(ours, b"<kharkivctl>", b">END\r\n").decode()
        words[line] = shown.rpartition("<kharkivctl><")[2].rpartition(">END")[0].replace("><", "|")
    os.write(ours, b"exit\n")
    while more(ours):
        pass
    os.close(ours)
    process.wait()
    return words


def read_to(terminal: int, *ends: bytes) -> bytes:
    """What the shell shows up to some text, and on to those after it."""
    shown, at = b"", 0
    for end in ends:
        while (found := shown.find(end, at)) < 0:
            assert select.select([terminal], [], [], PATIENCE)[0], f"silent after {shown!r}"
            chunk = more(terminal)
            assert chunk, f"ended after {shown!r}"
            shown += chunk
        at = found + len(end)
    return shown


def more(terminal: int) -> bytes:
    """What the shell shows next; nothing once it has ended."""
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux tells so that the other side is closed.
        return b""


@pytest.mark.parametrize("shell", START)
def test_tab_completes_what_was_begun(shell: str, tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text(SMALL.read_text("utf-8") + ODD, "utf-8")
    assert after_tab(shell, AFTER_TAB, tmp_path) == AFTER_TAB


@pytest.mark.parametrize("shell", START)
def test_a_broken_store_completes_nothing_and_says_nothing(shell: str, tmp_path: Path) -> None:
    (tmp_path / "facts.toml").write_text("[store", "utf-8")
    assert after_tab(shell, BROKEN, tmp_path) == BROKEN
