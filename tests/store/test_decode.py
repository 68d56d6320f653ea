"""What is wrong with a store is told at once: each fault with its line, record, field, value and remedy."""

import copy
import fcntl
import itertools
import os
import re
import termios
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl.errors import BadStore, Exit
from kharkivctl.store import decode, lines, load
from kharkivctl.store.decode import read
from tests.program import SMALL

# Typed out and not made up, as its lines are counted below.
VALID = """\
[store]
title = "A made-up store"
version = "2026.01.02"
covers = "2022-02-24/2024-02-29"
licence = "CC0-1.0"
origin = "paper"

[[sources]]
id = "paper"
type = "report"
title = "A made-up paper"
author = ["Doe, Jane"]
issued = "2022-09-11"
url = "https://example.org/paper"

[[places]]
id = "izium"
name = "Izium"
kind = "city"
names = { uk = "Ізюм", ru = "Изюм" }
coordinates = [49.2, 37.2]
sources = ["paper"]

[[people]]
id = "ivan-probnyi"
name = "Ivan Probnyi"
sources = ["paper"]

[[people.posts]]
id = "probnyi-head"
role = "head"
area = "izium"
since = "2022-04-21"
until = ".."
standing = "stated"
sources = ["paper"]

[[events]]
id = "graves-izium"
date = "[2022-09-15..2022-09-16]"
kind = "graves"
text = "Graves were counted."
places = ["izium"]
standing = "reported"
questions = ["q-graves"]
sources = ["paper"]

[[events.figures]]
measure = "graves"
value = 12
qualifier = "about"

[[questions]]
id = "q-graves"
text = "How many graves were there?"
"""
HEAD = VALID[: VALID.index("[[places]]")]


def refusal(folder: Path, text: str | bytes) -> str:
    """What is said of a store with this text; the file is called STORE."""
    file = folder / "broken.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(BadStore) as refused:
        read(file)
    assert refused.value.code is Exit.BAD_STORE
    return str(refused.value).replace(str(file), "STORE")


def test_a_store_without_faults_is_read_into_records(tmp_path: Path) -> None:
    file = tmp_path / "store.toml"
    file.write_text(VALID, encoding="utf-8")
    store = read(file)
    assert [record.id for record in store.by_id().values()] == [
        *("paper", "izium", "ivan-probnyi", "graves-izium", "q-graves"),
    ]
    assert store.places[0].names.uk == "Ізюм"
    assert store.places[0].coordinates == (49.2, 37.2)
    assert store.people[0].posts[0].until == ".."
    assert store.events[0].figures[0].value == 12


BROKEN = """\
inquiries = 3
colour = "blue"

[store]
title = "A broken store"
version = 2
covers = "2022/2023"
origin = "paper"

[[sources]]
id = "paper"
type = "leaflet"
title = "A paper"
url = "ftp://example.org/paper"
colour = "blue"

[[sources]]
id = "Paper Two"
type = "report"
title = "Two"
issued = 2022-09-10
author = "Doe, Jane"

[[places]]
id = "izium"
name = "Izium"
kind = "city"
names = { uk = "Ізюм", en = "Izium" }
coordinates = [ 149.2, 37.2 ]
sources = ["paper"]

[[places]]
id = "izium"
name = "Izium again"
kind = "city"
within = "nowhere"
sources = ["paper"]

[[people]]
id = "ivan-probnyi"
name = "Ivan Probnyi"
sources = ["paper"]

[[people.posts]]
id = "head"
role = "head"
standing = "sure"
sources = ["paper"]

[[people.posts]]
id = "mayor"
standing = "stated"
area = "paper"
since = "2022-13"

[[people]]
id = "petro-zrazok"
name = "Petro Zrazok"
posts = "none"
sources = ["paper"]

[[people.posts-held]]
id = "none"

[[events]]
id = "capture"
kind = "capture"
text = "Izium was taken."
date = "10 September 2022"
control = "russia"
standing = "stated"
sources = ["paper"]

[[events]]
id = "count"
kind = "graves"
text = "Counted."
standing = "claimed"
sources = ["paper"]

[[events.figures]]
measure = "bodies"
value = 10

[[events.figures]]
measure = "soldiers"
value = 12
part-of = "bodies"

[[events.figures]]
measure = "children"
part-of = "all"

[[events]]
id = "many"
kind = "graves"
text = "More were counted."
date = "2022-09"
standing = "claimed"
sources = ["paper"]

[[events.figures]]
measure = "bodies"
value = "many"

[[questions]]
id = "q-izium"
text = "When?\\u202e"
"""
TABLES = "The tables of a store are events, organizations, people, places, questions, sources, store."
DATES = (
    'Write "2022-09-10", "2022-09", "2022", "2022-09-11~", "2022-03-02/2022-03-03", "2022-04-01/..", '
    '"[2022-03-26..2022-03-27]" or "[..2022-09-11]".'
)
SOURCE_KEYS = (
    "id, type, title, title-translated, author, container-title, publisher, agency, issued, accessed, "
    "archived, language, url, archive-url, via, dateline, known-through, version-of, version, anomaly, note"
)
SOURCE_TYPES = (
    "article-newspaper, article-magazine, webpage, report, post, post-weblog, map, broadcast, dataset, "
    "entry-encyclopedia"
)
FAULTS = [
    f"1: the file: inquiries = 3: is not a table of a store. {TABLES}",
    f'2: the file: colour = "blue": is not a table of a store. {TABLES}',
    "4: store: licence: is missing. Add licence to this record.",
    "6: store: version = 2: Expected str, got int. Write a string in quotes (dates too).",
    f'12: paper: type = "leaflet": is not known. Use one of: {SOURCE_TYPES}.',
    '14: paper: url = "ftp://example.org/paper": is not a web address. '
    "Begin it with https:// or http://, or leave it out.",
    f'15: paper: colour = "blue": is an unknown key. Keys here are {SOURCE_KEYS}.',
    '18: Paper Two: id = "Paper Two": is not a slug. Use a-z, 0-9 and single hyphens, as in izium-2022.',
    '21: Paper Two: issued = "2022-09-10": Expected str | null, got date. '
    "Write a string in quotes (dates too).",
    '22: Paper Two: author = "Doe, Jane": Expected array, got str. Write a list of strings, ["one", "two"].',
    '28: izium: names = {"uk":"Ізюм","en":"Izium"}: Object contains unknown field en. '
    "See docs/data.md for the form.",
    "29: izium: coordinates = [149.2,37.2]: lie outside the globe. Write [latitude, longitude] in degrees.",
    '33: izium: id = "izium": is already the id of a record in places. '
    "All tables share one name space; choose another id.",
    '36: izium: within = "nowhere": "nowhere" is no id of this store. Name a record of places, or add it.',
    "47: head: standing = \"sure\": Invalid enum value 'sure'. "
    "Use one of: stated, reported, claimed, admitted, estimated.",
    "50: mayor: role: is missing. Add role to this record.",
    "50: mayor: sources = []: is missing or empty. Name at least one source by its id.",
    '53: mayor: area = "paper": "paper" is an id of sources, not of places. '
    "Name a record of places, or add it.",
    f'54: mayor: since = "2022-13": "2022-13" is not a day of the calendar. {DATES}',
    '59: petro-zrazok: posts = "none": Expected array, got str. See docs/data.md for the form.',
    '62: petro-zrazok: posts-held = [{"id":"none"}]: is an unknown key. '
    "Keys here are id, name, names, aliases, side, note, sources, posts.",
    '69: capture: date = "10 September 2022": "10 September 2022" is not a date of the forms read here. '
    f"{DATES}",
    '70: capture: control = "russia": says who held places, but places is empty. '
    "Name the places, or leave control out.",
    "74: count: date: is missing, and date-words too. "
    "Give the date, or the source's words for it in date-words.",
    '81: count: figures = "bodies": is 10, but its parts make 12. '
    "Correct the numbers, or take the part that is none out of part-of.",
    '91: count: measure = "children": has no number, or two. Give one of: value; low and high; words.',
    '92: count: part-of = "all": is no measure of this event. Name another measure of the same event.',
    '102: many: figures = [{"measure":"bodies","value":"many"}]: Expected int | float | null, got str '
    "(at [0].value). See docs/data.md for the form.",
    '108: q-izium: text = "When?\N{RIGHT-TO-LEFT OVERRIDE}": holds a control or direction character. '
    "Delete the invisible character.",
]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    told = refusal(tmp_path, BROKEN).split("\n")
    assert told == [
        f"The store STORE can't be used: {len(FAULTS)} faults.",
        *(f"  line {fault}" for fault in FAULTS),
    ]


def test_one_fault_is_one_fault(tmp_path: Path) -> None:
    assert refusal(tmp_path, VALID.replace('kind = "city"', 'kind = "town"')) == (
        "The store STORE can't be used: 1 fault.\n"
        '  line 19: izium: kind = "town": is not known. Use one of: country, oblast, raion, hromada, city, '
        "rural settlement, village, river, region, island, other."
    )


@pytest.mark.parametrize(
    ("there", "instead", "fault"),
    [
        (
            'text = "Graves were counted."',
            f'text = "{"long " * 20}"\ntexts = 1',
            "43: graves-izium: texts = 1: is an unknown key. Keys here are id, kind, text, standing, date, "
            "date-words, places, each, people, organizations, control, figures, said, said-by, partial, "
            "retracted, questions, note, sources.",
        ),
        (
            'origin = "paper"',
            f'origin = "paper"\nmotto = "{"words " * 12}"',
            f'7: store: motto = "{("words " * 12)[:58]}…: is an unknown key. '
            "Keys here are title, version, covers, licence, origin.",
        ),
        (
            'text = "Graves were counted."',
            'text = """\nGraves\nwere counted."""\ncontrol = "nobody"',
            "45: graves-izium: control = \"nobody\": Invalid enum value 'nobody'. "
            "Use one of: ukraine, russia, contested, unknown.",
        ),
        (
            "[[people.posts]]",
            '[[people.posts]]\nid = "first"\nrole = "deputy"\nstanding = "stated"\nsources = ["paper"]\n\n'
            "[people.posts.more]\n\n[[people.posts]]",
            "35: first: more = {}: is an unknown key. Keys here are id, role, standing, organization, area, "
            "since, until, appointed-by, ended-by, said-by, questions, note, sources.",
        ),
        (
            "value = 12",
            'value = 12\nnumber = "twelve"',
            '48: graves-izium: figures = [{"measure":"graves","value":12,"number":"twelve","qualifie…: '
            "Object contains unknown field number (at [0]). See docs/data.md for the form.",
        ),
        (
            'measure = "graves"\nvalue = 12',
            'measure = "graves"\nvalue = 12\n\n[[events.figures]]\nmeasure = "crosses"\nlow = 3',
            '53: graves-izium: measure = "crosses": has no number, or two. '
            "Give one of: value; low and high; words.",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, there: str, instead: str, fault: str) -> None:
    assert VALID.count(there) == 1
    assert refusal(tmp_path, VALID.replace(there, instead)) == (
        f"The store STORE can't be used: 1 fault.\n  line {fault}"
    )


def test_a_fault_of_a_post_written_inline_has_the_line_of_its_key(tmp_path: Path) -> None:
    people = """\
[[people]]
id = "ivan-probnyi"
name = "Ivan Probnyi"
sources = ["paper"]
posts = [
    { id = "head", role = "head", standing = "stated", sources = ["paper"] },
    { id = "mayor", role = "mayor", standing = "stated", sources = ["paper"], until = "soon" },
]
"""
    assert refusal(tmp_path, HEAD + people) == (
        "The store STORE can't be used: 1 fault.\n"
        f'  line 22: mayor: until = "soon": "soon" is not a date of the forms read here. {DATES}'
    )


@pytest.mark.parametrize(
    ("motto", "shown"), [("m" * 58, f'"{"m" * 58}"'), ("m" * 59, f'"{"m" * 58}…')], ids=["60", "61"]
)
def test_a_value_longer_than_60_characters_is_cut(tmp_path: Path, motto: str, shown: str) -> None:
    text = VALID.replace('origin = "paper"', f'origin = "paper"\nmotto = "{motto}"')
    assert f"  line 7: store: motto = {shown}: is an unknown key." in refusal(tmp_path, text)


def test_the_file_is_read_once_for_the_lines_of_thousands_of_faults(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was read again for each fault once: 3,333 faults took 20 seconds to report."""
    texts: list[str] = []

    def noted(text: str) -> lines.Lines:
        texts.append(text)
        return read_lines(text)

    read_lines = lines.read
    monkeypatch.setattr(lines, "read", noted)
    text = HEAD + '[[places]]\nid = "Izium"\n' * 1000
    told = refusal(tmp_path, text).split("\n")
    assert texts == [text]
    # A kind, a name and sources are missing; the id is no slug and, but for the first, not unique.
    assert told[0] == "The store STORE can't be used: 4999 faults."
    assert told[50:] == [
        "  line 36: Izium: name: is missing. Add name to this record.",
        "  and 4949 more.",
    ]


@pytest.mark.parametrize("count", [49, 50, 51])
def test_fifty_faults_are_listed_and_the_others_counted(tmp_path: Path, count: int) -> None:
    unknown = "".join(f"x{number} = 1\n" for number in range(count))
    told = refusal(tmp_path, unknown + VALID).split("\n")
    assert told[0] == f"The store STORE can't be used: {count} faults."
    listed = [
        f"  line {n + 1}: the file: x{n} = 1: is not a table of a store. {TABLES}" for n in range(count)
    ]
    assert told[1:] == (listed if count <= 50 else [*listed[:50], "  and 1 more."])


def test_no_text_of_a_store_makes_a_line_of_the_message(tmp_path: Path) -> None:
    """A key "a\\nThe store is fine\\nb" made three lines of one fault."""
    forged = r"a\nThe store is fine\nb"
    text = VALID.replace("[[people]]", f'"{forged}" = 1\n\n[[people]]').replace(
        '"graves-izium"', f'"{forged}"'
    )
    assert refusal(tmp_path, text).split("\n") == [
        "The store STORE can't be used: 2 faults.",
        rf"  line 24: izium: {forged} = 1: is an unknown key. Keys here are id, name, kind, names, "
        "aliases, within, coordinates, ids, description, note, sources.",
        rf'  line 41: {forged}: id = "{forged}": is not a slug. '
        "Use a-z, 0-9 and single hyphens, as in izium-2022.",
    ]


def test_a_message_is_short_however_long_the_text_of_the_store(tmp_path: Path) -> None:
    """An id of 10 MB made a message of 10 MB; here they have 1 MB."""
    long = "long " * 200_000
    text = VALID.replace('"izium"', f'"{long}"').replace("value = 12", f'"{long}" = 12')
    unknown = f"Object contains unknown field {long} (at [0])"
    assert refusal(tmp_path, text).split("\n") == [
        "The store STORE can't be used: 2 faults.",
        f'  line 17: {long[:59]}…: id = "{long[:58]}…: is not a slug. '
        "Use a-z, 0-9 and single hyphens, as in izium-2022.",
        '  line 48: graves-izium: figures = [{"measure":"graves","long long long long long long long lo…: '
        f"{unknown[:120]}…{unknown[-120:]}. See docs/data.md for the form.",
    ]
    problem = f'"{long}" is no id of this store'
    assert refusal(tmp_path, VALID.replace('places = ["izium"]', f'places = ["{long}"]')).split("\n")[1:] == [
        f'  line 43: graves-izium: places = ["{long[:57]}…: {problem[:120]}…{problem[-120:]}. '
        "Name a record of places, or add it."
    ]


def test_lines_are_counted_as_an_editor_counts_them(tmp_path: Path) -> None:
    odd = VALID.replace("A made-up paper", "A made-up\N{LINE SEPARATOR}paper").replace('"city"', '"town"')
    told = refusal(tmp_path, odd).split("\n")
    assert [line.partition(" = ")[0] for line in told[1:]] == [
        "  line 11: paper: title",
        "  line 19: izium: kind",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("events = 3\n" + HEAD, "line 1: the file: events = 3: is not a list. Write [[events]]."),
        (
            "places = { id = 'izium' }\n" + HEAD,
            'line 1: the file: places = {"id":"izium"}: is not a list. Write [[places]].',
        ),
        (
            'events = ["capture"]\n' + HEAD,
            'line 1: events: 0 = "capture": is not a table. Write it as key = value lines.',
        ),
        (
            "store = 1\n" + HEAD[HEAD.index("[[sources]]") :],
            "line 1: store: store = 1: is not a table. Write it as key = value lines.",
        ),
    ],
)
def test_what_is_no_table_is_one_fault_without_what_follows_from_it(
    tmp_path: Path, text: str, fault: str
) -> None:
    assert refusal(tmp_path, text) == f"The store STORE can't be used: 1 fault.\n  {fault}"


# 13,500 tables in each other, more than any Python writes: 90 by each key, in 150 inline tables.
DEEP = ("{ " + "a." * 89 + "a = ") * 150 + "1" + " }" * 150
GIANT = f"0x{'f' * 5000}"  # Python writes no decimal of so many digits.


@pytest.mark.parametrize(
    ("there", "instead", "fault"),
    [
        ("[store]", f"x = {DEEP}\n[store]", f"1: the file: x = …: is not a table of a store. {TABLES}"),
        ("[store]", f"x = {GIANT}\n[store]", f"1: the file: x = …: is not a table of a store. {TABLES}"),
        (
            'origin = "paper"\n',
            f'origin = "paper"\nx = {DEEP}\n',
            "7: store: x = …: is an unknown key. Keys here are title, version, covers, licence, origin.",
        ),
        (
            'name = "Izium"\n',
            f'name = "Izium"\naliases = {DEEP}\n',
            '19: izium: aliases = …: Expected array, got object. Write a list of strings, ["one", "two"].',
        ),
        (
            'id = "ivan-probnyi"',
            f"id = {DEEP}",
            "25: …: id = …: Expected str, got object. Write a string in quotes (dates too).",
        ),
        (
            'id = "ivan-probnyi"',
            f"id = {GIANT}",
            "25: …: id = …: Expected str, got int. Write a string in quotes (dates too).",
        ),
    ],
    ids=["deep table", "giant table", "deep key", "deep aliases", "deep id", "giant id"],
)
def test_a_value_too_deep_or_too_long_to_write_is_a_fault_like_others(
    tmp_path: Path, there: str, instead: str, fault: str
) -> None:
    """Each of these was once a defect (exit 4), found by trying to break the program."""
    assert VALID.count(there) == 1
    assert refusal(tmp_path, VALID.replace(there, instead)) == (
        f"The store STORE can't be used: 1 fault.\n  line {fault}"
    )


@pytest.mark.parametrize("part", ["a", '"a.b"', "'a' "])
def test_a_key_of_more_than_a_hundred_parts_is_refused_unread(tmp_path: Path, part: str) -> None:
    """One of 20,000 took `tomllib` 14 seconds and 1.6 GB; one of 1,000 was once a defect (exit 4)."""
    longest = f"{part}." * 99 + part
    told = refusal(tmp_path, f"{VALID}\n{longest} = 1\n")
    assert told.endswith(": is an unknown key. Keys here are id, text, note.")
    for longer in (f"{part}.{longest} = 1", f"[{part}.{longest}]", f"x = {{ {part}.{longest} = 1 }}"):
        assert refusal(tmp_path, f"{VALID}\n{longer}\n") == (
            "STORE, line 57: a key has more than 100 parts, joined by dots. Correct that line."
        )


def test_an_empty_file_lacks_its_head(tmp_path: Path) -> None:
    missing = ["title", "version", "covers", "licence", "origin"]
    assert refusal(tmp_path, "") == "\n".join(
        [
            "The store STORE can't be used: 5 faults.",
            *(f"  line 1: store: {key}: is missing. Add {key} to this record." for key in missing),
        ]
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b'[store]\ntitle = "\xff"\n', "STORE: byte 17 is not UTF-8. Save the file as UTF-8."),
        (
            b"[store]\n\ntitle = = 1\n",
            "STORE is not TOML: Invalid value (at line 3, column 9). Correct that line.",
        ),
        (
            b"[store]\ntitle = 1\ntitle = 2\n",
            "STORE is not TOML: Cannot overwrite a value (at line 3, column 10). Correct that line.",
        ),
        (b"title = " + b"[" * 5000, "STORE is not a store: its values are nested too deep."),
        (
            VALID.encode("utf-8-sig"),
            "STORE begins with a byte-order mark. Save the file as UTF-8 without one.",
        ),
        (VALID.encode("utf-16"), "STORE: byte 0 is not UTF-8. Save the file as UTF-8."),
    ],
)
def test_what_is_no_toml_is_told_with_the_place(tmp_path: Path, text: bytes, message: str) -> None:
    assert refusal(tmp_path, text) == message


def test_what_tomllib_says_of_a_long_key_is_cut(tmp_path: Path) -> None:
    told = refusal(tmp_path, f"[{'a' * 1000}]\n" * 2)
    assert told.startswith("STORE is not TOML: Cannot declare ('aaaaaaaa")
    assert told.endswith("aaaaaaaa',) twice (at line 2, column 1002). Correct that line.")
    assert len(told) < 250


def test_a_number_of_thousands_of_digits_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"title = {'1' * 5000}\n").startswith("STORE is not TOML: ")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "nowhere.toml",
            "No store at STORE. Check --store and KHARKIVCTL_STORE, or leave both out to use the store that "
            "comes with the program.",
        ),
        ("", "The store STORE can't be read: Is a directory."),
        ("\0", "The store STORE can't be read: embedded null byte."),
        ("n" * 300, "The store STORE can't be read: File name too long."),
    ],
)
def test_what_is_no_file_is_told_with_the_reason(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(BadStore) as refused:
        read(tmp_path / name)
    assert str(refused.value).replace(str(tmp_path / name), "STORE") == message


def test_a_store_of_more_than_256_mb_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "giant.toml"
    file.touch()
    os.truncate(file, 6 * 2**30)  # Takes no room on the disk.
    for endless in (file, Path("/dev/zero")):
        with pytest.raises(BadStore) as refused:
            read(endless)
        assert str(refused.value) == f"The store {endless} can't be used: it has more than 256 MB, or no end."


def test_the_largest_store_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "store.toml"
    file.write_text(VALID, encoding="utf-8")
    monkeypatch.setattr(decode, "LARGEST", len(VALID.encode()))
    assert read(file).store.title == "A made-up store"
    monkeypatch.setattr(decode, "LARGEST", len(VALID.encode()) - 1)
    with pytest.raises(BadStore):
        read(file)


def test_a_store_that_memory_does_not_hold_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under `ulimit -v`, where it was a defect (exit 4)."""

    def no_room(text: str) -> dict[str, Any]:
        raise MemoryError

    monkeypatch.setattr(tomllib, "loads", no_room)
    assert refusal(tmp_path, VALID) == "The store STORE can't be read: it needs more memory than there is."


def test_a_store_may_come_through_a_pipe() -> None:
    """As from `--store <(zcat facts.toml.gz)`; what is written later is waited for."""
    ours, theirs = os.pipe()
    with ThreadPoolExecutor() as threads:
        reader = threads.submit(read, Path(f"/dev/fd/{ours}"))
        for part in (VALID[:100], VALID[100:200], VALID[200:]):
            os.write(theirs, part.encode())
            while fcntl.ioctl(ours, termios.FIONREAD, bytes(4)) != bytes(4):
                pass  # Until all of it has been read: the next part comes later.
        os.close(theirs)
        assert reader.result().store.title == "A made-up store"
    os.close(ours)


def test_a_pipe_that_nothing_is_written_to_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(BadStore) as refused:
        read(pipe)
    assert str(refused.value) == f"The store {pipe} can't be read: nothing is written to that pipe."


@pytest.mark.skipif(os.geteuid() == 0, reason="needs a user other than root, who may read every file")
def test_a_file_that_may_not_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    file = tmp_path / "locked.toml"
    file.write_text(VALID, encoding="utf-8")
    file.chmod(0)
    with pytest.raises(BadStore) as refused:
        read(file)
    assert str(refused.value) == f"The store {file} can't be read: Permission denied."


def test_a_number_too_large_for_json_is_refused_or_kept(tmp_path_factory: pytest.TempPathFactory) -> None:
    _loads_or_is_refused(tmp_path_factory, VALID.replace("value = 12", f"value = {10**30}").encode())


SECONDS = itertools.count()
KEYS = ["id", "name", "kind", "names", "uk", "posts", "figures", "value", "low", "date", "until", "url", ""]
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        st.datetimes(),
        st.dates(),
        st.times(),
        st.sampled_from(["paper", "izium", "2022-13", "[..2022-09-11]", "..", 10**30, -(2**64), "\x1b[31m"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=3),
    max_leaves=6,
)


def spots(value: Any) -> list[tuple[Any, Any]]:
    """Every place in the store that a value can be put in: a table or list, with the key or the index."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else []
    return [(value, key) for key in keys] + [spot for key in keys for spot in spots(value[key])]


@settings(max_examples=300)
@given(data=st.data())
def test_any_change_of_a_value_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    raw = copy.deepcopy(tomllib.loads(VALID))
    for _ in range(data.draw(st.integers(1, 3))):
        container, key = data.draw(st.sampled_from(spots(raw)))
        change = data.draw(st.sampled_from(["put", "delete", "add"]))
        if change == "put":
            container[key] = data.draw(VALUES)
        elif change == "delete":
            del container[key]
        elif isinstance(container, dict):
            container[data.draw(st.sampled_from(KEYS))] = data.draw(VALUES)
        else:
            container.append(copy.deepcopy(container[key]))
        if not spots(raw):
            break
    _loads_or_is_refused(tmp_path_factory, tomli_w.dumps(raw).encode())


@settings(max_examples=300)
@given(
    start=st.integers(0, len(VALID.encode())),
    length=st.integers(0, 40),
    put=st.one_of(
        st.binary(max_size=6), st.sampled_from([b"[[events]]\n", b"=", b'"', b"\n", b"[", b"\r\n", b"#"])
    ),
)
def test_any_change_of_the_text_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, start: int, length: int, put: bytes
) -> None:
    text = VALID.encode()
    _loads_or_is_refused(tmp_path_factory, text[:start] + put + text[start + length :])


HOSTILE = [
    *("\ufeff", "\0", "\r", "\x1b[31m", "\u202e", "\n", '"', "'''", '"""', "#", "[", "]", "[[", "{", "}"),
    *("[[events]]\n", "[store]\n", "[people.posts]\n", '"a\\nThe store is fine\\nb" = 1\n', "\\u0000", "nan"),
    *(
        f"x = {DEEP}\n",
        f"x = {GIANT}\n",
        "x = " + "[" * 2000,
        "x = " + "{a=" * 500,
        "9" * 5000,
        "m" * 100_000,
    ),
    *("1e999", "-inf", "[..]", "2022-02-24/..", "9999-12-31", "0001-01-01", "../..", "[2022..2021]"),
]


@settings(max_examples=300)
@given(
    cuts=st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from([0, 1, 5, 80]), st.sampled_from(HOSTILE)),
        min_size=1,
        max_size=3,
    ),
    whole_lines=st.booleans(),
)
def test_any_hostile_text_put_into_a_store_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, cuts: list[tuple[float, int, str]], whole_lines: bool
) -> None:
    text = SMALL.read_text("utf-8")
    for where, length, put in cuts:
        start = int(where * len(text))
        if whole_lines:
            start = text.rfind("\n", 0, start) + 1
        text = text[:start] + put + text[start + length :]
    _loads_or_is_refused(tmp_path_factory, text.encode())


def _loads_or_is_refused(folders: pytest.TempPathFactory, text: bytes) -> None:
    file = folders.getbasetemp() / "changed.toml"
    file.write_bytes(text)
    os.utime(file, (0, next(SECONDS)))  # Never taken for the file before, however fast they follow.
    try:
        store = load.load(file).store
    except BadStore as refused:
        first, *others = str(refused).split("\n")
        assert str(file) in first
        assert all(re.match(r"  (line \d+: |and \d+ more\.$)", line) for line in others)
        assert len(others) <= 51
        assert max(map(len, (first, *others))) < 1000
        return
    assert msgspec.json.decode(msgspec.json.encode(store))["store"]["title"] == store.store.title
