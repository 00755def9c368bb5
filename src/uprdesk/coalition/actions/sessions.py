"""Where a person is signed in: end one of the sessions, or all others."""

from datetime import datetime

from django.db import transaction

from uprdesk.coalition import trace
from uprdesk.coalition.actions.door import target
from uprdesk.coalition.models import Person
from uprdesk.sealing.sessions import end_all, end_session, sessions_of


@transaction.atomic
def end_one(person: Person, pk: int, *, at: datetime) -> bool:
    """End one session of this person; whether there was one."""
    if not sessions_of(person).filter(pk=pk).exists():
        return False
    ended = end_session(pk)
    if ended:
        trace.record("sessions.ended", by=person, target=target(person), at=at)
    return ended


@transaction.atomic
def end_others(person: Person, *, cookie: str | None, at: datetime) -> int:
    """End all sessions of this person but the one of `cookie`; how many ended."""
    ended = end_all(person, but=cookie)
    if ended:
        trace.record("sessions.ended", by=person, target=target(person), at=at)
    return ended
