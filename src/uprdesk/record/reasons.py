"""Reasons of the library in the reader's language, each with the address of the rows behind it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from upr.record import Reason
from upr.vocab.sessions import all_sessions
from upr.vocab.states import SAMPLE_STATES
from uprdesk.record.models import Recommendation
from uprdesk.record.search import Filters, current
from uprdesk.shell.saying import said

Rows = Mapping[str, str | int]

BY_LABEL = ("issue", "category")
"""Filters by labels: a model counts those of sources alone, never what a machine proposed."""

FIELDS = {
    "state": "states",
    "from": "recommenders",
    "issue": "issues",
    "category": "categories",
    "region": "state_groups",
    "response": "responses",
    "session": "sessions",
}
"""Name in `Reason.rows` → field of `Filters`."""


@dataclass(frozen=True)
class Because:
    """A reason as a page shows it. href: the rows it counts; empty where they cannot be opened."""

    words: str
    href: str


def because(
    reasons: Sequence[Sequence[Reason]],
    responses: Sequence[str] = (),
    *,
    confirmed: bool = True,
) -> list[list[Because]]:
    """The reasons of each row of a page; two questions to the store for any number.

    responses  what was counted, where only some answers were
    confirmed  whether only labels of sources and persons were counted, as in what a model learnt
               from; False where everything was that pages show
    """
    cited = {str(one.rows["key"]) for each in reasons for one in each if "key" in one.rows}
    held = _held(cited)
    newest = max(current().tally.sets["session"], default=0)
    return [
        [
            Because(said(one.text), _address(one.rows, held, newest, responses, confirmed))
            for one in each
        ]
        for each in reasons
    ]


def _held(keys: Iterable[str]) -> set[str]:
    """Those of the keys under which the record has a recommendation, today's and earlier ones."""
    wanted = list(keys)
    found = Recommendation.objects.filter(Q(key__in=wanted) | Q(aliases__key__in=wanted))
    return {key for pair in found.values_list("key", "aliases__key") for key in pair if key}


def _address(
    rows: Rows, held: set[str], newest: int, responses: Sequence[str], confirmed: bool
) -> str:
    if "key" in rows:
        key = str(rows["key"])
        return reverse("record:recommendation", args=[key]) if key in held else ""
    values: dict[str, tuple] = {
        FIELDS[name]: (value,) for name, value in rows.items() if name in FIELDS
    }
    if not values:
        return ""
    if responses and "responses" not in values:
        values["responses"] = tuple(sorted(responses))
    until = rows.get("until_session")
    if until is not None and "sessions" not in values and int(until) < newest:
        values["sessions"] = tuple(one for one in all_sessions() if one <= int(until))
    invented = {rows.get("state"), rows.get("from")} & SAMPLE_STATES.keys()
    labelled = any(name in rows for name in BY_LABEL)
    filters = Filters(confirmed=confirmed and labelled, sample=bool(invented), **values)
    return f"{reverse('record:search')}?{filters.link()}"
