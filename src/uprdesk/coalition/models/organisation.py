"""The organisations of a coalition."""

from dataclasses import dataclass

from uprdesk.coalition.models.sealed import SealedRow
from uprdesk.coalition.rights import Kind


@dataclass(frozen=True, kw_only=True)
class AboutOrganisation:
    """What the box of an organisation holds."""

    name: str


class Organisation(SealedRow):
    """One organisation in the coalition; everything about it is in the box."""

    kind = Kind.ORGANISATIONS
    Inside = AboutOrganisation
