"""The single-use link: one component for everything that lets somebody in once."""

import hashlib
from datetime import datetime

from django.db import models

from uprdesk.coalition.models.engagement import Engagement
from uprdesk.coalition.models.person import Person


def digest(secret: str) -> str:
    """SHA-256 of a random secret in hex: the store can recognise it, never tell it."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Purpose(models.TextChoices):
    """What a link is for; a link opens nothing else."""

    INSTALLATION = "installation"  # somebody new comes in
    PASSWORD = "password"  # noqa: S105  a known person chooses a new password
    ENGAGEMENT = "engagement"  # somebody new or known joins an engagement


class InvitationQuerySet(models.QuerySet):
    """Questions asked of the links."""

    def open(self, at: datetime) -> "InvitationQuerySet":
        """Links that can still be used."""
        return self.filter(used_at=None, expires_at__gt=at)

    def with_token(self, token: str) -> "InvitationQuerySet":
        """The link of this token; the store only holds its digest."""
        return self.filter(token_digest=digest(token))


class Invitation(models.Model):
    """A link that lets one person in, once. It is opened by a page and used up by its form.

    roles       what the person will be: values of `Role`, or of `Part` in `engagement`
    person      who gets a new password by it; None where somebody comes in
    engagement  where somebody joins; None outside of one
    """

    token_digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=20, choices=Purpose.choices, default=Purpose.INSTALLATION)
    roles = models.JSONField(default=list)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="links")
    engagement = models.ForeignKey(Engagement, models.CASCADE, null=True, related_name="links")
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_link_ends_after_it_begins",
                condition=models.Q(expires_at__gt=models.F("made_at")),
            ),
            models.CheckConstraint(
                name="a_link_names_what_its_purpose_needs",
                condition=models.Q(purpose="installation", person=None, engagement=None)
                | models.Q(purpose="password", person__isnull=False, engagement=None)
                | models.Q(purpose="engagement", person=None, engagement__isnull=False),
            ),
        ]
