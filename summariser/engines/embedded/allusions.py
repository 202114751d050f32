"""Positions that do not name their target anew: voted no; would accept it if; would sue."""

import re
from collections.abc import Iterable, Iterator, Sequence

from summariser.article import Article
from summariser.cues import first_subject
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.grammar import NOT, verb_start
from summariser.engines.embedded.matter import PLANNED, Matter
from summariser.engines.embedded.targets import thing
from summariser.engines.embedded.voices import Voice
from summariser.mentions import Mention
from summariser.subjects import subject_before
from summariser.tokens import Token

__all__ = ["allusions"]

_ACCEPTING = re.compile(
    r"\b(?:would|could|might|will)(?: \w+ly| also| only| have)? (?:(?:accept|support|back|favour"
    r"|favor|welcome|consider)(?:ed)?|lived? with|vote for|be for|agree to|pay for|look at) "
    r"(?=.*\b(?:if|provided|as long as|only when|on condition|unless)\b)"
)
_VOTED_YES = re.compile(r"\bvot(?:ed?|es|ing) yes\b")
_VOTED_NO = re.compile(r"\bvot(?:ed?|es|ing) (?:no|against)(?= [^\w ]|$| and)")
_FIGHTING = re.compile(
    r"\b(?:i|we|he|she|it|they) (?:will|would)"
    r" (?:sue|appeal|strike|fight|resist|challenge|ballot)\b"
)
_QUOTES = "‘’'"
_NEAR = 8  # tokens between a verb and its object

_Allusion = tuple[Entity | None, int, str, int]


def allusions(
    article: Article, entities: Entities, voice: Voice, matter: Matter | None
) -> Iterator[_Allusion]:
    """Each holder, sign, target and offset that a sentence shows.

    They are about the matter of the article; without one, a condition is about its own object.
    """
    tokens = [token for token in voice.tokens if token.text not in _QUOTES]
    text = " ".join(token.lower for token in tokens)
    for pattern, sign in ((_ACCEPTING, 0), (_VOTED_YES, 1), (_VOTED_NO, -1), (_FIGHTING, -1)):
        found = pattern.search(text)
        if found is None or (pattern is _FIGHTING and not voice.pointer):
            continue
        start, end = (text.count(" ", 0, place) for place in found.span())
        if voice.leaves_out(tokens[start]):
            continue
        own = thing(article.text, tokens[end:]) if matter is None and sign == 0 else None
        name = matter.name if matter else own.text if own else ""
        subjects = subject_before(tokens, start), first_subject(tokens, start)
        holder = voice.speaker if voice.pointer else _first(entities, subjects)
        yield holder, sign, name, tokens[start].span.start
    if matter is not None and not voice.pointer:
        yield from _done(entities, tokens, matter)


def _first(entities: Entities, subjects: Iterable[Mention | None]) -> Entity | None:
    return next(filter(None, map(entities.resolve, subjects)), None)


def _done(entities: Entities, tokens: Sequence[Token], matter: Matter) -> Iterator[_Allusion]:
    """Who does it is for it: Acme shuts its plant."""
    for at, token in enumerate(tokens):
        rest = " ".join(each.lower for each in tokens[at + 1 : at + 1 + _NEAR])
        if not matter.is_done(token.lower, rest):
            continue
        lead = verb_start(tokens, at)
        to = lead > 1 and tokens[lead - 1].lower == "to"
        opens = all(each.capital for each in tokens[: lead - 1])  # Port Sele to close
        urged = to and not (opens or tokens[lead - 2].lower in PLANNED)
        if not urged and NOT.isdisjoint(each.lower for each in tokens[lead:at]):
            subject = subject_before(tokens, lead - to)
            yield entities.resolve(subject), 1, matter.name, token.span.start
