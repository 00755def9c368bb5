"""Voluntary pledges: each once per review, recommendations refused."""

import pytest

from upr.errors import WrongDocument
from upr.intake import pledges
from upr.record import Pledge

HEADER = "sur,text,response,action,issues,session\n"
ROW = "Costa Rica,Abolish it,Voluntary Pledge,5,Death penalty,19\n"


def test_a_pledge_is_read_with_its_tags():
    reading = pledges.read((HEADER + ROW).encode())
    assert reading.pledges == (
        Pledge(state="CRI", session=19, text="Abolish it", issues=("Death penalty",), category=5),
    )
    assert not reading.doubts


def test_a_pledge_said_twice_is_one_and_counted():
    reading = pledges.read((HEADER + ROW + ROW).encode())
    assert len(reading.pledges) == 1
    assert "exactly: 3 (" in str(reading.doubts[0])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (ROW.replace("Voluntary Pledge", "Accepted"), "belongs to a recommendation"),
        (ROW.replace("Costa Rica", "Atlantis"), "No State is called"),
        (ROW.replace("Abolish it", " "), "text of the pledge is missing"),
        (ROW.replace(",19", ",2"), "was not reviewed in session 2"),
    ],
)
def test_other_rows_are_refused_by_number(row, why):
    (unread,) = pledges.read((HEADER + row).encode()).unread
    assert unread.row == 2
    assert why in str(unread.why)


def test_a_table_without_texts_is_refused():
    with pytest.raises(WrongDocument, match="Voluntary pledge"):
        pledges.read(b"sur,session\nChile,5\n")


def test_the_real_export_is_read(documents):
    path = documents.parent / "upr-info" / "voluntary_pledges.csv.gz"
    if not path.is_file():
        pytest.skip("UPR Info's export of pledges is not here")
    reading = pledges.read(path.read_bytes())
    assert (len(reading.pledges), len(reading.unread)) == (793, 0)
