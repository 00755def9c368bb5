"""Erased is erased: in the tables, on the disk, and with everybody's agreement."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from tests.engagements import admit, begin
from tests.factories import PASSWORD, PersonFactory
from tests.uprdesk.coalition import planting
from tests.uprdesk.coalition.actions.test_emergency import close
from tests.uprdesk.coalition.actions.test_recovery import issue, member, texts
from uprdesk.coalition import actions, hooks, trace
from uprdesk.coalition.actions import door, erasing, members
from uprdesk.coalition.models import (
    Engagement,
    FailedSignIn,
    HeldKey,
    Membership,
    Organisation,
    Person,
    TraceEntry,
    TraceHead,
)
from uprdesk.coalition.rights import Part, Role

NOTHING_TO_LOOK_FOR = {
    "coalition.Membership",
    "coalition.ErasureWish",
    "coalition.Resealing",
    "timeline.MailReminder",
}
"""Tables whose rows hold numbers and days, which cannot be told from other bytes, or what is sealed
for the server, whose bytes the tables do not show."""

ROOT = Path(__file__).parents[4]


@pytest.mark.django_db
def test_a_single_coordinator_erases_by_typing_the_name(ours, noon):
    assert erasing.agree(ours.here(ours.luna), name=" Ours  2027 ", at=noon)
    assert not Engagement.objects.filter(pk=ours.engagement.pk).exists()
    assert not Membership.objects.filter(engagement=ours.engagement.pk).exists()
    assert not TraceEntry.objects.filter(engagement=ours.engagement.pk).exists()
    assert Person.objects.filter(pk=ours.mar.pk).exists()
    assert ours.here(ours.dmitri, ours.theirs).name == "Theirs 2027"


@pytest.mark.django_db
def test_the_installation_remembers_that_one_was_erased(ours, noon):
    erasing.agree(ours.here(ours.luna), name="Ours 2027", at=noon)
    entry = TraceEntry.objects.get(engagement=None, deed="engagement.erased")
    assert entry.target == f"engagement {ours.engagement.pk}"
    assert entry.by_number == ours.luna.pk
    assert trace.broken_at(None) is None


@pytest.mark.django_db
def test_another_name_erases_nothing(ours, noon):
    with pytest.raises(erasing.OtherName, match="not the name of this engagement"):
        erasing.agree(ours.here(ours.luna), name="Theirs 2027", at=noon)
    assert ours.here(ours.luna).name == "Ours 2027"
    assert not ours.engagement.erasure_wishes.exists()


@pytest.mark.django_db
def test_all_coordinators_have_to_agree_within_a_week(ours, noon):
    mar = member(ours, ours.mar)
    members.change_parts(ours.here(ours.luna), mar, parts=[Part.COORDINATOR], at=noon)
    assert not erasing.agree(ours.here(ours.luna), name="Ours 2027", at=noon)
    late = noon + timedelta(days=8)
    assert not erasing.agree(ours.here(ours.mar), name="Ours 2027", at=late)
    assert erasing.agree(ours.here(ours.luna), name="Ours 2027", at=late)
    assert not Engagement.objects.filter(pk=ours.engagement.pk).exists()


@pytest.mark.django_db
def test_any_coordinator_stops_it(ours, noon):
    mar = member(ours, ours.mar)
    members.change_parts(ours.here(ours.luna), mar, parts=[Part.COORDINATOR], at=noon)
    erasing.agree(ours.here(ours.luna), name="Ours 2027", at=noon)
    erasing.refuse(ours.here(ours.mar), at=noon)
    assert not erasing.agree(ours.here(ours.mar), name="Ours 2027", at=noon)
    assert Engagement.objects.filter(pk=ours.engagement.pk).exists()


@pytest.mark.django_db
def test_who_does_not_lead_erases_nothing(ours, noon):
    for act in (
        lambda: erasing.agree(ours.here(ours.mar), name="Ours 2027", at=noon),
        lambda: erasing.refuse(ours.here(ours.mar), at=noon),
    ):
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.django_db
def test_the_worker_erases_on_the_day_that_was_set(ours, noon):
    Engagement.objects.filter(pk=ours.engagement.pk).update(erase_on=noon.date())
    actions.forget(noon - timedelta(days=1))
    assert Engagement.objects.filter(pk=ours.engagement.pk).exists()
    actions.forget(noon)
    assert not Engagement.objects.filter(pk=ours.engagement.pk).exists()
    entry = TraceEntry.objects.get(engagement=None, deed="engagement.erased")
    assert entry.by_number is None
    assert Engagement.objects.filter(pk=ours.theirs.pk).exists()


@pytest.mark.django_db
def test_other_rooms_are_told_before_the_rows_are_gone(ours, noon, monkeypatch):
    told = []
    monkeypatch.setattr(
        hooks, "_erased", [lambda engagement, at: told.append(engagement.members.count())]
    )
    erasing.agree(ours.here(ours.luna), name="Ours 2027", at=noon)
    assert told == [8]


@pytest.mark.django_db
def test_nothing_that_hangs_on_an_engagement_is_forgotten():
    found = erasing.hanging_on(Engagement)
    assert {Engagement, Membership, HeldKey, TraceEntry, TraceHead, Organisation} <= set(found)
    assert Person not in found


def test_no_byte_of_it_is_left_on_the_disk_of_an_sqlite_store():
    """In a process of its own, in a real file: the tests' store lies in memory."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    environment.pop("UPRDESK_DATABASE_URL", None)
    told = subprocess.run(
        [sys.executable, "-m", "tests.uprdesk.coalition.planting"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = json.loads(told)
    assert found["needles"] == len(found["before"]) > planting.ROWS
    assert found["after"] == []
    every = {table._meta.label for table in erasing.hanging_on(Engagement)}
    # a new table hangs on engagements: plant something in it (planting.py)
    assert set(found["tables"]) == every - NOTHING_TO_LOOK_FOR
    assert found["journal"] == 0
    assert found["engagements"] == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="for a store on PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_no_byte_of_it_is_left_in_the_tables_files_on_postgresql(noon):
    """Its journal (pg_wal) keeps some for a while: the page says so."""
    here, needles = planting.plant()
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SHOW data_directory")
        folder = Path(cursor.fetchone()[0]) / "base"
        if not os.access(folder, os.R_OK):
            pytest.skip("the files of this PostgreSQL cannot be read from here")
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        files = folder / str(cursor.fetchone()[0])
        # numbers are not stored as letters there
        needles.pop("number")
        before = planting.found_in(files.iterdir(), needles)
        assert len(before) > planting.ROWS
        erasing.erase(here.engagement, by=here.person, at=noon)
        cursor.execute("CHECKPOINT")
    assert planting.found_in(files.iterdir(), needles) == []


@pytest.mark.django_db
def test_an_account_is_erased_and_the_keys_of_its_engagements_renewed(ours, noon):
    number = ours.mar.pk
    erasing.erase_account(ours.mar, ours.mar.identity, password=PASSWORD, at=noon)
    assert not Person.objects.filter(pk=number).exists()
    assert ours.here(ours.luna).name == "Ours 2027"
    assert not HeldKey.objects.filter(person=number).exists()
    deeds = TraceEntry.objects.filter(by_number=number).values_list("deed", flat=True)
    assert {"account.erased", "keys.renewed"} <= set(deeds)
    assert trace.broken_at(ours.engagement) is None
    with pytest.raises(door.SignInRefused):
        door.sign_in(pseudonym="Mar", password=PASSWORD, at=noon)


@pytest.mark.django_db
def test_a_wrong_password_erases_no_account_and_is_counted(ours, noon):
    with pytest.raises(door.SignInRefused):
        erasing.erase_account(ours.mar, ours.mar.identity, password="another one", at=noon)
    assert Person.objects.filter(pk=ours.mar.pk).exists()
    assert FailedSignIn.objects.count() == 1


@pytest.mark.django_db
def test_the_only_coordinator_of_others_stays(ours, noon):
    with pytest.raises(members.LastCoordinator):
        erasing.erase_account(ours.luna, ours.luna.identity, password=PASSWORD, at=noon)
    assert ours.here(ours.luna).name == "Ours 2027"


@pytest.mark.django_db
def test_the_only_administrator_stays(cast, noon):
    with pytest.raises(door.LastAdministrator):
        erasing.erase_account(cast.amina, cast.amina.identity, password=PASSWORD, at=noon)
    assert Person.objects.filter(pk=cast.amina.pk).exists()
    PersonFactory(roles=[Role.ADMINISTRATOR])
    erasing.erase_account(cast.amina, cast.amina.identity, password=PASSWORD, at=noon)


@pytest.mark.django_db
def test_who_is_alone_in_an_engagement_takes_it_along(noon):
    alone = PersonFactory()
    here = begin(alone, "Alone", "XAA", noon)
    erasing.erase_account(alone, alone.identity, password=PASSWORD, at=noon)
    assert not Engagement.objects.filter(pk=here.pk).exists()


@pytest.mark.django_db
def test_an_account_in_a_closed_engagement_can_be_erased(ours, noon):
    issue(ours, noon)
    texts(ours, noon)
    close(ours, noon)
    erasing.erase_account(ours.nube, ours.nube.identity, password=PASSWORD, at=noon)
    assert not Person.objects.filter(pk=ours.nube.pk).exists()


@pytest.mark.django_db
def test_an_account_that_waits_somewhere_can_be_erased(ours, noon):
    here = begin(ours.nobody, "Nobody's", "XAB", noon)
    admit(here, ours.newcomer, [Part.MEMBER], noon)
    erasing.erase_account(ours.newcomer, ours.newcomer.identity, password=PASSWORD, at=noon)
    assert ours.here(ours.luna).name == "Ours 2027"
