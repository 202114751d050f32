"""Every fault over real connections: what comes of it, what it costs, and that no key leaks."""

import asyncio
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from pathlib import Path
from signal import SIGINT, pthread_kill
from threading import Event, main_thread
from typing import Any

import pytest

from summariser.article import Article
from summariser.engines import Request
from summariser.engines.embedded import EmbeddedEngine
from summariser.engines.llm import LLMEngine
from summariser.engines.llm.salvage import MOST_LOST
from summariser.pipeline import Summariser
from tests.cli.process import assert_clean_failure, run
from tests.engines.llm.answer_faults import HALF, without
from tests.engines.llm.faults import FAULTS, page
from tests.engines.llm.injection import DRAFT, TEXT, Fault, Outcome, inject
from tests.servers.scripted import (
    Reply,
    ScriptedServer,
    Stall,
    Step,
    completion,
    error,
)
from tests.servers.scripted import Request as Received

Start = Callable[[Iterable[Step]], ScriptedServer]

PAGE = Path(__file__).parents[3] / "docs" / "faults.md"
KEY = "test-4f9Zq07kLw3c"
each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
each_error = pytest.mark.parametrize(
    "fault", [fault for fault in FAULTS if fault.error], ids=lambda fault: fault.name
)


_outcomes: dict[str, Outcome] = {}


def outcome(fault: Fault) -> Outcome:
    """What came of a fault, which happens once."""
    if fault.name not in _outcomes:
        _outcomes[fault.name] = inject(fault)
    return _outcomes[fault.name]


@each_fault
def test_a_fault_ends_in_a_report_or_in_an_error_that_says_what_to_do(fault: Fault) -> None:
    came = outcome(fault)
    assert type(came.error) is (fault.error or type(None)), came.error
    assert re.search(fault.says, str(came.error))
    if came.report:
        (quote,) = came.report.quotes
        assert quote.spans[0].text == TEXT[: TEXT.index(" said")]
        assert [actor.name for actor in came.report.actors] == ["Ana Ruiz"]
        codes = {finding.code for finding in came.report.findings}
        assert codes >= set(fault.found)
        assert bool(codes) == bool(fault.found)


@each_fault
def test_a_fault_costs_so_many_requests_and_so_long_a_wait(fault: Fault) -> None:
    came = outcome(fault)
    assert came.requests == fault.requests
    low, high = fault.waits
    assert low <= came.waited <= high


@each_error
def test_with_a_fallback_there_is_a_report_all_the_same(fault: Fault) -> None:
    came = inject(fault, fallback=EmbeddedEngine())
    assert came.report is not None
    assert came.report.run.engine == "embedded"
    assert came.report.run.requests == fault.requests
    assert "fallback" in {finding.code for finding in came.report.findings}
    assert [quote.speaker for quote in came.report.quotes] != []


@pytest.fixture
def log() -> Iterator[StringIO]:
    """What an application writes that logs everything of every library."""
    written = StringIO()
    root = logging.getLogger()
    handler, level = logging.StreamHandler(written), root.level
    quiet = logging.getLogger("instructor")
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    quiet.addHandler(handler)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)
    quiet.removeHandler(handler)


@each_fault
def test_the_key_stands_in_no_log_error_or_report(fault: Fault, log: StringIO) -> None:
    came = inject(fault, key=KEY)
    assert KEY not in log.getvalue()
    assert KEY not in f"{came.error!r} {came.report}"
    assert came.error is None or KEY not in repr(vars(came.error))


def test_the_log_of_a_refused_key_tells_the_rest(log: StringIO) -> None:
    inject(Fault("", (error(401, "no"),)), key=KEY)
    assert "401" in log.getvalue()
    assert "[key]" in log.getvalue()


def test_the_page_of_the_docs_is_what_the_faults_do() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(
        {fault.name: outcome(fault) for fault in FAULTS}
    )


def test_a_server_without_structured_output_is_remembered(scripted_server: Start) -> None:
    server = scripted_server([without("response_format")] * 5)
    engine = LLMEngine("openai/forgetful", base_url=server.base_url)
    first, second = (Summariser(engine).summarise(TEXT).run.requests for _ in range(2))
    assert (first, second) == (2, 1)
    assert ["tools" in request.json for request in server.requests] == [False, True, True]


def test_a_tool_that_is_not_called_is_read_all_the_same(scripted_server: Start) -> None:
    refused = error(400, "response_format is not supported")
    server = scripted_server([refused, completion(DRAFT)])
    engine = LLMEngine("openai/toolless", base_url=server.base_url)
    report = Summariser(engine).summarise(TEXT)
    assert (report.summary.headline, report.run.requests) == ("Port Sele keeps its fares", 2)


def test_no_answer_is_paid_for_twice_for_being_huge(scripted_server: Start) -> None:
    huge = {**DRAFT, "headline": 5, "not_speech": ["q7" * 30] * 5000}
    server = scripted_server([completion(huge)] * 3)
    report = Summariser(LLMEngine("openai/tiny", base_url=server.base_url)).summarise(
        TEXT, parts={"summary"}
    )
    drafts = [request for request in server.requests if len(request.json["messages"]) > 2]
    assert drafts == []
    assert report.summary.sentences[0].text == "Ferry fares will not rise this year."


def test_what_is_lost_is_told_of_within_bounds(scripted_server: Start) -> None:
    many = {**DRAFT, "summary": [*DRAFT["summary"], *[{"text": "x" * 999}] * 10_000]}
    server = scripted_server([completion(many)] * 3)
    report = Summariser(LLMEngine("openai/tiny", base_url=server.base_url)).summarise(TEXT)
    lost = [finding for finding in report.findings if finding.code == "answer-part-lost"]
    assert len(lost) == MOST_LOST + 1
    assert lost[-1].claim == "and 9,980 more"
    assert max(len(finding.claim or "") for finding in lost) <= 200


def test_cancelling_cancels_the_request(scripted_server: Start) -> None:
    arrived = Event()

    def stall(_: Received) -> Stall:
        arrived.set()
        return Stall()

    server = scripted_server([stall])

    async def cancelled() -> None:
        engine = LLMEngine("openai/tiny", base_url=server.base_url)
        task = asyncio.create_task(engine.draft(Article.from_text(TEXT), Request()))
        await asyncio.to_thread(arrived.wait, 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())
    assert server.abandoned.wait(30)


def test_an_interrupt_in_a_notebook_cancels_the_request(scripted_server: Start) -> None:
    def interrupting(_: Received) -> Stall:
        pthread_kill(main_thread().ident or 0, SIGINT)
        return Stall()

    server = scripted_server([interrupting])
    summariser = Summariser(LLMEngine("openai/tiny", base_url=server.base_url))

    async def cell() -> None:
        summariser.summarise(TEXT)

    loop = asyncio.new_event_loop()  # asyncio.run would take the signal for itself
    with pytest.raises(KeyboardInterrupt):
        loop.run_until_complete(cell())
    loop.close()
    assert server.abandoned.wait(30)


@pytest.mark.parametrize(
    ("reply", "code", "says"),
    [
        (error(401, f"Incorrect key {KEY}"), 77, "refuses the key in OPENAI_API_KEY"),
        (completion("", refusal="I cannot help."), 76, "declined to answer: I cannot help"),
    ],
)
def test_the_command_says_what_went_wrong(
    scripted_server: Start, reply: Reply, code: int, says: str
) -> None:
    done = command(scripted_server([reply]))
    assert_clean_failure(done)
    assert done.returncode == code
    assert says in done.stderr
    assert KEY not in done.stderr


def test_the_command_reports_what_could_be_read(scripted_server: Start) -> None:
    done = command(scripted_server([completion(HALF, finish_reason="length")] * 9))
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert report["summary"]["headline"] == "Port Sele keeps its fares"
    assert "answer-salvaged" in {finding["code"] for finding in report["findings"]}


def test_the_command_falls_back(scripted_server: Start) -> None:
    server = scripted_server([completion("", refusal="I cannot help.")])
    done = command(server, "--fallback", "embedded")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert (report["run"]["engine"], report["run"]["requests"]) == ("embedded", 1)
    (finding,) = [each for each in report["findings"] if each["code"] == "fallback"]
    assert "I cannot help" in finding["message"]


def command(server: ScriptedServer, *options: str) -> Any:
    return run(
        *("summarise", "-", "--format", "json", "--model", "openai/tiny"),
        *("--base-url", server.base_url, *options),
        stdin=TEXT.encode(),
        OPENAI_API_KEY=KEY,
    )
