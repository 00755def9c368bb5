"""Values of columns as JSON that means the same on SQLite and PostgreSQL.

A column's *kind* is Django's name for its type ("BigIntegerField"). Values are those of the store,
not of Python: a sealed column stays sealed, whatever its field makes of it.
"""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models.expressions import Col


@dataclass(frozen=True)
class Way:
    """How values of one kind go into JSON and come back."""

    out: Callable[[Any], object]
    back: Callable[[Any], object]


def _same(value: object) -> object:
    return value


def _text(value: object) -> object:
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} is no text")
    return value


def _number(value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{type(value).__name__} is no whole number")
    return value


def _truth(value: object) -> object:
    if not isinstance(value, bool):
        raise TypeError(f"{type(value).__name__} is neither yes nor no")
    return value


TEXT = Way(_text, _text)
NUMBER = Way(_number, _number)

WAYS: dict[str, Way] = {
    "BigIntegerField": NUMBER,
    "BinaryField": Way(
        lambda value: base64.b64encode(bytes(value)).decode("ascii"),
        lambda value: base64.b64decode(value, validate=True),
    ),
    "BooleanField": Way(_truth, _truth),
    "CharField": TEXT,
    "DateField": Way(date.isoformat, date.fromisoformat),
    "DateTimeField": Way(datetime.isoformat, datetime.fromisoformat),
    "DecimalField": Way(str, Decimal),
    "DurationField": Way(
        lambda value: value // timedelta(microseconds=1),
        lambda value: timedelta(microseconds=value),
    ),
    "FileField": TEXT,
    "FloatField": Way(float, float),
    "IntegerField": NUMBER,
    # the text as the store has it: a JSON null is not the same as nothing
    "JSONField": TEXT,
    "PositiveBigIntegerField": NUMBER,
    "PositiveIntegerField": NUMBER,
    "PositiveSmallIntegerField": NUMBER,
    "SlugField": TEXT,
    "SmallIntegerField": NUMBER,
    "TextField": TEXT,
    "TimeField": Way(time.isoformat, time.fromisoformat),
    "UUIDField": Way(str, UUID),
}

AUTOMATIC = {
    "AutoField": "IntegerField",
    "BigAutoField": "BigIntegerField",
    "SmallAutoField": "SmallIntegerField",
}


def kind_of(field: models.Field) -> str:
    """The kind of a field's column: a reference has that of what it points to.

    Raises LookupError for a kind that no way is known for: add it to WAYS.
    """
    while field.remote_field is not None:
        field = field.target_field
    kind = AUTOMATIC.get(name := field.get_internal_type(), name)
    if kind not in WAYS:
        raise LookupError(f"{field}: no way into JSON is known for {kind}")
    return kind


def columns_of(model: type[models.Model]) -> dict[str, str]:
    """Name of each column of the model's own table → its kind."""
    return {field.column: kind_of(field) for field in model._meta.local_concrete_fields}


def alike(some: dict[str, str], others: dict[str, str]) -> bool:
    """Whether columns have the same names and values that go the same way.

    Numbers may be of another length: Django counts the rows between two tables differently when it
    remembers a former state.
    """
    return some.keys() == others.keys() and all(
        WAYS[kind] is WAYS[others[name]] for name, kind in some.items()
    )


def outward(kind: str) -> Callable[[Any], object]:
    """From what the store's driver gives to JSON."""
    plain = getattr(models, kind)()
    place = Col("", plain)
    steps = connection.ops.get_db_converters(place) if kind != "JSONField" else []

    def convert(value: Any) -> object:
        for step in steps:
            value = step(value, place, connection)
        return None if value is None else WAYS[kind].out(value)

    return convert


def inward(kind: str) -> Callable[[Any], object]:
    """From JSON to what the store's driver takes; raises what `checked` raises."""
    plain = getattr(models, kind)()
    ready = _same if kind == "JSONField" else lambda v: plain.get_db_prep_save(v, connection)
    return lambda value: None if value is None else ready(WAYS[kind].back(value))


def checked(kind: str, value: Any) -> None:
    """Raise TypeError or ValueError where JSON cannot be a value of this kind."""
    if value is not None:
        WAYS[kind].back(value)
