"""Where the words reported begin and end in a piece of content."""

import pytest

from tests.tagging import read, told


@pytest.mark.parametrize(
    ("raw", "clause"),
    [
        # who is asked or told is no part of it
        ("<s Ana> <q urged> <c ministers to end the toll>.", "to end the toll"),
        ("<s Ana> <q urged> <c ministers not to raise it>.", "not to raise it"),
        ("<s Ana> <q called on> <c the port of Sele to end it>.", "to end it"),
        ("<s Ana> <q told> <c staff to wait at home>.", "to wait at home"),
        ("<s Ana> <q promised> <c them only that the toll would go>.", "the toll would go"),
        ("<s Ana> <q said> <c only that it had been paid>.", "it had been paid"),
        ("<s Ana> <q quoted> <c Bo as saying that boats had left>.", "boats had left"),
        ("<s The memo> <q set> <c out how the toll could go>.", "how the toll could go"),
        # but here it is
        ("<s Ana> <q called for> <c Bo to end the toll>.", "Bo to end the toll"),
        ("<s Ana> <q asked for> <c half of it to go to crews>.", "half of it to go to crews"),
        ("<s Ana> <q told> <c us the plan to close was off>.", "us the plan to close was off"),
        ("<s Ana> <q asked> <c what the toll was meant to do>.", "what the toll was meant to do"),
        ("<s Ana> <q said> <c the plan to close was off>.", "the plan to close was off"),
        ("<s Ana> <q said> <c nothing was lost>.", "nothing was lost"),
        # “that” which points
        ("<s Ana> <q said> <c that is what boats pay>.", "that is what boats pay"),
        # what the article dates by another event
        ("<s Ana> <q said> <c she had paid, a day after the vote fell>.", "she had paid"),
        ("<s Ana> <q said> <c she paid a day after the vote>.", "she paid a day after the vote"),
        # one word that a quotation says something of, or a bare infinitive
        ("<s Ana> <q called> <c it “a tax on fish”>.", "it “a tax on fish”"),
        ("<s Ana> <q called> <c her “a born sailor”>.", "her “a born sailor”"),
        ("<s Ana> <q urged> <c boats to “wait and see”>.", "to “wait and see”"),
        # noun phrases
        ("<s Ana> <q called for> <c an independent review>.", "an independent review"),
        ("<s Ana> <q acknowledged> <c the right to moor>.", "the right to moor"),
        ("<s Ana> <q denied> <c lying to the board>.", "lying to the board"),
    ],
)
def test_the_words_reported(raw: str, clause: str) -> None:
    assert told(read(raw)) == [clause]


@pytest.mark.parametrize(
    "raw",
    [
        "<s A guard> <q asked> <c not to be named in this article>.",
        "<s Both> <q spoke> <c on condition of anonymity because of the talks>.",
        "<s Ana> <q said> <c nothing at all for nineteen minutes>.",
        "<s Ana> <q told> the board <c so once in his office>.",
        "<s Bo> was what <s many> had <q urged> him <c to do>.",
        "<s Ana> <q told> <c him “a tax on fish”>.",
        "<s Ana> <q wrote> <c a “tax on fish”>.",
        "<s Ana> <q said> <c plans for ferries>.",
        "<s Ana> <q said> <c a plan for ferries>.",
    ],
)
def test_what_is_nobodys_clause(raw: str) -> None:
    assert told(read(raw)) == []
