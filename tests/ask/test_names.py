"""Names: spellings that must meet, what is preferred, what is suggested; and every name of the real store."""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
import translitua
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl.ask.names import Index, fold, fold_all, readings, spellings, without_case
from kharkivctl.ask.terms import Names as NamesOf
from kharkivctl.store import load
from kharkivctl.store.model import Names, Person, Place

# Each line: spellings of one name, in whatever script and romanization, that must fold to one form.
ONE_NAME = [
    "Izium, Izyum, Isjum, Izjum, Isium, Izioum, IZIUM, Ізюм, Изюм",
    "Kupiansk, Kupyansk, Kupjansk, Koupiansk, Kup'iansk, Kup’yansk, Куп'янськ, Куп’янськ, Купʼянськ, Купянск",
    "Kup`iansk, Kup´iansk, Kup‘iansk, Kup′iansk, Kupʹiansk, Kupʻiansk, Куп´янськ, Куп‘янськ",
    "Vovchansk, Vovtchansk, Vovčansk, Wowtschansk, Wovchansk, Вовчанськ",
    "Volchansk, Woltschansk, Voltchansk, Волчанск",
    "Chuhuiv, Chuhuyiv, Chuguiv, Tschuhujiw, Tchouhouïv, Чугуїв",
    "Chuguev, Chuguyev, Tschugujew, Tchougouïev, Чугуев",
    "Kharkiv, Kharkiw, Charkiw, Charkiv, Харків",
    "Kharkov, Charkow, Charkov, Харьков",
    "Zelenskyy, Zelensky, Zelenskiy, Zelenskyi, Zelenskij, Zelenski, Selenskyj, Зеленський, Зеленский",
    "Hanchev, Ganchev, Gantschew, Gantchev, Ганчев",
    "Syniehubov, Synehubov, Sinegubov, Sinehubow, Синєгубов, Синегубов",
    "Yevhen, Yevgen, Jewhen, Ievhen, Євген",
    "Zhuravka, Jouravka, Schurawka, Žuravka, Журавка",
    "Balakliia, Balakliya, Balaklija, Балаклія",
    "Shevchenkove, Schewtschenkowe, Chevtchenkove, Ševčenkove, Шевченкове",
    "Oleksii, Oleksiy, Oleksij, Олексій",
    "Kupiansk-Vuzlovyi, Kupiansk Vuzlovyi, Kupiansk–Vuzlovyi, Kupiansk\N{NON-BREAKING HYPHEN}Vuzlovyi, "
    "Куп’янськ-Вузловий",
    "Velykyi Burluk, Velykyy  Burluk, Welykyj Burluk, VELYKYI BURLUK, Великий Бурлук",
    "Ruska Lozova, Russka Losowa, Руська Лозова",
]


@pytest.mark.parametrize("line", ONE_NAME)
def test_spellings_of_one_name_meet(line: str) -> None:
    names = line.split(", ")
    common = set.intersection(*(set(readings(name)) for name in names))
    assert common, {name: readings(name) for name in names}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oskil", "Oskol"),
        ("Dvorichna", "Dvorichne"),
        ("Borova", "Borove"),
        ("Lyman", "Lymanka"),
        ("Kupiansk", "Kupiansk-Vuzlovyi"),
        ("Volodymyr", "Vladimir"),
    ],
)
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert not set(readings(one)) & set(readings(other))


def place(record_id: str, name: str, uk: str | None = None, ru: str | None = None, *aliases: str) -> Place:
    return Place(id=record_id, name=name, kind="village", names=Names(uk=uk, ru=ru), aliases=aliases)


RECORDS = (
    place("vovchansk", "Vovchansk", "Вовчанськ", "Волчанск", "Wowtschansk"),
    place("kupiansk", "Kupiansk", "Куп’янськ", "Купянск"),
    place("kupiansk-vuzlovyi", "Kupiansk-Vuzlovyi", "Куп’янськ-Вузловий", "Купянск-Узловой"),
    place("kharkiv", "Kharkiv", "Харків", "Харьков"),
    place("ivanivka-one", "Ivanivka", "Іванівка"),
    place("ivanivka-two", "Ivanivka", "Іванівка", "Ивановка"),
    place("velykyi-burluk", "Velykyi Burluk", "Великий Бурлук"),
    place("lyman", "Lyman", "Лиман"),
    place("limann", "Limann"),
    Person(id="ivan-probnyi", name="Ivan Probnyi", names=Names(ru="Иван Пробный"), aliases=("Probny",)),
)


def index_of(records: Sequence[Place | Person]) -> Index:
    return Index(records, fold_all(name for record in records for name in spellings(record)))


INDEX = index_of(RECORDS)


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("Vovchansk", "vovchansk"),
        ("vovchansk", "vovchansk"),
        ("Вовчанськ", "vovchansk"),
        ("Волчанск", "vovchansk"),
        ("Volchansk", "vovchansk"),
        ("Woltschansk", "vovchansk"),
        ("Wowtschansk", "vovchansk"),
        ("Kupyansk", "kupiansk"),
        ("Kharkov", "kharkiv"),
        ("Charkiw", "kharkiv"),
        ("Charkow", "kharkiv"),
        ("Ivanivka", "ivanivka-one ivanivka-two"),
        ("ІВАНІВКА", "ivanivka-one ivanivka-two"),
        ("Ivanovka", "ivanivka-two"),
        ("burluk", ""),
        ("Kupians", ""),
        ("", ""),
        ("---", ""),
        ("’", ""),
    ],
)
def test_a_whole_name_is_found_in_any_spelling(term: str, found: str) -> None:
    assert INDEX.whole(term) == set(found.split())


def test_a_name_to_the_letter_is_preferred_to_one_that_only_folds_to_the_same() -> None:
    assert fold("Lyman") == fold("Limann") == fold("Liman")
    assert INDEX.whole("lyman") == {"lyman"}
    assert INDEX.whole("LIMANN") == {"limann"}
    assert INDEX.whole("Liman") == {"lyman", "limann"}


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("Burluk", "velykyi-burluk"),
        ("Burluk Velykyi", "velykyi-burluk"),
        ("Kupyansk", "kupiansk kupiansk-vuzlovyi"),
        ("Узловой", "kupiansk-vuzlovyi"),
        ("Probnyi", "ivan-probnyi"),
        ("Пробный", "ivan-probnyi"),
        ("Kupiansk Burluk", ""),
        ("upiansk", ""),
        ("", ""),
        ("-", ""),
    ],
)
def test_words_of_a_name_are_found(term: str, found: str) -> None:
    assert INDEX.word(term) == set(found.split())


@pytest.mark.parametrize(
    ("term", "near"),
    [
        ("Vovchnsk", ["vovchansk"]),
        ("Vovch", ["vovchansk"]),
        ("Burlak", ["velykyi-burluk"]),
        ("Limanka", ["limann", "lyman"]),
        ("Kupinask", ["kupiansk"]),
        ("Ivanivca", ["ivanivka-one", "ivanivka-two"]),
        ("Харьокв", ["kharkiv"]),
        ("Qqqq", []),
        ("", []),
        ("---", []),
    ],
)
def test_near_misses_are_suggested_the_nearest_first(term: str, near: list[str]) -> None:
    assert INDEX.near(term) == near


def test_no_more_is_suggested_than_asked_for() -> None:
    assert INDEX.near("Ivanivca", 1) == ["ivanivka-one"]
    assert INDEX.near("Ivanivca", 0) == []


def test_records_without_names_give_an_index_that_finds_nothing() -> None:
    empty = index_of([])
    assert (empty.whole("Izium"), empty.word("Izium"), empty.near("Izium")) == (set(), set(), [])


def test_a_name_of_marks_alone_is_found_only_to_the_letter() -> None:
    marks = index_of([place("marks", "---"), place("izium", "Izium")])
    assert marks.whole("---") == {"marks"}
    assert marks.word("---") == set()


# Letters of the languages the names come in, with what stands between and above them.
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßéèêëïîôçłńóśźżąęščžабвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя"
NAMES = st.text(LETTERS + LETTERS.upper() + " -’'ʼ\u0301.,", max_size=30)
VISIBLE = st.text(st.characters(categories=["L", "M", "N", "P", "S"]) | st.sampled_from(" \n"), max_size=40)
APOSTROPHES = "'’ʼ`"


@settings(deadline=None)
@given(NAMES)
def test_folding_knows_no_case(name: str) -> None:
    assert fold(name.upper()) == fold(name.lower()) == fold(name)


@settings(deadline=None)
@given(st.lists(st.text(LETTERS + " -", max_size=6), min_size=2, max_size=5), st.sampled_from(APOSTROPHES))
def test_folding_knows_no_apostrophe(parts: list[str], apostrophe: str) -> None:
    assert fold(apostrophe.join(parts)) == fold("".join(parts))


@settings(deadline=None)
@given(NAMES)
def test_what_is_folded_has_plain_letters_and_single_spaces(name: str) -> None:
    """Folding twice may fold further ("Sg" is "sh", and "sh" is "s"), so it is done once, and this holds."""
    folded = fold(name)
    assert set(folded) <= set("abdefhiklmnopqrstuv ")
    assert all(one != other for one, other in pairwise(folded))
    assert folded == folded.strip()


def test_folding_is_done_once() -> None:
    assert (fold("Sg"), fold(fold("Sg"))) == ("sh", "s")


@settings(deadline=None)
@given(st.text())
def test_no_text_is_too_odd_to_be_asked_for(text: str) -> None:
    assert readings(text)[0] == fold(text)
    assert INDEX.whole(text) <= {record.id for record in RECORDS}
    assert INDEX.word(text) <= {record.id for record in RECORDS}
    assert len(INDEX.near(text)) <= 3


@settings(deadline=None)
@given(st.lists(VISIBLE))
def test_folding_all_at_once_is_folding_each(texts: list[str]) -> None:
    assert fold_all(texts) == {text: fold(text.replace("\n", " ")) for text in texts}


# Romanizations by tables of this test's own, so that nothing of kharkivctl.ask.names checks itself.
def table(letters: str, written: str) -> dict[str, str]:
    return dict(zip(letters, ("" if text == "-" else text for text in written.split()), strict=True))


UK_BGN = table(
    "абвгґдезиіїйклмнопрстуфхцчшщьюяєж’",
    "a b v h g d e z y i yi y k l m n o p r s t u f kh ts ch sh shch ’ yu ya ye zh ”",
)
UK_GERMAN = UK_BGN | table("взєжїйхцчшщьюя’", "w s je sch ji j ch z tsch sch schtsch - ju ja -")
UK_FRENCH = UK_BGN | table("уєжїйчшщьюя’", "ou ie j ï ï tch ch chtch - iou ia -")
RU_BGN = table(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e ë zh z i y k l m n o p r s t u f kh ts ch sh shch ” y ’ e yu ya",
)
RU_GERMAN = RU_BGN | table("взёжйхцчшщъьюя", "w s jo sch i ch z tsch sch schtsch - - ju ja")
RU_FRENCH = RU_BGN | table("уёжйчшщъьюя", "ou io j ï tch ch chtch - - iou ia")


def romanized(name: str, letters: dict[str, str], before_e: str = "") -> str:
    """The name letter by letter; a Russian е that begins a syllable is written with `before_e`."""
    written = ""
    for position, letter in enumerate(name):
        text = letters.get(letter.lower(), letter)
        begins = position == 0 or name[position - 1].lower() in " -аеёийоуъыьэюя"
        if before_e and letter.lower() in "её" and begins:
            text = before_e + text
        written += text.capitalize() if letter != letter.lower() else text
    return written


def forms(record: Place | Person) -> Iterator[str]:
    """The names of a record in the spellings in use: as stored, and in eight romanizations."""
    yield from (record.name, *record.aliases)
    if uk := record.names.uk:
        yield uk
        yield translitua.translit(uk.replace("’", "'"), translitua.UkrainianKMU)
        yield from (romanized(uk, letters) for letters in (UK_BGN, UK_GERMAN, UK_FRENCH))
    if ru := record.names.ru:
        yield ru
        yield from (romanized(ru, RU_BGN, "y"), romanized(ru, RU_GERMAN, "j"), romanized(ru, RU_FRENCH, "i"))


def variants(record: Place | Person) -> set[str]:
    """Every form, also in capitals, without marks above letters, and with each kind of apostrophe or none."""
    found: set[str] = set()
    for form in forms(record):
        found |= {form, form.upper(), unicodedata.normalize("NFD", form)}
        found |= {form.replace("’", mark).replace("”", mark) for mark in ("", *APOSTROPHES)}
    return found


def typos(name: str, chance: random.Random) -> Iterator[str]:
    """The name with one letter inside it replaced, left out, or swapped with the next."""
    inside = [n for n, letter in enumerate(name) if letter.isalpha()][1:-1]
    alphabet = "abcdefghijklmnopqrstuvwxyz" if name.isascii() else "абвгдежзийклмнопрстуфхцчшщьюяії"
    at = chance.choice(inside)
    yield name[:at] + chance.choice(alphabet.replace(name[at].lower(), "")) + name[at + 1 :]
    at = chance.choice(inside)
    yield name[:at] + name[at + 1 :]
    at = chance.choice(inside[:-1])
    yield name[:at] + name[at + 1] + name[at] + name[at + 2 :]


LOADED = load.load(load.packaged_store())
STORE = LOADED.store
READER = NamesOf(LOADED)
REAL_INDEX = Index(STORE.named, LOADED.folded)
IDS = {record.id for record in STORE.named}


def by_name(text: str) -> set[str]:
    """The ids of the records that a name means by its surest reading."""
    return set(READER.read(text).surest(IDS))


NAMED: tuple[Place | Person, ...] = (*STORE.places, *STORE.people)


def test_every_place_and_person_of_the_real_store_is_found_in_every_spelling() -> None:
    asked = [(record, variant) for record in NAMED for variant in sorted(variants(record))]
    missed = [(record.id, variant) for record, variant in asked if record.id not in by_name(variant)]
    rate = 1 - len(missed) / len(asked)
    assert rate >= 0.99, f"{rate:.2%} of {len(asked)} spellings found; not: {missed}"


def test_a_typo_in_a_name_of_the_real_store_is_answered_with_the_name() -> None:
    chance = random.Random(2022)
    names = [(record, name) for record in NAMED for name in spellings(record) if len(name) >= 5]
    asked = [(record, typo) for record, name in names for typo in typos(name, chance)]
    missed = [
        (record.id, typo)
        for record, typo in asked
        if record.id not in by_name(typo) and record.id not in REAL_INDEX.near(typo, 3)
    ]
    rate = 1 - len(missed) / len(asked)
    assert rate >= 0.95, f"{rate:.2%} of {len(asked)} typos answered; not: {missed}"


def test_a_name_that_several_places_share_means_them_all() -> None:
    same = [(one, other) for one in STORE.places for other in STORE.places if one.name == other.name]
    missed = [(one.id, one.name) for one, other in same if other.id not in by_name(one.name)]
    assert missed == []


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("Харкова", "Харків"),
        ("Чугуєва", "Чугуев"),
        ("Борову", "Борова"),
        ("Дворичной", "Дворічна"),
        ("Старого Салтова", "Старий Салтів"),
        ("Ганчеву", "Ганчев"),
    ],
)
def test_a_name_meets_its_cases(case: str, name: str) -> None:
    assert without_case(fold(case)) == without_case(fold(name))
