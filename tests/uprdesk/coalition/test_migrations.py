"""A store from before engagements: its people, links and trace come along."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from uprdesk.coalition import actions, trace
from uprdesk.coalition.models import Invitation, Person, TraceEntry

BEFORE = [("coalition", "0001_people_roles_links_and_trace")]
NOON = datetime(2027, 3, 9, 12, tzinfo=UTC)


def migrate(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


@pytest.fixture
def older_store(transactional_db, settings):
    """The tables as they were, with two people, a link and two entries; afterwards as they are."""
    newest = list(MigrationExecutor(connection).loader.graph.leaf_nodes())
    apps = migrate(BEFORE)
    people = apps.get_model("coalition", "Person").objects
    old_hash = make_password("correct horse battery", hasher=Argon2PasswordHasher())
    ana = people.create(pseudonym="Ana", sign_in_name="ana", password=old_hash)
    bea = people.create(pseudonym="Bea", sign_in_name="bea", password=old_hash)
    entries = apps.get_model("coalition", "TraceEntry").objects
    entries.create(at=NOON, by=None, deed="link.made", target="Bea", detail={"roles": []})
    entries.create(at=NOON, by=ana, deed="role.granted", target="Bea", detail={"role": "curator"})
    links = apps.get_model("coalition", "Invitation").objects
    links.create(token_digest="0" * 64, person=bea, made_at=NOON, expires_at=NOON.replace(day=11))
    yield
    migrate(newest)


@pytest.mark.django_db(transaction=True)
def test_people_links_and_trace_of_an_older_store_come_along(older_store, settings):
    settings.PASSWORD_HASHERS = [
        "uprdesk.sealing.stretching.SplitArgon2Hasher",
        "django.contrib.auth.hashers.Argon2PasswordHasher",
    ]
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())
    assert {str(person) for person in Person.objects.all()} == {"Ana", "Bea"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM coalition_person")
        assert "Ana" not in str(cursor.fetchall())
    # the first sign-in gives a person their keys; the next one opens the same
    first = actions.sign_in(pseudonym="ANA", password="correct horse battery", at=NOON)
    again = actions.sign_in(pseudonym="Ana", password="correct horse battery", at=NOON)
    assert first.identity == again.identity
    assert trace.broken_at(None) is None
    assert {entry.target for entry in TraceEntry.objects.all()} == {""}
    assert TraceEntry.objects.get(number=2).by == first.person
    assert Invitation.objects.get().purpose == "password"
