"""What people ask of the list of States to approach."""

from dataclasses import replace

from django.http import QueryDict

from uprdesk.record.targeting import Wish

WISH = Wish(issue="Migrants", ask="Protect migrants", region="EU", new=True, every=True)


def test_a_wish_survives_its_fields():
    sent = QueryDict(mutable=True)
    sent.update(WISH.fields())
    assert Wish.read(sent) == WISH


def test_a_link_holds_all_but_the_ask():
    assert Wish.read(QueryDict(WISH.link())) == replace(WISH, ask="")


def test_an_ask_is_read_only_where_it_was_posted(rf):
    assert Wish.sent(rf.get("/", WISH.fields())).ask == ""
    assert Wish.sent(rf.post("/", WISH.fields())) == WISH


def test_unknown_names_are_as_if_they_were_not_there():
    assert Wish.read(QueryDict("issue=Gardens&region=Mars&new=yes")) == Wish()
