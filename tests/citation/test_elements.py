"""What the styles share: names taken apart, dates in words, headlines, quotation marks, Latin letters."""

import pytest
import translitua

from kharkivctl.citation import elements
from kharkivctl.citation.elements import SMALL_IN_CHICAGO, SMALL_IN_MLA, Issued, Name
from kharkivctl.citation.romanize import romanize
from tests.citation.works import work


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Doe, Jane Ann", Name("Doe", "Jane Ann")),
        ("Ministry of Examples", Name("Ministry of Examples")),
        ("Example News [@example]", Name("Example News", "", "@example")),
        ("Doe, Jane [@doe]", Name("Doe", "Jane", "@doe")),
        ("@example", Name("@example")),
    ],
)
def test_an_author_is_taken_apart(author: str, name: Name) -> None:
    assert elements.name(author) == name


def test_who_wrote_it_is_the_agency_only_without_an_author() -> None:
    assert elements.creators(work("a", author=("Doe, Jane",), agency="Agency")) == (Name("Doe", "Jane"),)
    assert elements.creators(work("b", agency="Agency")) == (Name("Agency"),)
    assert elements.creators(work("c")) == ()


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        (None, None),
        ("2022", Issued((2022,))),
        ("2022-09", Issued((2022, 9))),
        ("2022-09-10", Issued((2022, 9, 10))),
        ("2022-09~", Issued((2022, 9), about=True)),
        ("2022-03-02/2022-04-01", Issued((2022, 3, 2), (2022, 4, 1))),
        ("2022-03-02/2022-04-01~", Issued((2022, 3, 2), (2022, 4, 1), about=True)),
        ("2022-04-01/..", Issued((2022, 4, 1))),
        ("[2022-03-26..2022-03-27]", Issued((2022, 3))),
        ("[2022-03-31..2022-04-01]", Issued((2022,))),
        ("[2021-12-31..2022-01-01]", None),
        ("[..2022-09-11]", None),
    ],
)
def test_a_date_is_never_more_precise_than_known(edtf: str | None, issued: Issued | None) -> None:
    assert elements.issued(edtf) == issued


@pytest.mark.parametrize(
    ("edtf", "month_first", "day_first"),
    [
        ("2022", "2022", "2022"),
        ("2022-09", "September 2022", "September 2022"),
        ("2022-09-10", "September 10, 2022", "10 September 2022"),
        ("2022-03-02/2022-03-03", "March 2–3, 2022", "2–3 March 2022"),
        ("2022-03-30/2022-04-02", "March 30–April 2, 2022", "30 March–2 April 2022"),
        ("2022-03/2022-04", "March–April 2022", "March–April 2022"),
        ("2021-12-30/2022-01-02", "December 30, 2021–January 2, 2022", "30 December 2021–2 January 2022"),
        ("2021/2022", "2021–2022", "2021–2022"),
    ],
)
def test_dates_in_words(edtf: str, month_first: str, day_first: str) -> None:
    issued = elements.issued(edtf)
    assert issued is not None
    assert elements.whole_date(issued) == month_first
    assert elements.whole_date(issued, day_first=True) == day_first


@pytest.mark.parametrize(
    ("title", "chicago", "mla"),
    [
        ("a town is retaken", "A Town Is Retaken", "A Town Is Retaken"),
        ("War of the two: the end of it", "War of the Two: The End of It", "War of the Two: The End of It"),
        ("Life Under the Guns Of War", "Life Under the Guns of War", "Life under the Guns of War"),
        ("news – the town, by car-bomb", "News – The Town, by Car-Bomb", "News – The Town, by Car-Bomb"),
        ("what it is for", "What It Is For", "What It Is For"),
        ("'we can't say' as said", "'We Can't Say' as Said", "'We Can't Say' as Said"),
        ("at 50km on example.com", "At 50km on Example.com", "At 50km on Example.com"),
        ("on example.com/news and more", "On Example.com/news and More", "On Example.com/news and More"),
        ("IN and OUT: NATO", "IN and OUT: NATO", "IN and OUT: NATO"),
    ],
)
def test_english_titles_have_the_capitals_of_a_headline(title: str, chicago: str, mla: str) -> None:
    assert elements.headline(work("a", title=title), SMALL_IN_CHICAGO) == chicago
    assert elements.headline(work("a", title=title), SMALL_IN_MLA) == mla


def test_no_capitals_for_other_languages_posts_and_descriptions() -> None:
    for source in (
        work("a", title="ein ort", language="de"),
        work("b", title="ein ort", language=None),
        work("c", "post", title="we are at the town"),
        work("d", title="[report on a town]"),
    ):
        assert elements.headline(source, SMALL_IN_CHICAGO) == source.title


@pytest.mark.parametrize(
    ("text", "alone", "quoted"),
    [
        ("It's 'so'", "It’s “so”", "It’s ‘so’"),
        ('"So" it is', "“So” it is", "‘So’ it is"),
        ('He said "so". And', "He said “so.” And", "He said ‘so.’ And"),
        ("'I can't' in '97", "“I can’t” in ‘97", "‘I can’t’ in ‘97"),
        ('("So")\nand', "(“So”) and", "(‘So’) and"),
        ('the "so".com', "the “so”.com", "the ‘so’.com"),
    ],
)
def test_quotation_marks_in_a_title(text: str, alone: str, quoted: str) -> None:
    assert elements.outer_quotes(text) == alone
    assert elements.inner_quotes(text) == quoted


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("", ""),
        ("So", "So."),
        ("So?", "So?"),
        ("So…", "So…"),
        ("He said ‘so’", "He said ‘so.’"),
        ("He said ‘so?’", "He said ‘so?’"),
        ("The soldiers’", "The soldiers’."),
    ],
)
def test_an_element_ends_with_one_mark(text: str, ended: str) -> None:
    assert elements.ended(text) == ended


def test_letters_go_on_after_z() -> None:
    found = elements.letters([("same", n) for n in range(28)] + [("other", 0)])
    assert (found[0], found[25], found[26], found[27], found[28]) == ("a", "z", "aa", "ab", "")


@pytest.mark.parametrize(
    "text",
    [
        "Згурський Олег",
        "Єнакієве, Їжакевич, Йосипівка, Юрій, Яготин",
        "Гаєвич, Київ, Знам'янка, Феодосія, Костянтин",
        "Ґалаґан, Щербухи, Хустська, Цибулів, Чернівці, Шостка, Жеребець",
        "Радіо Свобода",
    ],
)
def test_ukrainian_in_latin_letters_is_that_of_translitua(text: str) -> None:
    assert romanize(text, "uk") == translitua.translit(text)


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Щёкин, Егор", "Shchëkin, Yegor"),
        ("Подъезд у Ельцово", "Podʺyezd u Yelʹtsovo"),
        ("Анисимова, Ольга", "Anisimova, Olʹga"),
        ("Заявил: «цыган», эхо, июль, Чайковский", "Zayavil: “tsygan”, ekho, iyulʹ, Chaykovskiy"),
        ("РБК и ВО в 2022", "RBK i VO v 2022"),
        ("Plain text", "Plain text"),
    ],
)
def test_russian_in_latin_letters_is_that_of_bgn_pcgn(text: str, latin: str) -> None:
    assert romanize(text, "ru") == latin
