"""New keys without anybody leaving, and going on with what a change of keys began."""

from datetime import datetime

from django.db import transaction

from uprdesk.coalition import resealing, trace
from uprdesk.coalition.actions import members
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.rights import Kind, Right


@transaction.atomic
def renew(here: Here, *, at: datetime) -> None:
    """New keys for those who are admitted: e.g. after a telephone was lost."""
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    members.renew(here, at=at)


@transaction.atomic
def go_on(here: Here, *, at: datetime) -> None:
    """Go on with sealing anew, in the session of this person."""
    here.require(Kind.ENGAGEMENT, Right.MANAGE)
    resealing.begin(here.ring, lives=here.lives, at=at)
    trace.record(
        "resealing.continued", by=here.person, target="", at=at, engagement=here.engagement
    )
