"""What somebody can open who keeps every key they ever held, and every copy of the store."""

from collections import defaultdict
from uuid import UUID

from uprdesk.coalition.models import (
    Engagement,
    EngagementKey,
    HeldKey,
    Person,
    private_tables,
)
from uprdesk.coalition.models.engagement import Sealed
from uprdesk.coalition.ring import Ring
from uprdesk.sealing.box import CannotOpen
from uprdesk.sealing.identity import Identity, unwrap

At = tuple[UUID, str, int]
"""Engagement, compartment, generation."""


class Loot:
    """Private halves by person: everybody tries every wrapping that was ever in the store.

    copies  wrappings of before, which the store has deleted: engagement → compartment, generation,
            whose, bytes
    """

    def __init__(self) -> None:
        self.identities: dict[str, list[Identity]] = defaultdict(list)
        self.secrets: dict[str, dict[At, Identity]] = defaultdict(dict)
        self.copies: dict[UUID, list[tuple[int, int | None, bytes]]] = defaultdict(list)
        self._seen: set[bytes] = set()

    def meet(self, person: Person) -> None:
        """Somebody has a new private key, and keeps the old ones."""
        self.identities[person.pseudonym].append(person.identity)

    def newest(self, engagement: UUID) -> dict[str, EngagementKey]:
        """The keys of today by compartment."""
        keys = EngagementKey.objects.filter(engagement=engagement).order_by("generation")
        return {key.compartment: key for key in keys}

    def gather(self, engagement: UUID) -> None:
        """Everybody tries to open every new wrapping, whoever it is for."""
        held = HeldKey.objects.filter(key__engagement=engagement).select_related("key")
        for one in held:
            wrapped = bytes(one.wrapped)
            if wrapped in self._seen:
                continue
            self._seen.add(wrapped)
            self.copies[engagement].append((one.key_id, one.person_id, wrapped))
            at = (engagement, one.key.compartment, one.key.generation)
            for who, identities in self.identities.items():
                for identity in identities:
                    if secret := opened(wrapped, identity):
                        self.secrets[who][at] = secret
        for key in EngagementKey.objects.filter(engagement=engagement).exclude(kept=b""):
            if bytes(key.kept) not in self._seen:
                self._seen.add(bytes(key.kept))
                self._try_kept(engagement, key)

    def _try_kept(self, engagement: UUID, key: EngagementKey) -> None:
        """A kept private half leads from newer keys to older ones, never the other way."""
        for who, known in self.secrets.items():
            for (where, compartment, generation), secret in list(known.items()):
                if where == engagement and compartment == key.compartment:
                    old = opened(bytes(key.kept), secret)
                    assert old is None or generation > key.generation, f"{who} opened a newer key"

    def knowing(self, engagement: UUID, compartment: str, generation: int) -> list[str]:
        """Who knows a private half."""
        at = (engagement, compartment, generation)
        return [who for who, known in self.secrets.items() if at in known]

    def opens(self, who: str, engagement: Engagement) -> int:
        """How many rows of today somebody opens with all that they ever held."""
        known = {
            (c, g): key for (at, c, g), key in self.secrets[who].items() if at == engagement.pk
        }
        ring = Ring.new(engagement, known)
        rows: list[Sealed] = [engagement]
        for table in private_tables():
            rows += table._base_manager.filter(engagement=engagement)
        return sum(opens(ring, row) for row in rows)


def opens(ring: Ring, row: Sealed) -> bool:
    """Whether a row opens."""
    try:
        ring.open(row)
    except CannotOpen:
        return False
    return True


def opened(wrapped: bytes, identity: Identity) -> Identity | None:
    """The key pair in a wrapping; None where it is not for this one."""
    try:
        return Identity.from_secret(unwrap(wrapped, identity).decode())
    except CannotOpen:
        return None
