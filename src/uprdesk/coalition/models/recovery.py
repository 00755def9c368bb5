"""The recovery key of an engagement, and who holds its three files."""

from django.db import models

from uprdesk.coalition.models.engagement import Engagement
from uprdesk.coalition.models.person import Person


class RecoveryKey(models.Model):
    """A key pair for which the newest keys of the engagement are wrapped; two of three files open it.

    sealed      its private half, under the 32 bytes that two files give together
    retired_at  when new files replaced it; None: this is the one in use
    """

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="recovery_keys")
    public = models.CharField(max_length=80)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)


class RecoveryFile(models.Model):
    """One of the three files: who was given it, and when they took it; never its contents.

    holder    None: was given to somebody who has left since
    """

    key = models.ForeignKey(RecoveryKey, models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField()
    holder = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="a_recovery_file_is_given_once"),
        ]
