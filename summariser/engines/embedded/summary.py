"""An extractive summary: sentences that can be read alone, chosen for cover, in order."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from summariser import lexicon
from summariser.article import Article
from summariser.draft import DraftSentence
from summariser.engines.embedded.cuts import is_finite
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.fragments import is_scrap, leans_first
from summariser.engines.embedded.pronouns import People
from summariser.engines.embedded.salience import salience
from summariser.engines.embedded.standalone import Alone, Reader
from summariser.engines.embedded.terms import CLOSED, terms_of
from summariser.offsets import Offsets
from summariser.tokens import tokenise

__all__ = ["headline", "summarise_sentences"]

_SLACK = 1.1  # of the words asked for
_LONE = 45  # words that one sentence may have by itself, if at most half more than asked for
_BEND = 0.7  # the exponent of the odds of its salience that a sentence is worth
_LEAD = 4.0  # times as much as another of its salience
_COVER = 0.1  # what a word that is new to the summary is worth beside that
_NEW = 0.25  # of a sentence's words, which the summary must not have yet
_GRAIN = 80  # lengths of a summary that are told apart
_HEADLINE, _SHORTEST = 12, 4  # words
_MARKS = ",;:—–- "  # that part clauses

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_OPENERS = (lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.RELATIVES) - {"of"}
_TITLES = re.compile(
    r"\b(?:the )?(?:[A-Z][\w’-]* ){0,6}"
    rf"(?:(?i:{'|'.join(sorted(lexicon.HONORIFICS))})\b\.? )+(?=[A-Z]\S* [A-Z])"
)
_TIME = re.compile(
    r"(?: (?:on|late|early|last|this))* (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:night|morning|afternoon|evening))?\b"
)


@dataclass(frozen=True)
class _Candidate:
    """A sentence that may be chosen, with or without cuts; `at` is its place in the article."""

    at: int
    alone: Alone
    salience: float
    whole: bool = False
    leads: bool = False

    @cached_property
    def worth(self) -> float:
        odds = self.salience / (1 - self.salience)
        return math.pow(odds, _BEND) * (_LEAD if self.leads else 1)

    @cached_property
    def words(self) -> int:
        text = self.alone.text
        return max(1, len(text.split()) + len(_IDEOGRAPH.findall(text)) // 2)

    @cached_property
    def terms(self) -> frozenset[str]:
        return terms_of(self.alone.text)


class _Choice(NamedTuple):
    """Sentences in the order of the article, with their value, words and terms."""

    value: float = 0.0
    words: int = 0
    terms: frozenset[str] = frozenset()
    found: tuple[_Candidate, ...] = ()


def summarise_sentences(
    article: Article,
    entities: Entities,
    words: int,
    neural: Mapping[str, float] | None = None,
) -> list[DraftSentence]:
    """At least one sentence, about `words` words in all; several have at most 1.1 times as many.

    Chosen for salience and cover; `neural` holds a tagger's logits by the ids of sentences, where
    there is one. Sentences are verbatim but for safe cuts and full names in the place of pronouns
    and surnames.
    """
    reader = Reader(article, People(article, entities))
    likely = salience(article, neural)
    candidates = _led(article, list(_candidates(article, reader, likely)))
    cover: Counter[str] = Counter()
    for span, likelihood in likely.items():
        cover.update(dict.fromkeys(terms_of(article.slice(span)), likelihood))
    chosen = _chosen(candidates or list(_any(article)), cover, words)
    known: set[str] = set()
    sentences: list[DraftSentence] = []
    for found in chosen:
        again = reader.read(found.at, known, whole=found.whole) if candidates else None
        alone = again or found.alone
        known |= alone.people
        sentences.append(DraftSentence(text=alone.text, evidence=list(alone.evidence)))
    return sentences


def _chosen(
    candidates: Sequence[_Candidate], cover: Mapping[str, float], words: int
) -> tuple[_Candidate, ...]:
    """The best choice that fits, by dynamic programming over the length.

    After McDonald, “A Study of Global Inference Algorithms in Multi-Document Summarization” (ECIR
    2007): of the choices of about one length only the best is gone on with.
    """
    gains = {
        term: _COVER * math.sqrt(cover.get(term, 0)) for each in candidates for term in each.terms
    }
    alone = max(_SLACK * words, min(1.5 * words, _LONE))
    best = {0: _Choice()}
    for found in candidates:
        for choice in list(best.values()):
            if choice.words + found.words > (_SLACK * words if choice.found else alone):
                continue
            longer = _with(choice, found, gains)
            if longer is None:
                continue
            size = 1 + longer.words * _GRAIN // words
            if size not in best or longer.value > best[size].value:
                best[size] = longer
    chosen = max(best.values(), key=lambda choice: choice.value)
    return chosen.found or (min(candidates, key=lambda found: found.words),)


def _with(choice: _Choice, found: _Candidate, gains: Mapping[str, float]) -> _Choice | None:
    """The choice with one more sentence; None where that says the same again."""
    if choice.found and choice.found[-1].at == found.at:
        return None
    new = found.terms - choice.terms
    if choice.found and len(new) < max(1, _NEW * len(found.terms)):
        return None
    return _Choice(
        choice.value + found.worth + math.fsum(map(gains.__getitem__, new)),
        choice.words + found.words,
        choice.terms | new,
        (*choice.found, found),
    )


def _candidates(
    article: Article, reader: Reader, likely: Mapping[Offsets, float]
) -> Iterator[_Candidate]:
    for at, statement in enumerate(article.statements):
        if statement.span in likely and reader.is_prose(statement):
            cut, whole = reader.read(at), reader.read(at, whole=True)
            if cut is not None:
                yield _Candidate(at, cut, likely[statement.span])
            if whole is not None and whole != cut:
                yield _Candidate(at, whole, likely[statement.span], whole=True)


def _led(article: Article, candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The first one leads, unless another has over twice as many of the headline's words.

    Then the article opens with a scene, a question or a caption.
    """
    title = terms_of(article.title or "")
    shared = [len(found.terms & title) for found in candidates]
    if not shared or 2 * shared[0] < max(shared):
        return list(candidates)
    first = candidates[0].at
    return [replace(found, leads=found.at == first) for found in candidates]


def _any(article: Article) -> Iterator[_Candidate]:
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
        yield _Candidate(at, Alone(text, (name,)), 1 / (2 + at))


def headline(article: Article, entities: Entities) -> str:
    """The article's own headline, else the first sentence that can be read alone, shortened."""
    if article.title:
        return " ".join(article.title.split())
    reader = Reader(article, People(article, entities))
    first = next(_candidates(article, reader, salience(article)), None) or next(_any(article))
    return _shortened(first.alone.text.rstrip(".。"))


def _shortened(text: str) -> str:
    """At most twelve words; longer ones lose opening phrases, titles, the day and their end."""
    if len(text.split()) > _HEADLINE:
        while ", " in text and text.split()[0].lower() in _OPENERS | lexicon.CALENDAR:
            text = text.partition(", ")[2]
        text = _TITLES.sub("", _TIME.sub("", text)).removeprefix("The ")
    words = text.split()
    if len(words) > _HEADLINE:
        heads = [head for size in range(_HEADLINE, _SHORTEST, -1) if (head := _head(words, size))]
        whole = (head for head, whole in heads if whole)
        text = next(whole, heads[0][0] if heads else " ".join(words[:_HEADLINE]))
        text = text[:1].upper() + text[1:]
    return text


def _head(words: Sequence[str], size: int) -> tuple[str, bool] | None:
    """The first `size` words if they may end there, and whether they read like a clause."""
    head = " ".join(words[:size]).rstrip(_MARKS)
    tokens = tokenise(head, (0, len(head)), ())
    if not tokens or tokens[-1].lower in CLOSED or is_finite(tokens[-1]):
        return None
    if head.count("“") != head.count("”") or head.count('"') % 2:
        return None
    ends = words[size].lower() in _OPENERS or words[size - 1][-1] in _MARKS or words[size] in _MARKS
    return head, ends and "," not in head and any(is_finite(token) for token in tokens)
