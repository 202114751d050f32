"""The positions that one sentence shows: who holds them and what they are about."""

from collections.abc import Iterator, Sequence

from summariser.article import Article
from summariser.cues import first_subject
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.positions import (
    BASES,
    FRAMES,
    LEANINGS,
    NOUNS,
    POLICY,
    STANDING,
    UNOWNED,
    Frame,
    gerund,
)
from summariser.engines.embedded.targets import Target, complement, deed, judgement, phrase, thing, written
from summariser.engines.embedded.voices import Voice, opened
from summariser.lexicon import ADVERBS, AUXILIARIES, CALENDAR, DETERMINERS, PREPOSITIONS, PRONOUNS
from summariser.mentions import Mention, subject_after, subject_before
from summariser.offsets import Offsets
from summariser.tokens import Token

__all__ = ["Claim", "Reader"]

Claim = tuple[Entity | None, Target | None]

_NOBODY: Claim = (None, None)
_MIXED = 0
_BE = frozenset("is are was were be been being am remain remains remained".split())
_NOT = frozenset("not never no cannot neither".split())
_OPEN = frozenset("may might could can".split())  # what may be is no position
_DOUBTS = frozenset("if whether unless how why until lest".split())
_CONDITIONS = frozenset("if unless provided".split())
_DUTIES = frozenset("should must ought need needs".split())
_INTENTIONS = frozenset("will going".split())
_SUING = frozenset("sue resign quit strike".split())
_JOINING = frozenset("and but or then while".split())
_PARTICIPLES = frozenset(("ed", "en"))
_GERUNDS = frozenset(gerund(verb) for verb in POLICY)


class Reader:
    """Reads the sentences of an article for positions."""

    def __init__(self, article: Article, entities: Entities) -> None:
        self._text = article.text
        self._entities = entities
        self._voice = Voice(())
        self._shared: Mention | None = None  # the last subject of the sentence

    def read(self, voice: Voice) -> Iterator[tuple[Entity, Target, Token]]:
        """The holders, their targets and the words that show it."""
        self._voice, self._shared = voice, None
        for at, token in enumerate(voice.tokens):
            if any(start <= token.span.start < end for start, end in voice.speech):
                continue
            for holder, target in self._claims(at, token.lower):
                if holder is not None and target is not None:
                    yield holder, target, token

    def _claims(self, at: int, word: str) -> Iterator[Claim]:
        if word in FRAMES:
            yield self._verb(at)
        elif word in _BE:
            yield self._leaning(at)
        if word in NOUNS and word not in UNOWNED:
            yield self._owned(at)
        if word in STANDING:
            yield self._standing(at)
        if self._voice.pointer and self._voice.speaker is not None:
            yield self._voice.speaker, self._advised(at, word)

    def _verb(self, at: int) -> Claim:
        """The mayor opposes the toll; the toll was condemned by the mayor."""
        tokens = self._voice.tokens
        lead = _lead(tokens, at)
        before = {token.lower for token in tokens[lead:at]}
        if tokens[at].lower.endswith("ed") and (before & _BE or _word(tokens, at + 1) == "by"):
            return self._passive(at, lead, before)
        if not _is_finite(tokens, at, lead) or (before & _OPEN and not before & _NOT):
            return _NOBODY
        subject = self._subject(at, lead)
        target = self._first(self._rest(at), FRAMES[tokens[at].lower])
        if target is None or (subject is not None and self._is_doubtful(subject)):
            return _NOBODY
        self._shared = subject
        conditions = _CONDITIONS & {token.lower for token in tokens}
        if conditions and ("would" in before or "unless" in conditions):
            target = target._replace(sign=_MIXED)
        joined = tokens[lead - 1].lower in _JOINING
        holder = self._holder(subject) if subject or not joined else self._voice.speaker
        return holder, _turned(target, before)

    def _passive(self, at: int, lead: int, before: set[str]) -> Claim:
        tokens = self._voice.tokens
        subject = subject_before(tokens, lead)
        agent = subject_after(tokens, at + 1) if _word(tokens, at + 1) == "by" else None
        if subject is None or agent is None or self._is_doubtful(subject):
            return _NOBODY
        inside = [token for token in tokens if subject.span.holds(token.span)]
        plain = [frame for frame in FRAMES[tokens[at].lower] if not frame.words]
        return self._holder(agent), _turned(self._first(inside, plain), before)

    def _leaning(self, at: int) -> Claim:
        """The mayor is against the toll."""
        tokens = self._voice.tokens
        rest, sign = _positive(tokens[at + 1 :])
        if not rest or rest[0].lower not in LEANINGS:
            return _NOBODY
        subject = self._subject(at, _lead(tokens, at))
        target = self._first(rest[1:], LEANINGS[rest[0].lower])
        if target is None or subject is None or self._is_doubtful(subject):
            return _NOBODY
        return self._holder(subject), target._replace(sign=sign * target.sign)

    def _owned(self, at: int) -> Claim:
        """The mayor’s commitment to the plan."""
        tokens = self._voice.tokens
        owner = next((each for each in reversed(tokens[max(at - 3, 0) : at]) if _owns(each)), None)
        target = self._first(self._rest(at), NOUNS[tokens[at].lower])
        if owner is None or target is None:
            return _NOBODY
        if owner.possessive:
            return self._entities.at(owner.span), target
        if self._voice.pointer:
            return self._voice.speaker, target
        if owner.lower in ("his", "her"):
            return self._entities.resolve(Mention(owner.span, pronoun=True)), target
        return self._entities.resolve(first_subject(tokens, at)), target

    def _standing(self, at: int) -> Claim:
        """The mayor is a critic of the toll; Ana Ruiz, a critic of the toll, …"""
        tokens = self._voice.tokens
        start = at
        while start and tokens[start].lower not in ("a", "an", "the") and at - start < 5:
            start -= 1
        if not start or tokens[start - 1].lower not in _BE | {","}:
            return _NOBODY
        lead = start - 1 if tokens[start - 1].text == "," else _lead(tokens, start)
        subject = subject_before(tokens, lead)
        target = self._first(tokens[at + 1 :], STANDING[tokens[at].lower])
        return self._holder(subject), _turned(target, {each.lower for each in tokens[lead:at]})

    def _advised(self, at: int, word: str) -> Target | None:
        """What a speaker holds: the toll is a disgrace; trucks must be banned; please stop."""
        rest = self._voice.tokens[at + 1 :]
        if word == "please":
            return deed(self._text, rest, weak=True)
        if word in _SUING:
            return self._threatened(at)
        if word not in _DUTIES | _INTENTIONS | _BE:
            return None
        subject = subject_before(self._voice.tokens, _lead(self._voice.tokens, at))
        if subject is None or self._is_doubtful(subject):
            return None
        if word in _BE:
            sign = judgement(rest)
            target = self._first(self._inside(subject), [Frame(sign, (), "thing")])
            return target if sign else None
        if word in _INTENTIONS and self._text[slice(*subject.span)].lower() not in ("i", "we"):
            return None
        rest, sign = _positive(rest)
        rest = rest[_word(rest, 0) == "to" :]
        if _word(rest, 0) == "be":
            target = self._undergone(subject, rest[1:])
        else:
            target = deed(self._text, rest, weak=True)
        return target and target._replace(sign=sign * target.sign)

    def _undergone(self, subject: Mention, rest: Sequence[Token]) -> Target | None:
        """Trucks must be banned from the quay: banning trucks from the quay."""
        verb = gerund(_word(rest, 0)) if _word(rest, 0).endswith("ed") else ""
        whom = thing(self._text, self._inside(subject))
        if verb not in _GERUNDS or whom is None:
            return None
        behind = phrase(rest, 1, room=6)
        words = [verb, self._inner(whom), written(self._text, behind)]
        return Target(1, " ".join(word for word in words if word), whom.start)

    def _inner(self, whom: Target) -> str:
        """Without the capital of a sentence's first word, if that is no name."""
        entity = self._entities.at(Offsets(whom.start, whom.start + 1))
        named = entity is not None and (entity.kind != "other" or " " in entity.name)
        return whom.text if named else whom.text[0].lower() + whom.text[1:]

    def _threatened(self, at: int) -> Target | None:
        """It would sue if the city did not pay: paying."""
        tokens = self._voice.tokens
        before = {token.lower for token in tokens[_lead(tokens, at) : at]}
        rest = tokens[at + 1 :]
        if not before & {"will", "would", "to"} or _word(rest, 0) != "if":
            return None
        for index, token in enumerate(rest[:10]):
            if token.lower == "not" and rest[index - 1].lower in ("did", "does", "do"):
                return deed(self._text, rest[index + 1 :])
        return None

    def _first(self, rest: Sequence[Token], frames: Sequence[Frame]) -> Target | None:
        """The target by the first frame that fits."""
        found = (complement(self._text, rest, frame) for frame in frames)
        return next((target for target in found if target is not None), None)

    def _rest(self, at: int) -> Sequence[Token]:
        """What follows, without a count, a time or an adverb: voted 5-2 on Monday | to close."""
        tokens = self._voice.tokens
        start = at + 1
        while start < len(tokens) and (
            tokens[start].lower in CALENDAR | ADVERBS
            or tokens[start].text[0].isdigit() and tokens[at].lower.startswith("vote")
            or tokens[start].lower.endswith("ly")
            or (tokens[start].lower == "on" and _word(tokens, start + 1) in CALENDAR)
        ):
            start += 1
        return opened(self._text, tokens[start : start + 40])

    def _inside(self, mention: Mention) -> Sequence[Token]:
        """The tokens of a subject, with the gerund that governs it."""
        tokens = self._voice.tokens
        start = next(i for i, token in enumerate(tokens) if token.span.start >= mention.span.start)
        end = next(
            (i for i, token in enumerate(tokens) if token.span.start >= mention.span.end),
            len(tokens),
        )
        verb = start - 1 - (start > 1 and tokens[start - 1].lower in DETERMINERS)
        if verb >= 0 and tokens[verb].lower.endswith("ing") and (
            verb == 0 or not tokens[verb - 1].text[0].isalnum() or tokens[verb - 1].lower == "that"
        ):
            start = verb
        return tokens[start:end]

    def _subject(self, at: int, lead: int) -> Mention | None:
        """The subject of a verb, shared with the verb before where an “and” joins the two."""
        tokens = self._voice.tokens
        joined = lead > 0 and tokens[lead - 1].lower in _JOINING | {","} and (
            tokens[lead - 1].text != "," or tokens[at].lower.endswith("ing")
        )
        subject = None if joined else subject_before(tokens, lead)
        return subject or self._shared or (first_subject(tokens, at) if joined else None)

    def _is_doubtful(self, subject: Mention) -> bool:
        """Whether the clause of that subject is a condition or an open question."""
        before = [t.lower for t in self._voice.tokens if t.span.start < subject.span.start]
        return bool(_DOUBTS & set(before[-2:]))

    def _holder(self, subject: Mention | None) -> Entity | None:
        """Whom the subject of a position stands for; in speech, the speaker or nobody."""
        if subject is None:
            return None
        speaker, words = self._voice.speaker, self._text[slice(*subject.span)].lower()
        if words.startswith(("a ", "an ")) and subject.name and " " not in self._text[slice(*subject.name)]:
            return None  # a Republican
        if not self._voice.pointer:
            return self._entities.resolve(subject)
        if words in ("i", "we"):
            return speaker
        if self._voice.direct:
            return None
        found = self._entities.resolve(subject)
        if speaker is None or found is speaker:
            return found
        if words in ("he", "she"):
            fits = speaker.kind == "person" and speaker.gender in (
                None, "male" if words == "he" else "female"
            )
            return speaker if fits else found
        if words in ("it", "they"):
            return speaker if speaker.kind != "person" else None
        return found if speaker.kind != "person" else None


def _lead(tokens: Sequence[Token], at: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    while at and (
        tokens[at - 1].lower in AUXILIARIES | ADVERBS | _NOT | {"longer"}
        or (tokens[at - 1].lower.endswith("ly") and not tokens[at - 1].capital)
    ):
        at -= 1
    return at


def _is_finite(tokens: Sequence[Token], at: int, lead: int) -> bool:
    """Whether a word that may be a noun, a participle or an infinitive stands as a verb."""
    token, lower = tokens[at], tokens[at].lower
    before = tokens[lead - 1] if lead else None
    auxiliary = {each.lower for each in tokens[lead:at]}
    if token.capital or before is None:
        return False
    if before.lower in DETERMINERS | PREPOSITIONS or before.possessive:
        return False
    if lower.endswith("ing"):
        return bool(auxiliary & _BE) or before.text == ","
    if lower in BASES:
        return (
            bool(auxiliary & (AUXILIARIES - _BE))
            or before.lower in PRONOUNS | {"who"}
            or before.lower.endswith("s")
        )
    return not (lower.endswith("s") and before.lower.endswith(("ing", "ed", "al", "ic")))


def _positive(tokens: Sequence[Token]) -> tuple[Sequence[Token], int]:
    """The tokens behind adverbs and negations, and -1 where these turn the sense."""
    at, sign = 0, 1
    while at < len(tokens) and (
        tokens[at].lower in ADVERBS | _NOT or tokens[at].lower.endswith("ly")
    ):
        sign = -sign if tokens[at].lower in _NOT else sign
        at += 1
    return tokens[at:], sign


def _turned(target: Target | None, words: set[str]) -> Target | None:
    """Against instead of for, where the words before the verb negate it."""
    return target and target._replace(sign=-target.sign if words & _NOT else target.sign)


def _owns(token: Token) -> bool:
    return (token.possessive and token.capital) or token.lower in (
        "his", "her", "its", "my", "our"
    )


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""
