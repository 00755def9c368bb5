"""What words find in one edition of the record, remembered for the next click on a filter."""

from array import array
from collections.abc import Sequence
from functools import lru_cache

from upr.insight.search.tally import bits_of
from upr.insight.search.tree import EVERYTHING, Node
from uprdesk.record.search import matching

REMEMBERED = 256
"""Searches kept; a set of places takes an eighth of a byte for each recommendation."""


class Hits:
    """Asks the store's full text, and turns ids into places.

    places  id → place; -1 for an id that stands nowhere
    size    places in all
    """

    def __init__(self, places: array, size: int) -> None:
        self.places = places
        self.size = size
        self.bits = lru_cache(REMEMBERED)(self._bits)
        self.ranked = lru_cache(REMEMBERED)(self._ranked)

    def _bits(self, query: Node) -> int:
        """Set of places that answer `query`."""
        every = (1 << self.size) - 1
        if query == EVERYTHING:
            return every
        if without := matching.excluded(query):
            return every & ~self.bits(without)
        return bits_of(self._at(matching.found(query)), self.size)

    def _ranked(self, query: Node) -> array:
        """Places that answer `query`, best first."""
        return array("l", self._at(matching.ranked(query)))

    def _at(self, ids: Sequence[int]) -> list[int]:
        try:
            found = list(map(self.places.__getitem__, ids))
        except IndexError:  # imported after this edition was read
            last = len(self.places) - 1
            found = [self.places[pk] for pk in ids if pk <= last]
        return [place for place in found if place >= 0] if -1 in found else found
