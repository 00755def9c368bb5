"""A person's answer to a doubt; it is remembered and outlives every later import."""

from datetime import datetime

from django.db import transaction

from uprdesk.record.importer import edition
from uprdesk.record.importer.row import rows_of
from uprdesk.record.importer.settling import settle
from uprdesk.record.importer.writing import Writer
from uprdesk.record.models import Document, Doubt, Source


@transaction.atomic
def decide(doubt: Doubt, decision: Doubt.Decision, *, by: object, at: datetime) -> None:
    """Write the answer down and settle the review anew with it.

    decision  SAME, DIFFERENT, or OPEN to take an answer back
    """
    edition.hold()
    doubt.decision = decision
    doubt.decided_by, doubt.decided_at = (by, at) if decision else (None, None)
    doubt.save(update_fields=["decision", "decided_by", "decided_at"])
    review = (doubt.state, doubt.session)
    sources = list(Source.objects.filter(state=doubt.state, session=doubt.session).order_by("pk"))
    documents = Document.objects.in_bulk({source.document_id for source in sources})
    writer = Writer()
    writer.add(settle(review, rows_of(sources, documents), fresh=False).composed)
    writer.flush()
    edition.turn()
