"""A report of the sample that the record does not hold: to see how a document is read."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from uprdesk.coalition.doors import signed_in
from uprdesk.record import sample


@signed_in
@require_safe
def report_to_try(request: HttpRequest, form: str) -> FileResponse:
    """The file itself, `form` being "pdf" or "docx"; only where the store holds the sample."""
    for path in sample.kept(settings.DATA):
        if path.suffix == f".{form}":
            return FileResponse(path.open("rb"), as_attachment=True)
    raise Http404
