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
