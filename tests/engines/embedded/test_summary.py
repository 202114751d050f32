import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.article import Article
from summariser.draft import DraftSentence
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.summary import headline, summarise_sentences

LEAD = "Mayor Ana Ruiz opened the new harbour bridge on Monday."
STORY = "\n\n".join(
    [
        "Port Sele council closes the harbour bridge",
        "The Port Sele council voted on Tuesday to close the harbour bridge to lorries.",
        "Harbour master Omar Haddad told the council that two of its pillars had cracks.",
        "The council closed the bridge to lorries after its vote on Tuesday evening.",
        "Shop owners on the quay fear for their trade and have collected 900 signatures.",
        "The ferry company plans four extra crossings a day from the first of May.",
        "Engineers from the university will measure the pillars every week until autumn.",
    ]
)


def headed(article: Article) -> str:
    return headline(article, Entities(article))


def sentences(text: str, words: int = 100, language: str | None = "en") -> list[DraftSentence]:
    article = Article.from_text(text, language=language)
    return summarise_sentences(article, Entities(article), words)


def texts(text: str, words: int = 100, language: str | None = "en") -> list[str]:
    return [sentence.text for sentence in sentences(text, words, language)]


def test_one_sentence_is_its_own_summary() -> None:
    assert sentences(LEAD) == [DraftSentence(text=LEAD, evidence=["s1"])]


@pytest.mark.parametrize("words", range(15, 75, 4))
def test_several_sentences_keep_their_order_and_the_budget(words: int) -> None:
    found = sentences(STORY, words)
    places = [STORY.index(sentence.text) for sentence in found]
    assert places == sorted(places)
    assert 0.5 * words < sum(len(sentence.text.split()) for sentence in found) <= 1.1 * words


def test_the_lead_comes_in_and_its_repetition_does_not() -> None:
    found = texts(STORY, 60)
    assert found[0].startswith("The Port Sele council voted")
    assert not any("after its vote" in text for text in found)


def test_what_adds_one_word_is_left_out() -> None:
    assert texts(f"{LEAD} Mayor Ruiz opened the new harbour bridge slowly.") == [LEAD]
    other = "Ruiz closed the new ferry slowly."
    assert texts(f"{LEAD} {other}") == [LEAD, other]


def test_two_that_fill_the_length_go_before_one_that_leaves_room() -> None:
    one = "The council closed the harbour bridge to lorries on Tuesday after long talks."
    two = [
        "The ferry company was fined two million euros by judges.",
        "Voters rejected the tunnel by 900 ballots to 12.",
    ]
    story = "\n\n".join(["Judges fine ferry company", one, *two])
    assert texts(story, 18) == two
    assert texts(story, 31)[0] == one


def test_of_two_as_long_the_one_with_new_words_goes_before_a_likelier_one() -> None:
    lead = "The council closed the harbour bridge to lorries."
    again = "The council had built the harbour bridge with bricks."
    new = "Ferry owners disliked many expensive railway tunnels near Bonn."
    article = Article.from_text(f"{lead} {again} {new}", language="en")
    neural = {"s1": 1.0, "s2": 0.2, "s3": 0.0}
    found = summarise_sentences(article, Entities(article), 16, neural)
    assert [sentence.text for sentence in found] == [lead, new]


SCENE = "A grey cat slept under a wooden table while two old sailors played cards in the shade."
VOTE = "The Port Sele council voted to close the harbour bridge."
SIGNED = "Shop owners collected 900 signatures against the closure and gave 3 million euros."


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ([VOTE, SIGNED], VOTE),
        ([SCENE, VOTE], VOTE),
        (["Port Sele, Tuesday, May 3", VOTE, SIGNED], VOTE),
        (["Is this the end of the harbour bridge?", VOTE, SIGNED], VOTE),
        (["The harbour bridge was built long ago. Image: Ana Ruiz.", VOTE, SIGNED], VOTE),
        (["“The bridge is closed.”", VOTE, SIGNED], VOTE),
    ],
)
def test_a_lone_sentence_is_the_lead(paragraphs: list[str], expected: str) -> None:
    title = "Port Sele council closes the harbour bridge"
    assert texts("\n\n".join([title, *paragraphs]), 14) == [expected]


def test_the_lead_yields_where_the_tagger_is_sure_of_another() -> None:
    article = Article.from_text(f"{VOTE}\n\n{SIGNED}", language="en")
    [sentence] = summarise_sentences(article, Entities(article), 14, {"s1": -5.0, "s2": 5.0})
    assert sentence.text == SIGNED


def test_a_sentence_is_cut_only_where_another_needs_the_room() -> None:
    lead = "The council closed the old harbour bridge, ending a debate of many years."
    other = "The ferry company was fined two million euros by judges."
    assert texts(f"{lead} {other}", 14) == [lead]
    assert texts(f"{lead} {other}", 16) == ["The council closed the old harbour bridge.", other]


def test_what_leans_on_a_sentence_comes_in_behind_it_alone() -> None:
    lead = "The council closed the old harbour bridge on Monday."
    fined = "A third lorry on it will cost its owner 900 euros."
    other = "Omar Haddad opened a shop in the town."
    article = Article.from_text(f"{lead} {fined} {other}", language="en")
    entities = Entities(article)

    def chosen(*logits: float, words: int) -> list[str]:
        neural = {f"s{number}": logit for number, logit in enumerate(logits, 1)}
        found = summarise_sentences(article, entities, words, neural)
        return [sentence.text for sentence in found]

    assert chosen(3, 3, -1, words=20) == [lead, fined]
    assert chosen(-3, 9, 3, words=12) == [other]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Omar Haddad said the ferry was old.", "Omar Haddad sold the ferry to sailors."),
        ("Omar Haddad sold the ferry to judges.", "Omar Haddad sold “the ferry to judges”."),
        ("Omar Haddad sold the ferry to sailors.", "“Too old,” Omar Haddad said of ferries."),
    ],
)
def test_reports_go_before_quotations_and_the_rest(better: str, worse: str) -> None:
    lead = "The council closed the old harbour bridge."
    neural = {"s1": 3.0, "s2": 0.0, "s3": 0.0}
    for first, second in ((better, worse), (worse, better)):
        article = Article.from_text(f"{lead} {first} {second}", language="en")
        found = summarise_sentences(article, Entities(article), 14, neural)
        assert [sentence.text for sentence in found] == [lead, better]


SCENE_OF_SAILORS = "A scene was played like one from a film about sailors."
CHANGE = "The change is part of a plan for quays."
GIVEN = "Shop owners gave money to a union of sailors."


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Harbour bridge closes", SCENE_OF_SAILORS, CHANGE, GIVEN, VOTE], GIVEN),
        # nothing stands before it, or the headline tells of it
        (["Harbour bridge closes", CHANGE, GIVEN, VOTE], CHANGE),
        (["Change at harbour bridge", SCENE_OF_SAILORS, CHANGE, GIVEN, VOTE], CHANGE),
    ],
)
def test_a_summary_rather_opens_with_what_presumes_nothing(
    paragraphs: list[str], expected: str
) -> None:
    article = Article.from_text("\n\n".join(paragraphs), language="en")
    logits = {SCENE_OF_SAILORS: -4.0, CHANGE: 0.7, GIVEN: 0.0, VOTE: -4.0}
    neural = {
        sentence.id: logits.get(article.slice(sentence.span), 0.0) for sentence in article.sentences
    }
    [sentence] = summarise_sentences(article, Entities(article), 9, neural)
    assert sentence.text == expected


def test_what_only_follows_is_no_summary() -> None:
    first, second = "It was closed for good on Monday.", "This decision was rather late."
    assert texts(f"{first} {second}", 5)[0] == first
    lead = "The council closed the old harbour bridge on Monday night."
    assert texts(f"{lead} A third lorry was fined.", 1) == [lead]


def test_two_likely_sentences_go_before_a_likelier_one_as_long() -> None:
    one = "Judges fined ferry owners money for boats that sank off quays."
    two = ["Sailors built shops on old quays.", "Voters rejected tunnels under old towns."]
    story = " ".join([GIVEN, one, *two])
    article = Article.from_text(f"Voters and tunnels\n\n{story}", language="en")
    neural = {"s2": -9.0, "s3": 2.0, "s4": 1.0, "s5": 1.0}
    found = summarise_sentences(article, Entities(article), 11, neural)
    assert [sentence.text for sentence in found] == two


def test_what_hardly_matters_fills_no_room() -> None:
    article = Article.from_text(f"{VOTE} {SIGNED}", language="en")
    found = summarise_sentences(article, Entities(article), 40, {"s1": 2.0, "s2": -9.0})
    assert [sentence.text for sentence in found] == [VOTE]


def test_the_tagger_is_heard() -> None:
    first, second = "The council closed the bridge.", "The club opened the tunnel."
    article = Article.from_text(f"{first}\n\n{second}", language="en")
    entities = Entities(article)

    def chosen(neural: dict[str, float] | None) -> str:
        [sentence] = summarise_sentences(article, entities, 5, neural)
        return sentence.text

    assert chosen(None) == chosen({"s1": 1.0, "s2": -1.0}) == first
    assert chosen({"s1": -4.0, "s2": 4.0}) == second


def test_a_summary_too_short_for_any_sentence_has_the_shortest() -> None:
    assert texts(f"{LEAD} The mayor then cut a ribbon of red silk before the band played.", 1) == [
        LEAD
    ]


def test_a_lone_sentence_may_be_half_longer_than_asked() -> None:
    lead = "The Port Sele council voted on Tuesday to close the old harbour bridge to all lorries."
    assert texts(f"{lead} A dog barked at the harbour all day.", 11) == [lead]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left.", ["He left."]),
        ("Bridge closed\n\n", ["Bridge closed"]),
        ("“We must go now.”\n“They went.”", ["“We must go now.”"]),
        ("Five votes today.\n— Port Sele (@PortSele) July 4, 2023", ["Five votes today."]),
    ],
)
def test_an_article_of_scraps_still_has_a_summary(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Rat schließt die alte Brücke. Er folgt Petra Huber.", 1),
        ("fr", "Le conseil ferme le vieux pont. Il suit Petra Huber en cela.", 1),
        ("es", "El consejo cierra el viejo puente. Esto no gusta a Petra Huber.", 1),
        ("xx", "Lorem ipsum dolor sit amet. He consectetur adipiscing elit.", 2),
        ("zh", "北京市政府 周二 宣布 关闭 这座桥。", 1),
    ],
)
def test_other_languages(language: str, text: str, expected: int) -> None:
    found = texts(text, language=language)
    assert len(found) == expected
    assert text.startswith(found[0])


@given(st.text(alphabet='Aab .,“”"’\n—()!?hes1'), st.integers(1, 60))
def test_any_text_has_a_summary_from_its_sentences(text: str, words: int) -> None:
    if not any(character.isalnum() for character in text):
        return
    article = Article.from_text(text, language="en")
    found = summarise_sentences(article, Entities(article), words)
    known = {sentence.id for sentence in article.sentences}
    assert found
    assert all(sentence.text and set(sentence.evidence) <= known for sentence in found)
    size = sum(len(sentence.text.split()) for sentence in found)
    assert len(found) == 1 or size <= 1.1 * words
    assert len(headed(article).split()) <= 12 or headed(article) == article.title


def test_the_headline_is_the_articles_own() -> None:
    assert headed(Article.from_text(STORY)) == "Port Sele council closes the harbour bridge"
    assert headed(Article.from_text(STORY, title="The  bridge,\nclosed")) == "The bridge, closed"


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        (LEAD, "Mayor Ana Ruiz opened the new harbour bridge on Monday"),
        (
            "The Port Sele Town Council voted 5-2 on Tuesday night to close the harbour bridge to"
            " lorries for a year.",
            "Port Sele Town Council voted 5-2 to close the harbour bridge",
        ),
        (
            "On Tuesday, Foreign Minister Omar Haddad met the Prime Minister Ana Ruiz for talks"
            " about the bridge that both want.",
            "Omar Haddad met Ana Ruiz for talks about the bridge",
        ),
        (
            "Omar Haddad said that the old bridge “will stay open” and that nobody had asked him.",
            "Omar Haddad said that the old bridge “will stay open”",
        ),
    ],
)
def test_a_headline_is_made_from_the_lead(lead: str, expected: str) -> None:
    assert headed(Article.from_text(f"{lead} The debate was long.")) == expected


def test_a_headline_is_made_of_no_caption() -> None:
    caption = "The harbour bridge was built long ago. Image: Ana Ruiz."
    assert headed(Article.from_text(f"{caption}\n\n{VOTE}")) == (
        "The Port Sele council voted to close the harbour bridge"
    )
