"""An extractive summary: sentences that can be read alone, chosen for cover, in order.

The choice is greedy by the gain in covered words per cost, after Lin and Bilmes, “Multi-document
Summarization via Budgeted Maximization of Submodular Functions” (NAACL 2010).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summariser.article import Article
from summariser.draft import DraftSentence
from summariser.engines.embedded.entities import Entities, Entity
from summariser.engines.embedded.gazetteer import ROLES
from summariser.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CALENDAR,
    CONJUNCTIONS,
    DETERMINERS,
    HONORIFICS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    REPORTING,
)
from summariser.mentions import Mention
from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.tokens import QUOTED, Token, tokenise

__all__ = ["headline", "summarise_sentences"]

_SLACK = 1.15  # of the words asked for, that several sentences may take
_ENOUGH = 0.85
_ALONE = 45  # words that a single sentence may have, up to half more than asked for
_AGAIN = 0.2  # what a word is worth that the summary has already
_HEADLINE = 12  # words

_WORD = re.compile(r"[^\W_]+(?:[-’'.,][^\W_]+)*")
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_STEM = 6  # letters by which words are compared, in any language
_CLOSED = ADVERBS | AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS | PRONOUNS | RELATIVES
_DULL = _CLOSED | CALENDAR | HONORIFICS | frozenset("said says told them there what".split())

_END = re.compile(r"[.!…。！][”’\"'»)\]]*$|[?？][”’\"'»]$")
_NOT_PROSE = re.compile(
    r"https?://|www\.|\bpic\.twitter|@\w|[#<]\w|^[•*·–—-]|^(?:photo|image|caption|video|watch|update"
    r"|correction|editor’s note)\w*:|\b(?:image|photo|picture|credit)s?: [A-Z]|\b(?:read more"
    r"|read the (?:rest|full)|click here|sign up|subscribe|all rights reserved|follow us on|photo by"
    r"|contributed to this|getty images|this (?:story|article) (?:was|has been))\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,5}[ ,]*(?:\d+ )?)?(?:\([A-Z][\w /]*\))?"
    r"\s*[—–-]+\s+(?=[“\"A-Z])|\(CNN\)\s*"
)
_CONNECTIVE = re.compile(
    r"(?:(?:however|furthermore|moreover|meanwhile|additionally|still|nevertheless|nonetheless"
    r"|in (?:addition|fact|response|turn|contrast|the meantime)|instead|indeed|by contrast|likewise"
    r"|for (?:example|instance)|as a result|on the other hand|similarly|then|besides|of course"
    r"|later|earlier|consequently|therefore|thus|hence|finally|overall|afterwards?|also|again|so"
    r"|at the same time|after that|that said|separately|and|but|yet),|(?:but|and)(?=\s[^\W\d_]))\s+",
    re.IGNORECASE,
)
_ASIDES = frozenset("however meanwhile too though therefore".split())
_GENDER = {"he": "male", "his": "male", "him": "male", "she": "female", "her": "female"}
_ORPHANS = {
    "en": "it its they their them this these those that such both neither another other others the"
    " i we my our you your",
    "de": "er sie es ihr ihre ihren ihrem sein seine seinen dies diese dieser dieses das",
    "fr": "il elle ils elles ce cela ceci cette ces son sa ses leur leurs celui celle c'est",
    "es": "él ella ellos ellas esto este esta estos estas ese esa eso su sus",
}
