"""The labelled articles that the tagger learns from."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from summariser.article import Article
from summariser.engines.embedded.wordpieces import place, word_pieces

from .. import polnear
from .examples import Example, Finder, Relation, Span, Target
from .markup import Marked, learnt, read_articles

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["ARTICLES", "labelled_examples", "marked_examples", "polnear_examples"]

ARTICLES = Path(__file__).parent / "articles"

_TIMES = 2  # that our own articles come in an epoch: they are few beside PolNeAR's
_WEIGHTS = (0.0, 0.2, 0.5, 1.0)  # how much a sentence with that mark belongs in a summary


def labelled_examples(folder: Path, parts: Container[str], tokenizer: "Tokenizer") -> list[Example]:
    """All that the tagger learns from: these parts of PolNeAR, and our own articles, repeated.

    Raises:
        FileNotFoundError: `folder` holds no PolNeAR, or nothing of these parts.
        ValueError: a label of either is not as it should be.
    """
    labelled = [each for each in polnear.load(folder) if each.part in parts]
    if not labelled:
        raise FileNotFoundError(
            f"{folder}: its articles are all of other parts; those for training are older than"
            f" {polnear.TUNE_FROM}"
        )
    marked = [
        each for path in sorted(ARTICLES.glob("*.txt")) for each in learnt(read_articles(path))
    ]
    own = list(marked_examples(marked, tokenizer))
    return [*polnear_examples(labelled, tokenizer), *own * _TIMES]


def polnear_examples(
    labelled: Iterable[polnear.LabelledArticle], tokenizer: "Tokenizer"
) -> Iterator[Example]:
    """Articles of PolNeAR with their attributions."""
    for each in labelled:
        pieces = word_pieces(Article.from_text(each.text, language="en"), tokenizer)
        find = Finder(pieces)
        relations = [
            Relation(cue, find.every(attribution.source or ()), find.every(attribution.content))
            for attribution in each.attributions
            for cue in find.every(attribution.cue[:1])
        ]
        yield Example(each.name, pieces, relations=tuple(relations))


def marked_examples(marked: Iterable[Marked], tokenizer: "Tokenizer") -> Iterator[Example]:
    """Our own articles with stances, mentions of actors and what belongs in a summary."""
    for each in marked:
        article = Article.from_text(each.text, language="en")
        pieces = word_pieces(article, tokenizer)
        find = Finder(pieces)
        chains = {actor: find.every(spans) for actor, spans in each.mentions.items()}
        targets = [
            Target(span, stance.sign, tuple(m for holder in stance.holders for m in chains[holder]))
            for stance in each.stances
            if (span := find(*stance.span))
        ]
        yield Example(
            each.text.partition("\n")[0],
            pieces,
            targets=tuple(targets),
            salience=tuple(_salience(article, each, find)),
        )


def _salience(article: Article, marked: Marked, find: Finder) -> Iterator[tuple[Span, int, float]]:
    headline = article.headline
    body = [one for one in article.sentences if not headline or one.span.start >= headline.end]
    for index, sentence in enumerate(body):
        start, end = sentence.span.start, sentence.span.end
        mark = max((mark for place, mark in marked.marks if start < place <= end), default=0)
        if span := find(start, end):
            yield span, place(index), _WEIGHTS[mark]
