"""A report in the order in which people read it, for every renderer alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summariser.draft import ActorKind
from summariser.report import Actor, Finding, Quote, Report, Run, Span, Stance

__all__ = [
    "Findings",
    "Numbers",
    "Share",
    "byline",
    "kind_totals",
    "ledger",
    "manner_of",
    "quotes_by_speaker",
    "stances_by_target",
    "words_given",
]


class Numbers:
    """Numbers for evidence, from 1, in the order of first use; a passage keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[int, int], int] = {}
        self._unlisted: list[tuple[int, Span]] = []

    def of(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """The numbers of `spans`; what is new waits for `unlisted`."""
        numbers = []
        for span in spans:
            key = (span.start, span.end)
            if key not in self._numbers:
                self._numbers[key] = len(self._numbers) + 1
                self._unlisted.append((self._numbers[key], span))
            numbers.append(self._numbers[key])
        return tuple(numbers)

    def unlisted(self) -> Sequence[tuple[int, Span]]:
        """The passages numbered since the last call."""
        listed, self._unlisted = self._unlisted, []
        return listed


class Findings:
    """Errors, then warnings, numbered from 1; what is only information is counted."""

    def __init__(self, report: Report) -> None:
        serious = [found for found in report.findings if found.severity != "info"]
        serious.sort(key=lambda found: found.severity == "warning")
        self.numbered: Sequence[tuple[int, Finding]] = tuple(enumerate(serious, start=1))
        self.notes = len(report.findings) - len(self.numbered)

    @property
    def notes_line(self) -> str:
        """How many findings are information only, in words."""
        return f"{_counted(self.notes, 'note')} for information in the JSON report."

    def about(self, path: str) -> str:
        """Markers of the findings about the item at `path` (`quotes[1]`) or inside: `!1 !4`."""
        return " ".join(
            f"!{number}" for number, found in self.numbered if (found.where or "").startswith(path)
        )


def stances_by_target(report: Report) -> list[tuple[str, list[tuple[int, Stance]]]]:
    """Targets in order of first mention, case ignored, each with its stances and their indices."""
    groups: dict[str, tuple[str, list[tuple[int, Stance]]]] = {}
    for index, stance in enumerate(report.stances):
        key = " ".join(stance.target.casefold().split())
        groups.setdefault(key, (stance.target, []))[1].append((index, stance))
    return list(groups.values())


def quotes_by_speaker(report: Report) -> list[tuple[Actor | None, list[tuple[int, Quote]]]]:
    """Speakers in order of first quote, those of nobody named last; quotes with their indices."""
    actors = {actor.id: actor for actor in report.actors}
    groups: dict[str | None, list[tuple[int, Quote]]] = {}
    for index, quote in enumerate(report.quotes):
        groups.setdefault(quote.speaker, []).append((index, quote))
    nobody = groups.pop(None, None)
    named: list[tuple[Actor | None, list[tuple[int, Quote]]]] = [
        (actors[speaker], quotes) for speaker, quotes in groups.items() if speaker is not None
    ]
    return [*named, (None, nobody)] if nobody else named


def manner_of(quote: Quote, run: Run) -> list[str]:
    """Kind, cue, and which engine added the quote where it is not the one that ran."""
    manner: list[str] = [quote.kind]
    if quote.cue:
        manner.append(f"“{quote.cue.text}”")
    if quote.origin != run.engine:
        manner.append(f"added by the {quote.origin} engine")
    return manner


@dataclass(frozen=True)
class Share:
    """How many words of quotes an actor was given; `name` and `kind` are None for nobody named."""

    name: str | None
    kind: ActorKind | None
    words: int
    part: float
    """Of all words in quotes, 0 to 1."""


def words_given(report: Report) -> list[Share]:
    """Who was given how many words, most first; quotes of nobody named last."""
    counted = [
        (actor, sum(len(span.text.split()) for _, quote in quotes for span in quote.spans))
        for actor, quotes in quotes_by_speaker(report)
    ]
    total = max(sum(words for _, words in counted), 1)
    shares = [
        Share(
            name=actor.name if actor else None,
            kind=actor.kind if actor else None,
            words=words,
            part=words / total,
        )
        for actor, words in counted
    ]
    return sorted(shares, key=lambda share: (share.name is None, -share.words))


_TOTALS: dict[ActorKind | None, str] = {
    "person": "people",
    "organisation": "organisations",
    "government": "organisations",
    "group": "organisations",
    "document": "documents",
    "other": "others",
    None: "nobody named",
}


def kind_totals(shares: Iterable[Share]) -> list[tuple[str, int, float]]:
    """Words and part for people, organisations (governments and groups too) and so on."""
    totals: dict[str, tuple[int, float]] = dict.fromkeys(_TOTALS.values(), (0, 0.0))
    for share in shares:
        words, part = totals[_TOTALS[share.kind]]
        totals[_TOTALS[share.kind]] = (words + share.words, part + share.part)
    return [(label, words, part) for label, (words, part) in totals.items() if words]


def byline(report: Report) -> str:
    """What is known of the article: `Harbour News · Ana Ruiz · 2 May 2024 · 560 words`."""
    info = report.article
    known = [info.source, info.author, info.published, f"{info.words:,} words"]
    return " · ".join(item for item in known if item)


def ledger(run: Run) -> str:
    """On which engine and model the report ran, what it took and what it cost."""
    seconds = f"{run.seconds:.2f} s" if run.seconds < 1 else f"{run.seconds:.1f} s"
    if run.engine == "scripted":
        return f"No LLM was used: scripted engine, answers given beforehand · no cost · {seconds}"
    if run.engine == "llm":
        prompt = [f"prompt {run.prompt}"] if run.prompt else []
        return " · ".join([f"LLM: {run.model or 'unknown model'}", *_spent(run), seconds, *prompt])
    made = "embedded engine, on this machine"
    if run.requests:  # it stands in for an LLM that was asked first
        return " · ".join([f"No LLM’s answer: {made}", *_spent(run), seconds])
    return f"No LLM was used: {made} · no cost · {seconds}"


def _spent(run: Run) -> list[str]:
    extra = ((run.reasks, "re-ask"), (run.repairs, "repair"))
    among = ", ".join(_counted(count, noun) for count, noun in extra if count)
    return [
        _counted(run.requests, "request") + (f" ({among})" if among else ""),
        f"{run.input_tokens:,} tokens in, {run.output_tokens:,} out",
        _price(run.cost_usd),
    ]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count:,} {noun}s"


def _price(cost: float | None) -> str:
    if cost is None:
        return "price unknown"
    if 0 < cost < 0.0001:
        return "under $0.0001"
    return f"${cost:.4f}"
