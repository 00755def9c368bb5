"""What `uprdesk doctor` says of backups."""

from datetime import date, datetime, timedelta

from django.conf import settings

from upr.text import gettext_noop, say
from uprdesk.backup import identity
from uprdesk.backup.refusing import CannotBackUp
from uprdesk.backup.writing import LAST
from uprdesk.shell.doctor import Finding, attention, examines, ok

OLDEST = timedelta(days=7)


@examines("backup")
def backup(at: datetime) -> Finding:
    """There is somebody to encrypt for, and the last backup is not old."""
    try:
        identity.public(settings.DATA)
    except CannotBackUp as error:
        return attention(error.message, error.hint)
    how = say(gettext_noop("Make one with “uprdesk backup FILE”, on another disk or machine."))
    made_on = last_backup()
    if made_on is None:
        return attention(say(gettext_noop("No backup was ever made of this store.")), how)
    if at.date() - made_on > OLDEST:
        days = (at.date() - made_on).days
        return attention(
            say(
                gettext_noop("The last backup was made on %(day)s, %(count)d days ago."),
                day=made_on.isoformat(),
                count=days,
            ),
            how,
        )
    return ok(gettext_noop("The last backup was made on %(day)s."), day=made_on.isoformat())


def last_backup() -> date | None:
    """The day of the last backup; None where none is known."""
    try:
        return date.fromisoformat((settings.DATA / LAST).read_text("ascii").strip())
    except (FileNotFoundError, ValueError):
        return None
