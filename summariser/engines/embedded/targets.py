"""What a stance is about: from the words of the article to a short noun phrase."""

import re
from collections.abc import Sequence
from itertools import takewhile

from summariser.article import Article
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    forms,
)
from summariser.offsets import Offsets
from summariser.tokens import Token, near

__all__ = ["ENDS", "FAULTS", "head_of", "phrase", "phrase_end", "stems_of"]

# Nouns that say something of what they are of: whoever is for the ban on it is against it.
ENDS = frozenset(
    "abolition ban cancellation suspension withdrawal repeal reversal rejection removal end"
    " scrapping halt delay moratorium postponement".split()
)
FAULTS = frozenset("unacceptability inadmissibility illegality futility".split())
_LONGEST = 8  # words of a target
_MARKS = '“”"«»'
_ARTICLES = frozenset("a an the".split())
_POINTING = frozenset("this that these those my our your his her its their such".split())
# Words that open a phrase and are none by themselves.
_OPENING = DETERMINERS - {"this", "that", "these", "those"} | {"whatever", "mr", "mrs", "ms", "dr"}
_OPENING_CLAUSES = RELATIVES | {"i", "you", "he", "she", "we", "they"}
_BEFORE_VERBS = AUXILIARIES - {"has", "have", "had", "is", "are", "was", "were", "be", "been"} | {
    "to", "not", "n't", "never", "let's", "let’s", "won't", "won’t", "can't", "can’t", "cannot",
    "don't", "don’t", "please",
}  # fmt: skip
_JOINING = PREPOSITIONS | RELATIVES | CONJUNCTIONS
_ENDS = (
    AUXILIARIES
    | CONJUNCTIONS
    | RELATIVES
    | PAST
    | ADVERBS
    | PRONOUNS
    | (PREPOSITIONS - {"of", "for", "to", "on", "in", "with", "at", "from", "by"})
)
_CLOSED = frozenset().union(
    ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUNS, RELATIVES, _POINTING,
    {"them", "him", "us", "me", "there", "here", "'s", "’s", "do", "doing", "so",
     "yes"},
)  # fmt: skip
_URGING = forms("urge ask want press beg implore tell/told call need allow advise expect") | {
    "on",
    "for",
}
_CAUSATIVE = frozenset("have get".split())
_DATING = frozenset("on in by until since at".split())
_WORD = re.compile(r"\w+(?:[-’'.,]\w+)*")
_ENDING = re.compile(r"(?:ations?|ments?|ings?|ions?|ures?|als?|ed|es|e|s|y)$")
_STEM = 5  # letters by which words are compared
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")


def phrase(article: Article, span: Offsets) -> str:
    """A passage as a noun phrase: “raise our toll” is raising the toll.

    It is cut before a preposition or a clause where it is long, and empty where nothing is left.
    """
    words = _asked(article, _timeless(_bare(_cut(_whole(article, span)))))
    if not words:
        return ""
    if words[0].lower == "to" and len(words) > 1:
        words, verbal = words[1:], True
    else:
        verbal = _is_verb(article, words[0])
    found = [token.text for token in words]
    if verbal:
        found[0] = _gerund(words[0].lower)
    elif causing := _causing(article, words):
        return f"{causing} {_spaced(words, found)}"
    at = int(verbal)  # raise our toll
    if at + 1 < len(words) and words[at].lower in _POINTING:
        if words[at + 1].lower in _ARTICLES | {"own"}:
            words, found = [*words[:at], *words[at + 1 :]], [*found[:at], *found[at + 1 :]]
        else:
            found[at] = "the"
    return _spaced(words, found)


def phrase_end(tokens: Sequence[Token], start: int) -> int:
    """Where the noun phrase ends that begins at `start`, with what hangs on it."""
    end = start
    while end < len(tokens):
        token = tokens[end]
        if not token.text[0].isalnum() and token.text not in "$£€%":
            break
        if token.lower in _ENDS:
            break
        end += 1
    while end > start and tokens[end - 1].lower in PREPOSITIONS | DETERMINERS:
        end -= 1
    return end


def stems_of(name: str) -> frozenset[str]:
    """The beginnings of the words that tell something: closing and closure are one."""
    return frozenset(_stem(word) for word in _words(name) if word not in _CLOSED)


def head_of(name: str) -> str:
    """The stem of the word that the others hang on: its gerund, or what a preposition follows."""
    words = _words(name)
    if not words:
        return ""
    if words[0].endswith("ing") and len(words[0]) > 5:
        return _stem(words[0])
    lead = list(takewhile(lambda word: word not in _JOINING, words))
    return _stem(lead[-1]) if lead else ""


def _whole(article: Article, span: Offsets) -> Sequence[Token]:
    """The tokens of a passage, and of its whole phrase where it only opens one."""
    sentence = article.sentence_at(span.start)
    around = near(article.text, sentence.span if sentence else span, span)
    tokens = [t for t in around if t.span.overlaps(span) and t.text not in _MARKS]
    rest = [token for token in around if tokens and token.span.start >= tokens[-1].span.end]
    opens = all(token.lower in _OPENING for token in tokens)
    of = tokens and rest and tokens[-1].lower in ENDS | FAULTS and rest[0].lower in ("of", "on")
    return tokens + rest[: phrase_end(rest, 0)] if opens or of else tokens


def _cut(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words before the first clause, `_LONGEST` at most, without marks at either end."""
    start, end = 0, len(tokens)
    while start < end and not tokens[start].text[0].isalnum() and tokens[start].text not in "$£€":
        start += 1
    clauses = (i for i in range(start + 1, end) if _begins_clause(tokens[i]))
    end = next(clauses, end)
    if end - start > _LONGEST:
        borders = [i for i in range(start + 2, start + _LONGEST + 1) if tokens[i].lower in _JOINING]
        end = max(borders, default=start + _LONGEST)
    while end > start and (
        not (tokens[end - 1].text[-1].isalnum() or tokens[end - 1].text in "%’'")
        or (end - 1 > start and tokens[end - 1].lower in _JOINING | _ARTICLES | {"not"})
    ):
        end -= 1
    return tokens[start:end]


def _bare(words: Sequence[Token]) -> Sequence[Token]:
    """Without a finite verb before or behind: put | the fee, the fee | doesn’t work."""
    if len(words) > 1 and words[1].lower in DETERMINERS and _is_finite(words[0].lower):
        words = words[1:]
    verbs = (i for i in range(1, len(words)) if _is_auxiliary(words[i].lower))
    end = next(verbs, len(words))
    return words if any(word.lower == "to" for word in words[:end]) else words[:end]


def _is_finite(word: str) -> bool:
    return word in PAST | AUXILIARIES or word.endswith("ed")


def _is_auxiliary(word: str) -> bool:
    return word in AUXILIARIES - {"have", "do"} or word.endswith(("n't", "n’t"))


def _timeless(words: Sequence[Token]) -> Sequence[Token]:
    """Without a date at the end: stepping down | by Friday."""
    end = len(words)
    while end > 2 and words[end - 1].lower in CALENDAR:
        end -= 1
    return words[: end - 1] if end < len(words) and words[end - 1].lower in _DATING else words


def _asked(article: Article, words: Sequence[Token]) -> Sequence[Token]:
    """What somebody is asked to do, not whom: (urged) the council | to rewrite the rule."""
    at = next((i for i in range(1, len(words) - 1) if words[i].lower == "to"), 0)
    if not at or words[at + 1].capital or words[at + 1].lower in _CLOSED:
        return words
    before = _before(article, words[0])
    return words[at:] if before and before[-1].lower in _URGING else words


def _causing(article: Article, words: Sequence[Token]) -> str:
    """The verb as a gerund in: (to have) the baths removed."""
    before = [token.lower for token in _before(article, words[0])[-2:]]
    removed = len(words) > 1 and words[-1].lower.endswith("ed")
    caused = removed and before[:1] == ["to"] and before[-1] in _CAUSATIVE
    return _gerund(before[-1]) if caused else ""


def _before(article: Article, first: Token) -> list[Token]:
    sentence = article.sentence_at(first.span.start)
    around = near(article.text, sentence.span if sentence else first.span, first.span)
    return [token for token in around if token.span.end <= first.span.start]


def _begins_clause(token: Token) -> bool:
    """Whether a clause opens inside a phrase: a bill | that you like, every bridge | you see."""
    return token.text in ",;:–—()" or token.lower in _OPENING_CLAUSES


def _is_verb(article: Article, first: Token) -> bool:
    """Whether what precedes a passage makes its first word an infinitive."""
    if first.lower in _CLOSED or first.capital or first.lower.endswith("ing"):
        return False
    before = _before(article, first)
    while before and (before[-1].lower in ADVERBS - {"not", "n't", "never"}):
        before.pop()
    return bool(before) and (before[-1].lower in _BEFORE_VERBS or before[-1].lower.endswith("n't"))


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and len(verb) > 2:
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _DOUBLING.fullmatch(verb) else "") + "ing"


def _spaced(tokens: Sequence[Token], texts: Sequence[str]) -> str:
    """The texts, apart where their tokens are."""
    found = texts[0]
    for before, token, text in zip(tokens, tokens[1:], texts[1:], strict=False):
        found += " " * (before.span.end < token.span.start) + text
    return found.removesuffix("’s").removesuffix("'s")


def _words(name: str) -> list[str]:
    return [word.removesuffix("’s").removesuffix("'s") for word in _WORD.findall(name.lower())]


def _stem(word: str) -> str:
    short = _ENDING.sub("", word)
    return (short if len(short) > 2 else word)[:_STEM]
