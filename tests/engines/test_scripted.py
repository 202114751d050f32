import asyncio

import pytest

from summariser import AnswerUnusable, Article, Draft, ScriptedEngine, Summariser
from summariser.engines import Request, Usage

ARTICLE = Article.from_text("Boats pay nothing.")


def headed(headline: str) -> Draft:
    return Draft(headline=headline, summary=[], actors=[], unattributed=[], not_speech=[])


def test_drafts_are_replayed_in_order_one_a_request() -> None:
    engine = ScriptedEngine([headed("First"), headed("Second")])
    answers = [asyncio.run(engine.draft(ARTICLE, Request())) for _ in range(2)]
    assert [answer.draft.headline for answer in answers] == ["First", "Second"]
    assert [answer.usage for answer in answers] == [Usage(requests=1)] * 2


def test_requests_record_what_was_asked() -> None:
    engine = ScriptedEngine([headed("")])
    Summariser(engine).summarise(ARTICLE, words=30, parts=["quotes"])
    assert engine.requests == [(ARTICLE, Request(words=30, parts=frozenset({"quotes"})))]


def test_an_ended_script_says_how_many_requests_there_were() -> None:
    engine = ScriptedEngine([headed("First")])
    Summariser(engine).summarise(ARTICLE)
    with pytest.raises(AnswerUnusable, match="request 2"):
        Summariser(engine).summarise(ARTICLE)


def test_a_script_may_be_endless() -> None:
    engine = ScriptedEngine(headed(f"Number {number}") for number in range(10**9))
    headlines = [Summariser(engine).summarise(ARTICLE).summary.headline for _ in range(3)]
    assert headlines == ["Number 0", "Number 1", "Number 2"]
