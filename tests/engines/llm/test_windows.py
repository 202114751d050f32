import tracemalloc
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser import prompts
from summariser.article import Article
from summariser.engines.llm.balance import balanced
from summariser.engines.llm.windows import (
    Window,
    asked,
    cut,
    estimated_tokens,
    halves,
    summary_share,
)
from summariser.errors import ArticleTooLong
from summariser.numbered import numbers
from summariser.offsets import Offsets
from summariser.report import ALL_PARTS

FERRY = (
    "Ferry sails\n\nThe ferry sails at noon.\n\n“It is late,” she said.\n\nNobody came to the quay."
)


def shown(article: Article, budget: int) -> list[str]:
    return [window.source for window in cut(article, budget)]


@pytest.mark.parametrize(
    ("text", "tokens"), [("", 0), ("ab", 0), ("abc", 1), ("abcdefgh", 2), ("“no”", 2), ("😀", 1)]
)
def test_a_token_is_three_bytes(text: str, tokens: int) -> None:
    assert estimated_tokens(text) == tokens


def test_an_article_within_the_budget_is_one_window() -> None:
    article = Article.from_text(FERRY)
    (window,) = cut(article, 100)
    assert window == Window(Offsets(0, len(FERRY)), article.numbered, "Ferry sails", "")


# The numbered paragraphs with the space behind them are 18, 31, 42 and 29 bytes: 120 in all.
@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        (40, ["[s1] [s2] [s3] [s4]"]),  # 120 bytes are 40 tokens
        (39, ["[s1] [s2]", "[s3] [s4]"]),
        (24, ["[s1] [s2]", "[s3] [s4]"]),  # 49 and 71 bytes
        (22, ["[s1] [s2]", "[s3]", "[s4]"]),
        (14, ["[s1]", "[s2]", "[s3]", "[s4]"]),
    ],
)
def test_windows_end_with_paragraphs_and_are_balanced(budget: int, expected: list[str]) -> None:
    sources = shown(Article.from_text(FERRY), budget)
    found = [[f"[{id}]" for id in numbers(source) if id[0] == "s"] for source in sources]
    assert [" ".join(ids) for ids in found] == expected
    assert all(estimated_tokens(source) <= budget for source in sources)


def test_a_window_has_global_numbers_and_the_paragraph_before() -> None:
    windows = cut(Article.from_text(FERRY), 24)
    assert (
        windows[1].source
        == "[s3] {q1}“It is late,”{/q1} she said.\n\n[s4] Nobody came to the quay."
    )
    assert [window.before for window in windows] == ["", "The ferry sails at noon."]
    assert {window.title for window in windows} == {"Ferry sails"}


def test_what_stands_before_holds_no_numbers_and_is_shortened() -> None:
    long = " ".join(f"word{number}" for number in range(400))
    text = f"{long} {{q1}} [s3].\n\nShe left."
    first, second = cut(Article.from_text(text, title="[s1] " + "x" * 400), 1040)
    assert first.before == ""
    assert second.before.startswith("… word")
    assert second.before.endswith("word399 ｛q1｝ ［s3］.")
    assert len(second.before) <= 1_002
    assert second.title == "［s1］ " + "x" * 294 + "…"


@pytest.mark.parametrize(
    ("sizes", "most", "bounds"),
    [
        ([5], 9, [0, 1]),
        ([100] * 10, 400, [0, 3, 6, 10]),  # not 4, 4, 2
        ([10] * 101, 110, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 101]),  # no window of 20
        ([9, 1, 1, 9], 10, [0, 2, 4]),
        ([6, 6, 6], 10, [0, 1, 2, 3]),
        ([2, 9, 9, 2], 12, [0, 2, 4]),
        ([8, 3, 8, 1], 11, [0, 2, 4]),
        ([20, 1, 1], 10, [0, 1, 3]),  # larger than any run may be: one by itself
    ],
)
def test_runs_are_few_and_of_a_size(sizes: list[int], most: int, bounds: list[int]) -> None:
    assert balanced(sizes, most) == bounds


@given(st.lists(st.integers(0, 9), min_size=1, max_size=40), st.integers(9, 40))
def test_runs_hold_and_are_as_few_as_greedy_ones(sizes: list[int], most: int) -> None:
    bounds = balanced(sizes, most)
    runs = [sum(sizes[first:last]) for first, last in pairwise(bounds)]
    assert (bounds[0], bounds[-1]) == (0, len(sizes))
    assert all(first < last for first, last in pairwise(bounds))
    assert max(runs) <= most
    greedy, filled = 1, 0
    for size in sizes:
        greedy, filled = (greedy, filled + size) if filled + size <= most else (greedy + 1, size)
    assert len(runs) == greedy


def test_a_quotation_over_paragraphs_stays_together() -> None:
    text = (
        "Nobody came.\n\nShe spoke at noon: “The quay is old.\n\n“The ferry is late.\n\n"
        "“We wait.”\n\nThen she left the quay."
    )
    article = Article.from_text(text)
    assert [len(quotation.spans) for quotation in article.quotations] == [3]
    sources = shown(article, 40)
    assert [numbers(source) for source in sources] == [
        ["s1"],
        ["s2", "q1", "/q1", "s3", "q1", "/q1", "s4", "q1", "/q1"],
        ["s5"],
    ]


def test_a_post_stays_with_its_signature() -> None:
    text = "Nobody came.\n\nThe quay is shut.\n\n— Bo Lee (@bo) May 1, 2023\n\nShe left."
    assert [numbers(source)[0] for source in shown(Article.from_text(text), 30)] == ["s1", "s2"]
    assert [numbers(source)[0] for source in shown(Article.from_text(text), 26)] == [
        *("s1", "s2", "s4")
    ]


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = "The ferry sails at noon. The quay is old. Nobody came to see it. She left early."
    assert shown(Article.from_text(text), 20) == [
        "[s1] The ferry sails at noon. [s2] The quay is old. ",
        "[s3] Nobody came to see it. [s4] She left early.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The cue of the second quotation is that of the first.
        (
            "The quay is old. “It is late,” she said. “We wait.” Nobody came to see it.",
            ["s1", "s2 s3 s4"],
        ),
        # The cue stands in a sentence of its own.
        (
            "The quay is old, and so is the ferry. She said this. “We wait.” That was it.",
            ["s1", "s2 s3 s4"],
        ),
        # Each has its own.
        (
            "The quay is old. “It is late,” she said. “We wait,” he said. Nobody came to see it.",
            ["s1 s2", "s3 s4"],
        ),
    ],
)
def test_a_quotation_stays_with_its_cue(text: str, expected: list[str]) -> None:
    sources = shown(Article.from_text(text), 34)
    assert [
        " ".join(id for id in numbers(source) if id[0] == "s") for source in sources
    ] == expected


def test_where_quotations_and_cues_are_too_long_together_they_are_cut() -> None:
    text = "She said this. “We wait.” “We wait long.” “We go home.”"
    assert [numbers(source)[0] for source in shown(Article.from_text(text), 12)] == [
        *("s1", "s2", "s3", "s4")
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Ferry sails\n\n" + "on and " * 50 + "on.", r"from s2 on \(on and on and on and …\)"),
        (
            "Nobody came.\n\n“" + "We wait. " * 40 + "We go.”",
            r"from s2 on \(“We wait\. We wait\. We wait\. …\)",
        ),
        ("No.\n\n“" + "\n\n“".join(["We wait here."] * 20) + "”", r"from s2 on \(“We wait here"),
    ],
)
def test_what_cannot_be_cut_is_named(text: str, says: str) -> None:
    with pytest.raises(
        ArticleTooLong, match=says + r".*about [12]\d\d tokens.*room for 60.*Break it"
    ):
        cut(Article.from_text(text), 60)


def test_a_window_is_halved_near_its_middle_until_nothing_can_be_cut() -> None:
    article = Article.from_text(FERRY)
    (window,) = cut(article, 100)
    first, second = halves(article, window)
    assert [first, second] == cut(article, 24)
    assert [numbers(part.source)[0] for part in halves(article, second)] == ["s3", "s4"]
    last = halves(article, second)[1]
    assert last.before == "“It is late,” she said."
    assert halves(article, last) == []


def test_a_headline_is_no_half() -> None:
    text = "Ferry sails\n\nThe ferry sails at noon. The quay is old. Nobody came. She left early."
    article = Article.from_text(text)
    first, second = halves(article, cut(article, 100)[0])
    assert [numbers(first.source), numbers(second.source)] == [["s1", "s2"], ["s3", "s4", "s5"]]
    assert second.before == "The ferry sails at noon."


def test_one_window_is_asked_for_as_the_article_is() -> None:
    article, prompt = Article.from_text(FERRY), prompts.load()
    (window,) = cut(article, 100)
    alone = asked(prompt, window, words=80, parts=ALL_PARTS)
    assert alone == prompt.messages(article.numbered, words=80, parts=ALL_PARTS)
    assert alone[1]["content"].startswith("Write a summary of about 80 words.\nThe article is all")


def test_a_window_is_asked_for_as_a_part() -> None:
    article, prompt = Article.from_text(FERRY), prompts.load()
    window = cut(article, 24)[1]
    user = asked(prompt, window, number=2, count=5, words=80, parts=ALL_PARTS)[1]["content"]
    assert user.startswith("You get part 2 of 5 of one long article")
    assert "summary of this part of about 40 words" in user
    lines = user.splitlines()
    number = lines[-1].split()[-2]
    assert lines[lines.index(f"=== before this part {number} ===") + 1 :] == [
        "Ferry sails",
        "",
        "The ferry sails at noon.",
        f"=== end of before this part {number} ===",
        f"=== this part {number} ===",
        "[s3] {q1}“It is late,”{/q1} she said.",
        "",
        "[s4] Nobody came to the quay.",
        f"=== end of this part {number} ===",
    ]


@pytest.mark.parametrize(
    ("words", "count", "share"), [(80, 1, 80), (80, 2, 80), (80, 3, 53), (80, 9, 40), (30, 9, 30)]
)
def test_each_window_is_asked_for_a_share_of_the_summary(
    words: int, count: int, share: int
) -> None:
    assert summary_share(words, count) == share


_PARAGRAPHS = st.sampled_from(
    [
        "Ferry sails",
        "The ferry sails at noon. The quay is old.",
        "“It is late,” Ana Ruiz said. “We wait.” Nobody came. She said that the “quay” is old.",
        "“The quay is old.",
        "“We wait. We go.”",
        "Q: Why?",
        "A: It is late. We wait.",
        "The quay is shut. — Bo Lee (@bo) May 1, 2023",
        "She urged them to wait [s3",
        "3] and {q1} not [s2] to go.",
        "« On attend. » Elle part.",
    ]
)


@given(
    st.lists(_PARAGRAPHS, min_size=1, max_size=12),
    st.sampled_from(["\n\n", "\n", "\r\n \r\n"]),
    st.integers(1, 150),
)
def test_windows_tile_the_article(paragraphs: list[str], between: str, budget: int) -> None:
    article = Article.from_text(" " + between.join(paragraphs))
    try:
        windows = cut(article, budget)
    except ArticleTooLong:
        return
    _assert_tiles(article, windows, Offsets(0, len(article.text)))
    assert all(estimated_tokens(window.source) <= budget for window in windows)
    for window in windows:
        if parts := halves(article, window):
            _assert_tiles(article, parts, window.span)


def _assert_tiles(article: Article, windows: list[Window], span: Offsets) -> None:
    """Nothing is lost, nothing told twice, and each id stands in one window alone."""
    ends = [window.span.end for window in windows]
    assert [window.span.start for window in windows] == [span.start, *ends[:-1]]
    assert ends[-1] == span.end
    assert "".join(window.source for window in windows) == article.numbered_part(span)
    ids = [{id for id in numbers(window.source) if id[0] != "/"} for window in windows]
    assert sum(map(len, ids)) == len(set[str]().union(*ids))


_NAMES = ("Ana Ruiz", "Bo Lind", "Cara Moss", "Dev Anand", "Eli Strand")


def _inquiry(paragraphs: int) -> Article:
    """An invented report of about 84 words a paragraph."""
    told = ["Harbour inquiry hears its witnesses"]
    for day in range(1, paragraphs):
        one, other = _NAMES[day % 5], _NAMES[(day + 2) % 5]
        told.append(
            f"Witness {day} was called on day {day // 8 + 1}. {one} said that berth {day} had cost "
            f"{day * 7 + 3} crowns a week before the storm. “We paid {day * 7 + 3} crowns and "
            f"nobody asked why. It went on for years,” {other} told the inquiry. The harbour "
            f"office disputes the sum, and has sent {day % 9 + 2} boxes of letters to the panel. "
            f"{one} opposed the new tariff, which would add {day % 40 + 1} crowns to each ticket, "
            f"and {other} urged the panel to hear the crews of the smaller boats."
        )
    return Article.from_text("\n\n".join(told))


def test_sixty_thousand_words_are_cut_as_planned() -> None:
    article = _inquiry(750)
    assert article.words > 60_000
    windows = cut(article, 20_000)
    sizes = [estimated_tokens(window.source) for window in windows]
    assert len(windows) == -(-estimated_tokens(article.numbered) // 20_000) == 7
    assert max(sizes) - min(sizes) < 200  # a paragraph
    _assert_tiles(article, windows, Offsets(0, len(article.text)))
    firsts = [numbers(window.source)[0] for window in windows]
    counts = [sum(id[0] == "s" for id in numbers(window.source)) for window in windows]
    assert firsts == [f"s{count + 1}" for count in accumulate([0, *counts[:-1]])]


def test_memory_grows_with_the_text_alone() -> None:
    ratios = []
    for paragraphs in (250, 750):
        article = _inquiry(paragraphs)
        assert article.clauses  # analysed before
        tracemalloc.start()
        try:
            cut(article, 4_000)
            ratios.append(tracemalloc.get_traced_memory()[1] / len(article.text.encode()))
        finally:
            tracemalloc.stop()
    assert max(ratios) < 20
    assert ratios[1] < 1.2 * ratios[0]
