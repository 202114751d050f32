"""Sentences made fit to be read alone: by safe cuts, and by names for pronouns."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summariser.article import Article
from summariser.cues import Cue
from summariser.engines.embedded.pronouns import People, reports_behind
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    PAST,
    PREPOSITIONS,
    RELATIVES,
    REPORTING,
)
from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.tokens import Token

__all__ = ["Alone", "Reader", "is_finite", "is_scrap", "leans_first"]

_OPENING = 12  # tokens that an opening phrase may have
_GLANCE = 40  # characters that hold the first two words
_SHORTEST = 5  # words of a sentence
_HEAD, _TAIL = 7, 4  # tokens at least before and in a loose end

_ENDS = re.compile(r"[.!…。！][”’\"'»)\]]*$|[?？][”’\"'»]$")
_SCRAP = re.compile(
    r"https?://|www\.|\bpic\.twitter|@\w|</?\w|^[•*·–—-]|^[(\[].*[)\]]$"
    r"|\b(?:image|photo|picture|credit)s?: [A-Z]|^(?:photo|image|caption|video|watch|update"
    r"|correction|editor’s note)\w*:|\b(?:read more|read the (?:rest|full)|click here|sign up"
    r"|subscribe|all rights reserved|follow us on|photo by|contributed to this|getty images"
    r"|this (?:story|article) (?:was|has been))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,5}[ ,]*(?:\d+ )?)?(?:\([A-Z][\w /]*\))?"
    r"\s*[—–-]+\s+(?=[“\"A-Z])|\(CNN\)\s*|[A-Z]\w+(?:, [A-Z]\w+)?\s[—–]\s(?=[A-Z][^—–]*$)"
)
_CONNECTIVE = re.compile(
    r"(?:(?:however|furthermore|moreover|meanwhile|additionally|still|nevertheless|nonetheless"
    r"|in (?:addition|fact|response|turn|contrast|the meantime)|instead|indeed|by contrast|likewise"
    r"|for (?:example|instance)|as a result|on the other hand|similarly|then|besides|of course"
    r"|later|earlier|consequently|therefore|thus|hence|finally|overall|afterwards?|also|again|so|first"
    r"|at the same time|after that|that said|second|third|separately|and|but|yet),"
    r"|(?:but|and)(?=\s(?!for\b)[^\W\d_]))\s+",
    re.IGNORECASE,
)
_ORPHANS = {  # first words that lean on the sentence before, by language
    language: frozenset(words.split())
    for language, words in {
        "en": "it its they their this these those that such both neither another other others here",
        "de": "er sie es ihr ihre ihren ihrem sein seine seinen dies diese dieser dieses das",
        "fr": "il elle ils elles ce c cela ceci cette ces son sa ses leur leurs celui celle",
        "es": "él ella ellos ellas esto este esta estos estas ese esa eso su sus",
    }.items()
}
_GENDERED = frozenset("he she his her".split())
_REPORTERS_OWN = frozenset("I We we My my Our our me".split())
_POINTING = frozenset("this these those".split())
_POINTS_ITSELF = CALENDAR | PREPOSITIONS | RELATIVES
_ASIDES = frozenset("however meanwhile too though therefore".split())
_NEVER_LOOSE = REPORTING | set(
    "according depending excluding barring assuming during morning evening nothing anything"
    " something everything including".split()
)
_LIMITS = frozenset("if unless except but although though not no never without until".split())
_FINITE = AUXILIARIES | PAST | REPORTING


@dataclass(frozen=True)
class Alone:
    """A sentence for use outside its article, with the ids of the sentences that it comes from."""

    text: str
    evidence: tuple[str, ...]


class Reader:
    """Reads the sentences of one article; the rules on pronouns and cuts are those of English."""

    def __init__(self, article: Article, people: People) -> None:
        self._article = article
        self._people = people
        self._english = article.language in ("en", None)
        self._starts = [sentence.span.start for sentence in article.sentences]
        self._apart = [article.headline] if article.headline else []
        for quotation in article.quotations:
            if quotation.kind != "marks" or len(quotation.spans) > 1:
                self._apart += [*quotation.spans, *filter(None, [quotation.label])]

    def is_prose(self, statement: Statement) -> bool:
        """Whether it is a whole sentence of the running text, with words of the reporter's own."""
        text = self._article.slice(statement.span)
        return (
            _ENDS.search(text) is not None
            and not is_scrap(text)
            and text.count("“") == text.count("”")
            and text.count("(") == text.count(")")
            and text.count('"') % 2 == 0
            and any(token.text[0].islower() for token in statement.tokens)
            and not any(statement.span.overlaps(span) for span in self._apart)
        )

    def read(self, at: int) -> Alone | None:
        """The statement of that index; None where it leans on what stands around it."""
        statement = self._article.statements[at]
        start, end = statement.span
        for pattern in (_DATELINE, *(_CONNECTIVE, _CONNECTIVE) * self._english):
            found = pattern.match(self._article.text, start, end)
            start = found.end() if found else start
        tokens = [token for token in statement.tokens if token.span.start >= start]
        loose = _loose_end(tokens, statement.cues) if self._english else None
        tokens = tokens[:loose]
        if not tokens or leans_first(self._article.text[start:end], self._article.language):
            return None
        if self._english and _leans(tokens):
            return None
        edits = _asides(tokens) if self._english else []
        evidence = [statement.span]
        for index in self._people.unbound(tokens) if self._english else ():
            meant = self._people.meant(at, tokens, index)
            if meant is None:
                return None
            possessive = "’s" if tokens[index].lower in ("his", "her") else ""
            edits.append((tokens[index].span, meant[0].name + possessive))
            evidence += meant[1]
        text = self._text(Offsets(start, tokens[-1].span.end), edits)
        text = text if loose is None else f"{text}."
        if self._english and len(text.split()) < _SHORTEST:
            return None
        return Alone(text, self._ids(evidence))

    def _text(self, span: Offsets, edits: Iterable[tuple[Offsets, str]]) -> str:
        parts: list[str] = []
        position = span.start
        for cut, name in sorted(edits):
            if position <= cut.start:
                parts += [self._article.text[position : cut.start], name]
                position = cut.end
        text = " ".join("".join([*parts, self._article.text[position : span.end]]).split())
        return text[:1].upper() + text[1:]

    def _ids(self, spans: Iterable[Offsets]) -> tuple[str, ...]:
        """The ids of the sentences that the spans touch, in order."""
        touched = {
            number
            for start, end in spans
            for number in range(
                bisect_right(self._starts, start), bisect_left(self._starts, end) + 1
            )
        }
        return tuple(f"s{number}" for number in sorted(touched))


def is_finite(token: Token) -> bool:
    """Whether it is surely a finite verb; most verbs of the present tense are not told."""
    return token.text[0].islower() and (token.lower in _FINITE or token.lower.endswith("ed"))


def leans_first(text: str, language: str | None) -> bool:
    """Whether the first word points back: They …, This plan …, “He …” (not: This week …)."""
    words = re.findall(r"[^\W\d_]+", text[:_GLANCE])
    first, second = [*(word.lower() for word in words), "", ""][:2]
    # Who speaks may be told behind a quotation, not of whom.
    quoted = first in _GENDERED and not text[:1].isalnum()
    if not quoted and first not in _ORPHANS.get(language or "en", ()):
        return False
    if len(first) > 1 and words[0].isupper():  # IT
        return False
    return not (first in _POINTING and second in CALENDAR)


def is_scrap(text: str) -> bool:
    """Whether it is a caption, a link, a signature, a list's item or a note of the site."""
    return _SCRAP.search(text) is not None


def _leans(tokens: Sequence[Token]) -> bool:
    """Whether other words than the first point at what only the article holds."""
    subject = next((i for i, token in enumerate(tokens) if token.text in ("it", "they")), 0)
    opened = tokens[0].lower in PREPOSITIONS | ADVERBS and tokens[subject - 1].text == ","
    if subject and (reports_behind(tokens, subject) or (opened and subject < _OPENING)):
        return True
    return any(token.text in _REPORTERS_OWN for token in tokens) or any(
        (token.lower in _POINTING and after.lower not in _POINTS_ITSELF)
        or (token.lower == "that" and after.text in CALENDAR)
        for token, after in pairwise(tokens)
    )


def _asides(tokens: Sequence[Token]) -> list[tuple[Offsets, str]]:
    """Cuts of brackets, “, however,” and “also”."""
    cuts: list[tuple[Offsets, str]] = []
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text == "(" and token.span.start > before.span.end:
            end = next((t.span.end for t in tokens if t.text == ")" and t.span > token.span), None)
            cuts += [(Offsets(before.span.end, end), "")] if end else []
        elif token.text in _ASIDES and before.text == after.text == ",":
            cuts.append((Offsets(before.span.start, after.span.end), ""))
        elif token.text == "also" and before.text != "but" and before.text[0].isalnum():
            cuts.append((Offsets(before.span.end, token.span.end), ""))
    return cuts


def _loose_end(tokens: Sequence[Token], cues: Sequence[Cue]) -> int | None:
    """The index of the comma in “…, addressing the situation” or “…, who lives there”.

    None where there is none, or where it limits, reports or counts and so must not be left out.
    """
    for index in range(_HEAD, len(tokens) - _TAIL):
        opener = tokens[index + 1 + tokens[index + 1].text.endswith("ly")].text
        participle = opener.endswith("ing") and opener not in _NEVER_LOOSE
        if tokens[index].text != "," or not (participle or opener in RELATIVES):
            continue
        head, tail = tokens[:index], tokens[index + 1 :]
        if head[0].lower in CONJUNCTIONS | PREPOSITIONS:
            head = head[next((i for i, token in enumerate(head) if token.text == ","), index) :]
        tight = any(
            token.lower in _LIMITS
            or token.text[0].isdigit()
            or token.text == ")"
            or (token.text == "," and is_finite(after))
            for token, after in pairwise(tail)
        )
        reports = any(cue.span.start > tail[0].span.start for cue in cues)
        whole = any(is_finite(token) for token in head[1:])
        return index if whole and not tight and not reports else None
    return None
