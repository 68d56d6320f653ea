"""Which characters may reach a terminal, a spreadsheet or another program, and which never do."""

import re

# C0 and C1 controls with DEL, the line separators, and what turns the direction of text (bidi).
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)


def visible(text: str) -> str:
    """The text with every unsafe character replaced by U+FFFD, so that a terminal shows it as it is."""
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """The text on one line and without tabs, as a column of plain output needs it."""
    return visible(" ".join(text.split()))


def no_formula(text: str) -> str:
    """A spreadsheet cell that is read as text; what looks like a formula gets an apostrophe in front.

    Source: OWASP, "CSV Injection".
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web's, http or https; nothing else becomes a link."""
    return url if url and url.startswith(("https://", "http://")) else None
