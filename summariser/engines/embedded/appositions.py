"""What stands beside a name and tells what it names: the mayor, Ana Ruiz; Ana Ruiz, 45, a baker."""

import re

from summariser.article import Article
from summariser.engines.embedded.entity import Entity
from summariser.engines.embedded.gazetteer import ROLES
from summariser.engines.embedded.named import Named
from summariser.lexicon import CONJUNCTIONS, HONORIFICS, PAST, PREPOSITIONS, RELATIVES
from summariser.offsets import Offsets

__all__ = ["beside"]

_NEAR = 60  # characters between a description and the name beside it
_BEFORE_NAME = re.compile(
    # the leader | in the lower house, | Ana Ruiz
    r"(?:\s(?:of|for|in|at|on|with|from)(?:\s[a-z][\w’'-]*){1,5}(?=,))?"
    r"(?P<comma>,?)\s+(?:(?<=,\s)the\s+)?(?P<role>(?:[a-z][\w’'-]*\s+){0,3}?)"
    r"(?:[A-Z][\w.’'-]*\s+){0,3}"
)
_NO_TITLE = PREPOSITIONS | RELATIVES | CONJUNCTIONS | PAST
_CLOSED = re.compile(r"(?:['’]s)?(?:[\s]*(?:[,.;:()—–]|$)|\s(?:of|from|at|in|who|whose)\s)")
_BEHIND_NAME = re.compile(
    r"(?:,? \(?(?:aged )?\d{1,3}\)?)?,\s+(?:(?:now|then|also|once|formerly|himself|herself)\s+)?"
)
_GOES_ON = re.compile(
    r"\s*[,.;:()—–”\"]|$|\s(?:of|for|in|at|with|from|on|to|who|whose|that|which|since|until|and|by"
    r"|near|behind|\w+ing|\w+ed)\s"
)


def beside(article: Article, named: Named, span: Offsets) -> Entity | None:
    """Whose name a description stands in apposition to, if any."""
    text = article.text
    for place, entity in named.between(span.end, span.end + _NEAR)[:1]:
        found = _BEFORE_NAME.fullmatch(text, span.end, place.start)
        closed = found and (not found["comma"] or _CLOSED.match(text, place.end))
        if found and closed and _is_role(found["role"].split(), bool(found["comma"])):
            return entity
    for place, entity in named.between(span.start - _NEAR, span.start)[-1:]:
        if _BEHIND_NAME.fullmatch(text, place.end, span.start) and _GOES_ON.match(text, span.end):
            return entity
    return None


def _is_role(words: list[str], comma: bool) -> bool:
    """Whether the small words before a name, if any, are what the named one is: school nurse."""
    if not words:
        return True
    return comma and words[-1] in ROLES | HONORIFICS and _NO_TITLE.isdisjoint(words)
