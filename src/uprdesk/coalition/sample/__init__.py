"""The people of the sample: known to everybody, so a store that holds them stays on loopback.

What they do together is made by `sample.engagements`, `sample.organisations` and
`sample.decisions`; the room of the plan puts it all in order (`uprdesk.stages.timeline.sample`).
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from uprdesk.coalition import actions, trace
from uprdesk.coalition.models import Person, TraceEntry
from uprdesk.coalition.rights import Role
from uprdesk.sealing.identity import Identity

PASSWORD = "open-the-desk"  # noqa: S105  printed at every start of the sample
LOADED = "sample.loaded"


@dataclass(frozen=True)
class Account:
    """One person of the sample; `about` says what the account shows."""

    pseudonym: str
    roles: tuple[Role, ...]
    about: str


ACCOUNTS = (
    Account("Amina", tuple(Role), "administers and imports; sees no engagement"),
    Account("Luna", (), "coordinates the engagement about Tavoria: begin here"),
    Account("Mar", (), "drafts there"),
    Account("Río", (), "documents there"),
    Account("Faro", (), "talks to governments there"),
    Account("Sol", (), "speaks for an organisation there"),
    Account("Nube", (), "follows the plan there"),
    Account("Brisa", (), "came by a link, and waits to be admitted there"),
    Account("Bruno", (), "coordinates another engagement; neither knows of the other"),
    Account("Cedro", (), "speaks for an organisation in that one"),
)

REVIEWED = {"XAA": (6, 19, 33, 47), "XAB": (21, 35, 49), "XAJ": (47,)}
"""Sessions in which the invented States of the sample were reviewed."""


@dataclass(frozen=True)
class Known:
    """Somebody of the sample with the private key that the printed password opens."""

    person: Person
    identity: Identity


def is_there() -> bool:
    """Whether this store holds the sample."""
    return TraceEntry.objects.filter(deed=LOADED).exists()


def accounts() -> list[Account]:
    """The accounts that are in this store: a sample of an earlier version has fewer."""
    return [one for one in ACCOUNTS if Person.objects.called(one.pseudonym)]


@transaction.atomic
def load(*, at: datetime) -> dict[str, Known]:
    """Put the people of the sample into the store; twice changes nothing.

    Returns those who were put there by pseudonym: one password is stretched for each.
    """
    if is_there():
        return {}
    people = {account.pseudonym: known(account) for account in ACCOUNTS}
    for account in ACCOUNTS:
        for role in account.roles:
            actions.grant(person=people[account.pseudonym].person, role=role, by=None, at=at)
    trace.record(LOADED, by=None, target="", at=at)
    return people


def known(account: Account) -> Known:
    """A new person with the printed password."""
    person = Person(pseudonym=account.pseudonym)
    identity = person.choose_password(PASSWORD)
    person.save()
    return Known(person, identity)
