"""The sessions as the store sees them: who is there, since when, and a box it cannot open."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

ROUNDED = timedelta(minutes=1)
"""When somebody worked is kept no more exactly than this."""


def rounded(at: datetime) -> datetime:
    """The minute in which `at` lies."""
    return at.replace(second=0, microsecond=0)


class SessionQuerySet(models.QuerySet):
    """Questions asked of the sessions."""

    def ended(self, at: datetime) -> "SessionQuerySet":
        """Sessions that lasted too long, or that nobody used for too long."""
        return self.filter(models.Q(began_at__lte=_oldest(at)) | models.Q(seen_at__lte=_idle(at)))

    def living(self, at: datetime) -> "SessionQuerySet":
        """Sessions that can still be used."""
        return self.filter(began_at__gt=_oldest(at), seen_at__gt=_idle(at))


class Session(models.Model):
    """One browser in which somebody is; nothing of the browser, the machine or the network.

    digest    what the cookie of this session gives, and no other cookie; never the cookie itself
    sealed    the session's content, in a box that only the cookie opens
    person    who is signed in; None before that
    began_at  the minute in which it began
    seen_at   the minute in which it was last stored; somebody signed in stores it once a minute
    """

    digest = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+"
    )
    began_at = models.DateTimeField(db_index=True)
    seen_at = models.DateTimeField(db_index=True)

    objects = SessionQuerySet.as_manager()


def _oldest(at: datetime) -> datetime:
    """A session that began in this minute or before lasts too long at `at`."""
    return at - timedelta(seconds=settings.SESSION_COOKIE_AGE) - ROUNDED


def _idle(at: datetime) -> datetime:
    """A session that was last seen in this minute or before is idle too long at `at`."""
    return at - timedelta(seconds=settings.SESSION_IDLE) - ROUNDED
