"""Names in any spelling and script: folded to one form, matched, and suggested when nothing matches.

Folding throws away what the romanizations in use (Ukrainian 2010, BGN/PCGN, German, French, Polish, from
Ukrainian and from Russian) do differently, so that Izium, Izyum, Isjum, Ізюм and Изюм become one string.
It is for matching only and is never shown. Where a letter sequence stands for different sounds in
different languages ("ch" is a German х and an English ч), a typed name has several readings.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set

from kharkivctl.store.model import Named

# Cyrillic letters as the folded Latin ones: sibilants are all s, г and х are both h; и, і, ї, й, ы are all i.
# What NFKD takes apart (ї, й, ё) comes here as its base letter.
_CYRILLIC = str.maketrans(
    dict(zip("абвгґдезийіклмнопрстуфхъыьэ", "abvhhdesiiiklmnoprstufh i e", strict=True))
    | {"ж": "s", "ц": "s", "ч": "s", "ш": "s", "щ": "s", "ю": "iu", "я": "ia", "є": "e", "ъ": "", "ь": ""}
    | {"ł": "l", "đ": "d", "ø": "o", "–": " ", "—": " ", "‐": " ", "…": " "}
    | dict.fromkeys([*map(chr, range(0x300, 0x370)), *"’‘ʼʻʹ′“”«»"], "")  # accents and apostrophes
)
_LATIN_COMMON = (
    ("schtsch", "s"),
    ("shch", "s"),
    ("chtch", "s"),
    ("tsch", "s"),
    ("tch", "s"),
    ("sch", "s"),
    ("zh", "s"),
    ("kh", "h"),
    ("sh", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("ou", "u"),
    ("x", "ks"),
)
_ENGLISH = (("ch", "s"),)
_GERMAN = (("ch", "h"),)
_FRENCH = (("ch", "s"), ("j", "s"))
# One letter for one letter (which is what makes it fast), and a space for what is no letter or digit.
_LETTERS = str.maketrans(
    {chr(n): " " for n in range(128) if not chr(n).isalnum() and chr(n) != "\n"}
    | {"g": "h", "c": "s", "z": "s", "w": "v", "y": "i", "j": "i"}
)
_VOWELS = (("ie", "e"), ("io", "e"))
_DOUBLES = tuple((letter * 2, letter) for letter in "abdefhiklmnopqrstuv ")


def fold(text: str) -> str:
    """The text in the one form under which all its spellings meet; line breaks are kept."""
    return _fold(text, _ENGLISH)


def readings(text: str) -> tuple[str, ...]:
    """The folded forms a typed name can have, the English and Ukrainian reading first."""
    forms = (_fold(text, rules) for rules in (_ENGLISH, _GERMAN, _FRENCH))
    return tuple(dict.fromkeys(forms))


def _fold(text: str, language: tuple[tuple[str, str], ...]) -> str:
    text = text.casefold()
    if not text.isascii():
        import unicodedata

        text = unicodedata.normalize("NFKD", text.replace("´", "")).translate(_CYRILLIC)
    text = text.replace("'", "").replace("`", "")
    for spelled, folded in (*_LATIN_COMMON, *language):
        text = text.replace(spelled, folded)
    text = _single(text.translate(_LETTERS))
    for spelled, folded in _VOWELS:
        text = text.replace(spelled, folded)
    return _single(text).strip(" ")


def _single(text: str) -> str:
    """The text with every run of one letter (or of spaces) as one."""
    for double, single in _DOUBLES:
        while double in text:
            text = text.replace(double, single)
    return text


def fold_all(texts: Iterable[str]) -> dict[str, str]:
    """Each text with its folded form; all at once, ASCII apart, as it folds several times faster."""
    folded: dict[str, str] = {}
    unique = dict.fromkeys(texts)  # In their order, so that a copy has the same bytes from every build.
    for ascii_only in (True, False):
        chosen = [text for text in unique if text.isascii() == ascii_only]
        lines = fold("\n".join(text.replace("\n", " ") for text in chosen)).split("\n")
        folded.update((text, line.strip()) for text, line in zip(chosen, lines, strict=False))
    return folded


def spellings(record: Named) -> list[str]:
    """The name of a record and every other form of it in the store, the main one first."""
    native = (record.names.uk, record.names.ru)
    return [record.name, *(name for name in native if name), *record.aliases]


NEAR = 0.72  # How alike (0 to 1) a name must be to be suggested,
CLOSE = 0.1  # and how much less alike than the nearest one.

# Endings of Ukrainian and Russian nouns and adjectives in their cases, as they are folded, the longest first.
_CASE_ENDINGS = (
    *("iami", "imi", "ami", "oho", "omu", "eho", "emu", "iam", "iah", "ovi", "evi"),
    *("am", "ah", "oi", "ei", "om", "em", "im", "ih", "iu", "ia", "a", "u", "o", "e", "i"),
)


def without_case(folded: str) -> str:
    """A folded name without the endings of its words, so that "Чугуєва" and "Чугуїв" meet.

    The vowel that changes before a last consonant (Харків, Харкова) is dropped with them.
    """
    return " ".join(map(_stem_of_case, folded.split()))


def _stem_of_case(word: str) -> str:
    for ending in _CASE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            word = word.removesuffix(ending)
            break
    before, vowel, last = word[:-2], word[-2:-1], word[-1:]
    return before + last if len(before) > 1 and vowel in "ieo" and last in "vnk" else word


def _plural_genitive(folded: str) -> str:
    """A folded name without the ending of the genitive of a plural: "Дергачів" of "Дергачі"."""
    return " ".join(re.sub(r"(?<=...)[ieo]v$", "", word) for word in folded.split())


class Index:
    """The names of some records, to be asked for whole names, words of names, and near misses."""

    def __init__(self, records: Iterable[Named], folded: Mapping[str, str]) -> None:
        self._whole: defaultdict[str, list[str]] = defaultdict(list)
        self._cases: dict[str, list[str]] | None = None
        self._names: defaultdict[str, set[str]] = defaultdict(set)
        for record in records:
            for name in spellings(record):
                self._whole[folded[name]].append(record.id)
                self._names[name.casefold()].add(record.id)

    def whole(self, term: str) -> set[str]:
        """The ids of the records one of whose names is the term, in any spelling.

        A name spelled to the letter as the store has it is preferred to one that only folds to the same.
        """
        if exact := self._names.get(term.casefold()):
            return set(exact)
        for reading in readings(term):
            if found := self._whole.get(reading):
                return set(found)
        return set() if term.isascii() else self._in_case(fold(term))

    def word(self, term: str) -> set[str]:
        """The ids of the records that have all words of the term among the words of one name.

        A word in Cyrillic may stand in any case, one in English in the plural.
        """
        for reading in readings(term):
            if found := _with_words(self._whole, reading):
                return found
        if not term.isascii():
            return _with_words(self._by_case(), without_case(fold(term)))
        return _with_words(self._whole, fold(term).removesuffix("s")) if len(term) > 4 else set()

    def part(self, term: str) -> bool:
        """Whether the words of the term stand together, in this order, in a name."""
        return any(f" {reading} " in f" {name} " for reading in readings(term) for name in self._whole)

    def _in_case(self, typed: str) -> set[str]:
        """The ids of the records one of whose names this is in another case, of the gender of its ending."""
        wanted = {without_case(typed), _plural_genitive(typed)}
        names = [name for name in self._whole if without_case(name) in wanted]
        feminine, other = typed.endswith(("oi", "ei", "iu")), typed.endswith(("oho", "omu", "im"))
        fitting = [name for name in names if name.endswith("a") == feminine] if feminine or other else []
        return {record_id for name in fitting or names for record_id in self._whole[name]}

    def _by_case(self) -> dict[str, list[str]]:
        """The names without the endings of their cases, made when one is first asked for."""
        if self._cases is None:
            self._cases = {}
            for name, ids in self._whole.items():
                self._cases.setdefault(without_case(name), []).extend(ids)
        return self._cases

    def near(self, term: str, count: int = 3, among: Set[str] | None = None) -> list[str]:
        """Ids of the records (of those among) with the most similar names, the nearest first.

        Words of names count where one is nearer than every whole name: a family name is typed alone.
        """
        whole = self._alike(term, lambda name: (name,), among)
        words = self._alike(term, str.split, among)
        nearer = max(words.values(), default=0) > max(whole.values(), default=0)
        scores = words if nearer else whole
        best = max(scores.values(), default=0)
        scores = {record_id: score for record_id, score in scores.items() if score > best - CLOSE}
        return sorted(scores, key=lambda record_id: (-scores[record_id], record_id))[:count]

    def _alike(
        self, term: str, parts: Callable[[str], Iterable[str]], among: Set[str] | None
    ) -> dict[str, float]:
        from difflib import SequenceMatcher

        scores: dict[str, float] = {}
        for reading in readings(term):
            matcher = SequenceMatcher(b=reading, autojunk=False)
            for name, ids in self._whole.items():
                for part in parts(name):
                    matcher.set_seq1(part)
                    if len(reading) > 3 and part.startswith(reading):
                        scores |= {i: max(0.9, scores.get(i, 0)) for i in ids if among is None or i in among}
                    elif matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR:
                        score = matcher.ratio()
                        chosen = [i for i in ids if among is None or i in among]
                        scores |= {i: max(score, scores.get(i, 0)) for i in chosen}
        return {record_id: score for record_id, score in scores.items() if score >= NEAR}


def _with_words(names: Mapping[str, list[str]], words: str) -> set[str]:
    """The ids of the names that have all of these words among theirs."""
    wanted = set(words.split())
    return {i for name, ids in names.items() if wanted and wanted <= set(name.split()) for i in ids}
