"""Why an answer is what it is: one word for each reason, with its sentence."""

from enum import StrEnum


class Reason(StrEnum):
    """What the holder of a place on a day, and how certain he is, rests on."""

    CHANGED = "changed"
    CHANGED_BY = "changed-by"
    FOUND = "found"
    BETWEEN = "between"
    NO_LATER_RECORD = "no-later-record"
    NEXT_BY = "next-by"
    NEXT_AGAIN = "next-again"
    WINDOW_END = "window-end"
    APPROXIMATE = "approximate"
    ONE_ACCOUNT = "one-account"
    PARTIAL = "partial"
    WITHDRAWAL = "withdrawal"
    OTHER_ACCOUNT = "other-account"
    NOT_KNOWN = "not-known"
    RESUMED = "resumed"
    CHANGING = "changing"
    DISPUTED = "disputed"
    SEVERAL = "several"
    CLAIMS_ONLY = "claims-only"
    BEFORE_FIRST = "before-first"
    AFTER_CONTESTED = "after-contested"
    NO_RECORD = "no-record"
    OUTSIDE = "outside"

    @property
    def is_certain(self) -> bool:
        """Whether a holder for this reason is certain."""
        return self in CERTAIN


CERTAIN = frozenset((Reason.CHANGED, Reason.CHANGED_BY, Reason.FOUND, Reason.BETWEEN))

# Reason -> its sentence; what stands in braces is filled in.
SENTENCES: dict[Reason, str] = {
    Reason.CHANGED: "Changed on this day.",
    Reason.CHANGED_BY: "Changed on this day or before.",
    Reason.FOUND: "Found so on this day.",
    Reason.BETWEEN: "Recorded before and after.",
    Reason.NO_LATER_RECORD: "No later record.",
    Reason.NEXT_BY: "The next record tells only that it was {next} by {day}, not since when.",
    Reason.NEXT_AGAIN: "The next record tells of the same change once more, so that it was lost in between.",
    Reason.WINDOW_END: "The last day on which it can have changed; no finding of that day bears it out.",
    Reason.APPROXIMATE: "A change near this day is dated only about.",
    Reason.ONE_ACCOUNT: "One account alone gives the day of a change; the others say only by when.",
    Reason.PARTIAL: "The record may speak of a part of the place only.",
    Reason.WITHDRAWAL: "A withdrawal had been told of by then.",
    Reason.OTHER_ACCOUNT: "Another account gives another holder for this day.",
    Reason.NOT_KNOWN: "It is recorded as not known.",
    Reason.RESUMED: "The fighting recorded before had ended; the next record bears the earlier holder out.",
    Reason.CHANGING: "Changed {before}to {next}, on an unknown day: {days}.",
    Reason.DISPUTED: "Accounts of the same matter name different holders.",
    Reason.SEVERAL: "In these days: {steps}.",
    Reason.CLAIMS_ONLY: "Only claims are recorded, and a claim does not make a holder.",
    Reason.BEFORE_FIRST: "The first record: {days}.",
    Reason.AFTER_CONTESTED: "The fighting recorded before had ended, and nothing tells who held it then.",
    Reason.NO_RECORD: "The store records nothing on who held it.",
    Reason.OUTSIDE: "The store does not cover these days.",
}

# The same for several days on which the answer was one, where it speaks of a day.
SENTENCES_OF_DAYS: dict[Reason, str] = {
    Reason.CHANGED: "Changed at the beginning of these days.",
    Reason.CHANGED_BY: "Changed at the beginning of these days or before.",
    Reason.FOUND: "Found so in these days.",
    Reason.WINDOW_END: "Changed by these days, but no finding of their first day bears it out.",
    Reason.OTHER_ACCOUNT: "Another account gives another holder for some of these days.",
}
