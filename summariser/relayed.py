"""Words that somebody else passes on: the Echo quoted Ana Ruiz as saying that boats pay.

Their speaker is the one whose words they are.
"""

import re
from typing import NamedTuple

from summariser.offsets import Offsets
from summariser.statements import Statement
from summariser.subjects import subject_before

__all__ = ["Relayed", "relayed"]

_RELAYING = re.compile(r"\b(?:quot|cit)(?:e|ed|es|ing)\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SAYING = re.compile(r"(?P<who>\s[^.;:“”\"]{0,80}?)\s(?:as|as having)\s(?P<cue>say(?:ing)?|said)\b")


class Relayed(NamedTuple):
    """The passages of the speaker and of the verb of saying."""

    source: Offsets
    cue: Offsets


def relayed(statement: Statement, cue: Offsets) -> Relayed | None:
    """Whom somebody else quotes at `cue`; None where nobody is quoted as saying something."""
    text = statement.text
    verb = _RELAYING.search(text, *cue)
    if verb is None:
        return None
    saying = _SAYING.match(text, verb.end(), statement.span.end)
    if saying is None:
        return None
    source = Offsets(saying.start("who") + 1, saying.end("who"))
    if _PASSIVE.search(text, statement.span.start, verb.start()):
        subject = subject_before(statement.tokens, statement.first_from(verb.start()))
        if subject is None:
            return None
        source = subject.span
    return Relayed(source, Offsets(*saying.span("cue"))) if source.start < source.end else None
