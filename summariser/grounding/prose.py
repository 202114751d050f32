"""The text that an engine wrote itself: the headline and the summary's sentences."""

from summariser.article import Article
from summariser.checks import doubts, illegal_text
from summariser.draft import Draft
from summariser.grounding.evidence import find_evidence
from summariser.grounding.faults import Place
from summariser.grounding.findings import Findings
from summariser.grounding.pointers import Pointers
from summariser.report import Span, Summary, SummarySentence

__all__ = ["ground_summary"]


def ground_summary(
    article: Article, draft: Draft, pointers: Pointers, findings: Findings, *, wanted: bool
) -> Summary:
    """Sentences without evidence or with illegal text are left out; doubts become warnings.

    The headline is kept whether or not a summary is wanted.
    """
    headline = _headline(article, draft, findings)
    kept: list[SummarySentence] = []
    told: set[str] = set()
    for index, sentence in enumerate(draft.summary if wanted else ()):
        place = Place("sentence", index)
        text = sentence.text.strip()
        reason = illegal_text(text, article.text) if text else "it is empty"
        if reason:
            findings.dropped("illegal-text", f"A summary sentence was left out: {reason}.", text)
            findings.fault(place, reason)
            continue
        if text in told:
            findings.dropped("repeated", "A summary sentence was left out: it stands twice.", text)
            continue
        told.add(text)
        spans = find_evidence(sentence.evidence, pointers, text, findings)
        if not spans:
            findings.dropped(
                "no-evidence", "A summary sentence was left out: nothing shows it.", text
            )
            findings.fault(place, "none of its evidence exists")
            continue
        evidence = tuple(
            Span(start=span.start, end=span.end, text=article.slice(span)) for span in spans
        )
        for doubt in doubts(text, [span.text for span in evidence], article.text):
            where = f"summary.sentences[{len(kept)}]"
            findings.kept(doubt.code, doubt.severity, doubt.message, where)
            if doubt.severity == "warning":
                findings.fault(place, doubt.message.rstrip("."), lost=False)
        kept.append(SummarySentence(text=text, evidence=evidence))
    return Summary(headline=headline, sentences=tuple(kept))


def _headline(article: Article, draft: Draft, findings: Findings) -> str:
    headline = draft.headline.strip()
    reason = illegal_text(headline, article.text)
    if reason:
        findings.dropped("illegal-text", f"The headline was left out: {reason}.", headline)
        return ""
    for doubt in doubts(headline, [article.text], article.text) if headline else ():
        findings.kept(doubt.code, doubt.severity, doubt.message, "summary.headline")
    return headline
