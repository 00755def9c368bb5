"""How a written name becomes a key for a lookup, and which known names look like an unknown one."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

APOSTROPHES = "'’‘‛‟‚`´ʼ′"  # UN documents print every one of them
INVISIBLE = "\u00ad\ufffe\u200b\u200c\u200d\u2060\ufeff"
_FLAT = str.maketrans(
    {**dict.fromkeys(INVISIBLE, ""), **dict.fromkeys(APOSTROPHES, "'"), "&": " and "}
)
_WORD = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"\bl'(?=\w)")
_PRINTED_WORD = re.compile(rf"&|[^\W_]+(?:[{re.escape(APOSTROPHES + INVISIBLE)}][^\W_]+)*")


def fold(text: str) -> str:
    """`text` as words in lower case without accents, marks or apostrophes, one blank between.

    "Côte d’Ivoire " and "COTE D'IVOIRE" are both "cote divoire"; "Iran (Islamic Republic of)" and
    "Iran, Islamic Republic of" are the same; French "l'Iran" loses its article.
    """
    flat = text.translate(_FLAT)
    if not flat.isascii():
        flat = "".join(
            c for c in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(c)
        )
    flat = _ELISION.sub("", flat.casefold())
    return " ".join(_WORD.findall(flat.replace("'", "")))


def nearest(name: str, spellings: Mapping[str, str], count: int = 5) -> tuple[str, ...]:
    """Up to `count` labels whose spellings look like `name`, best first, each once.

    spellings  folded spelling → label. Names that hold `name` as whole words, or that it holds,
               come first.
    """
    wanted = fold(name)
    words = f" {wanted} "
    holding = [key for key in spellings if wanted and words in f" {key} "]
    held = [key for key in spellings if f" {key} " in words]
    alike = get_close_matches(wanted, spellings, n=4 * count, cutoff=0.7)
    likely = (*sorted(holding, key=len), *sorted(held, key=len, reverse=True), *alike)
    labels = (spellings[key] for key in likely)
    return tuple(dict.fromkeys(labels))[:count]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text, folded, and where it stands: `start` to `end` (exclusive)."""

    folded: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of `text` as `fold` sees them, with their places in `text`."""
    return [
        Word(folded, match.start(), match.end())
        for match in _PRINTED_WORD.finditer(text)
        if (folded := _fold_word(match.group()))
    ]


def _fold_word(word: str) -> str:
    """`fold` for one word; most words of a text need no more than lower case."""
    return word.lower() if word.isascii() and word.isalnum() else fold(word)
