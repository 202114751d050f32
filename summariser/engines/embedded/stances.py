"""Who is for or against what: the positions of an article, merged by holder and target."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from summariser.article import Article
from summariser.draft import Position
from summariser.engines.embedded.allusions import allusions
from summariser.engines.embedded.claims import Reader
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.matter import Matter, find_matter
from summariser.engines.embedded.positions import CLOSED, DECIDABLE, GENERIC
from summariser.engines.embedded.sides import side
from summariser.engines.embedded.speech import Speech
from summariser.engines.embedded.targets import Target
from summariser.engines.embedded.voices import Voice, voices
from summariser.lexicon import forms
from summariser.offsets import Offsets

__all__ = ["FoundStance", "find_stances"]

_LONGEST = 8  # words of a target
_DEFINITE = re.compile(r"\b(the|this|that)\s+$", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_COMPLAINING = forms("warn complain lament object fear protest")
_ACCUSING = forms("accuse")
# A bare “the chief executive” leads the body that the article is about, and stands by its plans.
_LEADER = re.compile(r"(?:the )?(?:chief executive|chair(?:man|woman)?|ceo)", re.IGNORECASE)


@dataclass(frozen=True)
class FoundStance:
    """A holder's position; `evidence` are ids of sentences, quotations and reported clauses."""

    holder: Entity
    target: str
    position: Position
    evidence: tuple[str, ...]


@dataclass
class _Merged:
    holder: Entity
    target: str
    signs: set[int] = field(default_factory=set)
    evidence: dict[str, None] = field(default_factory=dict)

    def stance(self) -> FoundStance:
        [sign] = self.signs if len(self.signs) == 1 else [0]
        positions: dict[int, Position] = {1: "supports", -1: "opposes", 0: "mixed"}
        return FoundStance(self.holder, self.target, positions[sign], tuple(self.evidence))


def find_stances(
    article: Article, entities: Entities, speech: Sequence[Speech]
) -> list[FoundStance]:
    """The stances, one for a holder and a target; what is read off a choice of words comes last.

    Who has taken no position on the matter of the article in so many words is for or against it
    by the words of praise and blame that they choose.
    """
    matter = find_matter(article)
    reader = Reader(article, entities)
    ledger = _Ledger(article)
    heard = voices(article, speech)
    for voice in heard:
        for holder, target, token in reader.read(voice):
            sign, name = target.sign, _name(entities, target)
            if matter is not None:
                sign, name = _on_matter(article, matter, target, token.lower, name)
            ledger.add(holder, name, sign, voice, token.span.start)
        for holder, sign, name, at in allusions(article, entities, voice, matter):
            ledger.add(holder, name, sign, voice, at)
    if matter is not None:
        _add_sides(article, matter, heard, ledger)
    return [entry.stance() for entry in ledger.entries]


def _add_sides(article: Article, matter: Matter, heard: Sequence[Voice], ledger: "_Ledger") -> None:
    """The speakers who have not said plainly where they stand on the matter."""
    warned = {clause.id for clause in article.clauses if article.slice(clause.cue) in _COMPLAINING}
    spoken: dict[int, list[tuple[int, Voice]]] = defaultdict(list)
    for voice in heard:
        if voice.speaker is not None:
            score = side(voice.tokens) - (voice.pointer in warned)
            spoken[id(voice.speaker)].append((score, voice))
    for said in spoken.values():
        holder = said[0][1].speaker
        if holder is None or ledger.entry(holder, matter.name) is not None:
            continue
        leads = _LEADER.fullmatch(holder.role) is not None
        total = sum(score for score, _ in said) or int(leads)
        for score, voice in said:
            if score * total > 0 or (total and leads):
                sign = 1 if total > 0 else -1
                ledger.add(holder, matter.name, sign, voice, voice.tokens[0].span.start)


class _Ledger:
    """The positions found so far."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self.entries: list[_Merged] = []

    def entry(self, holder: Entity, name: str) -> _Merged | None:
        """What is known of a holder on nearly that target."""
        own = (entry for entry in self.entries if entry.holder is holder)
        return next((entry for entry in own if _is_same(name, entry.target)), None)

    def add(self, holder: Entity | None, name: str, sign: int, voice: Voice, at: int) -> None:
        """Enters a position, unless holder or target is nobody and nothing."""
        if holder is None or not name or name == holder.name:
            return
        entry = self.entry(holder, name)
        if entry is None:
            entry = _Merged(holder, name)
            self.entries.append(entry)
        elif len(_content(name)) > len(_content(entry.target)):
            entry.target = name
        entry.signs.add(sign)
        sentence = self._article.sentence_at(at)
        entry.evidence[voice.pointer or (sentence.id if sentence else "")] = None


def _content(name: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(name.lower()) if word not in CLOSED)


def _is_same(one: str, other: str) -> bool:
    """Whether two targets are one: the words of one lie in the other."""
    whole, whole_other = _content(one), _content(other)
    return bool(whole and whole_other) and (whole <= whole_other or whole_other <= whole)


def _on_matter(
    article: Article, matter: Matter, target: Target, shown_by: str, name: str
) -> tuple[int, str]:
    """The sign and the name of a target, which may be the matter or the end of it."""
    if shown_by in _ACCUSING:
        return target.sign, matter.name  # those who did it are accused
    if matter.stopped(target.text):
        return -target.sign, matter.name
    definite = _DEFINITE.search(article.text, max(target.start - 8, 0), target.start)
    if definite and definite[1].lower() != "the" and target.text.lower() in DECIDABLE:
        return target.sign, ""  # "that idea" is what somebody has just said, not the matter
    if matter.refers(target.text, definite is not None):
        return target.sign, matter.name
    return target.sign, name


def _name(entities: Entities, target: Target) -> str:
    """How a target is written, full for people, or the empty string where it tells nothing."""
    words = target.text.split()
    entity = entities.at(Offsets(target.start, target.start + len(target.text)))
    if entity is not None and entity.kind == "person" and words[-1] in entity.name.split():
        named = all(word[0].isupper() for word in words)
        return entity.name if named else target.text
    return "" if target.text.lower() in GENERIC or len(words) > _LONGEST else target.text
