"""Who speaks for whom: everybody for themselves, and those whose role names another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from summariser.grounding.cast import Member
from summariser.grounding.nearby import small_words
from summariser.grounding.quotes import GroundedQuote
from summariser.offsets import Offsets

__all__ = ["Voices"]


class Voices:
    """Where a member is named or speaks, or somebody for it: foreign minister of Karsland."""

    def __init__(self, members: Iterable[Member], quotes: Iterable[GroundedQuote]) -> None:
        self._with_role: dict[str, list[Member]] = defaultdict(list)
        for member in members:
            for word in small_words(member.role):
                self._with_role[word].append(member)
        self._said: dict[str, list[Offsets]] = defaultdict(list)
        for quote in quotes:
            if quote.speaker is not None:
                self._said[quote.speaker.id] += quote.spans

    def named(self, holder: Member) -> Iterator[Offsets]:
        """The mentions."""
        return (mention for voice in self._of(holder) for mention in voice.mentions)

    def said(self, holder: Member) -> Iterator[Offsets]:
        """The passages of quotes."""
        return (piece for voice in self._of(holder) for piece in self._said[voice.id])

    def _of(self, holder: Member) -> Sequence[Member]:
        # By the word that fewest roles have, as a draft may hold thousands of actors.
        fewest = min((self._with_role.get(word, []) for word in holder.words), key=len, default=[])
        others = (
            member
            for member in fewest
            if member is not holder and holder.words <= small_words(member.role)
        )
        return [holder, *others]
