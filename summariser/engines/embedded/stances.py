"""Who is for or against what: the targets that the tagger finds, by holder and matter."""

import math
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summariser.article import Article
from summariser.draft import Position
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.holders import Holders
from summariser.engines.embedded.leanings import leaning
from summariser.engines.embedded.matter import Matter, Named, matters_of
from summariser.engines.embedded.positions import positions
from summariser.engines.embedded.speech import Speech
from summariser.engines.embedded.targets import phrase, stems_of
from summariser.lexicon import DETERMINERS
from summariser.tagged import Reading, TaggedTarget

__all__ = ["FoundStance", "find_stances", "targets_of"]

_LEAST = 0.55  # likelihood of all the passages of a stance together
_MOST = 0.55  # that and the chance of the sign, multiplied
_LEAST_PRONOUN = 0.7  # likelihood of a target that is one
_ENDORSED = 3.0  # logits: as sure as a verb of position
_TAGGER = 0.4  # of its logits beside those of the words
_WITHOUT = re.compile(r"\bwithout\s\Z", re.IGNORECASE)
# Support under a condition: it could accept the fee if …
_HYPOTHETICAL = re.compile(
    r"\b(?:would|could|might|can|willing|ready|prepared|open to|accept|agree)\b|[’']d\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|only|once|provided|providing|as long as|so long as|on (?:the )?condition)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FoundStance:
    """A holder's position; `evidence` are ids of sentences, quotations and reported clauses."""

    holder: Entity
    target: str
    position: Position
    evidence: tuple[str, ...]


@dataclass
class _Held:
    """All that shows where a holder stands on a matter.

    `likelihood` and `conditional` are sums of likelihoods, `leaning` is one of logits.
    """

    holder: Entity
    matter: Matter
    likelihood: float = 0.0
    conditional: float = 0.0
    leaning: float = 0.0
    evidence: dict[str, None] = field(default_factory=dict)

    def is_likely(self) -> bool:
        """Whether it is about as likely as not that both the matter and the sign are right."""
        if self.likelihood < _LEAST:
            return False
        leaning = abs(self.leaning) / self.likelihood
        return self.likelihood / (1 + math.exp(-leaning)) >= _MOST

    def stance(self) -> FoundStance:
        position: Position = "supports" if self.leaning >= 0 else "opposes"
        if position == "supports" and 2 * self.conditional > self.likelihood:
            position = "mixed"
        return FoundStance(self.holder, self.matter.name, position, tuple(self.evidence))


def targets_of(article: Article, reading: Reading | None) -> list[TaggedTarget]:
    """What verbs of position and, where it has read the article, the tagger show stances on.

    The words around a target and the tagger together tell its sign better than either does. A
    headline shows no stance: whoever it speaks of has a name in the article, and says it there.
    """
    tagged = [
        replace(target, leaning=_leaning(article, target))
        for target in (reading.targets if reading else ())
        if target.likelihood >= _LEAST_PRONOUN or stems_of(phrase(article, target.span))
    ]
    for shown in positions(article):
        alike = [i for i, target in enumerate(tagged) if target.span.overlaps(shown.span)]
        if not alike or shown.holders[0][0].start > shown.span.start:  # opposed by somebody else
            tagged.append(shown)
        for index in alike if shown is not tagged[-1] else ():
            if tagged[index].span.start <= shown.span.start + len("to "):  # not the verb's object
                tagged[index] = _both(tagged[index], shown)
    body = article.headline.end if article.headline else 0
    found = (target for target in tagged if target.span.start >= body)
    return sorted(found, key=lambda target: target.span)


def _leaning(article: Article, target: TaggedTarget) -> float:
    found = _TAGGER * target.leaning + leaning(article, target.span)
    start = target.span.start
    without = _WITHOUT.search(article.text, max(start - len(" without "), 0), start)
    return -abs(found) if without else found


def _both(tagged: TaggedTarget, shown: TaggedTarget) -> TaggedTarget:
    """A target that the tagger sees and a verb shows, which knows the sign better."""
    agree = tagged.leaning * shown.leaning > 0
    return replace(
        tagged,
        leaning=tagged.leaning if agree else shown.leaning,
        likelihood=min(1.0, tagged.likelihood + shown.likelihood),
    )


def find_stances(
    article: Article,
    entities: Entities,
    speech: Sequence[Speech],
    targets: Sequence[TaggedTarget],
) -> list[FoundStance]:
    """The stances on `targets`, in order: one for a holder and a matter, the surest first."""
    holders = Holders(article, entities, speech)
    targets = [target for target in targets if not _is_opponent(article, entities, target)]
    found: dict[tuple[int, int], _Held] = {}
    named = [_named(article, target) for target in targets]
    matters = matters_of(named, article.text)
    for target, (matter, sign) in zip(targets, matters, strict=True):
        holder = holders.of(target)
        if holder is None or matter is None or matter.name.lower() == holder.name.lower():
            continue
        held = found.setdefault((id(holder), id(matter)), _Held(holder, matter))
        held.likelihood += target.likelihood
        held.leaning += target.likelihood * target.leaning * sign
        held.conditional += target.likelihood * _is_conditional(article, target)
        held.evidence[_pointer(article, speech, target)] = None
    surest = sorted(found.values(), key=lambda held: -held.likelihood)
    return [held.stance() for held in surest if held.is_likely()]


def _named(article: Article, target: TaggedTarget) -> Named:
    at = bisect_right(article.sentences, target.span.start, key=lambda each: each.span.start)
    return Named(phrase(article, target.span), target.likelihood, at)


def _is_opponent(article: Article, entities: Entities, target: TaggedTarget) -> bool:
    """Whether a target is an actor, with whom most that is said is not about the actor itself.

    Plain support is: the union endorsed Ana Ruiz.
    """
    words = article.slice(target.span).split()
    named = words[0][0].isupper() and words[-1][0].isupper() and words[0].lower() not in DETERMINERS
    return named and target.leaning < _ENDORSED and entities.at(target.span) is not None


def _is_conditional(article: Article, target: TaggedTarget) -> bool:
    """Whether a stance is hypothetical, and a condition follows in the sentence."""
    sentence = article.sentence_at(target.span.start)
    if sentence is None:
        return False
    would = _HYPOTHETICAL.search(article.text, sentence.span.start, target.span.start)
    return bool(would and _CONDITION.search(article.text, target.span.end, sentence.span.end))


def _pointer(article: Article, speech: Sequence[Speech], target: TaggedTarget) -> str:
    """The id of the speech that shows a stance, else of the sentence."""
    said = next((one for one in speech if one.span.holds(target.span)), None)
    if said is not None:
        return said.pointer
    sentence = article.sentence_at(target.span.start)
    return sentence.id if sentence else "s1"
