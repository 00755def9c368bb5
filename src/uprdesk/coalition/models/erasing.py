"""Who wants an engagement erased."""

from datetime import datetime, timedelta

from django.db import models

from uprdesk.coalition.models.engagement import Engagement, Membership
from uprdesk.coalition.models.person import Person

HOLDS = timedelta(days=7)
"""How long a coordinator's word counts: what they said long ago is asked again."""


class ErasureWish(models.Model):
    """A coordinator agreed to erase the engagement; when all of them have, it is erased."""

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="erasure_wishes")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "person"], name="a_person_agrees_to_an_erasure_once"
            ),
        ]


def agreed(engagement: Engagement, at: datetime) -> set[int]:
    """Numbers of the people who agree today."""
    wishes = engagement.erasure_wishes.filter(at__gt=at - HOLDS)
    return set(wishes.values_list("person_id", flat=True))


def still_to_agree(engagement: Engagement, at: datetime) -> list[Membership]:
    """Admitted coordinators who have not agreed."""
    said = agreed(engagement, at)
    admitted = engagement.members.exclude(admitted_at=None).select_related("person")
    return [member for member in admitted.coordinators() if member.person_id not in said]
