"""The matter of an article: the plan, decision or measure that most of its positions are about."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from summariser.article import Article
from summariser.engines.embedded.grammar import word
from summariser.engines.embedded.positions import (
    CLOSED,
    DECIDABLE,
    GENERIC,
    ISSUES,
    POLICY,
    STOPPING,
    gerund,
)
from summariser.engines.embedded.targets import deed, thing
from summariser.lexicon import forms
from summariser.tokens import Token

__all__ = ["PLANNED", "Matter", "find_matter"]

_LEAD = 5  # statements in which a plan is told
_NEAR = 8  # tokens between a plan and what is planned
_OFTEN = 3
PLANNED = frozenset(
    "vote votes voted plan plans planned agree agrees agreed decide decides decided decision"
    " proposal propose proposes proposed want wants wanted move moves bid push pledge pledges"
    " pledged promise promises promised vow vows vowed order orders ordered set will would"
    " threatens threatened to".split()
)
_DECIDING = frozenset(
    "signs signed passes passed approves approved proposes proposed unveils unveiled blocks"
    " blocked backs backed rejects rejected overturns overturned upholds upheld".split()
)
_CHANCE = frozenset("send leave quit".split())  # what a goal or a gale may do too
_BASES = {
    f"{verb}es" if verb.endswith(("s", "sh", "ch", "x")) else f"{verb}s": verb
    for verb in POLICY - _CHANCE
}
_OWNED = re.compile(r"\b(?:its|their) ")
_PERSONAL = re.compile(r"\b(?:his|her|my|your) ")
_ADDED = re.compile(r" (?:with|until|over|in|at) ")
_WORD = re.compile(r"\w+")
_SAME = {"shut": "clos"}
_STEM = 4  # letters that clos-ing and clos-ure share


class Matter(NamedTuple):
    """`name` is a short noun phrase, `stems` the beginnings of its words, `verb` the forms."""

    name: str
    stems: frozenset[str]

    verb: frozenset[str]

    @classmethod
    def of(cls, name: str) -> "Matter":
        """The matter of that name."""
        first = name.split()[0]
        verb = next((forms(verb) for verb in POLICY if gerund(verb) == first), frozenset[str]())
        return cls(name, frozenset(_stems(name)), verb)

    def is_done(self, verb: str, rest: str) -> bool:
        """Whether a finite verb and the words behind it say that it is done: shuts its plant."""
        finite = verb in self.verb and not verb.endswith("ing")
        return finite and not _stems(rest).isdisjoint(self.stems - _stems(verb))

    def refers(self, target: str, definite: bool) -> bool:
        """Whether a target is this matter: the plan, the closure, closing the bridge."""
        words = target.lower().split()
        if definite and len(words) == 1 and words[0] in DECIDABLE:
            return True
        stems = _stems(target)
        same_act = words[0].endswith("ing") and words[0] == self.name.split()[0].lower()
        return bool(stems) and (same_act or stems <= self.stems)

    def stopped(self, target: str) -> bool:
        """Whether a target is the end of this matter: suspending the fee."""
        first, _, rest = target.lower().partition(" ")
        return first in STOPPING and bool(rest) and _stems(rest) <= self.stems | {"the"}


def _stems(text: str) -> set[str]:
    words = (each for each in _WORD.findall(text.lower()) if each not in CLOSED)
    return {_SAME.get(each[:_STEM], each[:_STEM]) for each in words if len(each) > 1}


def find_matter(article: Article) -> Matter | None:
    """What is decided or planned in the headline or the lead, else what is often spoken of."""
    for index, statement in enumerate(article.statements[:_LEAD]):
        headline = index == 0 and article.headline is not None
        for at in range(len(statement.tokens)):
            name = _decided(article.text, statement.tokens, at, headline)
            if name:
                return Matter.of(_lowered(name, article) if headline else name)
    return _often(article)


def _decided(text: str, tokens: Sequence[Token], at: int, headline: bool) -> str:
    """Votes to close the quay; signs a tax bill; shuts its plant; voted for the return."""
    lower, rest = tokens[at].lower, tokens[at + 1 :]
    near = {token.lower for token in tokens[max(at - _NEAR, 0) : at - 1]}
    before, found = word(tokens, at - 1) if at else "", None
    planned = before in ("will", "would") or headline or not PLANNED.isdisjoint(near)
    if lower in _DECIDING:
        made = thing(text, rest)
        issue = made is not None and not ISSUES.isdisjoint(made.text.lower().split())
        found = made if made is not None and issue and " " in made.text else None
    if found is None and lower in POLICY and before in ("to", "will", "would") and planned:
        found = deed(text, tokens[at:])
    elif found is None and headline and lower in _BASES and at:
        found = deed(text, [tokens[at]._replace(lower=_BASES[lower]), *rest])
    elif lower in ("for", "against") and before.startswith("vote") and word(rest, 0) == "the":
        found = thing(text, rest)
    if found is None or _PERSONAL.search(found.text):
        return ""  # will raise her hand
    return _OWNED.sub("the ", _ADDED.split(found.text)[0])


def _lowered(name: str, article: Article) -> str:
    """Without the capitals that only the headline has."""
    body = article.text[article.headline.end if article.headline else 0 :]
    return " ".join(each if f" {each}" in body else each.lower() for each in name.split())


def _often(article: Article) -> Matter | None:
    tokens = [token for statement in article.statements for token in statement.tokens]
    told: Counter[str] = Counter()
    for at, token in enumerate(tokens):
        if token.lower in ISSUES and word(tokens, at - 1) in ("the", "this", "its", "such"):
            told[token.lower] += 1
    noun, times = max(told.items(), key=lambda each: each[1], default=("", 0))
    return Matter.of(noun) if times >= _OFTEN and noun not in GENERIC else None
