"""A slow browser keeps no thread."""

import asyncio

import pytest

from uprdesk.config import patience
from uprdesk.config.patience import FORM, Patience


@pytest.fixture
def hurried(monkeypatch):
    """Waiting ends after a moment."""
    monkeypatch.setattr(patience, "FORM_SECONDS", 0.05)
    monkeypatch.setattr(patience, "SILENT_SECONDS", 0.05)


def scope(length=None, path="/sign-in/"):
    headers = [] if length is None else [(b"content-length", str(length).encode())]
    return {"type": "http", "path": path, "headers": headers}


class Browser:
    """Sends pieces, then stands still; reads its answer only if it `reads`."""

    def __init__(self, *pieces, reads=True):
        self.pieces = list(pieces)
        self.reads = reads
        self.answer = []

    async def receive(self):
        if not self.pieces:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": self.pieces.pop(0), "more_body": True}

    async def send(self, message):
        if not self.reads:
            await asyncio.Event().wait()
        self.answer.append(message)


class Pages:
    """An application that reads all that is sent and answers in three messages."""

    def __init__(self):
        self.read = b""
        self.busy = self.most = 0

    async def __call__(self, scope, receive, send):
        self.busy += 1
        self.most = max(self.most, self.busy)
        more = True
        while more:
            message = await receive()
            self.read += message.get("body", b"")
            more = message.get("more_body", False)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for more in (True, False):
            await send({"type": "http.response.body", "body": b"x", "more_body": more})
        self.busy -= 1


def talk(browser, *, length=None):
    pages = Pages()
    asyncio.run(Patience(pages, pages)(scope(length), browser.receive, browser.send))
    return pages


def test_a_form_that_never_arrives_takes_no_thread(hurried):
    browser = Browser(b"pseudonym=a")
    pages = talk(browser, length=1000)
    assert pages.most == 0
    assert browser.answer[0]["status"] == 408


def test_a_form_is_handed_over_whole():
    async def receive(pieces=[(b"a=1", True), (b"&b=2", False)]):  # noqa: B006  taken one by one
        body, more = pieces.pop(0)
        return {"type": "http.request", "body": body, "more_body": more}

    pages, browser = Pages(), Browser()
    asyncio.run(Patience(pages, pages)(scope(7), receive, browser.send))
    assert pages.read == b"a=1&b=2"
    assert browser.answer[0]["status"] == 200


def test_more_than_was_announced_is_cut_off():
    pages = talk(Browser(b"x" * FORM, b"y" * FORM), length=10)
    assert pages.read == b"x" * FORM


def test_what_announces_no_length_is_not_awaited():
    assert talk(Browser(b"never read")).read == b""


def test_an_upload_that_stands_still_ends(hurried):
    pages = talk(Browser(b"half"), length=FORM + 1)
    assert pages.read == b"half"


@pytest.mark.parametrize(
    ("length", "path"),
    [
        (FORM + 1, "/record/read"),
        (None, "/record/export.csv"),
        (None, "/record/read/1/reading.xlsx"),
    ],
)
def test_what_may_take_long_has_threads_of_its_own(hurried, length, path):
    pages, transfers, browser = Pages(), Pages(), Browser(b"half")
    patient = Patience(pages, transfers)
    asyncio.run(patient(scope(length, path), browser.receive, browser.send))
    assert (pages.most, transfers.most) == (0, 1)


def test_a_page_is_made_among_the_pages():
    pages, transfers, browser = Pages(), Pages(), Browser()
    recommendation = scope(path="/record/recommendation/CRI-19/127.1")
    asyncio.run(Patience(pages, transfers)(recommendation, browser.receive, browser.send))
    assert (pages.most, transfers.most) == (1, 0)


def test_an_answer_that_nobody_reads_is_let_fall(hurried):
    browser = Browser(reads=False)
    pages = talk(browser)
    assert pages.busy == 0
    assert browser.answer == []
