"""An extractive summary: sentences that can be read alone, chosen for cover, in order."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summariser import lexicon
from summariser.article import Article
from summariser.draft import DraftSentence
from summariser.engines.embedded.candidates import (
    Candidate,
    any_sentence,
    candidates_of,
    led,
    readings,
)
from summariser.engines.embedded.cuts import is_finite
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.salience import in_body, salience
from summariser.engines.embedded.standalone import Reader
from summariser.engines.embedded.terms import CLOSED, terms_of
from summariser.tokens import tokenise

__all__ = ["headline", "summarise_sentences"]

_SLACK = 1.1  # of the words asked for
_LONE = 45  # words that one sentence may have by itself, if at most half more than asked for
_COVER = 0.1  # what a word that is new to the summary is worth beside a sentence of even odds
_LOOSE = 0.5  # what is left of the worth of a first sentence that presumes
_NEW = 0.25  # of a sentence's words, which the summary must not have yet
_GRAIN = 80  # lengths of a summary that are told apart
_HEADLINE, _SHORTEST = 12, 4  # words
_MARKS = ",;:—–- "  # that part clauses

_OPENERS = (lexicon.PREPOSITIONS | lexicon.CONJUNCTIONS | lexicon.RELATIVES) - {"of"}
_TITLES = re.compile(
    r"\b(?:the )?(?:[A-Z][\w’-]* ){0,6}"
    rf"(?:(?i:{'|'.join(sorted(lexicon.HONORIFICS))})\b\.? )+(?=[A-Z]\S* [A-Z])"
)
_TIME = re.compile(
    r"(?: (?:on|late|early|last|this))* (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:night|morning|afternoon|evening))?\b"
)


class _Choice(NamedTuple):
    """Sentences in the order of the article, with their value, words and terms."""

    value: float = 0.0
    words: int = 0
    terms: frozenset[str] = frozenset()
    found: tuple[Candidate, ...] = ()


def summarise_sentences(
    article: Article,
    entities: Entities,
    words: int,
    neural: Mapping[str, float] | None = None,
) -> list[DraftSentence]:
    """At least one sentence, about `words` words in all; several have at most 1.1 times as many.

    Chosen for salience and cover; `neural` holds a tagger's logits by the ids of sentences, where
    there is one. Sentences are verbatim but for safe cuts and full names in the place of pronouns,
    surnames and “the council”. What leans on the sentence before it comes in behind that alone.
    """
    reader = Reader(article, entities)
    likely = salience(article, neural)
    candidates = led(article, list(candidates_of(article, reader, likely)))
    readable = not all(each.follows for each in candidates)
    cover: Counter[str] = Counter()
    for span, likelihood in likely.items():
        cover.update(dict.fromkeys(terms_of(article.slice(span)), likelihood))
    known: set[str] = set()
    sentences: list[DraftSentence] = []
    for found in _chosen(candidates if readable else list(any_sentence(article)), cover, words):
        alone = found.alone
        if readable:
            again = reader.read(found.at, known, whole=found.whole, follows=found.follows)
            alone = again or alone
        known |= alone.people
        sentences.append(DraftSentence(text=alone.text, evidence=list(alone.evidence)))
    return sentences


def _chosen(
    candidates: Sequence[Candidate], cover: Mapping[str, float], words: int
) -> tuple[Candidate, ...]:
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
        most = math.fsum(gains[term] for term in found.terms)
        for choice in list(best.values()):
            length = choice.words + found.words
            if length > (_SLACK * words if choice.found else alone):
                continue
            size = 1 + length * _GRAIN // words
            least = best[size].value if size in best else -math.inf
            if choice.value + found.worth + most <= least:
                continue  # not even if all of its words were new
            longer = _with(choice, found, gains)
            if longer is not None and longer.value > least:
                best[size] = longer
    chosen = max(best.values(), key=lambda choice: choice.value)
    firm = [found for found in candidates if not found.follows]
    return chosen.found or (min(firm or candidates, key=lambda found: found.words),)


def _with(choice: _Choice, found: Candidate, gains: Mapping[str, float]) -> _Choice | None:
    """The choice with one more sentence; None where that repeats another or cannot follow it."""
    before = choice.found[-1].at if choice.found else None
    if before == found.at or (found.follows and before != found.at - 1):
        return None
    new = found.terms - choice.terms
    if choice.found and len(new) < max(1, _NEW * len(found.terms)):
        return None
    worth = found.worth * (_LOOSE if found.presumes and before is None else 1)
    return _Choice(
        choice.value + worth + math.fsum(map(gains.__getitem__, new)),
        choice.words + found.words,
        choice.terms | new,
        (*choice.found, found),
    )


def headline(article: Article, entities: Entities) -> str:
    """The article's own headline, else the first sentence that can be read alone, shortened."""
    if article.title:
        return " ".join(article.title.split())
    reader = Reader(article, entities)
    found = (
        alone
        for at, statement in enumerate(article.statements)
        if in_body(article, statement) and reader.is_prose(statement)
        for alone, _ in readings(reader, at)
    )
    first = next(found, None) or next(any_sentence(article)).alone
    return _shortened(first.text.rstrip(".。"))


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
