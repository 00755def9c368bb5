"""What holds for every answer."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    return client.get("/sign-in/")


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ],
)
def test_every_page_has_the_strict_headers(page, header, value):
    assert page[header] == value


def test_nothing_may_be_loaded_from_elsewhere_nor_run_in_line(page):
    policy = page["Content-Security-Policy"]
    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives.pop("default-src") == "'none'"
    allowed = {word for words in directives.values() for word in words.split()}
    assert allowed == {"'self'", "'none'", "data:", "blob:"}
    assert directives["script-src"] == directives["style-src"] == "'self'"


def test_pages_of_people_are_kept_nowhere(as_bruno):
    assert "no-store" in as_bruno.get("/jobs/")["Cache-Control"]


def test_no_sensor_of_the_device_is_asked_for(page):
    assert "geolocation=()" in page["Permissions-Policy"]
    assert "camera=()" in page["Permissions-Policy"]


def test_pages_are_sent_small(as_bruno):
    whole = as_bruno.get("/gallery/")
    small = as_bruno.get("/gallery/", headers={"Accept-Encoding": "gzip"})
    assert small["Content-Encoding"] == "gzip"
    assert len(small.content) * 3 < len(whole.content)


def test_an_unknown_host_is_refused(client):
    assert client.get("/sign-in/", headers={"host": "evil.example"}).status_code == 400


def test_a_visitor_sends_forms_and_no_uploads(client, settings):
    much = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = client.post("/record/read", much, content_type="text/plain")
    assert answer.url == "/sign-in/?next=/record/read"


def test_a_signed_in_person_sends_as_much_as_is_allowed(as_bruno, settings):
    much = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    assert as_bruno.post("/record/read", much, content_type="text/plain").status_code == 400
    settings.UPLOAD_LIMIT = 1000
    assert as_bruno.post("/record/read", much, content_type="text/plain").status_code == 413
