"""One edition of the record in memory: which rows stand where, and the sets they belong to.

Read from the store once after each change (0.4 s for 30,000 recommendations, 125,000 labels) and
shared by all requests of the process; every count on every page comes from here.
"""

import threading
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from upr.insight.search.tally import Run, Tally, bits_of
from upr.vocab.groups import memberships
from upr.vocab.sessions import all_cycles, all_sessions, cycle_of
from uprdesk.record import models
from uprdesk.record.models import Recommendation, Recommender
from uprdesk.record.search.hits import Hits
from uprdesk.record.search.labels import add_labels

ONE_VALUE = ("state", "session", "cycle", "response", "category")
"""Fields of which a recommendation has one value; category may be empty."""

FIELDS = (*ONE_VALUE, "from", "issue", "persons", "sdg", "population", "group", "state_group")
"""What can be filtered and counted.

from         a recommending State
category, issue, persons, sdg, population   labels by anybody; each stands a second time without
             the proposals of the machine (`search.labels.CONFIRMED`)
group        a group or organisation of which a recommending State was a member at that session
state_group  the same of the State under review
"""


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """Every standing recommendation has a place: newest session first, then as printed.

    mark     which edition of the record (`models.Edition`)
    ids      place → id
    places   id → place; -1 for an id that stands nowhere
    printed  places by State under review, its newest review first, as printed
    tally    the sets
    hits     what words find
    sample   set of the rows of invented States, which never count in the record
    """

    mark: str
    ids: array
    places: array
    printed: array
    tally: Tally
    hits: Hits
    sample: int

    def rows(self, *, sample: bool = False) -> int:
        """Set of the rows that count or, with `sample`, of those of the invented States."""
        return self.sample if sample else self.tally.every & ~self.sample

    def place_of(self, pk: int | None) -> int | None:
        """Where the recommendation with this id stands; None where it does not."""
        place = self.places[pk] if pk is not None and pk < len(self.places) else -1
        return place if place >= 0 else None


_lock = threading.Lock()
_current: Edition | None = None


def current() -> Edition:
    """The edition of the record as it is now."""
    global _current
    mark = models.Edition.current()
    edition = _current
    if edition is None or edition.mark != mark:
        with _lock:
            edition = _current
            if edition is None or edition.mark != mark:
                edition = _current = load(mark)
    return edition


def load(mark: str) -> Edition:
    """Read the store."""
    standing = Recommendation.objects.standing().order_by("-session", "state", "place", "pk")
    ids, sample = array("q"), []
    sets: dict[str, dict] = {field: defaultdict(list) for field in ONE_VALUE}
    rows = standing.values_list("pk", "sample", *ONE_VALUE)
    for place, (pk, invented, *values) in enumerate(rows.iterator(chunk_size=10_000)):
        ids.append(pk)
        if invented:
            sample.append(place)
        for field, value in zip(ONE_VALUE, values, strict=True):
            if value is not None:
                sets[field][value].append(place)
    places = array("q", [-1]) * (max(ids, default=0) + 1)
    for place, pk in enumerate(ids):
        places[pk] = place
    tally = Tally(len(ids))
    for field, values in sets.items():
        tally.add(field, values)
    tally.add("from", _recommenders(places))
    add_labels(tally, places)
    tally.sets["group"] = _in_groups(tally, "from")
    tally.sets["state_group"] = _in_groups(tally, "state")
    tally.runs = list(_reviews(tally))
    by_state = sets["state"]
    printed = array("q", (place for state in sorted(by_state) for place in by_state[state]))
    return Edition(
        mark=mark,
        ids=ids,
        places=places,
        printed=printed,
        tally=tally,
        hits=Hits(places, len(ids)),
        sample=bits_of(sample, len(ids)),
    )


def _reviews(tally: Tally) -> Iterator[Run]:
    """The rows of each review stand together: the newest session first, then by State."""
    groups = tally.sets["state_group"]
    cycles = {session: cycle_of(session) for session in tally.sets["session"]}
    start = 0
    for session in sorted(tally.sets["session"], reverse=True):
        states = tally.count("state", tally.where("session", [session]))
        for state in sorted(states):
            member = [code for code, rows in groups.items() if rows >> start & 1]
            values = {
                "state": (state,),
                "session": (session,),
                "cycle": (cycles[session],),
                "state_group": member,
            }
            yield Run(start, start + states[state], values)
            start += states[state]


def _recommenders(places: array) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for pk, state in Recommender.objects.values_list("recommendation_id", "state").iterator(10_000):
        if pk < len(places) and places[pk] >= 0:
            found[state].append(places[pk])
    return found


def _in_groups(tally: Tally, field: str) -> dict[str, int]:
    """Group → rows whose `field` names a State that was a member on the first day of the session."""
    days = {number: _day(number) for number in tally.sets["session"]}
    found: dict[str, int] = defaultdict(int)
    spans: dict[tuple[date | None, date | None], int] = {}
    for one in memberships():
        rows = tally.sets[field].get(one.state)
        if not rows or one.associate:
            continue
        span = (one.valid_from, one.valid_to)
        if span not in spans:
            spans[span] = tally.where("session", [n for n, day in days.items() if one.holds(day)])
        found[one.group] |= rows & spans[span]
    return dict(found)


def _day(session: int) -> date:
    """First day of a session; where no source prints it, that of the cycle it belongs to."""
    known = all_sessions()[session]
    return known.start or all_cycles()[known.cycle].start or date.min
