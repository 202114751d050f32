"""Words in quotation marks that are the name of something rather than speech."""

import re
from bisect import bisect_right

from summariser.article import Article, Quotation
from summariser.attribution import Attribution
from summariser.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    REPORTING,
)
from summariser.tagged import quoted_by

__all__ = ["is_title"]

_LONGEST = 5  # words
_FEW = 2  # words that are no speech where nobody is said to say them
_SMALL = AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS
_SPEAKING = PRONOUNS | {"this"}  # in what somebody says rather than in a title
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BACK = 100  # characters before a quotation
# What all call something: known to its regulars as “…”, was called “…”, that everybody calls “…”.
_CALLED = re.compile(
    r"\b(?:(?:known|referred to)\b[^.;:“”\"]{0,60}\bas"
    r"|nicknamed|christened|titled|entitled|headlined|so-called"
    r"|(?:is|are|was|were|been|being) (?:\w+ly )?(?:called|dubbed|named)"
    r"|(?:an?|the) \w+ (?:called|dubbed|named)"
    r"|(?:every(?:body|one)|locals|people) (?:\w+ly )?calls?)\s*$"
)
_WORK = re.compile(r"\b([a-z]+),?\s*$")  # a poem, “Hinge”


def is_title(article: Article, quotation: Quotation, attribution: Attribution) -> bool:
    """Whether a quotation is a name: his book “Rust and Rain” says that boats sink.

    What adjoins its cue is speech, however it is written, and so is what is part of a clause.
    """
    if quotation.kind != "marks" or _in_clause(article, quotation):
        return False
    start = quotation.whole.start
    before = article.text[max(start - _BACK, article.paragraph_at(start).start) : start]
    words = _WORD.findall(article.slice(quotation.verbatim[0]))
    if len(words) <= _LONGEST and _CALLED.search(before):
        return True
    if _reads_like_title(words) and _reports_more(article, quotation, attribution):
        return True
    if _adjoins(article.text, quotation, attribution):
        return False
    return (
        _reads_like_title(words)
        or _is_work(words, before)
        or (len(words) <= _FEW and attribution.carried is None and _is_unread(article, quotation))
    )


def _reads_like_title(words: list[str]) -> bool:
    """Whether a few words have capitals, small words aside."""
    telling = [word for word in words if word.lower() not in _SMALL]
    return (
        len(words) <= _LONGEST
        and sum(word[0].isupper() for word in words) > 1
        and not any(word[0].islower() for word in (words[0], *telling))
        and _SPEAKING.isdisjoint(word.lower() for word in words)
    )


def _is_work(words: list[str], before: str) -> bool:
    """Whether it is one word with a capital behind what it is the title of."""
    work = _WORK.search(before)
    return (
        len(words) == 1
        and words[0][0].isupper()
        and work is not None
        and work[1] not in REPORTING | _SMALL | PRONOUNS
    )


def _is_unread(article: Article, quotation: Quotation) -> bool:
    """Whether the tagger read the article and found nobody who says it."""
    if article.tagged is None:
        return False
    return quoted_by(article.tagged, quotation.spans) is None


def _reports_more(article: Article, quotation: Quotation, attribution: Attribution) -> bool:
    """Whether its cue has a clause behind it: in “Rust and Rain”, she says that boats sink."""
    return attribution.cue is not None and any(
        clause.cue == attribution.cue
        and quotation.whole.end <= clause.cue.start < clause.span.start
        for clause in article.clauses
    )


def _adjoins(text: str, quotation: Quotation, attribution: Attribution) -> bool:
    """Whether no word stands between a quotation and its cue, or the mention behind it."""
    cue, mention = attribution.cue, attribution.mention
    start, end = quotation.whole
    between: list[str] = []
    if cue is not None:
        between.append(text[cue.end : start] if cue.end <= start else text[end : cue.start])
    if mention is not None and mention.span.start >= end:
        between.append(text[end : mention.span.start])
    return any(_WORD.search(stretch) is None for stretch in between)


def _in_clause(article: Article, quotation: Quotation) -> bool:
    clauses, whole = article.clauses, quotation.whole
    index = bisect_right(clauses, whole.start, key=lambda clause: clause.span.start) - 1
    return index >= 0 and clauses[index].span.holds(whole)
