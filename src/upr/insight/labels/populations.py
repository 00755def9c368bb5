"""The key-population lens: LGBTI people by group, sex work, drug use, HIV, prison, no papers.

UPR Info has an issue for HIV and one for all of LGBTI, and none for the others. A recommendation
may stand beside a subject without speaking of the people: drug trafficking is not drug use, and a
recommendation on the exploitation of prostitution may harm sex workers' rights. Such a text is a
mention, kept apart, so that nobody counts it as a demand for the people concerned.
"""

from collections.abc import Mapping
from functools import cache

from upr.insight.labels.lexicon import Said, concepts, words_for
from upr.insight.labels.rules import measured
from upr.insight.labels.scored import Scored, by_rules

MENTION = "mention:"
"""Before a key population in the table: words beside the subject."""


def populations_by_rules(said: Said) -> tuple[tuple[Scored, ...], tuple[Scored, ...]]:
    """Key populations that a text speaks of, and those it only touches; codes of `upr.vocab`.

    A population of the first is never in the second. The confidence is the share that a person
    judged right among sampled texts (see `benchmarks/answers/populations.csv`).
    """
    table = _populations()
    named: dict[str, list[str]] = {}
    for code in said:
        for population in table.get(code, ()):
            named.setdefault(population, []).append(code)
    if not named:
        return (), ()
    sure = measured("populations")
    spoken = tuple(
        by_rules(one, sure.get(("*", one)), words_for(said, codes))
        for one, codes in named.items()
        if not one.startswith(MENTION)
    )
    touched = tuple(
        by_rules(one.removeprefix(MENTION), None, words_for(said, codes))
        for one, codes in named.items()
        if one.startswith(MENTION) and one.removeprefix(MENTION) not in named
    )
    return spoken, touched


@cache
def _populations() -> Mapping[str, tuple[str, ...]]:
    return {code: one.populations for code, one in concepts().items() if one.populations}
