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
    """The outcome that nothing in the store answers the question.

    `instead` are lines that tell what to ask instead.
    """

    code = Exit.NOTHING

    def __init__(self, message: str, instead: tuple[str, ...] = ()) -> None:
        super().__init__("\n".join((message, *instead)))


class WrongUse(Failure):
    """The outcome that an option does not take the value given, or that the output can't be written."""

    code = Exit.WRONG_USE


class BadStore(Failure):
    """The outcome that the store can't be read, or breaks the rules."""

    code = Exit.BAD_STORE
