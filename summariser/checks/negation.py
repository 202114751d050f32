"""Finds clauses of a claim that deny what the article states, or state what it denies."""

import re
from collections.abc import Iterator

from summariser.checks.clauses import Clause, clauses, content
from summariser.checks.doubt import Doubt, cited
from summariser.checks.passage import Passage

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
    r"|un\w{4}|in(?:correct|adequa|suffic|abil|activ|effic|effect|consist)|dis\w{4}|im(?:poss|prac)"
    r"|non\w|miss|remov|exclud|ignor|left out|leav\w+ out|only\b|yet\b|until\b|free|forg|away|far"
    r"\b|difficult|hard|wrong|bad|zero|however|although|though|if\b|whether|either|mis\w{4}|withdr"
    r"|abandon|scrap|omi|claim|suppos|alleg|purport|differ|diverg)|less\b|\b(?:wo|do|ca)nt\b",
    re.IGNORECASE,
)
_MIN_SHARED = 3  # content words that two clauses must share to contradict each other
_ADDED, _DROPPED = 0.5, 0.6  # shares of a claim's content words that the closest clause must have
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
        if other and article.language in ("en", None) and _opposed_by_all(clause, other, article):
            message = f"{cited(clause.text)} seems to contradict {cited(other.text)}."
            yield Doubt("negation", "warning", message)


def _contradicting(clause: Clause, evidence: Passage) -> Clause | None:
    """The closest clause of `evidence`, if it and all that are nearly as close oppose `clause`."""
    denies = _denies(clause)
    if len(clause.stems) < _MIN_SHARED or (not denies and _may_deny(clause)):
        return None
    close = _close(clause, evidence, _ADDED if denies else _DROPPED)
    if not close:
        return None
    shared = clause.stems & close[0].stems
    if len(shared) < _MIN_SHARED or not _opposed_by_all(clause, close[0], evidence):
        return None
    # A claim may put a verb of its own before what it denies: did not show a link.
    denied = _denied(clause, 2) if denies else _denied(close[0], 1)
    return close[0] if any(stem in shared for stem in denied) else None


def _opposed_by_all(clause: Clause, closest: Clause, passage: Passage) -> bool:
    """Whether all clauses of `passage` that are nearly as close as `closest` oppose `clause`."""
    close = _close(clause, passage, _share(clause, closest) - _SLACK)
    return all(_opposed(clause, other) for other in close)


def _close(clause: Clause, passage: Passage, least: float) -> list[Clause]:
    """The clauses of `passage` with at least that share of the words of `clause`, closest first."""
    words = least * len(clause.stems)
    related = [
        other
        for sentence, lower in passage.sentences
        if sum(stem in lower for stem in clause.stems) >= words
        for other in clauses(sentence)
        if _share(clause, other) >= least
    ]
    return sorted(related, key=lambda other: (-_share(clause, other), len(other.stems)))


def _share(clause: Clause, other: Clause) -> float:
    return len(clause.stems & other.stems) / len(clause.stems)


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


def _denied(clause: Clause, count: int) -> Iterator[str]:
    """The stems of the first `count` content words after each negation, but of names."""
    for found in _NEGATION.finditer(clause.text):
        words = [word for word in clause.text[found.end() :].split() if content(word)][:count]
        yield from (content(word)[0] for word in words if not word[0].isupper())
