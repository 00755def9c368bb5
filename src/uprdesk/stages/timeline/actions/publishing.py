"""What lies ready outside of the sealed rows is written anew whenever the plan changes."""

from datetime import datetime

from uprdesk.coalition.doorway import Here
from uprdesk.stages.timeline.actions import feeds, reminders
from uprdesk.stages.timeline.models import Feed, MailReminder
from uprdesk.stages.timeline.overview import overview


def publish(here: Here, *, at: datetime) -> None:
    """Write calendars and reminders anew; inside the transaction that changed the plan."""
    calendars = list(Feed.objects.filter(engagement=here.engagement).select_related("person"))
    mails = list(MailReminder.objects.filter(engagement=here.engagement))
    if not calendars and not mails:
        return
    now = overview(here, at)
    for feed in calendars:
        feeds.fill(feed, now, at=at)
    for row in mails:
        reminders.fill(row, now, at=at)
