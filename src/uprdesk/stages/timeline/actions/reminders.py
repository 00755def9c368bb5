"""Reminders by e-mail, where this installation has a mail server and a person wants them.

What is sent says "Step 4 is due on 8 April 2027" and no more. The worker sends it without anybody's
key, so days and numbers lie ready under the installation's own key; nothing else does.
"""

import json
import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from upr.errors import UprError
from upr.stages.timeline import day_of
from upr.text import gettext_noop, say
from uprdesk.coalition import trace
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.models import Engagement, Person
from uprdesk.coalition.rights import Kind, Right
from uprdesk.shell import wording
from uprdesk.stages.timeline.actions.feeds import may_have
from uprdesk.stages.timeline.items import Item
from uprdesk.stages.timeline.models import MailReminder
from uprdesk.stages.timeline.overview import Overview, overview

log = logging.getLogger(__name__)

DAYS_BEFORE = (7, 1)
"""When somebody is reminded of what they took."""

LOOK_AGAIN, TRY_AGAIN = timedelta(hours=6), timedelta(hours=1)


class NoMailServer(UprError):
    """This installation sends no e-mail."""


@dataclass(frozen=True)
class Reminder:
    """One message that is to be sent.

    send_on  day from which on; due: the day it is about
    step     True for a step of the review, False for a task; number: as in its neutral title
    """

    send_on: date
    due: date
    step: bool
    number: int

    @property
    def key(self) -> tuple[bool, int, date]:
        return self.step, self.number, self.due


@transaction.atomic
def ask(here: Here, *, address: str, at: datetime) -> None:
    """Send the person's reminders to an address; raises NoMailServer where nothing can be sent."""
    here.require(Kind.PLAN, Right.EXPORT)
    if settings.SMTP is None:
        raise NoMailServer(
            say(gettext_noop("This installation sends no e-mail.")),
            say(gettext_noop("Use the calendar, or ask whoever runs the installation.")),
        )
    row = mine(here).first()
    row = row or MailReminder(engagement=here.engagement, person=here.person, days="[]")
    row.address, row.look_at = address, at
    fill(row, overview(here, at), at=at)
    told("mail.asked", here, at=at)


@transaction.atomic
def end(here: Here, *, at: datetime) -> None:
    """Forget the person's address and all reminders; without one nothing happens."""
    gone, _tables = mine(here).delete()
    if gone:
        told("mail.ended", here, at=at)


def told(deed: str, here: Here, *, at: datetime) -> None:
    """Trace it, without the address."""
    target = f"person {here.person.pk}"
    trace.record(deed, by=here.person, target=target, at=at, engagement=here.engagement)


def mine(here: Here):
    """The person's reminders in this engagement, as a query of one row or none."""
    return MailReminder.objects.filter(engagement=here.engagement, person=here.person)


def fill(row: MailReminder, plan: Overview, *, at: datetime) -> None:
    """Write what is to be sent, and store it: for what the person took and did not do yet.

    What was to be sent before today and was not stays, so that nothing is sent twice or lost.
    """
    today = day_of(at)
    wanted = [one for item in plan.left if is_of(row, item) for one in reminders_of(item)]
    keys = {one.key for one in wanted}
    late = [one for one in read(row) if one.send_on <= today and one.key in keys]
    row.days = written([*late, *(one for one in wanted if one.send_on > today)])
    row.save()


def is_of(row: MailReminder, item: Item) -> bool:
    """Whether the person of the row took this, and it has a day."""
    return item.when is not None and any(m.person_id == row.person_id for m in item.owners)


def reminders_of(item: Item) -> list[Reminder]:
    """The messages about one line of the plan."""
    due = item.when.day
    days = (due - timedelta(days=before) for before in DAYS_BEFORE)
    return [Reminder(day, due, item.planned is not None, item.number) for day in days]


def written(reminders: list[Reminder]) -> str:
    """As the row keeps them."""
    return json.dumps(
        [[r.send_on.isoformat(), r.due.isoformat(), r.step, r.number] for r in reminders]
    )


def read(row: MailReminder) -> list[Reminder]:
    """What a row keeps."""
    day = date.fromisoformat
    return [
        Reminder(day(on), day(due), step, number) for on, due, step, number in json.loads(row.days)
    ]


def send_due(at: datetime) -> None:
    """Send what is due; the worker does it now and then. Where no mail server is named: nothing."""
    if settings.SMTP is None:
        return
    rows = MailReminder.objects.filter(look_at__lte=at).select_related("person", "engagement")
    for row in rows:
        try:
            send(row, at)
        except OSError:  # that of the connection, and whatever the server refuses
            # neither the address nor the server's words go into the log
            log.warning("a reminder could not be handed over; it is tried again in an hour")
            MailReminder.objects.filter(pk=row.pk).update(look_at=at + TRY_AGAIN)


def send(row: MailReminder, at: datetime) -> None:
    """Send what is due of one person, and note what is left to send."""
    today = day_of(at)
    waiting = read(row) if may_have(row) else []
    due = [one for one in waiting if one.send_on <= today <= one.due]
    if due:
        with translation.override(row.person.language or settings.LANGUAGE_CODE):
            body = "\n".join(dict.fromkeys(sentence(one) for one in due))
            send_mail(_("Reminder"), body, None, [row.address])
    row.days = written([one for one in waiting if one.send_on > today])
    row.look_at = at + LOOK_AGAIN
    row.save(update_fields=["days", "look_at"])


def sentence(one: Reminder) -> str:
    """What a message says: a number and a day."""
    told = {"number": one.number, "day": wording.day(one.due, translation.get_language())}
    if one.step:
        return _("Step %(number)d is due on %(day)s.") % told
    return _("Task %(number)d is due on %(day)s.") % told


def forget_person(engagement: Engagement, person: Person, at: datetime) -> None:
    """Forget the address of somebody who left."""
    MailReminder.objects.filter(engagement=engagement, person=person).delete()


def forget_all(engagement: Engagement, at: datetime) -> None:
    """Forget the addresses of an engagement that is closed."""
    MailReminder.objects.filter(engagement=engagement).delete()
