"""Ukrainian and Russian in Latin letters, for the styles that ask for it.

Ukrainian by the table of 2010 (resolution 55 of the Cabinet of Ministers), Russian by that of BGN/PCGN
(with ʹ and ʺ for the signs, so that no quotation mark is taken for one).
"""

import re

_LATIN = "a b v d z k l m n o p r s t u f kh ts ch sh zh shch"
_SAME = dict(zip("абвдзклмнопрстуфхцчшжщ", _LATIN.split(), strict=True))
_UKRAINIAN = _SAME | dict(
    zip("гґеєиіїйюяь", ["h", "g", "e", "ie", "y", "i", "i", "i", "iu", "ia", ""], strict=True)
)
_UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_RUSSIAN = _SAME | dict(
    zip("геёийъыьэюя", ["g", "e", "ë", "i", "y", "ʺ", "y", "ʹ", "e", "yu", "ya"], strict=True)
)
_CYRILLIC = "А-Яа-яЁёЄєІіЇїҐґ"


def romanize(text: str, language: str) -> str:
    """The text in Latin letters; `language` is "uk" or "ru". What is not Cyrillic stays as it is."""
    if not re.search(f"[{_CYRILLIC}]", text):
        return text
    words = _ukrainian if language == "uk" else _russian
    text = re.sub(f"[{_CYRILLIC}][{_CYRILLIC}ʼ’']*", lambda found: _cased(found[0], words), text)
    return text.translate(str.maketrans("«»„", "“”“"))


def _cased(word: str, words: object) -> str:
    assert callable(words)
    letters = str(words(word.lower()))
    if word.isupper() and len(word) > 1:
        return letters.upper()
    return letters[:1].upper() + letters[1:] if word[0].isupper() else letters


def _ukrainian(word: str) -> str:
    plain = re.sub("[ʼ’']", "", word).replace("зг", "zgh")
    rest = "".join(_UKRAINIAN.get(letter, letter) for letter in plain[1:])
    return _UKRAINIAN_FIRST.get(plain[0], _UKRAINIAN.get(plain[0], plain[0])) + rest


def _russian(word: str) -> str:
    word = re.sub(r"(?<![^аеёийоуъыьэюя])([её])", lambda found: "y" + _RUSSIAN[found[1]], word)
    return "".join(_RUSSIAN.get(letter, letter) for letter in word)
