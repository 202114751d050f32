"""Words in quotation marks that are the title of something rather than speech."""

import re
from bisect import bisect_right

from summariser.article import Article, Quotation
from summariser.attribution import Attribution
from summariser.lexicon import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS

__all__ = ["is_title"]

_LONGEST = 5  # words
_SMALL = AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS
_SPEAKING = PRONOUNS | {"this"}  # in what somebody says rather than in a title
_WORD = re.compile(r"\w+(?:['’]\w+)*")


def is_title(article: Article, quotation: Quotation, attribution: Attribution) -> bool:
    """Whether a quotation is a title: his book “Rust and Rain” says that boats sink.

    What adjoins its cue is speech, however it is written, and so is what is part of a clause.
    """
    words = _WORD.findall(article.slice(quotation.verbatim[0]))
    if quotation.kind != "marks" or not _reads_like_title(words):
        return False
    return not _adjoins(article.text, quotation, attribution) and not _in_clause(article, quotation)


def _reads_like_title(words: list[str]) -> bool:
    """Whether a few words have capitals, small words aside."""
    telling = [word for word in words if word.lower() not in _SMALL]
    return (
        len(words) <= _LONGEST
        and sum(word[0].isupper() for word in words) > 1
        and not any(word[0].islower() for word in (words[0], *telling))
        and _SPEAKING.isdisjoint(word.lower() for word in words)
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
