"""Targets of stances that a verb of position shows: the surest rules, beside the tagger."""

from collections.abc import Iterator, Sequence

from summariser.article import Article
from summariser.engines.embedded.gazetteer import (
    BODY_NOUNS,
    COLLECTIVES,
    PEOPLE,
    PERSON_NOUNS,
    STATE_WORDS,
)
from summariser.engines.embedded.targets import phrase_end
from summariser.lexicon import ADVERBS, AUXILIARIES, PREPOSITIONS, PRONOUNS, forms
from summariser.offsets import Offsets
from summariser.tagged import TaggedTarget
from summariser.tokens import Token, tokenise

__all__ = ["positions"]

# sign, words that follow, verbs (as `forms` reads them)
_VERBS = """
+ : support back endorse favour favor welcome praise applaud hail defend champion advocate demand
+ for: call push press campaign lobby vote plead
+ in favour of: vote speak/spoke/spoken
+ in favor of: vote speak/spoke/spoken
- : oppose reject condemn denounce criticise criticize decry deplore veto slamm blast resist
- against: vote campaign warn protest argue rally
- out against: speak/spoke/spoken come/came
- to: object
- out: rule
"""
_NOT = frozenset("not never n't cannot hardly".split())
_OPEN = frozenset("if whether unless should may might".split())
_ANAPHORS = frozenset("it this that them".split())
_SUBJECTS = PRONOUNS | PERSON_NOUNS | PEOPLE | BODY_NOUNS | STATE_WORDS | COLLECTIVES
_LIKELIHOOD = 0.6  # enough for a stance where nothing else shows one
_SURE = 3.0  # logits


def _frames() -> dict[str, list[tuple[bool, tuple[str, ...]]]]:
    found: dict[str, list[tuple[bool, tuple[str, ...]]]] = {}
    for line in _VERBS.strip().splitlines():
        head, verbs = line.split(":")
        sign, *following = head.split()
        for form in forms(verbs):
            found.setdefault(form, []).append((sign == "+", tuple(following)))
    return found


_FRAMES = _frames()


def positions(article: Article) -> Iterator[TaggedTarget]:
    """What the subject of a verb of position is for or against, in order; in English alone."""
    if not article.is_english:
        return
    for sentence in article.sentences:
        tokens = tokenise(article.text, sentence.span, ())
        for at, token in enumerate(tokens):
            for supports, following in _FRAMES.get(token.lower, ()):
                end = at + 1 + len(following)
                if tuple(each.lower for each in tokens[at + 1 : end]) == following:
                    found = _target(tokens, at, end, supports)
                    if found is not None:
                        yield found
                        break


def _target(tokens: Sequence[Token], at: int, start: int, supports: bool) -> TaggedTarget | None:
    """The target that begins at `start`, its verb standing at `at`; None where it is not sure."""
    before = at
    while before and (
        tokens[before - 1].lower in AUXILIARIES | ADVERBS | _NOT
        or tokens[before - 1].lower.endswith(("ly", "n't", "n’t"))
    ):
        before -= 1
    between = {token.lower for token in tokens[before:at]}
    if not before or not _OPEN.isdisjoint(token.lower for token in tokens[:at]):
        return None
    subject = tokens[before - 1]
    if subject.text == ",":
        subject = tokens[0]
    bare = tokens[at].lower.endswith("ing") and between.isdisjoint(AUXILIARIES)
    if bare or subject.possessive or not (subject.capital or subject.lower in _SUBJECTS):
        return None
    if between & _NOT or any(word.endswith(("n't", "n’t")) for word in between):
        if not supports:
            return None
        supports = False
    end = phrase_end(tokens, start)
    if start < len(tokens) and tokens[start].lower in _ANAPHORS:
        end = max(end, start + 1)
    if end == start or tokens[start].lower in PREPOSITIONS:
        return None
    span = Offsets(tokens[start].span.start, tokens[end - 1].span.end)
    return TaggedTarget(span, _SURE if supports else -_SURE, _LIKELIHOOD, ((subject.span, 1.0),))
