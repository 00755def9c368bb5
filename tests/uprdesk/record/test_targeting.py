"""What people ask of the list of States to approach."""

from django.http import QueryDict

from uprdesk.record.targeting import Wish


def test_a_wish_survives_its_link():
    wish = Wish(issue="Migrants", ask="Protect migrants", region="EU", new=True, every=True)
    assert Wish.read(QueryDict(wish.link())) == wish


def test_unknown_names_are_as_if_they_were_not_there():
    assert Wish.read(QueryDict("issue=Gardens&region=Mars&new=yes")) == Wish()
