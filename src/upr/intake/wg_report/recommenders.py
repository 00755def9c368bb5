"""The names in one bracket: which are States, in printed order, and which nobody knows."""

import re
from dataclasses import dataclass

from upr.vocab.mentions import mentions
from upr.vocab.states import find_state

SEPARATOR = re.compile(r"\s*(?:[,;/]|\band\b|\by\b|\be\b|\bet\b|&)\s*")
"""Between names; names hold some of them ("Trinidad and Tobago"), so the longest name wins."""

ON_BEHALF = re.compile(
    r"[,;]?\s*(?:(?:also\s+)?(?:speaking\s+)?on\s+behalf\s+of\b"
    r"|(?:también\s+|y\s+)?en\s+(?:su\s+(?:propio\s+)?)?nombre\s+(?:y\s+)?(?:en\s+el\s+)?del?\b"
    r"|(?:également\s+)?au\s+nom\s+(?:d['’]|de\b|des\b|du\b)).*$",
    re.I | re.S,
)
"""A State speaks for a group: the State recommends, the group's name is left out."""

REASSURANCE = re.compile(
    r"^(?:(?:recommend\w+|recomend\w+|recommand\w+)\s+)?(?:\w+\s+)?(?:by|from|por|par)\s+", re.I
)
"""Some reports print "(recommended by Spain)", "(recomendación formulada por Chile)" or "(by Spain)"."""

LONGEST_NAME = 8
"""Pieces between separators in the longest name of a State, with room to spare."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a bracket holds.

    states   ISO 3166-1 alpha-3, in printed order, each once
    unknown  pieces that are the name of no State we know
    """

    states: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    @property
    def all_known(self) -> bool:
        """Whether the bracket holds States and nothing else."""
        return bool(self.states) and not self.unknown


def without_group(content: str) -> str:
    """Take off "on behalf of the European Union" and what follows it."""
    return ON_BEHALF.sub("", content)


def names_in(content: str, *, sample: bool = False) -> Names:
    """Read the inside of a bracket; commas and 'and' inside a name belong to the name."""
    content = without_group(REASSURANCE.sub("", content.strip())).strip(" .;,:*∗")
    if state := find_state(content, sample=sample):
        return Names((state,))
    pieces = _pieces(content)
    states: dict[str, None] = {}
    unknown: list[str] = []
    at = 0
    while at < len(pieces):
        size, state = _longest_name(content, pieces, at, sample=sample)
        if state:
            states[state] = None
        elif joined := missing_comma(content[slice(*pieces[at])], sample=sample):
            states |= dict.fromkeys(joined)
        elif text := content[slice(*pieces[at])].strip():
            unknown.append(text)
        at += size
    return Names(tuple(states), tuple(unknown))


def _pieces(content: str) -> list[tuple[int, int]]:
    """Places of what stands between separators, empty pieces left out."""
    places: list[tuple[int, int]] = []
    start = 0
    for match in [*SEPARATOR.finditer(content), None]:
        end = match.start() if match else len(content)
        if content[start:end].strip():
            places.append((start, end))
        start = match.end() if match else end
    return places


def _longest_name(
    content: str, pieces: list[tuple[int, int]], at: int, *, sample: bool
) -> tuple[int, str | None]:
    """How many pieces from `at` on make the longest known name, and its State."""
    for size in range(min(LONGEST_NAME, len(pieces) - at), 0, -1):
        state = find_state(content[pieces[at][0] : pieces[at + size - 1][1]], sample=sample)
        if state:
            return size, state
    return 1, None


def missing_comma(text: str, *, sample: bool = False) -> tuple[str, ...]:
    """States of a piece that is several names in a row: "United Kingdom France".

    Empty where any word of it belongs to no name.
    """
    found = mentions(text, sample=sample)
    outside = text
    for mention in reversed(found):
        outside = outside[: mention.start] + outside[mention.end :]
    return () if outside.strip() or len(found) < 2 else tuple(one.iso3 for one in found)
