"""The keys of one engagement in one person's hand: the only thing that opens and fills boxes."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, TypeVar

from uprdesk.coalition.models import Engagement, EngagementKey, HeldKey, Person, Sealed
from uprdesk.coalition.rights import Compartment
from uprdesk.sealing.box import CannotOpen, derive, open_box, seal
from uprdesk.sealing.identity import Identity, unwrap
from uprdesk.sealing.inside import from_bytes, to_bytes

Row = TypeVar("Row", bound=Sealed)

ROWS = "uprdesk rows"
"""Purpose of the key for rows that is derived from the private half of a generation."""


class Ring:
    """What `person` can open in `engagement` with the private key of their session.

    identity  the person's own; None where the session has none: then nothing opens
    """

    def __init__(
        self, engagement: Engagement, person: Person | None, identity: Identity | None
    ) -> None:
        self.engagement = engagement
        self.person = person
        self.identity = identity
        self._opened: dict[tuple[str, int], Identity] = {}
        self._row_keys: dict[tuple[str, int], bytes] = {}

    @classmethod
    def new(cls, engagement: Engagement, secrets: dict[tuple[str, int], Identity]) -> "Ring":
        """A ring of keys that are at hand: those just made, or those that recovery opened."""
        ring = cls(engagement, None, None)
        ring._opened = dict(secrets)
        ring.__dict__["_held"] = {}
        return ring

    @cached_property
    def _held(self) -> dict[tuple[str, int], bytes]:
        """Wrapped private halves that this person holds, by compartment and generation."""
        if self.identity is None:
            return {}
        held = HeldKey.objects.filter(key__engagement=self.engagement, person=self.person)
        return {
            (each.key.compartment, each.key.generation): bytes(each.wrapped)
            for each in held.select_related("key")
        }

    def holds(self, compartment: str) -> bool:
        """Whether this ring opens what is sealed in a compartment today."""
        return bool(self.generations(compartment))

    def generations(self, compartment: str) -> list[int]:
        """Generations at hand, the newest last; older ones are reached through them."""
        return sorted({g for c, g in [*self._held, *self._opened] if c == compartment})

    def newest(self, compartment: str) -> int:
        """The generation that new boxes are sealed under; raises CannotOpen without any."""
        if not (found := self.generations(compartment)):
            raise CannotOpen
        return found[-1]

    def identity_of(self, compartment: str, generation: int) -> Identity:
        """The key pair of one generation; raises CannotOpen when it is out of reach."""
        at = (compartment, generation)
        if at not in self._opened:
            self._opened[at] = self._open_generation(compartment, generation)
        return self._opened[at]

    def _open_generation(self, compartment: str, generation: int) -> Identity:
        """The newest from what the person holds, an older one from the next, which keeps it.

        Never an older one from what is held: then a key that somebody else put into the store as the
        newest would open what was sealed before, and people would go on working under it.
        """
        wrapped = self._held.get((compartment, generation))
        if generation >= self.newest(compartment):
            if wrapped is None or self.identity is None:
                raise CannotOpen
            return Identity.from_secret(unwrap(wrapped, self.identity).decode())
        key = EngagementKey.objects.get(
            engagement=self.engagement, compartment=compartment, generation=generation
        )
        after = self.identity_of(compartment, generation + 1)
        return Identity.from_secret(unwrap(bytes(key.kept), after).decode())

    def row_key(self, compartment: str, generation: int) -> bytes:
        """The key under which rows of a generation are sealed."""
        at = (compartment, generation)
        if at not in self._row_keys:
            secret = self.identity_of(compartment, generation).secret
            self._row_keys[at] = derive(secret.encode(), ROWS)
        return self._row_keys[at]

    def open(self, row: Row) -> Row:
        """Open the box of `row` into `row.inside`; returns the row. Raises CannotOpen."""
        key = self.row_key(row.compartment(), row.generation)
        row.inside = from_bytes(row.Inside, open_box(key, bytes(row.sealed), row.context))
        return row

    def open_all(self, rows: Iterable[Row]) -> list[Row]:
        """Open the boxes of all rows."""
        return [self.open(row) for row in rows]

    def seal(self, row: Row, inside: Any = None) -> Row:
        """Seal `inside` (default: `row.inside`) under the newest generation; the caller saves."""
        if inside is not None:
            row.inside = inside
        compartment = row.compartment()
        row.generation = self.newest(compartment)
        key = self.row_key(compartment, row.generation)
        row.sealed = seal(key, to_bytes(row.inside), row.context)
        return row

    def reseal(self, row: Row) -> Row:
        """Move the content of `row`, as it is, into a box under the newest generation.

        The caller saves. Raises CannotOpen.
        """
        compartment = row.compartment()
        old = self.row_key(compartment, row.generation)
        content = open_box(old, bytes(row.sealed), row.context)
        row.generation = self.newest(compartment)
        row.sealed = seal(self.row_key(compartment, row.generation), content, row.context)
        return row

    def look_again(self) -> None:
        """Forget what was read of the keys: they were renewed, or are another person's now."""
        self.__dict__.pop("_held", None)
        self._opened.clear()
        self._row_keys.clear()

    def compartments(self) -> list[Compartment]:
        """Every compartment that this ring opens."""
        return [each for each in Compartment if self.holds(each)]
