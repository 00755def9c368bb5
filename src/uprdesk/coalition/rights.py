"""Rights are tables; nothing else compares a role.

`Can` and `Role` are of the installation, `Right` and `Part` of one engagement. They have nothing to
do with each other: who administers the installation sees no engagement, and who coordinates one
administers nothing.
"""

from collections.abc import Iterable
from enum import StrEnum, auto

from django.db import models
from django.utils.translation import gettext_lazy as _

# --- in the installation -------------------------------------------------------------------------


class Can(StrEnum):
    """What a person may do in this installation."""

    READ_RECORD = auto()
    """Open the record, search it, read a document for oneself."""
    CURATE = auto()
    """Write the public record by an import."""
    CORRECT_LABELS = auto()
    """Say what a recommendation is about, over sources and the machine; train the machine."""
    OPEN_COHORTS = auto()
    """Begin a training for activists of several countries."""
    ADMINISTER = auto()
    """Invite people and grant roles; see how the installation is."""


class Role(models.TextChoices):
    """What a person is in this installation, beside being signed in."""

    CURATOR = "curator", _("Curator: imports documents into the public record")
    TRAINER = "trainer", _("Trainer: opens cohorts of the course")
    ADMINISTRATOR = "administrator", _("Administrator: invites people and grants roles")


SIGNED_IN: frozenset[Can] = frozenset({Can.READ_RECORD})
"""What every signed-in person may do."""

GRANTS: dict[str, frozenset[Can]] = {
    Role.CURATOR: frozenset({Can.CURATE, Can.CORRECT_LABELS}),
    Role.TRAINER: frozenset({Can.OPEN_COHORTS}),
    Role.ADMINISTRATOR: frozenset({Can.ADMINISTER}),
}


def granted(roles: Iterable[str]) -> frozenset[Can]:
    """All that these roles may do together; an unknown role grants nothing."""
    return SIGNED_IN.union(*(GRANTS.get(role, frozenset()) for role in roles))


# --- in an engagement ----------------------------------------------------------------------------


class Kind(StrEnum):
    """Kinds of things in an engagement."""

    ENGAGEMENT = auto()
    """The engagement itself: its review, its rules of safety, its keys and its end."""
    PEOPLE = auto()
    ORGANISATIONS = auto()
    DECISIONS = auto()
    PLAN = auto()
    TRACE = auto()
    EVIDENCE = auto()


class Right(StrEnum):
    """What may be done with a kind of thing; none of them brings another one along."""

    SEE = auto()
    ADD = auto()
    """Put something in: a task, a comment, a vote, a record of evidence."""
    CITE = auto()
    """Use it in a text that leaves the house."""
    EXPORT = auto()
    """Take it along as a file or a feed; each time is written in the trace."""
    MANAGE = auto()
    """Change and remove what others put in; decide about it."""


class Part(models.TextChoices):
    """The part a person plays in one engagement; one person may play several."""

    COORDINATOR = "coordinator", _("Coordinator: leads, invites, decides about keys")
    DRAFTER = "drafter", _("Drafter: writes the texts")
    DOCUMENTER = "documenter", _("Documenter: adds evidence and reads none of it")
    DELEGATE = "delegate", _("Delegate: talks to governments")
    MEMBER = "member", _("Member: speaks for an organisation, reads, votes")
    OBSERVER = "observer", _("Observer: follows the plan")


PART_NAMES = {
    Part.COORDINATOR: _("coordinator"),
    Part.DRAFTER: _("drafter"),
    Part.DOCUMENTER: _("documenter"),
    Part.DELEGATE: _("delegate"),
    Part.MEMBER: _("member"),
    Part.OBSERVER: _("observer"),
}
"""The parts in one word each, for lists."""

Table = dict[str, dict[Kind, frozenset[Right]]]


def _rights(*rights: Right) -> frozenset[Right]:
    return frozenset(rights)


SEE, ADD, CITE, EXPORT = Right.SEE, Right.ADD, Right.CITE, Right.EXPORT

RIGHTS: Table = {
    Part.COORDINATOR: {kind: frozenset(Right) for kind in Kind},
    Part.DRAFTER: {
        Kind.ENGAGEMENT: _rights(SEE),
        Kind.PEOPLE: _rights(SEE),
        Kind.ORGANISATIONS: _rights(SEE, CITE),
        Kind.DECISIONS: _rights(SEE, ADD),
        Kind.PLAN: _rights(SEE, ADD, EXPORT),
        Kind.EVIDENCE: _rights(SEE, CITE),
    },
    Part.DOCUMENTER: {
        Kind.ENGAGEMENT: _rights(SEE),
        Kind.PEOPLE: _rights(SEE),
        Kind.DECISIONS: _rights(SEE, ADD),
        Kind.PLAN: _rights(SEE, ADD, EXPORT),
        Kind.EVIDENCE: _rights(ADD),
    },
    Part.DELEGATE: {
        Kind.ENGAGEMENT: _rights(SEE),
        Kind.PEOPLE: _rights(SEE),
        Kind.ORGANISATIONS: _rights(SEE, CITE),
        Kind.DECISIONS: _rights(SEE, ADD),
        Kind.PLAN: _rights(SEE, ADD, EXPORT),
        Kind.EVIDENCE: _rights(CITE),
    },
    Part.MEMBER: {
        Kind.ENGAGEMENT: _rights(SEE),
        Kind.PEOPLE: _rights(SEE),
        Kind.ORGANISATIONS: _rights(SEE, ADD),
        Kind.DECISIONS: _rights(SEE, ADD),
        Kind.PLAN: _rights(SEE, ADD, EXPORT),
    },
    Part.OBSERVER: {
        Kind.ENGAGEMENT: _rights(SEE),
        Kind.DECISIONS: _rights(SEE),
        Kind.PLAN: _rights(SEE),
    },
}
"""Part → kind of thing → what may be done with it. What does not stand here is refused."""


def may(parts: Iterable[str], kind: Kind, right: Right) -> bool:
    """Whether somebody who plays these parts may do `right` with things of `kind`."""
    return any(right in RIGHTS.get(part, {}).get(kind, frozenset()) for part in parts)


def parts_that_may(kind: Kind, right: Right) -> list[str]:
    """The parts that include this right, for a sentence that says whom to ask."""
    return [part for part in Part.values if may([part], kind, right)]


class Compartment(models.TextChoices):
    """What one key opens. A key is held by whoever may see anything of its kinds."""

    DESK = "desk", _("The plan, the people, the organisations, the decisions")
    EVIDENCE = "evidence", _("The evidence")


COMPARTMENT_OF: dict[Kind, Compartment] = {
    kind: Compartment.EVIDENCE if kind is Kind.EVIDENCE else Compartment.DESK for kind in Kind
}


def opens(parts: Iterable[str], compartment: str) -> bool:
    """Whether these parts hold the key of a compartment: they may see something in it."""
    parts = list(parts)
    return any(may(parts, kind, SEE) for kind, of in COMPARTMENT_OF.items() if of == compartment)
