"""Every rule of a store, broken once by a small store: the exact fault, and no other."""

import inspect
from collections.abc import Iterator
from typing import Any

import pytest

from kharkivctl.store import check
from kharkivctl.store.check import Fault, Path, Rule
from kharkivctl.store.model import Figure, Identifiers, Names, Store
from tests import made_up
from tests.made_up import figure

Fields = dict[str, Any]


def whole(
    *,
    about: Fields | None = None,
    source: Fields | None = None,
    place: Fields | None = None,
    post: Fields | None = None,
    event: Fields | None = None,
) -> Store:
    """A store of one source, place, person with a post, and event, with some of their fields changed."""
    return made_up.store(
        store=made_up.about(**about or {}),
        sources=[made_up.source(**source or {})],
        places=[made_up.place(**place or {})],
        people=[made_up.person(posts=[made_up.post(**post or {})])],
        events=[made_up.event(**event or {})],
    )


HEAD: Path = ("store",)
EVENT: Path = ("events", 0)
POST: Path = ("people", 0, "posts", 0)
PLACE: Path = ("places", 0)
SOURCE: Path = ("sources", 0)


def slug(path: Path, id: str) -> Fault:
    remedy = "Use a-z, 0-9 and single hyphens, as in izium-2022."
    return Fault((*path, "id"), id, id, "is not a slug", remedy)


def taken(id: str, table: str) -> Fault:
    remedy = "All tables share one name space; choose another id."
    return Fault((*EVENT, "id"), id, id, f"is already the id of a record in {table}", remedy)


def not_edtf(
    path: Path, record: str, text: str, problem: str = "is not a date of the forms read here"
) -> Fault:
    remedy = (
        'Write "2022-09-10", "2022-09", "2022", "2022-09-11~", "2022-03-02/2022-03-03", "2022-04-01/..", '
        '"[2022-03-26..2022-03-27]" or "[..2022-09-11]".'
    )
    return Fault(path, record, text, f'"{text}" {problem}', remedy)


def not_covering(covers: str) -> Fault:
    remedy = 'Write the first and the last day covered, "2022-02-24/2024-02-29".'
    return Fault((*HEAD, "covers"), "store", covers, "is not an interval", remedy)


def lost(path: Path, record: str, value: object, problem: str, tables: str) -> Fault:
    return Fault(path, record, value, problem, f"Name a record of {tables}, or add it.")


def no_sources(path: Path, record: str) -> Fault:
    return Fault((*path, "sources"), record, (), "is missing or empty", "Name at least one source by its id.")


def no_number(measure: str) -> Fault:
    path = (*EVENT, "figures", 0, "measure")
    return Fault(path, "event", measure, "has no number, or two", "Give one of: value; low and high; words.")


def too_many_parts(whole: object, parts: object) -> Fault:
    remedy = "Correct the numbers, or take the part that is none out of part-of."
    path = (*EVENT, "figures")
    return Fault(path, "event", "dead", f"is {whole}, but its parts make {parts}", remedy)


def unsafe(path: Path, record: str, value: object) -> Fault:
    problem = "holds a control or direction character"
    return Fault(path, record, value, problem, "Delete the invisible character.")


def with_figures(*figures: Figure) -> Store:
    return whole(event={"figures": figures})


BELOW = {"low": -2, "high": -1}
BIDI = "\N{RIGHT-TO-LEFT OVERRIDE}"

# Rule -> stores that break it, and the fault of each.
ON_IZIUM: dict[str, Any] = {"places": ("izium",), "questions": ("q",)}
BROKEN: dict[Rule, list[tuple[Store, Fault]]] = {
    check.ids_are_slugs: [
        (whole(event={"id": "An Event"}), slug(EVENT, "An Event")),
        (whole(event={"id": "a--b"}), slug(EVENT, "a--b")),
        (whole(event={"id": "a\n"}), slug(EVENT, "a\n")),
        (whole(event={"id": ""}), slug(EVENT, "")),
        (whole(post={"id": "-head"}), slug(POST, "-head")),
    ],
    check.ids_are_unique: [
        (whole(event={"id": "paper"}), taken("paper", "sources")),
        (whole(event={"id": "izium"}), taken("izium", "places")),
        (whole(event={"id": "post"}), taken("post", "people")),
    ],
    check.dates_are_edtf: [
        (
            whole(event={"date": "2022-13"}),
            not_edtf((*EVENT, "date"), "event", "2022-13", "is not a day of the calendar"),
        ),
        (whole(event={"said": ".."}), not_edtf((*EVENT, "said"), "event", "..")),
        (whole(event={"retracted": "later"}), not_edtf((*EVENT, "retracted"), "event", "later")),
        (whole(post={"since": "soon"}), not_edtf((*POST, "since"), "post", "soon")),
        (whole(post={"since": ".."}), not_edtf((*POST, "since"), "post", "..")),
        (whole(post={"until": "soon"}), not_edtf((*POST, "until"), "post", "soon")),
        (whole(about={"covers": "the war"}), not_edtf((*HEAD, "covers"), "store", "the war")),
        *(
            (whole(source={field: "2022-9"}), not_edtf((*SOURCE, field), "paper", "2022-9"))
            for field in ("issued", "accessed", "archived")
        ),
    ],
    check.the_store_covers_an_interval: [
        (whole(about={"covers": covers}), not_covering(covers))
        for covers in ("2022", "[2022-02-24..2024-02-29]")
    ],
    check.references_resolve: [
        (
            whole(event={"places": ("izium", "nowhere")}),
            lost(
                (*EVENT, "places"),
                "event",
                ("izium", "nowhere"),
                '"nowhere" is no id of this store',
                "places",
            ),
        ),
        (
            whole(event={"said_by": ("izium",)}),
            lost(
                (*EVENT, "said-by"),
                "event",
                ("izium",),
                '"izium" is an id of places, not of people or organizations',
                "people or organizations",
            ),
        ),
        (
            whole(post={"ended_by": "post"}),
            lost((*POST, "ended-by"), "post", "post", '"post" is an id of posts, not of events', "events"),
        ),
        (
            whole(about={"origin": "nowhere"}),
            lost((*HEAD, "origin"), "store", "nowhere", '"nowhere" is no id of this store', "sources"),
        ),
    ],
    check.facts_have_sources: [
        (whole(place={"sources": ()}), no_sources(PLACE, "izium")),
        (whole(event={"sources": ()}), no_sources(EVENT, "event")),
        (whole(post={"sources": ()}), no_sources(POST, "post")),
    ],
    check.events_have_a_time: [
        (
            whole(event={"date": None, "date_words": None}),
            Fault(
                (*EVENT, "date"),
                "event",
                None,
                "is missing, and date-words too",
                "Give the date, or the source's words for it in date-words.",
            ),
        ),
    ],
    check.kinds_are_known: [
        (
            whole(source={"type": "book"}),
            Fault(
                (*SOURCE, "type"),
                "paper",
                "book",
                "is not known",
                "Use one of: article-newspaper, article-magazine, webpage, report, post, post-weblog, map, "
                "broadcast, dataset, entry-encyclopedia.",
            ),
        ),
        (
            whole(place={"kind": "town"}),
            Fault(
                (*PLACE, "kind"),
                "izium",
                "town",
                "is not known",
                "Use one of: country, oblast, raion, hromada, city, rural settlement, village, river, "
                "region, island, other.",
            ),
        ),
        (
            whole(event={"kind": "party"}),
            Fault(
                (*EVENT, "kind"),
                "event",
                "party",
                "is not known",
                "Use one of: invasion, offensive, capture, recapture, withdrawal, advance, fighting, "
                "holding, denial, flag, share, administration, appointment, statement, plan, attack, "
                "casualties, graves, civilian-harm, conditions, evacuation.",
            ),
        ),
    ],
    check.control_has_places: [
        (
            whole(event={"control": "russia"}),
            Fault(
                (*EVENT, "control"),
                "event",
                "russia",
                "says who held places, but places is empty",
                "Name the places, or leave control out.",
            ),
        ),
        (
            whole(event={"kind": "holding"}),
            Fault(
                (*EVENT, "kind"),
                "event",
                "holding",
                "says a place was found held, but control is missing",
                "Say by whom in control, or choose another kind.",
            ),
        ),
    ],
    check.coordinates_lie_on_earth: [
        (
            whole(place={"coordinates": coordinates}),
            Fault(
                (*PLACE, "coordinates"),
                "izium",
                coordinates,
                "lie outside the globe",
                "Write [latitude, longitude] in degrees.",
            ),
        )
        for coordinates in ((90.5, 37.2), (-90.5, 37.2), (49.2, 180.5), (49.2, -180.5))
    ],
    check.addresses_are_of_the_web: [
        (
            whole(source={field: "javascript:alert(1)"}),
            Fault(
                (*SOURCE, field.replace("_", "-")),
                "paper",
                "javascript:alert(1)",
                "is not a web address",
                "Begin it with https:// or http://, or leave it out.",
            ),
        )
        for field in ("url", "archive_url")
    ],
    check.figures_have_one_number: [
        (with_figures(figure("dead", **numbers)), no_number("dead"))
        for numbers in (
            {},
            {"low": 1},
            {"high": 1},
            {"value": 1, "words": "one"},
            {"value": 1, "low": 1},
            {"low": 1, "high": 2, "words": "one or two"},
            {"low": 2, "high": 1},
            {"low": 1, "high": 0},
            {"unit": "x"},
        )
    ],
    check.parts_name_their_whole: [
        (
            with_figures(figure("women", value=3, part_of="dead")),
            Fault(
                (*EVENT, "figures", 0, "part-of"),
                "event",
                "dead",
                "is no measure of this event",
                "Name another measure of the same event.",
            ),
        ),
    ],
    check.parts_are_not_more_than_their_whole: [
        (
            with_figures(
                figure("dead", value=5),
                figure("women", value=3, part_of="dead"),
                figure("men", value=3, part_of="dead"),
            ),
            too_many_parts(5, 6),
        ),
        (
            with_figures(figure("dead", low=4, high=5), figure("women", low=6, high=9, part_of="dead")),
            too_many_parts(5, 6),
        ),
        *(
            (
                with_figures(figure("dead", **none), figure("women", value=1, part_of="dead")),
                too_many_parts(0, 1),
            )
            for none in ({"value": 0}, {"low": 0, "high": 0})
        ),
        # A figure below 0 that has no parts once ended the check with a KeyError.
        *((with_figures(figure("dead", **less)), too_many_parts(-1, 0)) for less in ({"value": -1}, BELOW)),
    ],
    check.text_is_safe: [
        *(
            (
                whole(source={"title": f"A{character}paper"}),
                unsafe((*SOURCE, "title"), "paper", f"A{character}paper"),
            )
            for character in (
                *("\x1b", "\r", "\x7f", "\x9b", BIDI, "\N{LEFT-TO-RIGHT ISOLATE}", "\N{LINE SEPARATOR}"),
                "\N{ZERO WIDTH NO-BREAK SPACE}",
            )
        ),
        (whole(about={"title": "A \x85store"}), unsafe((*HEAD, "title"), "store", "A \x85store")),
        (whole(post={"role": "he\0ad"}), unsafe((*POST, "role"), "post", "he\0ad")),
        (
            whole(place={"aliases": ("Izyum", f"Iz{BIDI}ium")}),
            unsafe((*PLACE, "aliases"), "izium", ("Izyum", f"Iz{BIDI}ium")),
        ),
        (
            whole(place={"names": Names(ru=BIDI)}),
            unsafe((*PLACE, "names"), "izium", Names(ru=BIDI)),
        ),
        (
            whole(place={"ids": Identifiers(wikidata=BIDI)}),
            unsafe((*PLACE, "ids"), "izium", Identifiers(wikidata=BIDI)),
        ),
        (
            with_figures(figure("dead", value=1), figure(BIDI, value=1)),
            unsafe((*EVENT, "figures", 1, "measure"), "event", BIDI),
        ),
        (
            with_figures(figure("dead", words="\x1b")),
            unsafe((*EVENT, "figures", 0, "words"), "event", "\x1b"),
        ),
    ],
    check.posts_end_after_they_begin: [
        (
            whole(post={"since": "2022-06", "until": "2022-05-31"}),
            Fault((*POST, "until"), "post", "2022-05-31", "is before since", "Correct one of the two."),
        ),
    ],
    check.questions_join_accounts_of_one_change: [
        (
            made_up.store(
                places=[made_up.place()],
                questions=[made_up.question("q")],
                events=[
                    made_up.event("taken", kind="capture", **ON_IZIUM, control="russia"),
                    made_up.event(
                        "retaken", kind="recapture", date="2022-09-10", **ON_IZIUM, control="ukraine"
                    ),
                ],
            ),
            Fault(
                ("events", 1, "questions"),
                "retaken",
                ("q",),
                "has q as taken has, where izium went to the other side",
                "Give each change a question of its own.",
            ),
        ),
    ],
    check.retractions_follow_their_accounts: [
        (
            whole(event={"said": "2022-03-05", "retracted": "2022-03-04"}),
            Fault(
                (*EVENT, "retracted"),
                "event",
                "2022-03-04",
                "is before 2022-03-05, when it was said or happened",
                "Correct one of the two.",
            ),
        ),
    ],
    check.partial_accounts_say_who_held_it: [
        (
            whole(event={"partial": True}),
            Fault(
                (*EVENT, "partial"),
                "event",
                True,
                "is set, but control is missing",
                "Say by whom in control, or leave it out.",
            ),
        ),
    ],
    check.each_place_is_named_in_its_words: [
        (
            whole(event={"places": ("izium",), "each": "{place} was held."}),
            Fault(
                (*EVENT, "each"),
                "event",
                "{place} was held.",
                "is set, but there are not several places",
                "Leave it out: the text tells of the place.",
            ),
        ),
        (
            made_up.store(
                places=[made_up.place("izium"), made_up.place("borova")],
                events=[made_up.event(places=("izium", "borova"), each="It was held.")],
            ),
            Fault(
                (*EVENT, "each"),
                "event",
                "It was held.",
                "does not have {place} once",
                'Write one sentence with {place} in it, such as "{place} was shown as occupied."',
            ),
        ),
    ],
    check.versions_lead_to_a_work: [
        (
            made_up.store(sources=[made_up.source(), made_up.source("copy", version_of="copy")]),
            Fault(
                ("sources", 1, "version-of"),
                "copy",
                "copy",
                "leads back to itself",
                "Name the work of which it is a state.",
            ),
        ),
    ],
}
WAYS = [(rule, store, fault) for rule, broken in BROKEN.items() for store, fault in broken]
NOT_ISSUED = Fault(
    (*SOURCE, "issued"),
    "paper",
    "2022-09-10",
    "is not the work's own by its note",
    "Leave issued out, or correct the note; the day of a statement is the said of the event.",
)
NOT_ITS_URL = Fault(
    (*SOURCE, "url"),
    "paper",
    "https://example.org/live",
    "may be another page's by its note",
    "Leave url out and give the address in the note, or correct the note.",
)

# Rule of WARNINGS -> stores that break it, and the warning of each. The first notes are those of a store
# that printed 28 such days and 8 such addresses as the works' own.
DOUBTFUL: dict[Rule, list[tuple[Store, Fault]]] = {
    check.issued_is_of_the_work: [
        (whole(source={"issued": "2022-09-10", "note": note}), NOT_ISSUED)
        for note in (
            "Dated by the day of the statement it reports.",
            "A report; the page's own date is not recorded.",
            "Its day of issue is not recorded.",
            "The date of issue is not recorded.",
        )
    ],
    check.url_is_of_the_work: [
        (whole(source={"url": "https://example.org/live", "note": note}), NOT_ITS_URL)
        for note in (
            "It was matched by publisher and day, so it may be another page.",
            "An address that may be this page's: https://example.org/live.",
        )
    ],
}


def test_every_rule_is_in_the_registry_explained_and_broken_below() -> None:
    rules = [
        function
        for function in vars(check).values()
        if inspect.isfunction(function)
        and function.__annotations__.get("return") == Iterator[Fault]
        and not function.__name__.startswith("_")
    ]
    assert rules == [*check.RULES, *check.WARNINGS] == [*BROKEN, *DOUBTFUL]
    assert [rule.__name__ for rule in rules if not inspect.getdoc(rule)] == []


@pytest.mark.parametrize(("rule", "store", "fault"), WAYS)
def test_a_broken_rule_is_told_and_no_other(rule: Rule, store: Store, fault: Fault) -> None:
    assert list(rule(store)) == [fault]
    assert check.faults(store) == [fault]


@pytest.mark.parametrize(
    ("rule", "store", "warning"), [(rule, *way) for rule, ways in DOUBTFUL.items() for way in ways]
)
def test_a_doubtful_value_is_a_warning_and_no_fault(rule: Rule, store: Store, warning: Fault) -> None:
    assert list(rule(store)) == check.warnings(store) == [warning]
    assert check.faults(store) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"issued": None, "note": "Its day of issue is not recorded."},
        {"issued": "2022-09-10", "note": "The day of issue is the one in the path of the address."},
        {
            "issued": "2022-09",
            "note": "The month of issue is that of a stored copy's data, which show no day.",
        },
        {"issued": "2022-09-10", "note": None},
        {"note": "An address that may be this page's: https://example.org/live."},
        {"url": "https://example.org/live", "note": "The address is that of a mirror."},
    ],
)
def test_what_a_note_does_not_deny_is_no_warning(fields: Fields) -> None:
    assert check.warnings(whole(source=fields)) == []


@pytest.mark.parametrize(
    "store",
    [
        whole(),
        with_figures(figure("dead", low=1, high=2)),
        with_figures(figure("dead", low=-1, high=0)),
        with_figures(figure("dead", low=2, high=2)),
        with_figures(figure("dead", words="many")),
        with_figures(figure("dead", value=0)),
        with_figures(figure("dead", value=5), figure("men", value=5, part_of="dead")),
        with_figures(figure("dead", low=4, high=5), figure("men", low=5, high=9, part_of="dead")),
        with_figures(figure("dead", words="many"), figure("men", value=5, part_of="dead")),
        whole(event={"note": "Two\nlines and a\ttab."}),
        whole(event={"date": None, "date_words": "in September"}),
        whole(event={"kind": "holding", "control": "russia", "places": ("izium",)}),
        whole(post={"since": "2022-06", "until": ".."}),
        whole(post={"since": "2022-06", "until": "2022-06-30"}),
        whole(post={"since": "2022-06-30", "until": "2022-06-30"}),
        whole(post={"until": "2022-06-30"}),
        whole(place={"coordinates": (-90, 180)}),
        whole(place={"coordinates": (90, -180)}),
        whole(place={"kind": "rural settlement"}),
        whole(source={"url": "http://example.org"}),
        whole(about={"covers": "2022-02-24/.."}),
    ],
)
def test_what_comes_close_to_a_fault_is_none(store: Store) -> None:
    assert check.faults(store) == []


def test_the_whole_of_a_part_is_not_looked_for_in_other_events() -> None:
    events = [
        made_up.event("one", figures=(figure("dead", value=5),)),
        made_up.event("two", figures=(figure("women", value=3, part_of="dead"),)),
    ]
    (fault,) = check.faults(made_up.store(events=events))
    assert (fault.path, fault.record) == (("events", 1, "figures", 0, "part-of"), "two")


def test_an_id_taken_three_times_is_that_of_the_first_record() -> None:
    store = made_up.store(places=[made_up.place("paper")], people=[made_up.person("paper")])
    assert [(fault.path, fault.problem) for fault in check.ids_are_unique(store)] == [
        (("places", 0, "id"), "is already the id of a record in sources"),
        (("people", 0, "id"), "is already the id of a record in sources"),
    ]


def test_each_faulty_value_is_told() -> None:
    store = whole(event={"date": "soon", "kind": "party", "places": ("nowhere", "izium", "no-place")})
    assert [(fault.path, fault.problem) for fault in check.faults(store)] == [
        ((*EVENT, "date"), '"soon" is not a date of the forms read here'),
        ((*EVENT, "places"), '"nowhere" is no id of this store'),
        ((*EVENT, "places"), '"no-place" is no id of this store'),
        ((*EVENT, "kind"), "is not known"),
    ]


def test_no_record_is_left_out() -> None:
    store = made_up.store(
        places=[made_up.place("a"), made_up.place("b")],
        organizations=[made_up.organization("c")],
        people=[made_up.person("d", posts=[made_up.post("e"), made_up.post("f")]), made_up.person("g")],
        events=[made_up.event("h")],
        questions=[made_up.question("i")],
    )
    assert check.faults(store) == []
    assert [(path, record.id) for path, record in check.walk(store)] == [
        (("sources", 0), "paper"),
        (("places", 0), "a"),
        (("places", 1), "b"),
        (("organizations", 0), "c"),
        (("people", 0), "d"),
        (("people", 0, "posts", 0), "e"),
        (("people", 0, "posts", 1), "f"),
        (("people", 1), "g"),
        (("events", 0), "h"),
        (("questions", 0), "i"),
    ]
