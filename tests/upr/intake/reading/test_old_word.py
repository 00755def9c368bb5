"""Old Word files, by the programs of the machine."""

import http.server
import io
import os
import shutil
import threading
import time
import zipfile

import pytest

from upr.errors import UnreadableFile
from upr.intake.reading import old_word
from upr.intake.reading.old_word import read_by_office
from upr.intake.reading.sniffing import Format

RTF = rb"{\rtf1\ansi First paragraph\par Second paragraph\par}"


def test_without_a_program_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(UnreadableFile) as caught:
        read_by_office(b"anything", Format.DOC)
    assert "LibreOffice" in str(caught.value.hint)


def test_a_program_that_fails_or_hangs_is_a_clear_error(monkeypatch, tmp_path):
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(broken) if name == "soffice" else None)
    with pytest.raises(UnreadableFile) as caught:
        read_by_office(RTF, Format.RTF)
    assert "could not be opened" in str(caught.value)
    broken.write_text("#!/bin/sh\nexec sleep 9\n")
    monkeypatch.setattr(old_word, "SECONDS", 0.2)
    with pytest.raises(UnreadableFile):
        read_by_office(RTF, Format.RTF)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_an_office_program_reads_what_we_do_not():
    plain = read_by_office(RTF, Format.RTF)
    assert plain.format == "rtf"
    assert [line.text for line in plain.lines] == ["First paragraph", "Second paragraph"]


def test_what_a_program_started_ends_with_it(monkeypatch, tmp_path):
    program, told = tmp_path / "soffice", tmp_path / "told"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {told}\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(program) if name == "soffice" else None)
    monkeypatch.setattr(old_word, "SECONDS", 1)
    with pytest.raises(UnreadableFile):
        read_by_office(RTF, Format.RTF)
    for _ in range(100):
        try:
            os.kill(int(told.read_text()), 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    raise AssertionError("it still runs")


@pytest.fixture
def listener():
    """A server on this machine, and the addresses that were asked of it."""
    asked = []

    class Listens(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listens)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def odt_with_picture_at(address: str) -> bytes:
    """A document of LibreOffice that names a picture which it does not hold."""
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = {"office": "office:1.0", "text": "text:1.0", "draw": "drawing:1.0"}
    names |= {"svg": "svg-compatible:1.0"}
    declared = " ".join(f'xmlns:{short}="{urn}:{name}"' for short, name in names.items())
    content = (
        f'<office:document-content {declared} xmlns:xlink="http://www.w3.org/1999/xlink" '
        'office:version="1.2"><office:body><office:text><text:p>First paragraph<draw:frame '
        'svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"><draw:image '
        f'xlink:href="{address}/picture.png" xlink:type="simple" xlink:actuate="onLoad"/>'
        "</draw:frame></text:p></office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("mimetype", kind)
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("content.xml", content)
    return made.getvalue()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_a_picture_that_lies_elsewhere_is_not_fetched(listener):
    address, asked = listener
    plain = read_by_office(odt_with_picture_at(address), Format.ODT)
    assert [line.text for line in plain.lines] == ["First paragraph"]
    assert asked == []
