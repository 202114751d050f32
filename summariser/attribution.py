"""Finds the words that introduce a quotation: the cue and the mention of its speaker.

Looked for in this order: a label (post, interview), the quotation's own statement (cue after or
before it), a neighbouring statement of the paragraph, the paragraph before where it ends in a
colon; else the speaker is carried over from the quotation before.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from summariser.article import Article, Quotation
from summariser.cues import Cue, first_subject
from summariser.foreign_cues import introductions
from summariser.lexicon import DETERMINERS, PREPOSITIONS
from summariser.mentions import Mention, is_name_word, span_of
from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.tagged import Tagged, mention_of, quoted_by
from summariser.tokens import QUOTED, Token

__all__ = ["Attribution", "attributions", "reads_like_speech"]

_LOOSE = 25  # tokens between a quotation and a cue that may still introduce it
_MARKS_AND_SPACE = "”\"'’“‘»« \u00a0\u202f"
_OPEN_ENDS = frozenset(",?!—–-")
_STOPS = ",?!—–-….;:)]"
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_FAR = 5000  # characters back to where an attribution's content may begin
_REACH = 3  # statements back to the last speech


@dataclass(frozen=True)
class Attribution:
    """Who a quotation is ascribed to, as far as the words around it tell.

    `carried` is the id of the quotation whose speaker goes on speaking, unless `mention` is that of
    another person, whom the words between are about. With neither a mention nor that, nothing
    introduces the quotation.
    """

    mention: Mention | None = None
    cue: Offsets | None = None
    carried: str | None = None


def attributions(article: Article) -> dict[str, Attribution]:
    """The attribution of every quotation by its id."""
    return dict(_attributions(article))


@lru_cache(maxsize=8)
def _attributions(article: Article) -> tuple[tuple[str, Attribution], ...]:
    reader = _Reader(article)
    found = {quotation.id: reader.read(quotation) for quotation in article.quotations}
    speech = [quotation for quotation in article.quotations if _is_speech(article, quotation)]
    for told in introductions(article, speech):
        found[told.id] = Attribution(told.mention, told.cue, told.carried)
    if article.tagged is not None:
        tagged = sorted(article.tagged, key=_begins)
        for quotation in article.quotations:
            if quotation.label is not None or reader.is_name(quotation):
                continue
            if (by := _tagged(tagged, quotation)) is not None:
                mention = mention_of(article.text, by) or found[quotation.id].mention
                found[quotation.id] = Attribution(mention, by.cue)
    return tuple(found.items())


def _tagged(tagged: Sequence[Tagged], quotation: Quotation) -> Tagged | None:
    """Of the attributions, ordered by their content, the one that has the quotation."""
    start, end = quotation.whole
    first = bisect_left(tagged, start - _FAR, key=_begins)
    return quoted_by(tagged[first : bisect_left(tagged, end, key=_begins)], quotation.spans)


def _begins(tagged: Tagged) -> int:
    return tagged.content[0].start


class _Reader:
    """Reads an article's quotations in order and remembers who spoke last."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._statements = article.statements
        self._starts = [statement.span.start for statement in article.statements]
        self._last: tuple[int, str] | None = None  # statement index and id of the last speech

    def read(self, quotation: Quotation) -> Attribution:
        if quotation.label is not None:
            return Attribution(Mention(quotation.label, quotation.label))
        at = self._index(quotation.spans[0])
        found = (
            self._inside(at, quotation, first=True)
            or (self._inside(self._index(quotation.spans[-1]), quotation, first=False))
            or self._beside(at, quotation)
            or Attribution()
        )
        if found != Attribution():
            self._last = (self._index(quotation.spans[-1]), quotation.id)
        return found

    def is_name(self, quotation: Quotation) -> bool:
        """Whether the words in marks are a name where they stand: on CNN’s “State of the Union”."""
        statement = self._statements[self._index(quotation.spans[0])]
        position = statement.first_from(quotation.spans[0].start)
        return _is_named(statement.tokens, position, self._article.slice(quotation.verbatim[0]))

    def _index(self, span: Offsets) -> int:
        return bisect_right(self._starts, span.start) - 1

    def _inside(self, at: int, quotation: Quotation, *, first: bool) -> Attribution | None:
        """By a cue in the statement that holds the first or last piece."""
        if not first and len(quotation.spans) == 1:
            return None
        statement = self._statements[at]
        piece = quotation.spans[0 if first else -1]
        tokens = statement.tokens
        position = statement.first_from(piece.start)
        if position == len(tokens) or tokens[position].span.start != piece.start:
            return None
        if _is_named(tokens, position, self._article.slice(quotation.verbatim[0])):
            return Attribution()
        cue = _nearest_cue(statement, position, self._article.slice(piece))
        return Attribution(cue.subject, cue.span) if cue is not None else None

    def _beside(self, at: int, quotation: Quotation) -> Attribution | None:
        """By what stands before or after the statement."""
        statement = self._statements[at]
        if not statement.bare:
            return self._loosely(at, quotation)
        cue = self._cue_after(quotation.spans[-1])
        if cue is not None:
            return Attribution(cue.subject, cue.span)
        before = self._statements[at - 1] if at else None
        if before is not None and self._article.text[before.span.end - 1] == ":":
            if before.told:
                return Attribution(before.told[-1].subject, before.told[-1].span)
            subject = first_subject(before.tokens, len(before.tokens))
            if subject is not None:
                return Attribution(subject)
        return self._carried(at)

    def _cue_after(self, piece: Offsets) -> Cue | None:
        """The cue that opens the statement after one that is quoted throughout."""
        after = self._index(piece) + 1
        if after == len(self._statements) or not _ends_open(self._article.slice(piece)):
            return None
        following = self._statements[after]
        if following.span.start >= self._article.paragraph_at(piece.start).end:
            return None
        cue = next(iter(following.cues), None)
        return cue if cue is not None and cue.subject is not None and cue.index < 8 else None

    def _loosely(self, at: int, quotation: Quotation) -> Attribution | None:
        """Words in marks without a cue: the subject's own, if they read like speech."""
        if not reads_like_speech(self._article.slice(quotation.verbatim[0])):
            return None
        statement = self._statements[at]
        place = statement.first_from(quotation.spans[0].start)
        subject = (
            statement.told[0].subject
            if statement.told and statement.told[0].index < place
            else first_subject(statement.tokens, place)
        )
        if subject is not None and (subject.pronoun or subject.name is not None):
            return Attribution(subject)
        return self._carried(at) or Attribution(subject)

    def _carried(self, at: int) -> Attribution | None:
        """The speaker of the statements just before, or whom these are about."""
        about: Mention | None = None
        for index in range(at - 1, max(at - _REACH, 0) - 1, -1):
            if self._last is not None and self._last[0] == index:
                return Attribution(about, carried=self._last[1])
            statement = self._statements[index]
            if statement.told:
                return Attribution(about or statement.told[-1].subject)
            about = about or _opening_name(statement)
        return None


def _opening_name(statement: Statement) -> Mention | None:
    """The name that a statement opens with, or that is its subject: Ana Ruiz, who …, laughed."""
    tokens = statement.tokens
    end = next((at for at, token in enumerate(tokens) if not is_name_word(token)), 0)
    if end > 1:
        return Mention(span_of(tokens, 0, end), span_of(tokens, 0, end))
    subject = first_subject(tokens, len(tokens))
    return subject if subject is not None and subject.name is not None else None


def _nearest_cue(statement: Statement, position: int, piece: str) -> Cue | None:
    """The cue that introduces the quotation at token `position`."""
    tokens = statement.tokens
    told = statement.told
    first, middle, last = (
        bisect_left(told, index, key=lambda cue: cue.index)
        for index in (position - _LOOSE, position, position + _LOOSE + 1)
    )
    before, after = told[first:middle], told[middle:last]
    if after and _adjacent(tokens, position, after[0]) and (_ends_open(piece) or not before):
        return after[0]
    if before and (before[-1].kind != "other" or position - before[-1].index <= 2):
        return before[-1]
    strong = [cue for cue in before if cue.kind != "other"]
    return next(iter(strong[-1:] or after[:1] or before[-1:]), None)


def _adjacent(tokens: Sequence[Token], position: int, cue: Cue) -> bool:
    """Whether the cue or its subject follows the quotation at once."""
    if cue.subject is None:
        return False
    start = min(cue.span.start, cue.subject.span.start)
    return all(
        token.span.start >= start or not (token.text[0].isalnum() or token.text == QUOTED)
        for token in tokens[position + 1 : cue.index]
    )


def _ends_open(piece: str) -> bool:
    """Whether the words in marks end like a sentence that goes on: a comma, ?, ! or dash."""
    words = piece.rstrip(_MARKS_AND_SPACE)
    return any(mark in _OPEN_ENDS for mark in words[len(words.rstrip(_STOPS)) :])


def reads_like_speech(words: str) -> bool:
    """Neither a title (capitals throughout) nor a word or two."""
    return len(_WORD.findall(words)) > 2 and not _is_titled(words)


def _is_speech(article: Article, quotation: Quotation) -> bool:
    words = article.slice(quotation.verbatim[0])
    return quotation.label is None and reads_like_speech(words)


def _is_titled(words: str) -> bool:
    long = [word for word in _WORD.findall(words) if len(word) > 3]
    return len(long) > 1 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _is_named(tokens: Sequence[Token], position: int, words: str) -> bool:
    if not position or not _is_titled(words):
        return False
    before = tokens[position - 1]
    return before.possessive or before.lower in PREPOSITIONS | DETERMINERS | {"told"}
