"""A report as Markdown, made to be pasted into a document."""

import re
from collections.abc import Collection, Iterable

from summariser.render.grouping import (
    Findings,
    Numbers,
    byline,
    kind_totals,
    ledger,
    manner_of,
    quotes_by_speaker,
    stances_by_target,
    words_given,
)
from summariser.render.harmless import harmless
from summariser.report import ALL_PARTS, Actor, Part, Report

__all__ = ["to_markdown"]

_MARKUP = re.compile(
    r"[\\`*_{}\[\]<>#|~^$&@]|:(?=//)|(?<=mailto):|(?<=xmpp):|(?<=www)\.", re.IGNORECASE
)
_LINE_START = re.compile(r"^(?:([-+=:])|(\d+)([.)]))")


def to_markdown(report: Report, *, parts: Collection[Part] = ALL_PARTS) -> str:
    """The report as a Markdown document, ending in a newline; `parts` are those asked for.

    Evidence stands in lists with numbers in brackets, not in footnotes, which many readers of
    Markdown do not know. Text from outside is escaped: CommonMark and GitHub's tables, strikes,
    web links and mathematics show it as it is (GitHub alone still links e-mail addresses).
    """
    numbers, findings = Numbers(), Findings(report)
    blocks = _head(report, parts)
    if "summary" in parts:
        blocks += _summary(report, numbers, findings)
    if "stances" in parts:
        blocks += _stances(report, numbers, findings)
    if "quotes" in parts:
        blocks += [*_quotes(report, findings), *_words(report)]
    blocks += [*_findings(findings), "---", _escaped(ledger(report.run))]
    return "\n\n".join(blocks) + "\n"


def _head(report: Report, parts: Collection[Part]) -> list[str]:
    info = report.article
    headline = report.summary.headline if "summary" in parts else ""
    title = headline or info.title or "Report"
    known = [info.title if info.title != title else None, byline(report), info.url]
    return [f"# {_escaped(title)}", "  \n".join(_escaped(line) for line in known if line)]


def _summary(report: Report, numbers: Numbers, findings: Findings) -> list[str]:
    if not report.summary.sentences:
        return ["## Summary", "No summary was written."]
    text = " ".join(
        _phrase(
            _escaped(sentence.text),
            _markers(numbers.of(sentence.evidence)),
            findings.about(f"summary.sentences[{index}]"),
        )
        for index, sentence in enumerate(report.summary.sentences)
    )
    return ["## Summary", text, *_evidence(numbers)]


def _evidence(numbers: Numbers) -> list[str]:
    """The passages not listed yet; the word before them parts their list from the one above."""
    lines = [f"- \\[{number}\\] {_escaped(span.text)}" for number, span in numbers.unlisted()]
    return ["Evidence:", "\n".join(lines)] if lines else []


def _stances(report: Report, numbers: Numbers, findings: Findings) -> list[str]:
    if not report.stances:
        return ["## Stances", "No stances found."]
    actors = {actor.id: actor for actor in report.actors}
    lines = []
    for target, stances in stances_by_target(report):
        lines.append(f"- **{_escaped(target)}**")
        for index, stance in stances:
            line = _phrase(
                f"{stance.position}:",
                _actor(actors[stance.holder]),
                _markers(numbers.of(stance.evidence)),
                findings.about(f"stances[{index}]"),
            )
            lines.append(f"  - {line}")
    return ["## Stances", "\n".join(lines), *_evidence(numbers)]


def _quotes(report: Report, findings: Findings) -> list[str]:
    blocks = ["## Quotes"]
    for actor, quotes in quotes_by_speaker(report):
        blocks.append(_actor(actor, bold=True) if actor else "**Nobody named**")
        lines = []
        for index, quote in quotes:
            passage = " … ".join(_escaped(span.text) for span in quote.spans)
            manner = f"({_escaped(', '.join(manner_of(quote, report.run)))})"
            lines.append(f"- {_phrase(passage, manner, findings.about(f'quotes[{index}]'))}")
        blocks.append("\n".join(lines))
    return blocks if report.quotes else [*blocks, "No quotes found."]


def _words(report: Report) -> list[str]:
    shares = words_given(report)
    if not shares:
        return []
    lines = ["| Who | Kind | Words | Share |", "| --- | --- | ---: | ---: |"]
    for share in shares:
        who = _escaped(share.name or "Nobody named")
        lines.append(f"| {who} | {share.kind or ''} | {share.words:,} | {share.part:.0%} |")
    totals = kind_totals(shares)
    together = ", ".join(f"{label} {words:,} ({part:.0%})" for label, words, part in totals)
    table = ["## Words given", "\n".join(lines)]
    return [*table, f"Together: {together}."] if len(totals) > 1 else table


def _findings(findings: Findings) -> list[str]:
    lines = [
        _phrase(
            f"- !{number} {found.severity}:",
            _escaped(found.message),
            f"Left out: {_escaped(found.claim)}" if found.claim else "",
        )
        for number, found in findings.numbered
    ]
    if findings.notes:
        lines.append(f"- {findings.notes_line}")
    return ["## Findings", "\n".join(lines)] if lines else []


def _actor(actor: Actor, *, bold: bool = False) -> str:
    name = _escaped(actor.name)
    return _phrase(f"**{name}**" if bold else name, f"({_escaped(actor.role)})" * bool(actor.role))


def _markers(numbers: Iterable[int]) -> str:
    return " ".join(f"\\[{number}\\]" for number in numbers)


def _phrase(*words: str) -> str:
    return " ".join(word for word in words if word)


def _escaped(text: str) -> str:
    """`text` on one line as Markdown that shows it and is nothing else."""
    escaped = _MARKUP.sub(r"\\\g<0>", harmless(text))
    return _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", escaped)
