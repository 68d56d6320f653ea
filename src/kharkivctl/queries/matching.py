"""Which facts the terms of a question match: by name, by kind, by standing, by words of their texts.

A term is first taken at its surest: a whole name means the facts about that record, a word for a kind means
the facts of this kind. Only where all terms together find nothing so, they are taken widely: words of names,
mere mentions, kinds in which the same may be told.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set

from kharkivctl.ask.terms import Found, Match, Meaning, Term
from kharkivctl.queries.facts import Fact
from kharkivctl.store.model import Loaded

# The kinds of facts that tell who came to hold a place, or how much of it: a word about that counts there.
CONTROL_KINDS = frozenset(
    ("capture", "recapture", "withdrawal", "advance", "share", "denial", "statement", "offensive")
)

MANY = 12  # A finding about more places than these is a list: it is no answer to a word about one of them.


def fact_matcher(loaded: Loaded, facts: Sequence[Fact]) -> Callable[[Term], Match[int]]:
    """A function that gives the positions of the facts that a term matches.

    Widely it matches the rival accounts of what it matches too: what denies a death tells of it.
    """
    texts = [loaded.texts.get(fact.words, "") for fact in facts]
    place_kinds = {place.id: place.kind for place in loaded.store.places}
    related = [fact.related for fact in facts]

    def about(ids: Set[str]) -> set[int]:
        return {n for n, own in enumerate(related) if not ids.isdisjoint(own)} if ids else set()

    def rivals(found: Set[int]) -> set[int]:
        questions = {question for n in found for question in facts[n].questions}
        return {n for n, fact in enumerate(facts) if not questions.isdisjoint(fact.questions)}

    def match(term: Term) -> Match[int]:
        named, longer = about(term.exact | term.whole), about(set() if term.exact else term.word)
        worded = {n for n, text in enumerate(texts) if any(form in text for form in term.forms)}
        means = [_means(facts, texts, place_kinds, meaning) for meaning in term.meanings]
        sure: set[int] = set().union(*(m.sure for m in means))
        wide: set[int] = set().union(*(m.wide for m in means))
        if term.exact or (named and not term.meanings):
            if not term.exact and not term.whole <= place_kinds.keys():
                named = named | worded  # A body is often named in a text without being linked.
            return Match(named, named | longer | worded | wide)
        if any(meaning.sense.control for meaning in term.meanings):
            mentioned = {n for n in worded if facts[n].kind in CONTROL_KINDS}
        else:
            mentioned = worded
        sure |= named | longer | mentioned
        return Match(sure, sure | worded | wide | rivals(sure))

    return match


def _means(
    facts: Sequence[Fact], texts: Sequence[str], place_kinds: Mapping[str, str], meaning: Meaning
) -> Match[int]:
    """The positions of the facts that are of what a word means."""
    sense = meaning.sense
    sure: set[int] = set()
    wide: set[int] = set()
    for n, fact in enumerate(facts):
        mentioned = [phrase for phrase in meaning.phrases if phrase in texts[n]]
        by_the_way = sense.control and fact.kind not in CONTROL_KINDS
        if (
            (_is_of(fact, meaning.kinds) and len(fact.places) <= MANY)
            or (meaning.places and any(place_kinds[place] in meaning.places for place in fact.places))
            or fact.standing in meaning.standings
            or (sense.holder and fact.control == sense.holder)
            # A whole phrase is no mere mention.
            or any(not by_the_way or phrase.count(" ") > 2 for phrase in mentioned)
        ):
            sure.add(n)
        elif mentioned or _is_of(fact, meaning.kinds) or _is_of(fact, meaning.also):
            wide.add(n)
    return Match(sure, sure | wide)


def _is_of(fact: Fact, kinds: dict[str, str]) -> bool:
    """Whether a fact is of one of these kinds, with the holder it is bound to."""
    holder = kinds.get(fact.kind)
    return holder == "" or (holder is not None and fact.control == holder)


def matching_all(
    terms: Sequence[Term], match: Callable[[Term], Match[Found]], everything: Collection[Found]
) -> set[Found]:
    """What all terms match: each at its surest, else one of them widely, else all widely.

    Soft terms narrow it further where they leave something.
    """
    hard = [term for term in terms if not term.soft]
    soft: list[Match[Found]] = [match(term) for term in terms if term.soft]
    if not hard and len(soft) > 1:
        found = _softened(set(everything), soft)
        return found if len(found) < len(everything) else set()
    for sets in _ways([match(term) for term in hard] or soft):
        if common := set(everything).intersection(*sets):
            return _softened(common, soft)
    return set()


def _ways(matches: list[Match[Found]]) -> Iterator[list[Set[Found]]]:
    """The ways to take all terms, the surest first."""
    surest: list[Set[Found]] = [m.sure for m in matches]
    yield surest
    for at, m in enumerate(matches):
        taken = list(surest)
        taken[at] = m.wide
        yield taken
    yield [m.wide for m in matches]


def _softened(found: set[Found], matches: Sequence[Match[Found]]) -> set[Found]:
    """What is found, narrowed by each soft term that leaves something."""
    for m in matches:
        found = (found & m.sure) or (found & m.wide) or found
    return found
