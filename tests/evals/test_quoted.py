import datetime
from pathlib import Path

import pytest

from evals.baseline import predict_baseline
from evals.polnear import Attribution, LabelledArticle, PredictedQuote, Span
from evals.quoted import (
    main,
    match,
    quoted_segments,
    score,
    segment_iou,
    source_kind,
    speaker_is_right,
)


def span(text: str, passage: str) -> Span:
    assert text.count(passage) == 1, passage
    start = text.index(passage)
    return start, start + len(passage)


def labelled(text: str, *attributions: tuple[str | None, str]) -> LabelledArticle:
    """An article with attributions given as (source, content)."""
    return LabelledArticle(
        name="post_2016-06-09_dam",
        date=datetime.date(2016, 6, 9),
        outlet="post",
        text=text,
        attributions=tuple(
            Attribution(
                source=(span(text, source),) if source else None,
                cue=((0, 1),),
                content=(span(text, content),),
            )
            for source, content in attributions
        ),
    )


@pytest.mark.parametrize(
    ("piece", "segments"),
    [
        ("“We keep the dam,”", ["“We keep the dam,”"]),
        ('that "we keep it" for now', ['"we keep it"']),
        ("''We won't move it,''", ["''We won't move it,''"]),
        ("``We keep it all'' he", ["``We keep it all''"]),
        ("he would keep it", []),
        ("the “old dam” stays", []),
        ("the “old stone dam” stays", ["“old stone dam”"]),
        ('"We keep it now" and "they leave it now"', ['"We keep it now"', '"they leave it now"']),
        ("“We read “The Old Dam” to them”", ["“We read “The Old Dam” to them”"]),
        ('"We read “The Old Dam” to them"', ['"We read “The Old Dam” to them"']),
        ("“We call it ‘the old lady’ here”", ["“We call it ‘the old lady’ here”"]),
        ("''They say, 'Keep the dam,'''", ["''They say, 'Keep the dam,''"]),
        ('“We keep the dam"', ['“We keep the dam"']),
        ('"We keep the dam”', ['"We keep the dam”']),
        ("we keep the dam”", ["we keep the dam”"]),
        ("“We keep the dam", ["“We keep the dam"]),
        ("“No,” and we keep the dam”", [" and we keep the dam”"]),
        ('we keep the dam"', []),
        ("", []),
    ],
)
def test_segments_of_a_piece(piece: str, segments: list[str]) -> None:
    text = f"Ode: {piece} (more)"

    found = quoted_segments(text, [(5, 5 + len(piece))])

    assert [text[start:end] for start, end in found] == segments


def test_each_piece_is_cut_by_itself() -> None:
    text = "“We keep the dam,” Ode said. “We do not move.”"

    assert quoted_segments(text, [(0, 18), (29, 46)]) == [(0, 18), (29, 46)]
    assert quoted_segments(text, [(0, 12), (13, 18)]) == [(0, 12)]


@pytest.mark.parametrize(
    ("a", "b", "value"),
    [((0, 10), (0, 10), 1.0), ((0, 10), (2, 10), 0.8), ((0, 6), (4, 8), 0.25), ((0, 4), (4, 8), 0)],
)
def test_iou_is_shared_over_joint_characters(a: Span, b: Span, value: float) -> None:
    assert segment_iou(a, b) == segment_iou(b, a) == value


def test_a_match_is_one_to_one_best_first_and_close_enough() -> None:
    gold = [(0, 10), (20, 30), (40, 50), (40, 50), (60, 70)]
    predicted = [(0, 8), (0, 9), (20, 27), (40, 50), (62, 70)]

    assert match(gold, predicted) == [(0, 1), (2, 3), (4, 4)]


@pytest.mark.parametrize(
    ("mention", "name", "right"),
    [
        ("Ode", None, True),
        ("Mayor Ana", None, True),
        ("the clerk", None, False),
        (None, None, False),
        (None, "Ana Ode", True),
        (None, "Mayor Pim", True),
        (None, "Mayors", False),
        (None, "ode", False),
        (None, "Al Pim", False),
        (None, "the lake", False),
        ("the clerk", "Ana Ode", True),
    ],
)
def test_the_speaker_is_right_by_mention_or_by_a_capitalised_word_of_the_name(
    mention: str | None, name: str | None, right: bool
) -> None:
    text = "Mayor Ana Al Ode of the lake told the clerk"
    quote = PredictedQuote((), span(text, mention) if mention else None, name)

    assert speaker_is_right(text, (span(text, "Mayor Ana Al Ode of the lake"),), quote) is right


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("she", "pronouns"),
        ("They", "pronouns"),
        ("Ode", "names"),
        ("the Lake Board", "names"),
        ("a Pell spokesman", "names"),
        ("The boatman", "noun_phrases"),
        ("two fishers", "noun_phrases"),
    ],
)
def test_the_kind_of_a_source(source: str, kind: str) -> None:
    assert source_kind(source, ((0, len(source)),)) == kind


# Five gold segments; the last has no source, and two words in marks are no segment.
ARTICLE = labelled(
    "“We keep the dam,” said Ana Ode. “It is our work,” she added. "
    "A boatman cried “leave the water alone” and Pim wrote “do not come back”. "
    "It is about “all of the boats”, says “The Lake This Week”.",
    ("Ana Ode", "“We keep the dam,”"),
    ("she", "“It is our work,”"),
    ("A boatman", "“leave the water alone”"),
    ("Pim", "“do not come back”"),
    (None, "“all of the boats”"),
)


def predicted(passage: str, mention: str | None, name: str | None = None) -> PredictedQuote:
    text = ARTICLE.text
    return PredictedQuote((span(text, passage),), span(text, mention) if mention else None, name)


QUOTES = [
    predicted("“We keep the dam,”", "Ana Ode"),
    predicted("“It is our work,”", "Pim", "Pim"),
    predicted("“leave the water alone”", "A boatman"),
    predicted("“do not", None),
    predicted("“all of the boats”", "Pim"),
    predicted("“The Lake This Week”", None),
    predicted("and Pim wrote", "Pim"),
]


def test_counts_of_an_article() -> None:
    assert score(ARTICLE, QUOTES) == {
        "gold": 5,
        "gold_with_source": 4,
        "predicted": 5,
        "matched": 4,
        "sourced": 3,
        "right": 2,
        "pronouns": 1,
        "pronouns_right": 0,
        "names": 1,
        "names_right": 1,
        "noun_phrases": 1,
        "noun_phrases_right": 1,
    }


def test_an_article_without_quotes_scores_nothing() -> None:
    assert set(score(labelled("Nobody spoke."), []).values()) == {0}


def test_a_quote_of_several_spans_gives_a_segment_for_each() -> None:
    quote = PredictedQuote(
        (span(ARTICLE.text, "“We keep the dam,”"), span(ARTICLE.text, "“It is our work,”")),
        None,
        "Ana Ode",
    )

    counts = score(ARTICLE, [quote])

    assert (counts["predicted"], counts["matched"], counts["names_right"]) == (2, 2, 1)


BASELINE_TEXT = (
    "Dam stays\n\n"
    "“We keep the dam,” said Ana Ode, who leads the board. “It is our work.”\n"
    'But Pim was not sure. "Boats need the water," he added.\n'
    "''Fish don't vote,'' Mr. Pell wrote to Ana Ode.\n"
    "But Pim said “we row every day” there.\n"
    "“They say Pim told Ode all,” wrote Zoe.\n"
    "''I say, 'Keep the dam,''' wrote Zoe.\n"
    "“The board met in May.\n"
    "No marks here, said Pim."
)


def test_the_baseline_takes_the_name_nearest_to_the_nearest_verb() -> None:
    quotes = [
        (BASELINE_TEXT[slice(*quote.spans[0])], quote.name)
        for quote in predict_baseline(BASELINE_TEXT)
    ]

    assert quotes == [
        ("“We keep the dam,”", "Ana Ode"),
        ("“It is our work.”", "Ana Ode"),
        ('"Boats need the water,"', "he"),
        ("''Fish don't vote,''", "Mr. Pell"),
        ("“we row every day”", "Pim"),
        ("“They say Pim told Ode all,”", "Zoe"),
        ("''I say, 'Keep the dam,'''", "Zoe"),
        ("“The board met in May.", None),
    ]


def test_the_mention_of_the_baseline_stands_where_its_name_does() -> None:
    for quote in predict_baseline(BASELINE_TEXT):
        if quote.mention is not None:
            assert BASELINE_TEXT[slice(*quote.mention)] == quote.name


def test_the_command_prints_the_table_of_one_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "“We keep the dam,” said Ode."
    labels = (
        "T1\tContent 0 18\t“We keep the dam,”\nT2\tCue 19 23\tsaid\nT3\tSource 24 27\tOde\n"
        "E1\tAttribution:T2 Content:T1 Cue:T2 Source:T3\n"
    )
    for kind in ("text", "attributions"):
        (tmp_path / kind).mkdir()
    for name in ("post_2016-06-09_tuned", "post_2016-08-09_held"):
        (tmp_path / "text" / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / "attributions" / f"{name}_a.ann").write_text(labels, encoding="utf-8")

    main([str(tmp_path), "--part", "tune"])

    out = capsys.readouterr().out
    assert out.startswith("PolNeAR, tune: 1 articles, system baseline\n")
    assert "segments: 1 gold (1 with a source), 1 predicted, 1 matched" in out


def test_the_command_says_what_is_wrong_with_the_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path / "absent")])

    assert stopped.value.code == 2
    assert "absent: no text/*.txt here" in capsys.readouterr().err
