"""Who a quotation is ascribed to in German, French and Spanish: the verb of saying beside it.

Far less than the rules of English know: an inverted verb behind the quotation (« … », a dit Ana
Ruiz), or a subject and its verb before it (Ana Ruiz sagte: „…“), and whom a pronoun takes up.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from summariser.article import Article, Quotation
from summariser.language import base_language
from summariser.mentions import Mention
from summariser.names import CAPITAL
from summariser.offsets import Offsets

__all__ = ["Introduction", "introductions"]

_VERBS = {
    "de": (
        "antwort(?:et|ete)|argumentiert(?:e)?|befand|behauptet(?:e)?|bekräftigt(?:e)?|berichtet(?:e)?"
        "|bestätigt(?:e)?|beton(?:t|te)|entgegnet(?:e)?|ergänzt(?:e)?|erklär(?:t|te)|erwidert(?:e)?"
        "|erzähl(?:t|te)|fordert(?:e)?|frag(?:t|te)|fügt(?:e)?|klag(?:t|te)|kommentiert(?:e)?|konter(?:t|te)"
        "|kritisiert(?:e)?|kündigt(?:e)?|lob(?:t|te)|mahn(?:t|te)|mein(?:t|te)|nann?te|rief|ruft|sag(?:t|te)"
        "|scherzt(?:e)?|schreibt|schrieb|spottet(?:e)?|teilt(?:e)?|urteilt(?:e)?|versichert(?:e)?"
        "|versprach|warn(?:t|te)|räumt(?:e)?"
    ),
    "es": (
        "admite|admitió|advierte|advirtió|afirma|afirmó|agregó|anunci[aó]|asegur[aó]|añad(?:e|ió)|bromeó"
        "|comenta|comentó|concluy[eó]|contestó|cont[óa]|cuenta|critic[aó]|declar[aó]|denunci[aó]|dice|dijo"
        "|escrib(?:e|ió)|explic[aó]|indic[aó]|insist(?:e|ió)|ironiz[aó]|lament[aó]|opin[aó]|pid(?:e|ió)"
        "|pregunt[aó]|promet(?:e|ió)|recordó|recuerda|reconoc(?:e|ió)|replic[aó]|respond(?:e|ió)|resum(?:e|ió)"
        "|señal[aó]|sostiene|sostuvo|subray[aó]|zanj[aó]"
    ),
    "fr": (
        "admet|admis|affirm(?:e|é)|ajout(?:e|é)|annonc(?:e|é)|assur(?:e|é)|averti(?:t)?|comment(?:e|é)|confi(?:e|é)"
        "|conclu(?:t)?|critiqu(?:e|é)|demand(?:e|é)|dénonc(?:e|é)|déclar(?:e|é)|défend(?:u)?|dit|écrit|estim(?:e|é)"
        "|expliqu(?:e|é)|gliss(?:e|é)|indiqu(?:e|é)|insist(?:e|é)|ironis(?:e|é)|jug(?:e|é)|lanc(?:e|é)|martel(?:é|le)"
        "|not(?:e|é)|observ(?:e|é)|plaisant(?:e|é)|poursui(?:t|vi)|promet|promis|précis(?:e|é)|prévien(?:t)|prévenu"
        "|racont(?:e|é)|rappel(?:le|é)|reconn(?:aît|u)|regrett(?:e|é)|répliqu(?:e|é)|répond(?:u)?|réagi(?:t)?|résum(?:e|é)"
        "|soulign(?:e|é)|souffl(?:e|é)|tranch(?:e|é)"
    ),
}
_HELP = {
    "de": "",
    "es": r"(?:ha |había )?",
    "fr": r"(?:(?:a|ont|avait)(?:-t-(?:il|elle))? |s[’']est )?",
}
_PRONOUNS = {"de": "er|sie", "es": "él|ella", "fr": "il|elle"}
_NAME = re.compile(
    rf"{CAPITAL}[\w’'-]+(?: (?:(?:v[ao]n(?: de[rn])?|de(?: la)?|del|du|y) )?{CAPITAL}[\w’'-]+)*"
)
# Capitals of a sentence’s start.
_NO_NAMES = frozenset(
    "Il Elle Ils Elles Le La Les Un Une Des Ce Cette On Er Sie Es Der Die Das Ein Eine Wir Él Ella"
    " El Los Las Una Uno Ellos Ellas Nous Yo".split()
)
_AFTER = 90  # characters behind a quotation in which its verb and its speaker stand
_BEFORE = 160  # and before it
_BACK = 400  # characters back to the name that a pronoun takes up
_ENDS = re.compile(r"[.;:!?»«“”„\"\n]")


class Introduction(NamedTuple):
    """Of a quotation’s id, the mention of its speaker and the verb.

    `carried` is the id of the quotation before in the paragraph, whose speaker goes on.
    """

    id: str
    mention: Mention | None = None
    cue: Offsets | None = None
    carried: str | None = None


def introductions(article: Article, quotations: Iterable[Quotation]) -> Iterator[Introduction]:
    """Those of the quotations, all speech, that something introduces; none in other languages."""
    if base_language(article.language) not in _VERBS:
        return
    last: Quotation | None = None
    for quotation in quotations:
        beside = _beside(article, quotation)
        start = quotation.spans[0].start
        if beside is not None and beside[0] is not None:
            yield Introduction(quotation.id, *beside)
            last = quotation
        elif last is not None and article.paragraph_at(start).holds(last.spans[-1]):
            yield Introduction(quotation.id, carried=last.id)


def _beside(article: Article, quotation: Quotation) -> tuple[Mention | None, Offsets] | None:
    """By the verb behind one of the pieces or inside, else by the one before the first."""
    language = base_language(article.language)
    verb = rf"\b({_HELP[language]}(?:{_VERBS[language]})(?:-t)?(?:-(?:il|elle))?)\b"
    # …“, so Ana Ruiz, in German alone.
    behind = rf"(?:{verb}|(?P<so>\bso)\b)" if language == "de" else verb
    for piece in quotation.spans:
        end = min(piece.end + _AFTER, article.paragraph_at(piece.start).end)
        found = re.compile(rf"[,.]? ?(?:[–—-] ?)?{behind}").match(article.text, piece.end, end)
        found = found or re.compile(rf", {verb} (?={CAPITAL})").search(article.text, *piece)
        if found is not None:
            stop = _ENDS.search(article.text, found.end(), end)
            subject = Offsets(found.end(), stop.start() if stop else end)
            group = found.lastgroup or 1
            return _speaker(article, quotation, subject, found[group]), Offsets(*found.span(group))
    start = quotation.spans[0].start
    sentence = article.sentence_at(start)
    opening = max(sentence.span.start if sentence else start, start - _BEFORE)
    ahead = list(re.finditer(verb, article.text[opening:start]))
    if not ahead:
        return None
    cue = Offsets(opening + ahead[-1].start(1), opening + ahead[-1].end(1))
    return _speaker(article, quotation, Offsets(opening, cue.start), ahead[-1][1]), cue


def _speaker(article: Article, quotation: Quotation, subject: Offsets, verb: str) -> Mention | None:
    """The first full name of a stretch; of a pronoun, the last one before the quotation."""
    language = base_language(article.language)
    names = [
        Offsets(*name.span())
        for name in _NAME.finditer(article.text, *subject)
        if name[0] not in _NO_NAMES
    ]
    full = [name for name in names if " " in article.slice(name)]
    if language == "de":  # whose nouns all have capitals
        surnames = _surnames(article.text)
        names = full or [name for name in names if article.slice(name) in surnames]
    told = article.slice(subject).strip()
    pronoun = re.compile(rf"(?:{_PRONOUNS[language]})\b", re.IGNORECASE)
    if pronoun.match(told) or (not names and (language == "es" or pronoun.search(verb))):
        start = quotation.spans[0].start
        before = _NAME.finditer(article.text, max(start - _BACK, 0), start)
        full = [Offsets(*name.span()) for name in before if " " in name[0]][-1:]
    best = next(iter(full or names), None)
    return Mention(best, best) if best is not None else None


@lru_cache(maxsize=4)
def _surnames(text: str) -> frozenset[str]:
    """The last words of the full names of a text."""
    return frozenset(name[0].split()[-1] for name in _NAME.finditer(text) if " " in name[0])
