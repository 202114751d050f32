from pathlib import Path

import pytest

from evals.labels import load_seeds
from evals.oracle import oracle_draft
from summariser import prompts
from summariser.article import Article
from summariser.engines.llm.plan import Plan, PlannedRequest, planned
from summariser.engines.llm.prices import Tokens, cost_usd
from summariser.engines.llm.target import Target
from summariser.engines.llm.windows import cut, estimated_tokens
from summariser.report import ALL_PARTS

SEEDS = Path(__file__).parents[3] / "seeds"
REPORT, JOIN = prompts.load(), prompts.load("join")
KNOWN = Target.resolve("openai/gpt-4o-mini", None, "k")
# 100 words in five paragraphs of twenty.
ARTICLE = Article.from_text(
    "\n\n".join(f"The ferry {number} is late." + " It is late." * 5 for number in range(5))
)


def plan(budget: int, target: Target = KNOWN, **options: object) -> Plan:
    wanted: dict[str, object] = {"words": 80, "parts": ALL_PARTS, **options}
    return planned(ARTICLE, cut(ARTICLE, budget), target, REPORT, JOIN, **wanted)  # type: ignore[arg-type]


def test_one_window_is_one_request_of_the_very_messages() -> None:
    (request,) = plan(1_000).requests
    messages = REPORT.messages(ARTICLE.numbered, words=80, parts=ALL_PARTS)
    assert request == PlannedRequest(
        first="s1",
        last="s30",
        words=100,
        input_tokens=sum(estimated_tokens(message["content"]) for message in messages),
        output_tokens=140 + 224,  # 100 words of article, 80 of summary
    )


def test_several_windows_are_joined_by_one_more_request() -> None:
    # Five paragraphs of 20 words; in the last ones the numbers are longer.
    first, second, join = plan(150).requests
    assert (first.first, first.last, first.words) == ("s1", "s18", 60)
    assert (second.first, second.last, second.words) == ("s19", "s30", 40)
    assert first.output_tokens == round(60 * 1.40 + 80 * 2.8)
    # Two summaries of 80 words, and the targets of 100 words of article.
    assert join.input_tokens == estimated_tokens(JOIN.system) + round(2 * 80 * 2.8 + 59)
    assert (join.first, join.words, join.output_tokens) == ("", 0, 224)


def test_without_stances_no_targets_are_joined() -> None:
    join = plan(150, parts={"summary"}).requests[-1]
    assert join.input_tokens == estimated_tokens(JOIN.system) + 2 * 224


@pytest.mark.parametrize(
    ("parts", "requests", "written"),
    [
        (ALL_PARTS, 3, 140 + 3 * 224),
        ({"summary"}, 3, 3 * 224),
        ({"stances"}, 3, 106),
        ({"quotes"}, 2, 81),
        ({"quotes", "stances"}, 3, 140),
    ],
)
def test_fewer_parts_take_less(parts: set[str], requests: int, written: int) -> None:
    made = plan(150, parts=parts)
    assert len(made.requests) == requests
    assert made.output_tokens == pytest.approx(written, abs=2)


def test_the_price_is_that_of_each_request() -> None:
    made = plan(150)
    each = [Tokens(one.input_tokens, one.output_tokens) for one in made.requests]
    assert made.cost_usd == cost_usd("openai/gpt-4o-mini", None, each)
    assert made.cost_usd is not None
    # 0.15 and 0.60 dollars for a million tokens read and written.
    by_hand = (made.input_tokens * 0.15 + made.output_tokens * 0.60) / 1_000_000
    assert made.cost_usd == pytest.approx(by_hand)


def test_the_table() -> None:
    made = Plan(
        model="openai/tiny",
        host="localhost:8080",
        prompt="report@1:12345678",
        requests=(
            PlannedRequest("s1", "s210", 5_012, 12_345, 6_400),
            PlannedRequest("s211", "s400", 4_988, 12_000, 6_300),
            PlannedRequest("", "", 0, 3_000, 224),
        ),
        cost_usd=0.01234,
    )
    assert made.to_text() == (
        "model   openai/tiny at localhost:8080\n"
        "prompt  report@1:12345678\n"
        "price   about $0.0123\n"
        "\n"
        "part        sentences  words  input tokens  output tokens\n"
        "1           s1–s210    5,012        12,345          6,400\n"
        "2           s211–s400  4,988        12,000          6,300\n"
        "join                                 3,000            224\n"
        "3 requests                          27,345         12,924\n"
        "\n"
        "Estimates. Nothing was sent. Asking again and repairs would come on top.\n"
    )


def test_an_unknown_price_is_said_to_be_unknown() -> None:
    made = plan(1_000, Target.resolve("openai/gpt-4o-mini", "http://localhost:8080/v1", None))
    assert made.cost_usd is None
    text = made.to_text()
    assert "price   unknown: no list names openai/gpt-4o-mini at localhost:8080\n" in text
    assert "\n1 request " in text


def test_the_rule_for_output_is_that_of_the_seeds() -> None:
    words = tokens = summary_words = summary_tokens = 0
    for gold in load_seeds(SEEDS):
        article = Article.from_text(gold.text)
        whole = oracle_draft(gold, article)
        rest = whole.model_copy(update={"headline": "", "summary": []})
        words += article.words
        tokens += estimated_tokens(rest.model_dump_json())
        summary_words += sum(len(sentence.text.split()) for sentence in whole.summary)
        summary_tokens += estimated_tokens(whole.model_dump_json()) - estimated_tokens(
            rest.model_dump_json()
        )
    assert tokens / words == pytest.approx(1.40, rel=0.1)
    assert summary_tokens / summary_words == pytest.approx(2.8, rel=0.1)
