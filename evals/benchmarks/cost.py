"""What an answer costs: against the same answer typed out, against langextract, and its repair.

The articles are the English seeds of 400 to 1,200 words, the answers those of the labels. Every
request is really sent, to a server on loopback that gives the right answer; tokens are counted by
o200k_base. Needs langextract, tiktoken and litellm (see .ci/bench.txt).
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from importlib.metadata import version
from itertools import pairwise
from statistics import mean
from typing import Any

from summariser import resources
from summariser.article import Article
from summariser.engines.llm import LLMEngine
from summariser.pipeline import Summariser
from summariser.report import ALL_PARTS, Part

from ..labels import load_seeds
from ..values import Gold
from .answers import asked_for, compact, pointed, retyped, without_evidence
from .counting import Count, Spent, o200k, spent
from .extraction import MODEL, TASKS, Task, answered, extract
from .loopback import Asked, Loopback
from .repair import repair_table

FEWEST, MOST = 400, 1_200  # words of an article
LENGTHS = (FEWEST, 600, 700, MOST + 1, 100_000)  # borders of the bands that are shown
WITHOUT_SUMMARY: frozenset[Part] = frozenset({"quotes", "stances"})  # langextract makes none
CHUNKS = {"1,000 (default)": None, "4,000": 4_000}  # characters
SAME = "the same fields, by the same rules"


@dataclass(frozen=True)
class Written:
    """Output tokens of one answer: as a draft and typed out, with evidence and without."""

    draft: int
    retyped: int
    bare_draft: int
    bare_retyped: int


def written(gold: Gold, article: Article, count: Count) -> Written:
    """What the answer about an article has of tokens in each way of giving it."""
    draft = pointed(gold, article)
    answers = [
        draft.model_dump(),
        retyped(gold, article, draft, evidence=True),
        without_evidence(draft),
        retyped(gold, article, draft, evidence=False),
    ]
    return Written(*(count(compact(answer)) for answer in answers))


def ours(gold: Gold, article: Article, parts: frozenset[Part]) -> list[Asked]:
    """What our pipeline asks for these parts of a report."""
    answer = asked_for(pointed(gold, article), parts).model_dump_json()
    with Loopback(lambda _: answer).running() as server:
        engine = LLMEngine(f"openai/{MODEL}", base_url=server.url, api_key="none")
        report = Summariser(engine).summarise(gold.text, parts=parts)
        assert len(report.quotes) >= 0.9 * len(gold.quotes), f"{gold.slug}: quotes are lost"
        return server.asked


def theirs(gold: Gold, task: Task, chunk: int | None) -> list[Asked]:
    """What langextract asks for its task, in chunks of so many characters."""

    def answer(body: dict[str, Any]) -> str:
        return answered(gold, body, task)

    with Loopback(answer).running() as server:
        passages = extract(gold.text, server.url, task, chunk)
        assert passages >= len(gold.quotes), f"{gold.slug}: langextract lost answers"
        return server.asked


def output_table(rows: Mapping[str, Written]) -> str:
    """Output tokens of all articles, and of those with the lowest and the highest share."""
    by_share = sorted(rows, key=lambda name: rows[name].draft / rows[name].retyped)
    columns = zip(*map(astuple, rows.values()), strict=True)
    chosen = {f"all {len(rows)}": Written(*map(sum, columns))}
    chosen |= {name: rows[name] for name in (by_share[0], by_share[-1])}
    lines = [
        "| article | draft | typed out | share | draft, no evidence | typed, no evidence | share |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {name} | {row.draft:,} | {row.retyped:,} | {row.draft / row.retyped:.2f} "
        f"| {row.bare_draft:,} | {row.bare_retyped:,} | {row.bare_draft / row.bare_retyped:.2f} |"
        for name, row in chosen.items()
    ]
    return "\n".join(lines)


def length_table(rows: Sequence[tuple[int, Spent, Spent]]) -> str:
    """By words of the article: requests and tokens, ours and langextract's, means for one."""
    lines = [
        "| words | articles | requests | tokens | langextract: requests | tokens | share |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for low, high in pairwise(LENGTHS):
        words, one, other = zip(*(row for row in rows if low <= row[0] < high), strict=True)
        us, them = (mean(each.total for each in column) for column in (one, other))
        lines.append(
            f"| {_range(words)} | {len(words)} | {_range([each.requests for each in one])} "
            f"| {us:,.0f} | {_range([each.requests for each in other])} | {them:,.0f} "
            f"| {us / them:.2f} |"
        )
    return "\n".join(lines)


def setup_table(setups: Mapping[str, Sequence[Spent]], measure: str) -> str:
    """Means for an article, and tokens of `measure` as shares of each setup's."""
    means = {
        name: [mean(column) for column in zip(*map(astuple, rows), strict=True)]
        for name, rows in setups.items()
    }
    _, read, wrote = means[measure]
    lines = [
        "| | requests | input | output | total | ours, total | ours, output |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {name} | {requests:.1f} | {sent:,.0f} | {out:,.0f} | {sent + out:,.0f} "
        f"| {(read + wrote) / (sent + out):.2f} | {wrote / out:.2f} |"
        for name, (requests, sent, out) in means.items()
    ]
    return "\n".join(lines)


def input_table(golds: Sequence[tuple[Gold, Article]], asked: Sequence[Asked], count: Count) -> str:
    """What the input of our requests is made of, means for an article."""
    body, _ = asked[0]
    schema = compact(body["response_format"]["json_schema"]["schema"])
    text = mean(count(gold.text) for gold, _ in golds)
    source = mean(count(article.numbered) for _, article in golds)
    user = mean(count(each["messages"][1]["content"]) for each, _ in asked)
    parts = {
        "system message: rules and example, the same for every article": count(
            body["messages"][0]["content"]
        ),
        "JSON schema of the draft, the same for every article": count(schema),
        "the article": text,
        "its numbers": source - text,
        "what is asked for, and the lines around the article": user - source,
    }
    lines = ["| input of one request | tokens |", "|---|--:|"]
    return "\n".join([*lines, *(f"| {name} | {tokens:,.0f} |" for name, tokens in parts.items())])


def main() -> None:
    """Print the tables."""
    logging.disable(logging.WARNING)  # langextract logs every chunk
    count = o200k()
    seeds = [
        (gold, Article.from_text(gold.text))
        for gold in load_seeds(resources.root("seeds"))
        if gold.language == "en"
    ]
    news = [each for each in seeds if FEWEST <= _words(each[0]) <= MOST]
    print(f"\n{len(news)} articles; o200k_base; langextract {version('langextract')}\n")
    print(output_table({gold.slug: written(gold, article, count) for gold, article in news}))
    asked = {
        "ours": [ours(*each, WITHOUT_SUMMARY) for each in news],
        "ours, with a summary": [ours(*each, ALL_PARTS) for each in news],
    }
    for name, task in TASKS.items():
        for size, chunk in CHUNKS.items():
            setup = f"langextract, {name}; chunks of {size}"
            asked[setup] = [theirs(gold, task, chunk) for gold, _ in news]
    setups = {name: [spent(each, count) for each in all_] for name, all_ in asked.items()}
    print(f"\n{setup_table(setups, 'ours')}\n")
    print(input_table(news, [each for (each,) in asked["ours"]], count))
    longest = max(seeds, key=lambda each: _words(each[0]))
    us = [*setups["ours"], spent(ours(*longest, WITHOUT_SUMMARY), count)]
    default = setups[f"langextract, {SAME}; chunks of 1,000 (default)"]
    them = [*default, spent(theirs(longest[0], TASKS[SAME], None), count)]
    lengths = [_words(gold) for gold, _ in (*news, longest)]
    print(f"\n{length_table(list(zip(lengths, us, them, strict=True)))}")
    print(f"\n{repair_table(news, count)}")


def _words(gold: Gold) -> int:
    return len(gold.text.split())


def _range(numbers: Sequence[int]) -> str:
    low, high = min(numbers), max(numbers)
    return f"{low:,}–{high:,}" if low < high else f"{low:,}"


if __name__ == "__main__":
    main()
