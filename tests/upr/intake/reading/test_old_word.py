"""Old Word files, by the programs of the machine."""

import shutil

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
