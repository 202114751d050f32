"""Whom an interview is with."""

from collections import Counter

from summariser.article import Article
from summariser.engines.embedded.entity import Entity
from summariser.engines.embedded.named import Named
from summariser.engines.embedded.openings import GUEST

__all__ = ["guest"]


def guest(article: Article, named: Named) -> Entity | None:
    """Whom an interview is with: so introduced, or the person named most before the turns."""
    turns = [quotation for quotation in article.quotations if quotation.kind == "turn"]
    if not turns or turns[0].label is None:
        return None
    opening = turns[0].label.start
    for cue in GUEST.finditer(article.text, 0, opening):
        sentence = article.sentence_at(cue.start())
        end = sentence.span.end if sentence else cue.end()
        after = [entity for _, entity in named.between(cue.end(), end)]
        person = next((entity for entity in after if entity.kind == "person"), None)
        if person is not None:
            return person
        if after and after[0].kind == "other" and 1 < len(after[0].name.split()) < 4:
            after[0].kind = "person"
            return after[0]
    people = [entity for _, entity in named.between(0, opening) if entity.kind == "person"]
    ranked = Counter(map(id, people)).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return next(entity for entity in people if id(entity) == ranked[0][0])
