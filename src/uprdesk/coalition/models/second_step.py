"""What a person needs beside the password to sign in."""

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models

from uprdesk.coalition.models.person import Person
from uprdesk.coalition.second_step.codes import Codes
from uprdesk.coalition.second_step.passkey import Passkey
from uprdesk.coalition.second_step.totp import AppKey
from uprdesk.sealing.box import derive, open_box, seal
from uprdesk.sealing.identity import Identity
from uprdesk.sealing.inside import from_bytes, to_bytes

PURPOSE = "uprdesk second step"
"""Of the key that is derived from the person's private key."""
SIZE = 2000
"""Bytes to which each content is filled up with blanks, which JSON passes over: the size of a box
tells neither what kind of step it is nor how many codes were used."""


@dataclass(frozen=True, kw_only=True)
class AboutStep:
    """What the box of a second step holds: one of the three ways, and what the person calls it.

    app      a key that an app on a telephone knows
    passkey  a key in a device
    codes    recovery codes on paper; each person with another step has one such row
    """

    name: str = ""
    made_on: date | None = None
    app: AppKey | None = None
    passkey: Passkey | None = None
    codes: Codes | None = None


class SecondStepQuerySet(models.QuerySet):
    """Questions asked of the steps."""

    def opened(self, person: Person, identity: Identity) -> list["SecondStep"]:
        """The steps of a person with their boxes opened, the oldest first; raises CannotOpen."""
        found = [step.open(identity) for step in self.filter(person=person)]
        return sorted(found, key=lambda step: (step.inside.made_on or date.min, step.pk))


class SecondStep(models.Model):
    """One second step of one person. Even what kind it is lies in the box.

    sealed  `AboutStep`, under a key derived from the person's own private key: it can only be read
            between the right password and the end of the session
    inside  what the box holds, once it was opened; never a column
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="second_steps")
    sealed = models.BinaryField()

    objects = SecondStepQuerySet.as_manager()

    inside: Any

    @property
    def context(self) -> str:
        """To what the box is tied: its person and its row."""
        return f"{self._meta.db_table} {self.person_id} {self.pk}"

    def open(self, identity: Identity) -> "SecondStep":
        """Open the box into `inside` and return the step; raises CannotOpen."""
        self.inside = from_bytes(
            AboutStep, open_box(_key(identity), bytes(self.sealed), self.context)
        )
        return self

    def seal(self, identity: Identity, inside: AboutStep) -> "SecondStep":
        """Put `inside` into the box; the caller saves."""
        self.inside = inside
        self.sealed = seal(_key(identity), to_bytes(inside).ljust(SIZE), self.context)
        return self

    def replace(self, identity: Identity, inside: AboutStep) -> bool:
        """Store another content; False where somebody was faster since this row was read.

        So one code that is sent twice at the same moment is taken once.
        """
        before = bytes(self.sealed)
        after = self.seal(identity, inside).sealed
        return bool(SecondStep.objects.filter(pk=self.pk, sealed=before).update(sealed=after))


def _key(identity: Identity) -> bytes:
    return derive(identity.secret.encode(), PURPOSE)
