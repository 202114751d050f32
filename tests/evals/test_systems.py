import hashlib

from evals.asking import named_system
from evals.metrics.trust import is_fabricated
from evals.systems import reference_systems, rules_system, simple_system, tagger_system
from evals.values import Gold
from summariser import Article, Report
from summariser.offsets import Offsets
from summariser.tagged import Tagged
from tests.evals.answers import answer
from tests.evals.harbour import perfect_report


def simple(gold: Gold) -> Report:
    return answer(simple_system(), gold)


def test_a_regex_takes_what_stands_in_double_marks(gold: Gold) -> None:
    report = simple(gold)
    names = {actor.id: actor.name for actor in report.actors}
    said = [
        ([span.text for span in quote.spans], names.get(quote.speaker or ""))
        for quote in report.quotes
    ]
    assert said == [
        (["“We will not raise the toll this year,”"], "Mayor Ana Ruiz"),
        (["“a tax on tides.”"], "She"),
        (["“A toll is a wall,”"], "he"),
        (["“Take it down.”"], "he"),
        (["“Nobody asked us.”"], "who"),
        (["“the Spoon”"], "who"),
    ]
    assert report.quotes[1].verbatim[0].text == "a tax on tides."
    assert not any(is_fabricated(quote, gold.text) for quote in report.quotes)
    assert not report.stances


def test_the_lead_is_the_summary(gold: Gold) -> None:
    sentences = simple(gold).summary.sentences
    assert [sentence.text for sentence in sentences] == [
        "“We will not raise the toll this year,” Mayor Ana Ruiz told the council on Monday.",
        "She called the idea “a tax on tides.”",
        "Shippers want a lower toll, said Tom Ruiz, who leads the Harbour League and is no "
        "relation.",
    ]
    assert [sentence.evidence[0].text for sentence in sentences] == [
        sentence.text for sentence in sentences
    ]


def test_actors_are_the_names_and_where_they_stand(gold: Gold) -> None:
    actors = {actor.name: actor for actor in simple(gold).actors}
    assert actors.keys() == {"Mayor Ana Ruiz", "She", "he", "who"}
    assert [span.text for span in actors["he"].mentions] == ["he"]
    assert len({actor.id for actor in actors.values()}) == 4


def test_both_make_reports_on_the_article_as_stored(gold: Gold) -> None:
    sha256 = hashlib.sha256(gold.text.encode()).hexdigest()
    for system in reference_systems().values():
        assert answer(system, gold).article.sha256 == sha256


def test_the_oracle_says_what_the_labels_say(gold: Gold) -> None:
    oracle, labels = answer(reference_systems()["oracle"], gold), perfect_report(gold)
    assert [quote.spans for quote in oracle.quotes] == [quote.spans for quote in labels.quotes]
    assert [quote.kind for quote in oracle.quotes] == [quote.kind for quote in labels.quotes]
    stands = [(stance.target, stance.position) for stance in oracle.stances]
    assert sorted(stands) == sorted((each.target, each.position) for each in labels.stances)
    assert " ".join(sentence.text for sentence in oracle.summary.sentences) == gold.reference
    assert not oracle.findings


def test_the_tagger_reports_belief_too_and_keeps_pieces(gold: Gold) -> None:
    def at(passage: str) -> Offsets:
        start = gold.text.index(passage)
        return Offsets(start, start + len(passage))

    def read(article: Article) -> list[Tagged]:
        assert article.text == gold.text
        return [
            Tagged(at("want"), (at("Shippers"), at("Tom Ruiz")), (at("a lower toll"),)),
            Tagged(at("called"), (), (at("the idea"), at("“a tax on tides.”"))),
        ]

    report = answer(tagger_system(read), gold)
    names = {actor.id: actor.name for actor in report.actors}
    first, second = report.quotes
    assert first.mention is not None
    assert first.cue is not None
    assert (first.mention.text, first.cue.text) == ("Shippers", "want")
    assert names[first.speaker or ""] == "Shippers Tom Ruiz"
    assert [span.text for span in second.spans] == ["the idea", "“a tax on tides.”"]
    assert (second.mention, second.speaker) == (None, None)


def test_the_rules_read_without_the_tagger(gold: Gold) -> None:
    embedded, rules = (
        answer(system, gold) for system in (named_system("embedded"), rules_system())
    )
    assert [quote.spans[0].text for quote in rules.quotes if quote.kind == "indirect"][:1] == [
        "Port Sele toll stays"  # the tagger's clauses leave the headline out
    ]
    assert "Port Sele toll stays" not in [quote.spans[0].text for quote in embedded.quotes]
