"""Which cues tell of speech or writing, not of belief, intent, feeling or silence."""

import re
from collections.abc import Sequence

from summariser.lexicon import AUXILIARIES, OUTLINING, PAST, SPEECH, forms
from summariser.offsets import Offsets

__all__ = ["is_speech", "verb_alone"]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SILENT = frozenset(
    "not never nor neither short declined refused declining refusing without".split()
)
_NOBODY = frozenset("nobody nothing none neither no".split())
_ACTING = forms("speak/spoke/spoken talk sign discuss mention")
_FINDING = forms("find/found calculate hold/held determine decide")
_QUOTING = _FINDING | forms(
    "believe think/thought feel/felt see/saw consider regard view define list"
)
_OUT = re.compile(r"\s*(?:out|forth)\b")
_ASKED = frozenset("told urged advised warned asked instructed reminded".split())
_EXPRESSED = re.compile(r"((?:\w+ )*?(?:express|voic|convey)(?:ed|es|ing|s|e)?) (\w.*)", re.DOTALL)
_VOTING = forms("vote")
_GUILTY = re.compile(r"\s(?:not )?guilty\b")
_CLOSE = 3  # characters from a verb to its clause
_THAT = re.compile(r"\s*that\b")


def is_speech(
    text: str,
    cue: Offsets,
    source: Sequence[Offsets],
    content: Sequence[Offsets],
    *,
    quotes: bool,
) -> bool:
    """Whether the cue tells of speech; `quotes` says that the content has words in marks."""
    words = _words(text, cue)
    if any(word in _SILENT or word.endswith("n't") for word in words):
        return False
    if not quotes and (not _VOTING.isdisjoint(words) or _GUILTY.match(text, cue.end)):
        return False  # voted to order a review; pleaded not guilty
    if source and not _NOBODY.isdisjoint(_words(text, source[0])[:1]):
        return False  # nothing in it says why
    if not source and not quotes and not _may_lack_source(text, words, content):
        return False
    if words == ["asked"] and not quotes and _is_question(text, cue, content):
        return False
    if words[-1:] == ["in"] and not quotes and not _has_verb(_words(text, content[0])):
        return False  # apologised in a post
    if not words or not (SPEECH - _ACTING - _FINDING).isdisjoint(words):
        return True
    if not OUTLINING.isdisjoint(words):
        return _OUT.match(text, cue.end) is not None or words[-1] in ("out", "forth")
    clause = quotes or any(_THAT.match(text, piece.start) for piece in content)
    # The study found that …; …, the study found.
    after = bool(content) and content[0].end <= cue.start
    return (
        (clause and not _ACTING.isdisjoint(words))
        or ((clause or after) and words[-1] in _FINDING)
        or (quotes and not _QUOTING.isdisjoint(words))
    )


def verb_alone(text: str, cue: Offsets) -> tuple[Offsets, int]:
    """The verb of a cue that has the head of its noun phrase too, and where that begins.

    Expressed | concern about: for any other cue, that itself and its end.
    """
    found = _EXPRESSED.fullmatch(text, *cue)
    return (Offsets(cue.start, found.end(1)), found.start(2)) if found else (cue, cue.end)


def _is_question(text: str, cue: Offsets, content: Sequence[Offsets]) -> bool:
    """Whether a participle tells what somebody was asked: asked whether …, she left."""
    before = text[max(cue.start - 3, 0) : cue.start].rstrip(" ")
    after = bool(content) and cue.end <= content[0].start
    return (
        after and before[-1:] in ("", ",", ".", "\n", "”") and content[0].start - cue.end < _CLOSE
    )


def _may_lack_source(text: str, words: Sequence[str], content: Sequence[Offsets]) -> bool:
    """Whether a report may name nobody: it was announced that …; calling it …; were told to wait.

    The review, announced in May, is none.
    """
    if not content:
        return False
    if any(word.endswith("ing") for word in words) or _THAT.match(text, content[0].start):
        return True
    told = _words(text, content[0])
    return _has_verb(told) if told[:1] != ["to"] else not _ASKED.isdisjoint(words)


def _has_verb(words: Sequence[str]) -> bool:
    return any(word in AUXILIARIES | PAST or word.endswith("ed") for word in words)


def _words(text: str, span: Offsets) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text, *span)]
