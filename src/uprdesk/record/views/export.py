"""Downloads: tables of the record, in the fixed fields of the command line."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from tempfile import TemporaryFile

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from upr.output.table import Row, TableFormat, csv_pieces, json_pieces, write_table
from uprdesk.coalition.doors import record_reader
from uprdesk.record.naming import language
from uprdesk.record.rows import FIELDS, rows
from uprdesk.record.search import Filters, current, every

PIECE = 1 << 16


def _xlsx(table: Iterable[Row], fields: Sequence[str]) -> Iterator[bytes]:
    """A workbook is a ZIP file, whose list of contents comes last: it is made whole, then sent."""
    with TemporaryFile() as file:
        write_table(table, fields, file, TableFormat.XLSX)
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def _json(table: Iterable[Row], fields: Sequence[str]) -> Iterator[bytes]:
    """All that the rows hold: more than the fields of a table."""
    return json_pieces(table)


FORMATS: dict[str, tuple[str, Callable[[Iterable[Row], Sequence[str]], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", csv_pieces),
    "json": ("application/json", _json),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
}


def download(
    table: Iterable[Row], fields: Sequence[str], form: str, name: str = "record"
) -> StreamingHttpResponse:
    """A table as a file; `form` is its ending, `name` neutral. Http404 for another form."""
    if form not in FORMATS:
        raise Http404
    kind, pieces = FORMATS[form]
    response = StreamingHttpResponse(pieces(table, fields), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


@record_reader
@require_safe
def export(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """Every row that the search with the same query string finds, in the order it shows them."""
    if form not in FORMATS:
        raise Http404
    filters = Filters.read(dict(request.GET.lists()), sample=bool(current().sample))
    return download(rows(every(filters, language=language())), FIELDS, form)
