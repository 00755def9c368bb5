"""What a State may answer: texts that people bring, one on each line, and what a review left open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.module_loading import import_string

from upr.errors import UprError
from upr.intake import cells
from upr.record import Response
from upr.text import Text, gettext_noop, say
from upr.vocab.states import SAMPLE_STATES, STATES
from uprdesk.record.models import Recommendation

if TYPE_CHECKING:
    from upr.insight.model import Model
    from upr.stages.adoption import Forecast, Total

LIMIT = 200
"""Texts that are told at once: a few seconds of work."""

LONGEST = 1_000
"""Characters of one text: the longest recommendation has fewer."""

BETWEEN = "|"
"""Stands between a text and the States that put it."""

KNOWN = STATES.keys() | SAMPLE_STATES.keys()


class NotLearntOf(UprError):
    """A real State asked of what invented ones taught, or the other way round."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text whose answer is not known. key: of the recommendation; empty for a text of one's own."""

    text: str
    askers: tuple[str, ...] = ()
    language: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that cannot be read. why, hint: as the reader of tables says it."""

    line: int
    why: Text
    hint: Text


@dataclass(frozen=True, slots=True)
class Left:
    """Recommendations of one review without an answer."""

    session: int
    count: int


def read_lines(given: str, *, sample: bool = False) -> tuple[list[Asked], list[Refused]]:
    """The texts of a list, and the lines that name no State behind their last "|".

    Empty lines are passed over; a text that stands there twice is told once.
    """
    asked: dict[Asked, None] = {}
    refused: list[Refused] = []
    for number, line in enumerate(given.splitlines(), start=1):
        text, _, names = line.rpartition(BETWEEN) if BETWEEN in line else (line, "", "")
        text, names = " ".join(text.split())[:LONGEST], names.strip()
        try:
            askers = cells.recommenders(names, sample=sample) if names else ()
        except UprError as error:
            refused.append(Refused(number, error.message, error.hint))
            continue
        if text:
            asked[Asked(text, askers)] = None
    return list(asked), refused


def left_open(state: str) -> list[Left]:
    """Reviews of a State in which the record holds recommendations without an answer, newest first."""
    rows = Recommendation.objects.standing().filter(state=state, response=Response.PENDING.value)
    found = rows.values_list("session").annotate(count=Count("pk")).order_by("-session")
    return [Left(session, count) for session, count in found]


def pending(state: str, session: int) -> list[Asked]:
    """The recommendations of a review without an answer, as printed; at most `LIMIT`."""
    rows = Recommendation.objects.standing().filter(
        state=state, session=session, response=Response.PENDING.value
    )
    return [
        Asked(
            text=one.text,
            # a source may name a recommender that is no State
            askers=tuple(each.state for each in one.asked_by if each.state in KNOWN),
            language=one.language or None,
            key=one.key,
        )
        for one in rows.order_by("place", "pk").for_lists()[:LIMIT]
    ]


def tell(model: "Model", state: str, asked: Sequence[Asked]) -> tuple[list["Forecast"], "Total"]:
    """One forecast for each, from all that the model has seen, and all of them together.

    Raises NotLearntOf for an invented State where the model was learnt from the record, and for a
    real one where it was learnt from the sample; and UnusableModel.
    """
    _check_world(model, state)
    # what foretells takes a second and 80 MB to load; a model in memory has paid for it already
    adoption = "upr.stages.adoption"
    question, forecast, total = (
        import_string(f"{adoption}.{name}") for name in ("Question", "forecast", "total")
    )
    found = forecast(
        model,
        [
            question(text=one.text, state=state, askers=one.askers, language=one.language)
            for one in asked
        ],
    )
    return found, total(found)


def _check_world(model: "Model", state: str) -> None:
    """Invented answers say nothing about a real State, nor real ones about an invented State."""
    invented = SAMPLE_STATES.keys() & set(model.past.names)
    if state in SAMPLE_STATES and not invented:
        raise NotLearntOf(say(NOT_OF_SAMPLE))
    if state not in SAMPLE_STATES and len(invented) == len(model.past.names):
        raise NotLearntOf(say(ONLY_OF_SAMPLE))


NOT_OF_SAMPLE = gettext_noop(
    "The model has learnt from the record and not from the sample: it tells nothing about an"
    " invented State."
)
ONLY_OF_SAMPLE = gettext_noop(
    "The model has learnt from the sample alone, which is invented: it tells nothing about a real"
    " State. Import a record and have the model trained on it."
)
