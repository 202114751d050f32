import pytest

from summariser.article import Article
from summariser.engines.embedded.cuts import safe_cuts


def shortened(sentence: str) -> str:
    """The sentence without what is cut out of it."""
    [statement] = Article.from_text(sentence, language="en").statements
    text, end = "", 0
    for (start, stop), instead in safe_cuts(statement.tokens, statement.cues):
        text += sentence[end:start] + instead
        end = stop
    return (text + sentence[end:]).strip()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # clauses between commas
        (
            "Mayor Ana Ruiz, who opened the tunnel, said the bridge was closed.",
            "Mayor Ana Ruiz said the bridge was closed.",
        ),
        (
            "The ferry company, which has asked for a new quay, voted with the council.",
            "The ferry company voted with the council.",
        ),
        # ages
        ("Ana Ruiz, 66, closed the bridge.", "Ana Ruiz closed the bridge."),
        ("Ana Ruiz, 66, a teacher, closed the bridge.", "Ana Ruiz, a teacher, closed the bridge."),
        ("The mayor, Ana Ruiz, 66, closed the bridge.", "The mayor, Ana Ruiz, closed the bridge."),
        ("On Monday, Ana Ruiz, 66, closed the bridge.", "On Monday, Ana Ruiz closed the bridge."),
        # an apposition keeps its second comma
        (
            "Selby Quays, a ferry company, which had voted for it, closed the bridge.",
            "Selby Quays, a ferry company, closed the bridge.",
        ),
        # where something was said
        (
            "At a meeting in the town hall, Ana Ruiz said that the bridge was closed.",
            "Ana Ruiz said that the bridge was closed.",
        ),
        (
            "Ana Ruiz said in a written statement that the bridge was closed.",
            "Ana Ruiz said that the bridge was closed.",
        ),
        ("“It is closed,” Ana Ruiz wrote in an email.", "“It is closed,” Ana Ruiz wrote."),
        # loose ends
        (
            "The council of the town closed the bridge, ending a long debate of years.",
            "The council of the town closed the bridge.",
        ),
        # two at once
        (
            "The mayor (of Port Sele), who opened the tunnel, has also closed the bridge.",
            "The mayor has closed the bridge.",
        ),
    ],
)
def test_what_may_go(sentence: str, expected: str) -> None:
    assert shortened(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        # a clause that limits, counts, or has no end; one without commas picks out who is meant
        "The mayor, who never opened the tunnel, said the bridge was closed.",
        "The mayor, who opened 12 tunnels, said the bridge was closed.",
        "The mayor who opened the tunnel said the bridge was closed.",
        "The mayor, who opened the tunnel, the old quay and the park, said it was closed.",
        # somebody in it whom a pronoun needs
        "The council, which met Omar Haddad, said that he was ill.",
        # figures that are no age
        "The council, 12, has closed the bridge.",
        "It rained in April, 12, and then in June.",
        # a verb that is not told as one
        "Ana Ruiz, 66, keeps a copy of it.",
        # what was said there is not said of the speech; a day is no occasion; a letter to whom
        "In a letter, which nobody read, the old bridge was closed.",
        "On Tuesday, Ana Ruiz said that the bridge was closed.",
        "Ana Ruiz said in a letter to the council that the bridge was closed.",
        "The clerk had warned in an email, disclosed on Monday, that the bridge was old.",
        "Unless the call fails, Ana Ruiz said, the bridge is closed.",
        # what is told, and the last of several things
        "The clerk of the council may have learned from them, that the bridge was closed for good.",
        "The town council paid for bridges and for the harbour, housing, and the schools of it.",
    ],
)
def test_what_must_stay(sentence: str) -> None:
    assert shortened(sentence) == sentence


def test_whoever_is_named_where_nobody_needs_it_may_go() -> None:
    sentence = "The council, which met Omar Haddad, said that the bridge was closed."
    assert shortened(sentence) == "The council said that the bridge was closed."


def test_a_whole_sentence_loses_brackets_and_connectives_alone() -> None:
    sentence = (
        "Ana Ruiz (the mayor), who opened the tunnel, has also closed the bridge, ending a debate."
    )
    [statement] = Article.from_text(sentence, language="en").statements
    found = safe_cuts(statement.tokens, statement.cues, whole=True)
    assert [sentence[start:stop] for (start, stop), _ in found] == [" (the mayor)", " also"]
