"""Which targets are one matter, and what it is called."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from summariser.engines.embedded.targets import head_of, stems_of

__all__ = ["Matter", "matters_of"]

_SHORT = 4  # telling words of a name that is full enough


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


def matters_of(targets: Sequence[tuple[str, float]]) -> list[Matter | None]:
    """The matter of each target, given as its name and likelihood in order; None for nothing.

    Names are of one matter that have the same words, or the same head and one all words of the
    other: “the closure of the depot” is the depot closure and the closure, but not the depot. A
    pronoun stands for the target named last, as in four of five of our training articles' cases;
    where none is, for the likeliest.
    """
    by_words: dict[frozenset[str], Matter] = {}
    by_head: dict[str, list[tuple[frozenset[str], Matter]]] = defaultdict(list)
    found: list[Matter | None] = []
    for name, likelihood in targets:
        stems = stems_of(name)
        if not stems:
            found.append(found[-1] if found else None)
            continue
        known = by_head[head_of(name)]
        if stems not in by_words:
            alike = (matter for other, matter in known if stems <= other or other <= stems)
            by_words[stems] = next(alike, None) or Matter()
            known.append((stems, by_words[stems]))
        matter = by_words[stems]
        matter.names[name] = len(stems)
        matter.weight += likelihood
        found.append(matter)
    main = max(by_words.values(), key=lambda matter: matter.weight, default=None)
    return [matter or main for matter in found]
