"""What the shipped tagger finds in our own articles that were kept apart from its training."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from summariser.article import Article
from summariser.engines.embedded.reading import shipped_tagger
from summariser.engines.embedded.stances import targets_of
from summariser.engines.embedded.tagger import Tagger
from summariser.offsets import Offsets

from ..quoted import segment_iou
from .markup import Marked, kept_apart, read_articles

__all__ = ["measure"]

_HALF = 0.5
_Pointed = tuple[tuple[Offsets, float], ...]


def measure(folder: Path) -> dict[str, float]:
    """How well targets of stances and their holders are found in the articles of `folder`.

    A target is found at an IoU of one half or more, and right with the same sign; holders count for
    the right ones. A pointer is right when the word that it gives most of itself belongs to the
    actor. Signs count for targets found that somebody is plainly for or against: by the tagger, and
    as the engine tells them, with the words around the target.
    """
    counts: Counter[str] = Counter()
    tagger = shipped_tagger()
    for path in sorted(folder.glob("*.txt")):
        for marked in kept_apart(read_articles(path)):
            counts += _counted(marked, tagger)
    precision = counts["right"] / max(1, counts["found"])
    recall = counts["right"] / max(1, counts["targets"])
    return {
        "articles": counts["articles"],
        "targets": counts["targets"],
        "target precision": precision,
        "target recall": recall,
        "target F1": 2 * precision * recall / max(precision + recall, 1e-9),
        "holder accuracy": counts["held"] / max(1, counts["right"]),
        "sign accuracy, tagger": counts["signs of tagger"] / max(1, counts["signs"]),
        "sign accuracy, engine": counts["signs of engine"] / max(1, counts["signs"]),
    }


def _counted(marked: Marked, tagger: Tagger) -> Counter[str]:
    article = Article.from_text(marked.text, language="en")
    reading = tagger.read(article)
    by_engine = {target.span: target.leaning for target in targets_of(article, reading)}
    counts: Counter[str] = Counter(
        articles=1, targets=len(marked.stances), found=len(reading.targets)
    )
    free = list(reading.targets)
    for stance in marked.stances:
        best = max(free, key=lambda one: segment_iou(one.span, stance.span), default=None)
        if best is None or segment_iou(best.span, stance.span) < _HALF:
            continue
        if stance.sign and best.span in by_engine:  # else it stands in the headline
            counts["signs"] += 1
            counts["signs of tagger"] += (best.leaning >= 0) == (stance.sign > 0)
            counts["signs of engine"] += (by_engine[best.span] >= 0) == (stance.sign > 0)
        if (best.leaning >= 0) == (stance.sign >= 0):
            free.remove(best)
            counts["right"] += 1
            mentions = [span for holder in stance.holders for span in marked.mentions[holder]]
            counts["held"] += _points_at(best.holders, mentions)
    return counts


def _points_at(pointed: _Pointed, mentions: Iterable[tuple[int, int]]) -> bool:
    surest = sorted(pointed, key=lambda word: -word[1])[:1]
    return any(word.overlaps(span) for word, _ in surest for span in mentions)


if __name__ == "__main__":
    for name, value in measure(Path(__file__).parent / "articles").items():
        print(f"{name:22} {value:8.3f}")
