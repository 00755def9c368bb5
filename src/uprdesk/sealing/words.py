"""Four words that two people read aloud to each other, to know that they see the same keys.

Each word is consonant-vowel-consonant-vowel-consonant out of 13 consonants and 5 vowels that sound
alike in Spanish, French and English; beginnings that insult in one of them are left out.
52,836 words remain: 15.7 bits each, 62.7 bits for four (`BITS`).

What that protects from: somebody who puts a key of their own in place of a newcomer's must find one
with the same four words, about 2**62 tries. So at most one of the parts may come from whom one
guards against: who may choose both sides of the comparison needs only 2**31.
"""

import hashlib
from collections.abc import Iterator
from itertools import count, islice

CONSONANTS, VOWELS = "bdgklmnprstvz", "aeiou"
SHAPE = (CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS)
ALL = 13**3 * 5**2
"""Words of that shape: 54,925."""

BITS = 62
"""What four words tell apart, rounded down."""

LEFT_OUT = tuple(
    """
    bit bobo bolud bugar buger dago debil dik dum gilip gok kag kak kike kil kok kon kul kum kur
    lez lok mamad mamon marik maso matar mogol mori moro nabo nazi neg nig nik nono nude paki pede
    pedo pelot pene peni pet pipi pis pit polak poron pus put rape retar salop satan sida sodom
    sot sudak suk tapet tarad teron tet tit vagin zizi zob zor
    """.split()  # noqa: SIM905  as a list of strings it fills a page
)
"""Beginnings of insults and of what nobody wants to read aloud, in Spanish, French or English."""


def four_words(*parts: str) -> tuple[str, str, str, str]:
    """The words of these parts, e.g. two public keys; their order does not matter."""
    first, second, third, fourth = islice(_words(*parts), 4)
    return first, second, third, fourth


def word(number: int) -> str:
    """The word with this number, 0 to `ALL` - 1."""
    letters = ""
    for choices in SHAPE:
        number, place = divmod(number, len(choices))
        letters += choices[place]
    return letters


def _words(*parts: str) -> Iterator[str]:
    """All words that these parts give, without end; what is left out is stepped over."""
    digest = hashlib.sha256()
    for part in sorted(parts):
        told = part.encode("utf-8", "surrogatepass")
        digest.update(len(told).to_bytes(8, "big") + told)
    for turn in count():
        block = hashlib.sha256(digest.digest() + turn.to_bytes(8, "big")).digest()
        for at in range(0, len(block), 8):
            # 64 bits over 54,925 words: no word is likelier by more than 2**-48
            found = word(int.from_bytes(block[at : at + 8], "big") % ALL)
            if not found.startswith(LEFT_OUT):
                yield found
