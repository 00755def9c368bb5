"""Every address inside an engagement, every part, three engagements: who gets in where.

Nothing is listed here by hand: the addresses are walked from the URL configuration, and what each
person gets follows from the rule on the view (`uprdesk.coalition.doorway.within`) and the table of
rights. A new address without a rule fails.
"""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.template.base import Template
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tests.engagements import Ours, sign_in
from tests.uprdesk.conftest import Cast
from uprdesk.coalition.actions import invitations
from uprdesk.coalition.models import Membership, Person
from uprdesk.coalition.rights import Kind, Part, Right, may
from uprdesk.config import urls as configured
from uprdesk.shell import errors

pytestmark = pytest.mark.django_db

PEOPLE = ("luna", "mar", "rio", "faro", "sol", "nube")
"""One for each part of ours."""
OTHERS = ("elena", "dmitri", "nobody", "newcomer", "amina", "visitor")
"""See `tests.engagements`; Amina administers the installation and is in no engagement."""
NOWHERE = uuid.UUID(int=1)
"""An engagement that does not exist."""
OPEN = {200, 302, 400, 404, 405}
"""What somebody with the right gets: the page, the next page, a form that says what is missing, no
such row, or an address that takes no such request. Never 403, never 500."""


@dataclass(frozen=True)
class Door:
    """One address inside an engagement."""

    name: str
    arguments: tuple[tuple[str, str], ...]
    """Beside the engagement: name, and name of the converter."""
    kind: Kind
    right: Right
    waiting: bool

    def address(self, engagement: uuid.UUID, rows: dict[str, object]) -> str:
        """The address; other rows than those of `rows` do not exist."""
        rest = {name: rows.get(name) or unknown(shape) for name, shape in self.arguments}
        return reverse(self.name, kwargs={"engagement": engagement, **rest})


def unknown(converter: str) -> object:
    """An argument of the right shape that belongs to nothing."""
    return {"UUIDConverter": uuid.UUID(int=7), "IntConverter": 987654}.get(converter, "nothing")


def inside(patterns=None, spaces: tuple[str, ...] = (), held=None) -> Iterator[tuple]:
    """Name, arguments and view of each address with an engagement in it."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        arguments = {**(held or {}), **entry.pattern.converters}
        if isinstance(entry, URLResolver):
            inner = (*spaces, entry.namespace) if entry.namespace else spaces
            yield from inside(entry.url_patterns, inner, arguments)
        elif isinstance(entry, URLPattern) and "engagement" in arguments:
            yield ":".join([*spaces, entry.name]), arguments, entry.callback


def doors() -> list[Door]:
    """All of them, with the rule of each."""
    found = []
    for name, arguments, view in inside():
        kind, _, right = getattr(view, "needs", "").partition(":")
        assert kind in set(Kind), f"{name} has no rule: put @within(Kind.…, Right.…) on its view"
        rest = [(arg, type(c).__name__) for arg, c in arguments.items() if arg != "engagement"]
        found.append(
            Door(name, tuple(rest), Kind(kind), Right(right), getattr(view, "waiting", False))
        )
    return found


@pytest.fixture(autouse=True)
def plain_refusals(monkeypatch):
    """Refusals without their page: it has tests of its own, and here it would be drawn 2000 times.

    The views, their rules and all that stands before them are the real ones.
    """
    for status in (403, 404):
        answer = lambda request, exception, status=status: HttpResponse(status=status)  # noqa: E731
        monkeypatch.setattr(configured, f"handler{status}", answer)
    monkeypatch.setattr(errors, "not_allowed", lambda request: HttpResponse(status=405))


@pytest.fixture
def undrawn(monkeypatch):
    """Pages without their words: their views do all their work, then nothing is drawn."""
    monkeypatch.setattr(Template, "render", lambda self, context: "")


@pytest.fixture
def rows(ours, noon) -> dict[str, object]:
    """A row of ours for arguments that name one: what is asked for is really there."""
    invitations.invite(ours.here(ours.luna), parts=[Part.MEMBER], at=timezone.now())
    newcomer = Membership.objects.get(engagement=ours.engagement, person=ours.newcomer)
    link = ours.engagement.links.get().pk
    return {"member": newcomer.pk, "link": link, "what": "submission"}


def expected(door: Door, person: Person | None, engagement: uuid.UUID) -> int | None:
    """The status of a refusal; None where the person gets in."""
    if person is None:
        return 302
    member = Membership.objects.filter(engagement=engagement, person=person).first()
    if member is None:
        return 404
    if not may(member.parts, door.kind, door.right):
        return 403
    return 403 if member.admitted_at is None and not door.waiting else None


def refused(answer: HttpResponse, status: int) -> bool:
    """Whether this is the refusal: a visitor is led to the page for signing in."""
    if answer.status_code != status:
        return False
    return status != 302 or answer.url.startswith(reverse(settings.LOGIN_URL))


def everything() -> dict[str, tuple[int, str]]:
    """Rows and contents of each table, as a count and a digest; sessions note that one was here."""
    found = {}
    for table in apps.get_models():
        if table._meta.managed and table._meta.label != "sealing.Session":
            rows = sorted(map(repr, table._base_manager.values_list()))
            digest = hashlib.sha256("\n".join(rows).encode()).hexdigest()
            found[table._meta.label] = (len(rows), digest)
    return found


def test_there_are_addresses_inside_engagements_and_each_has_its_rule():
    assert {"coalition:members", "coalition:settings"} <= {door.name for door in doors()}


@pytest.mark.parametrize("who", [*PEOPLE, *OTHERS])
def test_doors_of_engagements(
    request: pytest.FixtureRequest, client: Client, cast: Cast, ours: Ours, rows, who: str
):
    if who in OTHERS:  # they see what somebody among the six sees
        request.getfixturevalue("undrawn")
    person = getattr(cast, who) if who in ("amina", "visitor") else getattr(ours, who)
    if person is not None:
        sign_in(client, person)
    before = everything()
    let_in = []
    for door in doors():
        for engagement in (ours.engagement.pk, ours.theirs.pk, NOWHERE):
            address = door.address(engagement, rows if engagement == ours.engagement.pk else {})
            status = expected(door, person, engagement)
            for method in (client.get, client.post)[engagement == NOWHERE :]:
                if status is None:
                    let_in.append((method, address))
                else:
                    assert refused(method(address), status), f"{method.__name__} {door.name}"
    assert everything() == before
    for method, address in let_in:
        with transaction.atomic():
            answer = method(address)
            list(answer)  # what is streamed keeps its file open until it is read
            assert answer.status_code in OPEN, f"{method.__name__} {address}: {answer.status_code}"
            transaction.set_rollback(True)
    assert bool(let_in) == (who not in ("nobody", "amina", "visitor"))


@pytest.mark.parametrize("why", ["no key", "closed"])
def test_without_keys_and_in_a_closed_engagement_nothing_opens(
    client: Client, ours: Ours, rows, undrawn, noon, why: str
):
    """Not for a coordinator either; but for the pages that say why, and what to do."""
    if why == "closed":
        ours.engagement.closed_at = noon
        ours.engagement.save()
        sign_in(client, ours.luna)
    else:
        client.force_login(ours.luna)
    before = everything()
    for door in doors():
        if not door.waiting:
            address = door.address(ours.engagement.pk, rows)
            for method in (client.get, client.post):
                assert refused(method(address), 403), f"{method.__name__} {door.name}"
    assert everything() == before
