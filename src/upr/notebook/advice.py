"""Tables of advice: which States to approach, and how likely a State is to support a text."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from upr.insight.model import Model
from upr.intake import cells
from upr.notebook.languages import language_in
from upr.notebook.tables import (
    QUERIES,
    QUESTIONS,
    Given,
    WrongRow,
    beside,
    of_row,
    session_in,
    table_of,
)
from upr.output.fields import FORECAST
from upr.stages.adoption import Forecast, Question, forecast
from upr.stages.advocacy import Target, issues_of_ask, targets
from upr.text import Text, gettext_noop, say
from upr.vocab.issues import issue
from upr.vocab.sessions import session
from upr.vocab.states import SAMPLE_STATES, iso3

Said = Callable[[Text], str]
"""How a sentence of ours is said: `str` gives English."""


def targets_table(
    given: Given, model: Model, *, top: int = 20, said: Said = str, **wishes: Any
) -> list[dict[str, Any]]:
    """For every query the States to approach, best first: the fields TARGETS.

    Then `query`, its place among the queries from 1, and `features`.

    A query has `state` and `issue`, or `text` of an ask that is put under its issues, and perhaps
    `before_session`: nothing of that session or a later one is used; where none is named, all that
    the model has seen.

    wishes  as `upr.stages.advocacy.targets` takes them: region, new_only
    Raises WrongDocument for missing columns, WrongRow for a row with an unknown name or session.
    """
    table = table_of(given, QUERIES, "queries")
    rows: list[dict[str, Any]] = []
    for query, (number, record) in enumerate(
        zip(table.numbers, table.records, strict=True), start=1
    ):
        with of_row(number, table):
            state = iso3(record["state"], sample=_with_sample(model))
            before = _session(record["before_session"])
            knowing = model if before is None else model.before(before)
            issues = _issues(record, knowing)
            found = targets(knowing, state, issues, top=top, **wishes)
            rows += [_target_fields(query, state, issues, before, one, said) for one in found]
    return rows


def forecast_table(given: Given, model: Model, *, said: Said = str) -> list[dict[str, Any]]:
    """Every row (`text`, `state`, `from`, `session`) with the chance that the State supports it.

    The columns that went in, then the fields FORECAST. Nothing of the session named or a later one
    is used; where none is named, all that the model has seen.

    Raises WrongDocument for missing columns, WrongRow for a row with an unknown name.
    """
    table = table_of(given, QUESTIONS, "texts")
    questions: list[Question] = []
    for number, record in zip(table.numbers, table.records, strict=True):
        with of_row(number, table):
            questions.append(_question(record, model))
    found = forecast(model, questions)
    return [
        beside(row, _forecast_fields(one, said)) for row, one in zip(table.rows, found, strict=True)
    ]


def _question(record: Mapping[str, str], model: Model) -> Question:
    """A row as a question; a name or session that is not known is told of with its row."""
    sample = _with_sample(model)
    asked_in = _session(record["session"])
    if not record["text"]:
        raise WrongRow(
            say(gettext_noop("The text is missing.")),
            say(gettext_noop("Give the words of the recommendation.")),
        )
    return Question(
        text=record["text"],
        state=iso3(record["state"], sample=sample),
        askers=cells.recommenders(record["from"], sample=sample) if record["from"] else (),
        session=asked_in,
        language=language_in(record["language"]) or None,
    )


def _session(cell: str) -> int | None:
    """The session of a cell. Raises WrongRow and UnknownSession for what is none."""
    number = session_in(cell)
    return number if number is None else session(number).session


def _forecast_fields(one: Forecast, said: Said) -> dict[str, Any]:
    values: tuple[Any, ...] = (
        *(round(share, 4) for share in (one.probability, one.low, one.high, one.base_rate)),
        [said(reason.text) for reason in one.reasons],
    )
    return dict(zip(FORECAST, values, strict=True))


def _issues(record: Mapping[str, str], model: Model) -> Sequence[str]:
    if record["issue"]:
        return [issue(record["issue"]).label]
    if record["text"]:
        return issues_of_ask(model, record["text"])
    raise WrongRow(
        say(gettext_noop("There is neither an issue nor the text of an ask.")),
        say(gettext_noop("Name an issue of UPR Info's list, e.g. “Death penalty”.")),
    )


def _target_fields(
    query: int, state: str, issues: Sequence[str], before: int | None, one: Target, said: Said
) -> dict[str, Any]:
    return {
        "under_review": state,
        "issue": ";".join(issues),
        "rank": one.rank,
        "state": one.state,
        "score": round(one.score, 4),
        "reasons": [said(reason.text) for reason in one.reasons],
        "before_session": before,
        "query": query,
        "features": dict(one.features),
    }


def _with_sample(model: Model) -> bool:
    """Invented States are known where the model knows them."""
    return not SAMPLE_STATES.keys().isdisjoint(model.past.names)
