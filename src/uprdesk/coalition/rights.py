"""Roles are a table; nothing else compares a role.

Only the rights in an installation stand here; the roles in an engagement come with it.
"""

from enum import StrEnum, auto

from django.db import models
from django.utils.translation import gettext_lazy as _


class Can(StrEnum):
    """What a person may do in this installation."""

    READ_RECORD = auto()
    """Open the record, search it, read a document for oneself."""
    CURATE = auto()
    """Write the public record by an import."""
    CORRECT_LABELS = auto()
    """Say what a recommendation is about, over sources and the machine; train the machine."""
    ADMINISTER = auto()
    """Invite people and grant roles; see how the installation is."""


class Role(models.TextChoices):
    """What a person is in this installation, beside being signed in."""

    CURATOR = "curator", _("Curator: imports documents into the public record")
    ADMINISTRATOR = "administrator", _("Administrator: invites people and grants roles")


SIGNED_IN: frozenset[Can] = frozenset({Can.READ_RECORD})
"""What every signed-in person may do."""

GRANTS: dict[str, frozenset[Can]] = {
    Role.CURATOR: frozenset({Can.CURATE, Can.CORRECT_LABELS}),
    Role.ADMINISTRATOR: frozenset({Can.ADMINISTER}),
}


def granted(roles: list[str]) -> frozenset[Can]:
    """All that these roles may do together; an unknown role grants nothing."""
    return SIGNED_IN.union(*(GRANTS.get(role, frozenset()) for role in roles))
