"""A text as the terms that are compared: stems and concepts, each with its place in the text.

Small things are folded: articles and prepositions are passed over, a State's name is any State's,
a number is any number, except where it says which treaty, article or goal is meant.
"""

from collections.abc import Sequence
from functools import lru_cache

from upr.errors import UprError
from upr.insight import words
from upr.insight.likeness.concepts import MARK, STATE, WORDING, concepts, implied, titles
from upr.insight.likeness.formula import FORMULA
from upr.insight.search.lexicon import LIGHT, LINKS
from upr.insight.words import LANGUAGES, Span
from upr.text import gettext_noop, say

NUMBER = "=number"

FORMULA_WEIGHT = 0.3
"""Part of its rarity that a word of formula keeps."""

NUMBERED = frozenset(
    [
        "no",
        "nos",
        "num",
        "nr",
        "n",
        "convent",
        "convencion",
        "protocol",
        "protocolo",
        "protocole",
        "articl",
        "articulo",
        "articles",
        "article",
        "resolut",
        "resolucion",
        "resolution",
        "goal",
        "objetivo",
        "objectif",
        "sdg",
        "ods",
        "odd",
        "rule",
        "regla",
        "regl",
        "principl",
        "principio",
        "princip",
        "ilo",
        "oit",
    ]
)
"""Stems after which a number is part of a name ("ILO Convention No. 169")."""

NOT = "not"
NEGATIONS = {"en": ("not", "never"), "es": ("no", "nunca"), "fr": ("pas", "jam")}
"""Stems that turn a demand into its opposite: no weight, but another wording."""

LONGEST = 4_000
"""Characters of a text that are read: four times the longest recommendation of the record."""


@lru_cache(maxsize=1 << 12)
def terms(text: str, language: str = "en") -> tuple[Span, ...]:
    """The terms of `text` in order; `stem` is a stem, or a concept's name, which begins with "=".

    Only the first `LONGEST` characters are read.
    """
    return tuple(_folded(text[:LONGEST], language))


def _folded(text: str, language: str) -> list[Span]:
    spans = list(words.spans(text, language))
    stems = [span.stem for span in spans]
    known = concepts(language)
    found: list[Span] = []
    place, naming = 0, False
    while place < len(spans):
        here = spans[place]
        concept, after = known.at(stems, place) if here.stem in known.longest else ("", place)
        if concept:
            end = spans[after - 1].end
            found += [Span(each, here.start, end) for each in (concept, *implied(concept))]
            if concept in known.own:
                found += [span._replace(stem=WORDING + span.stem) for span in spans[place:after]]
            place, naming = after, concept == "=ILO"
            continue
        naming = _names_a_number(here.stem, naming)
        if here.stem.isdecimal():
            found.append(here if naming else here._replace(stem=NUMBER))
        elif _has_weight(text[here.start : here.end], language):
            found.append(here)
        elif here.stem in NEGATIONS.get(language, ()):
            found.append(here._replace(stem=WORDING + NOT))
        place += 1
    return found


def _names_a_number(stem: str, naming: bool) -> bool:
    """Whether the numbers from here on belong to a name: "Nos. 87 and 98"."""
    return stem in NUMBERED or (naming and (stem.isdecimal() or len(stem) <= 3))


@lru_cache(maxsize=words.CACHED)
def _has_weight(word: str, language: str) -> bool:
    folded = words.fold(word)
    return len(folded) > 1 and folded not in LIGHT and folded not in LINKS.get(language, ())


@lru_cache(maxsize=words.CACHED)
def part_kept(term: str) -> float:
    """How much of its rarity a term keeps: 1, or less for what any recommendation may hold."""
    if term.startswith(WORDING):
        return 0.0
    return FORMULA_WEIGHT if term in FORMULA or term in (STATE, NUMBER) else 1.0


def stems(text: str, language: str = "en") -> Sequence[str]:
    """Only the terms of `text`, without their places."""
    return [span.stem for span in terms(text, language)]


def wording(stems: Sequence[str]) -> list[str]:
    """How a text with these terms is worded: names of States, treaties and numbers are folded,
    other names of one thing are not."""
    return [
        each.removeprefix(WORDING)
        for each in stems
        if not each.startswith(MARK) or each in (STATE, NUMBER) or each in titles()
    ]


class UnknownLanguage(UprError):
    """A text in a language whose words cannot be cut to stems."""


def in_known_language(language: str) -> str:
    """`language` as it came; raises UnknownLanguage unless it is "en", "es" or "fr"."""
    if language not in LANGUAGES:
        raise UnknownLanguage(
            say(gettext_noop("Texts in “%(language)s” cannot be compared."), language=language),
            say(gettext_noop("Give the text in English, Spanish or French.")),
        )
    return language
