"""How far the re-sealing of an engagement is, after its keys were renewed."""

from datetime import datetime, timedelta

from django.db import models

from uprdesk.coalition.models.engagement import Engagement

SILENT = timedelta(minutes=1)
"""Whoever re-seals writes at each step that they are there; after this long they count as gone."""


class Resealing(models.Model):
    """Rows that are sealed anew in the web process of the person who holds the key.

    total       rows and files that were to be sealed anew when it began
    done        how many of them are
    since       when it began
    touched_at  when a step was last taken; None: nobody works at it
    """

    engagement = models.OneToOneField(Engagement, models.CASCADE, related_name="resealing")
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    touched_at = models.DateTimeField(null=True)

    def runs(self, at: datetime) -> bool:
        """Whether somebody's session works at it."""
        return self.touched_at is not None and at - self.touched_at < SILENT

    @property
    def share(self) -> float:
        """How much is done, 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 1.0
