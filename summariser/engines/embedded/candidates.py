"""The sentences that a summary may be made of, and how much each is worth to it."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from summariser.article import Article
from summariser.engines.embedded.fragments import is_scrap, leans_first, presumed
from summariser.engines.embedded.standalone import Alone, Reader
from summariser.engines.embedded.terms import terms_of
from summariser.offsets import Offsets
from summariser.statements import Statement

__all__ = ["Candidate", "any_sentence", "candidates_of", "led", "readings"]

_LEAD = 4.0  # times as much as another of its salience
_REPORTS = 1.8  # times as much, if it says in the article's words what somebody says or wants
_FOLLOWS = 0.8  # if it can be read only behind the sentence before it
_QUOTED = 0.6  # the share of a report that may be quotation
_LEAST = 0.03  # salience below which it only fills room

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Candidate:
    """A sentence that may be chosen, with or without cuts; `at` is its place in the article.

    One that `follows` can be read only behind the sentence before it; one that `presumes` opens
    with something as known that the headline has not told, and should not open a summary. `style`
    is the part of its worth that its form gives it.
    """

    at: int
    alone: Alone
    salience: float
    whole: bool = False
    leads: bool = False
    follows: bool = False
    presumes: bool = False
    style: float = 1.0

    @cached_property
    def worth(self) -> float:
        """The root of the odds of its salience, which favours two sentences over a longer one."""
        odds = self.salience / (1 - self.salience)
        return math.sqrt(odds) * self.style * (_LEAD if self.leads else 1)

    @cached_property
    def words(self) -> int:
        """Its length; two ideographs are a word."""
        text = self.alone.text
        return max(1, len(text.split()) + len(_IDEOGRAPH.findall(text)) // 2)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The words that say what it is about, as `terms_of` has them."""
        return terms_of(self.alone.text)


def candidates_of(
    article: Article, reader: Reader, likely: Mapping[Offsets, float]
) -> Iterator[Candidate]:
    """Those of the statements in `likely` that can be read alone or behind the one before."""
    title = terms_of(article.title or "")
    opening = next(iter(likely), None)
    for at, statement in enumerate(article.statements):
        salience = likely.get(statement.span, 0.0)
        if salience < _LEAST or not reader.is_prose(statement):
            continue
        style = _style(statement)
        found = [*readings(reader, at)]
        for alone, whole in found:
            known = presumed(alone.text) if statement.span != opening else frozenset()
            presumes = bool(known) and known.isdisjoint(title)
            yield Candidate(at, alone, salience, whole, presumes=presumes, style=style)
        for alone, whole in readings(reader, at, follows=True) if at and not found else ():
            yield Candidate(at, alone, salience, whole, follows=True, style=_FOLLOWS * style)


def readings(reader: Reader, at: int, *, follows: bool = False) -> Iterator[tuple[Alone, bool]]:
    """The statement of that index with cuts and, where that is another, whole."""
    cut = reader.read(at, follows=follows)
    whole = reader.read(at, whole=True, follows=follows)
    if cut is not None:
        yield cut, False
    if whole is not None and whole != cut:
        yield whole, True


def _style(statement: Statement) -> float:
    """More for a report of what somebody says or wants, less for what is mostly a quotation."""
    start, end = statement.span
    quoted = math.fsum(quote.end - quote.start for quote in statement.quoted) / (end - start)
    if statement.quoted and statement.quoted[0].start == start:
        quoted = 1
    reports = bool(statement.cues) and quoted < _QUOTED
    return math.exp(-quoted) * (_REPORTS if reports else 1)


def led(article: Article, found: Sequence[Candidate]) -> list[Candidate]:
    """The first one leads, unless another has over twice as many of the headline's words.

    Then the article opens with a scene, a question or a caption.
    """
    title = terms_of(article.title or "")
    shared = [len(each.terms & title) for each in found]
    if not shared or 2 * shared[0] < max(shared):
        return list(found)
    first = found[0].at
    return [replace(each, leads=each.at == first) for each in found]


def any_sentence(article: Article) -> Iterator[Candidate]:
    """All sentences as they stand, for an article of which none can be read alone."""
    headline = article.headline.end if article.headline else 0
    texts = {
        sentence.id: " ".join(article.slice(sentence.span).split())
        for sentence in article.sentences
        if sentence.span.start >= headline
    } or {"s1": article.title or article.text}
    fit = {
        name: text
        for name, text in texts.items()
        if not is_scrap(text) and not leans_first(text, article.language)
    }
    for at, (name, text) in enumerate((fit or texts).items()):
        yield Candidate(at, Alone(text, (name,)), 1 / (2 + at))
