"""What is kept of a second step."""

import pytest

from tests.factories import PersonFactory
from uprdesk.coalition.models import AboutStep, SecondStep
from uprdesk.coalition.second_step import codes
from uprdesk.coalition.second_step.totp import AppKey
from uprdesk.sealing.box import CannotOpen
from uprdesk.sealing.identity import Identity

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return PersonFactory()


def kept(person, inside: AboutStep) -> SecondStep:
    step = SecondStep(person=person).seal(person.identity, inside)
    step.save()
    return SecondStep.objects.get(pk=step.pk)


@pytest.fixture
def step(person):
    return kept(person, AboutStep(name="old telephone", app=AppKey.new()))


def test_it_opens_for_its_person_alone(person, step):
    assert step.open(person.identity).inside.name == "old telephone"
    with pytest.raises(CannotOpen):
        step.open(Identity.new())


def test_a_row_tells_neither_secret_nor_name_nor_kind(person, step):
    inside = step.open(person.identity).inside
    (row,) = SecondStep.objects.values()
    assert set(row) == {"id", "person_id", "sealed"}
    for word in (inside.app.secret, inside.name, "app"):
        assert word.encode() not in bytes(row["sealed"])
    codes_row = kept(person, AboutStep(codes=codes.make()[0]))
    assert len(codes_row.sealed) == len(step.sealed)


def test_a_box_that_is_moved_does_not_open(person, step):
    """Whoever can write in the store gives nobody the step of somebody else, nor an old one."""
    other = kept(person, AboutStep(app=AppKey.new()))
    other.sealed = step.sealed
    with pytest.raises(CannotOpen):
        other.open(person.identity)
    step.person = PersonFactory()
    with pytest.raises(CannotOpen):
        step.open(person.identity)


def test_of_two_changes_at_once_one_is_kept(person, step):
    one, two = (SecondStep.objects.get(pk=step.pk).open(person.identity) for _ in range(2))
    assert one.replace(person.identity, AboutStep(name="one"))
    assert not two.replace(person.identity, AboutStep(name="two"))
    assert SecondStep.objects.get().open(person.identity).inside.name == "one"
