"""One coalition's work on one review, and who takes part: everything private hangs on it."""

import uuid
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models

from uprdesk.coalition.models.person import Person
from uprdesk.coalition.rights import (
    COMPARTMENT_OF,
    PART_NAMES,
    Compartment,
    Kind,
    Part,
    Right,
    may,
    opens,
)


class Sealed(models.Model):
    """One row with a sealed box; only a `Ring` opens and fills it.

    sealed      the box: JSON of `Inside`, see `uprdesk.sealing.box`
    generation  of the engagement's key under which it is sealed
    inside      what the box holds, once a ring has opened it; never a column
    """

    sealed = models.BinaryField()
    generation = models.PositiveIntegerField()

    kind: ClassVar[Kind]
    Inside: ClassVar[type[Any]]
    inside: Any

    class Meta:
        abstract = True

    @classmethod
    def compartment(cls) -> Compartment:
        """Which key of the engagement opens it."""
        return COMPARTMENT_OF[cls.kind]

    @property
    def context(self) -> str:
        """To what the box is tied: a box that is moved to another row does not open there."""
        return f"{self._meta.db_table} {self.pk} {self.generation}"


@dataclass(frozen=True, kw_only=True)
class AboutEngagement:
    """What the box of an engagement holds.

    name     as the coalition calls it, e.g. "Ejemplo 2027"; shown at the top of each page
    state    under review, ISO 3166-1 alpha-3
    cycle    of the review, e.g. 5
    session  of the Working Group in which the review is, or is likely to be: from it and the State
             `upr.stages.timeline` reckons all days
    """

    name: str
    state: str
    cycle: int
    session: int


class Engagement(Sealed):
    """One coalition's work on one review of one State.

    opened_at           when it began
    closed_at           when a coordinator closed it in an emergency; None while it is open
    erase_on            day on which it is erased; None: until somebody erases it
    second_step_needed  whether everybody in it signs in in two steps
    """

    kind = Kind.ENGAGEMENT
    Inside = AboutEngagement

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    erase_on = models.DateField(null=True)
    second_step_needed = models.BooleanField(default=False)


class MembershipQuerySet(models.QuerySet):
    """Questions asked of who takes part."""

    def that_may(self, kind: Kind, right: Right) -> list["Membership"]:
        """Members with this right, in the order in which they came."""
        return [one for one in self.order_by("joined_at", "pk") if one.may(kind, right)]

    def coordinators(self) -> list["Membership"]:
        """Members who lead."""
        return [one for one in self.order_by("joined_at", "pk") if one.coordinates]


class Membership(models.Model):
    """One person in one engagement.

    parts        what the person is here, values of `Part`; never empty
    joined_at    when the person used the link
    admitted_at  when a member wrapped the keys for this person; None: waits, and sees nothing
    invited_by   who made the link, so that whoever admits knows on whose word somebody comes; None
                 for the person who began the engagement
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    parts = models.JSONField(default=list)
    joined_at = models.DateTimeField()
    admitted_at = models.DateTimeField(null=True)
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "person"], name="a_person_is_in_an_engagement_once"
            ),
        ]

    def may(self, kind: Kind, right: Right) -> bool:
        """Whether this member's parts include the right."""
        return may(self.parts, kind, right)

    def opens(self, compartment: str) -> bool:
        """Whether this member is to hold the key of a compartment."""
        return opens(self.parts, compartment)

    @property
    def knows_keys(self) -> bool:
        """Whether the person holds keys here, or held some until they forgot their password.

        Whoever has that password after all, and an old copy of the store, still opens what the keys
        of today open: they are renewed when such a person is taken out, too.
        """
        waits = self.engagement.trace.filter(deed="member.waits", target=f"person {self.person_id}")
        return self.admitted_at is not None or waits.exists()

    @property
    def coordinates(self) -> bool:
        """Whether the person leads; an engagement never is without."""
        return Part.COORDINATOR in self.parts

    @property
    def short_parts(self) -> list[Any]:
        """The parts in one word each, in the order of the table."""
        return [name for part, name in PART_NAMES.items() if part in self.parts]

    @property
    def parts_said(self) -> list[Any]:
        """The parts in the reader's words, in the order of the table."""
        return [label for value, label in Part.choices if value in self.parts]
