"""One call that gives every label of texts, by rules or, where there is one, by a trained model.

A model answers for the languages it learnt; other texts are answered by the rules. Groups of
persons, goals and key populations are always found by rules, for no table teaches them.
"""

import gc
from collections.abc import Collection, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from upr.insight.labels.actions_rules import category_by_rules
from upr.insight.labels.language import guess_language
from upr.insight.labels.learnt import Labelling, Learnt, learnt_of
from upr.insight.labels.lexicon import Said, lexicon, words_of
from upr.insight.labels.persons import persons_by_rules
from upr.insight.labels.populations import populations_by_rules
from upr.insight.labels.rules import issues_by_rules
from upr.insight.labels.scored import Origin, Scored, by_rules
from upr.insight.labels.sdgs import sdgs_of
from upr.insight.words import LANGUAGES
from upr.record import text_hash
from upr.text import NOTHING, Text, gettext_noop, say


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

NOTE = say(MEASURED_IN_ENGLISH)


SILENT: Said = {}
"""What is found in a text that cannot be read."""


def label(
    texts: Sequence[str],
    languages: Sequence[str | None] | None = None,
    model: Labelling | None = None,
) -> list[Labels]:
    """The labels of every text, in their order; a text in an unknown language has none.

    languages  "en", "es" or "fr" of each text; None, for one or all: it is guessed
    model      answers for the languages it knows; without one the rules answer for all
    """
    with _without_collecting():
        return _labelled(texts, languages if languages is not None else [None] * len(texts), model)


@contextmanager
def _without_collecting() -> Generator[None]:
    """A million small tuples and no circle among them: looking for one costs a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _labelled(
    texts: Sequence[str], given: Sequence[str | None], model: Labelling | None
) -> list[Labels]:
    known = [
        guess_language(words_of(text)) if named is None else named
        for text, named in zip(texts, given, strict=True)
    ]
    said = [
        lexicon(language).find(words_of(text)) if language in LANGUAGES else SILENT
        for text, language in zip(texts, known, strict=True)
    ]
    learnt = learnt_of(texts, known, said, model) if model else {}
    seen = model.seen if model else ()
    return [
        _labels(text, language, said[place], learnt.get(place), seen)
        if language in LANGUAGES and text.strip()
        else Labels(language="", why_not=_why_not(text, given[place]))
        for place, (text, language) in enumerate(zip(texts, known, strict=True))
    ]


def _why_not(text: str, given: str | None) -> Text:
    if not text.strip():
        return say(gettext_noop("The text is empty."))
    if given is None:
        return say(
            gettext_noop("The text is in no language that is known here: English, Spanish, French.")
        )
    return say(
        gettext_noop("“%(language)s” is no language that is known here: English, Spanish, French."),
        language=given,
    )


def _labels(
    text: str, language: str, said: Said, learnt: Learnt | None, seen: Collection[str]
) -> Labels:
    ruled = issues_by_rules(said)
    issues = ruled
    if learnt and learnt.issues is not None:
        words = {each.value: each.words for each in ruled}
        issues = tuple(
            Scored(name, chance, words.get(name, ()), "model") for name, chance in learnt.issues
        )
    spoken, touched = populations_by_rules(said)
    return Labels(
        language=language,
        issues=issues,
        category=_category(text, language, learnt),
        groups=persons_by_rules(said),
        sdgs=sdgs_of(said, issues),
        key_populations=spoken,
        mentions=touched,
        origin="model" if learnt else "rules",
        seen_in_training=bool(seen) and text_hash(text) in seen,
        note=NOTHING if language == "en" else NOTE,
    )


def _category(text: str, language: str, learnt: Learnt | None) -> Scored | None:
    if learnt and learnt.category:
        number, chance = learnt.category
        return Scored(number, chance, (), "model")
    ruled = category_by_rules(text, language)
    return by_rules(ruled.category, None, ruled.words) if ruled else None
