"""Whether the machine's clock went back: the store remembers later moments than now."""

from datetime import datetime, timedelta

from django.apps import apps
from django.db import DatabaseError, models

from upr.text import gettext_noop, say
from uprdesk.shell.doctor import Finding, attention, broken, examines, ok

HAPPENED = {"at", "made_at", "started_at", "finished_at"}
"""Names of columns that are written when something happens, never for what is to come."""

TOLERANCE = timedelta(minutes=5)
"""Clocks of several machines differ by so much."""


def newest() -> datetime | None:
    """The latest moment at which something happened in the store; None where nothing did."""
    moments = [
        model._default_manager.aggregate(newest=models.Max(field.name))["newest"]
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, models.DateTimeField) and field.name in HAPPENED
    ]
    return max((moment for moment in moments if moment is not None), default=None)


@examines("clock")
def clock(at: datetime) -> Finding:
    """Links, sign-in codes and deadlines all go by this machine's clock."""
    try:
        last = newest()
    except DatabaseError:
        return broken(
            say(gettext_noop("What the store remembers of the time cannot be looked at.")),
            say(gettext_noop("Bring the store and its tables up to date first.")),
        )
    if last is not None and last > at + TOLERANCE:
        return attention(
            say(
                gettext_noop("The clock went back: something in the store happened on %(moment)s."),
                moment=last.strftime("%Y-%m-%d %H:%M UTC"),
            ),
            say(
                gettext_noop(
                    "Set this machine's clock, best by a time server: links, sign-in codes and "
                    "deadlines go by it."
                )
            ),
        )
    return ok(gettext_noop("Nothing in the store is later than this machine's clock."))
