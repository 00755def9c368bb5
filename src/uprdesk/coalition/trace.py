"""One way to write a trace entry."""

from datetime import datetime

from uprdesk.coalition.models import Person, TraceEntry


def record(deed: str, *, by: Person | None, target: str, at: datetime, **detail: object) -> None:
    """Add one entry; call it inside the transaction of the deed, so that both stand or fall."""
    TraceEntry.objects.create(at=at, by=by, deed=deed, target=target, detail=detail)
