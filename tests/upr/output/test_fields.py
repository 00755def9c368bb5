"""The names and order of fields are a contract: scripts rely on them."""

from upr.output.fields import (
    ADDENDUM,
    LIST,
    REPORT,
    SEARCH,
    reading_fields,
    recommendation_fields,
    table_of,
)
from upr.record import (
    Document,
    Pledge,
    Position,
    Reading,
    Recommendation,
    Response,
    StatedPosition,
    Unread,
)
from upr.text import say

RECOMMENDATION = Recommendation(
    state="XAA",
    session=19,
    paragraph="127.1",
    text="Ratify the Convention",
    recommenders=("XAB",),
    response=Response.SUPPORTED,
    position=Position.SUPPORTED_ALREADY_IMPLEMENTED,
    page=21,
    sdgs=(5, 16),
)
DOCUMENT = Document(kind="report", symbol="A/HRC/27/12", state="XAA", session=19, cycle=2)


def test_a_report_has_the_fields_of_the_contract():
    read = reading_fields(
        Reading(
            document=DOCUMENT,
            recommendations=(RECOMMENDATION,),
            unread=(Unread(page=24, text="…", why=say("no recommending State found")),),
        )
    )
    document = read["document"]
    assert isinstance(document, dict)
    assert list(document)[:6] == ["kind", "symbol", "state", "session", "cycle", "language"]
    assert read["recommendations"] == [
        {
            "paragraph": "127.1",
            "part": 1,
            "text": "Ratify the Convention",
            "recommenders": ["XAB"],
            "response": "supported",
            "position": "supported_already_implemented",
            "page": 21,
        }
    ]
    (unread,) = read["unread"]  # type: ignore[misc]
    assert list(unread)[:3] == ["page", "text", "why"]
    assert unread["why"] == "no recommending State found"


def test_a_list_adds_the_tags_of_ohchr():
    row = recommendation_fields(RECOMMENDATION, LIST)
    assert tuple(row) == (*REPORT, "themes", "groups", "sdgs", "source_of_position")
    assert row["sdgs"] == [5, 16]


def test_a_row_of_a_search_has_its_key_and_sources():
    row = recommendation_fields(RECOMMENDATION, SEARCH, cycle=2, sources=["A/HRC/27/12"])
    assert tuple(row) == SEARCH
    assert (row["key"], row["cycle"], row["sources"]) == ("XAA-19 §127.1", 2, ["A/HRC/27/12"])


def test_positions_that_are_not_decided_have_no_response():
    stated = StatedPosition(paragraph="140.1", response=None, quote="in part")
    reading = Reading(document=Document(kind="addendum"), positions=(stated,))
    assert reading_fields(reading)["positions"] == [
        {"paragraph": "140.1", "response": None, "comment": "", "quote": "in part", "page": None}
    ]
    assert table_of(reading)[0] == ADDENDUM


def test_pledges_have_their_own_rows():
    pledge = Pledge(state="XAA", session=9, text="Ratify", issues=("Labour",), category=5)
    fields, rows = table_of(Reading(document=Document(kind="pledges"), pledges=(pledge,)))
    assert list(rows[0]) == list(fields)
    assert rows[0]["issues"] == ["Labour"]


def test_sentences_may_be_said_in_another_language():
    reading = Reading(document=DOCUMENT, doubts=(say("Two rows differ."),))
    assert reading_fields(reading, lambda text: f"<{text}>")["doubts"] == ["<Two rows differ.>"]
