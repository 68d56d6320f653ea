"""The one layout of a store: the same data, the comments at its head, and nothing left to rewrite."""

import re
import tomllib
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from kharkivctl.errors import BadStore
from kharkivctl.store import layout, load

HEAD = """\
# A made-up store.
#
# Its licence, in two
# lines.
"""
BODY = """\
[store]
title = "A made-up store"

[[places]]
id = "izium"
aliases = [
    "Izyum",
    "Ізюм",
]

[places.names]
uk = "Ізюм"

[[people]]
id = "ivan-probnyi"

[[people.posts]]
id = "head"
role = "head of an administration that is made up, in a post too long for one line of a file"
since = "2022-09-10"
"""
LOOSE = """\
[store]
title='A made-up store' # a name
[[places]]
id="izium"
aliases=["Izyum","Ізюм"]
names={uk="Ізюм"}

[[people]]
id = "ivan-probnyi"
# here are the posts
[[people.posts]]
id =    "head"
role = "head of an administration that is made up, in a post too long for one line of a file"
since = "2022-09-10"
"""


@pytest.mark.parametrize(
    "text", [HEAD + "\n" + BODY, HEAD + BODY, HEAD + "\n\n\n" + LOOSE, "\n" + HEAD + LOOSE]
)
def test_any_way_of_writing_a_store_becomes_the_one_layout(text: str) -> None:
    assert layout.canonical(text) == HEAD + "\n" + BODY


@pytest.mark.parametrize("text", [BODY, LOOSE, "\n\n" + BODY])
def test_a_store_without_comments_gets_none(text: str) -> None:
    assert layout.canonical(text) == BODY


def test_blank_lines_between_comments_at_the_head_stay() -> None:
    head = "# One block.\n\n# Another.\n"
    assert layout.canonical(head + "\n" + LOOSE) == head + "\n" + BODY


def test_line_ends_of_another_system_become_line_feeds() -> None:
    assert layout.canonical((HEAD + "\n" + BODY).replace("\n", "\r\n")) == HEAD + "\n" + BODY


def test_a_comment_keeps_every_character() -> None:
    head = "# A line\N{LINE SEPARATOR}separator, a next\N{NEXT LINE}line.\n"
    assert layout.canonical(head + "\n" + BODY) == head + "\n" + BODY


def test_the_real_store_is_in_the_one_layout() -> None:
    written = load.packaged_store().read_bytes()
    assert layout.canonical(written.decode()).encode() == written


VALUES: st.SearchStrategy[object] = st.recursive(
    st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('abc-" .ї', max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)
COMMENTS = st.lists(st.text("abcї #[]=\t\"'", max_size=12).map(lambda words: f"#{words}"), max_size=3).map(
    "\n".join
)


@settings(deadline=None)
@given(st.dictionaries(st.text("abc-", min_size=1, max_size=4), VALUES, max_size=4), COMMENTS)
def test_what_is_written_is_the_same_data_and_written_again_the_same_text(
    data: dict[str, object], comments: str
) -> None:
    text = f"{comments}\n{tomli_w.dumps(data)}" if comments else tomli_w.dumps(data)
    once = layout.canonical(text)
    assert tomllib.loads(once) == data
    assert layout.canonical(once) == once
    assert once.startswith(comments)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# here\n[store]\n", 1),
        ("[store] # here\n", 1),
        ('[store]\ntitle = "A store" # here\n', 2),
        ("[store]\n  # here\n", 2),
        ('a = [\n  "one", # here\n  "two",\n]\n', 2),
        ("a = [\n  # here\n]\n", 2),
        ("a = 1 # here", 1),
        ("a = {b = 1} # here\n", 1),
        ("a = 1 #\n", 1),
        ('a = """\n# not here\n""" # here\n', 3),
        ("a = 'it \\' # here\n", 1),
        ('a = "" # here\n', 1),
        ("a = '' # here\n", 1),
        ('"a#b" = 1\n# here\n', 2),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_comment_that_would_be_lost_is_told_with_its_line(text: str, line: int, end: str) -> None:
    """Once only comments on lines of their own were: `format` dropped those at the end of a line unseen."""
    whole = f"{HEAD}\nx = 1\n{text}".replace("\n", end)
    tomllib.loads(whole)
    assert layout.lost_comment(whole) == HEAD.count("\n") + 2 + line


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        'a = "# not a comment"\n',
        "a = '# not a comment'\n",
        'a = "an \\" and # not a comment"\n',
        "a = [\"#1\", '#2']\n",
        'a = """\n# not a comment\n" # nor this\n"""\n',
        "a = '''\n# not a comment\n'''\n",
        '"#" = 1\n',
        'a = """"#""""\n',
    ],
)
def test_what_is_in_a_string_is_no_comment(text: str) -> None:
    tomllib.loads(text)
    assert layout.lost_comment(text) is None
    assert layout.lost_comment(f"{HEAD}\n{text}") is None


def test_a_comment_that_would_be_lost_is_refused_with_the_file() -> None:
    told = "facts.toml, line 2: only the head keeps comments. Move this one to a note."
    with pytest.raises(BadStore, match=f"^{re.escape(told)}$"):
        layout.tidied(Path("facts.toml"), "a = 1\nb = [ # why\n]\n")


def test_the_difference_is_a_unified_diff_without_line_ends_of_another_system() -> None:
    told = """\
--- facts.toml
+++ facts.toml
@@ -1,3 +1,3 @@
 a = 1
-b=2
-c = 3
\\ No newline at end of file
+b = 2
+c = 3
"""
    assert layout.difference(Path("facts.toml"), "a = 1\r\nb=2\r\nc = 3", "a = 1\nb = 2\nc = 3\n") == told
