from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.article import Article
from summariser.transcripts import Labelled, posts, turns

SIGNATURE = "— Ana Ruiz (@anaruiz) October 17, 2023"


def told(text: str, found: tuple[Labelled, ...]) -> list[tuple[str, list[str]]]:
    """The label and the pieces of each."""
    return [
        (text[slice(*labelled.label)], [text[a:b] for a, b in labelled.spans]) for labelled in found
    ]


def posts_in(text: str) -> list[tuple[str, list[str]]]:
    return told(text, posts(text, Article(text).paragraphs))


def turns_in(text: str) -> list[tuple[str, list[str]]]:
    return told(text, turns(text, Article(text).paragraphs))


@pytest.mark.parametrize(
    "text",
    [
        f"The toll stays. {SIGNATURE}",
        f"The toll stays.\n{SIGNATURE}",
        f"The toll stays.\r\n{SIGNATURE}",
        f"The toll stays.\n\n{SIGNATURE}",
        f"The toll stays. https://t.co/Z7VdRYUxYS\n{SIGNATURE}",
        f"The toll stays. https://t.co/a pic.twitter.com/b {SIGNATURE}",
        f"The toll stays.\n\npic.twitter.com/b\n\n{SIGNATURE}",
        f"She wrote on Monday:\n\nThe toll stays.\n\n{SIGNATURE}\n\nNobody answered.",
        f"She wrote on Monday:\nThe toll stays. https://t.co/a\n{SIGNATURE}\nNobody answered.",
        f"She wrote on Monday:\nThe toll stays.\npic.twitter.com/b\n{SIGNATURE}\nNobody answered.",
        "The toll stays. –Ana Ruiz (@anaruiz) Oct. 7, 2023",
        "The toll stays. — Ana Ruiz (@anaruiz) 17 October 2023",
        "The toll stays. — Ana Ruiz (@anaruiz) Oct. 7",
        "The toll stays.\n— Ana Ruiz (@anaruiz)\nIt did.",
        "Toll\n\nThe toll stays.\n— Ana Ruiz (@anaruiz) October 17,\n2023",
    ],
)
def test_a_post_ends_before_links_and_signature(text: str) -> None:
    assert posts_in(text) == [("Ana Ruiz", ["The toll stays."])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"“The toll stays.” {SIGNATURE}", [("Ana Ruiz", ["“The toll stays.”"])]),
        (
            f"See https://t.co/a for the toll. 😀 https://t.co/b\n{SIGNATURE}",
            [("Ana Ruiz", ["See https://t.co/a for the toll. 😀"])],
        ),
        (
            "The toll\nstays\n— NEWSMAX (@NEWSMAX) October 17, 2023",
            [("NEWSMAX", ["stays"])],  # without blank lines, each line is a paragraph
        ),
        (
            "Head\n\nThe toll\nstays\n— Ports 4 All 🚢 (@p4a) May 1, 2023",
            [("Ports 4 All 🚢", ["The toll\nstays"])],
        ),
        (
            f"One. {SIGNATURE} Two. — Bo Lee (@bo_lee) May 2, 2023",
            [("Ana Ruiz", ["One."]), ("Bo Lee", ["Two."])],
        ),
        (
            f"One.\n\n{SIGNATURE}\n\nTwo.\n\n— Bo Lee (@bo_lee) May 2, 2023",
            [("Ana Ruiz", ["One."]), ("Bo Lee", ["Two."])],
        ),
        (
            f"One. {SIGNATURE} Two.\n\n— Bo Lee (@bo_lee) May 2, 2023",
            [("Ana Ruiz", ["One."]), ("Bo Lee", ["Two."])],
        ),
        (f"See report.co/toll\n{SIGNATURE}", [("Ana Ruiz", ["See report.co/toll"])]),
        # A signature without a text before it.
        (SIGNATURE, []),
        (f"https://t.co/a {SIGNATURE}", []),
        (f"One.\n\n{SIGNATURE}\n\n— Bo Lee (@bo_lee) May 2, 2023", [("Ana Ruiz", ["One."])]),
        # No signatures.
        ("The toll stays. — Ana Ruiz, October 17, 2023", []),
        ("The toll stays — Ana Ruiz (the mayor) said on October 17, 2023", []),
        ("Ana Ruiz (@anaruiz) tweeted it.", []),
    ],
)
def test_posts(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert posts_in(text) == found


def test_three_turns_make_an_interview() -> None:
    assert turns_in("Q: Why?\n\nA: It is dear.\n\nQ: Ever?") == [
        ("Q", ["Why?"]),
        ("A", ["It is dear."]),
        ("Q", ["Ever?"]),
    ]


@pytest.mark.parametrize("line_break", ["\n\n", "\n", "\r\n", "\n \t\n"])
def test_an_interview_has_its_turns_by_label(line_break: str) -> None:
    text = line_break.join(
        ["The mayor spoke.", "Q: Will the toll rise?", "A: No. It won’t.", "Q: Ever?", "A: Never."]
    )
    assert turns_in(text) == [
        ("Q", ["Will the toll rise?"]),
        ("A", ["No. It won’t."]),
        ("Q", ["Ever?"]),
        ("A", ["Never."]),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("WALLACE", "TRUMP"),
        ("Courier", "Ana Ruiz"),
        ("Dr. O’Neil-Roe", "Mayor Ludwig van der Berg"),
        ("Élodie", "Ødegård"),
    ],
)
def test_labels_are_names(first: str, second: str) -> None:
    text = f"{first}: Will it rise?\n\n{second}: No.\n\n{first}: Ever?\n\n{second}: Never."
    assert [label for label, _ in turns_in(text)] == [first, second, first, second]


def test_a_turn_goes_on_over_paragraphs_up_to_the_next_label() -> None:
    text = "Q: Why?\n\nA: It is dear.\n\nIt is old.\n\nQ: Ever?\n\nA: Never.\n\nShe left."
    assert turns_in(text) == [
        ("Q", ["Why?"]),
        ("A", ["It is dear.", "It is old."]),
        ("Q", ["Ever?"]),
        ("A", ["Never."]),
    ]


def test_a_label_may_stand_on_a_line_of_its_own() -> None:
    text = "LEE:\nWill it rise?\nRUIZ:\nNo.\nLEE:\nEver?\nRUIZ:\nNever.\nShe left."
    assert turns_in(text) == [
        ("LEE", ["Will it rise?"]),
        ("RUIZ", ["No."]),
        ("LEE", ["Ever?"]),
        ("RUIZ", ["Never."]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Q: Why?\n\nA: It is dear.",  # too few to tell from a caption
        "Note: It rained.\n\nSource: Reuters.\n\nPhoto: Lee.",  # no label comes back
        "The plan: a toll.\n\nThe plan: a bridge.\n\nThe plan: a tunnel.",  # no name
        "Q:no\n\nQ:no\n\nQ:no",
        "12:30 he came\n\n12:40 he left\n\n12:50 he slept",
        "https://a.b\n\nhttps://a.b\n\nhttps://a.b",
        "",
    ],
)
def test_no_interview(text: str) -> None:
    assert turns_in(text) == []


_TEXTS = (
    "— Bo (@b) May 2, 2023|https://t.co/a|pic.twitter.com/b|Q:|A:|NAME:|No.| | |\n|\n\n|\r\n|"
    "—|“Yes”|😀"
)
_PIECES = st.sampled_from([SIGNATURE, *_TEXTS.split("|")])


@given(st.lists(_PIECES).map("".join))
def test_whatever_the_text_posts_and_turns_are_ordered_and_apart(text: str) -> None:
    paragraphs = Article(text).paragraphs
    for found in (posts(text, paragraphs), turns(text, paragraphs)):
        spans = [span for labelled in found for span in labelled.spans]
        assert all(text[a:b] and text[a:b] == text[a:b].strip() for a, b in spans)
        assert all(before.end <= after.start for before, after in pairwise(spans))
        labels = [labelled.label for labelled in found]
        assert not any(label.overlaps(span) for label in labels for span in spans)
