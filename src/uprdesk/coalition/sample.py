"""The people of the sample: known to everybody, so a store that holds them stays on loopback."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from uprdesk.coalition import actions, trace
from uprdesk.coalition.models import Person, TraceEntry
from uprdesk.coalition.rights import Role

PASSWORD = "open-the-desk"  # noqa: S105  printed at every start of the sample
LOADED = "sample.loaded"


@dataclass(frozen=True)
class Account:
    """One person of the sample; `about` says what the account shows."""

    pseudonym: str
    roles: tuple[Role, ...]
    about: str


ACCOUNTS = (
    Account("Amina", tuple(Role), "administers and imports"),
    Account("Bruno", (), "reads and searches"),
)

REVIEWED = {"XAA": (6, 19, 33, 47), "XAB": (21, 35, 49), "XAJ": (47,)}
"""Sessions in which the invented States of the sample were reviewed."""


def is_there() -> bool:
    """Whether this store holds the sample."""
    return TraceEntry.objects.filter(deed=LOADED).exists()


@transaction.atomic
def load(*, at: datetime) -> None:
    """Put the people of the sample into the store; twice changes nothing."""
    if is_there():
        return
    for account in ACCOUNTS:
        person = Person.objects.create_person(account.pseudonym, PASSWORD)
        for role in account.roles:
            actions.grant(person=person, role=role, by=None, at=at)
    trace.record(LOADED, by=None, target="", at=at)
