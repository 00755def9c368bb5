"""Tables that leave the record, row by row: the command `export` and the pages' downloads."""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import QuerySet

from upr.errors import UprError
from upr.output.table import Row
from upr.text import gettext_noop, say
from uprdesk.record.models import Document, VoluntaryPledge
from uprdesk.record.rows import FIELDS, rows
from uprdesk.record.search.filters import NAMES, Filters
from uprdesk.record.search.searching import every

DOCUMENTS = (
    *("kind", "symbol", "title", "state", "cycle", "session", "language", "pages", "draft"),
    *("sha256", "imported_at"),
)
PLEDGES = ("state", "cycle", "session", "text", "issues", "category")
REVIEW = ("state", "cycle", "session")
"""Filters that documents and pledges know."""


class CannotFilter(UprError):
    """A filter that the table asked for does not know."""


def table(what: str, filters: Filters) -> tuple[Sequence[str], Iterable[Row]]:
    """The fields and the rows of "recommendations", "documents" or "pledges".

    Rows are fetched while they are written, some hundreds at a time.
    Raises CannotFilter for a filter that the table does not know.
    """
    if what == "recommendations":
        return FIELDS, rows(every(filters))
    others = any(filters.of(name) for name in NAMES if name not in REVIEW)
    if filters.words or filters.confirmed or others:
        raise CannotFilter(
            say(gettext_noop("Documents and pledges cannot be filtered like that.")),
            say(gettext_noop("Filter them by State under review, cycle or session.")),
        )
    if what == "documents":
        return DOCUMENTS, _documents(_of_review(Document.objects.order_by("pk"), filters))
    return PLEDGES, _pledges(_of_review(VoluntaryPledge.objects.order_by("pk"), filters))


def _of_review(found: QuerySet, filters: Filters) -> QuerySet:
    for name in REVIEW:
        if values := filters.of(name):
            found = found.filter(**{f"{name}__in": values})
    return found.filter(sample=filters.sample)


def _documents(found: QuerySet) -> Iterator[Row]:
    for one in found.iterator():
        row = {field: getattr(one, field) for field in DOCUMENTS}
        yield {**row, "imported_at": one.imported_at.date()}


def _pledges(found: QuerySet) -> Iterator[Row]:
    for one in found.iterator():
        yield {field: getattr(one, field) for field in PLEDGES}
