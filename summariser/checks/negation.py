"""Finds clauses of a claim that deny what the article states, or state what it denies."""

import re
from collections.abc import Iterator

from summariser.checks.clauses import Clause, clauses, close_clauses, content, share
from summariser.checks.doubt import Doubt, cited
from summariser.checks.opposites import opposites
from summariser.checks.passage import Passage, hyphenated
from summariser.language import is_english

__all__ = ["doubted_negation"]

_NEGATION = re.compile(
    r"\b(?:not|never|no|no one|nobody|none|nothing|neither|nor|without|cannot|hardly|[a-z]+n['’]t"
    r"|(?:fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|unable) to)\b",
    re.IGNORECASE,
)
# Whatever may amount to a negation: in its presence nothing is said.
_NEGATIVE = re.compile(
    _NEGATION.pattern
    + r"|\b(?:fail|refus|declin|barely|rarely|seldom|scarcely|den(?:y|ie)|reject|oppos|against|lack"
    r"|absen|stop|halt|prevent|avoid|bann?|prohibit|impossib|few|little|less|instead|rather"
    r"|unless|except|despite|too\b|end|los[est]|cancel|block|drop|rul\w+ out|dela|doubt|question"
    r"|h(?:[oe]ld|olding) off"
    r"|un\w{4}|in(?:correct|adequa|suffic|abil|activ|effic|effect|consist)|dis\w{4}|im(?:poss|prac)"
    r"|non\w|miss|remov|exclud|ignor|left out|leav\w+ out|only\b|yet\b|until\b|free|forg|away|far"
    r"\b|difficult|hard|wrong|bad|zero|however|although|though|if\b|whether|either|mis\w{4}|withdr"
    r"|abandon|scrap|omi|claim|suppos|alleg|purport|differ|diverg)|less\b|\b(?:wo|do|ca)nt\b",
    re.IGNORECASE,
)
_MIN_SHARED = 3  # content words that two clauses must share to contradict each other
_ADDED, _DROPPED = 0.5, 0.6  # shares of a claim's content words that the closest clause must have
_NEAR = 200  # characters after a negation, among which is what it denies
_SLACK = 0.2  # how much less makes another clause nearly as close


def doubted_negation(claim: str, evidence: Passage, article: Passage) -> Iterator[Doubt]:
    """The clauses of `claim` that the closest clauses of its evidence seem to contradict.

    One of the two has a negation and the other nothing that could be one; what the one denies
    stands in the other; and no clause of the article as close sides with the claim. English only.
    """
    if claim.rstrip().endswith("?"):
        return
    for clause in clauses(claim):
        other = _contradicting(clause, evidence)
        if other and is_english(article.language) and _opposed_by_all(clause, other, article):
            message = f"{cited(clause.text)} seems to contradict {cited(other.text)}."
            yield Doubt("negation", "warning", message)


def _contradicting(clause: Clause, evidence: Passage) -> Clause | None:
    """The closest clause of `evidence`, if it and all that are nearly as close oppose `clause`."""
    denies = _denies(clause)
    if len(clause.stems) < _MIN_SHARED or (not denies and _may_deny(clause)):
        return None
    close = close_clauses(clause.stems, evidence.sentences, _ADDED if denies else _DROPPED)
    if not close:
        return None
    shared = clause.stems & close[0].stems
    if len(shared) < _MIN_SHARED or not _opposed_by_all(clause, close[0], evidence):
        return None
    if _unsaid(clause, close[0]) or _unsaid(close[0], clause):
        return None
    # A claim may put a verb of its own before what it denies: did not show a link.
    denied = _denied(clause, 2) if denies else _denied(close[0], 1)
    return close[0] if any(stem in shared for stem in denied) else None


def _opposed_by_all(clause: Clause, closest: Clause, passage: Passage) -> bool:
    """Whether all clauses of `passage` that are nearly as close as `closest` oppose `clause`."""
    least = share(clause.stems, closest) - _SLACK
    close = close_clauses(clause.stems, passage.sentences, least)
    return all(_opposed(clause, other) for other in close)


def _denies(clause: Clause) -> bool:
    return _NEGATION.search(clause.text) is not None


def _opposed(clause: Clause, other: Clause) -> bool:
    if other.text.endswith("?"):
        return False
    return not _may_deny(other) if _denies(clause) else _denies(other)


def _may_deny(clause: Clause) -> bool:
    """Whether it may amount to a negation, or stand under one (it is not true that…)."""
    found = _NEGATIVE.search(clause.text) or _NEGATION.search(clause.before)
    return found is not None


def _unsaid(clause: Clause, other: Clause) -> bool:
    """Whether `other` has the opposite of what `clause` denies: did not fall, and rose."""
    words = frozenset(hyphenated(other.text))
    denied = (
        hyphenated(clause.text[found.end() : found.end() + _NEAR])[:2]
        for found in _NEGATION.finditer(clause.text)
    )
    return any(not words.isdisjoint(opposites(word)) for pair in denied for word in pair)


def _denied(clause: Clause, count: int) -> Iterator[str]:
    """The stems of the first `count` content words after each negation, but of names."""
    for found in _NEGATION.finditer(clause.text):
        near = clause.text[found.end() : found.end() + _NEAR].split()
        words = [word for word in near if content(word)][:count]
        yield from (content(word)[0] for word in words if not word[0].isupper())
