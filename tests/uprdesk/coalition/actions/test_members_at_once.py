"""Two people who do something about the same people at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, connections

from upr.errors import UprError
from uprdesk.coalition import actions
from uprdesk.coalition.actions import invitations, members
from uprdesk.coalition.models import Membership
from uprdesk.coalition.rights import Compartment, Part

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer anyway"),
]


def at_once(*deeds) -> list[str]:
    """Do all at the same moment; for each the name of the refusal, or nothing."""
    ready = Barrier(len(deeds))

    def do(deed) -> str:
        try:
            ready.wait(timeout=10)
            deed()
        except UprError as refusal:
            return type(refusal).__name__
        else:
            return ""
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return sorted(threads.map(do, deeds))


def test_of_two_coordinators_who_leave_at_once_one_stays(ours, noon):
    mar = Membership.objects.get(engagement=ours.engagement, person=ours.mar)
    members.change_parts(ours.here(ours.luna), mar, parts=[Part.COORDINATOR], at=noon)
    heres = [ours.here(person) for person in (ours.luna, ours.mar)]
    outcome = at_once(*(lambda h=h: members.remove(h, h.membership, at=noon) for h in heres))
    assert outcome == ["", "LastCoordinator"]
    assert len(ours.engagement.members.coordinators()) == 1


def test_a_link_that_two_people_use_at_once_lets_one_in(ours, noon):
    token = invitations.invite(ours.here(ours.luna), parts=[Part.MEMBER], at=noon)
    outcome = at_once(
        *(
            lambda p=p: actions.join_by_link(token, person=p, at=noon)
            for p in (ours.nobody, ours.dmitri)
        )
    )
    assert outcome == ["", "LinkSpent"]
    assert ours.engagement.members.filter(person__in=[ours.nobody, ours.dmitri]).count() == 1


def test_of_two_who_take_the_same_person_out_at_once_one_does(ours, noon):
    mar = Membership.objects.get(engagement=ours.engagement, person=ours.mar)
    members.change_parts(ours.here(ours.luna), mar, parts=[Part.COORDINATOR], at=noon)
    heres, sol = [ours.here(one) for one in (ours.luna, ours.mar)], ours.here(ours.sol).membership
    twice = [sol, Membership.objects.get(pk=sol.pk)]
    deeds = [
        lambda h=here, m=member: members.remove(h, m, at=noon)
        for here, member in zip(heres, twice, strict=True)
    ]
    assert at_once(*deeds) == ["", "Gone"]
    assert ours.engagement.keys.filter(compartment=Compartment.DESK).count() == 2
