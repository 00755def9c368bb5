"""Who takes part in which engagement, as it should be: written from the table of rights alone."""

from dataclasses import dataclass, field
from uuid import UUID

from uprdesk.coalition.rights import COMPARTMENT_OF, RIGHTS, Compartment, Kind, Part, Right


@dataclass
class Place:
    """What one person is in one engagement."""

    parts: list[str]
    admitted: bool = False

    def may(self, kind: Kind, right: Right) -> bool:
        """Whether one of the parts has the right."""
        return any(right in RIGHTS[part].get(kind, ()) for part in self.parts)

    def opens(self, compartment: str) -> bool:
        """Whether the parts may see anything that lies in a compartment."""
        kinds = [kind for kind, of in COMPARTMENT_OF.items() if of == compartment]
        return any(self.may(kind, Right.SEE) for kind in kinds)

    @property
    def leads(self) -> bool:
        """Whether the person is an admitted coordinator."""
        return self.admitted and Part.COORDINATOR in self.parts


@dataclass
class Link:
    """A single-use link; parts: what it makes somebody."""

    token: str
    parts: list[str]
    by: str


@dataclass
class Desk:
    """One engagement.

    number     by which its texts are marked
    places     who takes part, by pseudonym
    links      which can still be used; spent: which cannot
    holders    who was given a recovery file and has not taken it yet
    files      texts of the recovery files that were taken; old_files: of those issued before
    withdrawn  closed, and nobody holds a key
    agreed     who wants it erased
    once       who was in it before: they stay in the trace, and in what they wrote
    knowing    who knows the key of today all the same: they left by themselves while they had none
    """

    pk: UUID
    number: int
    name: str
    places: dict[str, Place] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    spent: list[Link] = field(default_factory=list)
    holders: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)
    old_files: list[str] = field(default_factory=list)
    closed: bool = False
    withdrawn: bool = False
    agreed: set[str] = field(default_factory=set)
    once: set[str] = field(default_factory=set)
    knowing: set[str] = field(default_factory=set)

    def may(self, who: str, kind: Kind, right: Right) -> bool:
        """Whether somebody takes part with this right."""
        return who in self.places and self.places[who].may(kind, right)

    def works(self, who: str) -> bool:
        """Whether somebody can open anything here now."""
        return who in self.places and self.places[who].admitted and not self.closed

    def sees(self, who: str, kind: Kind) -> bool:
        """Whether somebody may read things of this kind now."""
        return self.works(who) and self.may(who, kind, Right.SEE)

    def refusal(self, who: str, kind: Kind, right: Right, *, waiting: bool = False) -> int:
        """The status with which a request is turned away; 0: it is let in."""
        if who not in self.places:
            return 404
        if not self.may(who, kind, right):
            return 403
        return 0 if waiting or self.works(who) else 403

    def only_lead(self, who: str) -> bool:
        """Whether nobody would lead without this person."""
        others = [place for name, place in self.places.items() if name != who]
        leads = Part.COORDINATOR in self.places[who].parts
        return leads and not any(place.leads for place in others)

    def hold(self) -> set[tuple[str, str]]:
        """Who is to hold the key of which compartment today."""
        if self.withdrawn:
            return set()
        return {
            (who, compartment)
            for who, place in self.places.items()
            for compartment in Compartment.values
            if place.admitted and place.opens(compartment)
        }

    def drop(self, who: str) -> None:
        """Somebody is out: with them go the links they made and the file that waited for them."""
        del self.places[who]
        self.once.add(who)
        self.spend([link for link in self.links if link.by == who])
        self.holders.discard(who)
        self.agreed.discard(who)

    def spend(self, links: list[Link]) -> None:
        """These links open nothing any more."""
        self.links = [link for link in self.links if link not in links]
        self.spent = (self.spent + links)[-5:]
