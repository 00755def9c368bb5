"""What a PDF holds beside its pages."""

import zlib

import pytest
import typst

from upr.errors import UnreadableFile
from upr.intake.reading.pdf_traces import traces_of

SOURCE = """
#set document(title: "A title", author: "Invented Author")
= A heading
#link("https://links.example/there")[here]
#pagebreak()
Second page #pdf.attach("notes.txt", bytes("attached words"))
"""


@pytest.fixture(scope="module")
def made() -> bytes:
    return typst.compile(SOURCE.encode(), ignore_system_fonts=True, format="pdf")


def test_pages_properties_links_and_attachments_are_taken_apart(made):
    traces = traces_of(made)
    assert [("A heading" in page, "Second" in page) for page in traces.pages] == [
        (True, False),
        (False, True),
    ]
    assert "Invented Author" in traces.strings
    assert "https://links.example/there" in traces.strings
    assert "attached words" in [content.decode("utf-8").strip() for content in traces.files]
    assert any(b"Invented Author" in content for content in traces.files)  # its properties as XML


def objects(made: bytes, *added: bytes) -> tuple[str, ...]:
    """Strings of a PDF to whose end objects were added, as a later version of it does."""
    return traces_of(made + b"\n" + b"\n".join(added) + b"\n%%EOF").strings


def test_strings_are_read_in_all_their_spellings(made):
    strings = objects(
        made,
        rb"9 0 obj << /A (a \(round\) one) /B (octal \101\102\n) /C (nested (one)) >> endobj",
        b"10 0 obj << /A <FEFF00C100F1> /B <4142 4>  /C (\xfe\xff\x06\x46) >> endobj",
        "11 0 obj << /A (\ufeffñandú) >> endobj".encode(),
        b"12 0 obj << /A (broken \\\nline) >> endobj",
    )
    assert {"a (round) one", "octal AB\n", "nested (one)", "Áñ", "AB@", "ن", "ñandú"} <= {*strings}
    assert "broken line" in strings


def test_objects_packed_in_a_stream_are_unpacked(made):
    packed = zlib.compress(b"1 0 << /Author (Hidden One) >>")
    head = b"9 0 obj << /Type /ObjStm /Filter /FlateDecode >>\nstream\n"
    assert "Hidden One" in objects(made, head + packed + b"\nendstream endobj")


def test_a_stream_that_does_not_unpack_is_searched_as_it_is(made):
    data = made + b"\n9 0 obj << /Filter /FlateDecode >>\nstream\nno flate\nendstream\n%%EOF"
    assert b"no flate\n" in traces_of(data).rest


@pytest.mark.parametrize("broken", [b"%PDF-1.7\n", b"%PDF-1.7\nstream\n", b"%PDF-1.7 /Encrypt 1"])
def test_a_pdf_that_does_not_open_is_refused(broken):
    with pytest.raises(UnreadableFile):
        traces_of(broken)
