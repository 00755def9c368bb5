"""Whether a file names an organisation that may not be named: the last look before it leaves.

Not seen: names in pictures, in letters that only look alike (a Cyrillic "а" in a Latin word), in
base64 or quoted-printable, and short names in the bytes of pictures. A reader of the file sees the first of these, so a
person still looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from upr.coalition import Forbidden, Found
from upr.errors import UprError
from upr.output.file_texts import pieces_of
from upr.output.text_pieces import Piece, pieces_of_text
from upr.text import Text, gettext_noop, say


@dataclass(frozen=True, slots=True, repr=False)
class NameLeft:
    """A forbidden name and where it stands; `sure` as in `upr.coalition.Found`.

    The place never holds a name. Its `repr` shows nothing.
    """

    name: str
    place: Text
    sure: bool


class NameLeftIn(UprError):
    """A file that names somebody who may not be named; it says where, never whom."""


def found_in(data: bytes | str, forbidden: Forbidden) -> list[NameLeft]:
    """Every forbidden name in a file or text, each once for each place, sure ones first.

    Raises UnreadableFile where a part of the file cannot be searched.
    """
    if not forbidden:
        return []
    found: dict[tuple[str, str], NameLeft] = {}
    for piece in pieces_of_text(data) if isinstance(data, str) else pieces_of(data):
        hits = forbidden.found_in(piece.text, piece.at_least)
        for hit, place in zip(hits, _places(piece, hits), strict=True):
            key = (hit.name, str(place))
            if key not in found or hit.sure:
                found[key] = NameLeft(hit.name, place, hit.sure)
    return sorted(found.values(), key=lambda left: not left.sure)


def _places(piece: Piece, hits: list[Found]) -> Iterator[Text]:
    """Where each of them stands; they come in the order of the text."""
    line, counted = 1, 0
    for hit in hits:
        if not piece.lines:
            yield piece.place
            continue
        line += piece.text.count("\n", counted, hit.start)
        counted = hit.start
        yield say(gettext_noop("line %(line)d"), line=line)


def refuse_if_named(data: bytes | str, forbidden: Forbidden, *, looked_at: bool = False) -> None:
    """Let a file pass that names nobody who may not be named.

    looked_at  a person has looked at the doubtful words (`vida`, which is also the acronym VIDA)
               and says that they name nobody; sure ones are refused all the same

    Raises NameLeftIn with the first place, and UnreadableFile where the file cannot be searched.
    """
    left = found_in(data, forbidden)
    if left and left[0].sure:
        raise NameLeftIn(
            say(
                gettext_noop(
                    "This file names an organisation that may not be named there: %(place)s."
                ),
                place=left[0].place,
            ),
            say(
                gettext_noop(
                    "Nothing was given out. Take the name out there, or ask the organisation "
                    "whether it wants to be named otherwise, and export again."
                )
            ),
        )
    if left and not looked_at:
        raise NameLeftIn(
            say(
                gettext_noop(
                    "This file holds a word that is also a name that may not be printed: %(place)s."
                ),
                place=left[0].place,
            ),
            say(
                gettext_noop(
                    "Nothing was given out. Look at that place: if the word names nobody, say so "
                    "and export again."
                )
            ),
        )
