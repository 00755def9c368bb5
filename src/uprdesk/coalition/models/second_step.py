"""What a person needs beside the password to sign in."""

from django.db import models

from uprdesk.coalition.models.person import Person


class Way(models.TextChoices):
    """Ways of the second step."""

    APP = "app"  # six digits from an app (TOTP)
    PASSKEY = "passkey"  # a key in the device or beside it (WebAuthn)
    CODES = "codes"  # codes on paper, each used once


class SecondStep(models.Model):
    """One second step of one person.

    sealed  its secret and its name, under a key derived from the person's own private key: it can
            only be read between the right password and the end of the session
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="second_steps")
    way = models.CharField(max_length=10, choices=Way.choices)
    sealed = models.BinaryField()
