"""The report of the seed article that the command prints when an LLM answers."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pydantic import BaseModel

from summariser import Report
from summariser.report import Span
from tests.cli.process import run
from tests.servers.scripted import ScriptedServer, Step, completion

Start = Callable[[Iterable[Step]], ScriptedServer]

SEED = Path(__file__).parents[2] / "seeds" / "gaza-call" / "article.txt"
# The post is q1, Putin's words q2; q3 (“resistance”) is forgotten; q9 and s77 do not exist.
DRAFT = {
    "headline": "Putin speaks with Netanyahu",
    "summary": [
        {"text": "Putin called Netanyahu on Monday.", "evidence": ["s1"]},
        {"text": "Netanyahu thanked him.", "evidence": ["s77"]},
    ],
    "actors": [
        {
            "name": "Vladimir Putin",
            "kind": "person",
            "role": "Russian President",
            "said": ["q2", "q9", "s12: the unacceptability … in Gaza"],
            "stances": [
                {"target": "a ground offensive", "position": "opposes", "evidence": ["s12"]}
            ],
        },
        {"name": "NEWSMAX", "kind": "organisation", "role": "", "said": ["q1"], "stances": []},
    ],
    "unattributed": [],
    "not_speech": [],
}


MENDS_NOTHING: dict[str, list[str]] = {"sentences": [], "said": [], "stances": [], "names": []}


def spans(value: object) -> Iterator[Span]:
    """Every span of a report, wherever it stands."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, BaseModel):
        for _, field in value:
            yield from spans(field)
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def test_an_llm_report_is_verified_and_filled(scripted_server: Start) -> None:
    server = scripted_server(
        [completion(DRAFT, usage=(900, 200)), completion(MENDS_NOTHING, usage=(100, 10))]
    )
    done = run(
        *("summarise", SEED, "--format", "json"),
        *("--model", "openai/tiny", "--base-url", server.base_url),
    )
    assert done.returncode == 0, done.stderr
    report = Report.model_validate_json(done.stdout)
    text = SEED.read_text(encoding="utf-8")
    found = list(spans(report))
    assert len(found) > 10
    assert all(span.text == text[span.start : span.end] for span in found)

    names = {actor.id: actor.name for actor in report.actors}
    said = [
        (names.get(quote.speaker or ""), quote.kind, quote.origin, quote.spans[-1].text[-12:])
        for quote in report.quotes
    ]
    assert said == [
        ("NEWSMAX", "direct", "llm", "nal players."),
        ("Vladimir Putin", "direct", "llm", "atic means.”"),
        ("Vladimir Putin", "indirect", "llm", "sive in Gaza"),
        ("Ebrahim Raisi", "direct", "embedded", "“resistance”"),
    ]
    assert [sentence.text for sentence in report.summary.sentences] == [
        "Putin called Netanyahu on Monday."
    ]
    left_out = {finding.claim for finding in report.findings if finding.code == "unknown-pointer"}
    assert any("q9" in (claim or "") for claim in left_out)
    assert any("s77" in (claim or "") for claim in left_out)
    (filled,) = [finding for finding in report.findings if finding.code == "filled-quotation"]
    assert filled.where == "quotes[3]"
    run_of_it = report.run
    assert (run_of_it.engine, run_of_it.requests, run_of_it.repairs) == ("llm", 2, 1)
    assert (run_of_it.input_tokens, run_of_it.output_tokens) == (1000, 210)
    assert (run_of_it.prompt or "").startswith("report@1:")
