"""What is deleted because its time is over; the worker does it now and then."""

from datetime import datetime

from uprdesk.coalition.actions import door, erasing
from uprdesk.shell import leftovers


def forget(at: datetime) -> None:
    """Delete what has ended, erase engagements whose day has come, empty the store's journal."""
    door.forget(at)
    erasing.erase_due(at)
    leftovers.sweep()
