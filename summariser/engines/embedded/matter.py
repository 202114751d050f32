"""Which targets are one matter, and what it is called."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from summariser.engines.embedded.targets import ENDS, FAULTS, head_of, stems_of
from summariser.lexicon import forms

__all__ = ["Matter", "Named", "matters_of"]

_SHORT = 2  # telling words of a name that is full enough
_MUCH = 2.0  # times as much spoken of as what its name leaves open
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
# Names that leave open what is meant: for the plan.
_OPEN = frozenset(
    map(
        head_of,
        "plan plans move proposal decision measure idea change changes announcement scheme project"
        " policy step outcome vote".split(),
    )
)
# Who is for these is against what follows: suspending the fee, the suspension of the fee.
_ENDING = forms(
    "abandon abolish axe bann barr block cancel cancell halt pause postpone prevent quash reject"
    " repeal rescind reverse revoke scrapp shelve stopp suspend terminate withdraw"
    " overturn delay undo dropp end"
)
_BACKING = frozenset("supporting backing endorsing".split())
_ARTICLES = frozenset("the a an".split())


class Named(NamedTuple):
    """A target: its name, empty for none, its likelihood and the number of its sentence."""

    name: str
    likelihood: float
    sentence: int


@dataclass
class Matter:
    """What several passages name; `names` gives for each the number of its telling words.

    `weight` is the sum of the passages' likelihoods.
    """

    names: dict[str, int] = field(default_factory=dict)
    weight: float = 0.0

    @property
    def name(self) -> str:
        """The fullest of its short names."""
        short = {name: size for name, size in self.names.items() if size <= _SHORT}
        if short:
            return max(short, key=short.__getitem__)
        return min(self.names, key=self.names.__getitem__)

    @property
    def heads(self) -> set[str]:
        """What its names speak of."""
        return {head_of(name) for name in self.names}


def matters_of(targets: Sequence[Named], text: str) -> list[tuple[Matter | None, int]]:
    """The matter of each target in order, and -1 where support of the target opposes the matter.

    Names are of one matter that have the same words, or the same head and one all words of the
    other: “the closure of the depot” is the depot closure and the closure, but not the depot. Its
    suspension is the closure too, with the other sign. A pronoun stands for the target named last
    in its sentence or the one before, else for the main matter, and so does “the plan” where much
    more is spoken of another matter; None where there is none.
    """
    signed = _signed([target.name for target in targets])
    by_words: dict[frozenset[str], Matter] = {}
    by_head: dict[str, list[tuple[frozenset[str], Matter]]] = defaultdict(list)
    found: list[Matter | None] = []
    matter: Matter | None
    for target, (name, _) in zip(targets, signed, strict=True):
        stems = stems_of(name)
        if not stems:
            found.append(None)
            continue
        known = by_head[head_of(name)]
        if stems not in by_words:
            alike = (matter for other, matter in known if stems <= other or other <= stems)
            by_words[stems] = next(alike, None) or Matter()
            known.append((stems, by_words[stems]))
        matter = by_words[stems]
        matter.names[name] = len(stems)
        matter.weight += target.likelihood
        found.append(matter)
    main = _main(by_words.values(), text)
    for index, matter in enumerate(found):
        if matter is None:
            near = index and targets[index].sentence - targets[index - 1].sentence <= 1
            found[index] = (found[index - 1] if near else None) or main
    return [
        (main if main and _leaves_open(matter, main) else matter, sign)
        for matter, (_, sign) in zip(found, signed, strict=True)
    ]


def _signed(names: Sequence[str]) -> list[tuple[str, int]]:
    """The names, and with -1 that of what is a target too in place of that of its end."""
    names = [_backed(name) for name in names]
    ended = [_ended(name) for name in names]
    heads = {head_of(name) for name, rest in zip(names, ended, strict=True) if name and not rest}
    return [
        (rest, -1) if rest and (head_of(rest) in heads or _is_fault(name)) else (name, 1)
        for name, rest in zip(names, ended, strict=True)
    ]


def _backed(name: str) -> str:
    """What a vote to support something is on."""
    first, _, rest = name.partition(" ")
    return rest if rest and first.lower() in _BACKING else name


def _ended(name: str) -> str:
    """What an end is the end of, empty where the name is of no end."""
    words = _content(name)
    if words and words[0].endswith("ing") and words[0].lower() in _ENDING:
        return " ".join(words[1:])
    if len(words) > 2 and words[0].lower() in ENDS | FAULTS and words[1] in ("of", "on", "to"):
        return " ".join(words[2:])
    return ""


def _is_fault(name: str) -> bool:
    return _content(name)[0].lower() in FAULTS


def _content(name: str) -> list[str]:
    words = name.split()
    return words[1:] if words and words[0].lower() in _ARTICLES else words


def _main(matters: Collection[Matter], text: str) -> Matter | None:
    """What is spoken of most, as a target and by its noun."""
    spoken = Counter(stem for word in _WORD.findall(text) for stem in stems_of(word))

    def much(matter: Matter) -> float:
        return matter.weight * (1 + math.log1p(max(spoken[head] for head in matter.heads)))

    return max(matters, key=much, default=None)


def _leaves_open(matter: Matter | None, main: Matter) -> bool:
    """Whether a matter's only names may as well be names of the main one."""
    return (
        matter is not None
        and main.weight >= _MUCH * matter.weight
        and matter.heads <= _OPEN
        and set(matter.names.values()) == {1}
    )
