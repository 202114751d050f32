"""What a name tells of somebody's gender."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from summariser.engines.embedded.entity import Gender
from summariser.engines.embedded.first_names import FEMALE, MALE

__all__ = ["first_name_in", "gender_of", "likely_gender"]

_BASE = str.maketrans("øłđı", "oldi")  # letters whose stroke is no accent of its own
_FEMALE_SURNAME = re.compile(r"(?:[oe]va|sk[aá]|ová|d[oó]ttir)$")
_MALE_SURNAME = re.compile(r"(?:[oe]v|sk[iyý]|sson)$")
_FEMALE_ENDING = re.compile(r"(?:[aáã]|ine|elle|ette|een|ie)$")


@lru_cache(maxsize=4096)
def gender_of(first: str) -> Gender | None:
    """Whose first name it is, with or without accents; None where it is in neither list."""
    letters = unicodedata.normalize("NFD", first.lower().translate(_BASE))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    if plain in FEMALE:
        return "female"
    return "male" if plain in MALE else None


def first_name_in(words: Sequence[str]) -> int:
    """The index of the first word that is a first name: Bürgermeisterin Ana Ruiz; 0 without one."""
    return next((index for index, word in enumerate(words) if gender_of(word)), 0)


def likely_gender(name: str) -> Gender | None:
    """What the endings of a full name in no list make likely; None where they tell nothing."""
    words = name.lower().split()
    if len(words) < 2:
        return None
    if _FEMALE_SURNAME.search(words[-1]):
        return "female"
    if _MALE_SURNAME.search(words[-1]):
        return "male"
    return "female" if _FEMALE_ENDING.search(words[0]) else "male"
