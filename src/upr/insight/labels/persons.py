"""Groups of persons a text speaks of, in OHCHR's list, by the reviewed lexicon.

OHCHR's staff also tag "Public officials" on nearly every row of its lists of the fourth cycle, and
"Vulnerable persons/groups" where nobody is named: who acts, or may be meant. Here a group is given
only where the text names it.
"""

from collections.abc import Mapping
from functools import cache

from upr.insight.labels.lexicon import Said, concepts, words_for
from upr.insight.labels.rules import measured
from upr.insight.labels.scored import Scored, by_rules


def persons_by_rules(said: Said) -> tuple[Scored, ...]:
    """Codes of `upr.vocab.themes.all_persons`, in the order of the words.

    The confidence is the share of such groups that OHCHR's list of Slovenia's fourth cycle has too;
    None for groups that it names too seldom.
    """
    table = _persons()
    named: dict[str, list[str]] = {}
    for code in said:
        for group in table[code]:
            named.setdefault(group, []).append(code)
    sure = measured("persons")
    return tuple(
        by_rules(group, sure.get(("*", group)), words_for(said, codes))
        for group, codes in named.items()
    )


@cache
def _persons() -> Mapping[str, tuple[str, ...]]:
    return {code: one.persons for code, one in concepts().items()}
