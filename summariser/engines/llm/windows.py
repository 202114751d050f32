"""Windows: a long article in parts that an LLM can read side by side, under global numbers.

A window ends where a paragraph does, never inside a quotation. What is too long for that is cut
between sentences, apart from a quotation and its cue where it can be.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from summariser.article import Article
from summariser.engines.llm.balance import balanced
from summariser.errors import ArticleTooLong
from summariser.numbered import protected
from summariser.offsets import Offsets, joined
from summariser.prompts import Message, Prompt
from summariser.report import Part
from summariser.statements import Statement

__all__ = ["Window", "asked", "cut", "estimated_tokens", "halves", "summary_share"]

_BYTES_PER_TOKEN = 3  # of UTF-8; running text has more a token with the tokenizers of today
_LONGEST_BEFORE = 1_000  # characters
_LONGEST_TITLE = 300  # characters


@dataclass(frozen=True)
class Window:
    """A part of an article: its `span`, and its numbered `source` under the article's numbers.

    `title` is the article's, `before` the paragraph that ends where the window starts (for a
    window inside a paragraph, the paragraph so far), unnumbered, its last 1,000 characters at
    most; both may be empty, and neither can hold what looks like a number.
    """

    span: Offsets
    source: str
    title: str
    before: str


def estimated_tokens(text: str) -> int:
    """About how many tokens a text is, rather too many than too few: a third of its bytes."""
    return len(text.encode()) // _BYTES_PER_TOKEN


def cut(article: Article, budget: int) -> list[Window]:
    """The windows of an article, in order: as few as hold, of about the same length.

    `budget` is the most tokens (estimated) of numbered source in one. The windows' spans tile the
    text, and their sources add up to `article.numbered`.

    Raises:
        ArticleTooLong: one sentence or quotation is above the budget.
    """
    whole = Offsets(0, len(article.text))
    if estimated_tokens(article.numbered) <= budget:
        return [_window(article, whole)]
    most = (budget + 1) * _BYTES_PER_TOKEN - 1
    pieces = _pieces(article, whole, most)
    sizes = [_size(article, piece) for piece in pieces]
    for piece, size in zip(pieces, sizes, strict=True):
        if size > most:
            raise _too_long(article, piece, size // _BYTES_PER_TOKEN, budget)
    bounds = balanced(sizes, most)
    return [_window(article, joined(pieces[first:last])) for first, last in pairwise(bounds)]


def halves(article: Article, window: Window) -> list[Window]:
    """A window as two of about the same length, cut as `cut` does; empty where it cannot be."""
    size = _size(article, window.span)
    pieces = _pieces(article, window.span, size // 2)
    if len(pieces) < 2:
        return []
    *inner, _ = accumulate(_size(article, piece) for piece in pieces)
    middle = min(range(len(inner)), key=lambda index: abs(2 * inner[index] - size)) + 1
    return [_window(article, joined(part)) for part in (pieces[:middle], pieces[middle:])]


def asked(
    prompt: Prompt,
    window: Window,
    *,
    number: int = 1,
    count: int = 1,
    words: int,
    parts: Collection[Part],
) -> list[Message]:
    """The messages that ask for the draft of a window, the `number`th of `count`.

    The one window of an article that was not cut is asked for as the article itself. With several,
    each is asked for its share of the summary's `words`.
    """
    share = summary_share(words, count)
    if count == 1:
        return prompt.messages(window.source, words=share, parts=parts)
    return prompt.messages(
        window.source, words=share, parts=parts, window=window, number=number, count=count
    )


def summary_share(words: int, count: int) -> int:
    """The words of summary that each of `count` windows is asked for.

    Together about twice the `words` of the whole, so that the last request has a choice; each 40
    words or the whole's at least, as two sentences take that much.
    """
    return words if count == 1 else max(2 * words // count, min(words, 40))


def _window(article: Article, span: Offsets) -> Window:
    return Window(
        span=span,
        source=article.numbered if span == (0, len(article.text)) else article.numbered_part(span),
        title=_shortened_end(protected(" ".join((article.title or "").split()))),
        before=_before(article, span.start),
    )


def _before(article: Article, start: int) -> str:
    index = bisect_left(article.paragraphs, start, key=lambda paragraph: paragraph.start)
    if index == 0:
        return ""
    paragraph = article.paragraphs[index - 1]
    end = min(paragraph.end, start)
    text = article.text[max(paragraph.start, end - _LONGEST_BEFORE) : end]
    if end - paragraph.start > _LONGEST_BEFORE:
        text = "… " + text[text.find(" ") + 1 :]
    return protected(text.rstrip())


def _shortened_end(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"


def _too_long(article: Article, piece: Offsets, tokens: int, budget: int) -> ArticleTooLong:
    sentence = article.sentence_at(piece.start) or article.sentences[0]
    start = sentence.span.start
    words = " ".join(article.text[start : start + 60].split()[:6])
    return ArticleTooLong(
        f"The passage from {sentence.id} on ({words} …) is about {tokens:,} tokens in "
        f"one sentence or quotation; a request has room for {max(budget, 0):,}. Nothing was sent. "
        "Break it into shorter ones, use a model that reads more, or --offline."
    )


def _size(article: Article, span: Offsets) -> int:
    """Bytes of numbered source; those of adjoining spans add up."""
    return len(article.numbered_part(span).encode())


def _pieces(article: Article, span: Offsets, most: int) -> list[Offsets]:
    """`span` in pieces of at most `most` bytes of source, as far as it can be cut.

    What is larger is parted into paragraphs; each that still is, into sentences with their
    quotations and cues; each of these that still is, into sentences.
    """
    pieces = [span]
    levels: tuple[Callable[[Article], Iterable[int]], ...] = (
        _paragraph_starts,
        _spoken_starts,
        _sentence_starts,
    )
    for starts in levels:
        large = {piece for piece in pieces if _size(article, piece) > most}
        if not large:
            break
        borders = _untied(article, starts(article))
        pieces = [
            part
            for piece in pieces
            for part in (_parted(piece, borders) if piece in large else [piece])
        ]
    return pieces


def _parted(span: Offsets, borders: Sequence[int]) -> list[Offsets]:
    inner = borders[bisect_right(borders, span.start) : bisect_left(borders, span.end)]
    return [Offsets(*pair) for pair in pairwise((span.start, *inner, span.end))]


def _paragraph_starts(article: Article) -> Iterable[int]:
    return (paragraph.start for paragraph in article.paragraphs[1:])


def _spoken_starts(article: Article) -> Iterable[int]:
    """Of sentences, but for those that part a quotation without a cue from its neighbours."""
    paragraphs = {paragraph.start for paragraph in article.paragraphs}
    for before, after in pairwise(article.statements):
        leads = after.span.start in paragraphs
        if leads or not (_wants_cue(before) or _wants_cue(after)):
            yield after.span.start


def _wants_cue(statement: Statement) -> bool:
    return bool(statement.quoted) and not statement.cues


def _sentence_starts(article: Article) -> Iterable[int]:
    return (sentence.span.start for sentence in article.sentences[1:])


def _untied(article: Article, starts: Iterable[int]) -> list[int]:
    """Those of the `starts` that are inside no quotation (with its label) and no clause."""
    wholes = [
        joined((*quotation.spans, *((quotation.label,) if quotation.label else ())))
        for quotation in article.quotations
    ]
    ties: list[Offsets] = []
    for tie in sorted([*wholes, *(clause.span for clause in article.clauses)]):
        if ties and tie.start < ties[-1].end:
            ties[-1] = joined((ties[-1], tie))
        else:
            ties.append(tie)
    free: list[int] = []
    for start in starts:
        index = bisect_left(ties, start, key=lambda tie: tie.start)  # the first not before it
        if index == 0 or ties[index - 1].end <= start:
            free.append(start)
    return free
