"""One call that gives every label of texts, by rules or, where there is one, by a trained model.

A model answers for the languages it learnt; other texts are answered by the rules. Groups of
persons, goals and key populations are always found by rules, for no table teaches them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from upr.insight.labels.actions_rules import category_by_rules
from upr.insight.labels.language import guess_language
from upr.insight.labels.lexicon import Said, lexicon, words_of
from upr.insight.labels.persons import persons_by_rules
from upr.insight.labels.populations import populations_by_rules
from upr.insight.labels.rules import issues_by_rules
from upr.insight.labels.scored import Origin, Scored
from upr.insight.labels.sdgs import sdgs_of
from upr.insight.past import ISSUES, Bools, Floats
from upr.insight.words import LANGUAGES
from upr.record import text_hash
from upr.text import NOTHING, Text, gettext_noop, say


class IssueModel(Protocol):
    """What labels issues (`labels.issues`)."""

    languages: Sequence[str]

    def probabilities(self, texts: Sequence[str], languages: Sequence[str]) -> Floats:
        """(n, 54) in the order of `ISSUES`."""
        ...

    def labels(self, probabilities: Floats) -> Bools:
        """(n, 54) what is labelled."""
        ...


class ActionModel(Protocol):
    """What labels action categories (`labels.actions`)."""

    languages: Sequence[str]

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """(n, 5), category 1 first."""
        ...


class Labelling(Protocol):
    """What a trained model (`upr.insight.model.Model`) gives to labels."""

    @property
    def issues(self) -> IssueModel: ...

    @property
    def actions(self) -> ActionModel: ...

    @property
    def seen(self) -> Collection[str]:
        """`text_hash` of every text it was fitted on."""
        ...


@dataclass(frozen=True, slots=True)
class Labels:
    """Every label of one text.

    language          in which it was read; "" where none of the three is known in it
    issues            canonical labels of UPR Info, surest first
    category          action category 1 to 5; None where nothing tells it
    groups            codes of groups of persons (`upr.vocab.themes`)
    sdgs              numbers of Sustainable Development Goals
    key_populations   codes of `upr.vocab.populations` that the text speaks of
    mentions          those it only touches: drug trafficking for drug use
    origin            what made issues and category: "rules" or "model"; "" where nothing could be
                      said at all. Groups, goals and populations say it themselves, as every label
    seen_in_training  the model was fitted on this very text
    why_not           why there are no labels; empty otherwise
    note              that the confidence of the rules was measured in another language; else empty
    """

    language: str
    issues: tuple[Scored, ...] = ()
    category: Scored | None = None
    groups: tuple[Scored, ...] = ()
    sdgs: tuple[Scored, ...] = ()
    key_populations: tuple[Scored, ...] = ()
    mentions: tuple[Scored, ...] = ()
    origin: Origin | str = ""
    seen_in_training: bool = False
    why_not: Text = NOTHING
    note: Text = NOTHING


MEASURED_IN_ENGLISH = gettext_noop(
    "How often the rules are right was measured on English texts; it is not known for this one."
)
"""Said beside the confidence of rules in Spanish and French."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A text that can be labelled, with what the lexicon found in it."""

    place: int
    text: str
    language: str
    said: Said


def label(
    texts: Sequence[str],
    languages: Sequence[str | None] | None = None,
    model: Labelling | None = None,
) -> list[Labels]:
    """The labels of every text, in their order; a text in an unknown language has none.

    languages  "en", "es" or "fr" of each text; None, for one or all: it is guessed
    model      answers for the languages it knows; without one the rules answer for all
    """
    every: list[Labels] = []
    read: list[_Read] = []
    for place, text in enumerate(texts):
        words = words_of(text)
        given = languages[place] if languages is not None else None
        language = guess_language(words) if given is None else given
        if language in LANGUAGES and words:
            read.append(_Read(place, text, language, lexicon(language).find(words)))
        every.append(Labels(language="", why_not=_why_not(words, given)))
    learnt = _learnt(read, model) if model else {}
    seen = model.seen if model else ()
    for one in read:
        every[one.place] = _labels(one, learnt.get(one.place), seen)
    return every


def _why_not(words: Sequence[str], given: str | None) -> Text:
    if not words:
        return say(gettext_noop("The text is empty."))
    if given is None:
        return say(
            gettext_noop("The text is in no language that is known here: English, Spanish, French.")
        )
    return say(
        gettext_noop("“%(language)s” is no language that is known here: English, Spanish, French."),
        language=given,
    )


@dataclass(frozen=True, slots=True)
class _Learnt:
    """What a model says of one text."""

    issues: Sequence[tuple[str, float]] | None
    category: tuple[int, float] | None


def _learnt(read: Sequence[_Read], model: Labelling) -> dict[int, _Learnt]:
    """Place → what the model says, for texts in a language it knows."""
    issues: dict[int, Sequence[tuple[str, float]]] = {}
    if some := [one for one in read if one.language in model.issues.languages]:
        chances = model.issues.probabilities(
            [one.text for one in some], [one.language for one in some]
        )
        chosen = model.issues.labels(chances)
        for number, one in enumerate(some):
            columns = sorted(chosen[number].nonzero()[0], key=lambda at: -chances[number, at])
            issues[one.place] = [(ISSUES[at], float(chances[number, at])) for at in columns]
    categories: dict[int, tuple[int, float]] = {}
    if some := [one for one in read if one.language in model.actions.languages]:
        chances = model.actions.probabilities([one.text for one in some])
        for one, best, chance in zip(
            some, chances.argmax(axis=1), chances.max(axis=1), strict=True
        ):
            categories[one.place] = (int(best) + 1, float(chance))
    return {
        place: _Learnt(issues.get(place), categories.get(place))
        for place in issues.keys() | categories.keys()
    }


def _labels(one: _Read, learnt: _Learnt | None, seen: Collection[str]) -> Labels:
    ruled = issues_by_rules(one.said)
    issues = ruled
    if learnt and learnt.issues is not None:
        words = {each.value: each.words for each in ruled}
        issues = tuple(
            Scored(name, chance, words.get(name, ()), "model") for name, chance in learnt.issues
        )
    spoken, touched = populations_by_rules(one.said)
    return Labels(
        language=one.language,
        issues=issues,
        category=_category(one, learnt),
        groups=persons_by_rules(one.said),
        sdgs=sdgs_of(one.said, issues),
        key_populations=spoken,
        mentions=touched,
        origin="model" if learnt else "rules",
        seen_in_training=bool(seen) and text_hash(one.text) in seen,
        note=NOTHING if one.language == "en" else say(MEASURED_IN_ENGLISH),
    )


def _category(one: _Read, learnt: _Learnt | None) -> Scored | None:
    if learnt and learnt.category:
        number, chance = learnt.category
        return Scored(number, chance, (), "model")
    ruled = category_by_rules(one.text, one.language)
    return Scored(ruled.category, None, ruled.words) if ruled else None
