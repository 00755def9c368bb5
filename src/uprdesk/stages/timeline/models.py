"""The tables of the plan: announced dates, what is done about each step, own tasks, and feeds."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import models

from upr.stages import Stage
from uprdesk.coalition.models import Engagement, Person
from uprdesk.coalition.models.sealed import SealedRow
from uprdesk.coalition.rights import Kind
from uprdesk.sealing.server import ServerSealedField


@dataclass(frozen=True, kw_only=True)
class AboutDate:
    """What the box of an announced date holds.

    step    id of the step, e.g. "submission"
    day     the day in Geneva; at: the moment, where the hour is known
    until   last day, where it lasts longer than one
    source  who announced it; address: where to read it, may be empty
    """

    step: str
    day: date
    source: str
    at: datetime | None = None
    until: date | None = None
    address: str = ""


@dataclass(frozen=True, kw_only=True)
class Work:
    """What the coalition does about a step or a task of its own.

    owners   numbers of memberships: who takes care of it
    done_on  day on which somebody ticked it off; done_by: number of their membership
    note     a few words of ours
    """

    owners: tuple[str, ...] = ()
    done_on: date | None = None
    done_by: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class AboutStep(Work):
    """What the box of our work on a step of the review holds; `step` is its id."""

    step: str


@dataclass(frozen=True, kw_only=True)
class AboutTask(Work):
    """What the box of a task of our own holds.

    number   its place in the engagement, from 1 and never used again: for a neutral "Task 3"
    step     id of the step that it belongs to; empty for none
    due      by when; None where it does not matter
    depends  ids of steps and numbers of task rows that come before it
    made_by  number of the membership of whoever wrote it down
    """

    title: str
    number: int
    stage: Stage
    step: str = ""
    due: date | None = None
    depends: tuple[str, ...] = ()
    made_by: str = ""


class Versioned(SealedRow):
    """A row that two people may edit at once.

    version  counts the changes, so that they notice each other; it tells nothing else
    """

    kind = Kind.PLAN

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class AnnouncedDate(Versioned):
    """A date that a source prints for a step; there is at most one for each step."""

    Inside = AboutDate


class StepWork(Versioned):
    """What we do about one step of the review; there is none while nobody did anything."""

    Inside = AboutStep


class Task(Versioned):
    """Something the coalition wants to do beside the steps of the review."""

    Inside = AboutTask


class Feed(models.Model):
    """The calendar of one person and one engagement, for programs that cannot sign in.

    The address holds a token that is kept nowhere. From the token one gets the key of
    `sealed_private`, the private half of `public`, to which the calendar is wrapped. Whoever
    changes the plan writes the calendar anew; whoever has the store alone reads none of it.

    engagement, person  plain like a membership: who may have a feed is asked at each request
    token_digest        by what the row is found; the token itself has 256 random bits
    public              to what the calendar is wrapped
    sealed_private      its private half, under a key that only the token gives
    snapshot            the calendar (.ics), filled up and wrapped
    full_titles         plain, since others who write the calendar anew must know it: whether it
                        says what is due, or only "Step 4"
    """

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    token_digest = models.CharField(max_length=64, unique=True)
    public = models.CharField(max_length=80)
    sealed_private = models.BinaryField()
    snapshot = models.BinaryField()
    full_titles = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "person"], name="a_person_has_one_feed_of_an_engagement"
            ),
        ]


class MailReminder(models.Model):
    """Where one person is reminded by e-mail of what they took in one engagement, and when.

    engagement, person  plain like a membership
    address  sealed for the server, which sends when nobody is signed in; forgotten with the
             membership, and when the engagement is closed
    days     likewise: JSON of days and neutral numbers, nothing else of the plan
    look_at  when the worker looks at this row again; the same for all, so that it tells nothing
    """

    engagement = models.ForeignKey(Engagement, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    address = ServerSealedField()
    days = ServerSealedField()
    look_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "person"], name="a_person_is_reminded_at_one_address"
            ),
        ]
