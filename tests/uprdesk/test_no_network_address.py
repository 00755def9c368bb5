"""From where somebody came is kept nowhere: not in the store, not in sessions, logs or files."""

import hashlib
import logging
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.engagements import sign_in
from tests.factories import PASSWORD
from tests.uprdesk.test_doors import DOORS, knock, things
from tests.uprdesk.test_engagement_doors import doors
from uprdesk.coalition import actions, attempts, trace
from uprdesk.coalition.actions import second_step
from uprdesk.coalition.second_step.totp import AppKey, step_of
from uprdesk.config.journal import CarefulFormatter

pytestmark = pytest.mark.django_db

__all__ = ["things"]

ADDRESSES = ("198.51.100.77", "203.0.113.99", "2001:db8:77::99", "192.0.2.201")
PLANTED = {
    "REMOTE_ADDR": ADDRESSES[0],
    "HTTP_X_FORWARDED_FOR": f"{ADDRESSES[1]}, {ADDRESSES[2]}",
    "HTTP_FORWARDED": f"for={ADDRESSES[1]}",
    "HTTP_X_REAL_IP": ADDRESSES[3],
    "HTTP_USER_AGENT": "Planted/77.1",
}


def traces() -> Iterator[bytes]:
    """Every form in which an address, or what browser it was, could have been kept."""
    yield PLANTED["HTTP_USER_AGENT"].encode()
    for address in ADDRESSES:
        yield address.encode()
        yield ip_address(address).packed
        for kind in ("md5", "sha1", "sha256"):
            digest = hashlib.new(kind, address.encode())
            yield digest.digest()
            yield digest.hexdigest().encode()


TRACES = list(traces())


def found_in(place: str, content: object) -> list[str]:
    """Where a trace of the client stands in `content`; "place" is for the report."""
    held = bytes(content) if isinstance(content, bytes | memoryview) else str(content).encode()
    return [f"{place}: {each!r}" for each in TRACES if each in held]


def found_in_store() -> list[str]:
    """Every column of every row of every table."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    found += found_in(f"{table}.{name}", value)
    return found


def found_in_files(folder: Path) -> list[str]:
    """Names and bytes of every file."""
    found = []
    for path in folder.rglob("*"):
        found += found_in(str(path), path.name)
        if path.is_file():
            found += found_in(str(path), path.read_bytes())
    return found


@pytest.fixture
def client() -> Client:
    """A browser that comes from somewhere, through proxies that say so."""
    return Client(raise_request_exception=False, **PLANTED)


def come_and_go(client, cast) -> list[object]:
    """Sign in by both steps with all that can go wrong; what the sessions held on the way."""
    held = []
    key, now = AppKey.new(), timezone.now()
    bruno = actions.SignedIn(cast.bruno, cast.bruno.identity)
    second_step.add_app(bruno, key=key, typed=key.code(step_of(now)), name="", at=now)
    right = {"pseudonym": "Bruno", "password": PASSWORD}
    for _ in range(2):
        client.post("/sign-in/", right | {"password": "wrong"})
    client.post("/sign-in/", right)
    held.append(dict(client.session))
    client.post("/sign-in/more/", {"way": "app", "code": "no digits"})
    client.post("/sign-in/more/", {"way": "app", "code": key.code(step_of(now) + 1)})
    held.append(dict(client.session))
    assert "_auth_user_id" in client.session
    client.get("/account/")
    client.post("/account/codes/")
    client.post("/account/sessions/end/")
    client.get("/nowhere/")
    client.post("/sign-out/")
    token = actions.make_link(by=cast.amina, at=now)
    chosen = {"pseudonym": "Chioma", "password": PASSWORD, "again": PASSWORD}
    client.post(f"/link/{token}/accept/", chosen)
    held.append(dict(client.session))
    for _ in range(attempts.WRONG_PER_NAME + 1):
        Client(**PLANTED).post("/sign-in/", {"pseudonym": "Nobody", "password": "wrong"})
    strict = Client(enforce_csrf_checks=True, **PLANTED)
    assert strict.post("/sign-out/").status_code == 403
    return held


def test_nothing_of_it_is_kept_by_signing_in(client, cast, caplog):
    with caplog.at_level(logging.DEBUG):
        held = come_and_go(client, cast)
    assert not found_in_store()
    assert not found_in("sessions", held)
    assert not found_in_files(settings.DATA)
    careful = CarefulFormatter()
    assert not found_in("log", [careful.format(record) for record in caplog.records])
    ours = [record for record in caplog.records if record.name.startswith("uprdesk")]
    assert not found_in("our loggers", [vars(record) for record in ours])


@pytest.mark.parametrize("who", ["amina", "visitor"])
def test_nothing_of_it_is_kept_by_any_page(client, cast, things, caplog, who):
    person = getattr(cast, who)
    with caplog.at_level(logging.DEBUG, "uprdesk"):
        for method, name in DOORS:
            if person and name not in {"coalition:sign-in", "shell:leave"}:
                client.force_login(person)
            knock(client, method, name, things)
    assert not found_in_store()
    assert not found_in_files(settings.DATA)
    assert not found_in("log", [vars(r) for r in caplog.records if r.name.startswith("uprdesk")])


def test_nothing_of_it_is_kept_by_pages_of_an_engagement(client, ours):
    sign_in(client, ours.luna)
    addresses = [door.address(ours.engagement.pk, {}) for door in doors() if not door.arguments]
    opened = [client.get(address).status_code for address in addresses].count(200)
    assert opened > len(addresses) / 2
    for address in addresses:
        client.post(address)
    assert not found_in_store()
    assert not found_in_files(settings.DATA)


def test_a_planted_address_is_found(cast, noon, tmp_path):
    """The search itself works, in text, in bytes and in files."""
    trace.record("step.added", by=cast.bruno, target="person 7", at=noon, place=ADDRESSES[2])
    cast.bruno.sealed_identity = b"..." + ip_address(ADDRESSES[0]).packed
    cast.bruno.save()
    assert {each.split(":")[0] for each in found_in_store()} == {
        "coalition_traceentry.detail",
        "coalition_person.sealed_identity",
    }
    (tmp_path / "file").write_bytes(hashlib.sha256(ADDRESSES[1].encode()).digest())
    assert len(found_in_files(tmp_path)) == 1
