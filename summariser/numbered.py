"""The numbered source: the article as an LLM reads it, with ids that no article can forge."""

import re
from collections.abc import Iterable, Mapping

from summariser.offsets import Offsets

__all__ = ["numbered_source", "numbers", "protected"]

# What could be taken for one of our ids, however spaced or cased: its brackets become full-width.
_GAP = (  # white space, and what Unicode says is not to be shown
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]*"
)
_LOOKALIKE = re.compile(
    rf"\[({_GAP}s{_GAP}\d+{_GAP})\]|\{{((?:{_GAP}/)?{_GAP}[qr]{_GAP}\d+{_GAP})\}}", re.IGNORECASE
)
_NUMBER = re.compile(r"\[(s[0-9]+)\]|\{(/?[qr][0-9]+)\}")


def numbered_source(
    text: str, sentences: Mapping[int, str], passages: Iterable[tuple[str, Offsets]]
) -> str:
    """`text` with `[s3] ` before each sentence and `{q2}…{/q2}` around each passage.

    `sentences` gives the id at each start offset. Passages nest or are apart, never cross. Nothing
    else changes, but for article text that looks like an id: it gets full-width brackets.
    """
    shown = protected(text)
    # At one offset: closers (inner before outer), the sentence's number, openers (outer first).
    inserts: list[tuple[int, int, int, str]] = [
        (offset, 1, 0, f"[{sentence}] ") for offset, sentence in sentences.items()
    ]
    for passage, (start, end) in passages:
        inserts.append((start, 2, -end, f"{{{passage}}}"))
        inserts.append((end, 0, -start, f"{{/{passage}}}"))
    parts: list[str] = []
    position = 0
    for offset, _, _, insert in sorted(inserts):
        parts += [shown[position:offset], insert]
        position = offset
    parts.append(shown[position:])
    return "".join(parts)


def protected(text: str) -> str:
    """`text` with full-width brackets around what looks like an id; no offset changes."""
    return _LOOKALIKE.sub(_widened, text)


def numbers(source: str) -> list[str]:
    """The ids of a numbered source in order, `/q1` where a passage ends."""
    return [found[1] or found[2] for found in _NUMBER.finditer(source)]


def _widened(found: re.Match[str]) -> str:
    return f"［{found[1]}］" if found[1] is not None else f"｛{found[2]}｝"
