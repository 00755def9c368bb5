"""Pages of the house: what they weigh, and what their head says."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders
from django.db import OperationalError
from django.test import RequestFactory
from django.utils.functional import SimpleLazyObject

from uprdesk.shell import errors

FIRST_VISIT = 40_000
"""Bytes, compressed; the house's aim. The rule for every page is 100,000."""


def weight(html: bytes) -> int:
    """Compressed bytes of a page and of every file that it names."""
    files = set(re.findall(r'(?:href|src)="/static/([^"#]+)', html.decode()))
    parts = [html]
    for name in files:
        path = finders.find(name)
        assert path, name
        with open(path, "rb") as file:
            parts.append(file.read())
    return sum(len(gzip.compress(part)) for part in parts)


@pytest.mark.parametrize("address", ["/", "/jobs/", "/gallery/", "/health/", "/nothing-here/"])
def test_a_first_visit_is_light(as_amina, address):
    assert weight(as_amina.get(address).content) < FIRST_VISIT


@pytest.mark.parametrize("address", ["/", "/jobs/", "/gallery/"])
def test_a_title_says_nothing_about_its_reader(as_amina, address):
    html = as_amina.get(address).content.decode()
    title = re.search(r"<title>(.*?)</title>", html)[1]
    assert title.endswith(" · Desk")
    assert "UPR" not in title
    assert "Amina" not in title


def test_a_page_has_one_heading_of_the_first_rank(as_amina):
    for address in ("/", "/jobs/", "/gallery/", "/health/", "/nothing-here/"):
        assert as_amina.get(address).content.count(b"<h1") == 1, address


def test_a_visitor_sees_no_stage(client):
    html = client.get("/sign-in/").content.decode()
    assert "Shadow report" not in html


def test_the_gallery_is_not_for_visitors(client):
    assert client.get("/gallery/").status_code == 302


def test_an_unknown_look_is_the_look_of_the_device(as_bruno):
    assert b"data-look" not in as_bruno.get("/gallery/?look=neon").content
    assert b'data-look="dark"' in as_bruno.get("/gallery/?look=dark").content


@pytest.mark.parametrize("page", [errors.server_error, errors.unavailable])
def test_a_store_that_does_not_answer_is_not_asked_who_reads(page):
    def nobody_answers() -> None:
        raise OperationalError("the store is away")

    request = RequestFactory().get("/")
    request.user = SimpleLazyObject(nobody_answers)
    request.htmx = False
    answer = page(request)
    assert answer.status_code in (500, 503)
    assert b"Go to the home page" in answer.content
