"""The article: a text that never changes, with its sentences, quotations and reported clauses."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Self, TypedDict, Unpack

from summariser.errors import ArticleTooLong, EmptyArticle, UndecodableArticle
from summariser.language import guess_language, is_english
from summariser.numbered import numbered_source, protected
from summariser.offsets import Offsets
from summariser.paragraphs import find_headline, split_paragraphs
from summariser.quotations import Quotation, find_quotations
from summariser.reported import Clause, reported_clauses
from summariser.sentences import split_sentences
from summariser.statements import Statement, statements
from summariser.tagged import Tagged, tagged_clauses

__all__ = ["Article", "Metadata", "Quotation", "ReportedClause", "Sentence"]

MAX_BYTES = 5_000_000

_BROKEN = re.compile("[\0\ud800-\udfff]")


class Metadata(TypedDict, total=False):
    """What may be known of an article beside its text."""

    title: str | None
    url: str | None
    source: str | None
    author: str | None
    published: str | None
    language: str | None


@dataclass(frozen=True)
class Sentence:
    """A numbered sentence; `paragraph` is an index into `Article.paragraphs`."""

    id: str
    span: Offsets
    paragraph: int


@dataclass(frozen=True)
class ReportedClause(Clause):
    """A numbered clause that reports speech without marks (it may hold quotations)."""

    id: str


@dataclass(frozen=True)
class Article:
    """A news article. `text` is kept exactly as given; all offsets are code points into it.

    A paragraph is what blank lines part; in a text without blank lines, each line. `tagged` are
    the attributions that a trained tagger found; where it is None, rules find who said what.
    """

    text: str
    title: str | None = None
    url: str | None = None
    source: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    tagged: tuple[Tagged, ...] | None = field(default=None, repr=False)

    @classmethod
    def from_text(cls, text: str, **known: Unpack[Metadata]) -> Self:
        """An article from a text; title and language are found in it where they are not given.

        Raises:
            EmptyArticle: no letter or digit in the text.
            UndecodableArticle: NUL characters or lone surrogates.
            ArticleTooLong: more than 5 MB.
        """
        return cls._checked(text, "The text", known)

    @classmethod
    def from_file(cls, path: str | Path, **known: Unpack[Metadata]) -> Self:
        """An article from a text file in UTF-8, or in an encoding that can be detected.

        Raises:
            SourceError: the file is missing, a folder, or may not be read.
            ArticleError: as `from_text`; also for binary data.
        """
        from summariser.readers import read_file

        return cls._checked(read_file(Path(path)), str(path), known)

    @classmethod
    def from_stdin(cls, **known: Unpack[Metadata]) -> Self:
        """An article from standard input; errors as `from_file`."""
        from summariser.readers import read_stdin

        return cls._checked(read_stdin(), "Standard input", known)

    @classmethod
    def _checked(cls, text: str, name: str, known: Metadata) -> Self:
        if _BROKEN.search(text):
            raise UndecodableArticle(
                f"{name} holds NUL characters or halves of characters, so it is no text: "
                "convert it to UTF-8 first."
            )
        if len(text) > MAX_BYTES // 4 and len(text.encode()) > MAX_BYTES:
            raise ArticleTooLong(
                f"{name} has more than {MAX_BYTES // 1_000_000} MB: give one article at a time."
            )
        if not any(character.isalnum() for character in text):
            raise EmptyArticle(f"{name} has no words: give the text of an article.")
        return cls(
            text,
            title=known.get("title") or _title(text),
            url=known.get("url"),
            source=known.get("source"),
            author=known.get("author"),
            published=known.get("published"),
            language=known.get("language") or guess_language(text),
        )

    def read_as(self, tagged: Iterable[Tagged]) -> Self:
        """The same article with these attributions; what does not hang on them is kept."""
        article = replace(self, tagged=tuple(tagged))
        kept = ("paragraphs", "headline", "sentences", "quotations", "statements")
        article.__dict__.update((name, getattr(self, name)) for name in kept)
        return article

    @cached_property
    def paragraphs(self) -> tuple[Offsets, ...]:
        """Without white space at their ends; the headline, where there is one, is the first."""
        return tuple(split_paragraphs(self.text))

    @cached_property
    def headline(self) -> Offsets | None:
        """The first line, where a blank line follows and it reads like a headline."""
        return find_headline(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Numbered from s1; the headline is numbered too."""
        spans = (
            (Offsets(*span), index)
            for index, paragraph in enumerate(self.paragraphs)
            for span in split_sentences(self.text, *paragraph, language=self.language or "en")
        )
        return tuple(
            Sentence(f"s{number}", span, index) for number, (span, index) in enumerate(spans, 1)
        )

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """Numbered from q1; those of the headline only where the body lacks their words."""
        return find_quotations(self.text, self.paragraphs, self.headline)

    @cached_property
    def clauses(self) -> tuple[ReportedClause, ...]:
        """Numbered from r1; none crosses the border of a quotation. Found in English alone."""
        if not self.is_english:
            return ()
        if self.tagged is None:
            found: Iterable[Clause] = reported_clauses(self.statements)
        else:
            start = self.headline.end if self.headline else 0  # the body says it again, in full
            below = [one for one in self.tagged if one.cue.start >= start]
            quoted = sorted(span for quotation in self.quotations for span in quotation.spans)
            found = tagged_clauses(self.text, below, quoted)
        return tuple(
            ReportedClause(clause.span, clause.cue, clause.subject, f"r{number}")
            for number, clause in enumerate(found, 1)
        )

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """The sentences, those joined that a quotation runs across."""
        return statements(
            self.text,
            [sentence.span for sentence in self.sentences],
            sorted(span for quotation in self.quotations for span in quotation.spans),
        )

    @cached_property
    def numbered(self) -> str:
        """The numbered source: what an LLM reads."""
        return self.numbered_part(Offsets(0, len(self.text)))

    def numbered_part(self, span: Offsets) -> str:
        """The part of the numbered source that shows `span`, under the numbers of the whole.

        The parts of a text that is cut outside its passages add up to `numbered`; of a passage
        that `span` cuts, the part shows what lies inside, under its number.
        """
        first, last = (
            bisect_left(self.sentences, offset, key=lambda sentence: sentence.span.start)
            for offset in span
        )
        starts = {one.span.start - span.start: one.id for one in self.sentences[first:last]}
        passages = [
            (id, Offsets(max(start - span.start, 0), min(end, span.end) - span.start))
            for ordered in self._passages
            for id, (start, end) in _overlapping(ordered, span)
        ]
        return numbered_source(self._protected[slice(*span)], starts, passages)

    @cached_property
    def _passages(self) -> tuple[list[tuple[str, Offsets]], list[tuple[str, Offsets]]]:
        """The pieces of quotations and the clauses with their ids; each list ordered and apart."""
        pieces = [(quotation.id, span) for quotation in self.quotations for span in quotation.spans]
        pieces.sort(key=lambda piece: piece[1])
        return pieces, [(clause.id, clause.span) for clause in self.clauses]

    @cached_property
    def _protected(self) -> str:
        """Protected as a whole, so that its parts add up whatever stands at their borders."""
        return protected(self.text)

    @property
    def is_english(self) -> bool:
        """Whether the rules of English may read it: en, en-GB, or a language that nobody knows."""
        return is_english(self.language)

    @property
    def words(self) -> int:
        """The number of words, parted by white space."""
        return len(self.text.split())

    def slice(self, span: tuple[int, int]) -> str:
        """The text of a span."""
        return self.text[span[0] : span[1]]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`, or the last before it."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.span.start)
        return self.sentences[index - 1] if index else None

    def paragraph_at(self, offset: int) -> Offsets:
        """The paragraph that holds the character at `offset`, or the last before it."""
        index = bisect_right(self.paragraphs, offset, key=lambda paragraph: paragraph.start)
        return self.paragraphs[max(index - 1, 0)]


def _overlapping(ordered: list[tuple[str, Offsets]], span: Offsets) -> list[tuple[str, Offsets]]:
    """Those of the spans (ordered, apart), each with its id, that share characters with `span`."""
    first = bisect_right(ordered, span.start, key=lambda passage: passage[1].end)
    last = bisect_left(ordered, span.end, key=lambda passage: passage[1].start)
    return ordered[first:last]


def _title(text: str) -> str | None:
    headline = find_headline(text)
    return text[headline.start : headline.end] if headline else None
