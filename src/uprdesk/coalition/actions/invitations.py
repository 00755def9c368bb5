"""Invite somebody into an engagement by a single-use link, and take the link back."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from uprdesk.coalition import trace
from uprdesk.coalition.actions import members
from uprdesk.coalition.actions.door import make_link
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Invitation
from uprdesk.coalition.rights import Kind, Right


def invite(here: Here, *, parts: Collection[str], at: datetime) -> str:
    """Make a link into this engagement and return its token, which is kept nowhere.

    parts  what the newcomer will be; raises NoPart without any
    """
    here.require(Kind.PEOPLE, Right.MANAGE)
    known = members.known(parts)
    return make_link(by=here.person, at=at, roles=known, engagement=here.engagement)


@transaction.atomic
def withdraw(here: Here, link: Invitation, *, at: datetime) -> None:
    """Make a link of this engagement worthless before somebody uses it."""
    here.require(Kind.PEOPLE, Right.MANAGE)
    gone, _ = here.engagement.links.filter(pk=link.pk, used_at=None).delete()
    if gone:
        trace.record("link.withdrawn", by=here.person, target="", at=at, engagement=here.engagement)
