"""The filters of a search as a page shows them: what is on, and what else one could choose."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upr.record import Response
from upr.vocab.names import fold
from uprdesk.record.naming import TITLES, language, value_name
from uprdesk.record.search.filters import PARAMETERS, Filters
from uprdesk.record.search.searching import Found
from uprdesk.shell.wording import number

BOXES = {
    "state": 0,
    "from": 0,
    "issue": 8,
    "session": 0,
    "group": 6,
    "state_group": 6,
    "persons": 6,
    "sdg": 0,
}
"""Values shown as boxes beside those chosen, the most frequent; the rest is in a list to choose
from. A filter that is not here has all of its few values as boxes."""

BY_NUMBER = ("cycle", "session", "category", "sdg")
OPEN = ("response", "cycle", "issue")
"""Groups that are open at first; so is any with a value chosen."""


@dataclass(frozen=True)
class Choice:
    """One value of a filter. value: as in a link; count: rows it would bring, as it is written."""

    value: str
    label: str
    count: str
    chosen: bool

    @property
    def words(self) -> str:
        """Label and count in one, for a list to choose from: "Chile (12)"."""
        return f"{self.label} ({self.count})"


@dataclass(frozen=True)
class Facet:
    """One filter. boxes: chosen values first; others: the rest, for a list to choose from."""

    name: str
    title: object
    boxes: Sequence[Choice]
    others: Sequence[Choice]
    open: bool


@dataclass(frozen=True)
class Chip:
    """A filter that is on, and the query string without it."""

    label: object
    without: str


def facets(filters: Filters, found: Found) -> list[Facet]:
    """All filters with the counts of this search; those without anything to choose left out."""
    made = (_facet(name, filters, found.facets[name]) for name in TITLES)
    return [facet for facet in made if facet.boxes or facet.others]


def _facet(name: str, filters: Filters, counts: Sequence[tuple[object, int]]) -> Facet:
    written = PARAMETERS[name][2]
    chosen = filters.of(name)
    counted = dict(counts)
    values = [*chosen, *(value for value in counted if value not in chosen)]
    reader = language()
    choices = [
        Choice(str(written(v)), value_name(name, v), number(counted.get(v, 0), reader), v in chosen)
        for v in values
    ]
    boxes = len(chosen) + BOXES.get(name, len(choices))
    first, rest = choices[:boxes], choices[boxes:]
    if name in BY_NUMBER:
        newest_first = name in ("cycle", "session")
        rest.sort(key=lambda choice: int(choice.value), reverse=newest_first)
        first.sort(key=lambda choice: int(choice.value), reverse=newest_first)
    else:
        rest.sort(key=lambda choice: fold(choice.label))
    if name == "response":
        order = [response.value for response in Response]
        first.sort(key=lambda choice: order.index(choice.value))
    return Facet(name, TITLES[name], first, rest, name in OPEN or bool(chosen))


def chips(filters: Filters) -> list[Chip]:
    """What is on, each with the link that takes it off."""
    words = (
        [Chip(_("“%(words)s”") % {"words": filters.words}, replace(filters, words="").link())]
        if filters.words
        else []
    )
    confirmed = Chip(CONFIRMED, replace(filters, confirmed=False).link())
    return [
        *words,
        *[confirmed] * filters.confirmed,
        *_values(filters),
    ]


CONFIRMED = gettext_lazy("Without the machine’s proposals")


def _values(filters: Filters) -> list[Chip]:
    return [
        Chip(_named(name, value), filters.without(name, value).link())
        for name in TITLES
        for value in filters.of(name)
    ]


def _named(name: str, value: object) -> str:
    """A value that could be either is said with its part: "from Chile"."""
    said = value_name(name, value)
    if name == "from":
        return _("from %(state)s") % {"state": said}
    if name == "group":
        return _("from the %(group)s") % {"group": said}
    return said


Pair = tuple[str, str]
"""Name and value of a hidden field."""


def kept_beside(filters: Filters) -> list[Pair]:
    """Hidden fields that keep the filters in the form that asks for words."""
    chosen = [
        (name, str(written(value)))
        for name, (_field, _read, written) in PARAMETERS.items()
        for value in filters.of(name)
    ]
    return chosen + [("confirmed", "1")] * filters.confirmed + _always(filters)


def kept_by(filters: Filters) -> list[Pair]:
    """Hidden fields that keep the words in the form that asks for filters; `confirmed` is a box."""
    return [("words", filters.words)] * bool(filters.words) + _always(filters)


def _always(filters: Filters) -> list[Pair]:
    return [("sort", filters.sort)] * bool(filters.sort) + [("sample", "1")] * filters.sample
