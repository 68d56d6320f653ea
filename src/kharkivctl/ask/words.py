"""Words by their stems: the texts of a store made ready to be searched, and typed words in the same form.

A text becomes its words in order, each cut to its English stem (Snowball's "english", by Martin Porter)
and then folded as names are, so that "Evacuating" meets "evacuated", and "Isjum" meets "Izium".
"""

import re
from collections.abc import Iterable
from functools import cache

from kharkivctl.ask.names import fold, fold_all, readings, spellings
from kharkivctl.ask.vocabulary import SENSES, SOFT, phrases
from kharkivctl.store.model import Loaded, Store

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")

IS_SOFT = -1  # In the vocabulary of a loaded store, beside the positions of senses: a word of SOFT.


def ready(store: Store) -> Loaded:
    """The store with its names folded, and its texts and the words of the vocabulary stemmed.

    All in one order, whatever that of sets is, so that each run and each build has the same.
    """
    texts = {record.words for table in (store.events, store.sources, store.questions) for record in table}
    texts |= {record.words for table in (store.places, store.organizations) for record in table}
    texts |= {post.role for person in store.people for post in person.posts}
    known, vocabulary = _vocabulary()
    forms = known | _forms(sorted({word for text in texts for word in split(text)} - known.keys()))
    names = fold_all(spelling for record in store.named for spelling in spellings(record))
    searched = {text: _joined(forms[word] for word in split(text)) for text in sorted(texts)}
    return Loaded(store, names, forms, searched, vocabulary)


@cache
def _vocabulary() -> tuple[dict[str, str], dict[str, list[int]]]:
    """The forms of the words of the vocabulary, and each phrase of it with the positions of its senses."""
    typed = {phrase for sense in SENSES for phrase in phrases(sense.words)} | SOFT
    told = {phrase for sense in SENSES for phrase in phrases(sense.text or "")}
    forms = _forms(sorted({word for text in typed | told for word in split(text)}))
    found: dict[str, list[int]] = {}
    for number, sense in enumerate(SENSES):
        split_up = [[forms[word] for word in split(phrase)] for phrase in phrases(sense.words)]
        ways = {_joined(way) for parts in split_up for way in (parts, ["".join(parts)])}  # "pullout"
        for one in sorted(ways):
            found.setdefault(one, []).append(number)
    for word in sorted(SOFT):
        found.setdefault(_joined([forms[word]]), []).append(IS_SOFT)
    return forms, found


def split(text: str) -> list[str]:
    """The words of a text, in lower case and without the marks around them."""
    return _WORD.findall(text.casefold())


def form(phrase: str, loaded: Loaded, *, stems: bool = True) -> str:
    """The words of a phrase in the form in which texts are searched, with a space on either side.

    Without `stems` a word that the store does not have is only folded.
    """
    words = split(phrase)
    known = {word: form for word in words if (form := _known(word, loaded))}
    known |= _forms({word for word in words if word not in known}, stems=stems)
    return _joined(known[word] for word in words)


def _known(word: str, loaded: Loaded) -> str | None:
    """The form of a word that the store has, or of its plural; None for other words."""
    return loaded.forms.get(word) or (loaded.forms.get(word[:-1]) if word.endswith("s") else None)


def forms(phrase: str, loaded: Loaded, *, stems: bool = True) -> tuple[str, ...]:
    """The forms of a phrase for each way its spelling can be read, the English one first."""
    found = [form(phrase, loaded, stems=stems), *(f" {reading} " for reading in readings(phrase) if reading)]
    return tuple(dict.fromkeys(one for one in found if one.strip()))


def _forms(words: Iterable[str], *, stems: bool = True) -> dict[str, str]:
    """Each word with its folded stem; what is not English, or is to be left so, is only folded."""
    wanted = list(words)
    english = [word for word in wanted if word.isascii() and word.isalpha()] if stems else []
    if not english:
        return {word: fold(word) for word in wanted}
    import snowballstemmer  # 12 ms, paid only for words that the store does not know.

    cut = {word: word.replace("’", "'").removesuffix("'s") for word in wanted}
    cut |= dict(zip(english, snowballstemmer.stemmer("english").stemWords(english), strict=True))
    folded = fold_all(cut.values())
    return {word: folded[cut[word]] for word in wanted}


def _joined(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "
