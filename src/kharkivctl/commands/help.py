"""`kharkivctl help TOPIC`: what a reader would look up, in one screen each."""

import textwrap
from typing import Annotated

import typer

from kharkivctl.errors import WrongUse
from kharkivctl.terminal import pager, show
from kharkivctl.usage import Command

app = typer.Typer(add_completion=False)

VERBS = """\
when   events, oldest first                  kharkivctl when izium captured
who    people, their posts, and bodies       kharkivctl who ganchev
where  places, and who held them on a day    kharkivctl where izium --on 2022-05-05
cite   sources, as citations                 kharkivctl cite izium --style chicago
store  the curator's tools                   kharkivctl store check facts.toml

Without a verb: what the store has, and how to ask on. Words that only ask ("how many", "did") narrow nothing;
every other one must match. Several names of one kind are alternatives for where and who.
Of one verb: kharkivctl when --help
"""
DATES = """\
A date is a term of its own, or the value of --on, --since, --until and --known-by.

2022-09-10   10 September 2022   10.09.22   10 вересня 2022   a day
2022-09   September 2022                                      a month
2022                                                          a year
early, mid or late September 2022                             days 1-10, 11-20, from 21
spring, summer or autumn 2022; winter 2022-23                 a season
6-11 September 2022   2022-09-06/2022-09-11                   from one day to another
after, since, until or before 10 September 2022               with when and cite

Answers are in EDTF (ISO 8601-2): [2022-03-26..2022-03-27] is one unknown day of these, [..2022-09-11] is
that day at the latest, 2022-04-01/.. has no recorded end, ~ is about.
"""
STANDING = """\
stated     told flatly, on no party's word
reported   told by the press, or attributed without a name
claimed    said by a party to the war, its officials, an unnamed source, a blogger
admitted   said by the side it tells against
estimated  worked out by an assessor who is no party: an institute, imagery

A claim never makes a holder; it is shown beside. Ask for one: kharkivctl when --standing claimed
"""
CITING = """\
kharkivctl cite TERM...                       by fact, name, author, outlet, address, any words
kharkivctl cite izium-captured-2022-04-01     the sources of one fact
kharkivctl cite khpg.org                      those of one domain
kharkivctl when izium --cite apa              an answer with its sources cited below
kharkivctl when izium --fields id -f plain | kharkivctl cite - --style ris

Styles: {styles}.
"""


@app.command("help", cls=Command)
def help_on(
    topic: Annotated[
        str | None, typer.Argument(metavar="[TOPIC]", help="One of the topics; without it, all of them.")
    ] = None,
) -> None:
    """Tell of one topic: verbs, words, dates, formats, standing, citing.

    Examples:

    kharkivctl help words

    kharkivctl help dates
    """
    if topic is None:
        text = f"Topics: {', '.join(TOPICS)}. For one of them: kharkivctl help verbs\n\n{VERBS}"
    elif topic.lower() in TOPICS:
        text = TOPICS[topic.lower()]()
    else:
        raise WrongUse(f"help {topic}: choose from {', '.join(TOPICS)}.")
    show(text, pager())


def _words() -> str:
    """The words people use for kinds, standings and holders, and those that stand for one another."""
    from kharkivctl.ask.vocabulary import SENSES

    lines = ["A word is looked for by its stem. These mean more than themselves:", ""]
    for sense in SENSES:
        meant = ", ".join(part.replace(":", " by ") for part in sense.kinds.split())
        meant = meant or sense.standings or sense.holder or (sense.text or "").replace(" ", ", ")
        typed = ", ".join(word.replace("_", " ") for word in sense.words.split())
        typed += "".join(f", {start.replace('_', ' ')}-" for start in sense.cyrillic.split())
        head = f"{meant.replace('_', ' ')} <- "
        lines += textwrap.wrap(head + typed, 100, subsequent_indent="    ")
    return "\n".join(lines) + "\n"


def _formats() -> str:
    from kharkivctl.output import ENDINGS
    from kharkivctl.render import FORMATS

    endings = ", ".join(ending for ending in ENDINGS if ending)
    return (
        f"Formats, with -f: {', '.join(FORMATS)}.\n"
        "A terminal gets table, a pipe gets plain: one record a line, tabs between the fields.\n"
        f"-o FILE chooses by its ending: {endings}; .svg is a picture.\n"
        "--json is short for -f json; --fields id,date,text chooses and orders the fields.\n"
        "The keys of each verb's JSON are explained in docs/formats.md.\n"
    )


def _citing() -> str:
    from kharkivctl.citation import STYLES

    return CITING.format(styles=", ".join(STYLES))


TOPICS = {
    "verbs": lambda: VERBS,
    "words": _words,
    "dates": lambda: DATES,
    "formats": _formats,
    "standing": lambda: STANDING,
    "citing": _citing,
}
