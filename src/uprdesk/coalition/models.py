"""People, their roles, the single-use links that let them in, and the trace of who granted what."""

import hashlib
import unicodedata
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from uprdesk.coalition.rights import Can, Role, granted

INVISIBLE = {"Cf", "Cs", "Cn"}
"""Kinds of characters that have no shape: joiners, directions, and what is no character."""


def fold(pseudonym: str) -> str:
    """The form by which a pseudonym is found: case, width and blanks do not matter, nor do signs
    that nobody sees, by which one person could pass for another."""
    seen = (c for c in pseudonym if unicodedata.category(c) not in INVISIBLE)
    return " ".join(unicodedata.normalize("NFKC", "".join(seen)).casefold().split())


def digest(secret: str) -> str:
    """SHA-256 of a random secret in hex: the store can recognise it, never tell it."""
    return hashlib.sha256(secret.encode()).hexdigest()


class PersonManager(BaseUserManager):
    """Finds people by any spelling of their pseudonym, and makes them."""

    def get_by_natural_key(self, username: str) -> "Person":
        """The person of this pseudonym; raises Person.DoesNotExist."""
        return self.get(sign_in_name=fold(username))

    def create_person(self, pseudonym: str, password: str, **fields: object) -> "Person":
        """Store a person; the caller has checked the password against the rules."""
        person = self.model(pseudonym=" ".join(pseudonym.split()), **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in. A pseudonym is enough; no name, no e-mail address, no photograph.

    pseudonym     as shown, single blanks
    sign_in_name  its folded form: two people cannot differ by case or blanks only
    language      "es", "en" or "fr"; empty: as the browser asks
    """

    pseudonym = models.CharField(_("pseudonym"), max_length=60)
    sign_in_name = models.CharField(max_length=120, unique=True, editable=False)
    language = models.CharField(max_length=2, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_login = None  # when somebody worked is nobody's business

    objects = PersonManager()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = ["pseudonym"]

    def __str__(self) -> str:
        return self.pseudonym

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the folded form in step with the pseudonym."""
        self.sign_in_name = fold(self.pseudonym)
        super().save(*args, **kwargs)

    @cached_property
    def rights(self) -> frozenset[Can]:
        """What this person may do in this installation; asked once a request."""
        if not self.is_active:
            return frozenset()
        return granted(list(self.roles.values_list("role", flat=True)))

    def can(self, right: Can) -> bool:
        """Whether this person may do `right`."""
        return right in self.rights

    # for templates, which compare nothing
    @property
    def administers(self) -> bool:
        return self.can(Can.ADMINISTER)

    @property
    def curates(self) -> bool:
        return self.can(Can.CURATE)


class RoleOfPerson(models.Model):
    """One role that one person has in this installation."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="a_person_has_a_role_once"),
        ]


class InvitationQuerySet(models.QuerySet):
    """Questions asked of the links."""

    def open(self, at: datetime) -> "InvitationQuerySet":
        """Links that can still be used."""
        return self.filter(used_at=None, expires_at__gt=at)

    def with_token(self, token: str) -> "InvitationQuerySet":
        """The link of this token; the store only holds its digest."""
        return self.filter(token_digest=digest(token))


class Invitation(models.Model):
    """A link that lets one person in, once. It is opened by a page and used up by its form.

    roles   what the person will be, values of `Role`; empty: signed in, nothing more
    person  who gets a new password by it; None where somebody new comes in
    """

    token_digest = models.CharField(max_length=64, unique=True)
    roles = models.JSONField(default=list)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="links")
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_link_ends_after_it_begins",
                condition=models.Q(expires_at__gt=models.F("made_at")),
            ),
        ]


class TraceEntry(models.Model):
    """Who granted or took what, when: written inside the deed's transaction, never changed.

    by      None where the command line did it
    deed    e.g. "link.made", "role.granted"
    target  the person or thing it was done to
    detail  values only, e.g. {"role": "curator"}
    """

    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    deed = models.CharField(max_length=60)
    target = models.CharField(max_length=120)
    detail = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-pk"]

    def save(self, *args: object, **kwargs: object) -> None:
        """Add only: raises RuntimeError when a written entry is to be changed."""
        if not self._state.adding:
            raise RuntimeError("the trace is only added to")
        super().save(*args, **kwargs)


class FailedSignIn(models.Model):
    """A wrong password, remembered for a quarter of an hour to slow guessing down.

    name_digest  keyed digest of the pseudonym that was tried, or of the mark of the browser (see
                 `attempts`); no network address is kept
    """

    name_digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at", "name_digest"], name="failed_sign_in_recent")]
