"""The log of decisions leaves as a file."""

from datetime import datetime

from django.db import transaction

from upr.coalition import Audience, DocumentKind
from upr.output.table import TableFormat
from uprdesk.coalition import organisations, trace
from uprdesk.coalition.actions.counting import counted
from uprdesk.coalition.decision_log import file_of, log_of
from uprdesk.coalition.decisions import seen
from uprdesk.coalition.doorway import Here
from uprdesk.coalition.rights import Kind, Right


@transaction.atomic
def take_along(here: Here, form: TableFormat, *, looked_at: bool = False, at: datetime) -> bytes:
    """The log, after it was traced that it is taken along; the file prints the end of the trace.

    looked_at  a person says that the doubtful words in it name nobody

    Raises NameLeftIn where it names an organisation that stands in no list, not even a list for
    the coalition; nothing is traced then, and nothing leaves.
    """
    here.require(Kind.DECISIONS, Right.EXPORT)
    log = log_of(seen(here, counted(here, at=at), at))
    trace.record(
        "decisions.exported",
        by=here.person,
        target="",
        at=at,
        engagement=here.engagement,
        format=form.value,
    )
    data = file_of(log, form, trace.end_of(here.engagement))
    kind, audience = DocumentKind.INTERNAL_LIST, Audience.COALITION
    organisations.refuse_if_named(here, data, kind, audience, looked_at=looked_at)
    return data
