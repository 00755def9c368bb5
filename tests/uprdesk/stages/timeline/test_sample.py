"""The sample of the coalition and its plan: everything a visitor of the demo is to find."""

from datetime import UTC, datetime, timedelta

import pytest

from upr.coalition import Audience, DocumentKind, Naming
from uprdesk.coalition import actions, decisions, doctor, organisations, sample
from uprdesk.coalition.actions.counting import counted
from uprdesk.coalition.doorway import Here, here_for, obstacle_for
from uprdesk.coalition.models import Engagement, Person, RecoveryFile, TraceEntry
from uprdesk.stages.timeline.overview import overview
from uprdesk.stages.timeline.sample import load

pytestmark = pytest.mark.django_db

HIV = "hiv"


@pytest.fixture
def enter(noon):
    """`enter("Luna")`: somebody of the sample, signed in, in their engagement."""
    load(at=noon)

    def signed_in(pseudonym: str) -> Here:
        found = actions.sign_in(pseudonym=pseudonym, password=sample.PASSWORD, at=noon)
        [member] = found.person.memberships.all()
        return here_for(found.person, member.engagement_id, found.identity)

    return signed_in


def test_loading_twice_changes_nothing(noon):
    load(at=noon)
    before = list(TraceEntry.objects.values()), list(Person.objects.values())
    load(at=noon + timedelta(days=1))
    assert (list(TraceEntry.objects.values()), list(Person.objects.values())) == before


@pytest.mark.parametrize("year", [2026, 2029, 2031])
def test_it_loads_on_any_day_and_its_trace_is_in_the_order_of_time(year):
    load(at=datetime(year, 11, 24, 4, tzinfo=UTC))
    assert Engagement.objects.count() == 2
    assert doctor.look_at_all().state.value == "ok"


def test_everybody_is_where_the_list_of_accounts_says(enter):
    obstacles = {
        one.pseudonym: obstacle_for(enter(one.pseudonym))
        for one in sample.ACCOUNTS
        if one.pseudonym != "Amina"
    }
    assert [name for name, obstacle in obstacles.items() if obstacle] == ["Brisa"]
    assert obstacles["Brisa"] == "waiting"
    assert not Person.objects.called("Amina").memberships.exists()


def test_the_two_engagements_know_nothing_of_each_other(enter):
    luna, bruno = enter("Luna"), enter("Bruno")
    assert here_for(luna.person, bruno.pk, luna.ring.identity) is None
    assert here_for(bruno.person, luna.pk, bruno.ring.identity) is None
    assert (luna.name, bruno.name) == ("Tavoria 2029", "Quelmar, seguimiento")


def test_one_organisation_is_never_named_one_by_initials_and_nobody_works_on_hiv(enter):
    luna = enter("Luna")
    named = [one.named for one in organisations.all_of(luna)]
    wishes = {one.naming(DocumentKind.SUBMISSION, Audience.PUBLIC) for one in named}
    assert wishes == set(Naming)
    assert {gap.what for gap in organisations.gaps_of(luna).gaps} == {HIV, ""}


def test_decisions_are_open_taken_and_without_quorum(enter, noon):
    luna = enter("Luna")
    seen = decisions.seen(luna, counted(luna, at=noon), noon)
    assert sorted(one.where.value for one in seen) == ["not-taken", "open", "taken", "taken"]
    [waiting] = decisions.open_for(luna, noon)
    assert waiting.left == 5
    assert not decisions.open_for(enter("Mar"), noon)


def test_the_plan_is_alive(enter, noon):
    now = overview(enter("Luna"), noon)
    assert {item.what for item in now.items if item.when and item.when.announced} == {
        "submission",
        "national-consultation",
    }
    own = [item for item in now.items if item.is_task]
    assert sum(item.done for item in own) == 2
    assert [item.when.left for item in now.what_now()] == [-2, 3, 9]
    assert not now.refused


def test_one_recovery_file_still_waits_for_its_holder(enter):
    enter("Luna")
    waiting = [bool(bytes(file.sealed)) for file in RecoveryFile.objects.order_by("number")]
    assert waiting == [False, False, True]
