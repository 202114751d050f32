"""An engine that replays given drafts, so that users can test their code without a model."""

from collections.abc import Iterable

from summariser.article import Article
from summariser.draft import Draft
from summariser.engines import Answer, Request, Usage
from summariser.errors import AnswerUnusable
from summariser.report import EngineName

__all__ = ["ScriptedEngine"]


class ScriptedEngine:
    """Answers with `drafts`, one a request, in order; `requests` records what was asked."""

    name: EngineName = "scripted"

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self._drafts = iter(drafts)
        self.requests: list[tuple[Article, Request]] = []

    async def draft(self, article: Article, request: Request) -> Answer:
        """The next draft.

        Raises:
            AnswerUnusable: there are more requests than drafts.
        """
        self.requests.append((article, request))
        draft = next(self._drafts, None)
        if draft is None:
            raise AnswerUnusable(
                f"The script has no draft for request {len(self.requests)}: give it one more."
            )
        return Answer(draft, Usage(requests=1))
