"""What a sealed box holds, as JSON: a frozen dataclass of simple values, there and back."""

import json
import types
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def to_bytes(inside: object) -> bytes:
    """JSON of a dataclass in UTF-8.

    Values: str, int, float, bool, None, date, datetime, Enum, dataclass, and tuples or string-keyed
    dicts of them. Raises TypeError for anything else.
    """
    return json.dumps(_plain(inside), ensure_ascii=False, separators=(",", ":")).encode()


def from_bytes(kind: type[T], data: bytes) -> T:
    """The dataclass again. A field that the JSON lacks takes its default; one that the dataclass
    does not know is left out (it was written by a later version)."""
    return _value(kind, json.loads(data))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, tuple | list | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"a sealed box holds no {type(value).__name__}")


_hints = cache(get_type_hints)


def _value(kind: Any, plain: Any) -> Any:
    """`plain` as a value of `kind`."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is Any or plain is None:
        return plain
    if origin in (Union, types.UnionType):
        return _value(next(each for each in inner if each is not type(None)), plain)
    if origin in (tuple, list, frozenset):
        return origin(_value(inner[0], each) for each in plain)
    if origin is dict:
        return {_value(inner[0], key): _value(inner[1], each) for key, each in plain.items()}
    if kind in (datetime, date):
        return kind.fromisoformat(plain)
    if is_dataclass(kind):
        known = {field.name for field in fields(kind)}
        hints = _hints(kind)
        return kind(**{k: _value(hints[k], v) for k, v in plain.items() if k in known})
    return kind(plain) if isinstance(kind, type) and issubclass(kind, Enum) else plain
