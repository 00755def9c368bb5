"""What people do at the door: make a link, accept it, sign in. One verb, one transaction."""

import secrets
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import authenticate
from django.db import transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import attempts, trace
from uprdesk.coalition.models import FailedSignIn, Invitation, Person, RoleOfPerson, digest, fold
from uprdesk.coalition.rights import Role

LINK_LASTS = timedelta(hours=72)


class LinkSpent(UprError):
    """A link that was used, is too old, or never was."""


class NameTaken(UprError):
    """Another person has this pseudonym."""


class SignInRefused(UprError):
    """Wrong pseudonym or password, or too many tries."""


class LastAdministrator(UprError):
    """Without an administrator nobody could let anybody in."""


@transaction.atomic
def make_link(
    *,
    by: Person | None,
    at: datetime,
    roles: Iterable[str] = (),
    person: Person | None = None,
) -> str:
    """Store a single-use link for one person and return its token, which is kept nowhere.

    by      None when the command line made it
    roles   what somebody new will be
    person  who gets a new password by it; their older links stop working
    """
    roles = [Role(role).value for role in roles]
    token = secrets.token_urlsafe(32)
    Invitation.objects.filter(expires_at__lte=at).delete()
    if person is not None:
        person.links.all().delete()
    Invitation.objects.create(
        token_digest=digest(token),
        roles=roles,
        person=person,
        made_by=by,
        made_at=at,
        expires_at=at + LINK_LASTS,
    )
    trace.record("link.made", by=by, target=str(person or ""), at=at, roles=roles)
    return token


def make_first_link(*, at: datetime) -> str:
    """The link for the first person of an installation, who may do everything."""
    return make_link(by=None, at=at, roles=Role.values)


def open_link(token: str, *, at: datetime) -> Invitation:
    """The link of this token while it can be used; raises LinkSpent."""
    found = Invitation.objects.open(at).with_token(token).first()
    if found is None:
        raise spent()
    return found


def spent() -> LinkSpent:
    """The error of a link that was used, is too old, or never was: in the same words."""
    return LinkSpent(
        say(gettext_noop("This link does not open anything any more.")),
        say(gettext_noop("It works once and for 72 hours: ask for a new one.")),
    )


@transaction.atomic
def accept(token: str, *, pseudonym: str, password: str, language: str, at: datetime) -> Person:
    """Use the link up: store its new person, or give the person it was made for a new password.

    pseudonym  of somebody new; the pseudonym of a known person stays

    Raises LinkSpent, or NameTaken; then the link stays as it was.
    """
    # whoever changes the row first has used the link; the other one finds it spent
    if not Invitation.objects.open(at).with_token(token).update(used_at=at):
        raise spent()
    link = Invitation.objects.with_token(token).select_related("person", "made_by").get()
    person = link.person or newcomer(pseudonym, language)
    person.set_password(password)
    person.save()
    trace.record("link.used", by=person, target=person.pseudonym, at=at)
    for role in link.roles:
        grant(person=person, role=role, by=link.made_by, at=at)
    return person


def newcomer(pseudonym: str, language: str) -> Person:
    """A person who is not stored yet; raises NameTaken when somebody has the pseudonym."""
    if Person.objects.filter(sign_in_name=fold(pseudonym)).exists():
        raise NameTaken(
            say(gettext_noop("Somebody here already uses this pseudonym.")),
            say(gettext_noop("Choose another one.")),
        )
    return Person(pseudonym=pseudonym, language=language)


@transaction.atomic
def grant(*, person: Person, role: str, by: Person | None, at: datetime) -> None:
    """Give `person` a role of this installation; twice changes nothing."""
    _, made = RoleOfPerson.objects.get_or_create(person=person, role=Role(role).value)
    if made:
        person.__dict__.pop("rights", None)
        trace.record("role.granted", by=by, target=person.pseudonym, at=at, role=role)


@transaction.atomic
def revoke(*, person: Person, role: str, by: Person | None, at: datetime) -> None:
    """Take a role of this installation from `person`; twice changes nothing.

    Raises LastAdministrator rather than leave the installation without one.
    """
    others = RoleOfPerson.objects.filter(role=Role.ADMINISTRATOR, person__is_active=True)
    if role == Role.ADMINISTRATOR and not others.exclude(person=person).exists():
        raise LastAdministrator(
            say(gettext_noop("%(name)s is the only administrator here."), name=person.pseudonym),
            say(gettext_noop("Make somebody else administrator first.")),
        )
    gone, _ = RoleOfPerson.objects.filter(person=person, role=Role(role).value).delete()
    if gone:
        person.__dict__.pop("rights", None)
        trace.record("role.revoked", by=by, target=person.pseudonym, at=at, role=role)


@transaction.atomic
def set_roles(*, person: Person, roles: Collection[str], by: Person | None, at: datetime) -> None:
    """Give `person` exactly these roles of the installation; all changes or none."""
    for role in Role.values:
        change = grant if role in roles else revoke
        change(person=person, role=role, by=by, at=at)


def sign_in(*, pseudonym: str, password: str, at: datetime, mark: str = "") -> Person:
    """The person of this pseudonym and password.

    mark  of the browser, if somebody signed in there before: see `attempts`

    Raises SignInRefused, in the same words whether the pseudonym or the password is wrong. After
    some wrong passwords even the right one waits.
    """
    if attempts.too_many(pseudonym, mark, at):
        raise SignInRefused(
            say(gettext_noop("Too many wrong passwords in a short time.")),
            say(gettext_noop("Wait a quarter of an hour, then try again.")),
        )
    person = authenticate(username=pseudonym, password=password)
    if person is None:
        attempts.wrong(pseudonym, mark, at)
        raise SignInRefused(
            say(gettext_noop("Pseudonym or password is not right.")),
            say(gettext_noop("Type both again; capital letters matter in the password only.")),
        )
    attempts.right(pseudonym, mark)
    return person


def forget(at: datetime) -> None:
    """Delete what has ended: sessions, links, wrong passwords; the worker does it now and then."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    Invitation.objects.filter(expires_at__lte=at).delete()
    FailedSignIn.objects.filter(at__lte=at - attempts.REMEMBERED).delete()
