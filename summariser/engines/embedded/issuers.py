"""Who issued a document: the trust’s report, a letter from the guild, the study that it published.

A report that is quoted speaks for the body that issued it, a letter or post for whoever wrote it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from summariser.article import Article
from summariser.engines.embedded.entity import Entity
from summariser.engines.embedded.gazetteer import DOCUMENTS
from summariser.engines.embedded.phrases import POSSESSIVE
from summariser.lexicon import AUXILIARIES, DETERMINERS, PAST, PREPOSITIONS, SPEECH
from summariser.mentions import Mention, noun_phrase
from summariser.statements import Statement
from summariser.subjects import subject_before
from summariser.tokens import Token

__all__ = ["Issuers"]

_ISSUING = frozenset(
    "circulate circulated circulates deliver delivered delivers draft drafted email e-mail emailed"
    " e-mailed file filed files gave give gives given handed issue issued issues mailed post posted"
    " posts prepare prepared prepares present presented presents produce produced produces publish"
    " published publishes put release released releases send sends sent share shared shares sign"
    " signed signs submit submitted submits tabled unveiled write writes written wrote".split()
)
# The verbs that tell of a document by another word.
_VERBS = {
    **dict.fromkeys(("post", "message", "tweet"), ("posted", "tweeted", "wrote")),
    **dict.fromkeys(("letter", "email", "e-mail", "note"), ("wrote", "emailed", "e-mailed")),
    **dict.fromkeys(("ruling", "judgment", "judgement", "verdict"), ("ruled",)),
}
# These speak for themselves: what somebody finds, and what is before a court.
_FINDINGS = frozenset("study paper trial results findings article book column".split())
_PLEADINGS = frozenset("complaint lawsuit suit petition indictment affidavit".split())
_ENDS = PREPOSITIONS | SPEECH | PAST | AUXILIARIES
_POINTING = frozenset("the that this these those".split())
_LONGEST = 8  # words of a noun phrase
_BACK = 4  # statements back to a verb that tells of the document
_TIMES = 3  # earlier mentions that are looked at
_APOSTROPHES = ("’", "'")


class _Noun(NamedTuple):
    """A document’s noun as a token of the statement of that number."""

    number: int
    statement: Statement
    at: int

    @property
    def head(self) -> str:
        return self.statement.tokens[self.at].lower


class Issuers:
    """Finds whose words a document holds; `resolve` tells whom a mention stands for."""

    def __init__(self, article: Article, resolve: Callable[[Mention], Entity | None]) -> None:
        self._article = article
        self._resolve = resolve

    def of(self, offset: int) -> Entity | None:
        """Who issued the document whose noun starts at `offset`; None where nobody tells."""
        noun = self._nouns.get(offset)
        if noun is None:
            return None
        own = self._issuer(noun)
        if own is not None or noun.head in _PLEADINGS or not _is_definite(noun):
            return own
        alike = self._by_head[noun.head]
        before = bisect_left(alike, offset, key=_start)
        for earlier in reversed(alike[max(before - _TIMES, 0) : before]):
            if (issuer := self._issuer(earlier)) is not None:
                return issuer
        return self._told_before(noun)

    @cached_property
    def _nouns(self) -> dict[int, _Noun]:
        """Them by where they start."""
        return {
            token.span.start: _Noun(number, statement, at)
            for number, statement in enumerate(self._article.statements)
            for at, token in enumerate(statement.tokens)
            if token.lower in DOCUMENTS
        }

    @cached_property
    def _by_head(self) -> dict[str, list[_Noun]]:
        found: dict[str, list[_Noun]] = defaultdict(list)
        for noun in self._nouns.values():
            found[noun.head].append(noun)
        return found

    def _issuer(self, noun: _Noun) -> Entity | None:
        """By the noun’s own phrase and clause."""
        ways = [self._owner, self._by, self._relative]
        if noun.head not in _PLEADINGS:  # who signs a petition does not speak in it alone
            ways.append(self._subject)
        for mention in (mention for way in ways for mention in way(noun)):
            entity = self._resolve(mention)
            if entity is not None and _may_issue(entity, noun.head):
                return entity
        return None

    def _owner(self, noun: _Noun) -> Iterator[Mention]:
        """The council’s report, its report."""
        tokens = noun.statement.tokens
        for at in range(noun.at - 1, max(noun.at - _LONGEST, 0) - 1, -1):
            token = tokens[at]
            if token.lower in POSSESSIVE:
                yield Mention(token.span, pronoun=True)
            plural = token.text in _APOSTROPHES and at > 0 and tokens[at - 1].lower.endswith("s")
            if token.possessive or plural:
                yield from _phrase(tokens, _opening(tokens, at), at + (not plural))
                return
            if not token.text[0].isalnum() or token.lower in DETERMINERS | PREPOSITIONS:
                return

    def _by(self, noun: _Noun) -> Iterator[Mention]:
        """A survey of adults by the pollster, a letter from the guild, one sent by the guild."""
        tokens = noun.statement.tokens
        for at in range(noun.at + 1, min(noun.at + _LONGEST, len(tokens))):
            token = tokens[at]
            if not token.text[0].isalnum() or token.lower in SPEECH:
                return
            before = tokens[at - 1].lower
            participle = before in _ISSUING or at == noun.at + 1 or not before.endswith(("ed", "n"))
            if token.lower == "from" or (token.lower == "by" and participle):
                yield from _phrase(tokens, at + 1, _end(tokens, at + 1))
                return

    def _relative(self, noun: _Noun) -> Iterator[Mention]:
        """A letter that the guild sent."""
        tokens = noun.statement.tokens
        first = noun.at + 1
        first += first < len(tokens) and tokens[first].lower in ("that", "which")
        for at in range(first, min(first + _LONGEST, len(tokens))):
            if not tokens[at].text[0].isalnum() or tokens[at].lower in PREPOSITIONS:
                return
            if tokens[at].lower in _ISSUING:
                yield from _phrase(tokens, first, at)
                return

    def _subject(self, noun: _Noun) -> Iterator[Mention]:
        """The trust published a report, said in a report; in a report, the trust said."""
        tokens = noun.statement.tokens
        opening = _opening(tokens, noun.at)
        within = opening > 0 and tokens[opening - 1].lower in ("in", "on")
        for at in range(opening - 1 - within, max(opening - _LONGEST, -1), -1):
            token = tokens[at]
            if token.lower in _ISSUING or (within and token.lower in SPEECH):
                if (subject := subject_before(tokens, at)) is not None:
                    yield subject
                return
            if not token.text[0].isalnum() or (not within and token.lower in PREPOSITIONS):
                break
        if within and opening == 1:
            yield from (cue.subject for cue in noun.statement.told[:1] if cue.subject)

    def _told_before(self, noun: _Noun) -> Entity | None:
        """Who posted something, where it is then the post."""
        statements = self._article.statements
        for statement in reversed(statements[max(noun.number - _BACK, 0) : noun.number]):
            for at, token in enumerate(statement.tokens):
                if token.lower in _VERBS.get(noun.head, ()):
                    subject = subject_before(statement.tokens, at)
                    entity = self._resolve(subject) if subject else None
                    if entity is not None and _may_issue(entity, noun.head):
                        return entity
        return None


def _start(noun: _Noun) -> int:
    return noun.statement.tokens[noun.at].span.start


def _opening(tokens: Sequence[Token], at: int) -> int:
    """The index of the first token of the noun phrase with the head `at`."""
    while at and _goes_on(tokens[at - 1]):
        at -= 1
    return at - (at > 0 and tokens[at - 1].lower in DETERMINERS)


def _goes_on(token: Token) -> bool:
    """Whether a token may stand inside a noun phrase, before its head."""
    return (
        token.text[0].isalnum()
        and token.lower not in DETERMINERS | PREPOSITIONS | _ISSUING | SPEECH
    )


def _is_definite(noun: _Noun) -> bool:
    tokens = noun.statement.tokens
    return tokens[_opening(tokens, noun.at)].lower in _POINTING


def _end(tokens: Sequence[Token], start: int) -> int:
    """Where the noun phrase that starts there ends, what it is of taken with it."""
    end = start
    while end < len(tokens) and end - start < _LONGEST:
        token = tokens[end]
        inside = token.capital or token.lower == "of" or token.lower not in _ENDS
        if not (token.text[0].isalnum() and inside):
            break
        end += 1
    return end


def _phrase(tokens: Sequence[Token], start: int, end: int) -> Iterator[Mention]:
    mention = noun_phrase(tokens, max(start, 0), end) if start < end else None
    if mention is not None:
        yield mention


def _may_issue(entity: Entity, head: str) -> bool:
    if entity.kind == "document":
        return False
    return entity.kind != "person" or head not in _FINDINGS
