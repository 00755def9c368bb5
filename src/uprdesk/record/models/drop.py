"""What a person dropped: a document read for them alone, until they save or discard it.

These rows are private: they belong to one person, `for_user` is the one doorway, and only
`uprdesk.record.actions` writes them. What they hold is the public text of a UN document.
"""

import uuid
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from uprdesk.shell.models import OVER, Job


class DropQuerySet(models.QuerySet):
    """Questions asked of drops."""

    def for_user(self, user) -> "DropQuerySet":
        """A person's own; the one doorway."""
        return self.filter(owner=user) if user.is_authenticated else self.none()

    def expired(self, at: datetime) -> "DropQuerySet":
        """Kept long enough."""
        return self.filter(expires_at__lte=at)

    def broken(self) -> "DropQuerySet":
        """Their reading ended without a result: refused, cancelled or broken off."""
        over = models.Q(job=None) | models.Q(job__state__in=OVER)
        return self.filter(over, state=Drop.State.READING)


class Drop(models.Model):
    """One file that somebody dropped to have it read.

    name         of the file, as its owner knows it; shown to nobody else and never logged
    size         bytes; sha256 of them
    job          the work that reads or saves it now, or did last
    document     what it says it is, the fields of `upr.record.Document`; empty until it is read
    remarks      doubts of the reading: [[sentence, blanks], …]
    problem      why a person is asked what it is: [sentence, blanks]; empty where nobody is
    doubtful     pairs that a person would be asked about for the first time
    withdrawn    recommendations that no document would carry any more
    run          the import by which it was saved
    expires_at   from then on it is swept away
    """

    class State(models.TextChoices):
        READING = "reading", _("being read")
        ASKING = "asking", _("says not what it is")
        READ = "read", _("read, not saved")
        SAVING = "saving", _("being saved")
        SAVED = "saved", _("saved")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drops")
    name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READING)
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    document = models.JSONField(default=dict)
    remarks = models.JSONField(default=list)
    problem = models.JSONField(default=list)
    doubtful = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    run = models.ForeignKey("record.ImportRun", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    objects = DropQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]

    def get_absolute_url(self) -> str:
        return reverse("record:dropped", args=[self.pk])

    @property
    def path(self) -> Path:
        """Where its bytes wait to be read; the file is there only until then."""
        return settings.DATA / "dropped" / str(self.pk)

    @property
    def rests(self) -> bool:
        """Nobody works on it: its work is over, cancelled before it began, or forgotten."""
        return self.job is None or self.job.is_over

    @property
    def is_broken(self) -> bool:
        """Its reading ended without a result: refused, cancelled or broken off."""
        return self.state == self.State.READING and self.rests

    @property
    def may_be_saved(self) -> bool:
        """It was read, and nobody saves it now; saving may have failed before."""
        return self.state == self.State.READ or (self.state == self.State.SAVING and self.rests)


class Piece(models.Model):
    """One piece of what was read, in the order of the document.

    kind      "recommendation", "position", "pledge", or "unread" where it could not be read
    change    what it is to the record: "new", "changed", "joined", "known" (see
              `importer.before.Change`), "refused" (read, but the record cannot keep it) or "unread"
    doubtful  a person will be asked whether it is the same as another one
    told      the fields of the value of `upr.record`
    before    what the record has of it: {"text", "recommenders", "response", "document"};
              empty for new and known ones
    why       of refused and doubtful ones: [sentence, blanks]
    """

    class Change(models.TextChoices):
        NEW = "new", _("new")
        CHANGED = "changed", _("changes")
        JOINED = "joined", _("adds")
        KNOWN = "known", _("known")
        REFUSED = "refused", _("cannot be kept")
        UNREAD = "unread", _("not read")

    drop = models.ForeignKey(Drop, models.CASCADE, related_name="pieces", db_index=False)
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=16)
    change = models.CharField(max_length=8, choices=Change.choices)
    doubtful = models.BooleanField(default=False)
    told = models.JSONField()
    before = models.JSONField(default=dict)
    why = models.JSONField(default=list)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["drop", "place"], name="a_piece_has_its_place")
        ]
        indexes = [models.Index(fields=["drop", "change", "place"], name="piece_by_change")]
