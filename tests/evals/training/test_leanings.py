from pathlib import Path

from evals.training.leanings import examples, fit, module
from evals.training.markup import read_articles

RAW = "\n====\n".join(
    f"Toll rises\n\n{{1 The union}} {verb} [{sign}1a the {what}]."
    for sign, verb in (("+", "adores"), ("-", "loathes"), ("~", "weighs"))
    for what in ("toll", "tunnel", "bridge")
)


def test_the_weights_tell_support_from_opposition(tmp_path: Path) -> None:
    path = tmp_path / "articles.txt"
    path.write_text(RAW, encoding="utf-8")
    found = [one for marked in read_articles(path) for one in examples(marked)]
    assert [sign for _, sign in found] == [1, 1, 1, -1, -1, -1]  # what is mixed teaches nothing
    weights, bias = fit(found)
    assert weights["before:adores"] > 0 > weights["before:loathe"]
    made: dict[str, object] = {}
    exec(module(weights, bias), made)
    assert (made["WEIGHTS"], made["BIAS"]) == (weights, bias)
