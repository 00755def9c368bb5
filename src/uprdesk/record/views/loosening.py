"""What to leave out of a search that finds nothing."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from upr.insight.search.query import shortened
from uprdesk.record.naming import TITLES, language
from uprdesk.record.search import Filters, how_many, looser


@dataclass(frozen=True)
class Way:
    """A looser search. query: of the search page; count: what it finds, never 0."""

    words: str
    query: str
    count: int


def ways_on(filters: Filters) -> list[Way]:
    """Looser searches that find something: without one word first, then without one filter or all
    words; of each kind the most fruitful first."""
    return [
        *sorted(_without_a_word(filters), key=lambda way: -way.count),
        *sorted(_without_a_filter(filters), key=lambda way: -way.count),
    ]


def _without_a_word(filters: Filters) -> list[Way]:
    fewer = [replace(filters, words=words) for words in shortened(filters.words)]
    return [
        Way(_("“%(words)s”") % {"words": asked.words}, asked.link(), count)
        for asked in fewer
        if (count := how_many(asked, language=language()))
    ]


def _without_a_filter(filters: Filters) -> list[Way]:
    counts = looser(filters, language=language())
    return [_way(filters, name, count) for name, count in counts.items()]


def _way(filters: Filters, name: str, count: int) -> Way:
    if name == "words":
        return Way(_("Without the words"), replace(filters, words="").link(), count)
    if name == "confirmed":
        proposed = replace(filters, confirmed=False)
        return Way(_("With the machine’s proposals"), proposed.link(), count)
    words = _("Without the filter “%(name)s”") % {"name": TITLES[name]}
    return Way(words, filters.without(name).link(), count)
