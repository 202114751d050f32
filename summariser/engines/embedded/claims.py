"""The positions that one sentence shows: who holds them and what they are about."""

from collections.abc import Iterator, Sequence

from summariser.article import Article
from summariser.cues import first_subject
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.grammar import BE, NOT, is_finite, positive, verb_start, word
from summariser.engines.embedded.holders import Holders, is_indefinite
from summariser.engines.embedded.positions import (
    DUTIES,
    FRAMES,
    INTENTIONS,
    LEANINGS,
    NOUNS,
    OPEN,
    POLICY,
    STANDING,
    SUING,
    UNOWNED,
    WITHHOLDING,
    Frame,
)
from summariser.engines.embedded.targets import Target, complement, deed, judgement
from summariser.engines.embedded.voices import Voice
from summariser.lexicon import DETERMINERS, RELATIVES
from summariser.mentions import Mention
from summariser.subjects import subject_before
from summariser.tokens import Token

__all__ = ["Reader"]


_Claim = tuple[Entity | None, Target | None]
_NOBODY: _Claim = (None, None)
_MIXED = 0
_REACH = 40  # tokens around a word of position
_ASIDE = 8  # tokens of “broke with her own party to”
_JOINING = frozenset(("and", "but", "or", "then", "while"))
_COMPLEX = (RELATIVES | {"what", "your"}) - {"that"}
_SPOKEN = BE | DUTIES | INTENTIONS | SUING | {"please"}
_SHOWING = FRAMES.keys() | NOUNS.keys() | STANDING.keys() | _SPOKEN


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
        if lower in NOUNS and lower not in UNOWNED:
            yield self._owned(at)
        if lower in STANDING:
            yield self._standing(at)
        if lower in _SPOKEN and self._voice.pointer:
            yield self._voice.speaker, self._spoken(at, lower)

    def _verb(self, at: int) -> _Claim:
        """The mayor opposes the toll."""
        tokens = self._voice.tokens
        lead = verb_start(tokens, at)
        before = {token.lower for token in tokens[lead:at]}
        conditions = self._voice.conditions(at)
        may = before & OPEN and not before & NOT and not conditions
        broke = _broke(tokens, at)
        if may or not (broke or is_finite(tokens, at, lead)):
            return _NOBODY
        subject = subject_before(tokens, broke) if broke else self._subject(at, lead)
        target = self._first(self._voice.behind(self._text, at), FRAMES[tokens[at].lower])
        if target is None or self._voice.leaves_open(subject):
            return _NOBODY
        self._shared = subject
        if (conditions and before & (OPEN | {"would"})) or "unless" in conditions:
            target = target._replace(sign=_MIXED if target.firm else target.sign)
        if before & NOT:
            some = " " not in target.text or target.text.endswith("candidate")
            endorsed = some and is_indefinite(self._text, target.start)
            if not target.firm or target.sign < 0 or endorsed:
                return _NOBODY  # has not opposed the plan; has not endorsed a candidate
            target = target._replace(sign=-target.sign)
        elided = subject is None and not self._voice.direct and tokens[lead - 1].lower in _JOINING
        return self._voice.speaker if elided else self._holders.of(self._voice, subject), target

    def _leaning(self, at: int) -> _Claim:
        """The mayor is against the toll."""
        tokens = self._voice.tokens
        rest, sign = positive(tokens[at + 1 :])
        target = self._first(rest[1:], LEANINGS.get(word(rest, 0), ()))
        subject = self._subject(at, verb_start(tokens, at))
        if target is None or self._voice.leaves_open(subject) or max(sign, target.sign) < 0:
            return _NOBODY  # who is not against it may not be for it
        return self._holders.of(self._voice, subject), target._replace(sign=sign * target.sign)

    def _owned(self, at: int) -> _Claim:
        """The mayor’s commitment to the plan."""
        near = self._voice.tokens[max(at - 7, 0) : at]
        owner = next((each for each in reversed(near[-3:]) if _owns(each)), None)
        rest = self._voice.behind(self._text, at)
        target = self._first(rest, NOUNS[self._voice.tokens[at].lower])
        if owner is None or target is None or any(each.lower in WITHHOLDING for each in near):
            return _NOBODY
        if owner.possessive:
            return self._entities.at(owner.span), target
        if owner.lower in ("my", "our"):
            return self._voice.speaker, target
        if self._voice.direct:
            return _NOBODY
        subject = first_subject(self._voice.tokens, at)
        holder = self._holders.of(self._voice, subject)
        if subject is None or holder is None or self._names_others(subject, at):
            return _NOBODY
        return holder if (holder.kind == "person") == (owner.lower != "its") else None, target

    def _names_others(self, subject: Mention, at: int) -> bool:
        """Whether a name between a subject and a “his” makes it doubtful whose it is."""
        between = self._voice.tokens[self._voice.place(subject) : at]
        return any(token.capital and token.span.start >= subject.span.end for token in between)

    def _standing(self, at: int) -> _Claim:
        """The mayor is a critic of the toll; so is Ana Ruiz, a critic of the toll."""
        tokens = self._voice.tokens
        near = range(at - 1, max(at - 5, 0), -1)
        start = next((i for i in near if tokens[i].lower in ("a", "an", "the")), 0)
        if not start or tokens[start - 1].lower not in BE | {","}:
            return _NOBODY
        lead = start - 1 if tokens[start - 1].text == "," else verb_start(tokens, start)
        if NOT & {token.lower for token in tokens[lead:at]}:
            return _NOBODY
        target = self._first(tokens[at + 1 :], STANDING[tokens[at].lower])
        return self._holders.of(self._voice, subject_before(tokens, lead)), target

    def _spoken(self, at: int, lower: str) -> Target | None:
        """What a speaker holds: the toll is a disgrace; the city must act; please stop."""
        tokens = self._voice.tokens
        rest = tokens[at + 1 :]
        if lower == "please":
            return deed(self._text, rest, POLICY)
        if lower in SUING:
            return self._threatened(at)
        lead = verb_start(tokens, at)
        subject = subject_before(tokens, lead)
        if subject is None or self._voice.leaves_open(subject) or _is_complex(tokens[:lead]):
            return None
        if lower in BE:
            return self._judged(subject, lead, at)
        if lower in INTENTIONS and not self._is_own(subject, at):
            return None
        rest, sign = positive(rest)
        target = deed(self._text, rest[word(rest, 0) == "to" :], POLICY)
        if target is None or (lower in INTENTIONS and max(sign, target.sign) < 0):
            return None  # we will not oppose it
        return target._replace(sign=sign * target.sign)

    def _is_own(self, subject: Mention, at: int) -> bool:
        """Whether a speaker tells of an intention: we will do it; she said she would."""
        if "if" in (token.lower for token in self._voice.tokens[at : at + _REACH]):
            return False
        own = self._holders.of(self._voice, subject) is self._voice.speaker
        return subject.pronoun and own

    def _judged(self, subject: Mention, lead: int, at: int) -> Target | None:
        """The toll is a disgrace; ending the strike is a priority."""
        tokens = self._voice.tokens
        sign = judgement(tokens[at + 1 :])
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

    def _threatened(self, at: int) -> Target | None:
        """It would sue if the city did not pay: paying."""
        tokens = self._voice.tokens
        before = {token.lower for token in tokens[verb_start(tokens, at) : at]}
        rest = tokens[at + 1 : at + 11]
        if not before & {"will", "would"} or word(rest, 0) != "if":
            return None
        for index, token in enumerate(rest):
            if token.lower == "not" and rest[index - 1].lower in ("did", "does", "do"):
                return deed(self._text, tokens[at + index + 2 :])
        return None

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


def _broke(tokens: Sequence[Token], at: int) -> int:
    """Where the verb stands in “broke with her party to vote”, `at` being its last word; or 0."""
    if at < 2 or tokens[at].lower != "vote" or tokens[at - 1].lower != "to":
        return 0
    near = range(at - 2, max(at - _ASIDE, 0), -1)
    found = next((i for i in near if tokens[i].lower in ("broke", "crossed")), 0)
    return found if not NOT & {token.lower for token in tokens[found:at]} else 0


def _owns(token: Token) -> bool:
    owners = ("his", "her", "its", "my", "our")
    return (token.possessive and token.capital) or token.lower in owners
