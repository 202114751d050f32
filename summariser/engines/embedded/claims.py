"""The positions that one sentence shows: who holds them and what they are about."""

from collections.abc import Iterator, Sequence

from summariser.article import Article
from summariser.cues import first_subject
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.grammar import BE, NOT, is_finite, positive, verb_start, word
from summariser.engines.embedded.holders import Holders
from summariser.engines.embedded.positions import (
    DUTIES,
    FRAMES,
    LEANINGS,
    OPEN,
    POLICY,
    Frame,
)
from summariser.engines.embedded.targets import Target, complement, deed, judgement, thing
from summariser.engines.embedded.voices import Voice
from summariser.lexicon import DETERMINERS, RELATIVES, forms
from summariser.mentions import Mention
from summariser.subjects import subject_before
from summariser.tokens import Token

__all__ = ["Reader"]


_Claim = tuple[Entity | None, Target | None]
_NOBODY: _Claim = (None, None)
_MIXED = 0
_REACH = 40  # tokens around a word of position
_JOINING = frozenset(("and", "but", "or", "then", "while"))
_COMPLEX = (RELATIVES | {"what", "your"}) - {"that"}
_SPOKEN = BE | DUTIES | {"please", "too", "will"}
_DONE = {form for verb in POLICY for form in forms(verb)} | {"held", "built", "kept", "paid"}
_SHOWING = FRAMES.keys() | _SPOKEN


class Reader:
    """Reads the sentences of an article for positions."""

    def __init__(self, article: Article, entities: Entities) -> None:
        self._text = article.text
        self._entities = entities
        self._holders = Holders(article, entities)
        self._voice = Voice(())
        self._shared: Mention | None = None  # the last subject of the sentence

    def read(self, voice: Voice) -> Iterator[tuple[Entity | None, Target, Token]]:
        """The holders, where they have a name, their targets and the words that show it."""
        self._voice, self._shared = voice, None
        for at, token in enumerate(voice.tokens):
            if token.lower not in _SHOWING or voice.leaves_out(token):
                continue
            for holder, target in self._claims(at, token.lower):
                if target is not None:
                    yield holder, target, token

    def _claims(self, at: int, lower: str) -> Iterator[_Claim]:
        if lower in FRAMES:
            yield self._verb(at)
        if lower in BE:
            yield self._leaning(at)
        if lower in _SPOKEN and self._voice.pointer:
            yield self._voice.speaker, self._spoken(at, lower)

    def _verb(self, at: int) -> _Claim:
        """The mayor opposes the toll."""
        tokens = self._voice.tokens
        lead = verb_start(tokens, at)
        before = {token.lower for token in tokens[lead:at]}
        conditions = self._voice.conditions(at)
        may = before & OPEN and not before & NOT and not conditions
        if may or not is_finite(tokens, at, lead):
            return _NOBODY
        subject = self._subject(at, lead)
        target = self._first(self._voice.behind(self._text, at), FRAMES[tokens[at].lower])
        if target is None or self._voice.leaves_open(subject):
            return _NOBODY
        self._shared = subject
        if (conditions and before & (OPEN | {"would"})) or "unless" in conditions:
            target = target._replace(sign=_MIXED if target.firm else target.sign)
        if before & NOT:
            if not target.firm or target.sign < 0:
                return _NOBODY  # who has not opposed the plan may not be for it
            target = target._replace(sign=-target.sign)
        elided = subject is None and not self._voice.direct and tokens[lead - 1].lower in _JOINING
        holder = self._voice.speaker if elided else self._holders.of(self._voice, subject)
        if holder is None and lead and tokens[lead - 1].text == "," and not self._voice.pointer:
            holder = self._entities.resolve(first_subject(tokens, at))
        return holder, target

    def _leaning(self, at: int) -> _Claim:
        """The mayor is against the toll."""
        tokens = self._voice.tokens
        rest, sign = positive(tokens[at + 1 :])
        target = self._first(rest[1:], LEANINGS.get(word(rest, 0), ()))
        subject = self._subject(at, verb_start(tokens, at))
        if target is None or self._voice.leaves_open(subject) or max(sign, target.sign) < 0:
            return _NOBODY  # who is not against it may not be for it
        return self._holders.of(self._voice, subject), target._replace(sign=sign * target.sign)

    def _spoken(self, at: int, lower: str) -> Target | None:
        """What a speaker holds: the toll is a disgrace; the city must act; please stop."""
        tokens = self._voice.tokens
        rest = tokens[at + 1 :]
        if lower == "too" and word(rest, 0) in ("early", "soon", "late") and word(rest, 1) == "to":
            late = deed(self._text, rest[2:])
            return late and late._replace(sign=-late.sign)
        if lower == "please":
            return deed(self._text, rest, POLICY)
        lead = verb_start(tokens, at)
        subject = subject_before(tokens, lead)
        if subject is None or self._voice.leaves_open(subject) or _is_complex(tokens[:lead]):
            return None
        if lower in BE:
            return self._judged(subject, lead, at)
        if lower in DUTIES and word(rest, 0) == "be" and word(rest, 1) in _DONE:
            start = self._voice.place(subject)
            named = tokens[start].lower in DETERMINERS
            return thing(self._text, tokens[start:lead]) if named else None
        if lower == "will" and self._text[slice(*subject.span)].lower() not in ("i", "we"):
            return None
        rest, sign = positive(rest)
        target = deed(self._text, rest[word(rest, 0) == "to" :], POLICY)
        if target is None or (lower == "will" and max(sign, target.sign) < 0):
            return None  # we will not oppose it
        return target._replace(sign=sign * target.sign)

    def _judged(self, subject: Mention, lead: int, at: int) -> Target | None:
        """The toll is a disgrace; ending the strike is a priority."""
        tokens = self._voice.tokens
        sign = judgement(self._text, tokens[at + 1 :])
        if not sign or OPEN & {token.lower for token in tokens[lead:at]}:
            return None
        start = lead
        while start and tokens[start - 1].text[0].isalnum() and tokens[start - 1].lower != "that":
            start -= 1
        opening = tokens[start : self._voice.place(subject)]
        doing = tokens[start].lower.endswith("ing")
        if not doing and any(token.lower not in DETERMINERS for token in opening):
            return None  # the phrase does not open its clause
        target = self._first(tokens[start:lead], [Frame(sign, (), "thing")])
        whole = target is not None and target.text.endswith(tokens[lead - 1].text)
        return target if whole else None

    def _first(self, rest: Sequence[Token], frames: Sequence[Frame]) -> Target | None:
        """The target by the first frame that fits."""
        found = (complement(self._text, rest, frame) for frame in frames)
        return next((target for target in found if target is not None), None)

    def _subject(self, at: int, lead: int) -> Mention | None:
        """The subject of a verb, shared with the verb before where an “and” joins the two."""
        tokens = self._voice.tokens
        before = tokens[lead - 1].lower if lead else ""
        joined = before in _JOINING or (before == "," and tokens[at].lower.endswith("ing"))
        subject = None if joined else subject_before(tokens, lead)
        if subject is not None and subject.pronoun and before in RELATIVES:
            return None  # he named judges who oppose it
        return subject or self._shared or (first_subject(tokens, at) if joined else None)


def _is_complex(tokens: Sequence[Token]) -> bool:
    """Whether a clause hangs on the subject: what he says; the rules that hurt us."""
    near = [token.lower for token in tokens[-_REACH:]]
    return near[-1] == "that" or not _COMPLEX.isdisjoint(near)
