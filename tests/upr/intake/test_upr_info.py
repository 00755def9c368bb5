"""Exports of UPR Info: rows folded, conflicts said, wrong rows refused by number."""

import io

import pytest

from upr.errors import WrongDocument
from upr.intake import upr_info
from upr.intake.strange_tags import listed
from upr.output.fields import table_of
from upr.output.table import TableFormat, write_table
from upr.record import Response

HEADER = "SuR,Rgrp,Org,Recommendation,RS,Rgrp,Org,Response,Action,Issue,Session\n"


def row(text="Ratify", by="Spain", response="Accepted", action="5", issue="Labour", **other) -> str:
    state, session = other.get("state", "Costa Rica"), other.get("session", "19")
    return (
        f'"{state}",GRULAC,OAS,"{text}","{by}",WEOG,EU,{response},"{action}","{issue}",{session}\n'
    )


def read(*rows: str) -> upr_info.Reading:
    return upr_info.read((HEADER + "".join(rows)).encode())


def test_rows_of_one_text_become_one_recommendation():
    reading = read(row(by="Spain"), row("Protect"), row(by="Panama"), row(by="Spain, Chile"))
    first, second = reading.recommendations
    assert first.recommenders == ("ESP", "PAN", "CHL")
    assert (first.state, first.session, first.text) == ("CRI", 19, "Ratify")
    assert (first.response, first.issues, first.category) == (Response.SUPPORTED, ("Labour",), 5)
    assert first.key.startswith("CRI-19 §~")
    assert second.text == "Protect"
    assert reading.document.kind == "upr-info"


def test_one_text_in_two_sessions_stays_two():
    assert len(read(row(), row(session="33")).recommendations) == 2


def test_white_space_and_entities_are_tidied():
    (found,) = read(row("  Ratify  the\nTreaty &#40;CEDAW&#41; &amp; act  ")).recommendations
    assert found.text == "Ratify the Treaty (CEDAW) & act"


def test_exact_repetitions_are_counted():
    reading = read(row(), row(), row(by="Panama"))
    assert [str(doubt) for doubt in reading.doubts] == [
        "Rows that repeat an earlier row exactly: 3 (1 in all)."
    ]


def test_conflicts_of_tags_are_said_and_the_first_row_stands():
    reading = read(
        row(), row(by="Chile", issue="Justice"), row(by="Peru", action="4", response="Noted")
    )
    (found,) = reading.recommendations
    assert (found.issues, found.category, found.response) == (("Labour",), 5, Response.SUPPORTED)
    sentences = [str(doubt) for doubt in reading.doubts]
    assert len(sentences) == 3
    assert "Row 3 has the text of row 2 and other issues: Justice, not Labour" in sentences[0]
    assert "another response: noted, not supported" in sentences[1]
    assert "another action category: 4, not 5" in sentences[2]


def test_the_order_of_issues_is_no_conflict():
    assert not read(row(issue="Labour;Justice"), row(by="Chile", issue="Justice;Labour")).doubts


REFUSED = [
    (row(state="Atlantis"), "No State is called “Atlantis”"),
    (row(state="Holy See"), "observer"),
    (row(by="Guatemela"), "nearest names: Guatemala"),
    (row(response="Rejected"), "The response “Rejected” is not known"),
    (row(session="99"), "no session 99"),
    (row(session="20"), "was not reviewed in session 20"),
    (row(text=" "), "text of the recommendation is missing"),
    (row(by=""), "The State is missing"),
]


@pytest.mark.parametrize(("bad", "why"), REFUSED)
def test_a_row_that_cannot_be_read_is_refused_by_number(bad, why):
    reading = read(row(), "\n", bad)
    (unread,) = reading.unread
    assert unread.row == 4
    assert why in str(unread.why)
    assert unread.text
    assert len(reading.recommendations) == 1


def test_unknown_tags_are_left_out_and_said():
    reading = read(row(issue="Labour;Astrology", action="9"))
    (found,) = reading.recommendations
    assert (found.issues, found.category) == (("Labour",), None)
    assert [str(doubt) for doubt in reading.doubts] == [
        "“Astrology” is no issue of UPR Info; left out in rows 2.",
        "“9” is no action category; left out in rows 2.",
    ]


def test_the_unknown_recommending_state_is_nobody():
    (found,) = read(row(by="&#40;Unknown&#41;")).recommendations
    assert found.recommenders == ()


def test_the_form_of_todays_database_is_read():
    data = (
        "State Under Review;Recommending State;Recommendation;Response;Issues;Session;"
        'Action Category\r\n"Korea, Republic of";"Trinidad and Tobago\n";Act;Not Supported;'
        '"- Labour\n- HIV - Aids";"42";"1 - Minimal action"\r\n'
    )
    (found,) = upr_info.read(data.encode("utf-8-sig")).recommendations
    assert (found.state, found.recommenders) == ("KOR", ("TTO",))
    assert (found.response, found.category) == (Response.NOTED, 1)
    assert found.issues == ("Labour", "HIV - Aids")


def test_invented_states_are_read_only_into_a_sample():
    data = (HEADER + row(state="XAA", by="XAB", session="3")).encode()
    assert not upr_info.read(data).recommendations
    assert upr_info.read(data, sample=True).recommendations[0].recommenders == ("XAB",)


def test_a_table_of_something_else_is_refused():
    with pytest.raises(WrongDocument, match="these columns are missing: Recommending State"):
        upr_info.read(b"State,Session,Text,Response\nChile,5,x,Noted\n")


def test_long_lists_of_rows_are_cut_in_sentences():
    assert listed(list(range(20)), most=3) == "0, 1, 2 … (20)"


def test_the_real_export_is_read_whole(documents):
    path = documents.parent / "upr-info" / "recommendations.csv.gz"
    if not path.is_file():
        pytest.skip("UPR Info's export is not here")
    data = path.read_bytes()
    reading = upr_info.read(data)
    assert (len(reading.recommendations), len(reading.unread)) == (29304, 0)
    assert sum(not found.recommenders for found in reading.recommendations) == 9
    assert "(3 in all)" in str(reading.doubts[0])
    assert len(reading.doubts) == 13


def test_csv_and_xls_of_the_same_rows_read_alike(documents):
    folder = documents.parent / "upr-info" / "original-formats"
    if not folder.is_dir():
        pytest.skip("the exports in their original formats are not here")
    old, new = (upr_info.read((folder / f"1-5{end}").read_bytes()) for end in (".csv", ".xls"))
    assert old.recommendations == new.recommendations
    assert len(old.recommendations) == 5643


@pytest.mark.parametrize("form", [TableFormat.CSV, TableFormat.XLSX])
def test_what_we_export_reads_back_the_same(form):
    reading = read(row("Ratify; =1, «now»", by="Spain;Panama", issue="Labour;HIV - Aids"), row("B"))
    fields, rows = table_of(reading)
    to = io.BytesIO()
    write_table(rows, fields, to, form)
    assert upr_info.read(to.getvalue()).recommendations == reading.recommendations


def test_a_table_without_issues_and_categories_is_read():
    table = b"To,From,Recommendation,Response,Session\nCosta Rica,Spain,Ratify,Noted,19\n"
    (found,) = upr_info.read(table).recommendations
    assert (found.issues, found.category, found.response) == ((), None, Response.NOTED)
