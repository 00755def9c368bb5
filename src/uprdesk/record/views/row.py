"""A recommendation as a list shows it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from upr.vocab.issues import find_issue
from uprdesk.record.models import Label, Recommendation
from uprdesk.record.models.label import action_category, standing
from uprdesk.record.naming import session_year, value_name
from uprdesk.record.search.marking import Marker

CHIPS = {"source": "source", "person": "sure", "model": "guess", "rules": "guess"}
"""Origin of a label → kind of its chip (`c-chip`)."""

ICONS = {"source": "doc", "sure": "check", "guess": "guess"}
ANSWERS = {"supported": "yes", "noted": "noted", "pending": "wait"}
"""Classes of the three answers, as `c-resp` has them."""


@dataclass(frozen=True)
class Tag:
    """A label with its origin.

    kind    of `c-chip`
    share   how sure the machine is, 0 to 1
    issue   code of the issue; empty for other labels
    origin  of `Label.Origin`
    value   as it is kept, for a form that corrects it
    """

    name: str
    kind: str
    share: float | None = None
    issue: str = ""
    origin: str = ""
    value: str = ""

    @property
    def href(self) -> str:
        """The page of the issue; empty for other labels."""
        return reverse("record:issue", args=[self.issue]) if self.issue else ""

    @property
    def icon(self) -> str:
        """Name of the icon that goes with its kind."""
        return ICONS[self.kind]


@dataclass(frozen=True)
class Shown:
    """A row, with words for everything.

    number  as printed, or words that open it where the source prints none
    spans   places of the words that were found
    review  "2014" or "session 19"
    answer  class of `response`
    """

    url: str
    number: str
    text: str
    spans: Sequence[tuple[int, int]]
    language: str
    recommenders: str
    to: str
    review: str
    response: str
    answer: str
    category: str
    tags: Sequence[Tag]
    sample: bool


def shown(recommendations: Iterable[Recommendation], mark: Marker) -> list[Shown]:
    """Rows of recommendations that come from `for_lists`."""
    return [_shown(one, mark) for one in recommendations]


def _shown(one: Recommendation, mark: Marker) -> Shown:
    year = session_year(one.session)
    return Shown(
        url=reverse("record:recommendation", args=[one.key]),
        number=one.paragraph or _("open"),
        text=one.text,
        spans=mark(one.text, one.language),
        language=one.language,
        recommenders=", ".join(value_name("from", each.state) for each in one.asked_by)
        or _("not known"),
        to=value_name("state", one.state),
        review=str(year) if year else _("session %(number)d") % {"number": one.session},
        response=value_name("response", one.response),
        answer=ANSWERS[one.response],
        category=str(action_category(one.category, one.labelled)[0] or ""),
        tags=tags(one.labelled, Label.Kind.ISSUE),
        sample=one.sample,
    )


def tags(labelled: Iterable[Label], kind: Label.Kind) -> list[Tag]:
    """A recommendation's labels of one kind: what a person confirmed first, then sources, then the machine.

    A label that a person took away is left out; one that several origins give is shown once, by
    the strongest of them.
    """
    return [tag(label) for label in standing(labelled, kind)]


def tag(label: Label) -> Tag:
    """A label in the reader's language."""
    named = NAMED.get(label.kind)
    known = find_issue(label.value) if label.kind == Label.Kind.ISSUE else None
    return Tag(
        name=value_name(named, label.value) if named else label.value,
        kind=CHIPS[label.origin],
        share=label.confidence,
        issue=known.code if known else "",
        origin=label.origin,
        value=label.value,
    )


NAMED = {
    Label.Kind.ISSUE: "issue",
    Label.Kind.GROUP: "persons",
    Label.Kind.SDG: "sdg",
    Label.Kind.POPULATION: "population",
    Label.Kind.CATEGORY: "category",
}
"""Kind of label → the filter whose values are its names; themes stay in OHCHR's words."""
