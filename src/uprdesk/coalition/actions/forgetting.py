"""What is deleted because its time is over; the worker does it now and then."""

from datetime import datetime

from uprdesk.coalition.actions import door, erasing, organisations
from uprdesk.shell import leftovers


def forget(at: datetime) -> None:
    """Delete what has ended or was taken out, erase engagements whose day has come, empty the
    store's journal."""
    door.forget(at)
    organisations.forget(at)
    erasing.erase_due(at)
    leftovers.sweep()
