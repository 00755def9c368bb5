"""What leaves as a file is written in the trace before it leaves."""

from datetime import datetime

from django.db import transaction

from uprdesk.coalition import trace
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.rights import Kind, Right


@transaction.atomic
def trace_taken(here: Here, *, form: str, at: datetime) -> None:
    """Write down that the trace is taken along; form: "csv" or "xlsx"."""
    here.require(Kind.TRACE, Right.EXPORT)
    trace.record(
        "trace.exported",
        by=here.person,
        target="",
        at=at,
        engagement=here.engagement,
        format=form,
    )
