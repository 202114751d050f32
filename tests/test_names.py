import pytest
from hypothesis import given
from hypothesis import strategies as st

from summariser.article import Article
from summariser.names import closest, find_names, occurrences, surname
from summariser.offsets import Offsets


def names(text: str) -> list[str]:
    article = Article(text, language="en")
    spans = find_names(text, [sentence.span for sentence in article.sentences])
    return [article.slice(span) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Ana Ruiz met Bo Lee.", ["Ana Ruiz", "Bo Lee"]),
        ("She met Mayor Ana Ruiz and Dr. Lee.", ["Mayor Ana Ruiz", "Dr. Lee"]),
        ("It was U.S. President Joe Biden.", ["U.S. President Joe Biden"]),
        ("It was J. D. Vance, not J.D. Smith.", ["J. D. Vance", "J.D. Smith"]),
        ("It was Harry S. Truman in St. Louis.", ["Harry S. Truman", "St. Louis"]),
        ("It was Ludwig van der Berg.", ["Ludwig van der Berg"]),
        (
            "It was Bashar al-Assad in the Bank of the West.",
            ["Bashar al-Assad", "Bank of the West"],
        ),
        ("We ask Jean-Paul O’Neil or Sinéad D'Arcy.", ["Jean-Paul O’Neil", "Sinéad D'Arcy"]),
        ("We ask Élodie Østergård or Ángel Ruiz.", ["Élodie Østergård", "Ángel Ruiz"]),
        ("We ask Łukasz Żak or Владимир Путин.", ["Łukasz Żak", "Владимир Путин"]),
        ("We ask Jose\u0301 Nu\u0301n\u0303ez now.", ["Jose\u0301 Nu\u0301n\u0303ez"]),
        ("We ask AT&T or NATO or Group 7.", ["AT&T", "NATO", "Group"]),
        ("We ask\u00a0Ana\u00a0Ruiz or Bo\u202fLee.", ["Ana\u00a0Ruiz", "Bo\u202fLee"]),
        ("We ask Gov. Ana Ruiz of Ohio now.", ["Gov. Ana Ruiz", "Ohio"]),
        ("We ask Secretary of State Ana Ruiz.", ["Secretary of State Ana Ruiz"]),
        ("We ask the President of the Bank of Ohio.", ["President of the Bank of Ohio"]),
        # What belongs to a name at its end, and what does not.
        ("It is Ana Ruiz’s plan and James’ and Bo Lee's too.", ["Ana Ruiz", "James", "Bo Lee"]),
        ("It was Ana Ruiz.", ["Ana Ruiz"]),
        ("It was the U.S.", ["U.S."]),
        ("“Ana Ruiz,” he said, “and Bo Lee”.", ["Ana Ruiz", "Bo Lee"]),
        # Capitals of a sentence's start.
        ("The Bank of England rose.", ["Bank of England"]),
        ("On Monday Ana Ruiz left. But Lee stayed.", ["Ana Ruiz", "Lee"]),
        ("“Critics left.” Some critics stayed.", []),
        ("Lee left. But lee is shelter. We ask Lee.", ["Lee"]),
        ("President Lee left. Some president he was.", ["President Lee"]),
        ("He and I left. We and They stayed.", []),
        ("No names here, 7 of 9.", []),
    ],
)
def test_names_of_a_text(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("line_break", ["\n", "\r\n", " \n  "])
def test_a_name_runs_across_the_end_of_a_wrapped_line(line_break: str) -> None:
    text = f"Toll\n\nShe said at the harbour on Monday morning that Ana{line_break}Ruiz would go."
    assert [name.split() for name in names(text)[1:]] == [["Ana", "Ruiz"]]


def test_lines_of_a_list_are_no_one_name() -> None:
    assert names("Present\n\nAna Ruiz\nBo Lee\nCy Dow")[1:] == ["Ana Ruiz", "Bo Lee", "Cy Dow"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ana, Anais and ana; Ana’s Ana.", "Ana", [0, 20, 26]),
        ("Ana Ruiz and Ana Ruizes", "Ana Ruiz", [0]),
        ("the U.S. and U.S.A", "U.S.", [4]),
        ("xa b a b a", "a b a", [5]),
        ("a.*", "a.*", [0]),
        ("Ana", "", []),
        ("", "Ana", []),
    ],
)
def test_a_name_occurs_as_whole_words(text: str, name: str, expected: list[int]) -> None:
    assert occurrences(text, name) == [Offsets(at, at + len(name)) for at in expected]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Ana Ruiz", "Ruiz"),
        ("Mayor Ana de la Cruz", "Cruz"),
        ("Robert Downey Jr.", "Downey"),
        ("Robert Downey, Jr.", "Downey"),
        ("Charles Lee III", "Lee"),
        ("Ruiz", ""),
        ("", ""),
        ("Jr.", ""),
    ],
)
def test_the_surname_is_the_last_word_of_several(name: str, last: str) -> None:
    assert surname(name) == last


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Vladimir Puttin", "Vladimir Putin"),
        ("vladimir putin", "Vladimir Putin"),
        ("Sergey Ryabkov", "Sergei Ryabkov"),
        ("Ana Ruiz", None),
        ("", None),
    ],
)
def test_the_closest_name(name: str, nearest: str | None) -> None:
    assert closest(name, ["Sergei Ryabkov", "Vladimir Putin", "Kremlin"]) == nearest


def test_nothing_is_close_to_nothing() -> None:
    assert closest("Ana", []) is None


_PIECES = st.sampled_from(
    (
        "Ana|Ruiz|U.S.|J.|of |van |the |al-|’s|'|-|&|.|,|é| |\n|\n\n|\u00a0|\u0301|Mr.|On |"
        "Monday |lee |É|1|😀"
    ).split("|")
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_whatever_the_text_names_are_ordered_apart_and_capital(text: str) -> None:
    article = Article(text)
    sentences = [sentence.span for sentence in article.sentences]
    found = find_names(text, sentences)
    ends = [0, *(end for _, end in found)]
    for (start, end), last in zip(found, ends, strict=False):
        assert last <= start < end
        assert text[start].isupper() or text[start].istitle()
        assert text[start:end] == text[start:end].strip()
        assert any(sentence.holds((start, end)) for sentence in sentences)
