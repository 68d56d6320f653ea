"""What a curator should mend: rules that a store may break and be used all the same, in the form of check.py.

`WARNINGS` has them all by their codes. `store check` warns of what breaks them and `store gaps` lists it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from kharkivctl.store import notes
from kharkivctl.store.check import Fault, Path, Rule, broken, fault_of, walk
from kharkivctl.store.model import Event, Post, Store, voices

# What the note of a source says of its `issued` and of its `url` where these are not the work's own.
NOT_ITS_DATE = re.compile(
    r"day of the statement|(own date|(date|day) of issue) is not recorded", re.IGNORECASE
)
NOT_ITS_PAGE = re.compile(r"may be (another|this) page", re.IGNORECASE)


def issued_is_of_the_work(store: Store) -> Iterator[Fault]:
    """`issued` is the day of the work itself, and its note does not deny it.

    The day of a statement that it reports is the `said` of an event: as `issued` it would be cited as the
    date of the work, and `--known-by` would count by it.
    """
    remedy = "Leave issued out, or correct the note; the day of a statement is the said of the event."
    for index, source in enumerate(store.sources):
        if source.issued and NOT_ITS_DATE.search(source.note or ""):
            yield fault_of(("sources", index), source, "issued", "is not the work's own by its note", remedy)


def url_is_of_the_work(store: Store) -> Iterator[Fault]:
    """`url` is the address of the work itself: one that may be another page's stands in the note alone."""
    remedy = "Leave url out and give the address in the note, or correct the note."
    for index, source in enumerate(store.sources):
        if source.url and NOT_ITS_PAGE.search(source.note or ""):
            yield fault_of(("sources", index), source, "url", "may be another page's by its note", remedy)


def facts_rest_on_several_voices(store: Store) -> Iterator[Fault]:
    """An event or post rests on two voices or more: what one alone says, nobody has borne out.

    A voice is who says so, else the work; all states of one work are one.
    """
    works = store.works()
    remedy = "Look for an account of somebody else."
    for path, fact in walk(store):
        if isinstance(fact, (Event, Post)) and len(voices(fact.said_by, fact.sources, works)) == 1:
            field = "said_by" if fact.said_by else "sources"
            yield fault_of(path, fact, field, "is the one voice on which it rests", remedy)


def sources_have_an_address(store: Store) -> Iterator[Fault]:
    """A source has a `url`, so that a reader can open it."""
    yield from _without(store, "url", "Find the page, or say in the note why there is none.")


def sources_have_a_title(store: Store) -> Iterator[Fault]:
    """A source has its title as printed: a description in square brackets can't be looked up."""
    for index, source in enumerate(store.sources):
        if source.title.startswith("[") and source.title.endswith("]"):
            problem, remedy = "is a description, not the title", "Open the work and give its headline."
            yield fault_of(("sources", index), source, "title", problem, remedy)


def sources_have_a_date(store: Store) -> Iterator[Fault]:
    """A source has the day of its issue, so that `--known-by` can tell what was known when."""
    yield from _without(store, "issued", "Look for the day on the page or in the data of a stored copy.")


def sources_are_archived(store: Store) -> Iterator[Fault]:
    """A source has the address of an archived copy, as pages change and go."""
    yield from _without(store, "archive_url", "Find or make an archived copy and give its address.")


def _without(store: Store, field: str, remedy: str) -> Iterator[Fault]:
    """A fault for each source that does not have the field."""
    for index, source in enumerate(store.sources):
        if not getattr(source, field):
            yield fault_of(("sources", index), source, field, "is not recorded", remedy)


def places_have_coordinates(store: Store) -> Iterator[Fault]:
    """A place has coordinates, so that the map shows it; a district or region may do without."""
    remedy = "Give latitude and longitude, and whose they are in the note."
    for index, place in enumerate(store.places):
        if place.coordinates is None and place.kind in ("city", "rural settlement", "village"):
            yield fault_of(("places", index), place, "coordinates", "are not recorded", remedy)


def posts_have_a_start(store: Store) -> Iterator[Fault]:
    """A post has the day from which it was held: else no day is certain."""
    for path, post in walk(store):
        if isinstance(post, Post) and post.since is None:
            remedy = "Look for the appointment, or for the first day on which a source names them so."
            yield fault_of(path, post, "since", "is not recorded", remedy)


def aliases_are_of_one_record(store: Store) -> Iterator[Fault]:
    """An alias is not the name of another record: whoever types it would get both."""
    from kharkivctl.ask.names import fold_all  # As names are matched.

    folded = fold_all(name for record in store.named for name in (record.name, *record.aliases))
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for record in store.named:
        owners[folded[record.name]].append(record.id)
    for path, record in walk(store):
        for alias in getattr(record, "aliases", ()):
            if others := [owner for owner in owners[folded[alias]] if owner != record.id]:
                problem = f'"{alias}" is the name of {" and ".join(others)}'
                remedy = "Leave it out, unless people mean both by it."
                yield fault_of(path, record, "aliases", problem, remedy)


def questions_have_several_accounts(store: Store) -> Iterator[Fault]:
    """A question has two accounts or more: one alone differs from nothing."""
    for path, question_id, accounts in _questions(store):
        if len(accounts) < 2:
            problem = f"has {'one account' if accounts else 'no account'}"
            remedy = "Name the question in the other accounts too, or delete it."
            yield Fault((*path, "id"), question_id, question_id, problem, remedy)


def accounts_of_a_question_differ(store: Store) -> Iterator[Fault]:
    """The accounts of a question differ in kind, date, holder, standing, numbers or who and where it was.

    Accounts that agree are no question: they are one event with several sources, or a series.
    """
    remedy = "Correct the account that should differ, or join them in one."
    for path, question_id, accounts in _questions(store):
        if len(accounts) > 1 and len({_differing(account) for account in accounts}) == 1:
            problem = f"has {len(accounts)} accounts that do not differ"
            yield Fault((*path, "id"), question_id, question_id, problem, remedy)


def _questions(store: Store) -> Iterator[tuple[Path, str, list[Event | Post]]]:
    """Each question with its path and the events and posts that answer it."""
    answers: defaultdict[str, list[Event | Post]] = defaultdict(list)
    for _, record in walk(store):
        for question in getattr(record, "questions", ()):
            answers[question].append(record)
    for index, question in enumerate(store.questions):
        yield ("questions", index), question.id, answers[question.id]


def _differing(account: Event | Post) -> tuple[object, ...]:
    """That in which two accounts of one thing can differ."""
    if isinstance(account, Post):
        where = (account.role, account.organization, account.area)
        return (account.since, account.until, account.standing, account.said_by, *where)
    who = (account.people, account.organizations, account.said_by)
    when = (account.date, account.date_words)
    return (account.kind, *when, account.control, account.standing, account.figures, account.places, *who)


def notes_name_no_other_date(store: Store) -> Iterator[Fault]:
    """A note names no date that no record beside it has: whoever asks by that day would not find it."""
    remedy = "Give it an account of its own, or a date; a date of the page or reference may stay."
    for found in notes.findings(store):
        if found.holder is None:
            problem = f'names "{found.words}", which no record beside it has'
            yield Fault((*found.path, "note"), found.id, None, problem, remedy)


def notes_name_no_other_holder(store: Store) -> Iterator[Fault]:
    """A note tells of no holder of a place whom no account beside it names: no answer would name them."""
    remedy = "Give it an account of its own, with control; words that mean something else may stay."
    for found in notes.findings(store):
        if found.holder:
            problem = f'has "{found.words}", but no account beside it has control = "{found.holder}"'
            yield Fault((*found.path, "note"), found.id, None, problem, remedy)


WARNINGS: dict[str, Rule] = {
    "W001": issued_is_of_the_work,
    "W002": url_is_of_the_work,
    "W003": facts_rest_on_several_voices,
    "W004": sources_have_an_address,
    "W005": sources_have_a_title,
    "W006": sources_have_a_date,
    "W007": sources_are_archived,
    "W008": places_have_coordinates,
    "W009": posts_have_a_start,
    "W010": aliases_are_of_one_record,
    "W011": questions_have_several_accounts,
    "W012": accounts_of_a_question_differ,
    "W013": notes_name_no_other_date,
    "W014": notes_name_no_other_holder,
}


def warnings(store: Store) -> list[Fault]:
    """Every value of the store that a curator should look at again."""
    return broken(store, WARNINGS)
