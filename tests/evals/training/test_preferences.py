from pathlib import Path
from unittest.mock import patch

import pytest

from evals.training.markup import Marked, read_articles
from evals.training.preferences import examples, judged, learn, main, module
from summariser.article import Article
from summariser.engines.embedded.entities import Entities
from summariser.engines.embedded.preferences import WEIGHTS
from summariser.mentions import Mention
from summariser.offsets import Offsets

PEOPLE = [("Ana Ruiz", "Lena Oduya"), ("Maria Falk", "Emily Brask"), ("Julia Hale", "Karen Vogel")]


def marked(folder: Path, meant: int) -> list[Marked]:
    """Articles in which “she” is the first or the second of two women."""
    path = folder / "articles.txt"
    path.write_text(
        "\n====\n".join(
            f"Toll rises\n\n{{1 {first}}} met {{2 {second}}} at the bridge on Monday. "
            f"{{{meant} She}} drove home. “{{1 She}} will not pay,” somebody wrote."
            for first, second in PEOPLE
        ),
        encoding="utf-8",
    )
    return list(read_articles(path))


def test_a_pronoun_outside_quotations_chooses_between_nobody_and_who_came_before(
    tmp_path: Path,
) -> None:
    found = [examples(each) for each in marked(tmp_path, 1)]
    assert [len(each) for each in found] == [1, 1, 1]
    for [choices] in found:
        features, right = zip(*choices, strict=True)
        assert features[0] == frozenset()
        assert right == (False, False, True)  # who was met last comes first


def test_where_no_candidate_is_right_nobody_is(tmp_path: Path) -> None:
    [[choices], *_] = [examples(each) for each in marked(tmp_path, 3)]
    assert [right for _, right in choices] == [True, False, False]


@pytest.mark.parametrize(("meant", "name"), [(1, "Petra Keller"), (2, "Clara Novak"), (3, None)])
def test_the_engine_finds_whom_the_articles_taught(
    tmp_path: Path, meant: int, name: str | None
) -> None:
    articles = marked(tmp_path, meant)
    weights = learn(articles)
    assert all(judged(articles, weights))
    made: dict[str, dict[str, float]] = {}
    exec(module(weights), made)
    text = "Toll rises\n\nPetra Keller met Clara Novak at the mill on Friday. She drove home."
    with patch.dict(WEIGHTS, made["WEIGHTS"], clear=True):
        entities = Entities(Article.from_text(text, language="en"))
        start = text.index("She")
        entity = entities.resolve(Mention(Offsets(start, start + 3), pronoun=True))
    assert (entity.name if entity else None) == name


def test_the_command_prints_the_module_and_how_often_it_is_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    articles = marked(tmp_path, 1)
    main([str(tmp_path / "articles.txt")])
    printed, said = capsys.readouterr()
    made: dict[str, dict[str, float]] = {}
    exec(printed, made)
    assert made["WEIGHTS"] == learn(articles)
    assert said.startswith("3 pronouns, 1.000 right across articles; ")
