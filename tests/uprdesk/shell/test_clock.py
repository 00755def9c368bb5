"""A clock that went back is noticed by what the store remembers."""

from datetime import timedelta

import pytest

from uprdesk.shell import clock
from uprdesk.shell.doctor import Condition
from uprdesk.shell.models import Job

pytestmark = pytest.mark.django_db


def test_an_empty_store_remembers_nothing(noon):
    assert clock.newest() is None
    assert clock.clock(noon).state is Condition.OK


@pytest.mark.parametrize("field", ["made_at", "started_at", "finished_at"])
def test_what_happens_later_than_now_is_said(field, noon):
    later = noon + timedelta(hours=2)
    Job.objects.create(**{"work": "x", "title": "x", "made_at": noon} | {field: later})
    found = clock.clock(noon)
    assert found.state is Condition.ATTENTION
    assert "2027-03-09 14:00 UTC" in str(found.message)
    assert found.hint
    assert clock.clock(later).state is Condition.OK


def test_what_is_still_to_come_is_no_sign_of_it(noon):
    Job.objects.create(work="x", title="x", made_at=noon, leased_until=noon + timedelta(days=1))
    assert clock.clock(noon).state is Condition.OK


def test_clocks_of_several_machines_may_differ_a_little(noon):
    Job.objects.create(work="x", title="x", made_at=noon + timedelta(minutes=1))
    assert clock.clock(noon).state is Condition.OK
