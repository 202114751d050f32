import datetime
from pathlib import Path

import pytest

from evals.polnear import (
    Attribution,
    LabelledArticle,
    PolnearGold,
    load,
    parse_attributions,
)

#       0         1         2         3         4
#       0123456789012345678901234567890123456789012345678
TEXT = "Dam opens\n\n“Fish first,” Ode said. “Boats wait.”\n"


def annotation(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


CONTENT = "T1\tContent 11 24\t“Fish first,”"
CUE = "T2\tCue 29 33\tsaid"
SOURCE = "T3\tSource 25 28\tOde"
ATTRIBUTION = "T4\tAttribution 29 33\tsaid"
EVENT = "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3"
LABELS = annotation(CONTENT, CUE, SOURCE, ATTRIBUTION, EVENT)


def corpus(folder: Path, texts: dict[str, str], annotations: dict[str, str]) -> Path:
    for kind, files in (("text", texts), ("attributions", annotations)):
        (folder / kind).mkdir()
        for name, content in files.items():
            (folder / kind / name).write_bytes(content.encode("utf-8"))
    return folder


def test_an_article_has_its_name_date_outlet_and_attributions(tmp_path: Path) -> None:
    name = "lake-post_2016-03-09_dam_opens"
    folder = corpus(tmp_path, {f"{name}.txt": TEXT}, {f"{name}_4e07.ann": LABELS})

    (article,) = load(folder)

    assert (article.name, article.outlet) == (name, "lake-post")
    assert article.date == datetime.date(2016, 3, 9)
    assert article.text == TEXT
    assert article.attributions == (
        Attribution(source=((25, 28),), cue=((29, 33),), content=((11, 24),)),
    )


@pytest.mark.parametrize(
    "roles",
    [
        "Attribution:T4 Cue:T2 Source:T3 Content:T1",
        "Attribution:T4 Source:T3 Content2:T1 Cue:T2",
    ],
)
def test_roles_stand_in_any_order_and_content2_is_content(roles: str) -> None:
    labels = annotation(CONTENT, CUE, SOURCE, ATTRIBUTION, f"E1\t{roles}")

    assert parse_attributions(labels, TEXT) == parse_attributions(LABELS, TEXT)


def test_pieces_come_in_reading_order_however_they_are_stored() -> None:
    text = "“Fish first,” Ode said. “Boats wait.” " + "x" * 70 + " tomorrow"
    labels = annotation(
        "T1\tContent 109 117;24 37;0 13\ttomorrow “Boats wait.” “Fish first,”",
        "T2\tCue 18 22\tsaid",
        "E1\tAttribution-no-source:T2 Content:T1 Cue:T2",
    )

    (attribution,) = parse_attributions(labels, text)

    assert attribution.content == ((0, 13), (24, 37), (109, 117))
    assert attribution.source is None


def test_content2_beside_content_joins_its_pieces() -> None:
    labels = annotation(
        CONTENT, CUE, "T5\tContent 35 48\t“Boats wait.”", "E1\tContent2:T5 Content:T1 Cue:T2"
    )

    (attribution,) = parse_attributions(labels, TEXT)

    assert attribution.content == ((11, 24), (35, 48))


@pytest.mark.parametrize(
    "labels",
    [
        annotation(CUE, SOURCE, "E1\tAttribution:T2 Cue:T2 Source:T3"),
        annotation(CONTENT, SOURCE, "E1\tAttribution:T1 Content:T1 Source:T3"),
        annotation(CONTENT, "T2\tDiscuss 29 33\tsaid", "E1\tAttribution:T2 Content:T1 Cue:T2"),
        annotation("T1\tDiscard 11 24\t“Fish first,”", CUE, "E1\tAttribution:T2 Content:T1 Cue:T2"),
    ],
    ids=["no content", "no cue", "cue in discussion", "content discarded"],
)
def test_an_event_without_content_or_cue_is_left_out(labels: str) -> None:
    assert parse_attributions(labels, TEXT) == ()


def test_attributions_come_in_reading_order() -> None:
    later = "T5\tContent 35 48\t“Boats wait.”"
    labels = annotation(
        CONTENT, CUE, later, "E1\tAttribution:T2 Content:T5 Cue:T2", "E2\tContent:T1 Cue:T2"
    )

    assert [a.content for a in parse_attributions(labels, TEXT)] == [((11, 24),), ((35, 48),)]


def test_a_passage_may_hold_raw_newlines_and_notes_are_skipped() -> None:
    text = "Ode said:\n\nFish\n\nfirst"
    labels = annotation(
        "T1\tContent 11 22\tFish",
        "",
        "first",
        "T2\tCue 4 8\tsaid",
        "#1\tAnnotatorNotes T1\tTwo lines?",
        "E1\tAttribution:T2 Content:T1 Cue:T2",
    )

    assert [a.content for a in parse_attributions(labels, text)] == [((11, 22),)]


def test_offsets_count_code_points_of_the_text_as_stored(tmp_path: Path) -> None:
    text = "\ufeff😀\r\nOde said fish"
    labels = annotation(
        "T1\tContent 13 17\tfish", "T2\tCue 8 12\tsaid", "E1\tAttribution:T2 Content:T1 Cue:T2"
    )
    name = "post_2016-03-09_dam"
    folder = corpus(tmp_path, {f"{name}.txt": text}, {f"{name}_a.ann": labels})

    (article,) = load(folder)

    assert article.text == text
    assert article.attributions[0].content == ((13, 17),)


def test_the_first_of_several_annotators_counts(tmp_path: Path) -> None:
    name = "post_2016-03-09_dam"
    annotators = {f"{name}_b.ann": "", f"{name}_a.ann": LABELS, f"{name}_c.ann": ""}

    (article,) = load(corpus(tmp_path, {f"{name}.txt": TEXT}, annotators))

    assert len(article.attributions) == 1


def test_attributions_as_quotes_of_the_words_of_their_sources() -> None:
    text = "“Fish first,” Ode said. Ode of\nthe lake said it. It is said that boats wait."

    def at(passage: str) -> tuple[int, int]:
        return text.index(passage), text.index(passage) + len(passage)

    ode, lake = (at("Ode"),), (at("Ode of"), at("the lake"))
    labels = (
        Attribution(source=ode, cue=(at("said"),), content=(at("“Fish first,”"),)),
        Attribution(source=lake, cue=(at("said it"),), content=(at("it."),)),
        Attribution(source=None, cue=(at("is said"),), content=(at("boats wait"),)),
        Attribution(source=ode, cue=(at("said"),), content=(at("first"),)),
    )
    day = datetime.date(2016, 3, 9)
    gold = PolnearGold.of(LabelledArticle("dam", day, "post", text, labels)).as_quotes

    assert [actor.name for actor in gold.actors] == ["Ode", "Ode of the lake"]
    names = {actor.id: actor.name for actor in gold.actors}
    assert [
        (names.get(quote.speaker or ""), quote.mention, quote.spans, quote.cue)
        for quote in gold.quotes
    ] == [
        ("Ode", at("Ode"), labels[0].content, at("said")),
        ("Ode of the lake", at("Ode of"), labels[1].content, at("said it")),
        (None, None, labels[2].content, at("is said")),
        ("Ode", at("Ode"), labels[3].content, at("said")),
    ]


@pytest.mark.parametrize(
    ("date", "part"),
    [
        ("2016-05-31", "train"),
        ("2016-06-01", "tune"),
        ("2016-07-19", "tune"),
        ("2016-07-20", "validation"),
    ],
)
def test_the_date_in_the_name_says_the_part(tmp_path: Path, date: str, part: str) -> None:
    name = f"post_{date}_dam"
    folder = corpus(tmp_path, {f"{name}.txt": TEXT}, {f"{name}_a.ann": LABELS})

    assert [article.part for article in load(folder)] == [part]


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (annotation(CONTENT.replace("11 24", "12 25")), "T1 says '“Fish first,”'"),
        (annotation(CONTENT, CUE, "E1\tAttribution:T9 Content:T9 Cue:T2"), "E1 names T9"),
    ],
)
def test_an_annotation_that_does_not_fit_its_text_is_refused(
    tmp_path: Path, labels: str, message: str
) -> None:
    name = "post_2016-03-09_dam"
    folder = corpus(tmp_path, {f"{name}.txt": TEXT}, {f"{name}_a.ann": labels})

    with pytest.raises(ValueError, match=rf"{name}_a\.ann: {message}"):
        load(folder)


def test_a_name_without_outlet_and_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"dam\.txt: expected a name like"):
        load(corpus(tmp_path, {"dam.txt": TEXT}, {"dam_a.ann": LABELS}))


def test_an_article_without_annotation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"no attributions/post_2016-03-09_dam_\*\.ann"):
        load(corpus(tmp_path, {"post_2016-03-09_dam.txt": TEXT}, {}))


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"give the folder that holds text/"):
        load(tmp_path)
