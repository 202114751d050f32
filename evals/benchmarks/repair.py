"""What a repair costs: a right draft with faults put into it, and the right items for an answer."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from statistics import mean
from typing import Any, TypeVar

from summariser.article import Article
from summariser.draft import Draft
from summariser.engines.llm import LLMEngine
from summariser.engines.llm.repair import Repairs
from summariser.grounding import grounded
from summariser.numbered import numbers
from summariser.pipeline import Summariser

from ..values import Gold
from .answers import compact, pointed
from .counting import Count, spent
from .extraction import MODEL
from .loopback import Asked, Loopback

__all__ = ["mending", "one_fault", "repair_table", "repaired", "shown", "three_faults"]

Damage = Callable[[Draft, Article], Draft]
Item = TypeVar("Item")

_POINTER = re.compile(r'"([sqr][0-9]+)\b')


def one_fault(draft: Draft, article: Article) -> Draft:
    """The draft with a number of nothing, in the middle of what is said."""
    return _with_said(draft, f"q{len(article.quotations) + 1}")


def three_faults(draft: Draft, article: Article) -> Draft:
    """The draft with a fault of each kind, each in the middle of its kind.

    A sentence of the summary has an invented number, somebody said words that are not in their
    sentence, a stance has evidence that does not exist.
    """
    value = _with_said(draft, "s2: what they intended … about it all").model_dump()
    sentence = _middle(value["summary"])
    sentence["text"] = f"{sentence['text'].rstrip('.')}, after 86,423 days."
    stance = _middle([stance for actor in value["actors"] for stance in actor["stances"]])
    stance["evidence"] = [f"s{len(article.sentences) + 1}"]
    return Draft.model_validate(value)


DAMAGES: Mapping[str, Damage] = {
    "one item: a quote": one_fault,
    "three items: a sentence, a quote, a stance": three_faults,
}


def mending(article: Article, damaged: Draft, right: Draft) -> dict[str, Any]:
    """The right answer where `damaged` is sent back: each faulty item as `right` has it."""
    answer: dict[str, list[Any]] = {kind: [] for kind in Repairs.model_fields}
    for number, fault in enumerate(grounded(article, damaged, engine="llm").faults, 1):
        place = fault.place
        item: dict[str, Any]
        match place.kind:
            case "sentence":
                kind, item = "sentences", right.summary[place.index].model_dump()
            case "said":
                kind, item = "said", {"pointer": right.actors[place.index].said[place.item]}
            case "stance":
                kind, item = "stances", right.actors[place.index].stances[place.item].model_dump()
            case "name":
                kind, item = "names", {"name": right.actors[place.index].name}
        answer[kind].append({"item": number, **item})
    return answer


def repaired(gold: Gold, article: Article, damage: Damage) -> list[Asked]:
    """What our pipeline asks where its first answer is damaged: for the draft, for a repair."""
    right = pointed(gold, article)
    damaged = damage(right, article)
    answers = iter([damaged.model_dump_json(), compact(mending(article, damaged, right))])
    with Loopback(lambda _: next(answers)).running() as server:
        engine = LLMEngine(f"openai/{MODEL}", base_url=server.url, api_key="none")
        report = Summariser(engine).summarise(article)
        asked = server.asked
    assert report.run.repairs == 1, f"{gold.slug}: {report.run.repairs} repairs"
    errors = [finding for finding in report.findings if finding.severity == "error"]
    assert not errors, f"{gold.slug}: not repaired: {errors}"
    whole = grounded(article, right, engine="llm").report
    for part in ("summary", "actors", "quotes", "stances"):
        assert getattr(report, part) == getattr(whole, part), f"{gold.slug}: {part} not repaired"
    return asked


def shown(asked: Asked) -> bool:
    """Whether a request shows every passage that its answer points at."""
    body, answer = asked
    return set(_POINTER.findall(answer)) <= set(numbers(body["messages"][1]["content"]))


def repair_table(golds: Sequence[tuple[Gold, Article]], count: Count) -> str:
    """Tokens of a repair alone, means for an article, and as a share of the first request's."""
    lines = [
        "| a repair of | input | the same for every article | output | total "
        "| share of the first request | at most | right passages shown |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    chosen = [each for each in golds if each[0].stances]  # else there is none to damage
    for name, damage in DAMAGES.items():
        firsts, repairs = zip(*(repaired(*each, damage) for each in chosen), strict=True)
        first, second = ([spent([one], count) for one in each] for each in (firsts, repairs))
        _, read, wrote = (mean(column) for column in zip(*map(astuple, second), strict=True))
        share = (read + wrote) / mean(each.total for each in first)
        most = max(two.total / one.total for one, two in zip(first, second, strict=True))
        body, _ = repairs[0]
        stable = spent([({**body, "messages": body["messages"][:1]}, "")], count)
        lines.append(
            f"| {name} | {read:,.0f} | {stable.read:,} | {wrote:,.0f} | {read + wrote:,.0f} "
            f"| {share:.2f} | {most:.2f} | {sum(map(shown, repairs))} of {len(chosen)} |"
        )
    return "\n".join(lines)


def _with_said(draft: Draft, pointer: str) -> Draft:
    value = draft.model_dump()
    saids = [actor["said"] for actor in value["actors"]]
    said, at = _middle([(said, at) for said in saids for at in range(len(said))])
    said[at] = pointer
    return Draft.model_validate(value)


def _middle(items: Sequence[Item]) -> Item:
    return items[len(items) // 2]
