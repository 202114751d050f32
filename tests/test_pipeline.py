import asyncio
from collections.abc import Collection, Iterable

import pytest

from summariser import (
    AnswerUnusable,
    Article,
    Draft,
    EmbeddedEngine,
    EmptyArticle,
    MissingKey,
    Report,
    ScriptedEngine,
    Summariser,
    SummariserError,
    UsageError,
    __version__,
    asummarise,
    summarise,
)
from summariser.engines import Answer, Request, Usage
from summariser.report import EngineName, Part
from tests.grounding.drafts import actor, codes, draft, only, spoken

# q1 and q2 Ruiz, q3 a title, q4 Haddad; all in sentences of their own.
TOLL = (
    "Toll ends\n\n“We will end it,” said Ana Ruiz. “And soon.” She hosts the “Blue Quay”"
    " festival.\n\n“Boats will pay less,” said Omar Haddad.\n"
)
QUOTES: frozenset[Part] = frozenset({"quotes"})
WHOLE = draft(actor("Ana Ruiz", "q1", "q2"), actor("Omar Haddad", "q4"), not_speech=["q3"])


class FakeLLM:
    """Answers every request with one draft, as an LLM engine that was paid for it."""

    name: EngineName = "llm"

    def __init__(self, answer: Draft) -> None:
        self._answer = answer

    async def draft(self, article: Article, request: Request) -> Answer:  # noqa: ARG002
        return Answer(self._answer, Usage("openai/x", "report@1:0", 3, 1, 1200, 340, 0.02))


def by_llm(answer: Draft, parts: Collection[Part] = QUOTES) -> Report:
    return Summariser(FakeLLM(answer)).summarise(TOLL, parts=parts)


def test_a_draft_that_forgets_nothing_is_not_filled() -> None:
    report = by_llm(WHOLE)
    assert {quote.origin for quote in report.quotes} == {"llm"}
    assert report.findings == ()


def test_what_an_llm_forgot_is_attributed_by_the_embedded_engine_and_marked() -> None:
    report = by_llm(draft(actor("Ana Ruiz", "q1", "q2"), not_speech=["q3"]))
    assert spoken(report) == [
        ("Ana Ruiz", "direct", ["“We will end it,”", "“And soon.”"]),
        ("Omar Haddad", "direct", ["“Boats will pay less,”"]),
    ]
    assert [quote.origin for quote in report.quotes] == ["llm", "embedded"]
    finding = only(report, "filled-quotation")
    assert (finding.severity, finding.where, finding.claim) == ("info", "quotes[1]", None)
    assert "q4" in finding.message


def test_a_forgotten_quotation_of_a_known_actor_goes_to_that_actor() -> None:
    report = by_llm(
        draft(actor("Ana Ruiz", "q1", "q2"), actor("Omar Haddad", role="head"), not_speech=["q3"])
    )
    assert [member.name for member in report.actors] == ["Ana Ruiz", "Omar Haddad"]
    assert [quote.speaker for quote in report.quotes] == ["a1", "a2"]


def test_a_forgotten_piece_joins_its_quote_and_is_marked_there() -> None:
    report = by_llm(draft(actor("Ana Ruiz", "q1"), actor("Omar Haddad", "q4"), not_speech=["q3"]))
    assert spoken(report)[0] == ("Ana Ruiz", "direct", ["“We will end it,”", "“And soon.”"])
    assert report.quotes[0].origin == "llm"
    finding = only(report, "filled-quotation")
    assert finding.where == "quotes[0]"
    assert "q2" in finding.message
    assert "q1" not in finding.message


def test_a_forgotten_title_does_not_vanish_silently() -> None:
    report = by_llm(draft(actor("Ana Ruiz", "q1", "q2"), actor("Omar Haddad", "q4")))
    finding = only(report, "filled-quotation")
    assert (finding.severity, finding.where, finding.claim) == ("info", None, "“Blue Quay”")


def test_nothing_said_at_all_is_filled_wholly() -> None:
    report = by_llm(draft())
    assert [name for name, _, _ in spoken(report)] == ["Ana Ruiz", "Omar Haddad"]
    assert {quote.origin for quote in report.quotes} == {"embedded"}
    assert codes(report) == ["filled-quotation"] * 4


def test_without_quotes_asked_for_nothing_is_filled() -> None:
    report = by_llm(draft(), parts=["stances"])
    assert (report.actors, report.quotes, report.findings) == ((), (), ())


def test_what_a_script_forgot_is_a_finding() -> None:
    report = Summariser(ScriptedEngine([draft(actor("Ana Ruiz", "q1", "q2"))])).summarise(TOLL)
    assert codes(report) == ["forgotten-quotation"] * 2
    assert {quote.origin for quote in report.quotes} == {"scripted"}


def test_the_run_tells_what_it_took() -> None:
    run = by_llm(WHOLE).run
    assert (run.engine, run.model, run.prompt) == ("llm", "openai/x", "report@1:0")
    assert (run.requests, run.reasks, run.repairs) == (3, 1, 0)
    assert (run.input_tokens, run.output_tokens, run.cost_usd) == (1200, 340, 0.02)
    assert run.version == __version__
    assert run.seconds >= 0


def test_the_embedded_run_says_that_no_llm_was_used() -> None:
    run = summarise(TOLL, offline=True).run
    assert (run.engine, run.model, run.prompt, run.requests) == ("embedded", None, None, 0)
    assert (run.input_tokens, run.output_tokens, run.cost_usd) == (0, 0, None)


def same(reports: Iterable[Report]) -> bool:
    """Whether all reports are equal but for the time they took."""
    first, *rest = [report.model_copy(update={"run": None}) for report in reports]
    return all(report == first for report in rest)


def test_every_way_in_gives_the_same_report() -> None:
    async def inside_a_loop() -> list[Report]:
        return [
            summarise(TOLL, offline=True),
            Summariser(EmbeddedEngine()).summarise(TOLL),
            await asummarise(TOLL, offline=True),
            await Summariser(EmbeddedEngine()).asummarise(Article.from_text(TOLL)),
        ]

    reports = [summarise(TOLL, offline=True), summarise(Article.from_text(TOLL))]
    assert same(reports + asyncio.run(inside_a_loop()))
    assert len(reports[0].quotes) == 2


def test_an_error_inside_a_running_loop_is_the_same() -> None:
    async def inside_a_loop() -> None:
        summarise("", offline=True)

    with pytest.raises(EmptyArticle):
        asyncio.run(inside_a_loop())


def test_one_summariser_serves_many_articles_at_once() -> None:
    texts = [TOLL.replace("Ana Ruiz", f"Ana R{letter}z") for letter in "aeiou"]
    summariser = Summariser(EmbeddedEngine())

    async def all_at_once() -> list[Report]:
        return await asyncio.gather(*map(summariser.asummarise, texts))

    reports = asyncio.run(all_at_once())
    assert [report.actors[0].name for report in reports] == [f"Ana R{x}z" for x in "aeiou"]
    for text, report in zip(texts, reports, strict=True):
        assert same([summariser.summarise(text), report])


@pytest.mark.parametrize(
    ("words", "parts", "named"),
    [
        (0, {"quotes"}, "0"),
        (-3, {"quotes"}, "-3"),
        (80, set(), "quotes, stances, summary"),
        (80, {"qoutes"}, "qoutes"),
        (80, "quotes", "quotes, stances, summary"),
    ],
)
def test_what_makes_no_sense_is_refused_before_the_engine_is_asked(
    words: int, parts: Collection[Part], named: str
) -> None:
    engine = ScriptedEngine([])
    with pytest.raises(UsageError, match=named):
        Summariser(engine).summarise(TOLL, words=words, parts=parts)
    assert engine.requests == []


@pytest.mark.parametrize("parts", [["quotes"], ("quotes",), {"quotes"}, frozenset({"quotes"})])
def test_parts_may_come_in_any_collection(parts: Collection[Part]) -> None:
    report = summarise(TOLL, offline=True, parts=parts)
    assert report.quotes
    assert (report.stances, report.summary.sentences) == ((), ())
    assert report.summary.headline == "Toll ends"


def test_parts_leave_out_no_more_than_they_say() -> None:
    whole = summarise(TOLL, offline=True)
    for part in ("quotes", "stances"):
        assert getattr(summarise(TOLL, offline=True, parts=[part]), part) == getattr(whole, part)
    assert summarise(TOLL, offline=True, parts=["summary"]).summary == whole.summary


def test_the_engine_is_chosen_as_the_command_line_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert summarise(TOLL).run.engine == "embedded"
    monkeypatch.setenv("SUMMARISER_MODEL", "openai/x")
    with pytest.raises(MissingKey):
        summarise(TOLL)
    assert summarise(TOLL, model="embedded").run.engine == "embedded"
    with pytest.raises(UsageError):
        summarise(TOLL, model="embedded", base_url="http://127.0.0.1:9/v1")


class Unreachable:
    """An LLM engine that spent two requests and tokens on no answer."""

    name: EngineName = "llm"

    def __init__(self, error: SummariserError) -> None:
        self._error = error

    async def draft(self, article: Article, request: Request) -> Answer:  # noqa: ARG002
        raise self._error


def spent(error: SummariserError) -> SummariserError:
    error.usage = Usage("openai/x", "report@1:0", 2, 1, 1200, 340, 0.02)
    return error


def test_the_fallback_answers_where_the_engine_cannot_and_says_why() -> None:
    engine = Unreachable(spent(AnswerUnusable("openai/x gave no usable draft.")))
    report = Summariser(engine, fallback=EmbeddedEngine()).summarise(TOLL)
    alone = summarise(TOLL, offline=True)
    assert (report.quotes, report.summary) == (alone.quotes, alone.summary)
    assert {quote.origin for quote in report.quotes} == {"embedded"}
    finding = only(report, "fallback")
    assert finding.severity == "warning"
    assert "openai/x gave no usable draft." in finding.message
    run = report.run
    assert (run.engine, run.model, run.requests, run.reasks) == ("embedded", None, 2, 1)
    assert (run.input_tokens, run.output_tokens, run.cost_usd) == (1200, 340, 0.02)


def test_the_fallback_answers_where_there_is_no_key() -> None:
    report = summarise(TOLL, model="openai/x", fallback="embedded")
    assert (report.run.engine, report.run.requests) == ("embedded", 0)
    assert "set OPENAI_API_KEY" in only(report, "fallback").message


def test_a_fallback_is_not_asked_where_the_engine_answers() -> None:
    report = Summariser(FakeLLM(WHOLE), fallback=EmbeddedEngine()).summarise(TOLL, parts=QUOTES)
    assert report.run.engine == "llm"
    assert report.findings == ()


def test_a_mistake_of_the_caller_does_not_fall_back() -> None:
    engine = Unreachable(UsageError("Prompt report@1, user.jinja: 'x' is undefined."))
    with pytest.raises(UsageError, match="undefined"):
        Summariser(engine, fallback=EmbeddedEngine()).summarise(TOLL)


def test_without_a_fallback_the_error_is_the_callers() -> None:
    with pytest.raises(AnswerUnusable):
        Summariser(Unreachable(AnswerUnusable("none"))).summarise(TOLL)


@pytest.mark.parametrize("timeout", [0, -1, float("nan")])
def test_no_time_makes_no_sense(timeout: float) -> None:
    with pytest.raises(UsageError, match="timeout"):
        Summariser(EmbeddedEngine()).summarise(TOLL, timeout=timeout)
