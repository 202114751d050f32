"""From a draft's pointers to passages of the article."""

import re
from dataclasses import dataclass
from typing import Literal

from summariser.article import Article, Quotation, ReportedClause
from summariser.offsets import Offsets
from summariser.reported import clause_in
from summariser.statements import Statement

__all__ = ["Passage", "Pointers"]

_POINTER = re.compile(r"\s*\[?\{?([sqr])([0-9]{1,7})\}?\]?\s*")
_ANCHORED = re.compile(r"\s*\[?(s[0-9]{1,7})\]?\s*(?::\s*(.*))?", re.DOTALL)
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True)
class Passage:
    """What a pointer stands for: a sentence, a quotation, a reported clause or a cut of a sentence.

    `source` is the quotation or clause itself, None for sentences and cuts.
    """

    id: str
    kind: Literal["sentence", "quotation", "clause", "cut"]
    spans: tuple[Offsets, ...]
    source: Quotation | ReportedClause | None = None


class Pointers:
    """Looks pointers up among the numbers of an article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._passages = {
            sentence.id: Passage(sentence.id, "sentence", (sentence.span,))
            for sentence in article.sentences
        }
        for quotation in article.quotations:
            self._passages[quotation.id] = Passage(
                quotation.id, "quotation", quotation.spans, quotation
            )
        for clause in article.clauses:
            self._passages[clause.id] = Passage(clause.id, "clause", (clause.span,), clause)

    def find(self, pointer: str) -> Passage | None:
        """The passage with that number, brackets and space around it aside."""
        found = _POINTER.fullmatch(pointer)
        return self._passages.get(found[1] + str(int(found[2]))) if found else None

    def said(self, pointer: str) -> Passage | str:
        """What an actor said: as `find`, or cut from a sentence; else why there is none."""
        passage = self.find(pointer)
        if passage is not None and passage.kind != "sentence":
            return passage
        anchored = _ANCHORED.fullmatch(pointer)
        sentence = self._passages.get(anchored[1]) if anchored else None
        if anchored is None or sentence is None:
            return "the article has no such number"
        span = self._cut(sentence.spans[0], anchored[2] or "")
        if span is None:
            return "these words do not stand in that sentence in this order"
        return Passage(pointer.strip(), "cut", (span,))

    def _cut(self, sentence: Offsets, anchors: str) -> Offsets | None:
        if not _TOKEN.search(anchors):
            return self._reported(sentence)
        ends = [part for part in _ELLIPSIS.split(anchors) if _TOKEN.search(part)]
        first = self._words(sentence, ends[0])
        if first is None or len(ends) == 1:
            return first
        last = self._words(Offsets(first.end, sentence.end), ends[-1])
        return Offsets(first.start, last.end) if last is not None else None

    def _words(self, within: Offsets, words: str) -> Offsets | None:
        """The first place in `within` of the same words, whatever the marks and case."""
        pattern = r"\W+".join(map(re.escape, _TOKEN.findall(words)))
        found = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE).search(
            self._article.text, *within
        )
        return Offsets(*found.span()) if found else None

    def _reported(self, sentence: Offsets) -> Offsets:
        """The reported clause of a sentence, or the whole sentence where none is seen."""
        for clause in self._article.clauses:
            if sentence.holds(clause.span):
                return clause.span
        statement = Statement(self._article.text, sentence, ())
        for cue in statement.cues:
            span = clause_in(statement, cue)
            if span is not None:
                return span
        return sentence
