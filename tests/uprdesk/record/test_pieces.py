"""What was read waits as rows and comes back unchanged."""

import pytest

from tests.factories import DropFactory
from tests.uprdesk.record.readings import addendum, pledges, report, said, thematic_list, upr_info
from upr.record import Response, Unread
from upr.text import say
from uprdesk.record import pieces
from uprdesk.record.models import Piece

pytestmark = pytest.mark.django_db

READINGS = [
    report(),
    report(said("Sing", "ESP", paragraph="9.1", part=2, parts=2, sdgs=(4, 5))),
    upr_info(),
    thematic_list(),
    addendum(**{"9.1": Response.SUPPORTED, "9.2": None}),
    pledges(),
]


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.document.kind)
def test_a_reading_comes_back_as_it_was(reading):
    drop = DropFactory(reading=reading)
    assert pieces.reading(drop, drop.pieces.all()) == reading


def test_unread_pieces_and_remarks_come_back_with_their_sentences():
    unread = Unread(text="…", why=say("%(n)d States are missing.", n=2), page=3, row=4)
    told = report()
    told = type(told)(
        document=told.document, unread=(unread,), doubts=(say("Look at %(p)s.", p="9.1"),)
    )
    drop = DropFactory(reading=told)
    back = pieces.reading(drop, drop.pieces.all())
    assert str(back.unread[0].why) == "2 States are missing."
    assert back == told


def test_what_the_record_has_comes_back_only_where_it_differs():
    assert pieces.before(Piece(before={})) is None
    kept = {"text": "Sing", "recommenders": ["ESP"], "response": "noted", "document": "UPR Info"}
    assert pieces.before(Piece(before=kept)).recommenders == ("ESP",)
