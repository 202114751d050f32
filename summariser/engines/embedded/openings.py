"""How articles open: headlines in title case, datelines, and the guest of an interview."""

import re
from collections.abc import Sequence

from summariser.article import Article
from summariser.names import occurrences
from summariser.offsets import Offsets

__all__ = ["GUEST", "dateline", "names_that_count"]

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf",? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_REGION = r"(?:, [A-Z][\w.]+(?: [A-Z][\w.]+)?)?"
_AGENCY = r" \([A-Z][^()\n]{1,30}\)"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’/ -]{{1,40}}[A-Z.]{_REGION}(?:{_DATE})?(?:{_AGENCY})?"
    rf"|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+)?{_REGION}(?:{_DATE}(?:{_AGENCY})?|{_AGENCY}))"
    r" ?(?:[—–]|--?(?= )) ?"
)
_DATELINE_AMONG = 4  # first paragraphs, after headline, standfirst and byline
_TICKER = re.compile(r"\([A-Za-z][A-Za-z ]{1,30}: ?[A-Z.]{1,6}\)")
_LETTER = re.compile(r"[A-Z](?=:)")
_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")
_FULL_NAME = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,2}")
GUEST = re.compile(
    r"\b(?:conversation|interview|talk|chat|q&a|session|spoke|talked|sat down|speaks|talks|speaking"
    r"|talking|questions) (?:with|to|for) ",
    re.IGNORECASE,
)


def dateline(article: Article) -> Offsets | None:
    """Place, date and agency before the dash that opens a report: WASHINGTON (AP) — ."""
    for paragraph in article.paragraphs[:_DATELINE_AMONG]:
        found = _DATELINE.match(article.text, *paragraph)
        if found is not None and found.end() < paragraph.end:
            return Offsets(*found.span())
    return None


def names_that_count(article: Article, names: Sequence[Offsets]) -> list[Offsets]:
    """`names` without those of the dateline, ticker symbols and the labels Q and A.

    A headline in title case has capitals throughout: there the body's names count, and a guest's.
    """
    text = article.text
    hidden = [Offsets(*found.span()) for found in _TICKER.finditer(text)]
    place = dateline(article)
    hidden += [place] if place else []
    labels = [quotation.label for quotation in article.quotations if quotation.label]
    hidden += [label for label in labels if _LETTER.match(text, label.start)]
    hidden.sort()
    headline = article.headline
    kept = [name for name in names if not any(span.holds(name) for span in hidden)]
    if headline is None or not _titled(article.slice(headline)):
        return kept
    body = [name for name in kept if not headline.holds(name)]
    return sorted(_in_headline(article, headline, body) + body)


def _titled(headline: str) -> bool:
    """Whether all its longer words have capitals."""
    words = _WORD.findall(headline)
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _in_headline(article: Article, headline: Offsets, body: Sequence[Offsets]) -> list[Offsets]:
    """The names of the body, longest first, and what follows Interview With."""
    line = article.slice(headline)
    found: list[Offsets] = []
    guest = GUEST.search(line)
    if guest is not None:
        person = _FULL_NAME.match(line, guest.end())
        found += [Offsets(*person.span())] if person else []
    known = {article.slice(name) for name in body}
    for name in sorted(known, key=lambda name: (-len(name), name)):
        for span in occurrences(line, name):
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    return [Offsets(headline.start + start, headline.start + end) for start, end in found]
