"""The simplest system worth beating: a regex for quotations, the nearest verb, the nearest name."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from .polnear import PredictedQuote, Span

_PARAGRAPH = re.compile(r"[^\n]+")
# An opening mark without a partner runs to the paragraph's end: the next paragraph goes on with it.
_QUOTATION = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)|``.*?''|''(?!\s).*?(?:''(?!')|$)")
_VERB = re.compile(
    r"\b(?:said|says|say|saying|told|tells|telling|added|adds|adding|asked|asks|asking|wrote|writes"
    r"|writing|written|tweeted|tweets|tweeting|argued|argues|arguing|called|calls|calling|claimed"
    r"|claims|claiming|according|explained|explains|explaining|noted|notes|noting|declared"
    r"|declares|declaring|warned|warns|warning|continued|continues|replied|replies|responded"
    r"|responds|insisted|insists|insisting|stated|states|stating|announced|announces|announcing"
    r"|acknowledged|acknowledges|admitted|admits|concluded|concludes|suggested|suggests"
    r"|suggesting|quipped|joked|joking|remarked|recalled|recalls|described|describes"
    r"|describing|predicted|predicts|promised|promises|vowed|urged|urges|urging|shouted"
    r"|posted|quoted|quotes|reported|reports|reads|mused|lamented|complained|pointed|testified"
    r"|stressed|emphasized|observed|charged|countered|boasted|bragged|cautioned|reiterated"
    r"|denied|denounced|criticized|accused|attacked|mocked|praised|dismissed|slammed"
    r"|believes?|thinks?|thought)\b"
)
_NO_NAME = (
    r"(?:An?|And|As|At|But|By|During|For|From|However|If|In|Its?|Last|Later|Meanwhile|No|Not|Now|Of"
    r"|On|One|Or|So|Still|That|The|Then|There|These|This|Those|Though|To|When|While|With|Yet|After"
    r"|Also|Although|Another|Before|Earlier|Even|His|Her|Their|Our|My|Some|Many|Most|Here|What"
    r"|Where|Why|How|Just|Like|Since|Such|Your?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January"
    r"|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_NAME = re.compile(
    rf"\b(?!{_NO_NAME})(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St)\. )*"
    r"[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+))*"
    r"|\b(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ww]ho)\b"
)


def predict_baseline(text: str) -> list[PredictedQuote]:
    """Every quotation in double marks, with the name or pronoun nearest to the nearest verb.

    Verb and name are looked for outside quotation marks in the quotation's paragraph (a line of
    `text`); without a verb the name nearest to the quotation counts.
    """
    return [
        quote
        for paragraph in _PARAGRAPH.finditer(text)
        for quote in _paragraph_quotes(text, paragraph.span())
    ]


def _paragraph_quotes(text: str, paragraph: Span) -> Iterator[PredictedQuote]:
    quotations = [match.span() for match in _QUOTATION.finditer(text, *paragraph)]
    if not quotations:
        return
    verbs = _outside(_VERB, text, paragraph, quotations)
    names = _outside(_NAME, text, paragraph, quotations)
    for quotation in quotations:
        verb = _nearest(quotation, verbs)
        mention = _nearest(verb or quotation, names)
        yield PredictedQuote((quotation,), mention, text[slice(*mention)] if mention else None)


def _outside(
    pattern: re.Pattern[str], text: str, paragraph: Span, quotations: list[Span]
) -> list[Span]:
    starts = [start for start, _ in quotations]
    spans = []
    for match in pattern.finditer(text, *paragraph):
        before = bisect_left(starts, match.start() + 1) - 1
        if before < 0 or quotations[before][1] <= match.start():
            spans.append(match.span())
    return spans


def _nearest(anchor: Span, spans: list[Span]) -> Span | None:
    return min(spans, key=lambda span: max(span[0] - anchor[1], anchor[0] - span[1]), default=None)
