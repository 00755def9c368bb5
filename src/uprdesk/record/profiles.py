"""What the pages of the record count: a State under review, a recommending State, an issue, a session.

Every number can be opened to the rows behind it: a profile carries the `Filters` it was counted
with, and each line the value to add to them. Counts come from the edition in memory, so a profile
costs the store one or two questions. The sample's rows count on the invented States' own pages and
nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from upr.record import Response
from upr.vocab.reviews import Review, reviews_in, reviews_of
from upr.vocab.sessions import Session, session
from upr.vocab.states import SAMPLE_STATES
from uprdesk.record.models import (
    Document,
    ImportRun,
    Recommendation,
    StatedPosition,
    VoluntaryPledge,
)
from uprdesk.record.search.edition import Edition, current
from uprdesk.record.search.filters import NAMES, Filters
from uprdesk.record.search.labels import field_of


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a field with its recommendations by answer.

    value  as in `Filters`: a State's code, a canonical issue, a number …
    """

    value: object
    supported: int
    noted: int
    pending: int

    @property
    def total(self) -> int:
        """Recommendations in all."""
        return self.supported + self.noted + self.pending

    @property
    def answered(self) -> int:
        """Those of which the State's answer is known."""
        return self.supported + self.noted

    @property
    def acceptance(self) -> float | None:
        """Share of the answered ones that the State supports; None where none is answered."""
        return self.supported / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class Profile:
    """Recommendations of one State, issue or session, counted by what is worth knowing.

    filters  bring exactly these recommendations; `filters.with_value(name, line.value)` those of
             a line
    whole    all of them
    lines    name of a filter → its lines, the longest first; numbers (cycle, session, category) in
             their order
    """

    filters: Filters
    whole: Line
    lines: dict[str, Sequence[Line]]


def profile(filters: Filters, *names: str) -> Profile:
    """Count the recommendations that `filters` bring (words are passed over) by `names`."""
    edition = current()
    within = edition.rows(sample=filters.sample)
    for name in NAMES:
        if values := filters.of(name):
            within &= edition.tally.where(field_of(name, confirmed=filters.confirmed), values)
    whole = _line(edition, None, within)
    return Profile(filters, whole, {name: _lines(edition, filters, name, within) for name in names})


def _lines(edition: Edition, filters: Filters, name: str, within: int) -> list[Line]:
    field = field_of(name, confirmed=filters.confirmed)
    lines = [
        _line(edition, value, both)
        for value, bits in edition.tally.sets[field].items()
        if (both := bits & within)
    ]
    if name in ("cycle", "session", "category"):
        return sorted(lines, key=lambda line: line.value)
    return sorted(lines, key=lambda line: (-line.total, line.value))


def _line(edition: Edition, value: object, bits: int) -> Line:
    answers = edition.tally.sets["response"]
    counts = (
        (bits & answers.get(response.value, 0)).bit_count()
        for response in (Response.SUPPORTED, Response.NOTED, Response.PENDING)
    )
    return Line(value, *counts)


def _of_states(states: Sequence[str]) -> bool:
    """Whether these are invented States, whose rows stand apart."""
    return any(state in SAMPLE_STATES for state in states)


@dataclass(frozen=True, slots=True)
class StateUnderReview:
    """A State under review.

    counted    by cycle, session, issue, recommending State, group and category
    reviews    every slot of the calendar, oldest first; () for an observer or an invented State
    documents  of its reviews, newest first
    pledges    voluntary pledges, newest review first
    """

    state: str
    counted: Profile
    reviews: Sequence[Review]
    documents: Sequence[Document]
    pledges: Sequence[VoluntaryPledge]


def state_under_review(state: str) -> StateUnderReview:
    """The profile of a State (ISO 3166-1 alpha-3) as it is reviewed."""
    filters = Filters(states=(state,), sample=_of_states([state]))
    return StateUnderReview(
        state=state,
        counted=profile(filters, "cycle", "session", "issue", "from", "group", "category"),
        reviews=reviews_of(state),
        documents=list(Document.objects.of_state(state)),
        pledges=list(VoluntaryPledge.objects.of_state(state)),
    )


def recommending_state(state: str) -> Profile:
    """What a State asks: of whom, on what, how specific, and how it is answered."""
    filters = Filters(recommenders=(state,), sample=_of_states([state]))
    return profile(filters, "state", "issue", "category", "cycle", "state_group")


def issue(label: str) -> Profile:
    """Who asks whom about an issue (canonical label), and how it is answered."""
    return profile(
        Filters(issues=(label,)),
        *("cycle", "state", "from", "category", "group", "state_group"),
    )


def neighbours(label: str, most: int = 8) -> list[str]:
    """Issues that the same recommendations are about, the most frequent first.

    Without numbers: a search takes several issues as any of them, so none would open to its rows.
    """
    lines = profile(Filters(issues=(label,)), "issue").lines["issue"]
    return [str(line.value) for line in lines if line.value != label][:most]


@dataclass(frozen=True, slots=True)
class OneSession:
    """A session of the Working Group: its reviews with their recommendations.

    reviews    every slot of the calendar in this session, in order of review
    by_state   State → its line; States without recommendations in the store are not in it
    """

    session: Session
    counted: Profile
    reviews: Sequence[Review]
    by_state: dict[str, Line]


def one_session(number: int) -> OneSession:
    """A session by its number. Raises UnknownSession."""
    counted = profile(Filters(sessions=(number,)), "state", "issue", "from", "category")
    return OneSession(
        session=session(number),
        counted=counted,
        reviews=reviews_in(number),
        by_state={str(line.value): line for line in counted.lines["state"]},
    )


@dataclass(frozen=True, slots=True)
class OneRecommendation:
    """One recommendation with everything that is known of it.

    cited_as   the key that was asked for; an earlier one than `recommendation.key` where another
               source has come since
    positions  what addenda say of its paragraph
    earlier    other keys by which it can be cited
    """

    recommendation: Recommendation
    cited_as: str
    positions: Sequence[StatedPosition]
    earlier: Sequence[str]


def one_recommendation(key: str) -> OneRecommendation:
    """A recommendation by its key, present or earlier; raises Recommendation.DoesNotExist."""
    found = Recommendation.objects.with_everything().select_related("document", "response_from")
    one = found.cited_as(key)
    positions = StatedPosition.objects.filter(
        state=one.state, session=one.session, paragraph=one.paragraph
    )
    return OneRecommendation(
        recommendation=one,
        cited_as=key,
        positions=list(positions.select_related("document")) if one.paragraph else [],
        earlier=[alias.key for alias in one.aliases.order_by("pk")],
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the record holds; the sample apart.

    changed_at  the last import that changed something; None for an empty store
    """

    recommendations: Line
    reviews: int
    states: int
    recommending_states: int
    documents: int
    sample: int
    changed_at: datetime | None


def totals() -> Totals:
    """What the store holds, at a glance."""
    edition = current()
    within = edition.rows()
    tally = edition.tally
    reviews = tally.cross("session", "state", within)
    last = ImportRun.objects.exclude(added=0, changed=0, withdrawn=0).order_by("-at").first()
    return Totals(
        recommendations=_line(edition, None, within),
        reviews=sum(len(states) for states in reviews.values()),
        states=len(tally.count("state", within)),
        recommending_states=len(tally.count("from", within)),
        documents=Document.objects.filter(sample=False).count(),
        sample=edition.sample.bit_count(),
        changed_at=last.at if last else None,
    )


def in_cycle(counted: Profile, cycle: int) -> Profile:
    """The same profile, of one cycle alone."""
    return profile(replace(counted.filters, cycles=(cycle,)), *counted.lines)
