"""A question in somebody's own words, taken apart: the words that matter, its days, and what it asks for."""

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from kharkivctl.ask.terms import Names
from kharkivctl.ask.vocabulary import ASKING, COUNTING, SAYING
from kharkivctl.dates import DateError, Edtf, typed
from kharkivctl.errors import WrongUse

Prefers = Literal["figures", "statements"] | None

# Words before a date that make it an end of a range, and those between the two dates of one.
_SINCE = frozenset(["since", "after", "from", "з", "із", "від", "після", "с", "от", "после"])
_UNTIL = frozenset(["until", "till", "before", "by", "до", "к"])
_TO = frozenset(["to", "and", "until", "till", "-", "–", "до", "по", "і", "и"])
# What people call the levels of government in English, and what names here call them.
_LEVELS = {"district": "raion", "rayon": "raion", "region": "oblast", "province": "oblast"}
_LEVELS |= {"community": "hromada"}
_MARKS = '?!,;:"“”«»()…'


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """The words that narrow, each a word, a name or a phrase; the days asked for; what is preferred.

    `on` is one date; `since` and `until` are the ends of a range. `prefers` is "figures" where somebody asks
    how many, "statements" where he asks what was said.
    """

    words: tuple[str, ...] = ()
    on: Edtf | None = None
    since: Edtf | None = None
    until: Edtf | None = None
    prefers: Prefers = None


def take_apart(terms: Sequence[str], names: Names, *, ranges: bool) -> Question:
    """What the terms ask, read from left to right, the longest name, date or phrase first.

    With `ranges` a word before a date counts: "after 10 September 2022" begins a range. Raises WrongUse for
    a wrong date, and for two dates that are no range.
    """
    words: list[str] = []
    found: list[tuple[int, int, Edtf]] = []  # The dates, with where each begins and ends.
    prefers: Prefers = None
    tokens = [token for term in terms for token in _tokens(term, names)]
    at = 0
    while at < len(tokens):
        if date := _date_at(tokens, at):
            found.append((at, at + date[0], date[1]))
            at += date[0]
            continue
        count, text = _phrase_at(tokens, at, names)
        at += count
        asking = "" if names.is_id(text) else text.casefold().replace(" ", "_")
        if asking in COUNTING:
            prefers = "figures"
        elif asking in SAYING:
            prefers = prefers or "statements"
        elif asking not in ASKING:
            words.append(text)
    if not words and not found:
        words = tokens
    on, since, until = _days(tokens, found, ranges)
    return Question(words=tuple(words), on=on, since=since, until=until, prefers=prefers)


def _tokens(term: str, names: Names) -> list[str]:
    """A term as typed, or its words where it is a quoted question; without the marks around them."""
    plain = term.strip().strip(_MARKS).strip() or term
    words = [part for word in plain.split() for part in _parts(word, names)]
    if len(words) < 2 or names.is_name(plain) or _date_of(plain):
        return [_bare(plain)]
    lowered = {word.casefold().strip(_MARKS) for word in words}
    if not lowered & (ASKING | SAYING) and names.is_told(plain):
        return [plain]
    return [bare for word in words if (bare := _bare(word))]


def _parts(word: str, names: Names) -> list[str]:
    """A compound like "russian-held" or "izium/kupiansk" as its words, unless the store has it so."""
    if "://" in word or not re.search(r"[^\W\d][-–/][^\W\d]", word) or _date_of(word) or names.has(word):
        return [word]
    if re.search(r"\.\w+/", word):
        return [word]  # The address of a page.
    return re.split(r"[-–/]", word)


def _bare(word: str) -> str:
    """A word without the marks around it and without an English possessive."""
    if "://" in word or word.startswith("["):
        return word
    word = word.strip(_MARKS).rstrip(".") if not word.endswith("..") else word
    word = re.sub(r"^(\d+)k$", r"\1,000", word)
    return re.sub(r"['’]s$", "", word) if word.isascii() or "’" in word else word


def _phrase_at(tokens: Sequence[str], at: int, names: Names) -> tuple[int, str]:
    """The longest name or phrase that begins here, with the number of its tokens; else the token."""
    for count in range(min(5, len(tokens) - at), 1, -1):
        *before, last = tokens[at : at + count]
        text = " ".join([*before, last])
        if text.casefold().replace(" ", "_") in COUNTING | SAYING:
            return count, text
        known = " ".join([*before, _LEVELS.get(last.casefold(), last)])
        if names.is_name(known) or names.is_phrase(known):
            return count, known
        if not ASKING & {token.casefold() for token in (*before, last)} and names.is_part_of_name(known):
            return count, known
        if count == 2 and known.endswith(" hromada") and names.is_told(known):
            return count, known  # Few hromadas are places of the store; descriptions name many.
    return 1, tokens[at]


# Dates


def parse_option(text: str, option: str) -> Edtf:
    """The value of a date option, read. Raises WrongUse, with a right form, for what is no date."""
    try:
        found = typed.read(text)
    except DateError as error:
        raise WrongUse(f"{option}: {error}. Write a date like {typed.FORMS}.") from None
    if found is None:
        raise WrongUse(f'{option}: "{text}" is not a date. Write a date like {typed.FORMS}.')
    return found


def joined(value: str | None, terms: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of a date option with the terms that belong to it, and the other terms.

    Unquoted, "--on 15 June 2022" arrives as the value "15" and the terms "June" and "2022".
    """
    left = list(terms)
    if value is None or typed.looks_like_date(value):
        return value, left
    for count in (3, 2, 1):
        for at in range(len(left) - count + 1):
            if typed.looks_like_date(whole := " ".join([value, *left[at : at + count]])):
                return whole, left[:at] + left[at + count :]
    return value, left


def _date_at(tokens: Sequence[str], at: int) -> tuple[int, Edtf] | None:
    """The longest date that begins here, with the number of its tokens. Raises WrongUse for a wrong one."""
    for count in range(min(6, len(tokens) - at), 0, -1):
        if date := _date_of(" ".join(tokens[at : at + count])):
            return count, date
    chunk = tokens[at : at + 2]
    if len(chunk) == 2 and any(
        re.fullmatch(r"([12]?\d|3[01])(st|nd|rd|th)?", day) and typed.month_number(month)
        for day, month in (chunk, chunk[::-1])
    ):
        text = " ".join(chunk)
        if tokens[at + 2 : at + 3] and tokens[at + 2].casefold() in _TO:
            after = _date_at(tokens, at + 3)  # "between 25 March and 2 April 2022"
            if after and after[1].latest and (date := _date_of(f"{text} {after[1].latest.year}")):
                return 2, date
        raise WrongUse(f'"{text}" has no year. Write a date like "{text} 2022".')
    return None


def _date_of(text: str) -> Edtf | None:
    """The date that a text is meant as; None for one that is meant as something else."""
    digits = sum(map(str.isdigit, text))
    if digits and set(text) <= set("0123456789./-[]~") and sum(text.count(mark) for mark in "./-") > 1:
        return parse_option(text, "TERM")  # Meant as a date, even if it is not one.
    if digits < 4 or not re.search(r"(?<!\d)(19|20)\d\d(?!\d)", text):
        return None  # "1000" is a number of the dead here, not a year.
    return parse_option(text, "TERM") if typed.looks_like_date(text) else None


def _days(
    tokens: Sequence[str], found: Sequence[tuple[int, int, Edtf]], ranges: bool
) -> tuple[Edtf | None, Edtf | None, Edtf | None]:
    """The one date asked for, or the ends of the range. Raises WrongUse for two dates that are no range."""
    if not found:
        return None, None, None
    begin, end, first = found[0]
    before = tokens[begin - 1].casefold() if begin else ""
    if len(found) == 1:
        if ranges and before in _SINCE:
            return None, first, None
        if ranges and before in _UNTIL:
            return None, None, first
        return first, None, None
    start, _, second = found[1]
    if len(found) == 2 and {token.casefold() for token in tokens[end:start]} & _TO and start - end == 1:
        return None, first, second
    raise two_dates(first, second)


def two_dates(first: Edtf, second: Edtf) -> WrongUse:
    """What to say of two dates that are no range."""
    return WrongUse(
        f"Two dates, {first.text} and {second.text}. For what lies between write {first.text}/{second.text}, "
        "or use --since and --until."
    )
