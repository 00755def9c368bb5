"""`uprdesk serve`, `work` and `new-link`, as a person starts them."""

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

import pytest
from click.testing import CliRunner

from uprdesk.cli import demo, main, serve
from uprdesk.coalition import sample
from uprdesk.coalition.models import Invitation, Person

EVERYWHERE = "0.0.0.0"  # noqa: S104  only asked for, never listened on


@pytest.fixture
def port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Browser:
    """Opens pages of one server and keeps its cookies."""

    def __init__(self, port):
        self.address = f"http://127.0.0.1:{port}"
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def open(self, path, **fields):
        data = urllib.parse.urlencode(fields).encode() if fields else None
        address = path if path.startswith("http") else self.address + path
        return self.opener.open(address, data, timeout=20).read().decode()


def wait_for(browser, process):
    for _ in range(150):
        assert process.poll() is None, process.communicate()
        try:
            return browser.open("/health/?format=json")
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise AssertionError("the server did not answer")


def children_of(pid):
    told = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True)
    return [int(word) for word in told.stdout.split()]


def test_from_an_empty_folder_to_a_signed_in_person_and_an_orderly_end(tmp_path, port):
    """The whole way, in processes of their own (several seconds, most of them the tables)."""
    log = tmp_path / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "uprdesk.cli", "serve", "--port", str(port)],
            stdout=out,
            stderr=out,
            env={k: v for k, v in os.environ.items() if not k.startswith(("UPRDESK", "DJANGO"))}
            | {"UPRDESK_DATA": str(tmp_path / "store"), "PYTHONUNBUFFERED": "1"},
        )
    try:
        browser = Browser(port)
        assert wait_for(browser, process) == '{"ok": true, "store": true, "jobs": true}'
        link = re.search(r"http://\S+/link/\S+", log.read_text())[0]
        proof = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', browser.open(link))[1]
        password = "correct horse battery"
        home = browser.open(
            f"{link}accept/",
            csrfmiddlewaretoken=proof,
            pseudonym="Amina",
            password=password,
            again=password,
        )
        assert "Amina" in home
        workers = children_of(process.pid)
        assert len(workers) == 1
        told = log.read_text()
        assert "Amina" not in told
        assert "/sign-in" not in told
        assert "127.0.0.1:" not in told.replace(f"127.0.0.1:{port}", "")
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert not any(os.path.exists(f"/proc/{worker}") for worker in workers)
    for path in (tmp_path / "store").iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.fixture
def not_running(monkeypatch, settings):
    """Everything of a start except the server itself and its static files."""
    settings.ALLOWED_HOSTS = settings.LOOPBACK  # the tests have added one of their own
    served = []
    monkeypatch.setattr(serve, "run_server", lambda host, port: served.append(host))
    monkeypatch.setattr(serve, "prepare", lambda host, port, data: None)
    return served


@pytest.mark.django_db
def test_the_first_start_prints_a_link_and_later_ones_do_not(not_running, cast):
    assert "/link/" not in CliRunner().invoke(main, ["serve"]).stdout
    Person.objects.all().delete()
    told = CliRunner().invoke(main, ["serve"]).stdout
    assert "/link/" in told
    assert sorted(Invitation.objects.get().roles) == ["administrator", "curator", "trainer"]


@pytest.mark.django_db
def test_a_store_with_the_sample_is_served_on_this_machine_only(not_running, noon):
    sample.load(at=noon)
    refused = CliRunner().invoke(main, ["serve", "--host", EVERYWHERE])
    assert refused.exit_code == 1
    assert "sample" in refused.stderr
    assert CliRunner().invoke(main, ["serve"]).exit_code == 0
    assert not_running == ["127.0.0.1"]


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["serve", "demo"])
@pytest.mark.parametrize("name", ["desk.example.org", "*", ".onion"])
def test_a_store_with_the_sample_answers_to_no_public_name(
    not_running, noon, monkeypatch, settings, command, name
):
    monkeypatch.setattr(demo, "prepare", lambda *_: None)
    monkeypatch.setattr(demo, "load_documents", lambda: None)
    sample.load(at=noon)
    settings.ALLOWED_HOSTS = [*settings.LOOPBACK, name]
    refused = CliRunner().invoke(main, [command])
    assert refused.exit_code == 1
    assert "UPRDESK_ADDRESS" in refused.stderr
    assert not_running == []


def test_a_port_that_is_taken_is_said_before_anything_starts():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        refused = CliRunner().invoke(main, ["serve", "--port", str(door.getsockname()[1])])
    assert refused.exit_code == 1
    assert "--port" in refused.stderr


@pytest.mark.django_db
def test_a_new_link_is_printed_alone_for_scripts():
    told = CliRunner().invoke(main, ["new-link", "--role", "curator"]).stdout
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/link/[\w-]{43}/\n", told)
    assert Invitation.objects.get().roles == ["curator"]


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("localhost", True)]
    + [(EVERYWHERE, False), ("::", False), ("192.0.2.1", False), ("desk.example", False)],
)
def test_loopback_is_this_machine_and_nothing_else(host, loopback):
    assert serve.is_loopback(host) is loopback


@pytest.mark.django_db
def test_working_once_does_what_waits_and_stops():
    assert CliRunner().invoke(main, ["work", "--once"]).exit_code == 0
