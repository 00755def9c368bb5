"""In which of the three languages a recommendation is written, by its words; none of them if so.

Only for texts whose language nobody knows: whoever read a document knows it better.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from upr.insight.labels.lexicon import lexicon
from upr.insight.search.lexicon import LINKS
from upr.insight.words import CACHED, LANGUAGES, fold, folded_words


def _listed(words: str) -> frozenset[str]:
    return frozenset(folded_words(words))


OTHERS = _listed(
    """os das dos nas nos com não uma pelo pela pelos pelas são ao aos em ou seus suas às à
    il gli di della delle dei degli che nel nella con sono alla alle dal dalla per ed tutti
    der die das und für mit von zu den dem des ein eine einer nicht auf im zur zum sich über ihre
    het een van voor met niet aan zijn te door om
    och att för på av som med till
    ve için ile bir olarak
    și să la pentru din cu pe
    dan yang untuk pada dengan dari
    na kwa ya wa za katika"""
)
"""Little words of other languages that write with Latin letters."""

LITTLE = {
    "en": _listed("a an human rights the of to and for with in on all its by that this from as"),
    "es": _listed("el los las del y para la a que en con por una su de al sus"),
    "fr": _listed("le les des du et pour la a que en dans aux une l d ses de afin sur"),
}

LETTERS = {
    "en": frozenset[str](),
    "es": frozenset("ñáíóú"),
    "fr": frozenset("èêàçùâîôûœëé"),
}
"""Letters that one language has and the others lack; é only at the end of a word, as in French."""

ACCENTS = LETTERS["es"] | LETTERS["fr"] - {"é"}

FOREIGN_LETTERS = frozenset("ãõäößåøæłşğțșňřěů")

LEAST = 0.25
"""Share of words that must belong to the language; names, numbers and rare words do not."""

FOREIGN = 0.15
"""Share of little words of other languages from which on a text is none of ours."""


def guess_language(words: Sequence[str]) -> str | None:
    """ "en", "es" or "fr"; None for a text in another language, or without a word that tells.

    words  as `lexicon.words_of` gave them
    """
    if not words:
        return None
    counts = [0, 0, 0]
    foreign = 0
    for marks, count in Counter(map(_marks, words)).items():
        for place in range(3):
            counts[place] += marks[place] * count
        foreign += marks[3] * count
    best = max(counts)
    # a word of the lexicon weighs 2, a little word of the language 3
    if best < 2 * LEAST * len(words) or foreign >= max(2, FOREIGN * len(words)):
        return None
    return LANGUAGES[counts.index(best)]


@lru_cache(maxsize=CACHED)
def _marks(word: str) -> tuple[int, int, int, int]:
    """Weight of a word for each of LANGUAGES, and 1 for a word of another language."""
    folded = fold(word)
    if not folded.isalpha():
        return 0, 0, 0, 0
    written = ACCENTS.intersection(word.lower()) or {"é"}.intersection(word[-1])
    weights = [
        3
        if folded in LITTLE[language] or written & LETTERS[language]
        else 2
        if lexicon(language).knows(word)
        else 0
        for language in LANGUAGES
    ]
    return weights[0], weights[1], weights[2], int(_is_foreign(word, folded))


def _is_foreign(word: str, folded: str) -> bool:
    ours = any(folded in LITTLE[one] or folded in LINKS[one] for one in LANGUAGES)
    return not ours and (folded in OTHERS or not FOREIGN_LETTERS.isdisjoint(word.lower()))
