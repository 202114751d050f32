"""Articles with attributions made by hand, as if a tagger had found them."""

import re
from collections.abc import Iterable

from summariser.article import Article
from summariser.offsets import Offsets
from summariser.tagged import Tagged, without_slips


def marked(raw: str) -> tuple[str, Tagged]:
    """A text and its one attribution: <s …> marks its sources, <c …> contents, <q …> the cue."""
    text, found, opened = "", dict[str, list[Offsets]](), list[tuple[str, int]]()
    for part in re.split(r"(<[scq] |>)", raw):
        if part == ">":
            kind, start = opened.pop()
            found.setdefault(kind, []).append(Offsets(start, len(text)))
        elif part.startswith("<"):
            opened.append((part[1], len(text)))
        else:
            text += part
    return text, Tagged(found["q"][0], tuple(found.get("s", ())), tuple(found["c"]))


def read(*raw: str) -> Article:
    """An article as it is read; each of `raw` is its text with the marks of one attribution."""
    texts, tagged = zip(*map(marked, raw), strict=True)
    assert len(set(texts)) == 1
    return read_as(texts[0], tagged)


def read_as(text: str, tagged: Iterable[Tagged]) -> Article:
    """The article of a text as it is read with these attributions."""
    article = Article.from_text(text, language="en")
    return article.read_as(without_slips(tagged, article.statements))


def told(article: Article) -> list[str]:
    """The words of an article's clauses, in order."""
    return [article.slice(clause.span) for clause in article.clauses]
