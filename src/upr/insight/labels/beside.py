"""What can be said beside the labels that a source gives, which need no machine.

Quicker than `labels.label`, and surer: goals follow from the issues of the source.
"""

from collections.abc import Sequence

from upr.insight.labels.label import SILENT, Labels
from upr.insight.labels.lexicon import lexicon, words_of
from upr.insight.labels.persons import persons_by_rules
from upr.insight.labels.populations import populations_by_rules
from upr.insight.labels.scored import by_rules
from upr.insight.labels.sdgs import sdgs_of
from upr.insight.words import LANGUAGES


def label_beside(
    texts: Sequence[str], languages: Sequence[str], issues: Sequence[Sequence[str]]
) -> list[Labels]:
    """Groups of persons, goals and key populations of texts whose issues are known, in their order.

    languages  of each text; one that is not "en", "es" or "fr" is searched for no words
    issues     canonical labels that a source gives to each text

    Issues and category of what is returned are empty: the source says them.
    """
    return [
        _labels(text, language, given)
        for text, language, given in zip(texts, languages, issues, strict=True)
    ]


def _labels(text: str, language: str, issues: Sequence[str]) -> Labels:
    known = language in LANGUAGES
    said = lexicon(language).find(words_of(text)) if known else SILENT
    spoken, touched = populations_by_rules(said)
    return Labels(
        language=language if known else "",
        groups=persons_by_rules(said),
        sdgs=sdgs_of(said, [by_rules(issue, None, ()) for issue in issues]),
        key_populations=spoken,
        mentions=touched,
        origin="rules",
    )
