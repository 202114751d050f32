import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import summariser
from evals.metrics import trust
from evals.metrics.trust import CODES, is_fabricated
from evals.values import Gold, Output
from summariser import Report
from summariser.report import Finding, Quote, Run, Span
from tests.evals.harbour import perfect_report

MAKERS = ("findings.kept", "findings.lost", "findings.dropped", "Doubt")


def figures(gold: Gold, *reports: Report | None) -> dict[str, float | None]:
    """The figures over several answers about one article."""
    answers = [Output(gold.slug, report, None if report else "no", 1.0) for report in reports]
    counted = [trust.count(gold, answer) for answer in answers]
    totals = {key: sum(counts[key] for counts in counted) for key in counted[0]}
    return {figure.name: figure.value(totals) for figure in trust.FIGURES}


def found(gold: Gold, *findings: tuple[str, str]) -> Report:
    made = [Finding.model_validate({"code": c, "severity": s, "message": ""}) for c, s in findings]
    return perfect_report(gold).model_copy(update={"findings": tuple(made)})


def ran(gold: Gold, **run: float) -> Report:
    made = Run.model_validate({"engine": "llm", "version": "0", **run})
    return perfect_report(gold).model_copy(update={"run": made})


def quoted(gold: Gold, spans: list[Span], verbatim: list[Span]) -> Quote:
    quote = perfect_report(gold).quotes[0]
    return quote.model_copy(update={"spans": tuple(spans), "verbatim": tuple(verbatim)})


def test_a_report_of_passages_fabricates_nothing(gold: Gold) -> None:
    assert figures(gold, perfect_report(gold))["trust.fabricated"] == 0


@pytest.mark.parametrize(
    ("offset", "text", "fabricated"),
    [
        (0, "“We will not raise the toll this year,”", False),
        (0, "“We will not raise the toll,”", True),  # a paraphrase at the right place
        (1, "“We will not raise the toll this year,”", True),  # the words at another place
        (-10_000, "“We will not raise the toll this year,”", True),
        (10_000, "“We will not raise the toll this year,”", True),
        (0, "", True),
    ],
)
def test_a_passage_is_the_text_at_its_offsets(
    gold: Gold, offset: int, text: str, fabricated: bool
) -> None:
    start = gold.text.index("“We will") + offset
    span = Span(start=start, end=start + len(text), text=text)
    assert is_fabricated(quoted(gold, [span], []), gold.text) is fabricated


@pytest.mark.parametrize(
    ("words", "fabricated"),
    [
        ("We will not raise the toll this year,", False),
        ("told the council\n on Monday", False),  # white space aside, anywhere in the article
        ("We won't raise the toll this year,", True),
        ("we will not raise the toll this year,", True),
    ],
)
def test_quoted_words_stand_in_the_article(gold: Gold, words: str, fabricated: bool) -> None:
    passage = perfect_report(gold).quotes[0].spans[0]
    quote = quoted(gold, [passage], [Span(start=0, end=len(words), text=words)])
    assert is_fabricated(quote, gold.text) is fabricated


def test_a_quote_without_a_passage_is_fabricated(gold: Gold) -> None:
    quote = quoted(gold, [], [])
    report = perfect_report(gold)
    assert is_fabricated(quote, gold.text)
    seven = report.model_copy(update={"quotes": (quote, *report.quotes[1:])})
    assert figures(gold, seven)["trust.fabricated"] == 1 / 7


def test_findings_are_counted_by_code_for_each_report(gold: Gold) -> None:
    report = found(
        gold,
        ("unknown-pointer", "error"),
        ("no-evidence", "error"),
        ("unknown-pointer", "error"),
        ("negation", "warning"),
        ("a-code-of-theirs", "error"),
    )
    moved = {
        name: value for name, value in figures(gold, report, perfect_report(gold)).items() if value
    }
    assert moved == {
        "trust.dropped": 4 / 2,
        "trust.findings.unknown-pointer": 2 / 2,
        "trust.findings.no-evidence": 1 / 2,
        "trust.findings.negation": 1 / 2,
        "trust.findings.other": 1 / 2,
        "protocol.valid": 1,
        "protocol.first_try": 1,
    }


def test_what_answers_took(gold: Gold) -> None:
    first = ran(gold, requests=1, input_tokens=900, output_tokens=200, cost_usd=0.02)
    again = ran(gold, requests=3, reasks=1, repairs=1, input_tokens=2_100, output_tokens=400)
    moved = {name: value for name, value in figures(gold, first, again, None).items() if value}
    assert moved == {
        "trust.repaired": 1 / 2,
        "protocol.valid": 2 / 3,
        "protocol.first_try": 1 / 3,
        "protocol.reasks": 1 / 2,
        "protocol.requests": 4 / 2,
        "protocol.input_tokens": 1_500,
        "protocol.output_tokens": 300,
        "protocol.cost_usd": 0.02,  # of the second the price is unknown
    }


def test_a_failed_answer_has_no_figures_but_that(gold: Gold) -> None:
    known = {name: value for name, value in figures(gold, None).items() if value is not None}
    assert known == {"protocol.valid": 0, "protocol.first_try": 0}


def test_every_code_of_the_library_is_counted() -> None:
    raised = {code for path in sources() for code in codes(path)}
    assert raised == set(CODES)


def sources() -> list[Path]:
    root = Path(summariser.__file__).parent
    return [*root.glob("grounding/*.py"), *root.glob("checks/*.py")]


def codes(path: Path) -> Iterator[str]:
    """What a finding or doubt is made with, or a variable of the name `code` is set to."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        first: ast.expr | None = None
        if isinstance(node, ast.Call) and node.args and ast.unparse(node.func).endswith(MAKERS):
            first = node.args[0]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "code":
            first = node.value
        given = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        yield from (
            each.value
            for each in given
            if isinstance(each, ast.Constant) and isinstance(each.value, str)
        )
