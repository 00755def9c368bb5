"""The action category by UPR Info's published rules, without anything learnt: the opening verb.

    category_by_rules("Continue and strengthen its efforts against torture")
    → RuledAction(category=4, words=("strengthen",))

The rules (UPR Info, as of October 2014): the first verb decides, with the whole action beside it;
of two opening verbs the second counts; a general action with a specific example is specific.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from upr.errors import UnknownName
from upr.insight.labels.actions_table import (
    GENERAL,
    RULED_LANGUAGES,
    SPECIFIC,
    Stems,
    Verb,
    VerbTable,
    verb_table,
)
from upr.insight.labels.lexicon import words_of
from upr.insight.words import CACHED, fold, stem
from upr.text import gettext_noop, say

NEAR = 7
"""Words after a verb among which its object is looked for."""

EXAMPLE_NEAR = 3
"""Words after "including", "by" … among which a specific verb makes the whole action specific."""


@dataclass(frozen=True, slots=True)
class RuledAction:
    """A category 1 to 5 and the words of the text that decided, as they are printed there."""

    category: int
    words: tuple[str, ...]


class Place(NamedTuple):
    """Words `start` to `end` of a text, counted from 0, `end` not included."""

    start: int
    end: int


class Reading(NamedTuple):
    """How the rules read the action of a text.

    verb      what the table says of the verb that counts
    at        where this verb stands
    first     where the first verb stands; another place only where the second of two counts
    aim       GENERAL or SPECIFIC, by the object; 0 where none of the table stands near
    object    where the object stands
    example   the specific verb after an "including", "by" …
    category  1 to 5
    """

    verb: Verb
    at: Place
    first: Place
    aim: int
    object: Place | None
    example: Place | None
    category: int

    @property
    def deciding(self) -> list[Place]:
        """The places of the words that decided."""
        aim = self.object if self.verb.by_object else None
        without = self.aim if aim else self.verb.category
        example = self.example if self.category != without else None
        return [place for place in (self.at, aim, example) if place]


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _stems(words: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words.split())


AND = {"en": _stems("and or", "en"), "es": _stems("y e o u", "es"), "fr": _stems("et ou", "fr")}
"""What joins two opening verbs."""

EXAMPLE = {
    "en": _stems("including by through such notably alia namely", "en"),
    "es": _stems("incluso incluyendo incluida incluido mediante través como", "es"),
    "fr": _stems("compris notamment par moyen tel telles tels telle", "fr"),
}
"""Words that lead from a general action to a specific one."""

PREAMBLE = {
    "en": _listed(
        "in with as while on regarding given following pursuant under for within through by "
        "bearing noting recalling concerning based after before until at when since taking "
        "although despite building drawing considering if from whilst"
    ),
    "es": _listed(
        "en con de conforme segun tras al como mientras respecto por para teniendo tomando dada "
        "dado habida recordando siguiendo sobre a ante desde cuando si considerando"
    ),
    "fr": _listed(
        "en dans conformement afin avec comme tout pour suite concernant compte au aux a sur par "
        "selon depuis lorsque si rappelant tenant etant considerant"
    ),
}
"""First words, folded, of a text that begins with a circumstance: its action follows a comma."""


def category_by_rules(text: str, language: str = "en") -> RuledAction | None:
    """The category of one recommendation; None where the table knows none of its verbs.

    language  one of RULED_LANGUAGES

    Raises UnknownName for any other language.
    """
    if language not in RULED_LANGUAGES:
        raise UnknownName(
            say(gettext_noop("There are no verb rules for “%(language)s”."), language=language),
            say(gettext_noop("Choose one of: %(known)s."), known=", ".join(RULED_LANGUAGES)),
            RULED_LANGUAGES,
        )
    words = words_of(text)
    read = read_action(text, words, tuple(verb_stem(word, language) for word in words), language)
    if not read:
        return None
    printed = (" ".join(words[place.start : place.end]) for place in read.deciding)
    return RuledAction(read.category, tuple(printed))


@lru_cache(maxsize=CACHED)
def verb_stem(word: str, language: str = "en") -> str:
    """The stem of a word that may be a verb; empty for English adverbs, which share one with verbs.

    "Closely monitor" is not "close", "continuously improve" is not "continue".
    """
    if language == "en" and word.endswith("ly") and not word.endswith(("ply", "rely")):
        return ""
    return stem(word, language)


def read_action(
    text: str, words: Sequence[str], stems: Stems, language: str = "en"
) -> Reading | None:
    """How the rules read a text; `words` are its `lexicon.words_of`, `stems` the `verb_stem` of each."""
    table = verb_table(language)
    start = _operative(text, words, language)
    opening = _opening(table, stems, start, language) or _opening(table, stems, 0, language)
    if not opening:
        return None
    first, verb, at = opening
    aim, thing = _object(table, stems, at.end)
    category = aim if verb.by_object and aim else verb.category
    example = _example(table, stems, at.end, language)
    if category == GENERAL and verb.by_example and example:
        category = SPECIFIC
    return Reading(verb, at, first, aim, thing, example, category)


def _operative(text: str, words: Sequence[str], language: str) -> int:
    """Where the action begins: after the comma that ends a circumstance, else at the start."""
    if not words or fold(words[0]) not in PREAMBLE[language]:
        return 0
    before, comma, _ = text.partition(",")
    return len(words_of(before)) if comma else 0


def _opening(
    table: VerbTable, stems: Stems, start: int, language: str
) -> tuple[Place, Verb, Place] | None:
    """Place of the first verb from `start` on, then the verb that counts and its place."""
    first = next_verb(table, stems, start, len(stems))
    if not first:
        return None
    end = first[1].end
    if end < len(stems) and stems[end] in AND[language]:
        second = next_verb(table, stems, end + 1, end + 3)
        return first[1], *(second or first)
    return first[1], *first


def next_verb(table: VerbTable, stems: Stems, start: int, stop: int) -> tuple[Verb, Place] | None:
    """The first verb that begins at `start` or after it, but before `stop`."""
    begins = table.longest
    for place in range(start, min(stop, len(stems))):
        if stems[place] in begins and (known := table.at(stems, place)):
            return known[0], Place(place, known[1])
    return None


def _object(table: VerbTable, stems: Stems, start: int) -> tuple[int, Place | None]:
    for place in range(start, min(start + NEAR, len(stems))):
        if kind := table.objects.get(stems[place]):
            return kind, Place(place, place + 1)
    return 0, None


def _example(table: VerbTable, stems: Stems, start: int, language: str) -> Place | None:
    """The specific verb that follows an "including", "by" …; None where there is none."""
    leading = EXAMPLE[language]
    for place in range(start, len(stems)):
        if stems[place] in leading:
            verb = next_verb(table, stems, place + 1, place + 1 + EXAMPLE_NEAR)
            if verb and verb[0].category == SPECIFIC:
                return verb[1]
    return None
