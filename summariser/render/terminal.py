"""A report as text for a terminal."""

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
from summariser.render.page import Page, Piece, columns
from summariser.report import ALL_PARTS, Part, Report

__all__ = ["to_terminal"]

_SIGNS = {"supports": "+", "opposes": "-", "mixed": "±"}
_MARGIN = 2


def to_terminal(
    report: Report,
    *,
    width: int = 80,
    colour: bool = False,
    parts: Collection[Part] = ALL_PARTS,
) -> str:
    """The report as text, ending in a newline; `parts` are those that were asked for.

    Lines have at most `width` columns (at least 20 are used). Whatever the article holds, the
    output has no control characters but line feeds, and ANSI styles only with `colour`.
    """
    page = Page(max(width, 20), colour)
    numbers, findings = Numbers(), Findings(report)
    _head(page, report, parts)
    if "summary" in parts:
        _summary(page, report, numbers, findings)
    if "stances" in parts:
        _stances(page, report, numbers, findings)
    if "quotes" in parts:
        _quotes(page, report, findings)
        _words(page, report)
    _findings(page, findings)
    page.blank()
    page.write((ledger(report.run), "faint"))
    return str(page)


def _head(page: Page, report: Report, parts: Collection[Part]) -> None:
    headline = report.summary.headline if "summary" in parts else ""
    page.write((headline or report.article.title or "", "headline"))
    page.write((byline(report), "faint"))


def _heading(page: Page, text: str) -> None:
    page.blank()
    page.write((text, "heading"))


def _summary(page: Page, report: Report, numbers: Numbers, findings: Findings) -> None:
    _heading(page, "Summary")
    if not report.summary.sentences:
        page.write(("No summary was written.", "faint"), indent=_MARGIN)
        return
    pieces: list[Piece] = []
    for index, sentence in enumerate(report.summary.sentences):
        pieces.append((sentence.text, ""))
        pieces.append((_markers(numbers.of(sentence.evidence)), "marker"))
        pieces.append((findings.about(f"summary.sentences[{index}]"), "warning"))
    page.write(*pieces, indent=_MARGIN)
    _evidence(page, report, numbers)


def _evidence(page: Page, report: Report, numbers: Numbers) -> None:
    """The passages not listed yet; those that are a summary sentence are not printed twice."""
    sentences = {harmless(sentence.text) for sentence in report.summary.sentences}
    passages = numbers.unlisted()
    same = [number for number, span in passages if harmless(span.text) in sentences]
    page.blank()
    for number, span in passages:
        if number not in same:
            marker = f"[{number}]"
            pieces: list[Piece] = [(marker, "marker"), (span.text, "faint")]
            page.write(*pieces, indent=_MARGIN, hang=len(marker) + 1)
    if same:
        what = "stands" if len(same) == 1 else "stand"
        pieces = [(_markers(same), "marker"), (f"{what} in the article word for word.", "faint")]
        page.write(*pieces, indent=_MARGIN)


def _stances(page: Page, report: Report, numbers: Numbers, findings: Findings) -> None:
    _heading(page, "Stances")
    if not report.stances:
        page.write(("No stances found.", "faint"), indent=_MARGIN)
        return
    actors = {actor.id: actor for actor in report.actors}
    for target, stances in stances_by_target(report):
        page.write((target, "name"), indent=_MARGIN)
        for index, stance in stances:
            holder = actors[stance.holder]
            page.write(
                (f"{_SIGNS[stance.position]} {stance.position}:", stance.position),
                (holder.name, ""),
                (_role(holder.role), "faint"),
                (_markers(numbers.of(stance.evidence)), "marker"),
                (findings.about(f"stances[{index}]"), "warning"),
                indent=2 * _MARGIN,
                hang=_MARGIN,
            )
    _evidence(page, report, numbers)


def _quotes(page: Page, report: Report, findings: Findings) -> None:
    _heading(page, "Quotes")
    if not report.quotes:
        page.write(("No quotes found.", "faint"), indent=_MARGIN)
    for place, (actor, quotes) in enumerate(quotes_by_speaker(report)):
        if place:
            page.blank()
        role = _role(actor.role) if actor else ""
        name = actor.name if actor else "Nobody named"
        page.write((name, "name"), (role, "faint"), indent=_MARGIN)
        for index, quote in quotes:
            page.write(
                ("•", "faint"),
                (" … ".join(span.text for span in quote.spans), ""),
                (f"({', '.join(manner_of(quote, report.run))})", "faint"),
                (findings.about(f"quotes[{index}]"), "warning"),
                indent=2 * _MARGIN,
                hang=2,
            )


def _words(page: Page, report: Report) -> None:
    shares = words_given(report)
    if not shares:
        return
    _heading(page, "Words given")
    names = [harmless(share.name or "Nobody named") for share in shares]
    figures = [f"{share.words:,}  {share.part:4.0%}" for share in shares]
    kinds = [share.kind or "" for share in shares] if page.width >= 60 else [""] * len(shares)
    figure, kind = max(map(len, figures)), max(map(len, kinds))
    # What the figures leave is shared by the name and a bar of at most 20 columns.
    room = page.width - _MARGIN - figure - 2 - (kind + 2 if kind else 0)
    bar = min(20, room // 3)
    name = min(max(map(columns, names)), room - bar - 2)
    most = max(max(share.words for share in shares), 1)
    for share, label, what, digits in zip(shares, names, kinds, figures, strict=True):
        page.row(
            (" " * _MARGIN + _fitted(label, name), ""),
            (f"  {what:{kind}}" if kind else "", "faint"),
            (f"  {'█' * round(bar * share.words / most):{bar}}", "marker"),
            (f"  {digits:>{figure}}", ""),
        )
    totals = kind_totals(shares)
    if len(totals) > 1:
        line = ", ".join(f"{label} {words:,} ({part:.0%})" for label, words, part in totals)
        page.write((f"Together: {line}.", "faint"), indent=_MARGIN, hang=_MARGIN)


def _fitted(text: str, width: int) -> str:
    """`text` in exactly `width` columns, cut with an ellipsis or padded."""
    if columns(text) > width:
        while text and columns(text) >= width:
            text = text[:-1]
        text += "…"
    return text + " " * (width - columns(text))


def _findings(page: Page, findings: Findings) -> None:
    if not (findings.numbered or findings.notes):
        return
    _heading(page, "Findings")
    for number, found in findings.numbered:
        page.write(
            (f"!{number} {found.severity}:", found.severity),
            (found.message, ""),
            (f"Left out: {found.claim}" if found.claim else "", "faint"),
            indent=_MARGIN,
            hang=_MARGIN,
        )
    if findings.notes:
        page.write((findings.notes_line, "faint"), indent=_MARGIN)


def _markers(numbers: Iterable[int]) -> str:
    return " ".join(f"[{number}]" for number in numbers)


def _role(role: str) -> str:
    return f"({role})" if role else ""
