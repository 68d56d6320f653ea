"""What was typed, understood: terms, dates and options as ids, days and words, on a small made-up store."""

from datetime import date
from typing import Any

import pytest

from kharkivctl.ask.wanted import Wanted, understand
from kharkivctl.ask.words import ready
from kharkivctl.errors import Nothing, WrongUse
from kharkivctl.options import Asked
from kharkivctl.store.model import Names
from tests import made_up

LOADED = ready(
    made_up.store(
        store=made_up.about(covers="2022-02-24/2022-12-31"),
        sources=(
            made_up.source(id="paper", type="report", title="A paper", publisher="Institute"),
            made_up.source(id="letter", type="webpage", title="A letter", known_through="paper"),
            made_up.source(id="photo", type="webpage", title="A photograph"),
        ),
        places=(
            made_up.place(id="izium", name="Izium", kind="city", names=Names(uk="Ізюм")),
            made_up.place(id="izium-raion", name="Izium Raion", kind="raion"),
            made_up.place(id="ruska-lozova", name="Ruska Lozova", kind="village"),
            made_up.place(id="lozova", name="Lozova", kind="city"),
            made_up.place(id="ivanivka-one", name="Ivanivka", kind="village"),
            made_up.place(id="ivanivka-two", name="Ivanivka", kind="village"),
        ),
        organizations=(made_up.organization(id="army", name="Army", kind="army"),),
        people=(
            made_up.person(
                id="ann-example",
                name="Ann Example",
                posts=(made_up.post(id="ann-mayor", role="mayor", standing="stated", area="izium"),),
            ),
        ),
        events=(
            made_up.event(id="izium-taken", kind="capture", text="", standing="stated"),
            # An id that is the whole name of something else too.
            made_up.event(id="army", kind="plan", text="", standing="stated"),
        ),
        questions=(made_up.question(id="q-taken", text="When was Izium taken?"),),
    )
)


def wanted(verb: str, *terms: str, **options: Any) -> Wanted:
    return understand(verb, Asked(terms=terms, **options), LOADED)


def days(verb: str, *terms: str, **options: Any) -> str | None:
    found = wanted(verb, *terms, **options).days
    return found.text if found else None


# Dates


@pytest.mark.parametrize(
    ("terms", "day"),
    [
        (["2022-09-10"], "2022-09-10"),
        (["2022-09"], "2022-09"),
        (["September", "2022"], "2022-09"),
        (["10", "September", "2022"], "2022-09-10"),
        (["September", "10,", "2022"], "2022-09-10"),
        (["10", "вересня", "2022"], "2022-09-10"),
        (["10.09.2022"], "2022-09-10"),
        (["2022-09-06/2022-09-11"], "2022-09-06/2022-09-11"),
        (["2022"], "2022"),
        (["early", "September", "2022"], "2022-09-01/2022-09-10"),
        (["spring", "2022"], "2022-03-01/2022-05-31"),
        (["10.09.22"], "2022-09-10"),
    ],
)
def test_neighbouring_terms_that_are_a_date_are_one(terms: list[str], day: str) -> None:
    for typed in (terms, ["izium", *terms], [*terms, "izium"]):
        found = wanted("when", *typed)
        assert found.on is not None
        assert found.on.text == day
        assert [term.text for term in found.terms] == [term for term in typed if term == "izium"]


@pytest.mark.parametrize(
    ("terms", "span"),
    [
        ("between 25 March and 2 April 2022", "2022-03-25/2022-04-02"),
        ("from 25 March 2022 to 2 April 2022", "2022-03-25/2022-04-02"),
        ("after 10 September 2022", "2022-09-10/.."),
        ("before September 2022", "../2022-09-30"),
        ("6 to 11 September 2022", "2022-09-06/2022-09-11"),
    ],
)
def test_words_between_and_before_dates_make_a_range(terms: str, span: str) -> None:
    assert days("when", "izium", *terms.split()) == span


def test_a_date_option_without_quotation_marks_takes_the_words_that_belong_to_it() -> None:
    assert days("where", "izium", "June", "2022", on="15") == "2022-06-15"
    assert days("when", "May", "2022", "June", "2022", since="5", until="6") == "2022-05-05/2022-06-06"


def test_a_day_without_a_year_is_wrong_use() -> None:
    with pytest.raises(WrongUse) as refused:
        wanted("when", "izium", "5", "May")
    assert str(refused.value) == '"5 May" has no year. Write a date like "5 May 2022".'


@pytest.mark.parametrize("term", ["440", "1000", "2-3", "Sept"])
def test_a_number_or_a_word_is_no_date(term: str) -> None:
    found = wanted("when", term)
    assert (found.on, [one.text for one in found.terms]) == (None, [term])


def test_words_that_only_ask_are_no_terms_unless_they_stand_alone() -> None:
    found = wanted("who", "who", "was", "the", "mayor", "of", "Izium", "on", "2022-05-05")
    assert [term.text for term in found.terms] == ["mayor", "Izium"]
    assert [term.text for term in wanted("when", "the").terms] == ["the"]


def test_since_and_until_are_a_range_from_the_first_to_the_last_of_their_days() -> None:
    assert days("where", since="2022-03", until="2022-04") == "2022-03-01/2022-04-30"
    assert days("where", since="2022-03-10") == "2022-03-10/.."
    assert days("where", until="2022-03-10") == "../2022-03-10"


def test_since_and_until_may_be_the_same_day() -> None:
    assert days("when", since="2022-03-10", until="2022-03-10") == "2022-03-10/2022-03-10"
    assert days("when", since="2022-03", until="2022-03-01") == "2022-03-01/2022-03-01"


def test_known_by_is_the_last_day_of_its_date() -> None:
    assert wanted("when", known_by="2022-09").known_by == date(2022, 9, 30)
    assert wanted("when", known_by="10 September 2022").known_by == date(2022, 9, 10)
    assert wanted("when").known_by is None


FORMS = 'Write a date like "2022-09-10", "2022-09", "2022", "10 September 2022" or "2022-09-06/2022-09-11".'


@pytest.mark.parametrize(
    ("verb", "terms", "options", "message"),
    [
        ("when", (), {"on": "yesterday"}, f'--on: "yesterday" is not a date. {FORMS}'),
        ("when", (), {"on": "2022-13"}, f'--on: "2022-13" is not a day of the calendar. {FORMS}'),
        ("when", (), {"since": "09/10/2022"}, f'--since: "09/10/2022" could be read in two ways. {FORMS}'),
        ("when", (), {"until": ""}, f'--until: "" is not a date. {FORMS}'),
        ("when", (), {"known_by": "2022-13"}, f'--known-by: "2022-13" is not a day of the calendar. {FORMS}'),
        ("when", ("2022-02-30",), {}, f'TERM: "2022-02-30" is not a day of the calendar. {FORMS}'),
        (
            "when",
            ("2022-09-10",),
            {"on": "2022-09-11"},
            "Two dates, 2022-09-11 and 2022-09-10. For what lies between write 2022-09-11/2022-09-10, "
            "or use --since and --until.",
        ),
        (
            "when",
            (),
            {"since": "2022-03-11", "until": "2022-03-10"},
            "--since 2022-03-11 is after --until 2022-03-10. Exchange the two.",
        ),
        (
            "where",
            ("2022-09-10",),
            {"since": "2022-09-01"},
            "One date or a range: leave out either --on (or the date) or --since and --until.",
        ),
        (
            "when",
            (),
            {"standing": ("sure",)},
            "--standing sure: choose from stated, reported, claimed, admitted, estimated.",
        ),
        ("who", (), {"kind": ("city",)}, "--kind city: choose from army, person."),
    ],
)
def test_a_wrong_value_is_told_with_the_right_form(
    verb: str, terms: tuple[str, ...], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(WrongUse) as refused:
        wanted(verb, *terms, **options)
    assert str(refused.value) == message


def test_only_when_may_have_a_date_and_a_range() -> None:
    found = wanted("when", on="2022-09", since="2022-09-10")
    assert found.on is not None
    assert found.range is not None
    assert (found.on.text, found.range.text) == ("2022-09", "2022-09-10/..")


# Terms


def test_a_term_has_every_reading_the_surest_first() -> None:
    (term,) = wanted("when", "Izium").terms
    assert (set(term.exact), set(term.whole), set(term.word)) == (
        {"izium"},
        {"izium"},
        {"izium", "izium-raion"},
    )
    (term,) = wanted("when", "Ізюм").terms
    assert (set(term.exact), set(term.whole)) == (set(), {"izium"})


def test_an_id_is_a_name_too_but_no_word_of_a_name() -> None:
    (term,) = wanted("when", "izium").terms
    assert term.everything == {"izium"}
    (term,) = wanted("when", "Izjum").terms
    assert term.everything == {"izium", "izium-raion"}


def test_an_id_hides_no_whole_name() -> None:
    """The id of one record is the name of another: both are meant."""
    loaded = ready(
        made_up.store(
            store=LOADED.store.store,
            places=(
                made_up.place(id="oskil", name="Oskil", kind="village"),
                made_up.place(id="river", name="Oskil", kind="river"),
            ),
        )
    )
    (term,) = understand("when", Asked(terms=("oskil",)), loaded).terms
    assert term.everything == {"oskil", "river"}


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("izium district", ["izium raion"]),
        ("chuhuiv, borova", ["chuhuiv", "borova"]),
        ("russian-held chuhuiv/borova", ["russian", "held", "chuhuiv", "borova"]),
        ("40k troops", ["40,000", "troops"]),
        ("what did ganchev's men do?", ["ganchev", "men"]),
    ],
)
def test_words_are_taken_as_they_are_meant(typed: str, terms: list[str]) -> None:
    assert [term.text for term in wanted("when", *typed.split()).terms] == terms


@pytest.mark.parametrize("verb", ["when", "where", "who", "cite"])
@pytest.mark.parametrize("name", ["ruska lozova", "ann example"])
def test_words_that_together_are_one_name_are_that_name(verb: str, name: str) -> None:
    found = wanted(verb, *name.split(), "zrazok")
    assert [term.text for term in found.terms] == [name, "zrazok"]


@pytest.mark.parametrize(
    ("verb", "terms", "notes"),
    [
        ("when", ("Izium",), ()),
        ("when", ("Isjum",), ('"Isjum" read as Izium.',)),
        ("where", ("isjum",), ('"isjum" read as Izium.',)),
        ("where", ("raion",), ('"raion" read as Izium Raion.',)),
        ("who", ("example",), ('"example" read as Ann Example.',)),
        ("when", ("example",), ()),
    ],
)
def test_what_was_read_as_something_else_is_said(
    verb: str, terms: tuple[str, ...], notes: tuple[str, ...]
) -> None:
    assert wanted(verb, *terms).notes == notes


def test_a_name_of_several_records_is_read_as_each_of_them() -> None:
    places = [made_up.place(name, aliases=("Gorod",)) for name in ("lozova", "izium", "borova")]
    (note,) = understand("when", Asked(terms=("gorod",)), ready(made_up.store(places=places))).notes
    assert note == '"gorod" read as Borova, Izium or Lozova.'
    places.append(made_up.place("udy", aliases=("Gorod",)))
    assert understand("when", Asked(terms=("gorod",)), ready(made_up.store(places=places))).notes == ()


# Options


def test_names_of_options_become_ids_and_what_several_share_is_said() -> None:
    found = wanted("when", place=("Ivanivka", "Ізюм"), person=("ann",), organization=("army",))
    assert (found.places, found.people, found.organizations) == (
        {"ivanivka-one", "ivanivka-two", "izium"},
        {"ann-example"},
        {"army"},
    )
    assert found.notes == (
        "--place Ivanivka means 2 records: ivanivka-one, ivanivka-two.",
        '"Ізюм" read as Izium.',
        '"ann" read as Ann Example.',
    )


def test_a_source_means_the_works_known_through_it_too() -> None:
    assert wanted("when", source=("paper",)).sources == {"paper", "letter"}
    assert wanted("when", source=("photograph",)).sources == {"photo"}


def test_the_option_that_names_what_a_verb_lists_chooses_what_is_listed() -> None:
    where, cite = wanted("where", place=("izium",)), wanted("cite", source=("photo",))
    assert (where.listed, where.places) == ({"izium"}, None)
    assert (cite.listed, cite.sources) == ({"photo"}, None)


def test_kinds_are_those_of_what_a_verb_lists() -> None:
    assert wanted("when", kind=("capture,PLAN",)).kinds == {"capture", "plan"}
    assert wanted("who", kind=("army",)).kinds == {"army"}
    assert wanted("where", kind=("city",)).types == {"city"}
    assert wanted("cite", kind=("report",)).types == {"report"}


def test_questions_are_named_by_id_or_words() -> None:
    assert wanted("when", question=("q-taken",)).questions == {"q-taken"}
    assert wanted("when", question=("izium taken",)).questions == {"q-taken"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"place": ("izum",)}, '--place: none of the store is called "izum".'),
        ({"person": ("izium",)}, '--person: none of the store is called "izium".'),
        ({"source": ("nowhere",)}, "--source nowhere: no source of the store has this id or these words."),
        (
            {"question": ("nothing",)},
            "--question nothing: no question of the store has this id or these words.",
        ),
    ],
)
def test_a_name_the_store_does_not_have_is_told_with_its_option(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(Nothing) as nothing:
        wanted("when", **options)
    assert str(nothing.value).startswith(message)


# Ids


@pytest.mark.parametrize("verb", ["cite", "when"])
def test_several_ids_of_facts_and_sources_are_alternatives(verb: str) -> None:
    assert wanted(verb, "Izium-Taken", "photo").ids == ("izium-taken", "photo")
    assert wanted(verb, "izium", "photo").ids == ()


def test_an_unknown_id_that_was_typed_in_is_named_and_the_others_are_found() -> None:
    found = understand("cite", Asked(), LOADED, lines=("photo", "nonesuch"))
    assert (found.ids, found.notes) == (("photo",), ("The store has no record with the id nonesuch.",))


def test_nothing_but_unknown_ids_is_refused() -> None:
    with pytest.raises(Nothing) as nothing:
        understand("cite", Asked(), LOADED, lines=("nope", "nonesuch"))
    assert str(nothing.value) == "The store has no record with the id nope, nonesuch."
