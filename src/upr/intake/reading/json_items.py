"""The objects of a large JSON array one by one: the whole file never stands in memory."""

from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO, cast

import ijson

from upr.intake.reading.safety import DOWNLOAD_AGAIN, unreadable
from upr.text import gettext_noop

Json = str | int | float | Decimal | bool | None | list["Json"] | dict[str, "Json"]

MOST_BYTES = 2_000_000_000
"""A JSON file; the full export of UHRI has about 360 million bytes."""


def json_items(stream: BinaryIO) -> Iterator[dict[str, Json]]:
    """The objects in the outermost array of `stream`; what is no object is left out.

    A byte order mark is skipped. Raises UnreadableFile where the text is no JSON or ends too
    early; objects before that place have been given by then.
    """
    if stream.read(3) != b"\xef\xbb\xbf":
        stream.seek(0)
    try:
        # a file of the wrong shape has no items; the reader of the kind says so
        for item in cast(Iterator[Json], ijson.items(stream, "item")):
            if isinstance(item, dict):
                yield item
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise unreadable(
            gettext_noop("This JSON file is damaged or was cut off while it was copied."),
            DOWNLOAD_AGAIN,
        ) from error


def text_of(value: Json) -> str:
    """A JSON value as text: "" for null, objects and arrays."""
    return "" if value is None or isinstance(value, dict | list | bool) else str(value)


def texts_of(value: Json) -> list[str]:
    """A JSON array of texts, or one text, as a list; null and blanks left out."""
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := text_of(item).strip())]
