"""Finds clauses of a claim that deny what their evidence states, or state what it denies."""

import re
from collections.abc import Iterable, Iterator

from summariser.checks.clauses import Clause, clauses, content
from summariser.checks.doubt import Doubt
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
    r"|abandon|scrap|omi|claim|suppos|alleg|purport|differ|diverg)|less\b|\w+n['’]?t\b(?<=wont|dont)",
    re.IGNORECASE,
)
_MIN_WORDS = 3  # of content in a clause that is compared
_ADDED, _DROPPED = 0.5, 0.6  # shares of a claim's content words that its evidence must have
_SLACK = 0.2


def doubted_negation(claim: str, evidence: Passage, article: Passage) -> Iterator[Doubt]:
    """The clauses of `claim` that its closest clauses of evidence seem to contradict."""
    if claim.rstrip().endswith("?"):
        return
    for clause in clauses(claim):
        if len(clause.stems) >= _MIN_WORDS:
            other = _contradicted(clause, evidence.clauses)
            if other and article.language in ("en", None) and not _relieved(clause, other, article):
                yield Doubt("negation", "warning", f"“{clause.text}” against “{other.text}”")


def _contradicted(clause: Clause, candidates: Iterable[Clause]) -> Clause | None:
    """The closest of `candidates` if it and all that are nearly as close contradict `clause`."""
    denies = bool(_NEGATION.search(clause.text))
    if not denies and _NEGATIVE.search(clause.text):
        return None
    scored = [(_share(clause, other), -len(other.stems), other) for other in candidates]
    best, _, closest = max(scored, default=(0.0, 0, clause))
    if best < (_ADDED if denies else _DROPPED):
        return None
    near = [other for share, _, other in scored if share >= best - _SLACK]
    if denies:
        if any(_NEGATIVE.search(other.text) for other in near):
            return None
        return closest if any(head in closest.stems for head in _denied(clause, 2)) else None
    if not all(_NEGATION.search(other.text) for other in near):
        return None
    return closest if any(head in clause.stems for head in _denied(closest, 1)) else None


def _denied(clause: Clause, count: int) -> Iterator[str]:
    """The stems of the first `count` content words after each negation, but of names."""
    for found in _NEGATION.finditer(clause.text):
        words = [word for word in clause.text[found.end() :].split() if content(word)][:count]
        yield from (content(word)[0] for word in words if not word[0].isupper())


def _share(clause: Clause, other: Clause) -> float:
    return len(clause.stems & other.stems) / len(clause.stems)


def _relieved(clause: Clause, other: Clause, article: Passage) -> bool:
    """Whether another clause of the article, about as close as `other`, agrees with `clause`."""
    least = _share(clause, other) - _SLACK
    agrees = _NEGATIVE if _NEGATION.search(clause.text) else None
    shared = clause.stems & other.stems
    for sentence in article.sentences:
        if sum(stem in sentence.lower() for stem in shared) < least * len(clause.stems):
            continue
        for near in clauses(sentence):
            if _share(clause, near) >= least and (bool(_NEGATIVE.search(near.text)) if agrees else not _NEGATION.search(near.text)):
                return True
    return False
