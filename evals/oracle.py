"""The oracle: the labels turned into a draft, as an engine that knows them would answer.

It may use only what every engine has: numbers, and first and last words of passages in a sentence.
What its report lacks of the labels no engine can give.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from summariser.article import Article, Sentence
from summariser.draft import Draft, DraftActor, DraftSentence, DraftStance
from summariser.grounding.pointers import Pointers
from summariser.sentences import split_sentences

from .matching import characters, iou
from .rouge import tokens
from .values import Gold, GoldActor, GoldQuote, Piece

__all__ = ["oracle_draft"]

_FEWEST = 2  # words at each end of a passage; more only where these stand elsewhere too
_MOST = 8
_EVIDENCE = 4  # sentences for one of the summary's


def oracle_draft(gold: Gold, article: Article) -> Draft:
    """The draft that says what the labels say; `article` is that of `gold.text`."""
    oracle = _Oracle(gold, article)
    return Draft(
        headline=article.title or "",
        summary=list(oracle.summary()),
        actors=[oracle.actor(actor) for actor in gold.actors],
        unattributed=oracle.said(None),
        not_speech=list(oracle.not_speech()),
    )


class _Oracle:
    def __init__(self, gold: Gold, article: Article) -> None:
        self._gold = gold
        self._article = article
        self._pointers = Pointers(article)

    def actor(self, actor: GoldActor) -> DraftActor:
        """An actor with all that the labels give it."""
        return DraftActor(
            name=actor.name,
            kind=actor.kind,
            role=actor.role,
            said=self.said(actor.id),
            stances=[
                DraftStance(
                    target=stance.target,
                    position=stance.position,
                    evidence=self._sentences(stance.evidence),
                )
                for stance in self._gold.stances
                if stance.holder == actor.id
            ],
        )

    def said(self, speaker: str | None) -> list[str]:
        """Pointers to the quotes of an actor (an id), or of nobody."""
        quotes = (quote for quote in self._gold.quotes if quote.speaker == speaker)
        return list(dict.fromkeys(pointer for quote in quotes for pointer in self._quote(quote)))

    def not_speech(self) -> Iterator[str]:
        """The quotations that lie in no quote: the questions of an interview, too."""
        spoken = [piece for quote in self._gold.quotes for piece in quote.spans]
        for quotation in self._article.quotations:
            if not any(quotation.whole.overlaps(piece) for piece in spoken):
                yield quotation.id

    def summary(self) -> Iterator[DraftSentence]:
        """The sentences of the reference, each with those of the article that share most words."""
        reference = self._gold.reference
        for span in split_sentences(reference, language=self._gold.language):
            text = reference[slice(*span)]
            yield DraftSentence(text=text, evidence=self._evidence(text))

    def _quote(self, quote: GoldQuote) -> list[str]:
        """The numbered passage that the quote is, else what makes up each piece of it."""
        whole = self._numbered.get(self._characters(quote.spans))
        if whole is not None:
            return [whole]
        return [pointer for piece in quote.spans for pointer in self._piece(piece)]

    def _piece(self, piece: Piece) -> list[str]:
        """The numbered passage, else a cut from each sentence."""
        wanted = self._characters([piece])
        if wanted in self._numbered:
            return [self._numbered[wanted]]
        sentences = (each for each in self._article.sentences if each.span.overlaps(piece))
        return [self._cut(sentence, piece) for sentence in sentences]

    def _cut(self, sentence: Sentence, piece: Piece) -> str:
        """A pointer to what a sentence has of a piece, with as few words as tell it."""
        part = max(sentence.span.start, piece[0]), min(sentence.span.end, piece[1])
        wanted = self._characters([part])
        words = self._article.slice(part).split()
        pointers = [
            f"{sentence.id}: {' '.join(words[:count])} … {' '.join(words[-count:])}"
            for count in range(_FEWEST, _MOST + 1)
            if 2 * count < len(words)
        ]
        pointers.append(f"{sentence.id}: {' '.join(words)}")
        return max(pointers, key=lambda pointer: iou(self._pointed(pointer), wanted))

    def _pointed(self, pointer: str) -> frozenset[int]:
        found = self._pointers.said(pointer)
        return frozenset() if isinstance(found, str) else self._characters(found.spans)

    @cached_property
    def _numbered(self) -> dict[frozenset[int], str]:
        """The ids of clauses and quotations by their characters."""
        clauses = {self._characters([each.span]): each.id for each in self._article.clauses}
        return clauses | {self._characters(q.spans): q.id for q in self._article.quotations}

    def _characters(self, spans: Iterable[Piece]) -> frozenset[int]:
        return characters(spans, self._article.text)

    def _sentences(self, pieces: Iterable[Piece]) -> list[str]:
        return [
            sentence.id
            for sentence in self._article.sentences
            if any(sentence.span.overlaps(piece) for piece in pieces)
        ]

    def _evidence(self, text: str) -> list[str]:
        """Sentences that hold the words of a text: the best, then each that adds most to it."""
        missing = _telling(text)
        found: list[str] = []
        while len(found) < _EVIDENCE:
            best = max(self._words, key=lambda id: len(self._words[id] & missing))
            if found and not self._words[best] & missing:
                break
            found.append(best)
            missing -= self._words[best]
        return found

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        article = self._article
        return {each.id: _telling(article.slice(each.span)) for each in article.sentences}


def _telling(text: str) -> frozenset[str]:
    """The words of a text without the shortest, which stand everywhere."""
    return frozenset(word for word in tokens(text) if len(word) > 3 or not word.isalpha())
