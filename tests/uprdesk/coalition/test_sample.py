"""The people of the sample."""

import pytest

from uprdesk.coalition import actions, sample
from uprdesk.coalition.models import Person
from uprdesk.coalition.rights import Can

pytestmark = pytest.mark.django_db


def test_loading_the_sample_twice_changes_nothing(noon):
    assert not sample.is_there()
    sample.load(at=noon)
    before = list(Person.objects.values())
    sample.load(at=noon)
    assert list(Person.objects.values()) == before
    assert sample.is_there()


def test_the_people_of_the_sample_sign_in_with_the_printed_password(noon):
    sample.load(at=noon)
    amina, bruno = (
        actions.sign_in(pseudonym=a.pseudonym, password=sample.PASSWORD, at=noon).person
        for a in sample.ACCOUNTS
    )
    assert amina.rights == frozenset(Can)
    assert bruno.rights == {Can.READ_RECORD}
