"""The recovery key of an engagement, and who holds its three files."""

from django.db import models

from uprdesk.coalition.models.engagement import Engagement
from uprdesk.coalition.models.person import Person


class RecoveryKey(models.Model):
    """A key pair for which the newest keys of the engagement are wrapped; two of three files open it.

    There is one at a time. When new files are issued the one of before is deleted with its box, and
    the files of before open nothing any more.

    sealed  its private half, under the 32 bytes that two files give together
    """

    engagement = models.OneToOneField(Engagement, models.CASCADE, related_name="recovery_key")
    public = models.CharField(max_length=80)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()

    @property
    def context(self) -> str:
        """To what the box is tied."""
        return f"recovery {self.engagement_id} {self.public}"


class RecoveryFile(models.Model):
    """One of the three files: who was given it, and when they took it.

    holder    None: was given to somebody whose account is gone
    sealed    its words, wrapped to the holder's own public half; empty once they took it
    taken_at  when the holder said that they keep it
    """

    key = models.ForeignKey(RecoveryKey, models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField()
    holder = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    sealed = models.BinaryField(default=b"")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="a_recovery_file_is_given_once"),
        ]
