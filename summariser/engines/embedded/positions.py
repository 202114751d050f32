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
from summariser.engines.embedded.inversions import inversion
from summariser.engines.embedded.targets import phrase_end
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    forms,
)
from summariser.offsets import Offsets
from summariser.tagged import TaggedTarget
from summariser.tokens import Token, tokenise

__all__ = ["positions"]

# sign, words that follow, verbs (as `forms` reads them). Of what follows ~ is any count of votes
# or time, * somebody, TO an infinitive that is the target; other capitals are a word that ends
# the clause, the target being what the article speaks of.
_SURE_VERBS = """
+ : support back endorse favour favor welcome praise applaud hail defend champion advocate demand
+ for: call push press campaign lobby vote plead
+ in favour of: vote speak/spoke/spoken come/came
+ in favor of: vote speak/spoke/spoken come/came
+ out for: come/came
+ ~ TO: vote
+ YES: vote
- : oppose reject condemn denounce criticise criticize decry deplore veto slamm blast resist
- against: vote campaign warn protest argue rally
- out against: speak/spoke/spoken come/came
- to: object
- out: rule
- ~ AGAINST: vote
- NO: vote
"""
# A stance only where the tagger too sees a target, or where what follows is a law.
_FAINT_VERBS = """
+ : want seek/sought approve adopt ratify pass sign propose sponsor introduce accept preferr
+ TO: want seek/sought wish hope plan intend vow pledge promise agree offer propose decide
+ * TO: urge ask press beg implore tell/told
+ on * TO: call
+ for * TO: call
- : fight/fought challenge block boycott ban scrap cancel suspend overturn reverse abandon
- TO: refuse decline
"""
_SIGNING = forms("sign")
_LAWS = frozenset("law bill act".split())
_NOT = frozenset("not never n't cannot hardly".split())
_OPEN = frozenset("if whether unless should may might".split())
_ANAPHORS = frozenset("it this that them".split())
_SUBJECTS = PRONOUNS | RELATIVES | PERSON_NOUNS | PEOPLE | BODY_NOUNS | STATE_WORDS | COLLECTIVES
_NO_SUBJECTS = DETERMINERS - RELATIVES  # the vote, five votes
_WHEN = CALENDAR | frozenset("on in at by to unanimously narrowly overwhelmingly".split())
_AFTER_ALL = CALENDAR | AUXILIARIES | frozenset("on in at and but while".split())
_LONGEST = 6  # words of whom somebody urges
_SURE = 0.6  # likelihood that is enough for a stance where nothing else shows one
_FAINT = 0.25
_SIGN = 3.0  # logits

_Frame = tuple[float, tuple[str, ...], float]  # logits, words that follow, likelihood


def _frames() -> dict[str, list[_Frame]]:
    found: dict[str, list[_Frame]] = {}
    for lines, likelihood in ((_SURE_VERBS, _SURE), (_FAINT_VERBS, _FAINT)):
        for line in lines.strip().splitlines():
            head, verbs = line.split(":")
            sign, *following = head.split()
            for form in forms(verbs):
                frame = (_SIGN if sign == "+" else -_SIGN, tuple(following), likelihood)
                found.setdefault(form, []).append(frame)
    return found


_FRAMES = _frames()


def positions(article: Article) -> Iterator[TaggedTarget]:
    """What somebody is for or against by a verb of position, in order; in English alone.

    The likelihood of a verb that tells too little by itself is less than a stance needs.
    """
    if not article.is_english:
        return
    for sentence in article.sentences:
        tokens = tokenise(article.text, sentence.span, ())
        for at, token in enumerate(tokens):
            targets = (_target(tokens, at, frame) for frame in _FRAMES.get(token.lower, ()))
            first = next((target for target in targets if target is not None), None)
            if first is not None:
                yield first
            inverted = inversion(tokens, at)
            if inverted is not None:
                span, holder, supports = inverted
                yield TaggedTarget(span, _SIGN if supports else -_SIGN, _SURE, ((holder, 1.0),))


def _target(tokens: Sequence[Token], at: int, frame: _Frame) -> TaggedTarget | None:
    """What the verb at `at` is said of in that frame; None where it is not sure."""
    leaning, following, likelihood = frame
    span = _object(tokens, at + 1, following)
    before = at
    while before and (
        tokens[before - 1].lower in AUXILIARIES | ADVERBS | _NOT
        or tokens[before - 1].lower.endswith(("ly", "n't", "n’t"))
    ):
        before -= 1
    between = {token.lower for token in tokens[before:at]}
    if (
        not (span and before)
        or "must" in between
        or not _OPEN.isdisjoint(token.lower for token in tokens[:at])
    ):
        return None
    subject = tokens[before - 1]
    if subject.lower in _NO_SUBJECTS:
        return None
    if subject.text == ",":
        subject = tokens[0]
    bare = tokens[at].lower.endswith("ing") and between.isdisjoint(AUXILIARIES)
    if bare or subject.possessive or not (subject.capital or subject.lower in _SUBJECTS):
        return None
    if between & _NOT or any(word.endswith(("n't", "n’t")) for word in between):
        if leaning < 0:
            return None
        leaning = -leaning
    if tokens[at].lower in _SIGNING and any(
        token.lower in _LAWS and token.span.end == span.end for token in tokens
    ):
        likelihood = _SURE
    # Of one of the five who voted no, the sentence often tells what it calls them first.
    shares = [(subject.span, 0.6 if subject.lower in RELATIVES else 1.0)]
    if subject.lower in RELATIVES:
        shares.append((tokens[0].span, 0.4))
    return TaggedTarget(span, leaning, likelihood, tuple(shares))


def _object(tokens: Sequence[Token], start: int, following: Sequence[str]) -> Offsets | None:
    """The target behind a verb and the words that follow it in a frame."""
    for word in following:
        if word == "TO":
            return _infinitive(tokens, start)
        end = _after(tokens, start, word)
        if end is None:
            return None
        if word.isupper():
            return _span(tokens, start, end) if _is_all(tokens, end) else None
        start = end
    return _noun_phrase(tokens, start)


def _after(tokens: Sequence[Token], start: int, word: str) -> int | None:
    """Where a word of a frame ends that begins at `start`; None if it does not stand there."""
    end = start
    if word == "~":
        while end < len(tokens) and _is_count(tokens, end):
            end += 1
        return end
    if word == "*":
        while end < len(tokens) and not _is_infinitive(tokens, end):
            end += 1
        who = tokens[start:end]
        return end if len(who) <= _LONGEST and all(t.text[0].isalnum() for t in who) else None
    stands = start < len(tokens) and tokens[start].lower == word.lower()
    return start + 1 if stands else None


def _infinitive(tokens: Sequence[Token], start: int) -> Offsets | None:
    if not _is_infinitive(tokens, start):
        return None
    return _span(tokens, start, max(phrase_end(tokens, start + 2), start + 2))


def _noun_phrase(tokens: Sequence[Token], start: int) -> Offsets | None:
    """A noun phrase, without the day: a law | on Friday."""
    if start >= len(tokens) or tokens[start].lower in PREPOSITIONS:
        return None
    end = phrase_end(tokens, start)
    while end > start + 1 and tokens[end - 1].lower in CALENDAR:
        end -= 1
    if end > start + 1 and tokens[end - 1].lower in PREPOSITIONS:
        end -= 1
    if tokens[start].lower in _ANAPHORS:
        end = max(end, start + 1)
    return _span(tokens, start, end)


def _span(tokens: Sequence[Token], start: int, end: int) -> Offsets | None:
    return Offsets(tokens[start].span.start, tokens[end - 1].span.end) if end > start else None


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at].lower == "to"
        and tokens[at + 1].text[0].islower()
        and tokens[at + 1].lower not in PREPOSITIONS
    )


def _is_count(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token may tell how many voted, or when: 6-1 on Monday."""
    if tokens[at].text[0].isdigit():
        return True
    return tokens[at].lower in _WHEN and not _is_infinitive(tokens, at)


def _is_all(tokens: Sequence[Token], at: int) -> bool:
    """Whether no object begins here: voted against | on Monday, but not: against | the toll."""
    return at >= len(tokens) or not tokens[at].text[0].isalnum() or tokens[at].lower in _AFTER_ALL
