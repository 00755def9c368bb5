"""Exports told from documents by their first rows."""

import gzip

import pytest

from tests.upr.intake.reading.files import docx_of, page_of, paragraph, pdf_of
from upr.intake.exports import export_kind

UPR_INFO = b"To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session\r"
UHRI = (
    b"Text,Countries Concerned,Reccomending Body,Document Symbol,Themes,Affected Persons,Sdgs,"
    b"UPR Reccomending States,UPR Position,Type,OHCHR Annotation Id,UPR Session\n"
)
ROW = b"Slovenia,EEG,EU,End it,Chile,GRULAC,OAS,Accepted,5,Torture,20\r"

EXPORTS = [
    (UPR_INFO + ROW, "upr-info"),
    (gzip.compress(UPR_INFO + ROW), "upr-info"),
    (UPR_INFO.replace(b",", b"\t"), "upr-info"),
    (b"State,Text,Response,Session\nSlovenia,Do it,Voluntary Pledge,20\n", "pledges"),
    (b'[{"AnnotationId": "1", "Text": "End it"}]', "uhri"),
    (UHRI, "uhri"),
    # other columns: the reader of exports names the missing ones
    (b"name,age,town\nsomebody,7,here\n", "upr-info"),
    (b"<table><tr><td>Recommending State</td><td>Recommendation</td></tr></table>", "upr-info"),
]


@pytest.mark.parametrize(("data", "kind"), EXPORTS, ids=range(len(EXPORTS)))
def test_exports(data, kind):
    assert export_kind(data) == kind


NONE = [
    pdf_of(page_of("A report of the Working Group")),
    docx_of(paragraph("A report, of the Working Group, on Slovenia")),
    b"56. The recommendations listed below, formulated in the dialogue, enjoy its support:\n",
    b"<html><body><p>A report</p><table><tr><td>x</td></tr></table></body></html>",
]


@pytest.mark.parametrize("data", NONE, ids=range(len(NONE)))
def test_documents_with_running_text_are_no_exports(data):
    assert export_kind(data) is None
