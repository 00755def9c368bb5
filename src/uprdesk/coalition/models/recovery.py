"""The recovery key of an engagement, and who holds its three files."""

from enum import StrEnum, auto

from django.db import models

from uprdesk.coalition.models.engagement import Engagement
from uprdesk.coalition.models.person import Person
from uprdesk.sealing.recovery import NEEDED


class RecoveryKey(models.Model):
    """A key pair for which the newest keys of the engagement are wrapped; two of three files open it.

    There is one at a time. When new files are issued the one of before is deleted with its box, and
    the files of before open nothing any more.

    sealed   its private half, under the 32 bytes that two files give together
    used_at  when two of its files were used: who brought them may have seen both
    """

    engagement = models.OneToOneField(Engagement, models.CASCADE, related_name="recovery_key")
    public = models.CharField(max_length=80)
    sealed = models.BinaryField()
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    @property
    def context(self) -> str:
        """To what the box is tied."""
        return f"recovery {self.engagement_id} {self.public}"


class RecoveryFile(models.Model):
    """One of the three files: who was given it, and when they took it.

    holder    None: was given to somebody who has left since
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


class RecoveryState(StrEnum):
    """How it stands with the recovery files of an engagement."""

    NONE = auto()
    """Never issued: whoever forgets the last password loses everything."""
    HOLDER_GONE = auto()
    """A holder has left since: all three have to be issued anew."""
    USED = auto()
    """Two of them were used: all three have to be issued anew."""
    WAITING = auto()
    """Issued, and not yet taken by all three."""
    READY = auto()


def recovery_state(engagement: Engagement) -> RecoveryState:
    """How it stands with the recovery files."""
    key = RecoveryKey.objects.filter(engagement=engagement).first()
    if key is None:
        return RecoveryState.NONE
    files = list(key.files.all())
    if any(file.holder_id is None for file in files):
        return RecoveryState.HOLDER_GONE
    if key.used_at:
        return RecoveryState.USED
    if not all(file.taken_at for file in files):
        return RecoveryState.WAITING
    return RecoveryState.READY


def can_be_recovered(engagement: Engagement) -> bool:
    """Whether two members hold what brings the keys back after they were withdrawn from everybody.

    A file of somebody who has left counts for nothing: they may be who it is closed against.
    """
    files = RecoveryFile.objects.filter(key__engagement=engagement, holder__isnull=False)
    return files.exclude(taken_at=None).count() >= NEEDED
