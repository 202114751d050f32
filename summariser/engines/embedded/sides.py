"""On which side somebody stands by the words that they choose: a disaster, the right decision."""

import re
from collections.abc import Sequence

from summariser.tokens import Token

__all__ = ["side"]

_FOR = (
    "right wise brilliant wonderful priority courageous overdue long-awaited welcome welcomed proud"
    " glad delighted pleased thrilled grateful victory triumph progress benefit benefits improve"
    " improves improvement safer fairer success successful breakthrough essential vital necessary"
    " inevitable sensible useful excellent fantastic historic opportunity"
)
_AGAINST = (
    "wrong mistake inaccurate unconstitutional indiscriminate immoral horrible terrible awful sham"
    " hoax fraud travesty barbaric heinous appalling deplorable despicable counterproductive flawed"
    " misguided guess guesswork scam unworkable discriminatory racist bigoted hateful baseless"
    " nightmare inhumane disgusting divisive pathetic unnecessary evil corrupt disgrace disgraceful"
    " disaster disastrous catastrophe catastrophic outrage outrageous reckless irresponsible shame"
    " shameful unfair unjust unlawful illegal insult insulting betrayal betrayed farce joke lie"
    " lied misled lies nonsense dangerous danger unsafe harm harmful harms hurt hurts damage"
    " damaging"
    " destroy destroys destroyed devastating devastated ruin ruined worse worst fail fails failed"
    " failure fear fears worry worried concern concerned concerns angry anger furious disappointed"
    " disappointing regret sad heartbreaking heartbroken cruel absurd ridiculous stupid useless"
    " pointless waste ignore ignored ignoring abandon abandoned punish punished unacceptable untrue"
    " false blame greed greedy complain complained complaint"
)
# Of several words: what cannot go on has to change.
_PHRASES = {"can not go on": 1, "no longer afford": 1, "can not afford": -1, "too early": -1}
_PHRASES |= {"too far": -1, "too fast": -1, "too soon": -1, "never asked": -1, "nobody asked": -1}
_SIGNS = dict.fromkeys(_FOR.split(), 1) | dict.fromkeys(_AGAINST.split(), -1) | _PHRASES
_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(_SIGNS, key=len, reverse=True))})\b")
_NOT = re.compile(r"\b(?:not|no|never|nor|without|hardly|neither)(?: \S+){0,2} $")


def side(tokens: Sequence[Token]) -> int:
    """How many more words of praise than of blame, a negation turning what follows it."""
    text = " ".join(token.lower for token in tokens)
    return sum(
        -_SIGNS[found[0]] if _NOT.search(text, 0, found.start()) else _SIGNS[found[0]]
        for found in _WORDS.finditer(text)
    )
