"""Whatever a draft says of whatever article, the report holds together."""

import re
from collections import Counter

from hypothesis import example, given
from hypothesis import strategies as st

from summariser.article import Article, Quotation
from summariser.draft import Draft, DraftActor, DraftSentence, DraftStance
from summariser.engines.embedded import attribute
from summariser.grounding import ground, grounded
from summariser.report import ALL_PARTS, Quote, Report, Span

WORDS = (
    "Ana Ruiz Omar Haddad Mayor he she it they said, says warned that told urged to the toll of"
    ' “toll “no yes” fish.” ‘fish’ "no yes" „nein“ « non » \'em boats’ quay. Quay? However,'
    " according to called and, — … ... : @ana \n \n\n \r\n \n\n“ A: Q: [s1] {q1} 5-2 U.S. İstanbul"
    " ﬁsh ① 東京 \u2028 \u200b"
).split(" ")
ARTICLES = [
    "“We will end it,” said Ana Ruiz. Omar Haddad said that the toll was “a tax on fish”.\n",
    "Toll ends\n\nAna Ruiz said: “It ends.\n\n“And soon.”\n\nBoats.\n— Omar (@o) May 3, 2024\n",
    "Q: Why?\n\nAna Ruiz: Because it “hurts” us.\n\nQ: And now?\n\nAna Ruiz: We go.\n",
]
# Halves of characters and NULs too, which no JSON that a server sends rules out.
anything = st.text(st.characters(exclude_categories=()), max_size=12)
articles = st.one_of(
    st.sampled_from(ARTICLES),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join),
    st.text(max_size=80),
).map(lambda text: Article.from_text(f"Sele. {text}".replace("\0", ""), language="en"))
phrases = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
names = st.sampled_from(["Ana Ruiz", "Ruiz", "Omar Hadad", "the Quay", "Sele"])


@st.composite
def cases(draw: st.DrawFn) -> tuple[Article, Draft]:
    """An article and a draft about it, most of whose pointers exist."""
    article = draw(articles)
    ids = [quotation.id for quotation in article.quotations]
    ids += [clause.id for clause in article.clauses]
    ids += [sentence.id for sentence in article.sentences]
    numbers = st.sampled_from([*ids, "q99", "s0", "r01"])
    words = st.sampled_from(article.text.split()[:80])
    anchored = st.builds("{}: {} … {}".format, numbers, words, words | phrases)
    pointers = st.lists(numbers | numbers | numbers | anchored | anything, max_size=5)
    prose = names | phrases | anything
    stances = st.builds(
        DraftStance,
        target=prose,
        position=st.sampled_from(["supports", "opposes", "mixed"]),
        evidence=pointers,
    )
    actors = st.builds(
        DraftActor,
        name=names | prose,
        kind=st.sampled_from(["person", "person", "organisation", "other"]),
        role=prose,
        said=pointers,
        stances=st.lists(stances, max_size=2),
    )
    sentences = st.builds(DraftSentence, text=prose, evidence=pointers)
    draft = st.builds(
        Draft,
        headline=prose,
        summary=st.lists(sentences, max_size=3),
        actors=st.lists(actors, max_size=4),
        unattributed=pointers,
        not_speech=pointers,
    )
    return article, draw(draft)


HALF = "A\ud800"
BROKEN = Draft(
    headline=HALF,
    summary=[DraftSentence(text=HALF, evidence=[HALF])],
    actors=[
        DraftActor(
            name=name,
            kind="person",
            role=HALF,
            said=[HALF, f"s1: {HALF}", "\0"],
            stances=[DraftStance(target=HALF, position="mixed", evidence=["s1", HALF])],
        )
        for name in (HALF, "\0", "", "Ana Ruiz", "Ana Rui\udc00z")
    ],
    unattributed=[HALF, "s1: \ud83d … \ude00"],
    not_speech=[HALF, "\0" * 9],
)


@given(cases())
@example((Article.from_text(ARTICLES[0]), BROKEN))
def test_a_report_holds_together(case: tuple[Article, Draft]) -> None:
    article, draft = case
    report = ground(article, draft)
    for span in spans(report):
        assert span.text == article.text[span.start : span.end]
    known = {actor.id for actor in report.actors}
    assert len(known) == len(report.actors)
    assert {quote.speaker for quote in report.quotes} <= known | {None}
    assert {stance.holder for stance in report.stances} <= known
    assert all(stance.evidence for stance in report.stances)
    assert all(sentence.evidence for sentence in report.summary.sentences)
    for finding in report.findings:
        assert (finding.where is None) != (finding.claim is None)
        assert finding.where is None or resolves(report, finding.where)


@given(cases())
@example((Article.from_text(ARTICLES[0]), BROKEN))
def test_a_report_survives_json(case: tuple[Article, Draft]) -> None:
    article, draft = case
    report = ground(article, draft)
    assert Report.model_validate_json(report.model_dump_json()) == report


@given(cases())
def test_every_quotation_is_accounted_for_once(case: tuple[Article, Draft]) -> None:
    article, draft = case
    report = ground(article, draft)
    missing = set(grounded(article, draft).forgotten)
    unheard = Counter(
        finding.claim for finding in report.findings if finding.code == "forgotten-quotation"
    )
    assert unheard == Counter(
        article.slice(quotation.whole)
        for quotation in article.quotations
        if quotation.id in missing
    )
    for quotation in article.quotations:
        times = sum(holds(quote, quotation) for quote in report.quotes)
        if quotation.id in missing:
            assert times == 0
        else:
            assert times == 1 or (times == 0 and is_among(quotation.id, draft.not_speech))


@given(cases())
def test_what_is_forgotten_can_always_be_filled(case: tuple[Article, Draft]) -> None:
    article, draft = case
    missing = grounded(article, draft).forgotten
    report = ground(article, draft, engine="llm", filling=attribute(article, missing))
    codes = Counter(finding.code for finding in report.findings)
    assert codes["forgotten-quotation"] == 0
    assert codes["filled-quotation"] == len(missing)
    for quotation in article.quotations:
        for quote in report.quotes:
            if quotation.id in missing and quote.spans == tuple(as_spans(article, quotation)):
                assert quote.origin == "embedded"


@given(cases(), st.sets(st.sampled_from(sorted(ALL_PARTS))))
def test_parts_leave_the_rest_as_it_is(case: tuple[Article, Draft], parts: set[str]) -> None:
    article, draft = case
    whole = ground(article, draft)
    asked = ground(article, draft, parts=frozenset(part for part in ALL_PARTS if part in parts))
    assert asked.actors == whole.actors
    assert asked.summary.headline == whole.summary.headline
    assert asked.summary.sentences == (whole.summary.sentences if "summary" in parts else ())
    assert asked.quotes == (whole.quotes if "quotes" in parts else ())
    assert asked.stances == (whole.stances if "stances" in parts else ())
    assert not Counter(asked.findings) - Counter(whole.findings)


def test_huge_lists_and_names_are_no_matter() -> None:
    article = Article.from_text(ARTICLES[0], language="en")
    answer = Draft(
        headline="toll " * 2000,
        summary=[DraftSentence(text="The toll ends.", evidence=["s1"] * 5000)],
        actors=[
            DraftActor(
                name="Ana " * 2000,
                kind="person",
                role="Mayor " * 2000,
                said=["q1"] * 5000 + ["s1: " + "toll " * 5000],
                stances=[DraftStance(target="toll", position="supports", evidence=["q1"] * 5000)],
            )
        ]
        * 20,
        unattributed=["q2"] * 5000,
        not_speech=["q1"] * 5,
    )
    report = ground(article, answer)
    assert [len(quote.spans) for quote in report.quotes] == [1, 1]
    assert len(report.summary.sentences[0].evidence) == 1


def spans(report: Report) -> list[Span]:
    found = [span for actor in report.actors for span in actor.mentions]
    found += [span for sentence in report.summary.sentences for span in sentence.evidence]
    found += [span for stance in report.stances for span in stance.evidence]
    for quote in report.quotes:
        found += [*quote.spans, *quote.verbatim]
        found += [span for span in (quote.mention, quote.cue) if span is not None]
    return found


def holds(quote: Quote, quotation: Quotation) -> bool:
    inside = {(span.start, span.end) for span in quote.verbatim}
    return inside >= set(quotation.verbatim)


def as_spans(article: Article, quotation: Quotation) -> list[Span]:
    return [
        Span(start=start, end=end, text=article.text[start:end]) for start, end in quotation.spans
    ]


def is_among(number: str, pointers: list[str]) -> bool:
    return any(
        re.sub(r"^q0+(?=\d)", "q", pointer.strip().strip("[]{}")) == number for pointer in pointers
    )


def resolves(report: Report, where: str) -> bool:
    """Whether a finding's path leads somewhere in the report."""
    at: object = report
    for name, index in re.findall(r"(\w+)|\[(\d+)\]", where):
        if name:
            at = getattr(at, name)
        else:
            assert isinstance(at, tuple)
            at = at[int(index)]
    return at not in (None, "")
