"""What can go wrong, and the exit code each outcome has."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, the same for every verb."""

    FOUND = 0
    NOTHING = 1
    WRONG_USE = 2
    BAD_STORE = 3
    DEFECT = 4


class Failure(Exception):
    """An outcome that ends the program: one or two plain sentences and an exit code."""

    code = Exit.DEFECT


class Nothing(Failure):
    """Nothing in the store answers the question; `ask` is a verb and its terms that may, if there are."""

    code = Exit.NOTHING

    def __init__(self, message: str, ask: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.ask = ask


class WrongUse(Failure):
    """A value that an option does not take, or output that can't be written where it was asked for."""

    code = Exit.WRONG_USE


class BadStore(Failure):
    """A store that can't be read, or whose contents break the rules."""

    code = Exit.BAD_STORE
