"""Text files as plain text."""

import pytest

from upr.errors import UnreadableFile
from upr.intake.reading.written import read_text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_encoding_and_line_end(encoding, end):
    data = f"Türkiye{end}{end}Côte d'Ivoire{end}".encode(encoding)
    assert [line.text for line in read_text(data).lines] == ["Türkiye", "Côte d'Ivoire"]


def test_a_form_feed_begins_a_page():
    plain = read_text(b"First page\fA/HRC/8/34\n2\nSecond page")
    assert [(line.text, line.page) for line in plain.lines] == [
        ("First page", 1),
        ("Second page", 2),
    ]
    assert plain.heads == ("A/HRC/8/34", "2")
    assert plain.pages == 2


def test_a_line_without_end_is_refused_before_it_is_looked_at():
    with pytest.raises(UnreadableFile, match="paragraph of"):
        read_text(b"1-" * 2_000_000)


def test_without_a_form_feed_there_are_no_pages():
    plain = read_text(b"Words")
    assert (plain.pages, plain.lines[0].page) == (None, None)
