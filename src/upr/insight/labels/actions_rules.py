"""The action category by UPR Info's published rules, without anything learnt: the opening verb.

    category_by_rules("Continue and strengthen its efforts against torture")
    → RuledAction(category=4, words=("strengthen",))

The rules (UPR Info, as of October 2014): the first verb decides, with the whole action beside it;
of two opening verbs the second counts; a general action with a specific example is specific.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from upr.errors import UnknownName
from upr.insight.labels.actions_table import (
    GENERAL,
    RULED_LANGUAGES,
    SPECIFIC,
    Verb,
    VerbTable,
    verb_table,
)
from upr.insight.words import Span, fold, spans, stem
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


def _stems(words: str, language: str) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words.split())


def _folded(words: str) -> frozenset[str]:
    return frozenset(words.split())


AND = {"en": _stems("and or", "en"), "es": _stems("y e o u", "es"), "fr": _stems("et ou", "fr")}
"""What joins two opening verbs."""

PREAMBLE = {
    "en": _folded(
        "in with as while on regarding given following pursuant under for within through by "
        "bearing noting recalling concerning based after before until at when since "
        "taking although despite building drawing considering if from whilst"
    ),
    "es": _folded(
        "en con de conforme segun tras al como mientras respecto por para teniendo tomando dada "
        "dado habida recordando siguiendo sobre a ante desde cuando si considerando"
    ),
    "fr": _folded(
        "en dans conformement afin avec comme tout pour suite concernant compte au aux a sur par "
        "selon depuis lorsque si rappelant tenant etant considerant"
    ),
}
"""First words of a text that begins with a circumstance: its action stands after a comma."""

EXAMPLE = {
    "en": _stems("including by through such notably alia namely", "en"),
    "es": _stems("incluso incluyendo incluida incluido mediante través como particularmente", "es"),
    "fr": _stems("compris notamment par moyen tel telles tels telle", "fr"),
}
"""Words that lead from a general action to a specific one."""


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
    found = list(spans(text, language))
    table = verb_table(language)
    words = tuple("" if _adverb(text[s.start : s.end], language) else s.stem for s in found)
    start = _operative(text, found, words, language)
    opening = _opening(table, words, start, language) or _opening(table, words, 0, language)
    if not opening:
        return None
    category, deciding = _decide(table, words, opening, language)
    return RuledAction(
        category, tuple(text[found[i].start : found[j - 1].end] for i, j in deciding)
    )


def _adverb(word: str, language: str) -> bool:
    """English adverbs share the stem of verbs that they are not: "closely", "continuously"."""
    return language == "en" and word.endswith("ly") and not word.endswith(("ply", "rely"))


Place = tuple[int, int]
Opening = tuple[Verb, Place]


def _operative(text: str, found: Sequence[Span], words: Sequence[str], language: str) -> int:
    """Where the action begins: after the comma that ends a circumstance, else at the start."""
    if not found or fold(text[found[0].start : found[0].end]) not in PREAMBLE[language]:
        return 0
    comma = text.find(",")
    after = (place for place, span in enumerate(found) if span.start > comma)
    return next(after, 0) if comma >= 0 else 0


def _opening(table: VerbTable, words: tuple[str, ...], start: int, language: str) -> Opening | None:
    """The verb that counts from `start` on: the first one, or the second of two that are joined."""
    first = _next_verb(table, words, start, len(words))
    if not first:
        return None
    _, (_, end) = first
    if end < len(words) and words[end] in AND[language]:
        return _next_verb(table, words, end + 1, end + 3) or first
    return first


def _next_verb(table: VerbTable, words: tuple[str, ...], start: int, stop: int) -> Opening | None:
    for place in range(start, min(stop, len(words))):
        if known := table.at(words, place):
            return known[0], (place, known[1])
    return None


def _decide(
    table: VerbTable, words: tuple[str, ...], opening: Opening, language: str
) -> tuple[int, list[Place]]:
    """The category and the places of the words that decide it."""
    verb, (_, end) = opening
    category, deciding = verb.category, [opening[1]]
    if verb.by_object and (aim := _object(table, words, end)):
        category = aim[0]
        deciding.append(aim[1])
    if category == GENERAL and (example := _example(table, words, end, language)):
        return SPECIFIC, [*deciding, example]
    return category, deciding


def _object(table: VerbTable, words: tuple[str, ...], start: int) -> tuple[int, Place] | None:
    for place in range(start, min(start + NEAR, len(words))):
        if kind := table.objects.get(words[place]):
            return kind, (place, place + 1)
    return None


def _example(table: VerbTable, words: tuple[str, ...], start: int, language: str) -> Place | None:
    """The specific verb that follows an "including", "by" …; None where there is none."""
    for place in range(start, len(words)):
        if words[place] in EXAMPLE[language]:
            verb = _next_verb(table, words, place + 1, place + 1 + EXAMPLE_NEAR)
            if verb and verb[0].category == SPECIFIC:
                return verb[1]
    return None
