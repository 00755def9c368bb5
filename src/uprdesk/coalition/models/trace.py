"""Who did what, when, to which thing: chains of entries that nobody changes unnoticed."""

from datetime import UTC

from django.db import models

from uprdesk.coalition.models.engagement import Engagement
from uprdesk.coalition.models.person import Person


class TraceHead(models.Model):
    """The end of one chain: how many entries it has, and the MAC of the last.

    engagement  whose chain; None: the installation's own
    seal        MAC over the rest: whoever cuts entries off cannot write the end that was there then
    """

    engagement = models.OneToOneField(
        Engagement, models.CASCADE, null=True, related_name="trace_head"
    )
    number = models.PositiveIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")
    seal = models.CharField(max_length=64, default="")


class TraceEntry(models.Model):
    """One deed: written inside the deed's transaction, never changed, without contents.

    engagement  in which it was done; None: in the installation
    number      place in the chain, from 1
    by_number   number of the person who did it, which stays when the person is erased; None where
                the command line did it
    deed        e.g. "link.made", "role.granted"
    target      the thing it was done to: "person 7", "task 1c9e…"; nothing of its contents
    detail      values only, e.g. {"role": "curator"}
    mac         over this entry and the MAC before it (`uprdesk.coalition.trace`), hex
    """

    engagement = models.ForeignKey(Engagement, models.CASCADE, null=True, related_name="trace")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    by_number = models.PositiveBigIntegerField(null=True)
    deed = models.CharField(max_length=60)
    target = models.CharField(max_length=120)
    detail = models.JSONField(default=dict)
    mac = models.CharField(max_length=64)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "number"], name="a_trace_entry_has_its_place"
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=models.Q(engagement=None),
                name="an_entry_of_the_installation_has_its_place",
            ),
        ]

    def save(self, *args: object, **kwargs: object) -> None:
        """Add only: raises RuntimeError when a written entry is to be changed."""
        if not self._state.adding:
            raise RuntimeError("the trace is only added to")
        super().save(*args, **kwargs)

    @property
    def by(self) -> Person | None:
        """Who did it; None for the command line and for somebody who was erased."""
        return Person.objects.filter(pk=self.by_number).first() if self.by_number else None

    @property
    def told(self) -> list[object]:
        """What the MAC is made over, in one order."""
        at = self.at.astimezone(UTC).isoformat()
        return [self.number, at, self.by_number, self.deed, self.target, self.detail]
