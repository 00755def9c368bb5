"""How organisations are named, what is forbidden, and what is lacking."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.uprdesk.coalition.organisations import about, added
from upr.coalition import Audience, DocumentKind, GapKind, Naming, Status, Wish
from upr.output.names_left import NameLeftIn
from uprdesk.coalition.models import AboutOrganisation
from uprdesk.coalition.organisations import gaps_of, how_named, printed_in, refuse_if_named

LETTER, SUBMISSION = DocumentKind.LETTER, DocumentKind.SUBMISSION
PUBLIC, INSIDE, STATES = Audience.PUBLIC, Audience.COALITION, Audience.STATES


def named(kind, audience, **more):
    return about(**more).named("1").naming(kind, audience)


@pytest.mark.parametrize("answer", list(Naming))
def test_the_answer_holds_outside_and_everybody_stands_in_full_inside(answer):
    outside = {named(LETTER, each, public=answer) for each in Audience if each is not INSIDE}
    assert outside == {answer}
    assert named(LETTER, INSIDE, public=answer) is Naming.FULL


def test_nobody_asked_means_never_outside():
    assert named(SUBMISSION, PUBLIC, public=None) is Naming.NEVER
    assert named(SUBMISSION, INSIDE, public=None) is Naming.FULL


def test_an_exact_wish_wins_over_the_answer_in_both_directions():
    open_there = (Wish(Naming.FULL, SUBMISSION, PUBLIC),)
    assert named(SUBMISSION, PUBLIC, public=Naming.INITIALS, wishes=open_there) is Naming.FULL
    assert named(LETTER, PUBLIC, public=Naming.INITIALS, wishes=open_there) is Naming.INITIALS
    shut_there = (Wish(Naming.NEVER, LETTER, INSIDE),)
    assert named(LETTER, INSIDE, wishes=shut_there) is Naming.NEVER


def test_what_is_refused_to_a_reader_is_not_printed_in_public():
    wishes = (Wish(Naming.NEVER, SUBMISSION, Audience.GOVERNMENT),)
    assert named(SUBMISSION, PUBLIC, public=Naming.FULL, wishes=wishes) is Naming.NEVER


@pytest.mark.django_db
def test_exports_ask_who_is_named_and_look_again_before_bytes_leave(ours, noon):
    luna, mar = ours.here(ours.luna), ours.here(ours.mar)
    added(luna, noon)
    added(luna, noon, "Casa Ñandú", public=Naming.AS_COALITION)
    found = printed_in(mar, SUBMISSION, PUBLIC, "es")
    assert [name.text for name in found.names] == ["Red Tapo Norte"]
    refuse_if_named(mar, "Red Tapo Norte", SUBMISSION, PUBLIC)
    with pytest.raises(NameLeftIn):
        refuse_if_named(mar, "Casa Ñandú", SUBMISSION, PUBLIC)
    with pytest.raises(PermissionDenied):
        printed_in(ours.here(ours.sol), SUBMISSION, PUBLIC, "es")


@pytest.mark.django_db
def test_the_last_look_needs_no_right_over_organisations(ours, noon):
    added(ours.here(ours.luna), noon, "Casa Ñandú", public=Naming.NEVER)
    with pytest.raises(NameLeftIn):
        refuse_if_named(ours.here(ours.rio), "Casa Ñandú", LETTER, PUBLIC)


@pytest.mark.django_db
def test_ways_of_naming_outside_are_listed_once_each(ours, noon):
    wishes = (Wish(Naming.NEVER, LETTER, STATES), Wish(Naming.INITIALS, LETTER, INSIDE))
    row = added(ours.here(ours.luna), noon, wishes=wishes)
    assert how_named(row) == [Naming.FULL, Naming.NEVER]


@pytest.mark.django_db
def test_gaps_are_what_nobody_covers(ours, noon):
    here = ours.here(ours.luna)
    assert (gaps_of(here).organisations, gaps_of(here).gaps) == (0, ())
    added(here, noon, languages=("es", "en"), places=("capital",), status=Status.ROSTER)
    added(here, noon, "Casa Ñandú", public=None)
    found = gaps_of(here)
    assert {(gap.kind, gap.what) for gap in found.gaps} == {
        (GapKind.LANGUAGE, "fr"),
        (GapKind.PLACE, "geneva"),
    }
    assert found.unasked == 1
    assert gaps_of(ours.here(ours.rio)) is None


def test_a_box_of_an_earlier_version_opens():
    assert AboutOrganisation(names={"en": "Tapo"}).named("1").name("es") == "Tapo"
