"""UHRI's exports: UPR recommendations alone, JSON streamed, XLSX with its dashes."""

import io
import json

import pytest
from openpyxl import Workbook

from upr.errors import UnreadableFile, WrongDocument
from upr.intake import read_file, uhri
from upr.record import Response

ENTRY = {
    "AnnotationId": "a1",
    "AnnotationType": "- Recommendations",
    "Body": "- UPR",
    "Countries": ["Costa Rica"],
    "Symbol": "A/HRC/27/12",
    "Text": "<p>127.10 Ratify the Treaty &amp; act (Spain) (Republic of Korea);</p>",
    "Themes": ["Ratification of & accession", "Migrants"],
    "AffectedPersons": ["- Migrants"],
    "Sdgs": ["8 - DECENT WORK AND ECONOMIC GROWTH", "16 - PEACE"],
    "UprPositions": ["Supported"],
    "UprRecommendingCountry": ["Spain", "Republic of Korea"],
    "UprSession": ["19"],
    "UprCycle": ["2"],
    "PublicationDate": "2014-07-07T00:00:00",
}


def read(*changes, **options) -> uhri.Reading:
    entries = [ENTRY | change for change in changes]
    return uhri.read(json.dumps(entries).encode(), **options)


def test_an_entry_becomes_a_recommendation():
    reading = read({})
    (found,) = reading.recommendations
    assert (found.state, found.session, found.paragraph) == ("CRI", 19, "127.10")
    assert found.text == "Ratify the Treaty & act"
    assert found.recommenders == ("ESP", "KOR")
    assert found.response is Response.SUPPORTED
    assert found.themes == ("Ratification of & accession", "Migrants")
    assert (found.groups, found.sdgs) == (("Migrants",), (8, 16))
    assert found.symbol == "A/HRC/27/12"
    assert not reading.doubts


def test_other_bodies_and_kinds_are_counted_and_left_out():
    reading = read({}, {"Body": "- CRC"}, {"AnnotationType": "- Concerns/Observations"})
    assert len(reading.recommendations) == 1
    assert str(reading.doubts[0]) == (
        "Entries that are no recommendations of the UPR, left out: 2."
    )


def test_a_partial_answer_counts_as_noted_and_is_said():
    reading = read(
        {"UprPositions": ["Partially supported"]}, {"UprPositions": ["Supported", "Noted"]}
    )
    assert {r.response for r in reading.recommendations} == {Response.NOTED}
    assert str(reading.doubts[0]).endswith("counted as noted: 2.")


def test_a_missing_answer_stays_pending_and_is_said():
    reading = read({"UprPositions": []})
    assert reading.recommendations[0].response is Response.PENDING
    assert str(reading.doubts[0]).endswith("left pending: 1.")


TEXTS = [
    # a number and brackets that repeat the States are taken off
    ("6.12. Act (Spain) (Republic of Korea)", "6.12", ["Act"]),
    # without a number there is none
    ("Act (Spain, Republic of Korea);", "", ["Act"]),
    ("Act", "", ["Act"]),
    # brackets that are not its States stay: nothing is lost
    ("Act (Panama);", "", ["Act (Panama)"]),
    # a number of a treaty is no paragraph
    ("Convention No. 189 (Spain) (Republic of Korea)", "", ["Convention No. 189"]),
    # two recommendations under one number
    ("6.1 Act (Spain); Consider it (Republic of Korea);", "6.1", ["Act", "Consider it"]),
]


@pytest.mark.parametrize(("printed", "paragraph", "texts"), TEXTS)
def test_texts_are_read_without_number_and_states(printed, paragraph, texts):
    reading = read({"Text": printed})
    assert [found.text for found in reading.recommendations] == texts
    assert {found.paragraph for found in reading.recommendations} == {paragraph}


def test_parts_of_one_number_are_counted_within_a_review():
    change = {"Text": "6.1 Act (Spain); Consider it (Republic of Korea);"}
    keys = [
        found.key
        for found in read(change, {"Text": "6.1 Act", "UprSession": ["33"]}).recommendations
    ]
    assert keys == ["CRI-19 §6.1/1", "CRI-19 §6.1/2", "CRI-33 §6.1"]


@pytest.mark.parametrize(
    ("values", "symbol", "session"),
    [
        (["19"], "", 19),
        (["19 (Apr 2014)"], "", 19),
        (["- 19th session"], "", 19),
        ([], "A/HRC/27/12", 19),
    ],
)
def test_the_session_comes_from_its_field_or_the_symbol(values, symbol, session):
    (found,) = read({"UprSession": values, "Symbol": symbol}).recommendations
    assert found.session == session


REFUSED = [
    ({"Countries": ["Atlantis"]}, "No State is called"),
    ({"Countries": []}, "State is missing"),
    ({"Countries": ["Chile", "Peru"]}, "to one State"),
    ({"UprPositions": ["Whatever"]}, "position “Whatever”"),
    ({"UprSession": ["77"]}, "no session 77"),
    ({"UprSession": [], "Symbol": ""}, "session is missing"),
    ({"UprRecommendingCountry": []}, "State is missing"),
    ({"Text": "<p> </p>"}, "text of the recommendation is missing"),
]


@pytest.mark.parametrize(("change", "why"), REFUSED)
def test_entries_that_cannot_be_read_are_listed(change, why):
    reading = read({}, change)
    (unread,) = reading.unread
    assert unread.row == 2
    assert why in str(unread.why)


def test_the_spreadsheet_reads_like_the_json():
    header = ["Text", "Countries Concerned", "Reccomending Body", "Document Symbol", "Themes"]
    header += ["Affected Persons", "Sdgs", "Document Publication Date", "UPR Reccomending States"]
    header += ["UPR Position", "Type", "OHCHR Annotation Id", "UPR Session"]
    book = Workbook()
    book.active.append(header)
    book.active.append(
        [
            "127.10 Ratify the Treaty & act (Spain) (Republic of Korea);",
            "- Costa Rica",
            "- UPR",
            "A/HRC/27/12",
            "- Ratification of & accession\n- Migrants",
            "- Migrants",
            "- 8 - DECENT WORK AND ECONOMIC GROWTH\n- 16 - PEACE",
            41827,
            "- Spain\n- Republic of Korea",
            "- Supported",
            "- Recommendations",
            "a1",
            19,
        ]
    )
    to = io.BytesIO()
    book.save(to)
    assert uhri.read(to.getvalue()).recommendations == read({}).recommendations


def test_the_language_is_told_by_whoever_imports():
    assert read({}, language="es").recommendations[0].language == "es"


def test_an_export_without_the_upr_says_so():
    with pytest.raises(WrongDocument, match="no recommendation of the UPR"):
        read({"Body": "- CRC"})


def test_json_of_another_shape_says_so():
    with pytest.raises(WrongDocument, match="no entry of the Universal Human Rights Index"):
        uhri.read(b'{"a": [1]}')
    with pytest.raises(WrongDocument, match="no entry of the Universal Human Rights Index"):
        uhri.read(b'[{"number": "6.1", "text": "End it"}]')


@pytest.mark.parametrize(
    "json",
    [
        b"[" * 5000 + b"]" * 5000,
        b'[{"Text": ' + b"[" * 5000,
        # more digits than a number of ours may have
        b'[{"Body": "- UPR", "Text": ' + b"9" * 5000 + b"}]",
        b'[{"Body": "- UPR", "Text": 1e999999999999999999}]',
    ],
)
def test_json_made_to_do_harm_is_refused(json):
    with pytest.raises(UnreadableFile):
        uhri.read(json)


def test_a_rich_text_is_no_json():
    assert not uhri.is_json(io.BytesIO(rb"{\rtf1 Words}"))


def test_a_file_cut_off_is_refused():
    with pytest.raises(UnreadableFile, match="cut off"):
        uhri.read(json.dumps([ENTRY] * 3).encode()[:-40])


class Counting(io.BytesIO):
    """Remembers the largest piece that was asked for."""

    largest = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.largest = max(self.largest, len(found))
        return found


def test_json_is_read_in_pieces():
    stream = Counting(json.dumps([ENTRY] * 2000).encode())
    assert len(uhri.read(stream).recommendations) == 2000
    assert stream.largest < len(stream.getvalue()) / 4


def test_a_file_on_a_disk_is_streamed(tmp_path):
    path = tmp_path / "export.json"
    path.write_text("\ufeff" + json.dumps([ENTRY]), "utf-8")
    assert read_file(path).recommendations == read({}).recommendations
