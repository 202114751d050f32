"""Who is for or against what: the targets that the tagger finds, by holder and matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from summariser.article import Article
from summariser.draft import Position
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.holders import Holders
from summariser.engines.embedded.leanings import leaning
from summariser.engines.embedded.matter import Matter, matters_of
from summariser.engines.embedded.positions import positions
from summariser.engines.embedded.speech import Speech
from summariser.engines.embedded.targets import phrase
from summariser.tagged import Reading, TaggedTarget

__all__ = ["FoundStance", "find_stances", "targets_of"]

_LEAST = 0.6  # likelihood of all the passages of a stance together
_TAGGER = 0.4  # of its logits beside those of the words
# Support under a condition: it could accept the fee if …
_HYPOTHETICAL = re.compile(
    r"\b(?:would|could|might|can|willing|ready|prepared|open to|accept|agree)\b", re.IGNORECASE
)
_CONDITION = re.compile(
    r"\b(?:if|unless|only|provided|as long as|so long as|on (?:the )?condition)\b", re.IGNORECASE
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
        replace(target, leaning=_TAGGER * target.leaning + leaning(article, target.span))
        for target in (reading.targets if reading else ())
    ]
    sure = (one for one in positions(article) if not any(one.span.overlaps(t.span) for t in tagged))
    body = article.headline.end if article.headline else 0
    found = (target for target in (*tagged, *sure) if target.span.start >= body)
    return sorted(found, key=lambda target: target.span)


def find_stances(
    article: Article,
    entities: Entities,
    speech: Sequence[Speech],
    targets: Sequence[TaggedTarget],
) -> list[FoundStance]:
    """The stances on `targets`, in order: one for a holder and a matter, the surest first."""
    holders = Holders(article, entities, speech)
    names = [(phrase(article, target.span), target.likelihood) for target in targets]
    found: dict[tuple[int, int], _Held] = {}
    for target, matter in zip(targets, matters_of(names), strict=True):
        holder = holders.of(target)
        if holder is None or matter is None or matter.name.lower() == holder.name.lower():
            continue
        held = found.setdefault((id(holder), id(matter)), _Held(holder, matter))
        held.likelihood += target.likelihood
        held.leaning += target.likelihood * target.leaning
        held.conditional += target.likelihood * _is_conditional(article, target)
        held.evidence[_pointer(article, speech, target)] = None
    surest = sorted(found.values(), key=lambda held: -held.likelihood)
    return [held.stance() for held in surest if held.likelihood >= _LEAST]


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
