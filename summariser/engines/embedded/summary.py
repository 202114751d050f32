"""An extractive summary: sentences that can be read alone, chosen for cover, in order."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summariser import lexicon
from summariser.article import Article
from summariser.draft import DraftSentence
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.pronouns import People
from summariser.engines.embedded.standalone import Alone, Reader, is_finite, is_scrap, leans_first
from summariser.tokens import tokenise

__all__ = ["headline", "summarise_sentences"]

_SLACK, _ENOUGH = 1.15, 0.85  # of the words asked for
_LONE = 45  # words that one sentence may have by itself, if at most half more than asked for
_COST = 0.8  # how much length counts against a sentence, from 0 to 1
_AGAIN = 0.2  # what a word is worth that the summary has already
_LEAD = 2.0  # how much more the first sentence is worth; half of it the second, and so on
_TITLE = 2.0  # how much more a word is worth that the headline has
_NAMED, _INNER = 1.4, 0.85  # where it names people; where it is not a paragraph's first
_HEADLINE, _SHORTEST = 12, 4  # words
_MARKS = ",;:—–- "  # that part clauses
_STEM = 6  # letters by which words are compared, in any language

_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_CLOSED = frozenset().union(
    lexicon.ADVERBS,
    lexicon.AUXILIARIES,
    lexicon.CONJUNCTIONS,
    lexicon.DETERMINERS,
    lexicon.PREPOSITIONS,
    lexicon.PRONOUNS,
    lexicon.RELATIVES,
)
_OPENERS = (lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.RELATIVES) - {"of"}
_TITLES = re.compile(
    r"\b(?:the )?(?:[A-Z][\w’-]* )*"
    rf"(?:(?i:{'|'.join(sorted(lexicon.HONORIFICS))})\b\.? )+(?=[A-Z]\S* [A-Z])"
)
_TIME = re.compile(
    r"(?: (?:on|late|early|last|this))* (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:night|morning|afternoon|evening))?\b"
)
_DULL = _CLOSED | lexicon.CALENDAR | lexicon.HONORIFICS | {"said", "says", "told", "them", "there"}


@dataclass(frozen=True)
class _Candidate:
    """A sentence that may be chosen; `at` is its place in the article."""

    at: int
    sentence: DraftSentence
    words: int
    terms: frozenset[str]
    worth: float


def summarise_sentences(article: Article, entities: Entities, words: int) -> list[DraftSentence]:
    """At least one sentence, about `words` words in all; several have at most 1.15 times as many.

    The choice is greedy, by the gain in covered words per cost, after Lin and Bilmes,
    “Multi-document Summarization via Budgeted Maximization of Submodular Functions” (NAACL 2010).
    Sentences are verbatim but for safe cuts and a name in the place of a pronoun.
    """
    candidates = list(_candidates(article, entities)) or list(_any(article))
    chosen = _chosen(candidates, _weights(article), words)
    return [found.sentence for found in sorted(chosen, key=lambda found: found.at)]


def _chosen(
    candidates: Sequence[_Candidate], weights: dict[str, float], words: int
) -> list[_Candidate]:
    limit = max(_SLACK * words, min(1.5 * words, _LONE))
    left = [found for found in candidates if found.words <= limit]
    left = left or [min(candidates, key=lambda found: found.words)]
    chosen: list[_Candidate] = []
    covered: set[str] = set()
    used = 0

    def gain(found: _Candidate) -> float:
        cover = sum(
            weights.get(term, 1.0) * (_AGAIN if term in covered else 1.0) for term in found.terms
        )
        return found.worth * cover / math.pow(found.words, _COST)

    while left and (not chosen or used < _ENOUGH * words):
        best = max(left, key=gain)
        chosen.append(best)
        covered |= best.terms
        used += best.words
        left = [
            found for found in left if found is not best and used + found.words <= _SLACK * words
        ]
    return chosen


def _weights(article: Article) -> dict[str, float]:
    """What each word counts: the root of the number of sentences with it, more in the title."""
    counts = Counter(
        term for sentence in article.sentences for term in _terms(article.slice(sentence.span))
    )
    title = _terms(article.title or "")
    return {
        term: math.sqrt(count) * (_TITLE if term in title else 1.0)
        for term, count in counts.items()
    }


def _terms(text: str) -> frozenset[str]:
    return frozenset(
        word[:_STEM]
        for word in _WORD.findall(text.lower())
        if word not in _DULL and (len(word) > 3 or word.isdigit())
    )


def _candidates(article: Article, entities: Entities) -> Iterator[_Candidate]:
    people = People(article, entities)
    reader = Reader(article, people)
    beginnings = {paragraph.start for paragraph in article.paragraphs}
    rank = 0
    for at, statement in enumerate(article.statements):
        if not reader.is_prose(statement):
            continue
        rank += 1
        alone = reader.read(at)
        if alone is None:
            continue
        named = any(entity.kind != "other" for _, entity in people.named(*statement.span))
        worth = 1 + _LEAD / rank
        worth *= _NAMED if named else 1
        worth *= 1 if statement.span.start in beginnings else _INNER
        yield _candidate(at, alone, worth)


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
        yield _candidate(at, Alone(text, (name,)), 1 + _LEAD / (1 + at))


def _candidate(at: int, alone: Alone, worth: float) -> _Candidate:
    sentence = DraftSentence(text=alone.text, evidence=list(alone.evidence))
    words = max(1, len(alone.text.split()) + len(_IDEOGRAPH.findall(alone.text)) // 2)
    return _Candidate(at, sentence, words, _terms(alone.text), worth)


def headline(article: Article) -> str:
    """The article's own headline, else the first sentence that can be read alone, shortened."""
    if article.title:
        return " ".join(article.title.split())
    first = next(_candidates(article, Entities(article)), None) or next(_any(article))
    return _shortened(first.sentence.text.rstrip(".。"))


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
    if not tokens or tokens[-1].lower in _CLOSED or is_finite(tokens[-1]):
        return None
    if head.count("“") != head.count("”") or head.count('"') % 2:
        return None
    ends = words[size].lower() in _OPENERS or words[size - 1][-1] in _MARKS or words[size] in _MARKS
    return head, ends and "," not in head and any(is_finite(token) for token in tokens)
