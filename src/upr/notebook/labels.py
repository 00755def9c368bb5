"""A table of texts with their labels beside them."""

from typing import Any

from upr.insight.labels import Labels, Scored, label
from upr.insight.model import Model
from upr.notebook.languages import language_in
from upr.notebook.tables import TEXTS, Given, beside, table_of
from upr.output.fields import LABEL


def label_table(given: Given, model: Model | None = None) -> list[dict[str, Any]]:
    """Every row (`text`, perhaps `language`) with its labels; by rules where there is no model.

    The columns that went in, then the fields LABEL. Raises WrongDocument without a column of texts.
    """
    table = table_of(given, TEXTS, "texts")
    found = label(
        [record["text"] for record in table.records],
        [language_in(record["language"]) or None for record in table.records],
        model,
    )
    return [beside(row, _fields(labels)) for row, labels in zip(table.rows, found, strict=True)]


def _fields(labels: Labels) -> dict[str, Any]:
    values: tuple[Any, ...] = (
        [one.value for one in labels.issues],
        labels.category and labels.category.value,
        [one.value for one in labels.groups],
        [one.value for one in labels.sdgs],
        [one.value for one in labels.key_populations],
        [_confidence(one) for one in labels.issues],
        labels.category and _confidence(labels.category),
        labels.origin,
        labels.seen_in_training,
    )
    return dict(zip(LABEL, values, strict=True))


def _confidence(scored: Scored) -> float | None:
    """To three places; None where it was never measured."""
    return None if scored.confidence is None else round(scored.confidence, 3)
