"""Finds words of a claim where its evidence says the same with the opposite word."""

import re
from collections.abc import Iterator
from functools import cache

from summariser.checks.clauses import Clause, clauses, close_clauses, content
from summariser.checks.doubt import Doubt, cited
from summariser.checks.passage import Passage, hyphenated
from summariser.language import is_english

__all__ = ["doubted_opposites", "opposites"]

# Who says a word of one side denies each of the other. Regular endings are added.
_PAIRS = (
    (
        "increase rise rose risen grow grew grown growth climb gain surge soar raise expand",
        "decrease decline fall fell fallen shrink shrank shrunk drop plunge reduce lower",
    ),
    ("higher", "lower"),
    ("high", "low"),
    ("above", "below"),
    ("before", "after"),
    ("improve boost", "worsen impair hinder"),
    ("strengthen", "weaken"),
    ("strong", "weak"),
    ("include", "exclude"),
    ("positive", "negative"),
    ("profit earnings", "loss"),
    ("maximise maximize", "minimise minimize"),
    ("encourage", "discourage"),
    ("accept approve", "reject"),
    ("allow permit", "ban forbid prohibit"),
    ("support", "oppose"),
    ("win won", "lose lost"),
    ("buy bought", "sell sold"),
    ("open", "close shut"),
    ("add", "remove"),
    ("easy", "hard difficult"),
    ("simple", "complex complicated"),
    ("best", "worst"),
    ("long-term", "short-term"),
    ("cheap", "expensive"),
    ("safe", "dangerous"),
    ("guilty", "innocent"),
    ("major", "minor"),
    ("northern", "southern"),
    ("eastern", "western"),
    ("husband", "wife"),
    ("son", "daughter"),
    ("brother", "sister"),
    ("father", "mother"),
)
_PREFIXES = tuple("un in im ir il non- non dis de sub".split())
# Under these a word does not mean what it says, or not of the same thing.
_TURNED = re.compile(
    r"\b(?:not|never|no|none|nothing|neither|nor|without|cannot|hardly|[a-z]+n['’]t|fail\w*"
    r"|refus\w*|declin\w+ to|unable|less|few\w*|instead|rather|though|although|but|despite"
    r"|however|while|whereas|if|unless|slow\w*|limit\w*|offset|partial\w*|avoid\w*|prevent\w*"
    r"|oppos\w*|against)\b",
    re.IGNORECASE,
)
_MIN_SHARED = 3  # content words beside the opposites
_CLOSE, _SLACK = 0.6, 0.2  # shares of them: of the closest clause, and how much less is near it


def doubted_opposites(claim: str, evidence: Passage, article: Passage) -> Iterator[Doubt]:
    """The clauses of `claim` that say what its evidence says, but with an opposite word.

    The article has neither that word nor another of its side anywhere. English only.
    """
    if claim.rstrip().endswith("?"):
        return
    for clause in clauses(claim):
        other = _with_opposite(clause, evidence, article)
        if other and is_english(article.language):
            message = f"{cited(clause.text)} seems to contradict {cited(other.text)}."
            yield Doubt("negation", "warning", message)


def _with_opposite(clause: Clause, evidence: Passage, article: Passage) -> Clause | None:
    """The closest clause of `evidence`, if it has the opposite of a word of `clause`."""
    if len(clause.stems) <= _MIN_SHARED or _TURNED.search(clause.text):
        return None
    for word in hyphenated(clause.text):
        same, opposite = _sides(word)
        if opposite.isdisjoint(evidence.hyphenated) or not same.isdisjoint(article.hyphenated):
            continue
        stems = clause.stems.difference(content(word))
        close = close_clauses(stems, evidence.sentences, _CLOSE) if stems else []
        if not close or len(stems & close[0].stems) < _MIN_SHARED:
            continue
        if not _TURNED.search(close[0].text) and opposite & set(hyphenated(close[0].text)):
            return close[0]
    return None


def opposites(word: str) -> frozenset[str]:
    """The words that say the opposite of `word`, which is in lower case."""
    return _sides(word)[1]


@cache
def _by_word() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """For each form of a listed word: the forms of its side, and those of the other."""
    sides: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for pair in _PAIRS:
        left, right = (
            frozenset(form for word in side.split() for form in _forms(word)) for side in pair
        )
        for same, other in ((left, right), (right, left)):
            for word in same:
                known = sides.get(word, (frozenset(), frozenset()))
                sides[word] = (known[0] | same, known[1] | other)
    return sides


def _forms(word: str) -> Iterator[str]:
    yield from (word, word + "s", word + "ly")
    if word.endswith("e"):
        yield from (word + "d", word[:-1] + "ing")
    elif word.endswith("y"):
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    else:
        yield from (word + "ed", word + "ing", word + "es", word + word[-1] + "ed")
        yield word + word[-1] + "ing"


def _sides(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """What says the same as `word`, itself among it, and what says the opposite."""
    same, opposite = _by_word().get(word, (frozenset(), frozenset()))
    negated = {prefix + word for prefix in _PREFIXES}
    bare = {word.removeprefix(prefix) for prefix in _PREFIXES if len(word) >= len(prefix) + 4}
    return same | {word}, opposite | negated | bare - {word}
