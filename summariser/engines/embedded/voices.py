"""The sentences of an article by whose voice they are in: its own, or somebody's speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summariser.article import Article
from summariser.engines.embedded.entities import Entity
from summariser.engines.embedded.grammar import NOT, word
from summariser.engines.embedded.positions import CONDITIONS, DOUBTS, RENEWING, RUMOURS
from summariser.engines.embedded.speech import Speech
from summariser.lexicon import ADVERBS, CALENDAR, PREPOSITIONS
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.tokens import QUOTED, Token, tokenise

__all__ = ["Voice", "voices"]

_REACH = 40  # tokens behind a word of position
_TIMES = (CALENDAR | ADVERBS) - NOT
_GOVERNING = PREPOSITIONS | RENEWING  # before a noun phrase that is no subject
_MARKS = frozenset('“”"«»')
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

    def leaves_out(self, token: Token) -> bool:
        """Whether the token stands in speech that is read by itself."""
        return any(start <= token.span.start < end for start, end in self.speech)

    def behind(self, text: str, at: int) -> Sequence[Token]:
        """What follows, without a count, a time or an adverb: voted 5-2 on Monday | to close.

        A quotation in it is opened: its words are tokens.
        """
        tokens = self.tokens
        start, counts = at + 1, tokens[at].lower.startswith("vote")
        while (
            word(tokens, start) in _TIMES
            or word(tokens, start).endswith("ly")
            or (word(tokens, start) == "on" and word(tokens, start + 1) in CALENDAR)
            or (counts and word(tokens, start)[:1].isdigit())
        ):
            start += 1
        found: list[Token] = []
        for token in tokens[start : start + _REACH]:
            quoted = token.text == QUOTED
            found += _split(tokenise(text, token.span, ())) if quoted else [token]
        return found

    def place(self, mention: Mention) -> int:
        """The index of its first token."""
        return bisect_left(self.tokens, mention.span.start, key=lambda token: token.span.start)

    def conditions(self, at: int) -> set[str]:
        """The words of condition around a verb, asides left out."""
        start = max(at - _REACH, 0)
        near = self.tokens[start : at + _REACH]
        return {
            token.lower
            for before, token in zip((None, *near), near, strict=False)
            if token.lower in CONDITIONS
            and (before is None or before.text[0].isalnum() or token.lower == "if")
        }

    def leaves_open(self, subject: Mention | None) -> bool:
        """Whether the clause of that subject is a condition, an open question or hearsay."""
        if subject is None:
            return False
        at = self.place(subject)
        before = [token.lower for token in self.tokens[max(at - 3, 0) : at]]
        last = before[-1:]
        return (
            not DOUBTS.isdisjoint(before[-2:])
            or not _GOVERNING.isdisjoint(last)
            or (last == ["that"] and not RUMOURS.isdisjoint(before))
            or (last in (["think"], ["believe"]) and "not" in before)
        )


def voices(article: Article, speech: Sequence[Speech]) -> list[Voice]:
    """In order; without questions and without what is denied or asked."""
    found = [*_own(article), *_spoken(article, speech)]
    return sorted(
        (voice for voice in found if voice.tokens and voice.tokens[-1].text != "?"),
        key=lambda voice: voice.tokens[0].span,
    )


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
    starts = [sentence.span.start for sentence in article.sentences]
    ends = [sentence.span.end for sentence in article.sentences]
    for said in speech:
        first = bisect_right(ends, said.span.start)
        last = bisect_left(starts, said.span.end) if said.pointer not in unsure else first
        for sentence in article.sentences[first:last]:
            start, end = sentence.span
            inside = (max(start, said.span.start), min(end, said.span.end))
            tokens = _split(tokenise(article.text, inside, ()))
            yield Voice(tokens, (), said.pointer, said.speaker, said.pointer in direct)


def _split(tokens: Sequence[Token]) -> list[Token]:
    """Without quotation marks, and with contractions as two tokens: won’t -> will not."""
    found: list[Token] = []
    for token in tokens:
        short = "’" in token.text or "'" in token.text
        parts = _CONTRACTION.fullmatch(token.text.lower()) if short else None
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
