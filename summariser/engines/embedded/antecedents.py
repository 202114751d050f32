"""Whom a pronoun stands for: everybody whom it may mean, and how much speaks for each."""

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from summariser.article import Article
from summariser.engines.embedded.entity import Entity, Gender
from summariser.engines.embedded.gazetteer import (
    PEOPLE,
    PERSON_NOUNS,
)
from summariser.engines.embedded.met import (
    Met,
    PronounClass,
    any_shows,
    fits,
    frequency,
    gender_of_noun,
    gendered,
    sort_of,
)
from summariser.engines.embedded.named import Named
from summariser.engines.embedded.phrases import head_of
from summariser.engines.embedded.preferences import WEIGHTS
from summariser.engines.embedded.references import Expression, counted, expressions
from summariser.mentions import Mention

__all__ = ["Antecedents", "Candidate"]

_REACH = 6  # statements back that a pronoun looks for its antecedent
_NEAR = 2  # statements back to whom a spokesperson speaks for
_CLASSES: dict[str, PronounClass] = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "thing", "its": "thing", "itself": "thing",
    "they": "many", "them": "many", "their": "many", "theirs": "many", "themselves": "many",
}  # fmt: skip
_GENDERS: dict[str, Gender] = {"male": "male", "female": "female"}
_FORMS = dict.fromkeys(("he", "she", "it", "they"), "subject")
_FORMS |= dict.fromkeys(("his", "her", "its", "their"), "bound")


class Candidate(NamedTuple):
    """Somebody whom a pronoun may stand for: `entity` is None for a person without a name.

    `met` is where they were last met; `features` what speaks for or against them.
    """

    entity: Entity | None
    met: Mention
    features: frozenset[str]

    @property
    def score(self) -> float:
        """The sum of the features' weights."""
        return math.fsum(WEIGHTS.get(feature, 0.0) for feature in self.features)


class Antecedents:
    """Whom the expressions of an article stand for, in order; each may be an antecedent later.

    `subjects` are those of reporting verbs in order.
    """

    def __init__(self, article: Article, named: Named, subjects: Sequence[Mention]) -> None:
        self._article = article
        self._named = named
        self._subjects = subjects
        self._speaking = {subject.span.start for subject in subjects}
        self._steps, self._paragraphs = counted(article)
        self._met: list[Met] = []
        self._starts: list[int] = []
        self._times: Counter[int] = Counter()

    def read(self, resolve: Callable[[Mention], Entity | None]) -> None:
        """Meet every expression, in order; `resolve` tells whom a mention stands for."""
        for said in expressions(self._article, self._named, self._subjects):
            met = self._meet(said, resolve(said.mention))
            if met is not None:
                self._met.append(met)
                self._starts.append(said.mention.span.start)

    def of(self, mention: Mention) -> Entity | None:
        """The entity that a pronoun stands for, if there is one."""
        best = max(self.candidates(mention), key=lambda candidate: candidate.score, default=None)
        return best.entity if best is not None and best.score > 0 else None

    def body_before(self, offset: int) -> Entity | None:
        """The body that the statement at `offset`, or one just before it, is about."""
        at = self._statement(offset)
        for index in range(bisect_left(self._starts, offset) - 1, -1, -1):
            met = self._met[index]
            if self._back(at, met) > _NEAR:
                break
            if met.said.leads and met.entity is not None and _is_body(met.entity):
                return met.entity
        return None

    def candidates(self, mention: Mention) -> list[Candidate]:
        """Everybody whom a pronoun may stand for, who was met last first."""
        word = self._word(mention)
        wanted = _CLASSES.get(word)
        if wanted is None:
            return []
        at = self._statement(mention.span.start)
        groups: dict[int, list[Met]] = {}
        for index in range(bisect_left(self._starts, mention.span.start) - 1, -1, -1):
            met = self._met[index]
            if self._back(at, met) > _REACH:
                break
            if fits(met, wanted):
                group = groups.setdefault(met.identity, [met])
                if met is not group[0] and met.said.statement == group[0].said.statement:
                    group.append(met)
        most = max((group[0].times for group in groups.values()), default=0)
        found: list[Candidate] = []
        nearer = 0
        for group in groups.values():
            last = group[0]
            features = set(self._features(mention, word, wanted, at, group))
            features |= frequency(last.times, most) | {f"{min(nearer, 2)} nearer"}
            if not found:
                features.add(f"nearest, {min(self._back(at, last), 2)}")
            nearer += last.human is not None
            found.append(Candidate(last.entity, last.said.mention, frozenset(features)))
        return found

    def _back(self, at: int, met: Met) -> int:
        """How many statements lie between, those that are all quotation left out."""
        return self._steps[at] - self._steps[met.said.statement]

    def _features(
        self, mention: Mention, word: str, wanted: PronounClass, at: int, group: Sequence[Met]
    ) -> Iterator[str]:
        """What shows in the mentions `group` of a candidate, all of one statement."""
        met = group[0]
        person = wanted in _GENDERS
        yield from self._place(mention, word, at, group)
        yield from gendered(met, wanted) if person else sort_of(met, wanted, group)
        steps = min(self._back(at, met), 2)
        sort = "person" if person else wanted
        yield from (sort, f"{sort}, {steps} back")
        if met.entity is None:
            yield "nameless"
            if met.said.speaks:
                yield "nameless, speaks"
        if met.said.mention.pronoun:
            yield "pronoun"
        elif not met.named:
            yield f"{sort} described"

    def _place(self, mention: Mention, word: str, at: int, group: Sequence[Met]) -> Iterator[str]:
        """How far back the candidate stands, and as what in its statement."""
        steps = self._back(at, group[0])
        paragraphs = self._paragraphs[at] - self._paragraphs[group[0].said.statement]
        yield from (f"{steps} back", f"{min(paragraphs, 2)} paragraphs back")
        reports = mention.span.start in self._speaking
        opens = mention.span.start == self._article.statements[at].span.start
        form = "reports" if reports else _FORMS.get(word, "object")
        leads, speaks = any_shows(group, "leads"), any_shows(group, "speaks")
        shown = {
            f"leads, {'opens' if opens else 'other'}, {min(steps, 2)}": any_shows(group, "leads"),
            f"speaks, {'reports' if reports else 'other'}, {min(steps, 2)}": any_shows(
                group, "speaks"
            ),
            f"here, {form}": steps == 0,
            f"{min(paragraphs, 2)} paragraphs back, reports": reports,
            f"here, leads, {form}": steps == 0 and leads,
            f"here, speaks, {form}": steps == 0 and speaks,
            "acts": any_shows(group, "acts"),
            "governed": all(met.said.governed for met in group),
            "owns": all(met.said.owns for met in group),
        }
        yield from (feature for feature, holds in shown.items() if holds)

    def _meet(self, said: Expression, entity: Entity | None) -> Met | None:
        """What is known of an expression; None where it can be nobody's antecedent."""
        mention = said.mention
        gender: Gender | None = None
        human: bool | None = False
        plural = named = False
        if mention.pronoun:
            wanted = _CLASSES.get(self._word(mention))
            gender = _GENDERS.get(wanted or "")
            human, plural = gender is not None, wanted == "many"
            if entity is None and not human:
                return None
        elif mention.name == mention.span or (mention.name and entity and entity.kind == "person"):
            if entity is None:
                return None
            gender, named, plural = entity.gender, True, entity.name.endswith("s")
            unsure = entity.kind == "other" or entity.guessed
            human = None if unsure and not entity.thing else entity.kind == "person"
        else:
            head = head_of(self._article.slice(mention.span))[1]
            plural = head in PEOPLE
            human = head in PERSON_NOUNS or (entity is not None and entity.kind == "person")
            if head in PERSON_NOUNS:
                gender = gender_of_noun(head, entity)
            elif entity is None and not plural:
                return None
        identity = len(self._met) if entity is None else -id(entity)
        self._times[identity] += 1
        return Met(said, entity, identity, self._times[identity], gender, human, plural, named)

    def _word(self, mention: Mention) -> str:
        """A pronoun, small, without what is contracted to it: she’s."""
        return self._article.slice(mention.span).lower().replace("’", "'").split("'")[0]

    def _statement(self, offset: int) -> int:
        return bisect_right(self._article.statements, offset, key=lambda each: each.span.start) - 1


def _is_body(entity: Entity) -> bool:
    return entity.guessed or entity.kind in ("organisation", "government", "other")
