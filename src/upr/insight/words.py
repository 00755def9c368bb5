"""Words of a text as the index holds them: folded, then cut to their stem.

Folding takes away what people leave out when they type: capitals, accents, typographic marks. It
comes *before* stemming, so that "détention" and "detention" always give the same stem; Snowball's
Spanish and French lose a little by that and our readers without an accented keyboard win a lot.

Spanish and French plurals lose their ending before the stemmer sees them: Snowball makes "mujer" of
"mujeres" but "muj" of "mujer", and leaves the s of "détenus".

Stop words are kept in the index, because a phrase needs them ("right to food"); a query leaves them
out outside quotes (see `query`).
"""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, Protocol, cast

import Stemmer

LANGUAGES = ("en", "es", "fr")
"""Languages of the record that have a stemmer here; any other is stemmed as English."""

ALGORITHMS = {"en": "english", "es": "spanish", "fr": "french"}

# A letter or digit, then letters, digits and what may stand invisibly inside a word: combining
# accents, the soft hyphen, zero-width marks.
WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*")
# "women's", "State’s": the English genitive is no word of its own.
GENITIVE = re.compile("['\u2018\u2019\u201b\u201f\u02bc\uff07]s\\b", re.IGNORECASE)

# "mujer|es", "detencion|es"; "detenu|s", "condamne|es"
PLURAL = {
    "es": re.compile(r"(?<=..[^aeiou])es$"),
    "fr": re.compile(r"(?<=..e)es?$|(?<=...)s$"),
}
UNCUT = {
    **{word: word for word in ("aids", "caste", "humanity", "humanidad", "minority", "university")},
    **{word: word for word in ("nationality", "nacionalidad")},
    **{"castes": "caste", "minorities": "minority", "universities": "university"},
    **{"nationalities": "nationality", "nacionalidades": "nacionalidad"},
}
"""Words that Snowball would make one with another (aid, cast, human, minor, universal, national),
with the form that stands for them in the index."""

SHORTEST_STEMMED = 4
"""Letters a word must have to be cut: shorter ones are mostly acronyms ("USA" is no Spanish verb)."""

LONGEST_STEM = 40
"""Characters of one word that count; no word of the record is longer, a hostile one may be."""

CACHED = 1 << 16


class Span(NamedTuple):
    """One word of a text: its stem and where it stands, `text[start:end]`, in characters."""

    stem: str
    start: int
    end: int


@lru_cache(maxsize=CACHED)
def fold(word: str) -> str:
    """Letters and digits of `word` without capitals and accents: "Détention" → "detention"."""
    if word.isascii() and word.isalnum():
        return word.lower()
    # compatibility forms fold once more after they are taken apart
    plain = unicodedata.normalize("NFKD", word).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in plain if c.isalnum() and not unicodedata.combining(c))


@lru_cache(maxsize=CACHED)
def stem(word: str, language: str = "en") -> str:
    """The stem of one word, folded: stem("mujeres", "es") == stem("mujer", "es") == "muj"."""
    folded = fold(word)[:LONGEST_STEM]
    if len(folded) < SHORTEST_STEMMED:
        return folded
    if folded in UNCUT:
        return UNCUT[folded]
    if plural := PLURAL.get(language):
        folded = plural.sub("", folded)
    return _stemmer(language).stemWord(folded)


def spans(text: str, language: str = "en") -> Iterator[Span]:
    """Every word of `text` in order, with its place, so that a page can mark what was found."""
    skipped = {match.start() + 1 for match in GENITIVE.finditer(text)}
    for match in WORD.finditer(text):
        if match.start() in skipped:
            continue
        if found := stem(match[0], language):
            yield Span(found, match.start(), match.end())


def tokens(text: str, language: str = "en") -> list[str]:
    """Stems of every word of `text` in order, as the full-text index takes them."""
    stems = (stem(word, language) for word in WORD.findall(GENITIVE.sub("", text)))
    return [each for each in stems if each]


def folded_words(text: str) -> list[str]:
    """Every word of `text` in order, folded, not cut to its stem."""
    folded = (fold(word) for word in WORD.findall(GENITIVE.sub("", text)))
    return [each for each in folded if each]


class _Stemmer(Protocol):
    def stemWord(self, word: str, /) -> str: ...


# PyStemmer brings no types; 0: our cache is shared by all threads, its own would be one for each
_make = cast("Callable[[str, int], _Stemmer]", getattr(Stemmer, "Stemmer"))  # noqa: B009
_local = threading.local()


def _stemmer(language: str) -> _Stemmer:
    """This thread's stemmer of `language`: Snowball keeps state and must not be shared."""
    stemmers: dict[str, _Stemmer] = _local.__dict__
    if language not in stemmers:
        stemmers[language] = _make(ALGORITHMS.get(language, "english"), 0)
    return stemmers[language]
