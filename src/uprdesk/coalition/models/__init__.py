"""The tables of people, engagements, their keys, and the trace."""

from uprdesk.coalition.models.decision import Comment, Proposal, Vote
from uprdesk.coalition.models.engagement import AboutEngagement, Engagement, Membership, Sealed
from uprdesk.coalition.models.erasing import ErasureWish, agreed, still_to_agree
from uprdesk.coalition.models.keys import EngagementKey, HeldKey
from uprdesk.coalition.models.link import Invitation, Purpose, digest
from uprdesk.coalition.models.organisation import (
    AboutNeeds,
    AboutOrganisation,
    CoalitionNeeds,
    Contact,
    Organisation,
)
from uprdesk.coalition.models.person import FailedSignIn, Person, RoleOfPerson, fold, name_digest
from uprdesk.coalition.models.recovery import (
    RecoveryFile,
    RecoveryKey,
    RecoveryState,
    can_be_recovered,
    recovery_state,
)
from uprdesk.coalition.models.resealing import Resealing
from uprdesk.coalition.models.sealed import SealedQuerySet, SealedRow, private_tables
from uprdesk.coalition.models.second_step import AboutStep, SecondStep
from uprdesk.coalition.models.trace import TraceEntry, TraceHead

__all__ = [
    "AboutStep",
    "SecondStep",
    "RecoveryKey",
    "RecoveryFile",
    "RecoveryState",
    "can_be_recovered",
    "recovery_state",
    "Resealing",
    "AboutNeeds",
    "AboutOrganisation",
    "CoalitionNeeds",
    "Contact",
    "Organisation",
    "Vote",
    "Proposal",
    "Comment",
    "AboutEngagement",
    "Engagement",
    "EngagementKey",
    "ErasureWish",
    "agreed",
    "still_to_agree",
    "FailedSignIn",
    "HeldKey",
    "Invitation",
    "Membership",
    "Person",
    "Purpose",
    "RoleOfPerson",
    "Sealed",
    "SealedQuerySet",
    "SealedRow",
    "TraceEntry",
    "TraceHead",
    "digest",
    "fold",
    "name_digest",
    "private_tables",
]
