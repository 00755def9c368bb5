"""The fields of the record as they leave: fixed names in a fixed order, for scripts and people.

The names are a contract of the command line; new ones are only added after those that are here.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from upr.output.table import Row, Value
from upr.record import Document, Pledge, Reading, Recommendation, StatedPosition, Unread
from upr.stages.timeline import PlannedStep
from upr.text import Text

Said = Callable[[Text], str]
"""How a sentence of ours is said: `str` gives English, the edge may translate."""

REPORT = ("paragraph", "part", "text", "recommenders", "response", "position", "page")
LIST = (*REPORT, "themes", "groups", "sdgs", "source_of_position")
ADDENDUM = ("paragraph", "response", "comment", "quote", "page")
EXPORT = ("key", "state", "session", "text", "recommenders", "response", "issues", "category")
UHRI = ("state", "session", *LIST)
PLEDGES = ("state", "session", "text", "issues", "category")
SEARCH = (
    "key",
    "state",
    "cycle",
    "session",
    "paragraph",
    "text",
    "recommenders",
    "response",
    "issues",
    "category",
    "sources",
)
SIMILAR = (*SEARCH, "likeness")
LABEL = (
    *("issues", "category", "groups", "sdgs", "key_populations"),
    *("issues_confidence", "category_confidence", "origin", "seen_in_training"),
)
TRAIN = ("label", "support", "precision", "recall", "f1", "part", "value", "low", "high")
TARGETS = ("under_review", "issue", "rank", "state", "score", "reasons", "before_session")
FORECAST = ("probability", "low", "high", "base_rate", "reasons")
MATCH = ("ask", "key", "text", "recommenders", "response", "degree", "score")
CALENDAR = (
    *("step", "date", "until", "announced", "source"),
    *("name", "time", "opens", "earliest", "latest", "differs", "status"),
    *("stage", "role", "final", "mark", "number"),
)
UNREAD = ("page", "text", "why", "row", "paragraph")


def document_fields(document: Document) -> dict[str, Value]:
    """What a document says it is."""
    return {
        "kind": document.kind,
        "symbol": document.symbol,
        "state": document.state,
        "session": document.session,
        "cycle": document.cycle,
        "language": document.language,
        "title": document.title,
        "pages": document.pages,
        "draft": document.draft,
    }


def step_fields(step: PlannedStep, said: Said = str) -> dict[str, Value]:
    """One step of a plan as a row of CALENDAR; `time` is Geneva's, where the hour matters."""
    due = step.due
    return {
        "step": step.id,
        "date": step.day,
        "until": step.until,
        "announced": step.announced,
        "source": step.source,
        "name": said(step.step.name),
        "time": f"{due:%H:%M}" if isinstance(due, datetime) else None,
        "opens": step.opens,
        "earliest": step.earliest,
        "latest": step.latest,
        "differs": step.announced_differs_by,
        "status": step.status.value,
        "stage": step.step.stage.value,
        "role": step.step.role,
        "final": step.step.final,
        "mark": step.mark,
        "number": step.step.number,
    }


def recommendation_fields(
    recommendation: Recommendation,
    fields: Sequence[str] = LIST,
    *,
    cycle: int | None = None,
    sources: Sequence[str] = (),
) -> dict[str, Value]:
    """One recommendation as a row of `fields`.

    cycle, sources  known to whoever holds the record; only SEARCH asks for them
    """
    known: dict[str, Value] = {
        "key": recommendation.key,
        "state": recommendation.state,
        "cycle": cycle,
        "session": recommendation.session,
        "paragraph": recommendation.paragraph,
        "part": recommendation.part,
        "text": recommendation.text,
        "recommenders": list(recommendation.recommenders),
        "response": recommendation.response.value,
        "position": recommendation.position and recommendation.position.value,
        "page": recommendation.page,
        "issues": list(recommendation.issues),
        "category": recommendation.category,
        "themes": list(recommendation.themes),
        "groups": list(recommendation.groups),
        "sdgs": list(recommendation.sdgs),
        "source_of_position": recommendation.source_of_position,
        "sources": list(sources),
    }
    return {field: known[field] for field in fields}


def position_fields(position: StatedPosition) -> dict[str, Value]:
    """What an addendum says of one paragraph; `response` is None where it does not decide."""
    return {
        "paragraph": position.paragraph,
        "response": position.response and position.response.value,
        "comment": position.comment,
        "quote": position.quote,
        "page": position.page,
    }


def pledge_fields(pledge: Pledge) -> dict[str, Value]:
    """One voluntary pledge."""
    return {
        "state": pledge.state,
        "session": pledge.session,
        "text": pledge.text,
        "issues": list(pledge.issues),
        "category": pledge.category,
    }


def unread_fields(unread: Unread, said: Said = str) -> dict[str, Value]:
    """One piece that could not be read, with its reason in words."""
    return {
        "page": unread.page,
        "text": unread.text,
        "why": said(unread.why),
        "row": unread.row,
        "paragraph": unread.paragraph,
    }


def table_of(reading: Reading) -> tuple[tuple[str, ...], list[Row]]:
    """The fields and rows of a document read, as a table: what was read, not what was not."""
    if reading.document.kind == "addendum":
        return ADDENDUM, [position_fields(p) for p in reading.positions]
    if reading.document.kind == "pledges":
        return PLEDGES, [pledge_fields(p) for p in reading.pledges]
    by_kind = {"report": REPORT, "list": LIST, "uhri": UHRI}
    fields = by_kind.get(reading.document.kind, EXPORT)
    return fields, [recommendation_fields(r, fields) for r in reading.recommendations]


def reading_fields(reading: Reading, said: Said = str) -> dict[str, object]:
    """A document read, as the JSON object that `read` writes."""
    _, rows = table_of(reading)
    what = {"addendum": "positions", "pledges": "pledges"}
    return {
        "document": document_fields(reading.document),
        what.get(reading.document.kind, "recommendations"): rows,
        "unread": [unread_fields(unread, said) for unread in reading.unread],
        "doubts": [said(doubt) for doubt in reading.doubts],
    }
