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
    people = sample.load(at=noon)
    assert people.keys() == {account.pseudonym for account in sample.ACCOUNTS}
    for name, known in people.items():
        found = actions.sign_in(pseudonym=name, password=sample.PASSWORD, at=noon)
        assert found.identity == known.identity
    assert people["Amina"].person.rights == frozenset(Can)
    assert people["Bruno"].person.rights == {Can.READ_RECORD}


def test_only_accounts_that_are_there_are_shown(noon):
    """A store that was begun with an earlier sample has some of today's people only."""
    sample.load(at=noon)
    Person.objects.called("Luna").delete()
    assert "Luna" not in {account.pseudonym for account in sample.accounts()}
    assert len(sample.accounts()) == len(sample.ACCOUNTS) - 1
