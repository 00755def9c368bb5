"""Long work: what runs in the background, how far it is, and what came of it."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from upr.text import Text
from uprdesk.shell.saying import said


class State(models.TextChoices):
    """Where a job stands."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


OVER = (State.DONE, State.FAILED, State.CANCELLED)


class JobQuerySet(models.QuerySet):
    """Questions asked of the long work."""

    def for_user(self, user) -> "JobQuerySet":
        """A person's own jobs; the one doorway."""
        return self.filter(owner=user) if user.is_authenticated else self.none()

    def unfinished(self) -> "JobQuerySet":
        """Waiting or running."""
        return self.exclude(state__in=OVER)

    def abandoned(self, at: datetime) -> "JobQuerySet":
        """Running, but nobody has touched the lease in time: its worker is dead."""
        return self.filter(state=State.RUNNING, leased_until__lt=at)


class Job(models.Model):
    """One piece of long work.

    work          dotted path of the function that does it
    arguments     what the function is called with; JSON values
    title, message, hint   English sentence and its blanks, translated when shown: what it is,
                  how it stands, and what to do next where it failed
    done, total   steps; `total` None while it is not known
    leased_until  the worker renews this while it works; in the past means the worker is dead
    tries         how often it was begun
    address       page of the result, within this site
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="jobs"
    )
    work = models.CharField(max_length=200)
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    title = models.TextField()
    title_blanks = models.JSONField(default=dict)
    message = models.TextField(blank=True)
    message_blanks = models.JSONField(default=dict)
    hint = models.TextField(blank=True)
    hint_blanks = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    address = models.CharField(max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["state", "leased_until"], name="job_by_state_and_lease")]

    def get_absolute_url(self) -> str:
        return reverse("shell:job", args=[self.pk])

    @property
    def is_over(self) -> bool:
        """Done, failed or cancelled."""
        return self.state in OVER

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None while it is not known."""
        return min(self.done / self.total, 1.0) if self.total else None

    # for templates: the sentences in the reader's language
    @property
    def title_said(self) -> str:
        return said(Text(self.title, self.title_blanks))

    @property
    def message_said(self) -> str:
        return said(Text(self.message, self.message_blanks))

    @property
    def hint_said(self) -> str:
        return said(Text(self.hint, self.hint_blanks))
