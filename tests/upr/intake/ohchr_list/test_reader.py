"""OHCHR's lists of cycles 2 to 4: numbers, texts, States, answers, themes, groups, SDGs."""

import io
import json

import pytest
from docx import Document as Word

from upr.errors import WrongDocument
from upr.intake import read
from upr.intake.ohchr_list import read_list
from upr.intake.ohchr_list.table import columns_of
from upr.intake.reading import Cell, Line, Plain, Table
from upr.intake.reading.word import read_docx
from upr.record import Document, Reading, Response
from upr.vocab.states import iso3

DOCUMENT = Document(kind="list", state="CRI", session=19)
CYCLE_2 = ("Recommendation", "Position", "Full list of themes", "Assessment/comments on level")
CYCLE_4 = (
    "Recommendation and recommending State",
    "Position of the State under review",
    "Human rights themes and groups of persons",
    "Relevant SDGs",
)
MATRIX = (
    "Recommendation",
    "Recommending state/s",
    "Position",
    "Full list of rights",
    "Affected persons",
)


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text, column) for column, text in enumerate(texts))


def theme(text: str, columns: int = 4) -> tuple[Cell, ...]:
    return (Cell(text, 0, columns),)


def listed(*rows: tuple[Cell, ...], header=CYCLE_2, document=DOCUMENT, heads=()) -> Reading:
    table = Table((cells(*header), *rows))
    return read_list(Plain("docx", None, (table,), heads=heads), document)


def test_a_row_of_cycle_2():
    reading = listed(
        theme("Theme: A12 Acceptance of norms"),
        cells(
            "115.1 Ratify the treaty &amp; act (Spain, Panama); \n"
            "Source of position: A/HRC/28/15/Add.1 - Para. 3",
            "Supported",
            "A12 Acceptance of norms\nD27 Slavery\nAffected persons:\n- general\n- children",
            "",
        ),
    )
    (found,) = reading.recommendations
    assert (found.paragraph, found.text) == ("115.1", "Ratify the treaty & act")
    assert found.recommenders == ("ESP", "PAN")
    assert (found.response, found.position) == (Response.SUPPORTED, None)
    assert found.themes == ("A12 Acceptance of norms", "D27 Slavery")
    assert (found.groups, found.sdgs) == (("general", "children"), ())
    assert found.source_of_position == "A/HRC/28/15/Add.1 - Para. 3"
    assert (reading.unread, reading.doubts) == ((), ())


def test_goals_inside_the_cell_of_themes_as_in_cycle_3():
    (found,) = listed(
        cells(
            "121.1 Act (Spain)",
            "Noted",
            "Right to health\nSustainable Development Goals:\n- 3 - GOOD HEALTH AND WELL-BEING\n"
            "- 16 - PEACE, JUSTICE\nAffected persons:\n- women",
            "",
        )
    ).recommendations
    assert found.themes == ("Right to health",)
    assert (found.sdgs, found.groups) == ((3, 16), ("women",))
    assert found.response is Response.NOTED


def test_a_row_of_cycle_4():
    (found,) = listed(
        cells(
            "140.7 Ratify it (Maldives) (Bolivarian Republic of Venezuela);\n"
            "Source of Position: A/HRC/59/15/Add.1 - Para.3",
            "Supported",
            "- Ratification of & accession\n- 2030 Agenda & other voluntary commitments\n"
            "Groups of Persons: \n- Public officials",
            "- 1 - NO POVERTY\n- 10 - REDUCED INEQUALITIES\n- 10 - REDUCED INEQUALITIES",
        ),
        header=CYCLE_4,
    ).recommendations
    assert found.recommenders == ("MDV", "VEN")
    assert found.themes == (
        "Ratification of & accession",
        "2030 Agenda & other voluntary commitments",
    )
    assert (found.groups, found.sdgs) == (("Public officials",), (1, 10))


def test_the_matrix_has_states_and_persons_in_columns():
    reading = listed(
        theme("2.1. Acceptance of norms", 5),
        cells(
            "166.2 Act", "(Spain)\n(Iran (Islamic Republic of))", "Supported", "2.1. Norms", "women"
        ),
        cells("166.3 Act", "Spain, Atlantis", "Noted", "2.1. Norms", ""),
        header=MATRIX,
    )
    (found,) = reading.recommendations
    assert (found.text, found.recommenders, found.groups) == ("Act", ("ESP", "IRN"), ("women",))
    (unread,) = reading.unread
    assert (unread.paragraph, unread.row) == ("166.3", 4)
    assert "Atlantis" in str(unread.why)


def test_numbers_are_in_order_and_headers_may_be_repeated():
    reading = listed(
        cells("9.10 Act (Spain)", "Noted", "", ""),
        cells(*CYCLE_2),
        cells("", "", "", ""),
        cells("9.2 Protect (Spain)", "Noted", "", ""),
    )
    assert [found.paragraph for found in reading.recommendations] == ["9.2", "9.10"]


def test_the_heading_is_the_theme_where_the_cell_names_none():
    (found,) = listed(
        theme("Theme: B31 Equality"), cells("9.1 Act (Spain)", "Noted", "", "")
    ).recommendations
    assert found.themes == ("B31 Equality",)


def test_a_number_under_two_themes_is_one_recommendation():
    (found,) = listed(
        cells("9.1 Act (Spain)", "Noted", "One\nGroups of persons:\nwomen", ""),
        cells("9.1 Act (Spain)", "Noted", "Two", ""),
    ).recommendations
    assert (found.themes, found.parts) == (("One", "Two"), 1)


def test_several_recommendations_under_one_number_are_parts():
    found = listed(cells("9.1 Act (Spain); Protect (Panama);", "Noted", "", "")).recommendations
    assert [(r.key, r.text, r.recommenders) for r in found] == [
        ("CRI-19 §9.1/1", "Act", ("ESP",)),
        ("CRI-19 §9.1/2", "Protect", ("PAN",)),
    ]


@pytest.mark.parametrize(
    ("cell", "response", "doubt"),
    [
        ("Supported/Noted", "noted", "says more than one word"),
        ("Supported / Noted", "noted", "says more than one word"),
        ("Noted\nComments: the law forbids it", "noted", "the law forbids it"),
        ("Comments: see below", "pending", "is not known"),
        ("", "pending", "is not known"),
        ("noted.", "noted", ""),
    ],
)
def test_answers_that_are_not_plain_are_said(cell, response, doubt):
    reading = listed(cells("9.1 Act (Spain)", cell, "", ""))
    assert reading.recommendations[0].response == response
    assert doubt in " ".join(map(str, reading.doubts))
    assert bool(reading.doubts) == bool(doubt)


def test_rows_without_number_or_state_are_unread():
    reading = listed(
        cells("Act (Spain)", "Noted", "", ""),
        cells("9.2 Act (Atlantis)", "Noted", "", ""),
        cells("9.3 Act (Spain)", "Noted", "", ""),
    )
    assert [(u.row, u.paragraph) for u in reading.unread] == [(2, ""), (3, "9.2")]
    assert len(reading.recommendations) == 1


def test_state_and_session_are_read_above_the_pages():
    reading = listed(
        cells("9.1 Act (Spain)", "Noted", "", ""),
        document=Document(kind="list"),
        heads=("UPR of Costa Rica (2nd Cycle – 19th session) Thematic list Page 1 of 27",),
    )
    assert reading.document == Document(
        kind="list",
        state="CRI",
        session=19,
        cycle=2,
        title="OHCHR, thematic list of recommendations, Costa Rica, session 19",
    )


def test_a_list_of_nobody_is_refused():
    with pytest.raises(WrongDocument, match="which State"):
        listed(cells("9.1 Act (Spain)", "Noted", "", ""), document=Document(kind="list"))


def test_a_document_without_the_table_is_refused():
    plain = Plain("docx", None, (Line("Words"), Table((cells("a", "b"),))))
    with pytest.raises(WrongDocument, match="no table"):
        read_list(plain, DOCUMENT)


def test_an_empty_table_is_refused():
    with pytest.raises(WrongDocument, match="is empty"):
        listed(theme("Theme: one"))


def test_a_row_of_words_is_no_header():
    assert not columns_of(cells("Recommendation to act", "Supported", "Right to life"))
    assert columns_of(cells(*MATRIX)) == {
        "text": 0,
        "states": 1,
        "position": 2,
        "themes": 3,
        "groups": 4,
    }


def test_a_word_file_is_read_through_merged_cells():
    word = Word()
    table = word.add_table(rows=0, cols=4)
    for texts in (CYCLE_4, ("Theme: Health", "", "", ""), ("9.1 Act (Spain);", "Noted", "", "")):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    table.rows[1].cells[0].merge(table.rows[1].cells[3])
    to = io.BytesIO()
    word.save(to)
    (found,) = read_list(read_docx(to.getvalue()), DOCUMENT).recommendations
    assert (found.text, found.themes) == ("Act", ("Health",))


@pytest.mark.parametrize(
    ("cycle", "name", "gold"),
    [
        (2, "upr20_thematic-list-of-recommendations.docx", "A-HRC-28-15_wg-report.gold.json"),
        (4, "upr48_thematic-list-of-recommendations.docx", "A-HRC-59-15_wg-report.gold.json"),
    ],
)
def test_real_lists_agree_with_the_gold(documents, cycle, name, gold):
    folder = documents / "slovenia" / f"cycle-{cycle}"
    reading = read((folder / name).read_bytes(), name)
    rows = json.loads((folder / gold).read_text("utf-8"))["recommendations"]
    parts: dict[str, list] = {}
    for found in reading.recommendations:
        parts.setdefault(found.paragraph, []).append(found)
    assert list(parts) == [row["number"] for row in rows]
    for row in rows:
        found = parts[row["number"]]
        words = "".join("".join(part.text for part in found).replace(";", "").split())
        assert words == "".join(row["text"].replace(";", "").split())
        states = {state for part in found for state in part.recommenders}
        assert states == {iso3(name) for name in row["recommending_states"]}
        assert found[0].response.value == row["position"].lower()
        assert list(found[0].themes) == row["themes"]
        assert list(found[0].groups) == row["affected_persons"]
        goals = dict.fromkeys(int(goal.split(" ")[0]) for goal in row["sdgs"])
        assert found[0].sdgs == tuple(goals)
        assert found[0].source_of_position == row["source_of_position"]
    assert (reading.unread, reading.doubts) == ((), ())
