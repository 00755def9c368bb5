"""What people do at the door: make a link, accept it, sign in. One verb, one transaction."""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.db import transaction

from upr.errors import UprError
from upr.text import gettext_noop, say
from uprdesk.coalition import attempts, trace
from uprdesk.coalition.actions import members
from uprdesk.coalition.models import (
    Engagement,
    Invitation,
    Membership,
    Person,
    Purpose,
    RoleOfPerson,
    digest,
)
from uprdesk.coalition.rights import Part, Role
from uprdesk.sealing.identity import Identity, open_identity
from uprdesk.sealing.sessions import end_all
from uprdesk.sealing.stretching import open_with, outdated, pretend

LINK_LASTS = timedelta(hours=72)


class LinkSpent(UprError):
    """A link that was used, is too old, or never was."""


class NameTaken(UprError):
    """Another person has this pseudonym."""


class SignInRefused(UprError):
    """Wrong pseudonym or password, or too many tries."""


class LastAdministrator(UprError):
    """Without an administrator nobody could let anybody in."""


@dataclass(frozen=True)
class SignedIn:
    """A person whose password, or link, was right, and the private key that it opened."""

    person: Person
    identity: Identity


@transaction.atomic
def make_link(
    *,
    by: Person | None,
    at: datetime,
    roles: Iterable[str] = (),
    person: Person | None = None,
    engagement: Engagement | None = None,
) -> str:
    """Store a single-use link for one person and return its token, which is kept nowhere.

    by          None when the command line made it
    roles       what somebody new will be: a `Role`, or a `Part` where it leads into an engagement
    person      who gets a new password by it; their older links stop working
    engagement  where somebody joins
    """
    known = Part if engagement else Role
    roles = [known(role).value for role in roles]
    token = secrets.token_urlsafe(32)
    Invitation.objects.filter(expires_at__lte=at).delete()
    if person is not None:
        person.links.all().delete()
    purpose = Purpose.PASSWORD if person else Purpose.INSTALLATION
    Invitation.objects.create(
        token_digest=digest(token),
        purpose=Purpose.ENGAGEMENT if engagement else purpose,
        roles=roles,
        person=person,
        engagement=engagement,
        made_by=by,
        made_at=at,
        expires_at=at + LINK_LASTS,
    )
    whom = target(person) if person else ""
    trace.record("link.made", by=by, target=whom, at=at, engagement=engagement, roles=roles)
    return token


def target(person: Person) -> str:
    """How the trace names a person: by number, so that it says nothing after an erasure."""
    return f"person {person.pk}"


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
def use_up(token: str, *, at: datetime) -> Invitation:
    """Mark the link as used and return it; raises LinkSpent when somebody was faster."""
    # whoever changes the row first has used the link; the other one finds it spent
    if not Invitation.objects.open(at).with_token(token).update(used_at=at):
        raise spent()
    links = Invitation.objects.select_related("person", "made_by", "engagement")
    return links.with_token(token).get()


@transaction.atomic
def accept(token: str, *, pseudonym: str, password: str, language: str, at: datetime) -> SignedIn:
    """Use the link up: store its new person, or give the person it was made for a new password.

    A new password comes with a new key pair: what was wrapped for the old one nobody opens any
    more, so in each engagement a member has to admit the person again. Second steps were sealed
    with it and go; sessions of the person end.

    pseudonym  of somebody new; the pseudonym of a known person stays

    Raises LinkSpent, or NameTaken; then the link stays as it was.
    """
    link = use_up(token, at=at)
    person = link.person or newcomer(pseudonym, language)
    identity = person.choose_password(password)
    person.save()
    person.second_steps.all().delete()
    end_all(person)
    members.wait_again(person, at=at)
    trace.record("link.used", by=person, target=target(person), at=at, engagement=link.engagement)
    if link.engagement:
        members.join(
            link.engagement, person=person, parts=link.roles, at=at, invited_by=link.made_by
        )
    else:
        for role in link.roles:
            grant(person=person, role=role, by=link.made_by, at=at)
    return SignedIn(person, identity)


@transaction.atomic
def join_by_link(token: str, *, person: Person, at: datetime) -> Membership:
    """A signed-in person uses up a link into an engagement.

    Raises LinkSpent, and AlreadyIn, which leaves the link as it was.
    """
    link = use_up(token, at=at)
    if link.engagement is None:
        raise spent()
    trace.record("link.used", by=person, target=target(person), at=at, engagement=link.engagement)
    return members.join(
        link.engagement, person=person, parts=link.roles, at=at, invited_by=link.made_by
    )


def newcomer(pseudonym: str, language: str) -> Person:
    """A person who is not stored yet; raises NameTaken when somebody has the pseudonym."""
    if Person.objects.called(pseudonym):
        raise NameTaken(
            say(gettext_noop("Somebody here already uses this pseudonym.")),
            say(gettext_noop("Choose another one.")),
        )
    return Person(pseudonym=" ".join(pseudonym.split()), language=language)


@transaction.atomic
def grant(*, person: Person, role: str, by: Person | None, at: datetime) -> None:
    """Give `person` a role of this installation; twice changes nothing."""
    _, made = RoleOfPerson.objects.get_or_create(person=person, role=Role(role).value)
    if made:
        person.__dict__.pop("rights", None)
        trace.record("role.granted", by=by, target=target(person), at=at, role=role)


@transaction.atomic
def revoke(*, person: Person, role: str, by: Person | None, at: datetime) -> None:
    """Take a role of this installation from `person`; twice changes nothing.

    The open links that they made as an administrator end with it: one of them may give a role, or a
    new password.

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
        if role == Role.ADMINISTRATOR:
            Invitation.objects.filter(made_by=person, engagement=None, used_at=None).delete()
        trace.record("role.revoked", by=by, target=target(person), at=at, role=role)


@transaction.atomic
def set_roles(*, person: Person, roles: Collection[str], by: Person | None, at: datetime) -> None:
    """Give `person` exactly these roles of the installation; all changes or none."""
    for role in Role.values:
        change = grant if role in roles else revoke
        change(person=person, role=role, by=by, at=at)


def sign_in(*, pseudonym: str, password: str, at: datetime, mark: str = "") -> SignedIn:
    """The person of this pseudonym and password, with the private key that the password opens.

    mark  of the browser, if somebody signed in there before: see `attempts`

    Raises SignInRefused, in the same words whether the pseudonym or the password is wrong. After
    some wrong passwords even the right one waits.
    """
    refuse_too_many(pseudonym, mark, at)
    signed_in = opened(Person.objects.called(pseudonym), password)
    if signed_in is None:
        attempts.wrong(pseudonym, mark, at)
        raise SignInRefused(
            say(gettext_noop("Pseudonym or password is not right.")),
            say(gettext_noop("Type both again; capital letters matter in the password only.")),
        )
    attempts.right(pseudonym, mark)
    return signed_in


def opened(person: Person | None, password: str) -> SignedIn | None:
    """`person` with their private key; None for a wrong password, or where there is nobody.

    Takes as long in each case. A password that was stretched at another cost, or stored before
    people had keys, is stored anew.
    """
    if person is None or not person.is_active:
        pretend(password)
        return None
    key = open_with(password, person.password)
    if key is not None:
        identity = open_identity(bytes(person.sealed_identity), key, person.identity_context)
        if not outdated(person.password):
            return SignedIn(person, identity)
    elif person.public_key or not person.check_password(password):
        return None
    else:
        identity = None
    identity = person.choose_password(password, identity)
    person.save(update_fields=["password", "public_key", "sealed_identity"])
    return SignedIn(person, identity)


def change_password(
    *, person: Person, old: str, new: str, at: datetime, mark: str = ""
) -> Identity:
    """Seal the person's key under a new password; all that it opens stays open.

    A link for a new password that is still open ends: whoever has it could take the account over.

    mark  as in `sign_in`: guessing is slowed down here as well

    Raises SignInRefused when `old` is not the password.
    """
    signed_in = confirm_password(person, old, at=at, mark=mark)
    with transaction.atomic():
        identity = person.choose_password(new, signed_in.identity)
        person.save(update_fields=["password", "public_key", "sealed_identity"])
        person.links.filter(used_at=None).delete()
        trace.record("password.changed", by=person, target=target(person), at=at)
    return identity


def confirm_password(person: Person, password: str, *, at: datetime, mark: str = "") -> SignedIn:
    """The person again, whose password was asked once more before something weighty.

    mark  as in `sign_in`: guessing is slowed down here as well

    Raises SignInRefused.
    """
    refuse_too_many(person.pseudonym, mark, at)
    signed_in = opened(person, password)
    if signed_in is None:
        attempts.wrong(person.pseudonym, mark, at)
        raise SignInRefused(
            say(gettext_noop("This is not your password of today.")),
            say(gettext_noop("Type it again; nothing was changed.")),
        )
    attempts.right(person.pseudonym, mark)
    return signed_in


def refuse_too_many(pseudonym: str, mark: str, at: datetime) -> None:
    """Raise SignInRefused after some wrong passwords: then even the right one waits."""
    if attempts.too_many(pseudonym, mark, at):
        raise SignInRefused(
            say(gettext_noop("Too many wrong passwords in a short time.")),
            say(gettext_noop("Wait a quarter of an hour, then try again.")),
        )


def forget(at: datetime) -> None:
    """Delete what has ended at the door: sessions, links, wrong passwords."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    Invitation.objects.filter(expires_at__lte=at).delete()
    attempts.forget(at)
