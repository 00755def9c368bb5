"""Whether the numbers of a document run on, so that a person sees at once if something is missing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

NUMBER = re.compile(r"(?P<chapeau>(?:\d{1,4}\.)*)(?P<last>\d{1,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Numbers under one paragraph of a document.

    first, last  as printed: "127.1", "127.178"
    missing      numbers between them that are not there, as they would be printed
    """

    first: str
    last: str
    missing: tuple[str, ...] = ()

    def __str__(self) -> str:
        """ "127.1–127.178"; "25" where there is one number only."""
        return self.first if self.first == self.last else f"{self.first}–{self.last}"


def series(numbers: Iterable[str]) -> list[Series]:
    """The series that `numbers` make, in the order of paragraphs: "6.1", "6.2" before "7.1".

    The last part counts up under what stands before it; what is no number is left out.
    """
    found: dict[str, set[int]] = {}
    for number in numbers:
        if match := NUMBER.fullmatch(number):
            found.setdefault(match["chapeau"], set()).add(int(match["last"]))
    return [_series(chapeau, found[chapeau]) for chapeau in sorted(found, key=_paragraphs)]


def _paragraphs(chapeau: str) -> list[int]:
    return [int(part) for part in chapeau.split(".") if part]


def _series(chapeau: str, counted: set[int]) -> Series:
    first, last = min(counted), max(counted)
    return Series(
        first=f"{chapeau}{first}",
        last=f"{chapeau}{last}",
        missing=tuple(f"{chapeau}{n}" for n in range(first, last) if n not in counted),
    )
