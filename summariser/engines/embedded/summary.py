"""An extractive summary: sentences that can be read alone, chosen for cover, in order."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summariser import lexicon
from summariser.article import Article
from summariser.draft import DraftSentence
from summariser.engines.embedded.cuts import is_finite
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.fragments import is_scrap, leans_first
from summariser.engines.embedded.pronouns import People
from summariser.engines.embedded.standalone import Alone, Reader
from summariser.engines.embedded.terms import CLOSED, fresh, terms_of, weights
from summariser.tokens import tokenise

__all__ = ["headline", "summarise_sentences"]

_SLACK, _ENOUGH = 1.1, 0.95  # of the words asked for
_LONE = 45  # words that one sentence may have by itself, if at most half more than asked for
_PLUS = 2  # words that every sentence costs beside its own
_COST = 0.8  # how much length counts against a sentence, from 0 to 1
_AGAIN = 0.2  # what a word is worth that the summary has already
_NEW = 0.25  # of a sentence's words, which the summary must not have yet
_LEAD = 1.0  # how much more the first sentence is worth; half of it the second, and so on
_NUT = 2.0  # how much more it is worth if it says the whole headline; less further down
_VOICE = 3.0  # what somebody is worth who says something, as a word
_NAMED, _INNER = 1.2, 0.85  # where it names people; where it is not a paragraph's first
_POSITION = 1.5  # where somebody takes a position
_QUOTED = 0.4  # how much less it is worth if it is all in quotation marks
_HEADLINE, _SHORTEST = 12, 4  # words
_MARKS = ",;:—–- "  # that part clauses

_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_OPENERS = (lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.RELATIVES) - {"of"}
_TITLES = re.compile(
    r"\b(?:the )?(?:[A-Z][\w’-]* )*"
    rf"(?:(?i:{'|'.join(sorted(lexicon.HONORIFICS))})\b\.? )+(?=[A-Z]\S* [A-Z])"
)
_TIME = re.compile(
    r"(?: (?:on|late|early|last|this))* (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:night|morning|afternoon|evening))?\b"
)
_POSITIONS = lexicon.forms(
    "accept accuse agree appeal approve argue ask back blame challenge condemn criticise criticize"
    " defend demand denounce deny/denied endorse favor favour insist object oppose pledge praise"
    " predict promise propose refuse reject sue support threaten urge veto/vetoed vote warn welcome"
)


@dataclass(frozen=True)
class _Candidate:
    """A sentence that may be chosen; `at` is its place in the article.

    `voices` tells those apart who say something in it.
    """

    at: int
    alone: Alone
    words: int
    terms: frozenset[str]
    worth: float
    voices: frozenset[int] = frozenset()


def summarise_sentences(article: Article, entities: Entities, words: int) -> list[DraftSentence]:
    """At least one sentence, about `words` words in all; several have at most 1.1 times as many.

    The choice is greedy, by the gain in covered words and voices per cost, after Lin and Bilmes,
    “Multi-document Summarization via Budgeted Maximization of Submodular Functions” (NAACL 2010).
    Sentences are verbatim but for safe cuts and full names in the place of pronouns and surnames.
    """
    reader = Reader(article, People(article, entities))
    candidates = list(_candidates(article, entities, reader))
    chosen = _chosen(candidates or list(_any(article)), weights(article), words)
    chosen.sort(key=lambda found: found.at)
    if not candidates:
        return [_sentence(found.alone) for found in chosen]
    known: set[str] = set()
    sentences: list[DraftSentence] = []
    for found in chosen:
        alone = reader.read(found.at, known) or found.alone
        known |= alone.people
        sentences.append(_sentence(alone))
    return sentences


def _chosen(
    candidates: Sequence[_Candidate], weight: dict[str, float], words: int
) -> list[_Candidate]:
    limit = max(_SLACK * words, min(1.5 * words, _LONE))
    left = [found for found in candidates if found.words <= limit]
    left = left or [min(candidates, key=lambda found: found.words)]
    chosen: list[_Candidate] = []
    covered: set[str] = set()
    heard: set[int] = set()
    used = 0

    def gain(found: _Candidate) -> float:
        cover = sum(
            weight.get(term, 1.0) * (_AGAIN if term in covered else 1.0) for term in found.terms
        )
        cover += sum(_VOICE * (_AGAIN if voice in heard else 1.0) for voice in found.voices)
        return found.worth * cover / math.pow(found.words + _PLUS, _COST)

    while left and (not chosen or used < _ENOUGH * words):
        best = max(left, key=gain)
        chosen.append(best)
        covered |= best.terms
        heard |= best.voices
        used += best.words
        left = [
            found
            for found in left
            if used + found.words <= _SLACK * words
            and fresh(found.terms, covered) >= max(1, _NEW * len(found.terms))
        ]
    return chosen


def _candidates(article: Article, entities: Entities, reader: Reader) -> Iterator[_Candidate]:
    people = reader.people
    beginnings = {paragraph.start for paragraph in article.paragraphs}
    title = terms_of(article.title or "")
    rank = 0
    for at, statement in enumerate(article.statements):
        if not reader.is_prose(statement):
            continue
        rank += 1
        alone = reader.read(at)
        if alone is None:
            continue
        terms = terms_of(alone.text)
        worth = 1 + _LEAD / rank
        worth += _NUT * len(title & terms) / max(1, len(title)) / math.sqrt(rank)
        if any(entity.kind != "other" for _, entity in people.named(*statement.span)):
            worth *= _NAMED
        if any(token.lower in _POSITIONS for token in statement.tokens):
            worth *= _POSITION
        if statement.span.start not in beginnings:
            worth *= _INNER
        quoted = sum(end - start for start, end in statement.quoted)
        worth *= 1 - _QUOTED * quoted / (statement.span.end - statement.span.start)
        speakers = (entities.resolve(cue.subject) for cue in statement.told)
        voices = frozenset(id(speaker) for speaker in speakers if speaker is not None)
        yield _candidate(at, alone, worth, voices)


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


def _candidate(
    at: int, alone: Alone, worth: float, voices: frozenset[int] = frozenset()
) -> _Candidate:
    words = max(1, len(alone.text.split()) + len(_IDEOGRAPH.findall(alone.text)) // 2)
    return _Candidate(at, alone, words, terms_of(alone.text), worth, voices)


def _sentence(alone: Alone) -> DraftSentence:
    return DraftSentence(text=alone.text, evidence=list(alone.evidence))


def headline(article: Article) -> str:
    """The article's own headline, else the first sentence that can be read alone, shortened."""
    if article.title:
        return " ".join(article.title.split())
    entities = Entities(article)
    reader = Reader(article, People(article, entities))
    first = next(_candidates(article, entities, reader), None) or next(_any(article))
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
