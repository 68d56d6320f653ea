"""Dates as EDTF (ISO 8601-2) strings: what they mean (`edtf`), in English (`english`), as typed (`typed`)."""

from kharkivctl.dates.edtf import (
    STORE_FORMS,
    DateError,
    Edtf,
    between,
    lasting,
    overlaps,
    parse,
    span,
    within,
)
from kharkivctl.dates.english import MONTHS, day_words, days_words, short_words, words

__all__ = [
    "MONTHS",
    "STORE_FORMS",
    "DateError",
    "Edtf",
    "between",
    "day_words",
    "days_words",
    "lasting",
    "overlaps",
    "parse",
    "short_words",
    "span",
    "within",
    "words",
]
