"""The objects of a large JSON array one by one: the whole file never stands in memory."""

from collections.abc import Iterator
from typing import BinaryIO, cast

import ijson

from upr.intake.reading.safety import ASK_SENDER, DOWNLOAD_AGAIN, unreadable
from upr.text import gettext_noop

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

MOST_BYTES = 2_000_000_000
"""A JSON file; the full export of UHRI has about 360 million bytes."""

DEEPEST = 500
"""Arrays and objects inside of each other; those of UHRI have three."""

SLICE = 4096
"""Bytes counted at a time: what opens and closes within them is not seen."""

BYTES_FOR_A_SLIP = 10_000
"""For so many bytes one bracket in a text may lack its partner."""


def json_items(stream: BinaryIO) -> Iterator[dict[str, Json]]:
    """The objects in the outermost array of `stream`; what is no object is left out.

    A byte order mark is skipped. Raises UnreadableFile where the text is no JSON or ends too
    early; objects before that place have been given by then.
    """
    if stream.read(3) != b"\xef\xbb\xbf":
        stream.seek(0)
    try:
        # a file of the wrong shape has no items; the reader of the kind says so
        for item in cast(Iterator[Json], ijson.items(Shallow(stream), "item", use_float=True)):
            if isinstance(item, dict):
                yield item
    except (ijson.JSONError, UnicodeDecodeError) as error:
        raise unreadable(
            gettext_noop("This JSON file is damaged or was cut off while it was copied."),
            DOWNLOAD_AGAIN,
        ) from error


class Shallow:
    """A stream of JSON that stops where it is nested deeper than any export.

    The parser needs the square of the depth. Brackets inside of texts are counted too: they come in
    pairs but for a few.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._open = self._taken = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes; raises UnreadableFile where the nesting is beyond reason."""
        piece = self._stream.read(size)
        for start in range(0, len(piece), SLICE):
            part = piece[start : start + SLICE]
            self._taken += len(part)
            self._open += part.count(b"[") + part.count(b"{")
            self._open -= part.count(b"]") + part.count(b"}")
            if self._open > DEEPEST + self._taken // BYTES_FOR_A_SLIP:
                raise unreadable(gettext_noop("This JSON file is nested too deeply."), ASK_SENDER)
        return piece


def text_of(value: Json) -> str:
    """A JSON value as text: "" for null, objects and arrays."""
    return "" if value is None or isinstance(value, dict | list | bool) else str(value)


def texts_of(value: Json) -> list[str]:
    """A JSON array of texts, or one text, as a list; null and blanks left out."""
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := text_of(item).strip())]
