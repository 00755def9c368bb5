"""Texts reduced to letters and digits, so that a name is found however it is written.

Case, accents, width, marks, white space and invisible characters go; "Ｒed Ta\u200bpó" and "red-tapo"
are both "redtapo". Letters that only look alike in two alphabets stay different.
"""

import re
import unicodedata
from functools import lru_cache

_NO_LETTER = re.compile(r"[\W_]+")
_RUN = re.compile(r"(?P<plain>[\x00-\x7f]+)|[^\x00-\x7f]+")
"""Plain letters are most of a text, and need no table."""

_WITHOUT_SHAPE = {"Cf", "Mn", "Me"}


def squeezed(text: str) -> str:
    """The letters and digits of `text` alone, in one case, without accents; may be empty."""
    if text.isascii():
        return _NO_LETTER.sub("", text.lower())
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _NO_LETTER.sub("", flat).replace("ı", "i")


@lru_cache(maxsize=65_536)
def _letters_of(character: str) -> str:
    return squeezed(character)


def with_places(text: str) -> tuple[str, list[int]]:
    """`squeezed(text)`, and for each of its letters the index in `text` that it came from."""
    letters: list[str] = []
    places: list[int] = []
    for run in _RUN.finditer(text):
        if run["plain"]:
            letters.append(squeezed(run[0]))
            places += [index for index, c in enumerate(run[0], run.start()) if c.isalnum()]
            continue
        for index, character in enumerate(run[0], run.start()):
            found = _letters_of(character)
            letters.append(found)
            places += [index] * len(found)
    return "".join(letters), places


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` touches no letter or digit; signs without a shape part nothing."""
    before, after = start - 1, end
    while before >= 0 and unicodedata.category(text[before]) in _WITHOUT_SHAPE:
        before -= 1
    while after < len(text) and unicodedata.category(text[after]) in _WITHOUT_SHAPE:
        after += 1
    return not (
        (before >= 0 and text[before].isalnum()) or (after < len(text) and text[after].isalnum())
    )


def has_case(text: str) -> bool:
    """Whether it is written in an alphabet with capitals."""
    return any(character.lower() != character.upper() for character in text)
