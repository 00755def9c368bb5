"""The texts of an XML file, shown and not shown."""

import pytest

from upr.output.xml_texts import OF_THE_FORMAT, NotXml, xml_texts


def test_pieces_of_a_line_are_joined_and_paragraphs_are_not():
    parted, joined, _ = xml_texts(
        b"<w:d xmlns:w='w'><w:p><w:r><w:t>CO</w:t></w:r><w:r><w:t>AC</w:t></w:r></w:p>"
        b"<w:p><w:t>next</w:t></w:p></w:d>"
    )
    assert joined.split() == ["COAC", "next"]
    assert parted.split() == ["CO", "AC", "next"]


def test_comments_attributes_orders_and_entities_are_not_shown_but_read():
    hidden = xml_texts(
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "far.dtd" [<!ENTITY who "entity">]>'
        b'<a x="attribute"><?editor order?><!--comment--></a>'
    )[2]
    assert {"attribute", "order", "comment", "entity", "far.dtd"} <= set(hidden.split("\n"))


def test_an_entity_is_put_in_where_it_is_used():
    assert "COAC" in xml_texts(b'<!DOCTYPE a [<!ENTITY who "OA">]><a>C&who;C</a>')[1]


@pytest.mark.parametrize("data", [b"", b"<a>", b"<p>one<br>two</p>", b"<a>&nbsp;</a>", b"\x00<a/>"])
def test_what_is_not_well_formed_is_no_xml(data):
    with pytest.raises(NotXml):
        xml_texts(data)


@pytest.mark.parametrize(
    "value",
    [
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "/word/document.xml",
        "../customXml/item1.xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "docProps/app.xml",
        "xl/worksheets/sheet12.xml",
    ],
)
def test_what_the_format_prescribes_is_no_word_of_anybody(value):
    assert OF_THE_FORMAT.fullmatch(value)


@pytest.mark.parametrize(
    "value",
    [
        "https://schemas.openxmlformats.org.coac.example/",
        "https://purlcoac.example/x",
        "word/media/coac.xml",
        "word/coac.xml",
        "application/coac",
        "60000000",
    ],
)
def test_nothing_else_hides_behind_it(value):
    assert not OF_THE_FORMAT.fullmatch(value)
