from pathlib import Path

import pytest

from evals.training.markup import Marked, Stance, kept_apart, learnt, read_articles
from evals.training.sources import ARTICLES

#       0         1         2         3
#       012345678901234567890123456789012345678901
TEXT = "Toll rises\n\nAna Ruiz hates it. Her boat left."
RAW = "Toll rises\n\n{1 Ana Ruiz} hates [-1a! it].^3 [0b {1 Her} boat] left."


def read(folder: Path, raw: str) -> list[Marked]:
    path = folder / "articles.txt"
    path.write_text(raw, encoding="utf-8")
    return list(read_articles(path))


def test_the_marks_are_taken_out_and_kept_by_offsets(tmp_path: Path) -> None:
    assert read(tmp_path, RAW) == [
        Marked(
            text=TEXT,
            mentions={1: [(12, 20), (31, 34)]},
            stances=(Stance((27, 29), sign=-1, holders=(1,), matter="a", core=True),),
            matters=(("b", (31, 39)),),
            marks=((30, 3),),
        )
    ]


@pytest.mark.parametrize(
    ("mark", "sign", "holders", "core"),
    [
        ("[+1a it]", 1, (1,), False),
        ("[-2,1a it]", -1, (2, 1), False),
        ("[~1a! it]", 0, (1,), True),
    ],
)
def test_a_stance_has_sign_holders_and_weight(
    mark: str, sign: int, holders: tuple[int, ...], core: bool, tmp_path: Path
) -> None:
    (article,) = read(tmp_path, f"Toll\n\n{{1 Ana}} and {{2 Bo}} spoke of {mark}.")
    assert article.stances == (Stance((26, 28), sign, holders, "a", core),)


def test_lines_of_equals_signs_part_articles(tmp_path: Path) -> None:
    articles = read(tmp_path, "One\n\nFirst.\n====\nTwo\n\nSecond ==== here.\n====\n")
    assert [article.text for article in articles] == ["One\n\nFirst.", "Two\n\nSecond ==== here."]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{Ana} left.", r"neither .*: '\{Ana\} left\.'"),
        ("{1 Ana} left [-a it].", r"neither .*: '\[-a it\]\.'"),
        ("{1 Ana} left [1a it].", r"neither .*: '\[1a it\]\.'"),
        ("{1 Ana} left [01a it].", r"neither .*: '\[01a it\]\.'"),
        ("{1 Ana left.", r"'\{1 ' is never closed"),
        ("{1 Ana] left.", r"\] closes nothing: .*\{1 Ana\]'"),
        ("Ana} left.", r"\} closes nothing: .*Ana\}'"),
        ("{1 Ana [+1a left}] it.", r"\} closes nothing"),
        ("{1 Ana }left.", "ends in a blank.*: 'Ana '"),
        ("{1 } left.", "empty"),
        ("{1 Ana\n\nRuiz} left.", "spans lines"),
        ("{1 Ana} left.^4", r"\^ without 1, 2 or 3: .*Ana left\.'"),
        ("{1 Ana} left.^", r"\^ without 1, 2 or 3"),
        ("{1 Ana}^2 left.", r"\^2 stands not at the end of a sentence: .*Ana'"),
        ("{1 Ana} left [+2a it].", r"holder 2 is mentioned nowhere: mark \{2 …\}"),
    ],
)
def test_a_wrong_mark_is_told_with_its_article(body: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=rf"articles\.txt, article 2: .*{message}"):
        read(tmp_path, f"One\n\nFirst.\n====\nTwo\n\n{body}\n")


def test_an_article_has_a_headline(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="article 1: no headline"):
        read(tmp_path, "Ana left.\nThen it rained.")


@pytest.mark.parametrize("end", [".", "!", ".”", "?'", '."', "…"])
def test_a_sentence_is_marked_behind_its_last_sign(end: str, tmp_path: Path) -> None:
    (article,) = read(tmp_path, f"Toll\n\nAna left{end}^1")
    assert article.marks == ((14 + len(end), 1),)


def test_every_fifth_article_is_kept_apart(tmp_path: Path) -> None:
    articles = read(tmp_path, "\n====\n".join(f"{number}\n\nText." for number in range(12)))
    assert [article.text[0] for article in kept_apart(articles)] == ["4", "9"]
    assert len(learnt(articles)) == 10
    assert {id(each) for each in learnt(articles)}.isdisjoint(map(id, kept_apart(articles)))


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.txt")), ids=lambda path: path.stem)
def test_our_articles_are_marked_as_they_should_be(path: Path) -> None:
    assert len(list(read_articles(path))) >= 5
