"""Trust: whether what claims to be from the article is, what was left out, and what it all took.

Figures, each a mean over reports where nothing else is said:

- trust.fabricated: the share of the quotes whose words are not the article's: a passage that is not
  the article's text at its offsets, quoted words that stand nowhere in it, or no passage at all;
- trust.dropped: findings of the severity error, each about something that was left out;
- trust.repaired: requests for repair;
- trust.findings.CODE: findings of one code, `other` for codes that the library does not raise;
- protocol.valid: the share of the articles that have a report; protocol.first_try: that have one
  without the engine being asked again for another form;
- protocol.reasks, .requests, .input_tokens, .output_tokens: what an answer took;
- protocol.cost_usd: US dollars a report, over those with a known price.

How long answers took is no sum over articles: `evals.evaluation` has its quantiles.
"""

import re

from summariser.report import Quote, Report, Span

from ..figures import Counts, Figure, Ratio
from ..values import Gold, Output

__all__ = ["CODES", "FIGURES", "count", "is_fabricated"]

CODES = (
    "claimed-twice",
    "derived-date",
    "derived-number",
    "filled-quotation",
    "forgotten-quotation",
    "illegal-text",
    "inexact-quotation",
    "name-corrected",
    "name-not-found",
    "negation",
    "no-evidence",
    "overlapping-quote",
    "repeated",
    "unknown-pointer",
    "unsupported-date",
    "unsupported-name",
    "unsupported-number",
    "unsupported-role",
    "unsupported-stance",
)

_TAKEN = ("reasks", "requests", "input_tokens", "output_tokens")


def is_fabricated(quote: Quote, text: str) -> bool:
    """Whether a quote gives words as the article's (`text`) that are not."""
    if not quote.spans or not all(_stands(span, text) for span in quote.spans):
        return True
    elsewhere = [span for span in quote.verbatim if not _stands(span, text)]
    return any(_flat(span.text) not in _flat(text) for span in elsewhere)


def count(gold: Gold, output: Output) -> Counts:
    """The quotes, findings and requests behind the answer about one article."""
    counts: Counts = dict.fromkeys(_KEYS, 0)
    counts["protocol.articles"] = 1
    report = output.report
    if report is None:
        return counts
    counts["trust.quotes"] = len(report.quotes)
    counts["trust.quotes.fabricated"] = sum(
        is_fabricated(quote, gold.text) for quote in report.quotes
    )
    for finding in report.findings:
        counts["trust.dropped"] += finding.severity == "error"
        code = finding.code if finding.code in CODES else "other"
        counts[f"trust.findings.{code}"] += 1
    return counts | _taken(report)


def _taken(report: Report) -> Counts:
    run = report.run
    return {
        "protocol.reports": 1,
        "protocol.first_try": int(not run.reasks),
        "protocol.priced": int(run.cost_usd is not None),
        "protocol.cost_usd": run.cost_usd or 0.0,
        "trust.repaired": run.repairs,
        **{f"protocol.{name}": getattr(run, name) for name in _TAKEN},
    }


def _stands(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end and text[span.start : span.end] == span.text


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _a_report(name: str) -> Figure:
    return Figure(name, (Ratio(name, "protocol.reports"),))


FIGURES: tuple[Figure, ...] = (
    Figure("trust.fabricated", (Ratio("trust.quotes.fabricated", "trust.quotes"),)),
    _a_report("trust.dropped"),
    _a_report("trust.repaired"),
    *(_a_report(f"trust.findings.{code}") for code in (*CODES, "other")),
    Figure("protocol.valid", (Ratio("protocol.reports", "protocol.articles"),)),
    Figure("protocol.first_try", (Ratio("protocol.first_try", "protocol.articles"),)),
    *(_a_report(f"protocol.{name}") for name in _TAKEN),
    Figure("protocol.cost_usd", (Ratio("protocol.cost_usd", "protocol.priced"),)),
)
_KEYS = sorted({key for figure in FIGURES for key in figure.keys})
