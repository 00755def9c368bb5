"""Downloads: all rows of a search, in the fixed fields of the command line."""

from collections.abc import Callable, Iterable, Iterator
from tempfile import TemporaryFile

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from upr.output.table import Row, TableFormat, csv_pieces, json_pieces, write_table
from uprdesk.coalition.doors import record_reader
from uprdesk.record.naming import language
from uprdesk.record.rows import FIELDS, rows
from uprdesk.record.search import Filters, current, every

PIECE = 1 << 16


def _xlsx(table: Iterable[Row]) -> Iterator[bytes]:
    """A workbook is a ZIP file, whose list of contents comes last: it is made whole, then sent."""
    with TemporaryFile() as file:
        write_table(table, FIELDS, file, TableFormat.XLSX)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


FORMATS: dict[str, tuple[str, Callable[[Iterable[Row]], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", lambda table: csv_pieces(table, FIELDS)),
    "json": ("application/json", json_pieces),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
}


@record_reader
@require_safe
def export(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """Every row that the search with the same query string finds, in the order it shows them."""
    if form not in FORMATS:
        raise Http404
    filters = Filters.read(dict(request.GET.lists()), sample=bool(current().sample))
    kind, pieces = FORMATS[form]
    response = StreamingHttpResponse(
        pieces(rows(every(filters, language=language()))), content_type=kind
    )
    response["Content-Disposition"] = f'attachment; filename="record.{form}"'
    return response
