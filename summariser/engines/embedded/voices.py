"""The sentences of an article by whose voice they are in: its own, or somebody's speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summariser.article import Article
from summariser.engines.embedded.entities import Entity
from summariser.engines.embedded.speech import Speech
from summariser.offsets import Offsets
from summariser.tokens import QUOTED, Token, tokenise

__all__ = ["Voice", "opened", "voices"]

_MARKS = frozenset("“”\"«»")
_UNSURE = frozenset("denied denies deny denying asked asks asking wondered questioned".split())
_CONTRACTION = re.compile(
    r"(\w+)(n['’]t|['’](?:ll|d|ve|re|m))|(it|he|she|that|there|who|what)(['’]s)"
)
_FULL = {
    "wo": "will", "ca": "can", "sha": "shall", "n't": "not", "'ll": "will", "'d": "would",
    "'ve": "have", "'re": "are", "'m": "am", "'s": "is",
}  # fmt: skip


class Voice(NamedTuple):
    """The tokens of a sentence in the article's own voice (no `pointer`) or in somebody's speech.

    `speech` holds the stretches of the sentence that are read as speech by themselves; `direct`
    tells a speaker's own words from a report of them.
    """

    tokens: Sequence[Token]
    speech: Sequence[Offsets] = ()
    pointer: str | None = None
    speaker: Entity | None = None
    direct: bool = False


def voices(article: Article, speech: Sequence[Speech]) -> list[Voice]:
    """In order; without questions and without what is denied or asked."""
    found = [*_own(article), *_spoken(article, speech)]
    return sorted(
        (voice for voice in found if voice.tokens and voice.tokens[-1].text != "?"),
        key=lambda voice: voice.tokens[0].span,
    )


def opened(text: str, tokens: Sequence[Token]) -> Sequence[Token]:
    """With the words of the quotations that were one token each."""
    if not any(token.text == QUOTED for token in tokens):
        return tokens
    found: list[Token] = []
    for token in tokens:
        found += _split(tokenise(text, token.span, ())) if token.text == QUOTED else [token]
    return found


def _own(article: Article) -> Iterator[Voice]:
    starts = [clause.span.start for clause in article.clauses]
    for statement in article.statements:
        first, last = (bisect_left(starts, offset) for offset in statement.span)
        inside = [clause.span for clause in article.clauses[first:last]]
        yield Voice(_split(statement.tokens), inside)


def _spoken(article: Article, speech: Sequence[Speech]) -> Iterator[Voice]:
    direct = {quotation.id for quotation in article.quotations}
    unsure = {
        clause.id for clause in article.clauses if article.slice(clause.cue).lower() in _UNSURE
    }
    ends = [sentence.span.end for sentence in article.sentences]
    for said in speech:
        for sentence in article.sentences[bisect_right(ends, said.span.start) :]:
            if sentence.span.start >= said.span.end or said.pointer in unsure:
                break
            start, end = sentence.span
            inside = (max(start, said.span.start), min(end, said.span.end))
            tokens = _split(tokenise(article.text, inside, ()))
            yield Voice(tokens, (), said.pointer, said.speaker, said.pointer in direct)


def _split(tokens: Sequence[Token]) -> list[Token]:
    """Without quotation marks, and with contractions as two tokens: won’t -> will not."""
    found: list[Token] = []
    for token in tokens:
        parts = _CONTRACTION.fullmatch(token.text.lower())
        if parts is None:
            found += [] if token.text in _MARKS else [token]
            continue
        start = token.span.start
        cut = start + len(parts[1] or parts[3])
        for part in (Offsets(start, cut), Offsets(cut, token.span.end)):
            text = token.text[part.start - start : part.end - start]
            lower = text.lower().replace("’", "'")
            found.append(Token(part, text, _FULL.get(lower, lower)))
    return found
