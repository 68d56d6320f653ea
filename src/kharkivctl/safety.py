"""Which characters may reach a terminal, a spreadsheet or another program, and which never do."""

# C0 and C1 controls but for tab and line feed, DEL, the line separators, and what turns the direction of
# text (bidi): each is shown as U+FFFD.
_UNSAFE = dict.fromkeys(
    [
        *(code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"),
        *(0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ],
    "\N{REPLACEMENT CHARACTER}",
)


def visible(text: str) -> str:
    """The text with every unsafe character replaced by U+FFFD, so that a terminal shows it as it is."""
    return text.translate(_UNSAFE)


def escaped(json: str) -> str:
    """JSON with every unsafe character as its \\u escape, which means the same to whoever reads it."""
    if json.isprintable():
        return json  # A hundred times faster to see than to translate.
    return json.translate({code: f"\\u{code:04x}" for code in _UNSAFE})


def is_safe(text: str) -> bool:
    """Whether the text has no character that could act on a terminal instead of being shown."""
    return text.isprintable() or visible(text) == text  # The first, much the faster, is true of most texts.


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
