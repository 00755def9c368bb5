"""People, their roles in the installation, and wrong passwords."""

import unicodedata

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from uprdesk.coalition.rights import Can, Role, granted
from uprdesk.sealing.identity import Identity, seal_identity
from uprdesk.sealing.server import ServerSealedField, keyed_digest
from uprdesk.sealing.stretching import encode

INVISIBLE = {"Cf", "Cs", "Cn"}
"""Kinds of characters that have no shape: joiners, directions, and what is no character."""

LONGEST = 120
"""Characters of the folded form, in which one sign may become many."""


def fold(pseudonym: str) -> str:
    """The form by which a pseudonym is found: case, width and blanks do not matter, nor do signs
    that nobody sees, by which one person could pass for another."""
    seen = (c for c in pseudonym if unicodedata.category(c) not in INVISIBLE)
    return " ".join(unicodedata.normalize("NFKC", "".join(seen)).casefold().split())


def name_digest(pseudonym: str) -> str:
    """By what a pseudonym is found in the store, which does not tell it: a keyed digest in hex."""
    return keyed_digest("uprdesk.coalition.pseudonym", fold(pseudonym))


class PersonManager(BaseUserManager):
    """Finds people by any spelling of their pseudonym, and makes them."""

    def called(self, pseudonym: str) -> "Person | None":
        """The person of this pseudonym in any spelling."""
        return self.filter(sign_in_name=name_digest(pseudonym)).first()

    def create_person(self, pseudonym: str, password: str, **fields: object) -> "Person":
        """Store a person; the caller has checked the password against the rules."""
        person = self.model(pseudonym=" ".join(pseudonym.split()), **fields)
        person.choose_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in. A pseudonym is enough; no name, no e-mail address, no photograph.

    pseudonym        as shown, single blanks; sealed for the server, which needs it at the door
    sign_in_name     keyed digest of its folded form: two people cannot differ by case or blanks
    language         "es", "en" or "fr"; empty: as the browser asks
    password         verifier of the password (`uprdesk.sealing.stretching`)
    public_key       age recipient: what is wrapped to it only this person opens; empty until the
                     first sign-in of somebody who was stored before people had keys
    sealed_identity  the private half, sealed under what the password opens
    """

    pseudonym = ServerSealedField(_("pseudonym"))
    sign_in_name = models.CharField(max_length=64, unique=True, editable=False)
    language = models.CharField(max_length=2, blank=True)
    public_key = models.CharField(max_length=80, blank=True, editable=False)
    sealed_identity = models.BinaryField(default=b"", editable=False)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    last_login = None  # when somebody worked is nobody's business

    objects = PersonManager()

    USERNAME_FIELD = "sign_in_name"
    REQUIRED_FIELDS = ["pseudonym"]

    def __str__(self) -> str:
        return self.pseudonym

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the digest in step with the pseudonym."""
        self.sign_in_name = name_digest(self.pseudonym)
        super().save(*args, **kwargs)

    def choose_password(self, password: str, identity: Identity | None = None) -> Identity:
        """Set a password that opens `identity`, or a new key pair; the caller saves.

        With a new key pair nothing that was wrapped for this person opens any more.
        """
        identity = identity or Identity.new()
        self.password, key = encode(password)
        self.public_key = identity.public
        self.sealed_identity = seal_identity(identity, key, self.identity_context)
        return identity

    @property
    def identity_context(self) -> str:
        """To what the sealed private half is tied: its public half."""
        return f"person {self.public_key}"

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


class FailedSignIn(models.Model):
    """A wrong password, or a wrong second step, remembered for a while to slow guessing down.

    name_digest     keyed digest of the pseudonym that was tried, or of the mark of the browser (see
                    `attempts`); no network address is kept
    after_password  True: the password was right and the second step was not
    """

    name_digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    after_password = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["at", "name_digest"], name="failed_sign_in_recent")]
