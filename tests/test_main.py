"""The module that the console script runs."""

import subprocess
import sys


def test_importing_it_leaves_garbage_collection_on() -> None:
    """Whoever imports the package, for its documentation or a test, keeps his own settings."""
    code = "import gc, kharkivctl.__main__; print(gc.isenabled())"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("True\n", "")


def test_a_run_goes_without_garbage_collection() -> None:
    code = "import atexit, gc; atexit.register(lambda: print(gc.isenabled()))\n"
    code += "from kharkivctl.__main__ import main; main()"
    ran = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True)
    assert (ran.stdout.splitlines()[-1], ran.stderr) == ("False", "")
