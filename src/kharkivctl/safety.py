"""Text made safe for terminals, spreadsheets and the programs that read an answer."""

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

_BREAKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")


def visible(text: str) -> str:
    """The text with U+FFFD for every unsafe character, so that a terminal shows it and obeys none of it."""
    return text.translate(_UNSAFE)


def escaped(json: str) -> str:
    """The JSON with a \\u escape for every unsafe character, which means the same to whoever reads it."""
    if json.isprintable():
        return json  # A hundred times faster to see than to translate.
    return json.translate({code: f"\\u{code:04x}" for code in _UNSAFE})


def is_safe(text: str) -> bool:
    """True if every character of the text is shown by a terminal and none acts on it."""
    return text.isprintable() or visible(text) == text  # The first, much the faster, is true of most texts.


def one_line(text: str) -> str:
    """The text on one line, with one space for every run of white space, as a line for people has it."""
    return visible(" ".join(text.split()))


def one_column(text: str) -> str:
    """The text with a space for every tab and line break and nothing else changed, as a column needs it."""
    return text if text.isprintable() else visible(text.replace("\r\n", "\n").translate(_BREAKS))


def no_formula(text: str) -> str:
    """The text as a spreadsheet's cell, with an apostrophe in front if it looks like a formula.

    Source: OWASP, "CSV Injection".
    """
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def web_address(url: str | None) -> str | None:
    """The address if it begins with http:// or https://, else None: nothing else becomes a link."""
    return url if url and url.startswith(("https://", "http://")) else None
