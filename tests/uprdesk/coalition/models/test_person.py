"""People, and the trace."""

import pytest
from django.db import IntegrityError, transaction

from tests.factories import PersonFactory
from uprdesk.coalition import trace
from uprdesk.coalition.models import TraceEntry, fold
from uprdesk.coalition.rights import GRANTS, Can, Role, granted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  Ana  María ", "ana maría"),
        ("STRASSE", "strasse"),
        ("Ａｎａ", "ana"),
        ("A\u200bn\u2060a", "ana"),
    ],
)
def test_a_pseudonym_is_found_by_its_folded_form(typed, folded):
    assert fold(typed) == folded


def test_two_people_do_not_differ_by_case_alone(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonFactory(pseudonym="AMINA")


def test_when_somebody_signed_in_is_not_kept(cast, client):
    client.force_login(cast.bruno)
    assert "last_login" not in {field.name for field in cast.bruno._meta.get_fields()}


def test_every_role_grants_something_and_an_unknown_one_nothing():
    assert set(GRANTS) == set(Role)
    assert granted(["king"]) == {Can.READ_RECORD}
    assert granted(list(Role)) == set(Can)


def test_somebody_who_was_shut_out_may_do_nothing(cast):
    cast.amina.is_active = False
    assert cast.amina.rights == frozenset()


def test_a_written_trace_is_not_changed(cast, noon):
    trace.record("link.made", by=cast.amina, target="", at=noon)
    entry = TraceEntry.objects.get()
    entry.deed = "something.else"
    with pytest.raises(RuntimeError):
        entry.save()


def test_the_trace_outlives_its_person(cast, noon):
    trace.record("link.made", by=cast.amina, target="", at=noon)
    cast.amina.delete()
    assert TraceEntry.objects.get().by is None
