"""Columns are known by name; a table without them is refused with their names."""

import pytest

from upr.errors import WrongDocument
from upr.intake import pledges, uhri, upr_info
from upr.intake.columns import Column, find_table, recognised
from upr.intake.reading.table import Row, Sheet, sheets

WANTED = (
    Column("state", ("State under review", "To", "SuR")),
    Column("text", ("Recommendation", "Text")),
    Column("issues", ("Issues",), required=False),
)

HEADERS = [
    # UPR Info 2015, CSV and XLS (with doubled names), the research table, today's database
    ("upr-info", "To,To-Rgrp,To-Org,Text,From,From-Rgrp,From-Org,Response,Action,Issue,Session"),
    ("upr-info", "SuR,Rgrp,Org,Recommendation,RS,Rgrp,Org,Response,Action,Issue,Session"),
    ("upr-info", "sur,recommending_state,text,response,action,issues,session,sur_group,rs_orgs"),
    (
        "upr-info",
        "State Under Review,Recommending State,Recommendation,Response,Issues,Cycle,Session,"
        "Action Category,SuR Regional Group",
    ),
    # our own exports
    ("upr-info", "key,state,cycle,session,paragraph,text,recommenders,response,issues,category"),
    # to be expected
    ("upr-info", "Estado examinado,Estado recomendante,Recomendación,Respuesta,Sesión,Tema,Acción"),
    ("upr-info", "ÉTAT EXAMINÉ,État auteur de la recommandation,Texte,Réponse,Session"),
    ("pledges", "sur,text,response,action,issues,session,sur_group,sur_orgs"),
    (
        "uhri",
        "Text,Countries Concerned,Reccomending Body,Document Symbol,Themes,Affected Persons,Sdgs,"
        "Document Publication Date,UPR Reccomending States,UPR Position,Type,OHCHR Annotation Id,"
        "UPR Session",
    ),
]
KINDS = {"upr-info": upr_info.COLUMNS, "pledges": pledges.COLUMNS, "uhri": uhri.COLUMNS}


@pytest.mark.parametrize(("kind", "header"), HEADERS)
def test_every_known_export_is_recognised(kind, header):
    found = recognised(Row(1, tuple(header.split(","))), KINDS[kind])
    assert all(column.field in found for column in KINDS[kind] if column.required)


def sheet(*rows: tuple[str, ...]) -> list[Sheet]:
    return [Sheet("", iter([Row(number, cells) for number, cells in enumerate(rows, start=1)]))]


def test_titles_may_stand_above_the_header_and_empty_rows_below():
    table = find_table(
        sheet(("Export",), (), (" to ", "TEXT "), ("", ""), (" Panama ", "Ratify"), ("Chile",)),
        WANTED,
        "data",
    )
    assert table.header == 3
    assert list(table.records()) == [
        (5, {"state": "Panama", "text": "Ratify", "issues": ""}),
        (6, {"state": "Chile", "text": "", "issues": ""}),
    ]


def test_the_first_of_two_columns_with_one_name_counts():
    table = find_table(sheet(("To", "Text", "Text"), ("Panama", "one", "two")), WANTED, "data")
    assert [record["text"] for _, record in table.records()] == ["one"]


def test_a_sheet_of_notes_before_the_data_is_passed_over():
    notes, data = sheet(("About this file",)), sheet(("To", "Text"), ("Chile", "Ratify"))
    table = find_table([*notes, *data], WANTED, "data")
    assert len(list(table.records())) == 1


def test_missing_columns_are_named_beside_those_found():
    with pytest.raises(WrongDocument) as refused:
        find_table(sheets(b"To,Session,Remark\nChile,9,x\n"), upr_info.COLUMNS, upr_info.TITLE)
    assert "Recommending State, Recommendation, Response" in str(refused.value.message)
    assert "Found: To, Session, Remark." in str(refused.value.hint)


def test_a_header_without_rows_is_a_mistake_that_is_said():
    with pytest.raises(WrongDocument, match="no row below"):
        find_table(sheet(("To", "Text"), ("", " ")), WANTED, "data")


def test_a_table_without_any_header_names_all_columns():
    with pytest.raises(WrongDocument, match="State under review, Recommendation"):
        find_table(sheet(()), WANTED, "data")
