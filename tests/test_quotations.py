from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.article import Article
from summariser.marked import Marked, scan
from summariser.offsets import Offsets


def marked(text: str) -> tuple[Marked, ...]:
    return scan(text, Article(text).paragraphs)


def drawn(text: str) -> str:
    """The text with ⟦ ⟧ around each piece of a quotation, ⟦+ before one that goes on."""
    for quotation in reversed(marked(text)):
        for number, (start, end) in reversed(list(enumerate(quotation.spans))):
            opened = "⟦+" if number else "⟦"
            text = text[:start] + opened + text[start:end] + "⟧" + text[end:]
    return text


def check(expected: str) -> None:
    assert drawn(expected.replace("⟦+", "").replace("⟦", "").replace("⟧", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "⟦“We will not,”⟧ she said.",
        '⟦"We will not,"⟧ she said.',
        "⟦‘We will not,’⟧ she said.",
        "⟦'We will not,'⟧ she said.",
        "⟦``We will not,''⟧ she said.",
        "⟦''We will not,''⟧ she said.",
        "⟦„Wir gehen“⟧, sagte sie.",
        "⟦„Wir gehen”⟧, sagte sie.",
        '⟦„Wir gehen"⟧, sagte sie.',
        "⟦»Wir gehen«⟧, sagte sie.",
        "⟦‚Wir gehen‘⟧, sagte sie.",
        "⟦›Wir gehen‹⟧, sagte sie.",
        "⟦« Je pars »⟧, dit-elle.",
        "⟦«\u202fJe pars\u00a0»⟧, dit-elle.",
        "⟦«Je pars»⟧, dit-elle.",
        "⟦‹Je pars›⟧, dit-elle.",
        "⟦‹ Je pars ›⟧, dit-elle.",
        "⟦”Vi går”⟧, sade hon. Hon sade: ⟦”Nej.”⟧",
        "⟦»Vi går»⟧, sade hon. Hon sade: ⟦»Nej.»⟧",
        # One mark of each kind, as a typist slips.
        '⟦“We will not,"⟧ she said.',
        '⟦"We will not,”⟧ she said.',
        "⟦‘We will not,'⟧ she said.",
        "⟦'We will not,’⟧ she said.",
        "⟦“We will not,“⟧ she said. ⟦“Never.“⟧",
        "⟦”We will not,”⟧ she said. ⟦“Never,”⟧ he said.",
    ],
)
def test_every_style_of_marks(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "She called it ⟦“a plan”⟧, not ⟦“the plan”⟧.",
        'She called it ⟦"a plan"⟧, not ⟦"the plan"⟧.',
        'She said: ⟦"No."⟧ He said, ⟦"Yes."⟧',
        'She said:⟦"No."⟧ He said,⟦"Yes."⟧',
        'The plan (⟦"a dud"⟧) and the vote—⟦"a farce"⟧—are over.',
        'It is ⟦"wide"⟧/⟦"open"⟧; see [⟦"open"⟧].',
        '⟦"No!"⟧⟦"Yes!"⟧',
        '⟦"... and so we left,"⟧ she said. ⟦"…and stayed away."⟧',
        "⟦‘... and so we left,’⟧ she said. ⟦‘…and stayed away.’⟧",
        '⟦"(Laughs) No,"⟧ she said.',
        '⟦"Who?"⟧ she asked. ⟦"You!"⟧',
        "⟦“A 5% rise – or 10% – is £5 too much,”⟧ she said.",
        '😀⟦"No,"⟧ she said. ⟦"Never 😀"⟧ 😀',
        "⟦“cafe\u0301”⟧ and ⟦\"cafe\u0301\"⟧ and ⟦'cafe\u0301'⟧ close.",
        "\u00a0⟦\"No,\"⟧\u00a0she said,\u00a0⟦'never'⟧\u2009again.",
        '\ufeff⟦"No,"⟧ she said.',
        "\ufeff⟦'No,'⟧ she said.",
        "She said\t⟦\"no\"⟧\tand\t⟦'never'⟧.",
        'Toll stays\n\n⟦"One line\nand the next,"⟧ she said.',
        'Toll stays\r\n\r\n⟦"One line\r\nand the next,"⟧ she said.',
    ],
)
def test_what_stands_around_the_marks(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "⟦“He told me ‘no’ twice,”⟧ she said.",
        "⟦\"He told me 'no' twice,\"⟧ she said.",
        "⟦‘He told me “no” twice,’⟧ she said.",
        "⟦'He told me \"no\" twice,'⟧ she said.",
        "⟦“He told me “no” twice,”⟧ she said.",
        '⟦“He told me "no" twice,”⟧ she said.',
        '⟦"He told me “no” twice,"⟧ she said.',
        "⟦“He said, ‘I’m done.’”⟧ She left.",
        "⟦\"He said, 'I'm done.'\"⟧ She left.",
        "⟦“‘Never’ is a word,”⟧ she said.",
        "⟦\"'Never' is a word,\"⟧ she said. ⟦\"'Ever' is too.\"⟧",
        "⟦'\"Never\" is a word,'⟧ she said.",
        "⟦„Er sagte ‚nein‘ dazu“⟧, sagte sie.",
        "⟦»Er sagte ›nein‹ dazu«⟧, sagte sie.",
        "⟦« Il a dit “non” hier »⟧, dit-elle.",
        "⟦« Il a dit « non » hier »⟧, dit-elle.",
        "⟦“One ‘two “three” two’ one,”⟧ she said.",
        "⟦``He told me `no' twice,''⟧ she said.",
        "⟦'''Never' is a word,''⟧ she said. ⟦''He said 'never.'''⟧",
    ],
)
def test_only_the_outermost_marks_count(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "It’s the mayor’s plan and the workers’ vote; James’ wasn’t counted.",
        "It's the mayor's plan and the workers' vote; James' wasn't counted.",
        "The ’90s, the '80s, rock ’n’ roll, rock 'n' roll, ’tis and 'twas; get ’em, get 'em.",
        "The ‘90s and get ‘em.",
        "In the '90s the workers' vote and in the ‘60s the players’ union.",
        "O’Brien and D'Angelo ain’t goin’ back, nor are the dogs' friends or the cats'.",
        "L’homme d'hier n’est pas celui d'aujourd’hui.",
        "⟦‘It’s the players’ union and it won’t move,’⟧ she said.",
        "⟦'It's the players' union and it won't move,'⟧ she said.",
        "The players’ union called it ⟦‘a plan’⟧ and the owners’ ⟦‘a dud’⟧.",
        "The ⟦‘workers’⟧ of the players’ union left.",
        "The ⟦'workers'⟧ of the players' union left.",
        "⟦‘Friends’⟧ had rock ’n’ roll in it.",
        "It was the ⟦‘cause’⟧ of a ⟦‘round’⟧ of talks.",
        "⟦“Get ’em in the ’90s, ’cause it’s the workers’ turn,”⟧ she said.",
        "He is 5'10\" tall and she 6'; the board is 12\" wide.",
        '⟦"I\'m 5\'10" and I run,"⟧ he said. ⟦"She\'s 6\'2" and walks."⟧',
        "⟦“He is 5’10” and runs,”⟧ she said.",
    ],
)
def test_apostrophes_possessives_elisions_and_inches(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        # Each paragraph reopens, only the last closes.
        "⟦“First.⟧\n\n⟦+“Second,”⟧ she said.",
        '⟦"First.⟧\n\n⟦+"Second,"⟧ she said.',
        "⟦‘First.⟧\n\n⟦+‘Second,’⟧ she said.",
        "⟦'First.⟧\n\n⟦+'Second,'⟧ she said.",
        "⟦''First.⟧\n\n⟦+''Second,''⟧ she said.",
        "⟦``First.⟧\n\n⟦+``Second,''⟧ she said.",
        "⟦„Eins.⟧\n\n⟦+„Zwei“⟧, sagte sie.",
        "⟦« Un.⟧\n\n⟦+« Deux »⟧, dit-elle.",
        "⟦«Uno.⟧\n\n⟦+»Dos»⟧, dijo.",
        "She said: ⟦“First.⟧\r\n\r\n⟦+“Second.⟧\r\n \t\r\n⟦+“Third.”⟧\r\n\r\nShe left.",
        "⟦“First.⟧\n⟦+“Second,”⟧ she said. ⟦“Third.”⟧",
        "⟦“First ‘one’ and ‘two’.⟧\n\n⟦+“Second,”⟧ she said.",
        # What does not reopen has ended with its paragraph.
        "⟦“First.⟧\n\nShe left.\n\n⟦“Then,”⟧ she said.",
        "⟦“First.⟧\n\nShe called it ⟦“a plan”⟧.",
        "⟦“First.⟧\n\nShe left. ⟦“Then,”⟧ she said.",
        # A closed quotation does not go on.
        "⟦“First.”⟧\n\n⟦“Second,”⟧ she said.",
        # The last mark of the article is missing.
        "⟦“First.⟧\n\n⟦+“Second.⟧",
    ],
)
def test_quotations_that_cross_paragraphs(expected: str) -> None:
    check(expected)


@pytest.mark.parametrize(
    "expected",
    [
        "We will not,” she said. ⟦“Never,”⟧ he said.",
        'We will not," she said. ⟦"Never,"⟧ he said.',
        "“We will not, she said. ⟦“Never,”⟧ he said.",
        "⟦“We will not, she said.⟧",
        '⟦"We will not, she said.⟧',
        "‘We will not, she said.",
        "'We will not, she said.",
        "⟦“Never,”⟧ he said.” She left.",
        "She left. ”",
        "“” and \"\" and ‘’ and '' hold nothing, nor do “ ” and “…”.",
        "“",
        "a”b“",
        '5" and 6" and 7"',
        'See <a href="there" class="link">here</a>.',
    ],
)
def test_marks_that_do_not_pair(expected: str) -> None:
    check(expected)


def test_verbatim_is_the_words_without_marks_and_white_space() -> None:
    text = "« Un mot\u00a0» et “First.\n\n“ Second, ” she said."
    first, second = marked(text)
    assert [text[a:b] for a, b in first.verbatim] == ["Un mot"]
    assert [text[a:b] for a, b in second.verbatim] == ["First.", "Second,"]
    assert second.whole == Offsets(second.spans[0].start, second.spans[1].end)


_PIECES = st.sampled_from(
    [*"“”„‟\"‘’‚'«»‹›`().,…—!? \t\n\r\u00a0\ufeffsa5é😀\u0301", "''", "``", "\n\n", "’s ", "s’ "]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_whatever_the_text_quotations_are_ordered_apart_and_inside_their_paragraphs(
    text: str,
) -> None:
    paragraphs = Article(text).paragraphs
    found = scan(text, paragraphs)
    assert all(before.whole.end <= after.whole.start for before, after in pairwise(found))
    for quotation in found:
        assert len(quotation.spans) == len(quotation.verbatim)
        homes = []
        for span, inner in zip(quotation.spans, quotation.verbatim, strict=True):
            assert span.holds(inner)
            assert inner.start <= inner.end
            homes += [home for home, paragraph in enumerate(paragraphs) if paragraph.holds(span)]
        assert homes == list(range(homes[0], homes[0] + len(quotation.spans)))
