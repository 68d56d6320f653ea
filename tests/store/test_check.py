"""Every rule of a store, broken once by a small store: the exact fault, and no other."""

import tomllib

import msgspec
import pytest

from kharkivctl.store import check
from kharkivctl.store.check import Fault, Path, Rule
from kharkivctl.store.model import Store
from tests.made_up import HEAD, PAPER

STORE = (
    HEAD
    + PAPER
    + """
[[places]]
id = "izium"
name = "Izium"
kind = "city"
sources = ["paper"]

[[people]]
id = "ivan-probnyi"
name = "Ivan Probnyi"
sources = ["paper"]

[[people.posts]]
id = "probnyi-head"
role = "head"
standing = "stated"
sources = ["paper"]
#post

[[events]]
id = "event"
kind = "plan"
text = "Something was planned."
date = "2022-09"
standing = "stated"
sources = ["paper"]
#event
"""
)
SLUG = "Use a-z, 0-9 and single hyphens, as in izium-2022."
DATES = (
    'Write "2022-09-10", "2022-09", "2022", "2022-09-11~", "2022-03-02/2022-03-03", "2022-04-01/..", '
    '"[2022-03-26..2022-03-27]" or "[..2022-09-11]".'
)
EVENT: Path = ("events", 0)
POST: Path = ("people", 0, "posts", 0)
PLACE: Path = ("places", 0)
SOURCE: Path = ("sources", 0)
NO_NUMBER = ("has no number, or two", "Give one of: value; low and high; words.")

# Rule -> ways to break it: what stands in the store above, what to put instead, and the fault.
BROKEN: dict[Rule, list[tuple[str, str, Fault]]] = {
    check.ids_are_slugs: [
        (
            'id = "event"',
            'id = "An Event"',
            Fault((*EVENT, "id"), "An Event", "An Event", "is not a slug", SLUG),
        ),
        ('id = "event"', 'id = "a--b"', Fault((*EVENT, "id"), "a--b", "a--b", "is not a slug", SLUG)),
        ('"probnyi-head"', '"-head"', Fault((*POST, "id"), "-head", "-head", "is not a slug", SLUG)),
        ('id = "event"', 'id = ""', Fault((*EVENT, "id"), "", "", "is not a slug", SLUG)),
    ],
    check.ids_are_unique: [
        (
            'id = "event"',
            f'id = "{taken}"',
            Fault(
                (*EVENT, "id"),
                taken,
                taken,
                f"is already the id of a record in {table}",
                "All tables share one name space; choose another id.",
            ),
        )
        for taken, table in (("paper", "sources"), ("izium", "places"), ("probnyi-head", "people"))
    ],
    check.dates_are_edtf: [
        (
            'date = "2022-09"',
            'date = "2022-13"',
            Fault((*EVENT, "date"), "event", "2022-13", '"2022-13" is not a day of the calendar', DATES),
        ),
        (
            "#event",
            'said = ".."',
            Fault((*EVENT, "said"), "event", "..", '".." is not a date of the forms read here', DATES),
        ),
        (
            "#post",
            'since = "soon"',
            Fault(
                (*POST, "since"), "probnyi-head", "soon", '"soon" is not a date of the forms read here', DATES
            ),
        ),
        *(
            (
                'type = "report"',
                f'type = "report"\n{field} = "2022-9"',
                Fault(
                    (*SOURCE, field),
                    "paper",
                    "2022-9",
                    '"2022-9" is not a date of the forms read here',
                    DATES,
                ),
            )
            for field in ("issued", "accessed", "archived")
        ),
    ],
    check.references_resolve: [
        (
            "#event",
            'places = ["izium", "nowhere"]',
            Fault(
                (*EVENT, "places"),
                "event",
                ("izium", "nowhere"),
                '"nowhere" is no id of this store',
                "Name a record of places, or add it.",
            ),
        ),
        (
            "#event",
            'said-by = ["izium"]',
            Fault(
                (*EVENT, "said-by"),
                "event",
                ("izium",),
                '"izium" is an id of places, not of people or organizations',
                "Name a record of people or organizations, or add it.",
            ),
        ),
        (
            "#post",
            'ended-by = "probnyi-head"',
            Fault(
                (*POST, "ended-by"),
                "probnyi-head",
                "probnyi-head",
                '"probnyi-head" is an id of posts, not of events',
                "Name a record of events, or add it.",
            ),
        ),
    ],
    check.facts_have_sources: [
        (
            'kind = "city"\nsources = ["paper"]',
            'kind = "city"',
            Fault(
                (*PLACE, "sources"),
                "izium",
                (),
                "is missing or empty",
                "Name at least one source by its id.",
            ),
        ),
        (
            'sources = ["paper"]\n#event',
            "sources = []",
            Fault(
                (*EVENT, "sources"), "event", (), "is missing or empty", "Name at least one source by its id."
            ),
        ),
    ],
    check.events_have_a_time: [
        (
            'date = "2022-09"\n',
            "",
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
            'type = "report"',
            'type = "book"',
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
            'kind = "plan"',
            'kind = "party"',
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
            "#event",
            'control = "russia"',
            Fault(
                (*EVENT, "control"),
                "event",
                "russia",
                "says who held places, but places is empty",
                "Name the places, or leave control out.",
            ),
        ),
        (
            'kind = "plan"',
            'kind = "holding"',
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
            'kind = "city"',
            f'kind = "city"\ncoordinates = [{latitude}, {longitude}]',
            Fault(
                (*PLACE, "coordinates"),
                "izium",
                (latitude, longitude),
                "lie outside the globe",
                "Write [latitude, longitude] in degrees.",
            ),
        )
        for latitude, longitude in ((90.5, 37.2), (-90.5, 37.2), (49.2, 180.5), (49.2, -180.5))
    ],
    check.addresses_are_of_the_web: [
        (
            'type = "report"',
            f'type = "report"\n{field} = "javascript:alert(1)"',
            Fault(
                (*SOURCE, field),
                "paper",
                "javascript:alert(1)",
                "is not a web address",
                "Begin it with https:// or http://, or leave it out.",
            ),
        )
        for field in ("url", "archive-url")
    ],
    check.figures_add_up: [
        (
            "#event",
            f"[[events.figures]]\nmeasure = 'dead'\n{numbers}",
            Fault((*EVENT, "figures", 0, "measure"), "event", "dead", *NO_NUMBER),
        )
        for numbers in (
            "",
            "low = 1",
            "high = 1",
            "value = 1\nwords = 'one'",
            "value = 1\nlow = 1",
            "unit = 'x'",
        )
    ]
    + [
        (
            "#event",
            "[[events.figures]]\nmeasure = 'women'\nvalue = 3\npart-of = 'dead'",
            Fault(
                (*EVENT, "figures", 0, "part-of"),
                "event",
                "dead",
                "is no measure of this event",
                "Name another measure of the same event.",
            ),
        ),
        (
            "#event",
            "[[events.figures]]\nmeasure = 'dead'\nvalue = 5\n"
            "[[events.figures]]\nmeasure = 'women'\nvalue = 3\npart-of = 'dead'\n"
            "[[events.figures]]\nmeasure = 'men'\nvalue = 3\npart-of = 'dead'",
            Fault(
                (*EVENT, "figures"),
                "event",
                "dead",
                "is 5, but its parts make 6",
                "Correct the numbers, or take the part that is none out of part-of.",
            ),
        ),
    ],
    check.text_is_safe: [
        (
            'title = "A made-up paper"',
            f'title = "A{escape}paper"',
            Fault(
                (*SOURCE, "title"),
                "paper",
                f"A{character}paper",
                "holds a control or direction character",
                "Delete the invisible character.",
            ),
        )
        for escape, character in (
            (r"\u001b", "\x1b"),
            (r"\r", "\r"),
            (r"\u007f", "\x7f"),
            (r"\u009b", "\x9b"),
            (r"\u202e", "\N{RIGHT-TO-LEFT OVERRIDE}"),
            (r"\u2066", "\N{LEFT-TO-RIGHT ISOLATE}"),
            (r"\u2028", "\N{LINE SEPARATOR}"),
            (r"\ufeff", "\N{ZERO WIDTH NO-BREAK SPACE}"),
        )
    ],
    check.posts_end_after_they_begin: [
        (
            "#post",
            'since = "2022-06"\nuntil = "2022-05-31"',
            Fault(
                (*POST, "until"), "probnyi-head", "2022-05-31", "is before since", "Correct one of the two."
            ),
        ),
    ],
}


def store_of(text: str) -> Store:
    """The records as the text gives them, with no rule applied."""
    return msgspec.convert(tomllib.loads(text), Store)


WAYS = [(rule, *way) for rule, broken in BROKEN.items() for way in broken]


def test_every_rule_has_a_store_that_breaks_it() -> None:
    assert [rule.__name__ for rule in check.RULES if not BROKEN.get(rule)] == []


@pytest.mark.parametrize(("rule", "there", "instead", "fault"), WAYS)
def test_a_broken_rule_is_told_and_no_other(rule: Rule, there: str, instead: str, fault: Fault) -> None:
    assert STORE.count(there) == 1
    store = store_of(STORE.replace(there, instead))
    assert list(rule(store)) == [fault]
    assert check.faults(store) == [fault]


def test_a_store_that_keeps_the_rules_has_no_faults() -> None:
    assert check.faults(store_of(STORE)) == []


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("#event", "[[events.figures]]\nmeasure = 'dead'\nlow = 1\nhigh = 2"),
        ("#event", "[[events.figures]]\nmeasure = 'dead'\nwords = 'many'"),
        ("#event", "[[events.figures]]\nmeasure = 'dead'\nvalue = 0"),
        (
            "#event",
            "[[events.figures]]\nmeasure = 'dead'\nvalue = 5\n"
            "[[events.figures]]\nmeasure = 'men'\nvalue = 5\npart-of = 'dead'",
        ),
        ("#event", 'note = "Two\\nlines and a\\ttab."'),
        ('date = "2022-09"', 'date-words = "in September"'),
        ("#post", 'since = "2022-06"\nuntil = ".."'),
        ("#post", 'since = "2022-06"\nuntil = "2022-06-30"'),
        ("#post", 'since = "2022-06-30"\nuntil = "2022-06-30"'),
        ("#post", 'until = "2022-06-30"'),
        ('kind = "city"', 'kind = "city"\ncoordinates = [-90, 180]'),
        ('type = "report"', 'type = "report"\nurl = "http://example.org"'),
    ],
)
def test_what_comes_close_to_a_fault_is_none(there: str, instead: str) -> None:
    assert check.faults(store_of(STORE.replace(there, instead))) == []


def test_each_faulty_value_is_told() -> None:
    store = store_of(STORE.replace("2022-09", "soon").replace('kind = "plan"', 'kind = "party"'))
    assert [fault.path for fault in check.faults(store)] == [(*EVENT, "date"), (*EVENT, "kind")]


@pytest.mark.parametrize("field", ["measure = 'x\\u202e'\nvalue = 1", "measure = 'x'\nwords = 'x\\u001b'"])
def test_the_words_of_figures_are_safe_too(field: str) -> None:
    faults = check.faults(store_of(STORE.replace("#event", f"[[events.figures]]\n{field}".replace("'", '"'))))
    assert [fault.problem for fault in faults] == ["holds a control or direction character"]


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('kind = "city"', 'kind = "city"\naliases = ["Iz\\u202eium"]'),
        ('kind = "city"', 'kind = "city"\nnames = { uk = "\\u202e" }'),
        ('kind = "city"', 'kind = "city"\nids = { wikidata = "\\u202e" }'),
        ('title = "A made-up store"', 'title = "A \\u0085store"'),
        ('role = "head"', 'role = "he\\u0000ad"'),
    ],
)
def test_no_text_of_a_store_may_act_on_a_terminal(there: str, instead: str) -> None:
    faults = check.faults(store_of(STORE.replace(there, instead)))
    assert [fault.problem for fault in faults] == ["holds a control or direction character"]


def test_the_origin_of_a_store_is_one_of_its_sources() -> None:
    faults = check.faults(store_of(STORE.replace('origin = "paper"', 'origin = "nowhere"')))
    assert faults == [
        Fault(
            ("store", "origin"),
            "store",
            "nowhere",
            '"nowhere" is no id of this store',
            "Name a record of sources, or add it.",
        )
    ]


def test_a_store_covers_an_interval() -> None:
    for covers in ("2022", "[2022-02-24..2024-02-29]"):
        faults = check.faults(store_of(STORE.replace("2022-02-24/2024-02-29", covers)))
        assert [(fault.path, fault.value) for fault in faults] == [(("store", "covers"), covers)]
