"""Sets of rows by label: by anybody's word, and without the machine's proposals.

The store hands over the rows of a label as one string of ids, for a hundred thousand labels that
are read one by one cost more than everything else of an edition. The sets say the same as
`models.label.standing` and `action_category` say of one recommendation.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping
from functools import reduce
from operator import or_

from django.db import connection

from upr.insight.search.tally import Tally, bits_of
from upr.vocab.themes import find_persons
from uprdesk.record.models import Label

Kind, Origin = Label.Kind, Label.Origin

FIELDS: Mapping[Label.Kind, str] = {
    Kind.ISSUE: "issue",
    Kind.GROUP: "persons",
    Kind.SDG: "sdg",
    Kind.POPULATION: "population",
    Kind.CATEGORY: "category",
}
"""Kind of label → field of the tally."""

LABELLED = frozenset(FIELDS.values())
"""Fields whose values may be proposals of the machine."""

CONFIRMED = "confirmed "
"""Stands before a field's name for the same field without the machine's proposals."""

READ = {
    "sqlite": (
        "SELECT kind, value, origin, applies, group_concat(recommendation_id) FROM record_label"
        " WHERE kind <> 'theme' GROUP BY kind, value, origin, applies"
    ),
    "postgresql": (
        "SELECT kind, value, origin, applies, string_agg(recommendation_id::text, ',')"
        " FROM record_label WHERE kind <> 'theme' GROUP BY kind, value, origin, applies"
    ),
}

Sets = dict[Hashable, int]


class _Said:
    """What was said of one field. by: origin → value → rows; denied: value → rows."""

    def __init__(self) -> None:
        self.by: dict[str, Sets] = defaultdict(lambda: defaultdict(int))
        self.denied: Sets = defaultdict(int)

    def sets(self, *origins: str) -> Sets:
        """Value → rows of which one of these says so, and no person denies it."""
        found: Sets = defaultdict(int)
        for origin in origins:
            for value, rows in self.by[origin].items():
                if left := rows & ~self.denied.get(value, 0):
                    found[value] |= left
        return found


def add_labels(tally: Tally, places: array) -> None:
    """Take in every field of labels; the categories of sources must be there.

    places  id → place; -1 for an id that stands nowhere
    """
    said = _read(tally.size, places)
    for kind, field in FIELDS.items():
        one = said[kind]
        if kind == Kind.CATEGORY:
            one.by[Origin.SOURCE] = tally.sets["category"]
            confirmed, everything = _categories(one)
        else:
            confirmed = one.sets(Origin.SOURCE, Origin.PERSON)
            everything = one.sets(*Origin)
        tally.sets[field] = dict(everything)
        tally.sets[CONFIRMED + field] = dict(confirmed)


def field_of(name: str, *, confirmed: bool) -> str:
    """The field that the filter `name` looks at, with or without the machine's proposals."""
    return CONFIRMED + name if confirmed and name in LABELLED else name


def _read(size: int, places: array) -> dict[str, _Said]:
    found: dict[str, _Said] = defaultdict(_Said)
    with connection.cursor() as cursor:
        cursor.execute(READ[connection.vendor])
        for kind, value, origin, applies, ids in cursor.fetchall():
            if (called := VALUES[Kind(kind)](value)) is None:
                continue
            at = [places[pk] for pk in map(int, ids.split(",")) if pk < len(places)]
            rows = bits_of((place for place in at if place >= 0), size)
            one = found[kind]
            if applies:
                one.by[origin][called] |= rows
            else:
                one.denied[called] |= rows
    return found


def _categories(said: _Said) -> tuple[Sets, Sets]:
    """A recommendation has one action category, that of the strongest word.

    Each origin says one, so that sets of one origin never meet.
    """
    found: Sets = defaultdict(int)
    confirmed: Sets = {}
    settled = 0
    for origin in (Origin.PERSON, Origin.SOURCE, Origin.MODEL, Origin.RULES):
        for value, rows in said.sets(origin).items():
            found[value] |= rows & ~settled
        settled = reduce(or_, found.values(), 0)
        if origin == Origin.SOURCE:
            confirmed = dict(found)
    return confirmed, found


def _persons(value: str) -> str | None:
    known = find_persons(value)
    return known.code if known else None


VALUES: Mapping[Label.Kind, Callable[[str], Hashable | None]] = {
    Kind.ISSUE: str,
    Kind.GROUP: _persons,
    Kind.SDG: int,
    Kind.POPULATION: str,
    Kind.CATEGORY: int,
}
"""What a filter calls a value; None where it cannot: words of OHCHR that are new to us."""
