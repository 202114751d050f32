"""Who an article speaks of: names and descriptions as entities, and mentions resolved to them."""

from bisect import bisect_right

from summariser.article import Article
from summariser.engines.embedded.antecedents import Antecedents
from summariser.engines.embedded.descriptions import Descriptions
from summariser.engines.embedded.entity import Entity
from summariser.engines.embedded.gazetteer import SPOKESPEOPLE
from summariser.engines.embedded.guests import guest
from summariser.engines.embedded.issuers import Issuers
from summariser.engines.embedded.met import gender_of_noun
from summariser.engines.embedded.named import Named
from summariser.engines.embedded.openings import dateline
from summariser.engines.embedded.phrases import POSSESSIVE, head_of
from summariser.engines.embedded.runs import core
from summariser.lexicon import DETERMINERS, RELATIVES
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.subjects import subject_before

__all__ = ["Entities", "Entity"]

_KIN = frozenset("husband wife father mother son daughter brother sister".split())
_BARE = 2  # words of “a spokesman”


class Entities:
    """The entities of an article."""

    def __init__(self, article: Article) -> None:
        self._article = article
        cues = (cue for statement in article.statements for cue in statement.cues)
        subjects = sorted(
            (cue.subject for cue in cues if cue.subject), key=lambda subject: subject.span
        )
        speaking = {subject.name.end for subject in subjects if subject.name}
        self._dateline = dateline(article)
        self._named = Named(article, speaking)
        self._descriptions = Descriptions(
            article, self._named, subjects, Issuers(article, self.resolve)
        )
        self._resolved: dict[Mention, Entity | None] = {}
        self.antecedents = Antecedents(article, self._named, subjects)
        self.antecedents.read(self.resolve)

    @property
    def all(self) -> list[Entity]:
        """Those with a name in the order of the first mention."""
        return self._named.all

    def resolve(self, mention: Mention | None) -> Entity | None:
        """The entity that a mention stands for, or None where it is nobody in particular."""
        if mention is None:
            return None
        if mention not in self._resolved:
            self._resolved[mention] = None  # while it is looked for: nothing stands for itself
            self._resolved[mention] = self._resolve(mention)
        return self._resolved[mention]

    def at(self, span: Offsets) -> Entity | None:
        """The entity whose name stands in `span`.

        Of several it is the person (Ana Ruiz of Ohio), else the last.
        """
        return self._named.at(span)

    def guest(self) -> Entity | None:
        """Whom an interview is with, where the article tells."""
        return guest(self._article, self._named)

    def named(self, name: str) -> Entity | None:
        """The entity of that full name or description, however written as to case."""
        return self._named.called(name) or self._descriptions.called(name)

    def _resolve(self, mention: Mention) -> Entity | None:
        if self._dateline and mention.name and self._dateline.holds(mention.name):
            return self._after_dateline(self._dateline.end)
        if mention.pronoun:
            if self._article.slice(mention.span).lower() in RELATIVES:
                return self.resolve(self._headed(mention.span))
            return self.antecedents.of(mention)
        return self._descriptions.resolve(mention) or self._by_owner(mention.span)

    def _by_owner(self, span: Offsets) -> Entity | None:
        """Whom a spokesperson speaks for, and who is somebody's kin: her spokesman, her husband."""
        phrase, head = head_of(self._article.slice(span))
        if head not in SPOKESPEOPLE | _KIN:
            return None
        first = phrase.split()[0]
        if first.lower() in POSSESSIVE:
            pronoun = Offsets(span.start, span.start + len(first))
            owner = self.resolve(Mention(pronoun, pronoun=True))
            return self._relative(owner, head) if owner and head in _KIN else owner
        if head not in SPOKESPEOPLE or len(phrase.split()) > _BARE:
            return None  # a police spokesman is not the council's
        return self.antecedents.body_before(span.start)

    def _relative(self, owner: Entity, noun: str) -> Entity | None:
        """The one other person of the owner's surname whom a noun of kinship may mean."""
        family = [
            entity
            for entity in self._named.with_word(core(owner.name)[-1])
            if entity is not owner and entity.gender == gender_of_noun(noun, None)
        ]
        return family[0] if len(family) == 1 else None

    def _headed(self, relative: Offsets) -> Mention | None:
        """The noun phrase that a relative pronoun stands for."""
        statements = self._article.statements
        at = bisect_right(statements, relative.start, key=lambda each: each.span.start) - 1
        behind = statements[at].first_from(relative.end)
        return subject_before(statements[at].tokens, behind)

    def _after_dateline(self, end: int) -> Entity | None:
        """The name that opens the report proper."""
        following = self._named.between(end, len(self._article.text))[:1]
        for span, entity in following:
            opening = self._article.text[end : span.start].strip().lower()
            return entity if opening in DETERMINERS | {""} else None
        return None
