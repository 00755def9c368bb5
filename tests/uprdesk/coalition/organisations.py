"""Organisations for tests, invented."""

from datetime import datetime

from upr.coalition import Naming
from uprdesk.coalition.actions import organisations
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import AboutOrganisation, Membership, Organisation, Person


def about(name: str = "Red Tapo Norte", **more: object) -> AboutOrganisation:
    """An organisation that may be named in full, if nothing else is said."""
    return AboutOrganisation(**{"names": {"es": name}, "public": Naming.FULL, **more})


def added(here: Here, at: datetime, name: str = "Red Tapo Norte", **more: object) -> Organisation:
    """One that is written down."""
    return organisations.add(here, about(name, **more), at=at)


def number(here: Here, person: Person) -> str:
    """Number of a person's membership, as an organisation keeps it."""
    return str(Membership.objects.get(engagement=here.engagement, person=person).pk)
