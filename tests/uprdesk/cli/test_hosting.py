"""Behind a server with a certificate, as docs/manual/hosting.md says: all of it really started.

An authority of the test's own signs a certificate; a small server speaks TLS and hands everything
on, naming the visitor's network address as such servers do.
"""

import http.client
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.parse
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NAME = "desk.example.org"
VISITOR = "203.0.113.77"
HOSTING = Path(__file__).parents[3] / "docs" / "manual" / "hosting.md"


def certificate(name, key, issuer=None, issuer_key=None):
    """Of an authority where there is no issuer, of a server where there is one."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
    )
    if issuer:
        names = x509.SubjectAlternativeName([x509.DNSName(name)])
        built = built.add_extension(names, critical=False)
    return built.sign(issuer_key or key, hashes.SHA256())


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    """A folder with the authority's certificate, and the server's with its key."""
    folder = tmp_path_factory.mktemp("authority")
    own, servers = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = certificate("An authority of the tests", own)
    leaf = certificate(NAME, servers, root, own)
    pem = serialization.Encoding.PEM
    (folder / "authority.pem").write_bytes(root.public_bytes(pem))
    (folder / "server.pem").write_bytes(
        leaf.public_bytes(pem)
        + servers.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return folder


class Front:
    """Takes TLS, and hands each request on to a port of this machine."""

    def __init__(self, certificate, port):
        self.port = port
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(certificate)
        self.door = socket.create_server(("127.0.0.1", 0))
        self.address = self.door.getsockname()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                plain, _ = self.door.accept()
            except OSError:
                return  # the door was closed
            threading.Thread(target=self.answer, args=(plain,), daemon=True).start()

    def answer(self, plain):
        try:
            with self.context.wrap_socket(plain, server_side=True) as visitor:
                self.hand_on(visitor)
        except OSError:
            plain.close()  # a visitor who does not trust us

    def hand_on(self, visitor):
        with visitor.makefile("rb") as asked:
            lines = list(iter(asked.readline, b"\r\n"))
            length = next(
                (int(x[16:]) for x in lines if x.lower().startswith(b"content-length:")), 0
            )
            body = asked.read(length)
        lines = [line for line in lines if not line.lower().startswith(b"connection:")]
        lines += [b"X-Forwarded-Proto: https\r\n", f"X-Forwarded-For: {VISITOR}\r\n".encode()]
        with socket.create_connection(("127.0.0.1", self.port)) as inside:
            inside.sendall(b"".join([*lines, b"Connection: close\r\n\r\n", body]))
            while data := inside.recv(65536):
                visitor.sendall(data)


class Browser:
    """Asks one server by TLS, verifying its authority, and keeps cookies as they came."""

    def __init__(self, address, authority):
        self.address, self.authority = address, authority
        self.context = ssl.create_default_context(cafile=authority)
        self.cookies = SimpleCookie()
        self.told = []
        self.origin = f"https://{NAME}"

    def stranger(self):
        """Another browser, without cookies."""
        return Browser(self.address, self.authority)

    def ask(self, path, **form):
        """Status, headers and text of one answer."""
        plain = socket.create_connection(self.address, timeout=20)
        connection = http.client.HTTPConnection(NAME)
        connection.sock = self.context.wrap_socket(plain, server_hostname=NAME)
        headers = {"Cookie": "; ".join(f"{c.key}={c.value}" for c in self.cookies.values())}
        body = None
        if form:
            body = urllib.parse.urlencode(form)
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": self.origin,
            }
        connection.request("POST" if form else "GET", path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        for told in answer.headers.get_all("Set-Cookie", []):
            self.told.append(told)
            self.cookies.load(told)
        return answer.status, answer.headers, text

    def proof(self, page):
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[1]


@pytest.fixture(scope="module")
def desk(tmp_path_factory, authority):
    """A started `uprdesk serve` with the small server in front: (browser, folder, log)."""
    folder = tmp_path_factory.mktemp("desk")
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("UPRDESK", "DJANGO"))}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "uprdesk.cli", "serve", "--port", str(port)],
            stdout=log,
            stderr=log,
            env=clean
            | {
                "UPRDESK_DATA": str(folder / "store"),
                "UPRDESK_ADDRESS": f"https://{NAME}",
                "PYTHONUNBUFFERED": "1",
            },
        )
    front = Front(authority / "server.pem", port)
    browser = Browser(front.address, authority / "authority.pem")
    try:
        wait_for(port, process, folder / "log")
        yield browser, folder / "store", folder / "log"
    finally:
        front.door.close()
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def wait_for(port, process, log):
    for _ in range(200):
        assert process.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server did not answer")


def test_the_authority_is_verified(desk):
    browser, _, _ = desk
    stranger = Browser(browser.address, None)
    with pytest.raises(ssl.SSLCertVerificationError):
        stranger.ask("/sign-in/")


def test_pages_come_with_the_headers_of_a_secure_address(desk):
    browser, _, _ = desk
    status, headers, text = browser.ask("/sign-in/")
    assert status == 200
    assert "<form" in text
    assert headers["Strict-Transport-Security"] == f"max-age={365 * 24 * 3600}"
    style = re.search(r'href="(/static/[^"]+\.css)"', text)[1]
    assert browser.ask(style)[0] == 200
    assert browser.ask("/health/?format=json")[2].startswith('{"ok"')
    assert browser.ask("/")[1]["Location"].startswith("/")


def test_signing_in_works_and_every_cookie_is_of_this_host_alone(desk):
    browser, _, log = desk
    path = re.search(rf"https://{NAME}(/link/\S+)", log.read_text())[1]
    page = browser.ask(path)[2]
    status, headers, text = browser.ask(
        f"{path}accept/",
        csrfmiddlewaretoken=browser.proof(page),
        pseudonym="Amina",
        password="correct horse battery",
        again="correct horse battery",
    )
    assert status == 302, text
    assert browser.ask(headers["Location"])[0] == 200
    names = {told.split("=")[0] for told in browser.told}
    assert {"__Host-form", "__Host-session"} <= names
    for told in browser.told:
        words = {word.strip().lower() for word in told.split(";")[1:]}
        assert told.startswith("__Host-"), told
        assert {"secure", "path=/"} <= words, told
        assert not any(word.startswith("domain") for word in words), told
    session = next(told for told in browser.told if told.startswith("__Host-session="))
    assert "httponly" in session.lower()


def test_a_form_of_another_site_is_refused(desk):
    stranger = desk[0].stranger()
    proof = stranger.proof(stranger.ask("/sign-in/")[2])
    fields = {"pseudonym": "Amina", "password": "wrong", "csrfmiddlewaretoken": proof}
    assert stranger.ask("/sign-in/", **fields)[0] == 400  # a wrong password, nothing more
    stranger.origin = "https://elsewhere.example"
    assert stranger.ask("/sign-in/", **fields)[0] == 403


def test_the_visitors_network_address_is_stored_and_logged_nowhere(desk):
    """Also not by a page that is missing, or a password that is wrong."""
    browser, store, log = desk
    assert browser.ask("/nothing/here/")[0] in {302, 404}
    stranger = browser.stranger()
    page = stranger.ask("/sign-in/")[2]
    for _ in range(2):
        stranger.ask(
            "/sign-in/",
            csrfmiddlewaretoken=stranger.proof(page),
            pseudonym="Amina",
            password="not this one",
        )
    files = [path for path in store.rglob("*") if path.is_file()]
    assert (store / "store.sqlite3-wal") in files
    for path in [*files, log]:
        assert VISITOR.encode() not in path.read_bytes(), path


def test_the_identity_of_backups_was_shown_and_is_not_kept(desk):
    _, store, log = desk
    shown = re.search(r"AGE-SECRET-KEY-1\w+", log.read_text())[0]
    assert "shown this once" in log.read_text()
    for path in store.rglob("*"):
        assert not path.is_file() or shown.encode() not in path.read_bytes()


def test_the_page_on_hosting_says_what_the_server_in_front_must_do():
    text = HOSTING.read_text("utf-8")
    for word in (
        *("UPRDESK_ADDRESS", "UPRDESK_PROXY", "X-Forwarded-Proto", "access_log off"),
        *("offline", "passkeys", "microphone", "systemd", "uprdesk backup", "uprdesk work"),
    ):
        assert word in text, word
