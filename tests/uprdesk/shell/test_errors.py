"""Error pages help: what is wrong, the next step, in the reader's language."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DataError, OperationalError
from django.http import Http404, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.config.urls import handler400, handler403, handler404, handler500
from uprdesk.config.urls import urlpatterns as ours
from uprdesk.shell.doors import public

__all__ = ["handler400", "handler403", "handler404", "handler500"]

FAULTS = {
    "missing": Http404(),
    "forbidden": PermissionDenied(),
    "suspicious": SuspiciousOperation("bad host"),
    "refused": DataError("cannot contain NUL: secret"),
    "busy": OperationalError("database is locked: SELECT secret"),
    "fault": ZeroDivisionError("secret"),
    "deliberate": UprError(
        say(gettext_noop("Page %(page)d is missing."), page=7), say(gettext_noop("Add it."))
    ),
}


@public
def raising(request, what):
    """A view that fails as it is told."""
    raise FAULTS[what]


@public
def uploaded(request):
    """A view that counts what came."""
    return HttpResponse(str(sum(file.size for file in request.FILES.values())))


urlpatterns = [
    path("raise/<str:what>/", raising),
    path("upload/", uploaded),
    path("form/", public(require_POST(lambda request: HttpResponse()))),
    path("", include(ours)),
]


@pytest.fixture(autouse=True)
def failing_addresses(settings, client):
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False


@pytest.mark.parametrize(
    ("what", "status", "title"),
    [
        ("missing", 404, "Nothing here"),
        ("forbidden", 403, "Not with your rights"),
        ("suspicious", 400, "The browser sent something unreadable"),
        ("refused", 400, "The browser sent something unreadable"),
        ("busy", 503, "The store is busy"),
        ("fault", 500, "Something broke on our side"),
        ("deliberate", 400, "Page 7 is missing."),
    ],
)
def test_each_error_has_a_page_that_says_what_to_do(client, db, what, status, title):
    answer = client.get(f"/raise/{what}/")
    page = answer.content.decode()
    assert answer.status_code == status
    assert title in page
    assert "secret" not in page
    assert "<main" in page


def test_an_error_page_is_in_the_readers_language(client, db):
    page = client.get("/raise/missing/", headers={"Accept-Language": "fr"})
    assert page["Content-Language"] == "fr"
    assert '<html lang="fr"' in page.content.decode()


def test_a_part_of_a_page_gets_the_error_alone(client, db):
    page = client.get("/raise/deliberate/", headers={"HX-Request": "true"}).content.decode()
    assert "Add it." in page
    assert "<html" not in page


def test_a_form_address_opened_as_a_page_says_so(client, db):
    answer = client.get("/form/")
    assert answer.status_code == 405
    assert "This address is not a page" in answer.content.decode()
    assert answer["Allow"] == "POST"


def test_a_form_without_its_proof_says_that_it_expired(db):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/upload/", {"a": "b"})
    assert answer.status_code == 403
    assert "This form has expired" in answer.content.decode()


def file_of(size):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("report.pdf", b"x" * size)


def test_a_file_within_the_limit_arrives_whole(client, db, settings):
    settings.UPLOAD_LIMIT = 100_000
    assert client.post("/upload/", {"file": file_of(90_000)}).content == b"90000"


def test_a_file_over_the_limit_is_refused_before_it_is_read(client, db, settings):
    settings.UPLOAD_LIMIT = 2 * 1024 * 1024
    answer = client.post("/upload/", {"file": file_of(2 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "at most 2 MB" in answer.content.decode()


def test_a_file_whose_size_was_not_announced_is_stopped_on_the_way(client, db, settings):
    """The form is smaller than it says it is allowed to be, until its file goes on and on."""
    settings.UPLOAD_LIMIT = 150_000
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if not m.endswith("SizeLimit")]
    answer = client.post("/upload/", {"file": file_of(200_000)})
    assert answer.status_code == 413
